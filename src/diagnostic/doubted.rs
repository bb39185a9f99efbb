//! The figure that a warning doubts, so that whoever knows that it is right can say so.

/// What an officer names to accept what is said of a figure: `[[accept]]` of `report.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubted {
    /// The indicator's id.
    pub indicator: String,
    /// The period of the figure, as it reads in a sentence. Empty for a target without a date.
    pub period: String,
    /// The figure as the table has it, without zeros at its end. Empty where there is none, as in a gap.
    pub figure: String,
}
