//! How small numbers are to be kept, and what is known of a figure that was hidden.

use crate::figures::measure::Period;

/// How small numbers of an indicator are to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// Counts from one up to, and without, this one are hidden. At least 3: below that a hidden count is known.
    pub fewer_than: Option<u32>,
    /// Counts are printed to the nearest multiple of this, half away from zero.
    pub round_to: Option<u32>,
}

impl Policy {
    /// In an officer's words: `counts of one to four hidden, the others to the nearest 5`. Empty where all is printed.
    pub fn in_words(self) -> String {
        let hidden = self.fewer_than.map(|least| format!("counts of 1 to {} hidden", least.saturating_sub(1)));
        let rounded = self.round_to.map(|base| format!("counts to the nearest {base}"));
        [hidden, rounded].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Why a figure was hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is small, or what remains of its whole is.
    Primary,
    /// With it another hidden figure could be worked out.
    Secondary,
}

/// A figure that was hidden: no more is said of it than where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The indicator's id.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// Why.
    pub reason: Reason,
}
