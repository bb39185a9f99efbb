//! Where something of a rule stands in its file.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::diagnostic::Place;

use super::statement::RuleSource;

/// Where something of a rule is.
#[derive(Debug, Clone)]
pub struct Origin {
    /// `rules/house.rhai`
    pub file: Arc<str>,
    /// The whole file.
    pub text: Arc<str>,
    /// The statement's bytes.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// 0 shipped, 1 the council's, 2 the report's.
    pub layer: u8,
}

impl Origin {
    /// The statement's first line.
    pub fn place(&self) -> Place {
        let end = self.text[self.start..self.end].find('\n').map_or(self.end, |at| self.start + at);
        Place::of_bytes(self.file.to_string(), &self.text, self.start..end)
    }

    /// The lines of the statement, from 1.
    pub fn lines(&self) -> RangeInclusive<usize> {
        RuleSource { file: &self.file, text: &self.text }.lines(self.start, self.end)
    }
}
