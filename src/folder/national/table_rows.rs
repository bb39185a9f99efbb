//! The rows of a table of all areas: of a text that streams by, or of the sheets of a workbook.

use std::borrow::Cow;
use std::io::Read;
use std::sync::Arc;

use csv::{ByteRecord, Error, Position};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::list;
use crate::folder::disk::inputs::FolderReading;
use crate::folder::disk::used_rows::Used;
use crate::folder::table::cell::{Cell, Held};
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::table::open_table::open_sheets;
use crate::folder::table::worksheet_rows::SheetReader;
use crate::folder::text::named::NamedFile;

use super::head::line_of;

/// The headings of a table; its first row where none of its first rows is known.
pub type FoundHeadings = Result<Vec<String>, Vec<String>>;

/// Where rows come from.
pub enum TableRows {
    /// A text, and whether its lines end with CRLF.
    Text(csv::Reader<Box<dyn Read>>, bool),
    /// Sheets that have the same headings, one after the other.
    Sheets(SheetRows),
    /// Those that a reading before has left, and how many of them were read.
    Used(Arc<Used>, usize),
}

/// The rows of sheets, below their headings.
pub struct SheetRows {
    /// Each with the number of the row of its headings.
    sheets: Vec<(Grid, usize)>,
    /// The one that is being read, and how far.
    nth: usize,
    reader: SheetReader,
    width: usize,
    /// The line of the row that was read last, and the column from 1 of its first cell that holds anything.
    at: (usize, usize),
}

impl TableRows {
    /// Reads the next row. False at the end.
    pub fn read(&mut self, record: &mut ByteRecord) -> Result<bool, Error> {
        match self {
            TableRows::Text(reader, is_crlf) => {
                let is_read = reader.read_byte_record(record)?;
                if let Some(mut position) = record.position().filter(|_| *is_crlf).cloned() {
                    position.set_line(line_of(&position, true));
                    record.set_position(Some(position));
                }
                Ok(is_read)
            }
            TableRows::Sheets(sheets) => Ok(sheets.read(record)),
            TableRows::Used(used, read) => Ok(used.rows.get(*read).is_some_and(|row| {
                record.clone_from(row);
                *read += 1;
                true
            })),
        }
    }

    /// The line that is read.
    pub fn line(&self) -> usize {
        match self {
            TableRows::Text(reader, is_crlf) => usize::try_from(line_of(reader.position(), *is_crlf)).unwrap_or(0),
            TableRows::Sheets(_) | TableRows::Used(..) => 0,
        }
    }

    /// Where the row is that was read last, if it is one of a sheet: the cell of a column, or the first that holds anything.
    pub fn place(&self, column: Option<usize>) -> Option<Place> {
        match self {
            TableRows::Text(..) | TableRows::Used(..) => None,
            TableRows::Sheets(sheets) => Some(sheets.place(column)),
        }
    }
}

impl SheetRows {
    /// The sheets of a workbook that have the headings, which are `known`; with these, or with the first row where no sheet has
    /// them. `named`: the only ones that are looked at. What is in the way is reported.
    pub fn find(
        from: FolderReading,
        (file, named): (&NamedFile, &[String]),
        known: impl Fn(&[String]) -> bool,
    ) -> Option<(SheetRows, FoundHeadings)> {
        let grids = open_sheets(from, file, named)?;
        let first = grids.iter().flat_map(|grid| grid.first(1)).next().map(|row| texts(&row));
        let mut headings: Option<Vec<String>> = None;
        let (mut sheets, mut unread) = (Vec::new(), Vec::new());
        for grid in grids {
            let top: Vec<Vec<String>> = grid.top().iter().map(|row| texts(row)).collect();
            let found = top.iter().position(|row| known(row));
            let fits = |row: &Vec<String>| headings.as_ref().is_none_or(|first| alike(first, row));
            match found.filter(|at| fits(&top[*at])) {
                Some(at) => {
                    headings.get_or_insert_with(|| top[at].clone());
                    sheets.push((grid, at));
                }
                None if top.is_empty() => {}
                None => unread.push(grid.sheet().to_owned()),
            }
        }
        if headings.is_some() && named.is_empty() && !unread.is_empty() {
            from.faults.add(not_read(file, &unread));
        }
        let width = headings.as_ref().map_or(0, Vec::len);
        let mut sheets = SheetRows { sheets, nth: 0, reader: SheetReader::default(), width, at: (0, 1) };
        sheets.begin(0);
        match (headings, first) {
            (Some(headings), _) => Some((sheets, Ok(headings))),
            (None, Some(first)) => Some((sheets, Err(first))),
            (None, None) => {
                let help = "check that it is the right file";
                from.faults.error(Code::BrokenTable, Place::file(&file.path), "this workbook has no table", help);
                None
            }
        }
    }

    /// Goes to the first row of a sheet below its headings.
    pub fn begin(&mut self, nth: usize) {
        let sheet = self.sheets.get(nth).and_then(|(grid, headings)| Some((grid.worksheet()?, headings + 1)));
        self.reader = sheet.map(|(rows, first)| SheetReader::behind(rows, first)).unwrap_or_default();
        self.nth = nth;
    }

    fn place(&self, column: Option<usize>) -> Place {
        let (line, first) = self.at;
        let cell = Cell { line, column: column.map_or(first, |at| at + 1), ..Cell::blank() };
        self.sheets.get(self.nth).map_or_else(|| Place::file(""), |(grid, _)| grid.place(&cell))
    }

    fn read(&mut self, record: &mut ByteRecord) -> bool {
        while let Some((grid, _)) = self.sheets.get(self.nth) {
            let Some(row) = grid.worksheet().and_then(|rows| self.reader.next(rows)) else {
                self.begin(self.nth + 1);
                continue;
            };
            let filled = row.iter().filter(|cell| cell.is_filled()).count();
            // A note below the table fills one cell.
            let (Some(first), true) = (row.iter().find(|cell| cell.is_filled()), filled > 1) else { continue };
            record.clear();
            (0..self.width).for_each(|at| record.push_field(row.get(at).map_or(Cow::default(), in_full).as_bytes()));
            let mut position = Position::new();
            position.set_line(first.line as u64);
            record.set_position(Some(position));
            self.at = (first.line, first.column);
            return true;
        }
        false
    }
}

fn texts(row: &[Cell]) -> Vec<String> {
    row.iter().map(|cell| cell.text.clone()).collect()
}

/// The figure at full value where a cell shows less of it.
fn in_full(cell: &Cell) -> Cow<'_, str> {
    match cell.held {
        Some(Held::Number(number)) => number.to_string().into(),
        _ => cell.text.as_str().into(),
    }
}

fn alike(one: &[String], other: &[String]) -> bool {
    let plain = |row: &[String]| row.iter().map(|heading| plain(heading)).collect::<Vec<_>>();
    plain(one) == plain(other)
}

fn not_read(file: &NamedFile, sheets: &[String]) -> Diagnostic {
    let named: Vec<String> = sheets.iter().map(|sheet| format!("`{sheet}`")).collect();
    let (noun, are, have) = if named.len() == 1 { ("sheet", "is", "it does") } else { ("sheets", "are", "they do") };
    let message = format!(
        "the {noun} {} of `{}` {are} not read: {have} not have the headings of the table",
        list(&named),
        file.path
    );
    let help = "to leave them without this line, name those that are read: sheets = [\"...\"]";
    Diagnostic::warning(Code::LeftOut, message).at(Place::file(file.path.as_str())).help(help)
}
