//! A workbook as it is typed in a hurry: a cover, and sheets whose rows are lines with commas.

use super::sheet::{Cell, Sheet};
use super::xlsx::xlsx;

/// A cover without a table, then each sheet: its name and its lines. What can be a number is one.
pub fn typed(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut cover = Sheet::new("Cover");
    cover.texts(0, &["Our scorecard", "Draft"]);
    let mut book = vec![cover];
    for (name, lines) in sheets {
        let mut sheet = Sheet::new(name);
        for (row, line) in (0..).zip(lines.lines()) {
            for (column, text) in (0..).zip(line.split(',')).filter(|(_, text)| !text.is_empty()) {
                let is_number = text.parse::<f64>().is_ok();
                let cell =
                    if is_number { Cell::Number(text.to_owned(), "General") } else { Cell::Text(text.to_owned()) };
                sheet.cells.insert((row, column), cell);
            }
        }
        book.push(sheet);
    }
    xlsx(&book)
}
