//! A table of the folder opened, as text or as a workbook, by what it is and not by what it is called.

use crate::diagnostic::Diagnostic;

use super::cell::Cell;
use super::columns::Headings;
use super::csv_table::read_csv;
use super::grid::Grid;
use super::inputs::FolderReading;
use super::named::NamedFile;
use super::source::Source;
use super::unprintable::unprintable_cell;
use super::workbook::{read_sheets, read_workbook};

/// The sheet of a file that has the headings of one of our tables.
pub fn open_table(from: FolderReading, file: &NamedFile, headings: &Headings) -> Option<Grid> {
    let grid = match content(from, file)? {
        Content::Workbook(bytes) => read_workbook(&file.path, bytes, headings, from.faults)?,
        Content::Text(source) => return read_csv(source, |top| headings.found(top), from.faults),
    };
    unprintable_cell(&grid).into_iter().for_each(|fault| from.faults.add(fault));
    Some(grid)
}

/// Every sheet of a council's own file; a text is one. Its separator is the one that gives the fullest row.
pub fn open_sheets(from: FolderReading, file: &NamedFile) -> Option<Vec<Grid>> {
    let sheets = match content(from, file)? {
        Content::Workbook(bytes) => read_sheets(&file.path, bytes, from.faults)?,
        Content::Text(source) => return Some(vec![read_csv(source, fullest, from.faults)?]),
    };
    sheets.iter().filter_map(unprintable_cell).for_each(|fault| from.faults.add(fault));
    Some(sheets)
}

/// How many cells of the fullest row are filled.
fn fullest(top: &[Vec<Cell>]) -> usize {
    top.iter().map(|row| row.iter().filter(|cell| !cell.is_blank()).count()).max().unwrap_or(0)
}

enum Content {
    Workbook(Vec<u8>),
    Text(Source),
}

fn content(from: FolderReading, file: &NamedFile) -> Option<Content> {
    let read = || -> Result<Content, Diagnostic> {
        let bytes = from.bytes(file)?;
        let zipped = bytes.starts_with(b"PK\x03\x04");
        let lower = file.path.to_lowercase();
        if zipped || lower.ends_with(".xlsx") || lower.ends_with(".xlsm") {
            return Ok(Content::Workbook(bytes));
        }
        Ok(Content::Text(Source::from_bytes(&bytes, &file.path)?))
    };
    read().map_err(|fault| from.faults.add(fault)).ok()
}
