//! A table of the folder opened, as text or as a workbook, by what it is and not by what it is called.

use crate::diagnostic::Diagnostic;
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::named::{NamedFile, is_workbook};
use crate::folder::text::source::Source;

use super::cell::Cell;
use super::columns::Headings;
use super::csv_table::read_csv;
use super::grid::Grid;
use super::table_limits::unpacked;
use super::unprintable_cell::unprintable_cell;
use super::workbook::{OpenedBook, open_book, own_tables, unfit};

/// A table that was opened.
#[derive(Debug)]
pub enum Opened<T> {
    /// The sheets with our headings; where none has them all, the one that has most.
    Ours(Vec<Grid>),
    /// Every sheet, none of which has our headings, and what is known of them.
    Others(Vec<Grid>, T),
}

/// The sheets of a file that have the headings of one of our tables; a text is one.
pub fn open_table(from: FolderReading, file: &NamedFile, headings: &Headings) -> Option<Vec<Grid>> {
    match open_table_or(from, file, headings, |_| None::<()>)? {
        Opened::Ours(sheets) | Opened::Others(sheets, ()) => Some(sheets),
    }
}

/// The same, or every sheet where none has all our headings and `others` knows what they are.
pub fn open_table_or<T>(
    from: FolderReading,
    file: &NamedFile,
    headings: &Headings,
    others: impl FnOnce(&[&Grid]) -> Option<T>,
) -> Option<Opened<T>> {
    let sheets = match content(from, file)? {
        Content::Workbook(bytes) => {
            let book = without_people(from, open_book(&file.path, &bytes, &[], from.faults)?)?;
            let grids: Vec<&Grid> = book.sheets.iter().map(|sheet| &sheet.grid).collect();
            let is_ours = grids.iter().any(|grid| headings.complete(&grid.top()));
            match if is_ours { None } else { others(&grids) } {
                Some(found) => return seen_sheets(from, book, &[]).map(|grids| Opened::Others(grids, found)),
                None => own_tables(book, headings, from.faults),
            }
        }
        Content::Text(source) => {
            let grid = read_csv(source, suits(Some(headings)), from.faults)?;
            let found = if headings.complete(&grid.top()) { None } else { others(&[&grid]) };
            return Some(match found {
                Some(found) => Opened::Others(vec![grid], found),
                None => Opened::Ours(vec![grid]),
            });
        }
    };
    sheets.iter().filter_map(unprintable_cell).for_each(|fault| from.faults.add(fault));
    Some(Opened::Ours(sheets))
}

/// How well a separator suits a text: our headings first; among others, the one that gives the fullest row.
pub fn suits(headings: Option<&Headings>) -> impl Fn(&[Vec<Cell>]) -> usize {
    move |top| headings.map_or(0, |headings| headings.found(top)) * MORE_THAN_ANY_ROW + fullest(top)
}

/// No row has so many cells.
const MORE_THAN_ANY_ROW: usize = 1_000_000;

/// Every sheet of a council's own file that is seen, or is one of those `named`; a text is one. Its separator is the one that
/// gives the fullest row. What is hidden in them is told.
pub fn open_sheets(from: FolderReading, file: &NamedFile, named: &[String]) -> Option<Vec<Grid>> {
    let book = match content(from, file)? {
        Content::Workbook(bytes) => without_people(from, open_book(&file.path, &bytes, named, from.faults)?)?,
        Content::Text(source) => return Some(vec![read_csv(source, fullest, from.faults)?.with_footnotes()]),
    };
    seen_sheets(from, book, named)
}

/// The sheets of a workbook that are read, with what is hidden in them told.
fn seen_sheets(from: FolderReading, book: OpenedBook, named: &[String]) -> Option<Vec<Grid>> {
    if named.is_empty() {
        book.hidden().into_iter().for_each(|told| from.faults.add(told));
    }
    let is_wanted = |sheet: &str| named.is_empty() || named.iter().any(|name| name.trim() == sheet.trim());
    let mut grids = Vec::new();
    for sheet in book.sheets.into_iter().filter(|sheet| is_wanted(sheet.grid.sheet())) {
        sheet.hidden().into_iter().for_each(|told| from.faults.add(told));
        grids.push(sheet.grid.with_footnotes());
    }
    grids.iter().filter_map(unprintable_cell).for_each(|fault| from.faults.add(fault));
    Some(grids)
}

/// A workbook, unless it has a row a person, which is told.
fn without_people(from: FolderReading, book: OpenedBook) -> Option<OpenedBook> {
    match book.person_level() {
        Some(fault) => {
            from.faults.add(fault);
            None
        }
        None => Some(book),
    }
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
        let bytes = unpacked(&file.path, from.bytes(file)?)?;
        let zipped = bytes.starts_with(b"PK\x03\x04");
        let is_called = is_workbook(&file.path);
        if let Some(fault) = unfit(&file.path, &bytes, is_called) {
            return Err(fault);
        }
        if zipped || is_called {
            return Ok(Content::Workbook(bytes));
        }
        Ok(Content::Text(Source::from_bytes(&bytes, &file.path)?))
    };
    read().map_err(|fault| from.faults.add(fault)).ok()
}
