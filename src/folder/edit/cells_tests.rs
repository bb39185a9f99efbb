//! 2,000 edits drawn by lot, of tables as ugly as officers' tables are: no byte changes but those of the cells that were to.

use crate::folder::table::columns::{Headings, OBSERVATIONS};

use super::cells::{CellTexts, WrittenTable};
use super::tests::{Lot, saved};
use super::*;

const TEXTS: [&str; 14] = [
    "91.6",
    "12,5",
    "1,234,567",
    "n/a",
    "TBC",
    "calls",
    "quarter 3 2024/25",
    "said \"wait\", twice",
    "a;b",
    "caf\u{e9} \u{2013} \u{a3}5",
    "\"",
    "a \"b",
    "'x'",
    "",
];

/// A text as some program writes it into a cell.
fn in_cell(lot: &mut Lot, text: &str, separator: char) -> String {
    let must = text.contains([separator, '"', '\n']);
    if must || lot.below(4) == 0 {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    format!("{}{text}{}", lot.one(&["", "", " "]), lot.one(&["", "", "  "]))
}

fn ugly(lot: &mut Lot, separator: char) -> String {
    let mut text = String::new();
    if lot.below(4) == 0 {
        text.push_str("Figures of the quarter\n\n");
    }
    let joined = |cells: &[&str]| cells.join(&separator.to_string());
    text.push_str(&joined(&["indicator", "period", "value", "numerator", "note"]));
    text.push('\n');
    for _ in 0..lot.below(7) {
        let many = 2 + lot.below(5);
        let cells: Vec<String> = (0..many)
            .map(|_| {
                let held = if lot.below(12) == 0 { "two\nlines" } else { lot.one(&TEXTS) };
                in_cell(lot, held, separator)
            })
            .collect();
        text.push_str(&cells.join(&separator.to_string()));
        text.push_str(lot.one(&["\n", "\n", "\n\n"]));
        if lot.below(8) == 0 {
            text.push_str(&format!("{0}{0}{0}\n", separator));
        }
    }
    if lot.below(3) == 0 { text.trim_end_matches('\n').to_owned() } else { text }
}

fn read(bytes: &[u8]) -> WrittenTable {
    let headings = Headings { table: &OBSERVATIONS, renamed: &[] };
    WrittenTable::of(bytes, "data/observations.csv", Some(&headings)).expect("a table")
}

/// What its rows hold.
fn held(table: &WrittenTable) -> Vec<Vec<String>> {
    table.rows(|_| true).iter().map(|row| row.texts().into_iter().map(str::to_owned).collect()).collect()
}

/// What a row holds once some of its cells hold something else.
fn with(mut cells: Vec<String>, texts: &CellTexts) -> Vec<String> {
    for (at, text) in texts {
        if *at >= cells.len() && texts.range(cells.len()..).any(|(_, text)| !text.is_empty()) {
            cells.resize(*at + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(*at) {
            cell.clone_from(text);
        }
    }
    cells
}

fn some_texts(lot: &mut Lot, most: usize) -> CellTexts {
    (0..=lot.below(2)).map(|_| (lot.below(most), lot.one(&TEXTS).to_owned())).collect()
}

#[test]
fn an_edit_of_cells_changes_only_these() {
    let mut made = 0;
    for seed in 0..2_400 {
        let mut lot = Lot(seed);
        let separator = [',', ';', '\t'][lot.below(3)];
        let text = ugly(&mut lot, separator);
        let bytes = saved(&mut lot, &text);
        let before = read(&bytes);
        let rows = before.rows(|_| true);
        let head = rows.iter().position(|row| row.texts().contains(&"indicator")).expect("headings");
        let mut expected = held(&before);
        let mut changes = Vec::new();
        for at in head + 1..rows.len() {
            if lot.below(3) == 0 {
                let texts = some_texts(&mut lot, 6);
                expected[at] = with(std::mem::take(&mut expected[at]), &texts);
                changes.push((rows[at].clone(), texts));
            }
        }
        let mut added = Vec::new();
        let widest = before.top().iter().map(Vec::len).max().unwrap_or(0);
        for _ in 0..lot.below(3) {
            let mut texts = some_texts(&mut lot, 5);
            texts.insert(0, "calls".to_owned());
            expected.push(with(vec![String::new(); widest], &texts));
            added.push(texts);
        }
        let told = || format!("seed {seed}: {text:?}\n{changes:?}\n{added:?}");
        let after = before.changed(&changes, &added).unwrap_or_else(|unmade| panic!("{}{unmade:?}", told()));
        let Ok(written) = after.text.bytes() else { continue };
        let again = read(&written);
        let edited = again.rows(|row| after.lines.contains(&row.line));
        for texts in changes.iter().map(|(_, texts)| texts).chain(&added) {
            let has =
                |row: &WrittenRow| texts.iter().all(|(at, text)| row.texts().get(*at).is_none_or(|cell| cell == text));
            let is_blank = texts.values().all(String::is_empty);
            assert!(is_blank || edited.iter().any(has), "{} {edited:?}", told());
        }
        // A row that holds nothing any more is no row.
        expected.retain(|row| row.iter().any(|text| !text.is_empty()));
        assert_eq!(held(&again), expected, "{}\n{:?}", told(), after.text.read());
        if changes.is_empty() && added.is_empty() {
            assert_eq!(written, bytes, "{}", told());
        }
        is_all_else_kept(&text, &bytes, &written, &changes).unwrap_or_else(|why| panic!("{why} {}", told()));
        made += 1;
    }
    assert!(made >= 2_000, "only {made} edits were made");
}

/// Whether the bytes outside the changed cells stand in the new file in their order, and nothing but texts between them.
fn is_all_else_kept(
    text: &str,
    bytes: &[u8],
    written: &[u8],
    changes: &[(WrittenRow, CellTexts)],
) -> Result<(), String> {
    let (was, is) = (FileText::of(bytes, "x").expect("text"), FileText::of(written, "x").expect("text"));
    let mut places: Vec<_> = changes
        .iter()
        .flat_map(|(row, texts)| {
            texts.keys().map(|at| row.cells.get(*at).or(row.cells.last()).expect("a cell").written())
        })
        .collect();
    places.sort_by_key(|place| place.start);
    let (mut from, mut at) = (0, 0);
    for place in places.into_iter().chain(std::iter::once(was.read().len()..was.read().len())) {
        let kept = &was.read()[from.min(place.start)..place.start];
        at += is.read()[at..].find(kept).ok_or_else(|| format!("{kept:?} of {text:?} is gone"))? + kept.len();
        from = place.end.max(from);
    }
    let ends = |text: &FileText| text.bytes().map(|bytes| bytes.iter().filter(|byte| **byte == b'\r').count());
    match (ends(&was), ends(&is)) {
        (Ok(0), Ok(some)) if some > 0 => Err("it has other line ends".to_owned()),
        _ => Ok(()),
    }
}

#[test]
fn a_row_is_found_where_it_stands_now() {
    let table = read(b"indicator,period,value\ncalls,Q1,1\ncalls,Q2,2\ncalls,Q2,2\n");
    let row = |texts: [&str; 3]| texts.map(str::to_owned).to_vec();
    let line = |line, texts| table.found(line, &row(texts)).map(|row| row.line);
    assert_eq!(line(9, ["calls", "Q1", "1"]), Some(2), "another row came above it");
    assert_eq!(line(4, ["calls", "Q2", "2"]), Some(4), "of two that are the same, the one in its line");
    assert_eq!(line(9, ["calls", "Q2", "2"]), None);
    assert_eq!(line(2, ["calls", "Q1", "3"]), None);
    assert_eq!(table.most_like(2, &row(["calls", "Q1", "3"])).map(|row| row.line), Some(2));
    assert_eq!(table.most_like(2, &row(["bins", "Q4", "3"])), None);
}

#[test]
fn a_table_whose_cells_run_together_is_left_alone() {
    let headings = Headings { table: &OBSERVATIONS, renamed: &[] };
    let refused = |text: &str| WrittenTable::of(text.as_bytes(), "data/x.csv", Some(&headings)).expect_err("refused");
    let fault = refused("indicator,period,value\ncalls,\"Q1,1\ncalls,Q2,2\n");
    assert!(fault.message.starts_with("a quotation mark here"), "{}", fault.message);
    let people = "Employee,Surname,Date of birth,Salary\n1,Example,1990-01-01,1\n";
    assert!(!refused(people).message.contains("Example"));
}
