//! The workbook written: every sheet has its title in the first cell, then what is on it in words, then its table.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Format, FormatAlign, FormatBorder, Table, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::draft::report::{Block, Report};
use crate::page::docx::finish::{DocumentFacts, properties};

use super::finish::with_properties;
use super::notes::notes;
use super::sheet::{Cell, Column, Sheet};
use super::tables::tables;

/// As many rows as a sheet can have below its title.
const MOST_ROWS: usize = 1_048_000;

/// As many letters as a cell can have.
const MOST_LETTERS: usize = 32_767;

/// The papers of a printout.
const A4: u8 = 9;
const A3: u8 = 8;

/// So many columns are printed on the smaller one.
const FEW: usize = 10;

/// How wide the cover is, in letters.
const COVER: u8 = 100;

/// How high a line is, in points.
const LINE: f64 = 16.0;

/// A report's figures as a workbook.
///
/// # Errors
/// `too-large`, where a sheet cannot hold them; a report that was read as data has no figures as numbers.
pub(crate) fn xlsx(report: &Report) -> Result<Vec<u8>, Error> {
    let Some(tables) = tables(report) else {
        let message = "this report was read as data, which has no figures as numbers";
        return Err(Error::one(
            Diagnostic::error(Code::LayoutError, message).help("make the workbook from the report folder"),
        ));
    };
    if let Some(sheet) = tables.iter().find(|sheet| !fits(sheet)) {
        let message = format!("`{}` is larger than a sheet of a workbook can be", sheet.title);
        return Err(Error::one(
            Diagnostic::error(Code::TooLarge, message)
                .help("publish the figures of fewer measures, or `--format json`"),
        ));
    }
    let notes = notes(report, &tables);
    let contents = contents(&notes, &tables);
    let sheets: Vec<&Sheet> = [&contents, &notes].into_iter().chain(&tables).collect();
    let written = written(report, &sheets).expect("every sheet fits, and has a name of its own");
    let about = DocumentFacts {
        version: "",
        title: &report.title,
        authors: &report.authors,
        language: &report.language,
        date_iso: &report.date_iso,
    };
    let language = if report.language.is_empty() { "en-GB" } else { &report.language };
    Ok(with_properties(written, &properties(&about, language)))
}

fn fits(sheet: &Sheet) -> bool {
    let short = |cell: &Cell| cell.text().is_none_or(|text| text.encode_utf16().count() <= MOST_LETTERS);
    sheet.rows.len() <= MOST_ROWS && sheet.rows.iter().flatten().all(short)
}

/// What is on which sheet.
fn contents(notes: &Sheet, tables: &[Sheet]) -> Sheet {
    let row = |sheet: &Sheet| vec![Cell::Link(sheet.name.clone()), Cell::words(&sheet.title)];
    Sheet {
        name: "Contents".into(),
        table: "contents",
        title: "Contents".into(),
        about: vec!["This sheet has one table. Each row leads to another sheet.".into()],
        columns: vec![Column::words("Sheet", 20), Column::words("What is on it", 90)],
        rows: std::iter::once(notes).chain(tables).map(row).collect(),
    }
}

fn written(report: &Report, sheets: &[&Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    cover(workbook.add_worksheet(), report)?;
    for sheet in sheets {
        let place = workbook.add_worksheet();
        place.set_name(&sheet.name)?;
        put(place, sheet)?;
    }
    workbook.save_to_buffer()
}

/// The face of everything: a plain one of a size that can be read.
fn face() -> Format {
    Format::new().set_font_name("Arial").set_font_size(12)
}

fn title() -> Format {
    face().set_bold().set_font_size(16)
}

/// The cover: what this is, of whom, and whom to ask.
fn cover(place: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    place.set_name("Cover")?.set_column_width(0, COVER)?;
    place.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    place.write_string_with_format(0, 0, &report.title, &title().set_text_wrap())?;
    let (heading, plain) = (face().set_bold().set_font_size(14), face().set_text_wrap());
    let mut row = 1;
    let mut line = |words: &str, format: &Format| -> Result<(), XlsxError> {
        place.write_string_with_format(row, 0, words, format)?;
        place.set_row_height(row, LINE * lines(words, COVER))?;
        row += 1;
        Ok(())
    };
    line("This workbook has the figures that the report prints, each with the decimals that are printed.", &plain)?;
    for (name, words) in [
        ("Area", &report.area),
        ("Committee", &report.committee),
        ("Date of the meeting", &report.date),
        ("Period", &report.period),
    ] {
        line(&format!("{name}: {words}"), &plain)?;
    }
    let officers = report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Officers { officers } => Some(officers),
        _ => None,
    });
    for (nth, officer) in officers.flatten().enumerate() {
        if nth == 0 {
            line("Whom to ask", &heading)?;
        }
        line(&crate::page::text::officer(officer), &plain)?;
    }
    line("What is in this workbook", &heading)?;
    line("The sheet Contents lists the tables. The sheet Notes explains marks and words.", &plain)
}

/// A sheet with its table.
fn put(place: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let paper = if sheet.columns.len() > FEW { A3 } else { A4 };
    place.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
    place.write_string_with_format(0, 0, &sheet.title, &title())?;
    let mut top = 1;
    for sentence in &sheet.about {
        place.write_string_with_format(top, 0, sentence, &face())?;
        top += 1;
    }
    for (nth, column) in (0..).zip(&sheet.columns) {
        place.set_column_width(nth, column.width)?;
    }
    if sheet.rows.is_empty() {
        return Ok(());
    }
    let (rows, columns) = (u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX), sheet.columns.len());
    let right = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    place.add_table(top, 0, top + rows, right, &table(sheet))?;
    place.set_repeat_rows(top, top)?;
    let heads = sheet.columns.iter().map(|column| lines(&column.head, column.width));
    place.set_row_height(top, LINE * heads.fold(1.0, f64::max))?;
    for (below, cells) in (top + 1..).zip(&sheet.rows) {
        let high =
            cells.iter().zip(&sheet.columns).map(|(cell, column)| lines(cell.text().unwrap_or(""), column.width));
        place.set_row_height(below, LINE * high.fold(1.0, f64::max))?;
        for ((nth, cell), column) in (0..).zip(cells).zip(&sheet.columns) {
            match cell {
                // No cell is a formula: words are a string whatever they begin with.
                Cell::Words(words) => place.write_string_with_format(below, nth, words, &words_in(column))?,
                Cell::Number(figure) => {
                    let number = figure.to_f64().unwrap_or_default();
                    place.write_number_with_format(below, nth, number, &with_decimals(*figure))?
                }
                Cell::Link(name) => {
                    let url = Url::new(format!("internal:'{name}'!A1")).set_text(name);
                    place.write_url_with_format(below, nth, url, &face().set_hyperlink())?
                }
            };
        }
    }
    Ok(())
}

/// How many lines words take in a column: not every program makes a row as high as what is in it.
fn lines(words: &str, width: u8) -> f64 {
    let fits = usize::from(width);
    let mut lines = 1_u16;
    let mut used = 0;
    for word in words.split_whitespace() {
        let letters = word.chars().count();
        if used > 0 && used + 1 + letters > fits {
            lines = lines.saturating_add(1);
            used = 0;
        }
        used += letters + usize::from(used > 0);
    }
    f64::from(lines)
}

/// A figure as it is printed: thousands parted, and as many decimals as it is given with.
fn with_decimals(figure: Decimal) -> Format {
    let decimals = usize::try_from(figure.scale()).unwrap_or_default();
    let point = if decimals > 0 { "." } else { "" };
    face().set_align(FormatAlign::Top).set_num_format(format!("#,##0{point}{}", "0".repeat(decimals)))
}

fn words_in(column: &Column) -> Format {
    let plain = face().set_text_wrap().set_align(FormatAlign::Top);
    if column.figures { plain.set_align(FormatAlign::Right) } else { plain.set_align(FormatAlign::Left).set_indent(1) }
}

/// The table itself: named, with its heads marked as such, without filters.
fn table(sheet: &Sheet) -> Table {
    let head = face().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin);
    let heads = sheet.columns.iter().map(|column| {
        let format = if column.figures {
            head.clone().set_align(FormatAlign::Right)
        } else {
            head.clone().set_align(FormatAlign::Left).set_indent(1)
        };
        TableColumn::new().set_header(&column.head).set_header_format(format)
    });
    Table::new()
        .set_name(sheet.table)
        .set_alt_text(&sheet.title)
        .set_columns(&heads.collect::<Vec<_>>())
        .set_style(TableStyle::Light15)
        .set_banded_rows(false)
        .set_autofilter(false)
}
