//! A word for what is counted.

/// What is counted, one and many: `child`, `children`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// `child`
    pub one: String,
    /// `children`
    pub many: String,
}
