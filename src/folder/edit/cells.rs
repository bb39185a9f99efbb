//! Cells of a table of text changed where they stand, and rows added below the last. The bytes of every other cell stay.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::csv_text::in_quotation_marks;
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::Headings;
use crate::folder::table::csv_rows::CsvRows;
use crate::folder::table::csv_table::parted;
use crate::folder::table::open_table::suits;
use crate::folder::text::source::Source;

use super::file_text::FileText;
use super::unmade::Unmade;

/// A table as it is written.
#[derive(Debug)]
pub struct WrittenTable {
    text: FileText,
    rows: CsvRows,
}

/// A row of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenRow {
    /// The line in which it begins, from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<WrittenCell>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenCell {
    /// What it holds, as it is read.
    pub text: String,
    /// The character of the line in which it begins, from 1.
    pub column: usize,
    /// Its bytes, with its quotation marks and blanks.
    #[serde(skip)]
    written: Range<usize>,
}

/// A table after an edit.
#[derive(Debug)]
pub struct EditedTable {
    /// Its text.
    pub text: FileText,
    /// The lines in which the rows begin that were edited.
    pub lines: BTreeSet<usize>,
}

/// What cells are to hold, by their place in the row.
pub type CellTexts = BTreeMap<usize, String>;

impl WrittenCell {
    /// Its bytes, with its quotation marks and blanks.
    #[cfg(test)]
    pub(super) fn written(&self) -> Range<usize> {
        self.written.clone()
    }
}

impl WrittenRow {
    /// What its cells hold.
    #[cfg(test)]
    pub fn texts(&self) -> Vec<&str> {
        self.cells.iter().map(|cell| cell.text.as_str()).collect()
    }

    fn holds(&self, texts: &[String]) -> bool {
        self.cells.iter().map(|cell| &cell.text).eq(texts)
    }

    /// How many of its cells hold what they did.
    fn alike(&self, texts: &[String]) -> usize {
        self.cells.iter().zip(texts).filter(|(cell, was)| !was.is_empty() && cell.text == **was).count()
    }
}

impl WrittenTable {
    /// The table of a file's bytes. `headings`: those that it has; without them it is known by its fullest row.
    ///
    /// # Errors
    /// Why it cannot be read at all: it is not text, a table of people, or a quotation mark makes one cell of the rest of it.
    pub fn of(bytes: &[u8], name: &str, headings: Option<&Headings>) -> Result<WrittenTable, Diagnostic> {
        let text = FileText::of(bytes, name)?;
        let rows = parted(Source::of(name, text.read()), suits(headings))?;
        let mut reader = rows.rows();
        reader.each(usize::MAX, |_, _| {});
        if let Some(cell) = reader.unclosed.or(reader.too_long) {
            let message =
                "a quotation mark here has no closing mark, so that no cell of this table can be changed by itself";
            let at = Place::line(name, cell.line, rows.line(cell.line));
            return Err(Diagnostic::error(Code::BrokenTable, message).at(at).help("close it in a text editor first"));
        }
        Ok(WrittenTable { text, rows })
    }

    /// Its first rows, among which the headings are.
    pub fn top(&self) -> &[Vec<Cell>] {
        &self.rows.top
    }

    /// The rows that are wanted.
    pub fn rows(&self, mut is_wanted: impl FnMut(&WrittenRow) -> bool) -> Vec<WrittenRow> {
        let mut rows = Vec::new();
        self.rows.rows().each_written(|cells| {
            let one = |(cell, written): &(Cell, Range<usize>)| WrittenCell {
                text: cell.text.clone(),
                column: cell.column,
                written: written.clone(),
            };
            let line = cells.first().map_or(0, |(cell, _)| cell.line);
            let row = WrittenRow { line, cells: cells.iter().map(one).collect() };
            if is_wanted(&row) {
                rows.push(row);
            }
        });
        rows
    }

    /// The row that held these texts in a line, wherever it stands now; none where it was changed, or where it cannot be told
    /// from another.
    pub fn found(&self, line: usize, texts: &[String]) -> Option<WrittenRow> {
        let mut found = self.rows(|row| row.holds(texts));
        let there = found.iter().position(|row| row.line == line);
        match (there, found.len()) {
            (Some(at), _) => Some(found.swap_remove(at)),
            (None, 1) => found.pop(),
            _ => None,
        }
    }

    /// The row that is most like one that is not found any more: more than half of what that held stands in it.
    pub fn most_like(&self, line: usize, texts: &[String]) -> Option<WrittenRow> {
        let held = texts.iter().filter(|text| !text.is_empty()).count();
        let found = self.rows(|row| row.alike(texts) * 2 > held);
        found.into_iter().max_by_key(|row| (row.alike(texts), std::cmp::Reverse(row.line.abs_diff(line))))
    }

    /// The table with other cells in some rows, and with rows added.
    ///
    /// # Errors
    /// A row that is to be added holds nothing; a row is named twice.
    pub fn changed(&self, changes: &[(WrittenRow, CellTexts)], added: &[CellTexts]) -> Result<EditedTable, Unmade> {
        let mut places = Vec::new();
        let mut seen = BTreeSet::new();
        if !changes.iter().all(|(row, _)| seen.insert(row.line)) {
            return Err(Unmade::because("a row is to be changed in two ways at once", "look at the table again"));
        }
        for (row, texts) in changes {
            let (there, beyond): (CellTexts, CellTexts) =
                texts.clone().into_iter().partition(|(at, _)| *at < row.cells.len());
            for (at, text) in there.iter().filter(|(at, text)| row.cells[**at].text != typed(text)) {
                let written = row.cells[*at].written.clone();
                places.push((written.clone(), self.written_over(&self.text.read()[written], &typed(text))));
            }
            let end = beyond.iter().rev().find(|(_, text)| !typed(text).is_empty()).map(|(at, _)| at + 1);
            if let (Some(last), Some(end)) = (row.cells.last(), end) {
                let behind = last.written.end;
                places.push((behind..behind, self.joined(&beyond, row.cells.len()..end)));
            }
        }
        places.sort_by_key(|(range, _)| (range.start, range.end));
        if added.iter().any(|texts| texts.values().all(|text| typed(text).is_empty())) {
            return Err(Unmade::because("a row that is added holds nothing", "type its period and its figure"));
        }
        let (end, line_end) = (self.text.read().len(), self.text.line_end());
        let is_ended = end == 0 || self.text.read().ends_with(['\r', '\n']);
        let widest = self.rows.top.iter().map(Vec::len).max().unwrap_or(0);
        for texts in added {
            let behind_last = texts.keys().next_back().map_or(0, |last| last + 1);
            let row = self.joined(texts, 0..widest.max(behind_last));
            // As the file ends, with a line end or without one, so it does then.
            let row = if is_ended { format!("{row}{line_end}") } else { format!("{line_end}{row}") };
            places.push((end..end, row));
        }
        let text = self.text.replaced(&places);
        // A cell of several lines is one line once it is typed over.
        let lost = |before: usize| -> usize {
            let over = places.iter().filter(|(range, _)| range.end <= before);
            over.map(|(range, _)| self.text.read()[range.clone()].matches('\n').count()).sum()
        };
        let begins = |row: &WrittenRow| row.cells.first().map_or(0, |cell| cell.written.start);
        let changed = changes.iter().map(|(row, _)| row.line - lost(begins(row)));
        let last = text.read().lines().count();
        let lines = changed.chain(last + 1 - added.len()..=last).collect();
        Ok(EditedTable { text, lines })
    }

    /// The cells of a row in some places, each but the first of the row behind what parts it from the one before.
    fn joined(&self, texts: &CellTexts, places: Range<usize>) -> String {
        let mut written = String::new();
        for at in places {
            if at > 0 {
                written.push(self.separator());
            }
            written.push_str(&self.written_over("", &texts.get(&at).map_or_else(String::new, |text| typed(text))));
        }
        written
    }

    fn separator(&self) -> char {
        char::from(self.rows.separator())
    }

    /// A text as it is written in the place of a cell: in quotation marks where that had them, or where it must.
    fn written_over(&self, was: &str, text: &str) -> String {
        let must = text.contains([self.separator(), '"']);
        if must || was.starts_with('"') && !text.is_empty() {
            return in_quotation_marks(text);
        }
        let blank = |sign: char| sign == ' ' && sign != self.separator();
        let held = was.trim_matches(blank);
        if held.is_empty() || held.starts_with('"') {
            return text.to_owned();
        }
        was.replacen(held, text, 1)
    }
}

/// A text as a cell holds it: on one line, without blanks around it.
fn typed(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}
