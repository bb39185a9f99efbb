//! What an officer says of a file that it does not say itself.

use std::collections::BTreeMap;

/// What an officer says of a file that it does not say itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportChoices {
    /// The measures that are meant, of a table that has many.
    pub measures: Vec<String>,
    /// The month in which the years of a table end.
    pub year_ends: Option<String>,
    /// The months that its figures are of.
    pub period_is: Option<String>,
    /// Which direction is good of new measures, by their ids: `high`, `low` or `none`.
    pub good: BTreeMap<String, String>,
    /// The report has a recipe for the file that says the months, and no other measure is asked for.
    pub months_are_said: bool,
    /// The file of the report folder whose place it takes.
    pub in_place_of: Option<String>,
    /// Measures that are not read of it, as it writes them: another file of the folder has them, with other figures.
    pub without: Vec<String>,
    /// The file that describes it, where that is not beside it.
    pub described_in: Option<std::path::PathBuf>,
    /// The report's area, where it is known: a column may have its figures.
    pub area: Option<String>,
    /// What it says.
    pub description: Option<Vec<u8>>,
}
