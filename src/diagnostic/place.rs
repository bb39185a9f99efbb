//! Where in the officer's files something is.

use std::fmt;

use serde::Serialize;

use super::SharedText;

/// Where in the officer's files: never a place in this program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The file, relative to the report folder, with `/`.
    pub file: SharedText,
    /// A worksheet and cell (`Q3!C14`) where the file is a workbook.
    pub cell: Option<Box<str>>,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where the line as a whole is meant.
    pub column: usize,
    /// How many characters are meant; 0 or 1 for a point.
    pub width: usize,
    /// The line itself, so that it can be drawn after the file has gone.
    pub text: SharedText,
}

/// So many letters of a line are kept with a place: more of it nobody reads beside a message.
const WINDOW: usize = 2_000;

/// The beginning of a line, as far as it is kept.
fn window(line: SharedText) -> SharedText {
    if line.len() <= WINDOW {
        return line;
    }
    match line.char_indices().nth(WINDOW) {
        Some((end, _)) => line[..end].into(),
        None => line,
    }
}

impl Place {
    /// A file as a whole.
    pub fn file(file: impl Into<SharedText>) -> Place {
        Place { file: file.into(), cell: None, line: 0, column: 0, width: 0, text: SharedText::default() }
    }

    /// The sheet of a workbook, and the cell in it.
    pub(crate) fn sheet_and_cell(&self) -> Option<(&str, &str)> {
        self.cell.as_ref()?.rsplit_once('!')
    }

    /// A line of a file, with the line's own text.
    pub fn line(file: impl Into<SharedText>, line: usize, text: impl Into<SharedText>) -> Place {
        Place { line, text: window(text.into()), ..Place::file(file) }
    }

    /// A cell of a workbook: `sheet!C14`.
    pub fn cell(file: impl Into<SharedText>, cell: impl Into<Box<str>>) -> Place {
        Place { cell: Some(cell.into()), ..Place::file(file) }
    }

    /// Part of a line, in characters from 1.
    pub fn span(mut self, column: usize, width: usize) -> Place {
        self.column = column;
        // What is meant may begin beyond what is kept of the line: then the place is named, and nothing is shown.
        if column > WINDOW {
            self.text = SharedText::default();
        }
        self.width = width.min(WINDOW);
        self
    }

    /// These words themselves, where they are on the line behind where the place begins; else the place as it is.
    pub fn at_words(&self, words: &str) -> Place {
        let begins = self.text.char_indices().nth(self.column.saturating_sub(1)).map_or(0, |(at, _)| at);
        match self.text[begins..].find(words).filter(|_| !words.is_empty()).map(|at| begins + at) {
            Some(at) => self.clone().span(self.text[..at].chars().count() + 1, words.chars().count()),
            None => self.clone(),
        }
    }

    /// A stretch of bytes of a whole text, as TOML reports it.
    pub fn of_bytes(file: impl Into<SharedText>, text: &str, range: std::ops::Range<usize>) -> Place {
        let before = &text.as_bytes()[..range.start.min(text.len())];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Place::of_line(file, text, (line, line_start), range)
    }

    /// The same, where it is known which line the stretch begins in, from 1, and at which byte that begins.
    pub fn of_line(
        file: impl Into<SharedText>,
        text: &str,
        (line, line_start): (usize, usize),
        range: std::ops::Range<usize>,
    ) -> Place {
        let mut start = range.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let line_text = text[line_start..].lines().next().unwrap_or("");
        let line_end = line_start + line_text.len();
        let column = text[line_start..start].chars().count() + 1;
        let width = if start >= line_end { 1 } else { text[start..end.min(line_end)].chars().count().max(1) };
        Place::line(file, line, line_text).span(column, width)
    }
}

impl fmt::Display for Place {
    /// `data/observations.csv:14`, as the proof prints it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.cell, self.line) {
            (Some(cell), _) => write!(f, "{} {cell}", self.file),
            (None, 0) => f.write_str(&self.file),
            (None, line) => write!(f, "{}:{line}", self.file),
        }
    }
}
