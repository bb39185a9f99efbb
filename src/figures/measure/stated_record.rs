//! A record that a source states, of figures that are not held: `lowest on record`, `highest since 2016/17`.

use super::Period;

/// The highest or the lowest, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedRecord {
    /// The highest; else the lowest.
    pub highest: bool,
    /// Since when; none for as long as there has been a record.
    pub since: Option<Period>,
}
