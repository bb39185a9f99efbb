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

/// Headings under which each row has the name or the number of somebody who works for the council, who may have several rows. A lead
/// officer is named for a measure.
const STAFF: [&str; 26] = [
    "employee",
    "employee name",
    "employee's name",
    "name of employee",
    "staff name",
    "staff member",
    "member of staff",
    "name of staff",
    "worker name",
    "social worker",
    "social worker name",
    "case worker",
    "caseworker",
    "payroll",
    "payroll no",
    "payroll no.",
    "payroll number",
    "payroll id",
    "employee no",
    "employee no.",
    "employee number",
    "employee id",
    "staff no",
    "staff number",
    "staff id",
    "personnel number",
];

/// Headings of people who are served or who serve, one of them or several, under which their names may stand, or kinds of them.
const PEOPLE: [&str; 32] = [
    "tenant",
    "leaseholder",
    "householder",
    "resident",
    "carer",
    "foster carer",
    "kinship carer",
    "adopter",
    "parent",
    "child",
    "young person",
    "care leaver",
    "pupil",
    "student",
    "learner",
    "apprentice",
    "patient",
    "client",
    "customer",
    "claimant",
    "applicant",
    "complainant",
    "debtor",
    "offender",
    "victim",
    "volunteer",
    "worker",
    "care worker",
    "support worker",
    "key worker",
    "case",
    "case name",
];

/// Headings under which the names of people or of measures may stand.
const ANY_NAME: [&str; 6] = ["name", "names", "full name", "who", "person", "people"];

const FORENAME: [&str; 5] = ["forename", "forenames", "first name", "given name", "forename(s)"];

const SURNAME: [&str; 4] = ["surname", "last name", "family name", "second name"];

/// Where the first rows of a table are those of people: the heading and what stands under it.
fn found(top: &[Vec<Cell>]) -> Option<(&Cell, &'static str)> {
    top.iter().enumerate().find_map(|(at, row)| of_headings(row, &top[at + 1..])).or_else(|| of_values(top))
}

fn of_headings<'a>(row: &'a [Cell], below: &[Vec<Cell>]) -> Option<(&'a Cell, &'static str)> {
    let plain = |cell: &Cell| {
        let text = cell.text.replace('\u{2019}', "'").to_lowercase().replace('_', " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let headings: Vec<String> = row.iter().map(plain).collect();
    let heading = |words: &[&str]| {
        let at = headings.iter().position(|heading| words.contains(&heading.as_str()))?;
        Some((at, &row[at]))
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
    let of_staff = || heading(&STAFF).filter(|(at, _)| !under(*at).is_empty());
    let of_people = || {
        let is_one = |heading: &String| PEOPLE.iter().any(|one| heading.strip_suffix('s').unwrap_or(heading) == *one);
        let at = headings.iter().position(is_one)?;
        may_be_named(&under(at)).then(|| (at, &row[at]))
    };
    let by_their_names = || heading(&ANY_NAME).filter(|(at, _)| are_of_people(&under(*at)));
    named
        .or_else(parted)
        .or_else(of_staff)
        .or_else(of_people)
        .or_else(by_their_names)
        .map(|(_, cell)| (cell, "names of people"))
}

/// Headings of what a service has several of, by which its figures are shared out.
const PARTS: [&str; 40] = [
    "provider",
    "supplier",
    "contractor",
    "ward",
    "area",
    "district",
    "locality",
    "school",
    "site",
    "centre",
    "library",
    "home",
    "service",
    "team",
    "directorate",
    "department",
    "division",
    "type",
    "category",
    "group",
    "band",
    "tenure",
    "channel",
    "method",
    "reason",
    "stage",
    "region",
    "scheme",
    "depot",
    "route",
    "location",
    "place",
    "breakdown",
    "gender",
    "sex",
    "age",
    "ethnicity",
    "phase",
    "programme",
    "metric",
];

/// Whether what tells rows apart may be people: their names, or words under a heading that is none of those by which figures are
/// shared out and that read as names do, two or three words with capitals.
pub fn may_name_people(heading: &str, words: &BTreeSet<String>) -> bool {
    let texts: Vec<&str> = words.iter().map(String::as_str).collect();
    let named = texts.iter().filter(|text| is_forename(text)).count();
    let lower = heading.to_lowercase();
    let is_part = lower
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| PARTS.contains(&word) || word.strip_suffix('s').is_some_and(|one| PARTS.contains(&one)));
    let reads_so = texts.iter().filter(|text| reads_as_name(text)).count();
    named * 2 > texts.len() || !heading.is_empty() && !is_part && reads_so * 2 > texts.len()
}

/// Two or three words with capitals, with nothing but letters in them.
fn reads_as_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=3).contains(&words.len()) && words.iter().all(|word| is_name_part(word))
}

/// A text of two or three words that begins with a forename.
fn is_forename(text: &str) -> bool {
    let first = text.split_whitespace().next().map(str::to_lowercase).unwrap_or_default();
    reads_as_name(text) && FORENAMES.split_whitespace().any(|known| known == first)
}

fn is_name_part(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|letter| letter.is_alphabetic() || "'-.\u{2019}".contains(letter))
}

/// Whether most of these texts are a forename and a surname.
fn are_of_people(texts: &[&str]) -> bool {
    let many = texts.iter().filter(|text| is_forename(text)).count();
    many > 1 && many * 2 > texts.len()
}

/// Whether texts under a heading of people are their names: most read so, and one begins as only a name does. "Adult Services" and
/// "Private Tenants" are no people.
fn may_be_named(texts: &[&str]) -> bool {
    const TITLES: [&str; 6] = ["mr", "mrs", "ms", "miss", "mx", "dr"];
    let plain: Vec<String> = texts.iter().map(|text| text.replace(',', "")).collect();
    let is_sure = |text: &String| {
        let mut words = text.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase());
        // "Smith, Jane" too.
        let has_forename = words.clone().any(|word| FORENAMES.split_whitespace().any(|known| known == word));
        reads_as_name(text) && (has_forename || words.next().is_some_and(|first| TITLES.contains(&first.as_str())))
    };
    let many = plain.iter().filter(|text| reads_as_name(text)).count();
    many * 2 > texts.len() && plain.iter().any(is_sure)
}

/// Forenames that many people in England have, in small letters.
const FORENAMES: &str = "aaron abdul abigail adam ahmed aisha alan alex alexander alfie ali alice alison amanda amelia amir amy ana andrea \
    andrew angela anita ann anna anne anthony arthur ashley asif ayesha barbara barry beata ben benjamin bernard beth bethany bob brenda \
    brian callum cameron carl carol caroline cath catherine charles charlie charlotte cheryl chloe chris christine christopher claire \
    clare colin connor craig daniel danielle darren dave david dawn dean deborah debra denise dennis derek diana diane donna dorothy \
    douglas edward elaine eleanor elizabeth ella ellie emily emma eric erin eva faith farah fatima fiona frances francis frank fred \
    freya gareth gary gemma geoffrey george georgia gillian glen gordon grace graham grant greg hannah harpreet harriet harry hassan \
    hayley heather helen henry holly howard hugh hussain ian ibrahim imran isaac isabel isla ivan jack jackie jacob jacqueline jade jake \
    james jamie jan jane janet janice jasmine jason jean jeff jennifer jenny jessica jill jo joan joanna joanne joe john jonathan jordan \
    jose joseph josh joshua joyce judith julia julian julie june justin karen kate katherine kathleen katie keith kelly ken kenneth kerry \
    kevin khalid kim kirsty krystyna kyle laura lauren lawrence leah lee leo lesley lewis liam lily linda lisa liz louise lucy luke lynn \
    lynne malcolm marc marcus margaret maria marian marie marion mark martin mary matthew maureen max megan melanie michael michelle mike \
    mohamed mohammad mohammed molly muhammad nadia natalie natasha neil nicholas nick nicola nigel noah olivia oliver omar oscar owen \
    pamela pat patricia patrick paul paula pauline penny peter philip phillip phoebe piotr priya rachel rajesh ravi ray raymond rebecca \
    richard rita robert robin roger ronald rosemary ross roy ruth ryan sally sam samantha samuel sandra sara sarah sean shaun sharon \
    sheila shirley simon sofia sonia sophie stacey stanley stella stephanie stephen steve steven stuart sue sunita susan suzanne sylvia \
    tanya teresa terry theresa thomas tim timothy tina toby tom tony tracey tracy trevor usman valerie vanessa veronica vicky victoria \
    vincent vikram wayne wendy william yasmin yusuf yvonne zainab zara zoe";

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
    let letters = text.as_bytes();
    letters.len() == 13
        && letters[0].is_ascii_uppercase()
        && letters[1..12].iter().all(u8::is_ascii_digit)
        && letters[12].is_ascii_alphanumeric()
}

/// Ten digits whose last one checks the others.
fn is_health_number(text: &str) -> bool {
    let Some(digits) = without_blanks::<10>(text) else { return false };
    let is_parted = text.contains(' ');
    if !digits.iter().all(u8::is_ascii_digit) || (is_parted && text.len() != 12) {
        return false;
    }
    let weighed = digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight);
    let check = (11 - weighed.sum::<u32>() % 11) % 11;
    check == u32::from(digits[9] - b'0')
}

/// `QQ123456C`.
fn is_insurance_number(text: &str) -> bool {
    without_blanks::<9>(text).is_some_and(|letters| {
        letters[..2].iter().all(u8::is_ascii_uppercase)
            && letters[2..8].iter().all(u8::is_ascii_digit)
            && (b'A'..=b'D').contains(&letters[8])
    })
}

/// The bytes of a text that are no blanks, where there are so many. Each cell of every table's first rows is asked.
fn without_blanks<const MANY: usize>(text: &str) -> Option<[u8; MANY]> {
    let mut found = [0; MANY];
    let mut bytes = text.bytes().filter(|byte| *byte != b' ');
    for place in &mut found {
        *place = bytes.next()?;
    }
    bytes.next().is_none().then_some(found)
}

/// An error where the first rows are those of people. Of the rows themselves nothing is shown.
pub fn of_rows(file: &str, top: &[Vec<Cell>], place: impl Fn(&Cell) -> Place) -> Option<Diagnostic> {
    let (cell, what) = found(top)?;
    let at = place(cell);
    // The line of a text is not shown: it may be one of theirs.
    let at = if at.cell.is_some() { at } else { Place::line(file, at.line, "") };
    let message = message(file, "", what);
    let help = "take it out of the folder, and put in its place a table of counts: a row for each measure and period";
    Some(Diagnostic::error(Code::PersonLevel, message).at(at).help(help))
}

fn message(file: &str, which: &str, what: &str) -> String {
    let which = if which.is_empty() { String::new() } else { format!(" {which}") };
    format!("`{file}` has a row a person{which}, with {what}: it does not belong in a folder made for publication")
}

/// The same of the first rows of a sheet, with what is hidden in them. `which`: "on the hidden sheet `Cases`".
pub fn in_hidden(grid: &Grid, top: &[Vec<Cell>], which: &str) -> Option<Diagnostic> {
    let (cell, what) = found(top)?;
    let help = "delete it from the workbook and save that: who has the file can show what is hidden in it";
    Some(Diagnostic::error(Code::PersonLevel, message(&grid.file, which, what)).at(grid.place(cell)).help(help))
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
        for rows in [
            &["Employee name|Payroll no|Measure|Q1", "Ann Wu|7|Days sick|4", "Ann Wu|7|Days lost|5"][..],
            &["Payroll number|Days", "70112|4"],
            &["Name|Q1 2024/25|Q2 2024/25", "Amy Smith|4|7", "Bob Jones|3|2", "Cath O'Hara|1|1"],
            &["Name|Q1 2024/25", "Mohammed Iqbal|4", "Sarah Jane Wood|3", "X|1"],
            &["Tenant|Q1 2024/25", "Xanthe Quill|4", "Jane Smith|3", "Mo O'Dell|1"],
            &["Measure|Foster carers|Q1 2024/25", "Visits|Smith, Jane|4", "Visits|Quill, Xanthe|3"],
            &["Client|Q1 2024/25", "Mr X. Quill|4", "Mrs A Rao|3"],
        ] {
            assert_eq!(of(rows), Some("names of people"), "{rows:?}");
        }
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
            &["Indicator|Responsible officer|Q1 2024/25", "Days sick|Amy Smith|4", "Calls|Bob Jones|5"],
            &["Name|Q1 2024/25", "Council Tax|4", "Grace Period|7", "Business Rates|2"],
            &["Name|Q1 2024/25", "Homes built|4", "Calls answered|7"],
            &["Employees|Q1 2024/25", "|4"],
            &["Client|Q1 2024/25", "Adult Services|4", "Grace Period|3", "Highways|2", "Waste|1", "Parks|1"],
            &["Tenant|Q1 2024/25", "Private|4", "Social|3"],
            &["Carers|Q1 2024/25", "Young carers|4", "Carers of Adults|3"],
        ] {
            assert_eq!(of(rows), None, "{rows:?}");
        }
    }
}
