//! The sheet that says what marks and words of the tables mean: those that are used, and no other.

use crate::draft::report::{Report, meaning_of_marks};

use super::sheet::{Cell, Column, Sheet};

/// The notes to these tables.
pub(super) fn notes(report: &Report, tables: &[Sheet]) -> Sheet {
    let used = |mark: &str| tables.iter().any(|sheet| sheet.has(mark));
    let marks = meaning_of_marks().filter(|(mark, _)| used(mark));
    let marks = marks.map(|(mark, meaning)| vec![Cell::words(mark), Cell::words(meaning)]);
    let words = report.dashboard.key.iter().filter_map(|entry| Some((entry.term.as_str(), entry.in_words()?)));
    let words = words.map(|(term, meaning)| vec![Cell::words(term), Cell::words(meaning)]);
    let rows: Vec<Vec<Cell>> = marks.chain(words).collect();
    let about = match rows.len() {
        0 => "No marks are used in this workbook.",
        _ => "This sheet has one table. It explains the marks and words that the other sheets use.",
    };
    Sheet {
        name: "Notes".into(),
        table: "notes",
        title: "Notes: what marks and words mean".into(),
        about: vec![about.into()],
        columns: vec![Column::words("Mark or word", 34), Column::words("What it means", 90)],
        rows,
    }
}
