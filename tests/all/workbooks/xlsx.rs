//! Sheets as an Excel workbook, plain or with macros allowed.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::sheet::{Cell, Sheet};

pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name).expect("a name that Excel allows");
        page.set_hidden(sheet.hidden);
        for (&(row, column), cell) in &sheet.cells {
            if !sheet.merged.iter().any(|range| (range.0, range.1) == (row, column)) {
                write(page, row, column, cell, &Format::new());
            }
        }
        for &(row, column, last_row, last_column) in &sheet.merged {
            let shade = Format::new().set_bold().set_align(FormatAlign::Center).set_background_color(Color::Silver);
            page.merge_range(row, column, last_row, last_column, "", &shade).expect("a range of its own");
            if let Some(cell) = sheet.cells.get(&(row, column)) {
                write(page, row, column, cell, &shade);
            }
        }
        for row in &sheet.hidden_rows {
            page.set_row_hidden(*row).expect("a row of the sheet");
        }
        for column in &sheet.hidden_columns {
            page.set_column_hidden(*column).expect("a column of the sheet");
        }
    }
    if let Some(first) = sheets.iter().position(|sheet| !sheet.hidden) {
        book.worksheet_from_index(first).expect("a sheet of it").set_active(true);
    }
    book.save_to_buffer().expect("a workbook in memory")
}

fn write(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, look: &Format) {
    let written = match cell {
        Cell::Text(text) => page.write_with_format(row, column, text.as_str(), look),
        Cell::Number(held, format) => {
            let number: f64 = held.parse().expect("a number");
            page.write_with_format(row, column, number, &look.clone().set_num_format(*format))
        }
        Cell::Formula(formula, held, format) => {
            let formula = Formula::new(formula).set_result(held);
            page.write_formula_with_format(row, column, formula, &look.clone().set_num_format(*format))
        }
        Cell::Date(year, month, day, format) => {
            let date = ExcelDateTime::from_ymd(*year, *month, *day).expect("a day of the calendar");
            page.write_datetime_with_format(row, column, date, &look.clone().set_num_format(*format))
        }
    };
    written.expect("a cell within the sheet");
}

/// The same as `.xlsm`: what the package calls its workbook says that macros may be in it.
pub fn xlsm(sheets: &[Sheet]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(xlsx(sheets))).expect("the workbook just written");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..from.len() {
        let mut part = from.by_index(nth).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        if part.name() == "[Content_Types].xml" {
            let types = String::from_utf8(bytes).expect("XML in UTF-8");
            let plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
            assert!(types.contains(plain), "the workbook's own type");
            bytes = types.replace(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml").into_bytes();
        }
        to.start_file(part.name(), SimpleFileOptions::default()).expect("a part begun");
        to.write_all(&bytes).expect("a part written");
    }
    to.finish().expect("a package in memory").into_inner()
}
