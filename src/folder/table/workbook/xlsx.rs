//! An Excel workbook, `.xlsx` or `.xlsm`.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{
    CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType, FillPattern, Reader, SheetType, SheetVisible, Style,
    Xlsx, XlsxError,
};
use zip::ZipArchive;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::table::cell::WITHIN;
use crate::folder::table::grid::{Body, Grid};
use crate::folder::table::table_limits::{cells_of, too_much};
use crate::folder::table::worksheet_rows::{TooMuch, WorksheetRows};
use crate::folder::text::diagnostics::Diagnostics;

use super::book::{OpenedBook, OpenedSheet};
use super::by_format::shown;
use super::number_format::{NumberFormat, Shape};
use super::sheet_cells::{OF_HIDDEN, SheetCells, is_colour};
use super::shown::{Shown, date};
use super::xlsx_layout::{SheetLayout, layout, sheet_parts};
use super::xml::NoXml;

/// Reads the sheets that are seen, and the hidden ones that are `named`; `None` where the workbook cannot be read.
pub fn read_xlsx(file: &str, bytes: &[u8], named: &[String], faults: &Diagnostics) -> Option<OpenedBook> {
    // What cannot be unpacked is told by the reader of its cells.
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let mut parts = archive.as_mut().map(sheet_parts).unwrap_or_default();
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            faults.add(broken(file, None, &error));
            return None;
        }
    };
    let mut opened = OpenedBook { file: file.to_owned(), ..OpenedBook::default() };
    let mut left = cells_of(bytes);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible && !named.iter().any(|name| name.trim() == sheet.name.trim()) {
            opened.hidden_sheets.push(first_rows(&mut book, (file, &sheet.name)));
            continue;
        }
        let layout = parts.remove(&sheet.name).zip(archive.as_mut()).map(|(part, archive)| layout(archive, &part));
        if layout.as_ref().is_some_and(|read| matches!(read, Err(NoXml::TooLong))) {
            faults.add(too_much(file, bytes, TooMuch::Piece));
            return None;
        }
        match read_sheet(&mut book, (file, &sheet.name), layout.and_then(Result::ok), (usize::MAX, &mut left)) {
            Ok(Ok(sheet)) => opened.sheets.push(sheet),
            Ok(Err(why)) => {
                faults.add(too_much(file, bytes, why));
                return None;
            }
            Err(error) => faults.add(broken(file, Some(&sheet.name), &error)),
        }
    }
    Some(opened)
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

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The first rows of a hidden sheet. What cannot be read of it says nothing.
fn first_rows(book: &mut Book, (file, name): (&str, &str)) -> Grid {
    match read_sheet(book, (file, name), None, (WITHIN, &mut OF_HIDDEN.clone())) {
        Ok(Ok(sheet)) => sheet.grid,
        _ => Grid::of(file.into(), Body::Sheet(name.to_owned(), WorksheetRows::default())),
    }
}

fn read_sheet(
    book: &mut Book,
    (file, name): (&str, &str),
    layout: Option<SheetLayout>,
    (most, left): (usize, &mut usize),
) -> Result<Result<OpenedSheet, TooMuch>, XlsxError> {
    let mut cells = SheetCells::default();
    let counts_from_1904 = book.has_1904_epoch();
    let mut reader = book.worksheet_cells_reader(name)?;
    let formats: Vec<NumberFormat> = reader.styles().iter().map(format_of).collect();
    let coloured: Vec<bool> = reader.styles().iter().map(is_coloured).collect();
    let general = NumberFormat::default();
    let mut seen_rows = BTreeSet::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        if most < usize::MAX && seen_rows.insert(row) && seen_rows.len() > most {
            break;
        }
        let format = formats.get(style).unwrap_or(&general);
        if let DataRef::Float(number) = cell.get_value()
            && let Some(unit) = format.unit(*number)
        {
            cells.unit(row, column, unit);
        }
        let seen = seen(cell.get_value(), format, counts_from_1904);
        if seen.text.is_empty() && coloured.get(style).is_some_and(|coloured| *coloured) {
            cells.colour(row, column);
        }
        if let Err(many) = cells.put(row, column, &seen, *left) {
            return Ok(Err(many));
        }
    }
    let is_known = layout.is_some();
    let layout = layout.unwrap_or_default();
    for (row, column) in &layout.unstored {
        if let Err(many) = cells.put_formula(*row, *column, *left) {
            return Ok(Err(many));
        }
    }
    let arranged = cells.arrange(&layout.arrangement, left);
    Ok(arranged.map(|arranged| OpenedSheet { is_known, ..OpenedSheet::of(file, name, arranged) }))
}

fn format_of(style: &Style) -> NumberFormat {
    style.number_format.as_ref().map_or_else(NumberFormat::default, |format| NumberFormat::of(&format.format_code))
}

fn is_coloured(style: &Style) -> bool {
    let fill = style.fill.as_ref().filter(|fill| fill.pattern == FillPattern::Solid);
    let colour = fill.and_then(|fill| fill.foreground_color);
    colour.is_some_and(|colour| is_colour([colour.red, colour.green, colour.blue]))
}

/// A cell's value as it is seen.
fn seen(value: &DataRef, format: &NumberFormat, counts_from_1904: bool) -> Shown {
    let as_date = |number| ExcelDateTime::new(number, ExcelDateTimeType::DateTime, counts_from_1904);
    match value {
        DataRef::Empty => Shown::default(),
        DataRef::Int(number) => shown(*number as f64, format, as_date),
        DataRef::Float(number) => shown(*number, format, as_date),
        DataRef::String(text) => Shown::text(text),
        DataRef::SharedString(text) => Shown::text(text),
        DataRef::Bool(true) => Shown::text("TRUE"),
        DataRef::Bool(false) => Shown::text("FALSE"),
        // A format of the program's country, whose code the workbook does not hold.
        DataRef::DateTime(stamp) if !matches!(format.shape(stamp.as_f64()).0, Shape::Date(_)) => {
            let (year, month, day, ..) = stamp.to_ymd_hms_milli();
            Shown::text(&date(year.into(), month.into(), Some(day.into())))
        }
        DataRef::DateTime(stamp) => shown(stamp.as_f64(), format, as_date),
        DataRef::DateTimeIso(text) => Shown::text(text.split('T').next().unwrap_or("")),
        DataRef::DurationIso(text) => Shown::text(text),
        DataRef::Error(error) => Shown::text(&error_text(error)),
    }
}

fn error_text(error: &CellErrorType) -> String {
    let text = error.to_string();
    if text.starts_with('#') { text } else { format!("#{text}") }
}
