//! No bytes an officer's disk may hold bring the readers down.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use crate::folder::catalogue::indicators::read_catalogue;
use crate::folder::own_words::commentary::read_commentary;
use crate::folder::rows::observations::read_observations;
use crate::folder::settings::plan_reader::read_plan;
use crate::folder::settings::store::store_named;
use crate::folder::table::columns::{Headings, OBSERVATIONS, read_headings};
use crate::folder::table::csv_table::read_csv;
use crate::folder::table::table_limits::unpacked;
use crate::folder::table::workbook::{open_book, own_tables, unfit};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::source::Source;

use super::tests::{CATALOGUE, FIGURES, REPORT};

const HEADINGS: Headings = Headings { table: &OBSERVATIONS, renamed: &[] };

fn table(bytes: &[u8]) {
    let faults = Diagnostics::default();
    let catalogue = Source::of("indicators.toml", CATALOGUE);
    let catalogue = read_catalogue(&[catalogue], &faults).expect("a catalogue");
    let Ok(source) = Source::from_bytes(bytes, "data/observations.csv") else { return };
    if let Some(grid) = read_csv(source, |top| HEADINGS.found(top), &faults)
        && let Some(columns) = read_headings(&grid, &HEADINGS, &faults)
    {
        read_observations(&grid, &columns, &catalogue, &faults);
    }
}

fn other_kinds(bytes: &[u8]) {
    for (name, is_called) in [("data/a.xlsx", true), ("data/a.csv", false)] {
        if let Ok(plain) = unpacked(name, bytes.to_vec()) {
            let told = unfit(name, &plain, is_called);
            assert!(told.is_none_or(|told| told.help.is_some()));
        }
    }
}

fn toml(bytes: &[u8]) {
    let faults = Diagnostics::default();
    let Ok(source) = Source::from_bytes(bytes, "report.toml") else { return };
    read_plan(&source, &faults);
    read_commentary(&source, &faults);
    store_named(&source.text);
    read_catalogue(&[source], &faults);
}

/// A good text with a piece of it replaced.
fn spoilt(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..6),
        "[\\[\\]{}\"'=,.;#£0-9a-z\n\r-]{0,8}".prop_map(String::into_bytes),
    ];
    (0..text.len(), 0..12_usize, piece).prop_map(move |(at, length, piece)| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.splice(at..(at + length).min(bytes.len()), piece);
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_table_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        table(&bytes);
        toml(&bytes);
        other_kinds(&bytes);
        for first in [&b"PK\x03\x04"[..], b"\x1F\x8B\x08\x00", b"%PDF", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
            other_kinds(&[first, &bytes].concat());
        }
    }

    #[test]
    fn a_spoilt_table_is_read_or_refused(bytes in spoilt(FIGURES)) {
        table(&bytes);
    }

    #[test]
    fn spoilt_toml_is_read_or_refused(report in spoilt(REPORT), catalogue in spoilt(CATALOGUE)) {
        toml(&report);
        toml(&catalogue);
    }

    #[test]
    fn any_cell_is_a_figure_or_a_fault(cell in "\\PC{0,12}") {
        let quoted = cell.replace('"', "\"\"");
        table(format!("{FIGURES}reviews,{quoted:?},\"{quoted}\",\"{quoted}\",\"{quoted}\",\"{quoted}\"\n").as_bytes());
    }

    #[test]
    fn a_spoilt_workbook_is_read_or_refused(at in 0..4000_usize, piece in proptest::collection::vec(any::<u8>(), 1..6)) {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "indicator").expect("written");
        let mut bytes = book.save_to_buffer().expect("a workbook");
        let at = at.min(bytes.len() - 1);
        let end = (at + piece.len()).min(bytes.len());
        bytes.splice(at..end, piece);
        let faults = Diagnostics::default();
        if let Some(book) = open_book("data/q3.xlsx", &bytes, &[], &faults) {
            own_tables(book, &HEADINGS, &faults);
        }
    }
}
