//! One cause, one error: what is wrong with many cells of one column in one way is told once, with how many there are and the
//! first three of them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Code, Diagnostic, Place, Severity};

/// So many of a kind are shown; more of them are one error.
const SHOWN: usize = 3;

/// What is one kind: its code, the table, the column; and where the words are the same, these.
type Kind = (Severity, Code, String, String, Option<String>);

/// Puts together what has one cause, in the place of the first. In a file that is written by hand
/// each slip is one of its own, but for the same words.
pub fn one_a_cause(told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut of_words: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
    let mut of_column: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
    let mut of_hand: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
    for (nth, one) in told.iter().enumerate() {
        let Some(at) = &one.at else { continue };
        let kind = |column: &str, words| (one.severity, one.code, at.file.to_string(), column.to_owned(), words);
        let Some(column) = column(at) else {
            // In a file that is written by hand only the same words are one slip: a figure typed again and again.
            of_hand.entry(kind("", Some(one.message.clone()))).or_default().push(nth);
            continue;
        };
        of_words.entry(kind(&column, Some(one.message.clone()))).or_default().push(nth);
        of_column.entry(kind(&column, None)).or_default().push(nth);
    }
    of_column.extend(of_hand);
    let mut joined: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut gone = vec![false; told.len()];
    let many = of_column.into_values().filter(|found| found.len() > SHOWN);
    let mut groups: Vec<Vec<usize>> = many.chain(of_words.into_values().filter(|found| found.len() > 1)).collect();
    // The larger first: what is in it needs no group of its own.
    groups.sort_by_key(|found| (std::cmp::Reverse(found.len()), found[0]));
    for mut found in groups {
        if found.iter().any(|nth| gone[*nth]) {
            continue;
        }
        found.sort_by(|one, other| in_sheet_order(&told[*one], &told[*other]));
        found.iter().for_each(|nth| gone[*nth] = true);
        let first = found.iter().copied().min().unwrap_or(found[0]);
        joined.insert(first, found);
    }
    let mut kept = Vec::new();
    for nth in 0..told.len() {
        match joined.remove(&nth) {
            Some(found) => kept.push(together(&told, &found)),
            None if !gone[nth] => kept.push(told[nth].clone()),
            None => {}
        }
    }
    kept
}

/// The column of a table that a place is in: of a workbook its letters, of a CSV file how many cells are before it. Empty where
/// a row is meant; `None` where no table is.
fn column(at: &Place) -> Option<String> {
    let lower = at.file.to_lowercase();
    let is_table = [".csv", ".csv.gz", ".tsv", ".xlsx", ".xlsm"].iter().any(|ending| lower.ends_with(ending));
    if !is_table || (at.line == 0 && at.cell.is_none()) {
        return None;
    }
    if let Some((sheet, cell)) = at.cell.as_ref().and_then(|cell| cell.rsplit_once('!')) {
        let letters: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
        return Some(format!("{sheet}!{letters}"));
    }
    if at.column <= 1 && at.width == 0 {
        return Some(String::new());
    }
    let before: String = at.text.chars().take(at.column.saturating_sub(1)).collect();
    Some(cells_before(&before).to_string())
}

/// How many cells end in a piece of a line.
fn cells_before(before: &str) -> usize {
    let mut quoted = false;
    let mut counts = [0; 3];
    for sign in before.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => counts[0] += 1,
            ';' if !quoted => counts[1] += 1,
            '\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    counts.into_iter().max().unwrap_or(0)
}

fn in_sheet_order(one: &Diagnostic, other: &Diagnostic) -> Ordering {
    let row = |told: &Diagnostic| {
        let at = told.at.as_ref()?;
        let digits =
            at.cell.as_ref().map(|cell| cell.chars().rev().take_while(char::is_ascii_digit).collect::<String>());
        Some(match digits {
            Some(digits) => digits.chars().rev().collect::<String>().parse().unwrap_or(0),
            None => at.line,
        })
    };
    row(one).cmp(&row(other))
}

/// The first of them, with the places of the next and how many there are besides.
fn together(told: &[Diagnostic], found: &[usize]) -> Diagnostic {
    let first = &told[found[0]];
    let others = found.len() - 1;
    let (one, many, within) = match first.at.as_ref().and_then(column) {
        None => ("place", "places", "in this file"),
        Some(column) if column.is_empty() => ("row", "rows", "in this table"),
        Some(_) => ("cell", "cells", "in this column"),
    };
    let more = if others == 1 {
        format!("there is one more such {one}")
    } else {
        format!("there are {others} more such {many}")
    };
    let mut together = Diagnostic { message: format!("{}; {more} {within}", first.message), ..first.clone() };
    for place in found[1..].iter().take(SHOWN - 1).filter_map(|nth| told[*nth].at.clone()) {
        together = together.also(place, "and here");
    }
    together
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(line: usize, column: usize, text: &str) -> Diagnostic {
        let at = Place::line("data/a.csv", line, text).span(column, 2);
        Diagnostic::error(Code::NotANumber, format!("`{line}` is not a number")).at(at)
    }

    #[test]
    fn many_of_a_column_are_one_with_the_first_three_of_the_sheet() {
        let told: Vec<Diagnostic> = [9, 2, 5, 7, 3].map(|line| cell(line, 5, "\"a,b\",xx,yy")).into();
        let told = one_a_cause([told, vec![cell(4, 10, "\"a,b\",xx,yy")]].concat());
        assert_eq!(told.len(), 2, "{told:#?}");
        assert_eq!(told[0].message, "`2` is not a number; there are 4 more such cells in this column");
        let lines: Vec<usize> = told[0].also.iter().map(|(at, _)| at.line).collect();
        assert_eq!((told[0].at.as_ref().map(|at| at.line), lines), (Some(2), vec![3, 5]));
    }

    #[test]
    fn three_that_differ_stay_and_two_of_the_same_words_are_one() {
        let three: Vec<Diagnostic> = [2, 3, 4].map(|line| cell(line, 3, "a,xx")).into();
        assert_eq!(one_a_cause(three).len(), 3);
        let same = |line: usize| Diagnostic { message: "`x` is not a number".into(), ..cell(line, 3, "a,xx") };
        let told = one_a_cause(vec![same(2), same(3)]);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message, "`x` is not a number; there is one more such cell in this column");
    }

    #[test]
    fn rows_of_a_sheet_stand_in_its_order_and_not_in_that_of_the_alphabet() {
        let of = |row: usize| {
            Diagnostic::error(Code::NotANumber, "`x` is not a number")
                .at(Place::cell("data/a.xlsx", format!("Q3!C{row}")))
        };
        let told = one_a_cause(vec![of(10), of(9), of(100)]);
        assert_eq!(told[0].at.as_ref().and_then(|at| at.cell.clone()).as_deref(), Some("Q3!C9"));
    }
}
