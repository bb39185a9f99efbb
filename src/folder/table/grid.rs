//! Cells in rows, with where each is: what a CSV file and a worksheet have in common.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Place, SharedText};

use super::cell::{Cell, WITHIN};
use super::csv_rows::CsvRows;
use super::footnotes::Footnotes;
use super::worksheet_rows::WorksheetRows;

/// A table as it is in a file.
#[derive(Debug)]
pub struct Grid {
    /// Relative to the folder.
    pub file: SharedText,
    /// Its rows.
    pub body: Body,
    /// The lines and columns, from 1, of cells of a worksheet that hold nothing and are coloured.
    pub coloured: BTreeSet<(usize, usize)>,
    /// The units that the formats of cells of a worksheet put behind their numbers, by line and column.
    pub units: BTreeMap<(usize, usize), String>,
    /// What stands behind its figures and before its notes.
    pub footnotes: Footnotes,
}

/// What a table's rows are read from.
#[derive(Debug)]
pub enum Body {
    /// The text of a CSV file, whose cells are taken apart row by row: it may have a million of them.
    Text(CsvRows),
    /// A worksheet of a workbook: its name, and every row that holds anything.
    Sheet(String, WorksheetRows),
    /// Rows that were picked out of a table too large to be held: where each line of theirs is.
    Picked(BTreeMap<usize, Place>),
}

impl Grid {
    /// A table of which no colours and formats are known.
    pub fn of(file: SharedText, body: Body) -> Grid {
        Grid { file, body, coloured: BTreeSet::new(), units: BTreeMap::new(), footnotes: Footnotes::default() }
    }

    /// The same with its footnotes known, which takes a reading of all of it: of a table of a size that somebody writes notes for.
    pub fn with_footnotes(self) -> Grid {
        const LARGEST: usize = 50_000;
        let size = match &self.body {
            Body::Sheet(_, rows) => rows.count(),
            Body::Text(text) => text.count(),
            Body::Picked(_) => 0,
        };
        if size > LARGEST {
            return self;
        }
        let footnotes = Footnotes::of(|read| self.each(|_, row| read(row)));
        Grid { footnotes, ..self }
    }

    /// Whether it is of a workbook.
    pub fn is_sheet(&self) -> bool {
        matches!(self.body, Body::Sheet(..))
    }

    /// The name of the worksheet; empty of a text.
    pub fn sheet(&self) -> &str {
        match &self.body {
            Body::Text(_) | Body::Picked(_) => "",
            Body::Sheet(name, _) => name,
        }
    }

    /// The rows of a worksheet; none of a text.
    pub fn worksheet(&self) -> Option<&WorksheetRows> {
        match &self.body {
            Body::Sheet(_, rows) => Some(rows),
            Body::Text(_) | Body::Picked(_) => None,
        }
    }

    /// Reads every row that holds anything, with its number among them from 0. A cell's index is its column of the table.
    pub fn each(&self, mut read: impl FnMut(usize, &[Cell])) {
        if !self.footnotes.is_empty() {
            return self.each_written(|at, row| read(at, &self.with_notes(row)));
        }
        self.each_written(read);
    }

    fn each_written(&self, mut read: impl FnMut(usize, &[Cell])) {
        match &self.body {
            Body::Text(text) => text.rows().each(usize::MAX, |at, row| read(at, row)),
            Body::Picked(_) => {}
            Body::Sheet(_, rows) => rows.each(read),
        }
    }

    /// A row with its footnotes written in full.
    fn with_notes(&self, row: &[Cell]) -> Vec<Cell> {
        let read = |cell: &Cell| match self.footnotes.in_full(&cell.text) {
            Some(text) => Cell { text, ..cell.clone() },
            None => cell.clone(),
        };
        row.iter().map(read).collect()
    }

    /// The first rows, among which the headings are.
    pub fn top(&self) -> Vec<Vec<Cell>> {
        match &self.body {
            Body::Text(text) => text.top.clone(),
            Body::Sheet(..) | Body::Picked(_) => self.first(WITHIN),
        }
    }

    /// So many of the first rows that hold anything.
    pub fn first(&self, most: usize) -> Vec<Vec<Cell>> {
        match &self.body {
            Body::Text(text) => text.first(most),
            Body::Picked(_) => Vec::new(),
            Body::Sheet(_, rows) => rows.first(most),
        }
    }

    /// Where a cell is.
    pub fn place(&self, cell: &Cell) -> Place {
        match &self.body {
            Body::Sheet(sheet, _) => {
                Place::cell(self.file.clone(), format!("{sheet}!{}{}", letters(cell.column), cell.line))
            }
            Body::Text(text) => self.line(text, cell).span(cell.column, cell.width),
            Body::Picked(lines) => {
                lines.get(&cell.line).cloned().unwrap_or_else(|| Place::line(self.file.clone(), cell.line, ""))
            }
        }
    }

    /// Where a row is: the line, or its first cell.
    pub fn row_place(&self, row: &[Cell]) -> Place {
        match (&self.body, row.iter().find(|cell| !cell.text.is_empty()).or(row.first())) {
            (_, None) => Place::file(self.file.clone()),
            (Body::Sheet(..) | Body::Picked(_), Some(cell)) => self.place(cell),
            (Body::Text(text), Some(cell)) => self.line(text, cell),
        }
    }

    fn line(&self, text: &CsvRows, cell: &Cell) -> Place {
        Place::line(self.file.clone(), cell.line, text.line(cell.line))
    }
}

/// The letters of a sheet's column: 1 is A, 27 is AA.
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(b'A' + (column % 26) as u8);
        column /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_have_letters() {
        assert_eq!([1, 26, 27, 702, 703].map(super::letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
