//! What a test asks of two figures.

use crate::figures::method::Level;

use super::tolerance::Tolerance;

/// What a test asks of two figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asks {
    /// Whether the change reaches a tolerance.
    Tolerance(Tolerance),
    /// Whether two proportions differ: p of the pooled z test, or of Fisher's exact test where few are expected.
    ProportionsDiffer(Level),
    /// Whether the intervals of the two figures part, as Fingertips asks of period against period.
    IntervalsOverlap(Level),
    /// Whether two counts of events or two rates differ: p of the exact conditional test.
    RatesDiffer(Level),
    /// Whether two figures differ by more than the limits that their source gives with them allow.
    LimitsDiffer(Level),
    /// Whether the earlier figure lies outside the interval of the latest.
    PriorOutsideInterval(Level),
}
