//! The terms of an academic year.

use serde::Serialize;

/// A term of an academic year. Schools end theirs on different days: each is held as the whole months that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Term {
    /// September to December.
    Autumn,
    /// January to March.
    Spring,
    /// April to July.
    Summer,
}

impl Term {
    /// Reads its name.
    pub fn read(word: &str) -> Option<Term> {
        [Term::Autumn, Term::Spring, Term::Summer].into_iter().find(|term| term.as_str() == word)
    }

    /// Its name: `autumn`.
    pub fn as_str(self) -> &'static str {
        match self {
            Term::Autumn => "autumn",
            Term::Spring => "spring",
            Term::Summer => "summer",
        }
    }

    /// Its first month, 1 to 12, and how many it has.
    pub fn months(self) -> (i32, i32) {
        match self {
            Term::Autumn => (9, 4),
            Term::Spring => (1, 3),
            Term::Summer => (4, 4),
        }
    }
}
