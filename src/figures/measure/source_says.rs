//! Everything that a `stated` cell says beside a figure.

use super::stated_words::{read_change, read_record};
use super::{Stated, StatedChange, StatedRecord, Unit, YearKind};

/// Its words, how far the figure moved, and whether it is a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceSays {
    /// The words; the direction of `change` is among them.
    pub words: Vec<Stated>,
    /// How far it moved.
    pub change: Option<StatedChange>,
    /// A record.
    pub record: Option<StatedRecord>,
}

impl SourceSays {
    /// Adds one part of the cell. Only beside a figure of such a unit and year may it say how far or since when.
    ///
    /// # Errors
    /// It is none that is known; what to write, where that can be told.
    pub fn add(&mut self, part: &str, figure: Option<(Unit, YearKind)>) -> Result<(), Option<String>> {
        if let Some(word) = Stated::read(part) {
            self.words.push(word);
            return Ok(());
        }
        let Some((unit, year)) = figure else { return Err(None) };
        if let Some(change) = read_change(part, unit, year) {
            let (way, change) = change.map_err(Some)?;
            self.words.push(way);
            self.change = Some(change);
            return Ok(());
        }
        let record = read_record(part, year).ok_or(None)?;
        self.record = Some(record.map_err(Some)?);
        Ok(())
    }
}
