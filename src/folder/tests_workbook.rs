//! Workbooks as Excel writes them.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::diagnostic::Diagnostic;

use super::Folder;
use super::tests::{REPORT, folder_of, said};

const HEADINGS: [&str; 6] = ["Indicator", "Period", "Value", "Numerator", "Denominator", "Status"];

/// A folder whose figures are in a workbook.
pub fn open(fill: impl FnOnce(&mut Workbook)) -> (Option<Folder>, Vec<Diagnostic>) {
    let mut book = Workbook::new();
    fill(&mut book);
    let bytes = book.save_to_buffer().expect("a workbook");
    let report = REPORT.replace("[[section]]", "[data]\nobservations = [\"data/q3.xlsx\"]\n\n[[section]]");
    let files: [(&str, &[u8]); 3] =
        [("report.toml", report.as_bytes()), ("data/q3.xlsx", &bytes), ("data/~$q3.xlsx", b"a lock")];
    opened(&files)
}

/// The folder with these files, and with no other table in it.
pub fn opened(files: &[(&str, &[u8])]) -> (Option<Folder>, Vec<Diagnostic>) {
    let folder = folder_of(files);
    std::fs::remove_file(folder.path().join("data/observations.csv")).expect("it was written");
    Folder::open(folder.path())
}

pub fn headings(sheet: &mut Worksheet, row: u32) {
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(row, column, heading).expect("written");
    }
}

/// A row of the reviews in quarter 3 and of custody below, so that the folder is whole.
pub fn rest(sheet: &mut Worksheet, row: u32) {
    for (column, text) in (0..).zip(["custody", "quarter 3 2019/20"]) {
        sheet.write(row, column, text).expect("written");
    }
    sheet.write(row, 2, 1).expect("written");
}

pub fn reviews(sheet: &mut Worksheet, row: u32, period: &str) {
    sheet.write(row, 0, "reviews").expect("written");
    sheet.write(row, 1, period).expect("written");
}

pub fn values(folder: &Folder) -> Vec<String> {
    folder.indicators()[0]
        .observations
        .iter()
        .map(|one| one.value.map_or_else(|| "none".to_owned(), |value| value.to_string()))
        .collect()
}

#[test]
fn numbers_are_read_as_shown() {
    let (folder, diagnostics) = open(|book| {
        book.add_worksheet().write(0, 0, "Notes for colleagues").expect("written");
        let sheet = book.add_worksheet().set_name("Q3").expect("a name");
        sheet.write(0, 0, "Children's services, quarter 3").expect("written");
        headings(sheet, 2);
        let percent = Format::new().set_num_format("0.0%");
        let whole = Format::new().set_num_format("0%");
        let tenths = Format::new().set_num_format("0.0");
        reviews(sheet, 3, "Q4 2018/19");
        sheet.write_with_format(3, 2, 0.152, &percent).expect("written");
        reviews(sheet, 4, "Q1 2019/20");
        sheet.write_with_format(4, 2, 0.93, &whole).expect("written");
        reviews(sheet, 5, "Q2 2019/20");
        sheet.write_with_format(5, 2, 95, &tenths).expect("written");
        reviews(sheet, 6, "Q3 2019/20");
        sheet
            .write_with_format(6, 2, Formula::new("=D7/E7").set_result("0.9523809523809523"), &percent)
            .expect("written");
        sheet.write(6, 3, 20).expect("written");
        sheet.write(6, 4, 21).expect("written");
        rest(sheet, 7);
    });
    let notes =
        "left-out data/q3.xlsx:0: the sheet `Sheet1` of `data/q3.xlsx` is not read: it has no headings of a table";
    assert_eq!(said(&diagnostics), [notes]);
    let folder = folder.expect("a folder");
    // Printed as the cell shows it, and judged at full value.
    assert_eq!(values(&folder), ["15.2", "93", "95.0", "95.2380952380952"]);
    let reviews = &folder.indicators()[0];
    let last = reviews.observations[3].value.expect("a figure");
    assert_eq!(reviews.as_printed(last).to_string(), "95.2");
    let from = &folder.indicators()[0].observations[3].from;
    assert_eq!(from.to_string(), "data/q3.xlsx Q3!A7");
}

#[test]
fn a_quotient_keeps_all_its_decimals_and_is_no_mismatch() {
    let (folder, diagnostics) = open(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0);
        reviews(sheet, 1, "Q3 2019/20");
        sheet.write(1, 2, 28.0 / 184.0 * 100.0).expect("written");
        sheet.write(1, 3, 28).expect("written");
        sheet.write(1, 4, 184).expect("written");
        rest(sheet, 2);
    });
    assert_eq!(said(&diagnostics), [""; 0]);
    assert!(values(&folder.expect("a folder"))[0].starts_with("15.2173913043478"));
}

#[test]
fn a_date_is_a_period() {
    let (folder, diagnostics) = open(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0);
        sheet.write(1, 0, "reviews").expect("written");
        let date = ExcelDateTime::from_ymd(2019, 12, 1).expect("a date");
        sheet.write_with_format(1, 1, &date, &Format::new().set_num_format("mmm yy")).expect("written");
        sheet.write(1, 2, "93.0 [p]").expect("written");
        rest(sheet, 2);
    });
    assert_eq!(said(&diagnostics), [""; 0]);
    assert_eq!(folder.expect("a folder").indicators()[0].observations[0].period.in_full(), "December 2019");
}

#[test]
fn faults_name_sheet_and_cell() {
    let (_, diagnostics) = open(|book| {
        let sheet = book.add_worksheet().set_name("Figures").expect("a name");
        headings(sheet, 0);
        reviews(sheet, 1, "Q2 2019/20");
        sheet.write(1, 2, "9O.5").expect("written");
        reviews(sheet, 2, "Q3 2019/20");
        sheet.write(2, 2, Formula::new("=1/0").set_result("#DIV/0!")).expect("written");
        rest(sheet, 3);
        sheet.write_with_format(3, 2, 0.5, &Format::new().set_num_format("0%")).expect("written");
    });
    assert_eq!(
        said(&diagnostics),
        [
            "not-a-number data/q3.xlsx Figures!C2:0: `9O.5` is not a number",
            "not-a-number data/q3.xlsx Figures!C3:0: `#DIV/0!` is not a number",
            "wrong-value data/q3.xlsx Figures!C4:0: `50%` has the character %, but this value is a count",
        ]
    );
}

#[test]
fn what_is_no_workbook_is_said() {
    let report = REPORT.replace("[[section]]", "[data]\nobservations = [\"data/q3.xlsx\"]\n\n[[section]]");
    let files: [(&str, &[u8]); 2] = [("report.toml", report.as_bytes()), ("data/q3.xlsx", b"PK\x03\x04 cut short")];
    let (_, diagnostics) = opened(&files);
    assert_eq!(diagnostics.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["broken-table"]);
}
