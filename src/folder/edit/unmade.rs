//! Why an edit is not made.

/// Why an edit is not made: in a sentence without a full stop, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmade {
    /// What is in the way.
    pub why: String,
    /// What to do about it.
    pub help: String,
}

impl Unmade {
    /// With what to do about it.
    pub fn because(why: impl Into<String>, help: impl Into<String>) -> Unmade {
        Unmade { why: why.into(), help: help.into() }
    }
}
