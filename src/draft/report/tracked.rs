//! Two versions of a report as one, with every change marked: what a director reads before the papers go out.

use crate::figures::prose::Wording;

/// A report with its changes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tracked {
    /// `Changes to the quarter 3 performance report`
    pub title: String,
    /// What is compared with what, and how many changes there are.
    pub note: String,
    /// The day stamped into a file of it: `2020-03-03`.
    pub date_iso: String,
    /// The sections that either version has, in order.
    pub sections: Vec<TrackedSection>,
}

/// A heading and the sentences under it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TrackedSection {
    /// The heading.
    pub heading: String,
    /// Every sentence, changed or not.
    pub sentences: Vec<TrackedSentence>,
}

/// A sentence in both versions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TrackedSentence {
    /// Where it is in the later version, or stood: `7.2`. May be empty.
    pub address: String,
    /// Its words: all kept where nothing changed.
    pub wording: Vec<Wording>,
    /// What the change comes from, a line each; `None` where nothing changed.
    pub because: Vec<String>,
}

impl TrackedSentence {
    /// Whether anything of it changed.
    pub fn is_changed(&self) -> bool {
        self.wording.iter().any(|part| !matches!(part, Wording::Kept(_)))
    }
}
