//! What an officer says of a file that it does not say itself.

/// What an officer says of a file that it does not say itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportChoices {
    /// The measures that are meant, of a table that has many.
    pub measures: Vec<String>,
    /// The month in which the years of a table end.
    pub year_ends: Option<String>,
    /// The months that its figures are of.
    pub period_is: Option<String>,
    /// The description that is published beside it, where there is one.
    pub description: Option<Vec<u8>>,
}
