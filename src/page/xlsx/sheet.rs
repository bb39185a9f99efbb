//! A sheet of the workbook as plain data: its title, what is on it in words, and one table.

use rust_decimal::Decimal;

use crate::draft::report::meaning_of_marks;

/// One sheet with one table. No cell of it is empty and none is merged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    /// On its tab: `Table_1`.
    pub(super) name: String,
    /// What the table is called, for other programs and for those who listen: `latest_figures`.
    pub(super) table: &'static str,
    /// In the first cell.
    pub(super) title: String,
    /// What is below, a sentence a row.
    pub(super) about: Vec<String>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Whether any cell has this mark.
    pub(super) fn has(&self, mark: &str) -> bool {
        self.rows.iter().flatten().any(|cell| cell.text().is_some_and(|text| text.contains(mark)))
    }

    /// Whether any cell says only this.
    pub(super) fn is_said(&self, words: &str) -> bool {
        self.rows.iter().flatten().any(|cell| cell.text() == Some(words))
    }

    /// Whether any cell has any mark.
    pub(super) fn has_marks(&self) -> bool {
        meaning_of_marks().any(|(mark, _)| self.has(mark))
    }
}

/// The head of a column, and how wide it is, in letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) head: String,
    pub(super) width: u8,
    /// Whether figures stand in it: they are set to the right, and so are the marks in place of one.
    pub(super) figures: bool,
}

impl Column {
    pub(super) fn words(head: impl Into<String>, width: u8) -> Column {
        Column { head: head.into(), width, figures: false }
    }

    pub(super) fn figures(head: impl Into<String>, width: u8) -> Column {
        Column { head: head.into(), width, figures: true }
    }
}

/// What is in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// A figure, with its decimals.
    Number(Decimal),
    /// Words, or a mark in place of a figure.
    Words(String),
    /// The name of another sheet, which leads there.
    Link(String),
}

/// Where there is nothing to say.
pub(super) const NOT_APPLICABLE: &str = "[z]";

impl Cell {
    /// Words; where there are none, that there can be none.
    pub(super) fn words(words: impl Into<String>) -> Cell {
        let words: String = words.into();
        Cell::Words(if words.is_empty() { NOT_APPLICABLE.into() } else { words })
    }

    /// A figure, or why there is none.
    pub(super) fn figure(figure: Option<Decimal>, otherwise: &str) -> Cell {
        figure.map_or_else(|| Cell::words(otherwise), Cell::Number)
    }

    /// What can be read in it.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Cell::Number(_) => None,
            Cell::Words(text) | Cell::Link(text) => Some(text),
        }
    }
}
