//! Something named in a sentence beside the figure itself, and where.

use crate::figures::measure::Period;

/// Something that the figure can be set beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// A figure of this period.
    Period(Period),
    /// A figure of so long ago: `the last three quarters`.
    Ago(Period),
    /// The one before, by whatever name.
    Previous,
    /// The same period of the year before.
    LastYear,
    /// A quarter of the year's figure.
    Average,
    /// A comparator, by its place in the finding.
    Comparator(usize),
    /// A target, by its place in the finding.
    Target(usize),
    /// What should have come by now of a year's target, by the council's own profile; the target by its place.
    Profile(usize),
}

/// Where something is named: from one token up to the one after its last.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    /// What is named.
    pub other: Other,
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
}
