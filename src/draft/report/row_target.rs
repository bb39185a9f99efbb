//! The targets of a row, each by itself, for other programs.

use serde::{Deserialize, Serialize};

/// One target of an indicator, as it is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RowTarget {
    /// Its name: `national target`.
    pub name: String,
    /// The period that it is for. Empty where it always holds.
    pub period: String,
    /// What is held against it: `period`, `year to date`, `year`.
    pub basis: String,
    /// The figure, or the words, to reach.
    pub target: String,
    /// `met`, `close to target`, `missed`, `on course`, `behind`, `not due`, `stated`, `no polarity` or `unknown`.
    pub state: String,
    /// How far the figure is from it, and on which side: `0.8 percentage points below`. May be empty.
    pub gap: String,
    /// The figure that is held against it, and of which period. May be empty.
    pub figure: String,
    /// What should have come by now, of a year's target. May be empty.
    pub expected: String,
    /// Where the service itself expects to be. May be empty.
    pub forecast: String,
}
