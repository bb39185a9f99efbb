//! An Excel workbook read into a [`Grid`], its cells as a person sees them.

use std::io::Cursor;

use calamine::{CellErrorType, DataRef, Reader, Style, Xlsx, XlsxError};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::{Code, Diagnostic, Place};

use super::cell::Cell;
use super::columns::Headings;
use super::diagnostics::Diagnostics;
use super::grid::{Body, Grid};
use super::limits::{CELLS, large_workbook, too_many_cells};

/// What is further right is not a table of ours.
const WIDEST: u32 = 200;

/// Reads the first worksheet that has all the headings; failing that, the one that has most of them.
pub fn read_workbook(name: &str, bytes: Vec<u8>, headings: &Headings, faults: &Diagnostics) -> Option<Grid> {
    let mut best: Option<(usize, Grid)> = None;
    each_sheet(name, bytes, faults, |grid| {
        let is_complete = headings.complete(&grid.top());
        let found = if is_complete { usize::MAX } else { headings.found(&grid.top()) };
        if best.as_ref().is_none_or(|(most, _)| found > *most) {
            best = Some((found, grid));
        }
        !is_complete
    })?;
    best.map(|(_, grid)| grid)
}

/// Reads every worksheet.
pub fn read_sheets(name: &str, bytes: Vec<u8>, faults: &Diagnostics) -> Option<Vec<Grid>> {
    let mut sheets = Vec::new();
    each_sheet(name, bytes, faults, |grid| {
        sheets.push(grid);
        true
    })?;
    Some(sheets)
}

/// Reads the worksheets one by one, as long as the next is wanted; `None` where the workbook cannot be read.
fn each_sheet(name: &str, bytes: Vec<u8>, faults: &Diagnostics, mut read: impl FnMut(Grid) -> bool) -> Option<()> {
    if let Some(fault) = large_workbook(name, &bytes) {
        faults.add(fault);
        return None;
    }
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            faults.add(broken(name, None, &error));
            return None;
        }
    };
    let mut left = CELLS;
    for sheet in book.sheet_names() {
        match read_sheet(&mut book, name, &sheet, &mut left) {
            Ok(Some(grid)) => {
                if !read(grid) {
                    break;
                }
            }
            Ok(None) => {
                faults.add(too_many_cells(name));
                return None;
            }
            Err(error) => faults.add(broken(name, Some(&sheet), &error)),
        }
    }
    Some(())
}

/// Why a workbook, or a sheet of it, cannot be read. What its reader says of XML is nobody's to correct.
fn broken(name: &str, sheet: Option<&str>, error: &XlsxError) -> Diagnostic {
    let of_sheet = sheet.map_or_else(String::new, |sheet| format!("its sheet `{sheet}` cannot be read, as "));
    let why = match error {
        XlsxError::Password => "it has a password",
        XlsxError::Zip(_) | XlsxError::Io(_) => "it is damaged, or is not a workbook",
        XlsxError::NotAWorksheet(_) => "it is a chart or a macro and not a table",
        _ => "something in it is not as Excel writes it",
    };
    Diagnostic::error(Code::BrokenTable, format!("`{name}` cannot be read as an Excel workbook: {of_sheet}{why}"))
        .at(Place::file(name))
        .help("open it in Excel and save it as an Excel workbook (.xlsx) without a password, or as CSV")
}

/// `None` where it has more cells than are `left`.
fn read_sheet(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    sheet: &str,
    left: &mut usize,
) -> Result<Option<Grid>, XlsxError> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let shapes: Vec<Shape> = reader.styles().iter().map(Shape::of_style).collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let text = shown(cell.get_value(), shapes.get(style).unwrap_or(&Shape::default()));
        if column < WIDEST && !text.is_empty() {
            if cells.len() == *left {
                return Ok(None);
            }
            cells.push(sheet_cell(row, column, text, false));
        }
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(sheet)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let (row, column) = record.pos;
        if column < WIDEST && record.formula.is_some() && record.value == DataRef::Empty {
            if cells.len() == *left {
                return Ok(None);
            }
            cells.push(sheet_cell(row, column, String::new(), true));
        }
    }
    let Some(rows) = in_rows(cells, left) else { return Ok(None) };
    Ok(Some(Grid { file: name.into(), body: Body::Sheet(sheet.to_owned(), rows) }))
}

/// The cells row by row, each row filled up with blank ones to its last: a blank cell before another takes as much room as one
/// that holds something. `None` where there are more than are `left`.
fn in_rows(mut cells: Vec<Cell>, left: &mut usize) -> Option<Vec<Vec<Cell>>> {
    // Of two that say they are in one place the later holds.
    cells.reverse();
    cells.sort_by_key(|cell| (cell.line, cell.column));
    cells.dedup_by_key(|cell| (cell.line, cell.column));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let is_of_row = |row: &Vec<Cell>, cell: &Cell| row.first().is_some_and(|first| first.line == cell.line);
    for cell in cells {
        if rows.last().is_none_or(|row| !is_of_row(row, &cell)) {
            rows.push(Vec::new());
        }
        let row = rows.last_mut()?;
        let (line, blank) = (cell.line, row.len() + 1..cell.column);
        *left = left.checked_sub(blank.len() + 1)?;
        row.extend(blank.map(|column| Cell { text: String::new(), line, column, width: 0, formula_only: false }));
        row.push(cell);
    }
    Some(rows)
}

fn sheet_cell(row: u32, column: u32, text: String, formula_only: bool) -> Cell {
    Cell { text, line: row as usize + 1, column: column as usize + 1, width: 0, formula_only }
}

/// A cell's value as it is seen.
fn shown(value: &DataRef, shape: &Shape) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => shown_number(*number, shape),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(stamp) if stamp.is_datetime() => {
            let (year, month, day, ..) = stamp.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(stamp) => stamp.as_f64().to_string(),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or("").to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error_text(error),
    }
}

fn error_text(error: &CellErrorType) -> String {
    let text = error.to_string();
    if text.starts_with('#') { text } else { format!("#{text}") }
}

/// What a number format does to a number, as far as it matters here.
#[derive(Debug, Default, PartialEq)]
struct Shape {
    percent: bool,
    /// Decimals always shown.
    fewest: u32,
    /// Decimals shown at most.
    most: u32,
}

impl Shape {
    fn of_style(style: &Style) -> Shape {
        style.number_format.as_ref().map_or_else(Shape::default, |format| Shape::of(&format.format_code))
    }

    /// Reads the part of the format for positive numbers, leaving out what is quoted or escaped.
    fn of(code: &str) -> Shape {
        let mut shape = Shape::default();
        let mut letters = code.chars();
        let mut fraction = false;
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => {
                    letters.by_ref().find(|letter| *letter == '"');
                }
                '[' => {
                    letters.by_ref().find(|letter| *letter == ']');
                }
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '%' => shape.percent = true,
                '.' => fraction = true,
                '0' if fraction => {
                    shape.fewest += 1;
                    shape.most += 1;
                }
                '#' | '?' if fraction => shape.most += 1,
                _ => {}
            }
        }
        shape
    }
}

/// The shortest decimal that is this binary number. A percentage is rounded as it is shown; another number
/// keeps all its decimals, and gets the zeros that are shown behind it.
fn shown_number(number: f64, shape: &Shape) -> String {
    let text = number.to_string();
    let Ok(mut value) = Decimal::from_str_exact(&text) else { return text };
    if shape.percent {
        let Some(hundredfold) = value.checked_mul(Decimal::ONE_HUNDRED) else { return text };
        value =
            hundredfold.normalize().round_dp_with_strategy(shape.most.min(10), RoundingStrategy::MidpointAwayFromZero);
    }
    if value.scale() < shape.fewest && shape.fewest <= 10 {
        value.rescale(shape.fewest);
    }
    if shape.percent { format!("{value}%") } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        for (number, code, expected) in [
            (0.152, "0.0%", "15.2%"),
            (28.0 / 184.0, "0.0%", "15.2%"),
            (0.93, "0%", "93%"),
            (0.93, "0.0%", "93.0%"),
            (0.1 + 0.2, "General", "0.30000000000000004"),
            (93.0, "0.0", "93.0"),
            (93.25, "0.0", "93.25"),
            (1234.0, "#,##0", "1234"),
            (0.5, "0.0\" % of\"", "0.5"),
            (1e300, "", "1"),
        ] {
            let shown = shown_number(number, &Shape::of(code));
            assert!(shown == expected || shown.len() > 300, "{number} {code}: {shown}");
        }
    }
}
