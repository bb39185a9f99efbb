//! What taking a council's own workbook costs: 60 measures of 24 quarters each, recognised, and read again as every build does,
//! beside a plain read of its cells.
//!
//! `cargo bench --no-default-features --bench import` prints milliseconds and ratios, and nothing fails.

use std::time::Instant;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Workbook};
use scrutineer::Folder;
use scrutineer::files::{ImportChoices, ReportWords, new_folder, unpack};

const MEASURES: u32 = 60;
const YEARS: i32 = 6;
const ROUNDS: usize = 9;

fn main() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let file = desk.path().join("scorecard.xlsx");
    workbook().save(&file).expect("a workbook");
    let plain = fastest(|| {
        let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
        let range = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
        range.used_cells().filter(|(_, _, cell)| !matches!(cell, Data::Empty)).count()
    });
    let words = ReportWords { area: Some("Anyshire".to_owned()), ..ReportWords::default() };
    let import = fastest(|| {
        new_folder(&file, ImportChoices::default()).expect("it is recognised").files(&words).expect("files").len()
    });
    let files = new_folder(&file, ImportChoices::default()).expect("it is recognised").files(&words).expect("files");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = desk.path().join("report");
    unpack(&folder, &files).expect("a folder");
    let open = fastest(|| Folder::open(&folder).0.expect("a report").indicators().len());
    println!("{:<44} {:>9} {:>7}", "", "ms", "ratio");
    for (words, seconds) in
        [("a plain read of the cells", plain), ("recognised by import", import), ("read by its recipe", open)]
    {
        println!("{words:<44} {:>9.1} {:>7.2}", seconds * 1000.0, seconds / plain);
    }
}

/// The seconds of the fastest round.
fn fastest(run: impl Fn() -> usize) -> f64 {
    let seconds = (0..ROUNDS).map(|_| {
        let began = Instant::now();
        assert!(run() > 0, "something is read");
        began.elapsed().as_secs_f64()
    });
    seconds.fold(f64::INFINITY, f64::min)
}

/// A row a measure and a column a quarter, with a target, a comparator and colours.
fn workbook() -> Workbook {
    let mut book = Workbook::new();
    let percent = Format::new().set_num_format("0.0%");
    let sheet = book.add_worksheet();
    let quarters = (0..YEARS).flat_map(|year| (1..=4).map(move |quarter| (quarter, 2019 + year)));
    let quarters = quarters.map(|(quarter, year)| format!("Q{quarter} {year}/{:02}", (year + 1) % 100));
    let headings = ["Ref".to_owned(), "Measure".to_owned(), "Good is".to_owned()].into_iter().chain(quarters);
    let headings = headings.chain(["Target 2024/25", "England", "RAG", "DOT"].map(str::to_owned));
    let mut width = 0;
    for (column, heading) in (0..).zip(headings) {
        sheet.write(0, column, heading).expect("written");
        width = column;
    }
    for row in 1..=MEASURES {
        let name = format!("Requests of kind {row} answered on time");
        sheet.write(row, 0, format!("M{row}")).expect("written").write(row, 1, name).expect("written");
        sheet.write(row, 2, "High").expect("written");
        for column in 3..=width - 2 {
            let share = 0.6 + f64::from((row * 37 + u32::from(column) * 11) % 300) / 1000.0;
            sheet.write_with_format(row, column, share, &percent).expect("written");
        }
        sheet.write(row, width - 1, "Green").expect("written").write(row, width, "\u{2191}").expect("written");
    }
    book
}
