//! The straight lines of a chart: its mean, its limits and its target.

/// A straight line across the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LabelLevel {
    /// `mean`, `upper`, `lower`, `target`: also its class.
    pub name: &'static str,
    pub from: f64,
    pub to: f64,
    pub at: f64,
    /// Whether it reaches the right end.
    pub last: bool,
}
