//! What a source says in words where it gives no number.

/// A direction, relation or verdict known in words only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stated {
    /// The number rose, or is above.
    Higher,
    /// The number fell, or is below.
    Lower,
    /// Above, within the tolerance.
    SlightlyHigher,
    /// Below, within the tolerance.
    SlightlyLower,
    /// The same.
    Same,
    /// On the good side.
    Better,
    /// On the bad side.
    Worse,
    /// Close to it.
    Similar,
    /// Judged an improvement.
    Improved,
    /// Judged a decline.
    Declined,
    /// Judged no change that means anything.
    NoClearChange,
    /// The same in other words, as a source may have them.
    NoSignificantChange,
}

impl Stated {
    /// Every word, as a `stated` cell may hold it.
    pub const ALL: [Stated; 12] = [
        Stated::Higher,
        Stated::Lower,
        Stated::SlightlyHigher,
        Stated::SlightlyLower,
        Stated::Same,
        Stated::Better,
        Stated::Worse,
        Stated::Similar,
        Stated::Improved,
        Stated::Declined,
        Stated::NoClearChange,
        Stated::NoSignificantChange,
    ];

    /// The word of the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Stated::Higher => "higher",
            Stated::Lower => "lower",
            Stated::SlightlyHigher => "slightly higher",
            Stated::SlightlyLower => "slightly lower",
            Stated::Same => "same",
            Stated::Better => "better",
            Stated::Worse => "worse",
            Stated::Similar => "similar",
            Stated::Improved => "improved",
            Stated::Declined => "declined",
            Stated::NoClearChange => "no clear change",
            Stated::NoSignificantChange => "no significant change",
        }
    }

    /// Reads one word of a `stated` cell.
    pub fn read(word: &str) -> Option<Stated> {
        let word = word.trim().to_lowercase();
        Stated::ALL.into_iter().find(|stated| stated.as_str() == word)
    }

    /// Which way the number went, where the word says so.
    pub fn direction(self) -> Option<std::cmp::Ordering> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match self {
            Stated::Higher | Stated::SlightlyHigher => Some(Greater),
            Stated::Lower | Stated::SlightlyLower => Some(Less),
            Stated::Same => Some(Equal),
            _ => None,
        }
    }
}
