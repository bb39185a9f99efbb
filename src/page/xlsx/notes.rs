//! The sheet that says what marks and words of the tables mean: those that are used, and no other.

use crate::draft::report::{Report, meaning_of_marks};

use crate::rules::TargetState;

use super::sheet::{Cell, Column, Sheet};
use super::tables::{TARGETS, TESTS};

/// How a figure can stand to a target, where the key of the dashboard does not say what that means.
const STATES: [(TargetState, &str); 6] = [
    (TargetState::Met, "the figure reaches the target."),
    (TargetState::Missed, "the figure does not reach the target."),
    (TargetState::NotDue, "the time of the target has not come."),
    (TargetState::Stated, "the target is in words that no figure can be held against."),
    (TargetState::NoPolarity, "neither more nor less is better, so the figure is not judged by the target."),
    (TargetState::Unknown, "the figure that would be held against the target, or part of it, is not available."),
];

/// The notes to these tables.
pub(super) fn notes(report: &Report, tables: &[Sheet]) -> Sheet {
    let used = |mark: &str| tables.iter().any(|sheet| sheet.has(mark));
    let marks = meaning_of_marks().filter(|(mark, _)| used(mark));
    let marks = marks.map(|(mark, meaning)| vec![Cell::words(mark), Cell::words(meaning)]);
    let words = report.dashboard.key.iter().filter_map(|entry| Some((entry.term.as_str(), entry.in_words()?)));
    let words = words.map(|(term, meaning)| vec![Cell::words(term), Cell::words(in_workbook(meaning, tables))]);
    let targets = tables.iter().find(|sheet| sheet.table == TARGETS);
    let is_used = |state: &str| targets.is_some_and(|sheet| sheet.is_said(state));
    let states = STATES.iter().map(|(state, meaning)| (state.as_str(), *meaning)).filter(|(state, _)| is_used(state));
    let states = states.map(|(state, meaning)| vec![Cell::words(state), Cell::words(meaning)]);
    let rows: Vec<Vec<Cell>> = marks.chain(words).chain(states).collect();
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

/// A text of the report where it leads to the appendix with the tests: here they are on a sheet of their own, or only in the report.
fn in_workbook(text: &str, tables: &[Sheet]) -> String {
    let tests = tables.iter().find(|sheet| sheet.table == TESTS);
    let place =
        tests.map_or_else(|| "Appendix B of the report".to_owned(), |sheet| format!("the sheet {}", sheet.name));
    text.replace("Appendix B", &place)
}
