//! What a test found, or why it could not be put.

/// What a test found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A change.
    Changed,
    /// None that the test can tell from chance, or that reaches the tolerance.
    Within,
    /// No outcome could have shown a change, or the numbers are under ten.
    TooSmall,
    /// The test could not be put, and why.
    Untested(UntestedReason),
}

/// Why a test could not be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UntestedReason {
    /// The counts behind the figures are not held.
    NoCounts,
    /// The two periods share months, so their figures are not two samples.
    Overlapping,
    /// The test is not for figures of this unit.
    WrongUnit,
}
