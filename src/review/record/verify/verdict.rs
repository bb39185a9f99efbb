//! What came of comparing a PDF with its folder.

/// Whether the two agree.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// Whether it is what the folder gives.
    pub same: bool,
    /// What was done, and what differs.
    pub said: String,
}
