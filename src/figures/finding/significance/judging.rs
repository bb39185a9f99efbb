//! How a folder judges changes where no rule says otherwise: by which kind of test, and what stands in for one.

use rust_decimal::Decimal;

use crate::figures::measure::Unit;

use super::tolerance::Tolerance;

/// What judges every change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judge {
    /// A statistical test where one fits the measure.
    Test,
    /// The folder's tolerance.
    Tolerance,
    /// Any change at all is one.
    AnyChange,
}

impl Judge {
    /// Every one, in the words of `report.toml` and of rules.
    pub const WORDS: &'static [&'static str] = &["test", "tolerance", "any change"];

    /// Every one, with its word.
    pub const ALL: [(&'static str, Judge); 3] =
        [(Judge::WORDS[0], Judge::Test), (Judge::WORDS[1], Judge::Tolerance), (Judge::WORDS[2], Judge::AnyChange)];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        Judge::WORDS[self as usize]
    }
}

/// What `report.toml` says of judging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judging {
    /// What judges every change.
    pub judge: Judge,
    /// The tolerance stands in where a test lacks the counts behind the figures; else they are not judged.
    pub without_counts: bool,
    /// The least change of a percentage that counts by tolerance.
    pub percent: Tolerance,
    /// The same of every other figure.
    pub other: Tolerance,
}

impl Default for Judging {
    fn default() -> Judging {
        Judging {
            judge: Judge::Test,
            without_counts: false,
            percent: Tolerance::Points(Decimal::TWO),
            other: Tolerance::Relative(Decimal::new(5, 0)),
        }
    }
}

impl Judging {
    /// What `without_counts` can be, and whether the tolerance then stands in.
    pub const WITHOUT_COUNTS: [(&'static str, bool); 2] = [("not judged", false), ("tolerance", true)];

    /// The tolerance for figures of a unit.
    pub fn tolerance(&self, unit: Unit) -> Tolerance {
        if unit == Unit::Percent { self.percent } else { self.other }
    }
}
