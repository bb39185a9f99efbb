//! Tables with a row a person: birth dates, pupil or patient numbers, names. They are refused wherever a table is read, for a
//! folder is made to be published; and nothing of what stands in them is said.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};

use super::cell::Cell;
use super::grid::Grid;

/// Headings of dates of birth. An age or a year of birth may be a group.
const BIRTH: [&str; 7] = ["date of birth", "dob", "d.o.b", "d.o.b.", "d o b", "birth date", "birthdate"];

/// Headings under which each row has a number of a person.
const NUMBER: [&str; 19] = [
    "upn",
    "unique pupil number",
    "uln",
    "unique learner number",
    "nhs number",
    "nhs no",
    "nhs no.",
    "nhsno",
    "national insurance number",
    "national insurance no",
    "ni number",
    "nino",
    "child id",
    "pupil id",
    "person id",
    "client id",
    "patient id",
    "service user id",
    "case holder id",
];

/// Headings under which each row has the name of a person who is served.
const NAME: [&str; 13] = [
    "child's name",
    "child name",
    "name of child",
    "pupil name",
    "pupil's name",
    "name of pupil",
    "client name",
    "patient name",
    "service user name",
    "service user",
    "tenant name",
    "resident name",
    "customer name",
];

const FORENAME: [&str; 5] = ["forename", "forenames", "first name", "given name", "forename(s)"];

const SURNAME: [&str; 4] = ["surname", "last name", "family name", "second name"];

/// Where the first rows of a table are those of people: the heading and what stands under it.
fn found(top: &[Vec<Cell>]) -> Option<(&Cell, &'static str)> {
    top.iter().enumerate().find_map(|(at, row)| of_headings(row, &top[at + 1..])).or_else(|| of_values(top))
}

fn of_headings<'a>(row: &'a [Cell], below: &[Vec<Cell>]) -> Option<(&'a Cell, &'static str)> {
    let heading = |words: &[&str]| {
        row.iter().enumerate().find(|(_, cell)| {
            let text = cell.text.replace('\u{2019}', "'").to_lowercase().replace('_', " ");
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            words.contains(&text.as_str())
        })
    };
    let under = |at: usize| -> Vec<&str> {
        let cells = below.iter().filter_map(|row| row.get(at)).map(|cell| cell.text.as_str());
        cells.filter(|text| !text.is_empty()).collect()
    };
    let has_digits = |text: &&str| text.chars().filter(char::is_ascii_digit).count() >= 3;
    if let Some((at, cell)) = heading(&BIRTH)
        && under(at).iter().any(has_digits)
    {
        return Some((cell, "dates of birth"));
    }
    // A number of a person is never the same twice: what many rows share is a code of something else.
    let is_each_its_own = |at: usize| {
        let all = under(at);
        let apart: BTreeSet<&str> = all.iter().copied().collect();
        !all.is_empty() && apart.len() == all.len()
    };
    if let Some((at, cell)) = heading(&NUMBER)
        && is_each_its_own(at)
    {
        return Some((cell, "numbers of people"));
    }
    let named = heading(&NAME).filter(|(at, _)| is_each_its_own(*at));
    let parted = || heading(&SURNAME).filter(|(at, _)| heading(&FORENAME).is_some() && !under(*at).is_empty());
    named.or_else(parted).map(|(_, cell)| (cell, "names of people"))
}

/// Whether a text is a number of one kind.
type IsOne = fn(&str) -> bool;

/// Columns of numbers that only people have, whatever stands above them.
fn of_values(top: &[Vec<Cell>]) -> Option<(&Cell, &'static str)> {
    const ENOUGH: usize = 4;
    let widest = top.iter().map(Vec::len).max().unwrap_or(0);
    (0..widest).find_map(|at| {
        let column: Vec<&Cell> = top.iter().filter_map(|row| row.get(at)).collect();
        let kinds: [(IsOne, &'static str); 3] = [
            (is_pupil_number, "pupil numbers"),
            (is_health_number, "NHS numbers"),
            (is_insurance_number, "National Insurance numbers"),
        ];
        kinds.into_iter().find_map(|(is_one, what)| {
            let first = column.iter().find(|cell| !cell.text.is_empty())?;
            // From the first of them on there is nothing else: one number in eleven could be one by chance.
            let texts = column.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty());
            let from_first: BTreeSet<&str> = texts.skip_while(|text| !is_one(text)).collect();
            (from_first.len() >= ENOUGH && from_first.iter().all(|text| is_one(text))).then_some((*first, what))
        })
    })
}

/// `H801200001001`: a letter, eleven digits, and a digit or letter.
fn is_pupil_number(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.len() == 13
        && letters[0].is_ascii_uppercase()
        && letters[1..12].iter().all(char::is_ascii_digit)
        && letters[12].is_ascii_alphanumeric()
}

/// Ten digits whose last one checks the others.
fn is_health_number(text: &str) -> bool {
    let is_parted = text.contains(' ');
    let digits: Vec<u32> =
        text.chars().filter(|letter| *letter != ' ').map_while(|letter| letter.to_digit(10)).collect();
    let whole = text.chars().filter(|letter| *letter != ' ').count();
    if digits.len() != 10 || whole != 10 || (is_parted && text.len() != 12) {
        return false;
    }
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = (11 - sum % 11) % 11;
    check == digits[9]
}

/// `QQ123456C`.
fn is_insurance_number(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| *letter != ' ').collect();
    letters.len() == 9
        && letters[..2].iter().all(char::is_ascii_uppercase)
        && letters[2..8].iter().all(char::is_ascii_digit)
        && ('A'..='D').contains(&letters[8])
}

/// An error where the first rows are those of people. Of the rows themselves nothing is shown.
pub fn of_rows(file: &str, top: &[Vec<Cell>], place: impl Fn(&Cell) -> Place) -> Option<Diagnostic> {
    let (cell, what) = found(top)?;
    let at = place(cell);
    // The line of a text is not shown: it may be one of theirs.
    let at = if at.cell.is_some() { at } else { Place::line(file, at.line, "") };
    let message =
        format!("`{file}` has a row a person, with {what}: it does not belong in a folder made for publication");
    let help = "take it out of the folder, and put in its place a table of counts: a row for each measure and period";
    Some(Diagnostic::error(Code::PersonLevel, message).at(at).help(help))
}

/// The same of a table that is opened.
pub fn person_level(grid: &Grid) -> Option<Diagnostic> {
    of_rows(&grid.file, &grid.top(), |cell| grid.place(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a table of these rows.
    fn of(rows: &[&str]) -> Option<&'static str> {
        let cell = |text: &str| Cell { text: text.trim().to_owned(), ..Cell::blank() };
        let top: Vec<Vec<Cell>> = rows.iter().map(|row| row.split('|').map(cell).collect()).collect();
        found(&top).map(|(_, what)| what)
    }

    #[test]
    fn a_row_a_person_is_known_by_its_headings_or_by_its_numbers() {
        assert_eq!(of(&["Case|DOB|Plan", "1|01/02/2010|yes"]), Some("dates of birth"));
        assert_eq!(of(&["title", "", "Pupil ID|Year", "77|7", "78|7"]), Some("numbers of people"));
        assert_eq!(of(&["Surname|Forename|Visits", "A|B|3"]), Some("names of people"));
        assert_eq!(
            of(&["Ref|x", "A123456789012|1", "B123456789013|1", "C12345678901A|1", "D123456789010|1"]),
            Some("pupil numbers")
        );
        assert_eq!(of(&["who", "943 476 5919", "4000000004", "4000000012", "4000000020"]), Some("NHS numbers"));
    }

    #[test]
    fn ages_dates_codes_and_officers_are_no_people() {
        for rows in [
            &["Age|Value", "0 to 4|12", "5 to 9|13"][..],
            &["Date|Measure|Value", "01/02/2024|calls|12", "01/03/2024|calls|14"],
            &["Indicator|Lead officer|Q1 2024/25|Q2 2024/25", "calls|Director|1|2"],
            &["Measure|Client ID|Value", "calls|7|12", "visits|7|14"],
            &["Indicator|Value", "calls|1234567890", "visits|2345678901", "fines|3456789012"],
            &["DOB|Value", "|12"],
            &["Customer|Surname|Value", "x||1"],
        ] {
            assert_eq!(of(rows), None, "{rows:?}");
        }
    }
}
