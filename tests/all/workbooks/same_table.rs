//! One table, however it is saved: the columns and rows in another order, as a workbook of Excel or LibreOffice, as text with
//! commas, semicolons or tabs, packed or not. The report is the same.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::desk::Desk;

use super::ods::ods;
use super::plain_text::{Writing, text};
use super::sheet::{Cell, Sheet};
use super::xlsx::xlsx;

const WIDE: [[&str; 8]; 6] = [
    ["Measure", "Q3 2023/24", "Q2 2024/25", "Q3 2024/25", "Target 2024/25", "England", "RAG", "DOT"],
    ["Assessments on time", "88.2", "90.1", "94.3", "92", "86.4", "Green", "Improved"],
    ["Children in care", "610", "640", "655", "", "", "", ""],
    ["Repairs, first visit", "71.5", "-", "69.9", "75", "72.2", "Red", "Worse"],
    ["Days lost to sickness", "9.1", "9.4", "9.8", "9", "", "Red", ""],
    ["Notes: provisional", "", "", "", "", "", "", ""],
];

const WIDE_RECIPE: &str = "indicator = \"Measure\"\ntarget = \"Target 2024/25\"\ncomparators = { \"England\" = \"England\" }\n\
                           check_against = { rag = \"RAG\", direction = \"DOT\" }\nmarks = { \"-\" = \"not available\" }\n";

const LONG: [[&str; 6]; 9] = [
    ["Measure", "Year", "Quarter", "Result", "Goal", "Status"],
    ["Assessments on time", "2023/24", "Q3", "88.2", "90", "Red"],
    ["Assessments on time", "2024/25", "Q2", "90.1", "92", "Red"],
    ["Assessments on time", "2024/25", "Q3", "94.3", "92", "Green"],
    ["Children in care", "2024/25", "Q2", "640", "", ""],
    ["Children in care", "2024/25", "Q3", "655", "", ""],
    ["Repairs, first visit", "2024/25", "Q2", "71.5", "75", "Red"],
    ["Repairs, first visit", "2024/25", "Q3", "69.9", "75", "Red"],
    ["Days lost to sickness", "2024/25", "Q3", "9.8", "9", "Red"],
];

const LONG_RECIPE: &str = "indicator = \"Measure\"\nperiod = [\"Year\", \"Quarter\"]\nvalue = \"Result\"\ntarget = \"Goal\"\n\
                           check_against = { rag = \"Status\" }\n";

const CATALOGUE: &str = "[assessments]\nname = \"assessments on time\"\nunit = \"percent\"\ngood = \"high\"\n\n\
                         [care]\nname = \"children in care\"\nunit = \"count\"\ngood = \"none\"\nmeasure = \"stock\"\n\n\
                         [repairs]\nname = \"repairs done at the first visit\"\ncalled = [\"Repairs, first visit\"]\nunit = \"percent\"\ngood = \"high\"\n\n\
                         [sickness]\nname = \"days lost to sickness\"\nunit = \"days\"\ngood = \"low\"\n";

const REPORT: &str = "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
                      period = \"quarter 3 2024/25\"\nlength = \"full\"\n\n[[section]]\nheading = \"All\"\nparagraphs = [\n\
                      { indicators = [\"assessments\"] },\n{ indicators = [\"care\"] },\n{ indicators = [\"repairs\"] },\n\
                      { indicators = [\"sickness\"] },\n]\n";

/// The report of a folder with this file in it, and whatever is told of it.
fn report(file: &str, bytes: &[u8], recipe: &str) -> String {
    let desk = Desk::of(&[]);
    desk.write("report/report.toml", &format!("{REPORT}\n[[source]]\nfile = \"data/{file}\"\n{recipe}"));
    desk.write("report/indicators.toml", CATALOGUE);
    desk.put(&format!("report/data/{file}"), bytes);
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert_eq!(built.code, 0, "{file}: {}", built.said);
    built.out
}

/// The table with its columns in this order, its headings first and its rows as they are or the other way round.
fn ordered(rows: &[Vec<&'static str>], columns: &[usize], turned: bool) -> Vec<Vec<&'static str>> {
    let of_row = |row: &Vec<&'static str>| columns.iter().map(|at| row[*at]).collect::<Vec<_>>();
    let mut below: Vec<Vec<&str>> = rows[1..].iter().map(of_row).collect();
    if turned {
        below.reverse();
    }
    [vec![of_row(&rows[0])], below].concat()
}

fn sheet(name: &str, rows: &[Vec<&'static str>]) -> Sheet {
    let mut sheet = Sheet::new(name);
    for (at, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            if at > 0 && cell.parse::<f64>().is_ok() {
                sheet.cells.insert((at, column), Cell::Number((*cell).to_owned(), "General"));
            } else if !cell.is_empty() {
                sheet.cells.insert((at, column), Cell::Text((*cell).to_owned()));
            }
        }
    }
    sheet
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("in memory");
    packed.finish().expect("in memory")
}

/// Every way of saving a table, each with what the recipe says besides.
fn ways(rows: &[Vec<&'static str>], shuffled: &[usize]) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let plain = Writing { between: b',', byte_order_mark: false, quote_all: false };
    let as_text = |rows: &[Vec<&'static str>], writing: &Writing| text(&sheet("", rows), writing);
    let comma = as_text(rows, &plain);
    let same: Vec<usize> = (0..rows[0].len()).collect();
    let unix: Vec<u8> = comma.iter().copied().filter(|byte| *byte != b'\r').collect();
    let mut notes = Sheet::new("Read me");
    notes.texts(0, &["This workbook is kept by the performance team"]);
    vec![
        ("a.csv", comma.clone(), ""),
        ("unix.csv", unix, ""),
        ("mark.csv", as_text(rows, &Writing { byte_order_mark: true, ..plain }), ""),
        ("quoted.csv", as_text(rows, &Writing { quote_all: true, between: b',', byte_order_mark: true }), ""),
        ("semicolons.csv", as_text(rows, &Writing { between: b';', ..plain }), ""),
        ("a.tsv", as_text(rows, &Writing { between: b'\t', ..plain }), ""),
        ("packed.csv.gz", gzip(&comma), ""),
        ("columns.csv", as_text(&ordered(rows, shuffled, false), &plain), ""),
        ("turned.csv", as_text(&ordered(rows, &same, true), &plain), ""),
        ("both.xlsx", xlsx(&[sheet("Data", &ordered(rows, shuffled, true))]), ""),
        ("a.xlsx", xlsx(&[notes, sheet("Q3 data", rows)]), "sheets = [\"Q3 data\"]\n"),
        ("renamed.xlsx", xlsx(&[sheet("Copy of Q3 data (2)", rows)]), "sheets = [\"Copy of Q3 data (2)\"]\n"),
        ("a.ods", ods(&[sheet("Data", rows)]), ""),
    ]
}

fn each_way_is_the_same(rows: &[Vec<&'static str>], shuffled: &[usize], recipe: &str, sentence: &str) {
    let ways = ways(rows, shuffled);
    let first = report(ways[0].0, &ways[0].1, recipe);
    assert!(first.contains(sentence), "{first}");
    for (file, bytes, more) in &ways[1..] {
        assert_eq!(report(file, bytes, &format!("{recipe}{more}")), first, "{file}");
    }
}

#[test]
fn a_row_a_measure_however_it_is_saved() {
    let rows: Vec<Vec<&str>> = WIDE.iter().map(|row| row.to_vec()).collect();
    each_way_is_the_same(&rows, &[3, 6, 0, 2, 5, 1, 7, 4], WIDE_RECIPE, "94.3%");
}

#[test]
fn a_row_a_figure_however_it_is_saved() {
    let rows: Vec<Vec<&str>> = LONG.iter().map(|row| row.to_vec()).collect();
    each_way_is_the_same(&rows, &[5, 3, 1, 0, 4, 2], LONG_RECIPE, "94.3%");
}
