//! What a figure is a figure of.

use serde::{Deserialize, Serialize};

/// The unit of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Unit {
    /// A share of a hundred, held as written: 93.1 for 93.1%.
    Percent,
    /// Whole things, people or events.
    Count,
    /// So many for each person, or for each thousand of them.
    Rate,
    /// Points on a scale of its own.
    Score,
    /// Pounds sterling.
    Money,
    /// A length of time, in the days, hours or weeks that the catalogue names.
    Time,
}

impl Unit {
    /// Every unit, in the order in which they are listed to an officer.
    pub const ALL: [Unit; 6] = [Unit::Percent, Unit::Count, Unit::Rate, Unit::Score, Unit::Money, Unit::Time];

    /// The word of the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Percent => "percent",
            Unit::Count => "count",
            Unit::Rate => "rate",
            Unit::Score => "score",
            Unit::Money => "money",
            Unit::Time => "time",
        }
    }

    /// What the figure is called in a sentence: "the percentage of ...".
    pub fn noun(self) -> &'static str {
        match self {
            Unit::Percent => "percentage",
            Unit::Count => "number",
            Unit::Rate => "rate",
            Unit::Score => "score",
            Unit::Money => "amount",
            Unit::Time => "time",
        }
    }
}
