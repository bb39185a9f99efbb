//! Published statistical methods over plain numbers, for an analyst to call and check.
//!
//! Nothing here knows a council, an indicator or a period: every function takes numbers and gives numbers, and says
//! `None` where the method has no answer. Nothing panics, and no result is infinite or not a number. Each function
//! names its source; `tests/all/methods.rs` compares them with tables.

pub mod averaged;
mod chart_signs;
pub mod compare;
pub mod control_chart;
pub mod detectable;
mod exact_test;
pub mod funnel;
mod level;
pub mod proportion;
pub mod quantile;
pub mod rate;
pub mod recent_trend;
pub mod regression;
pub mod season;
mod special_cause;
pub mod steadiness;
pub mod two_counts;

pub use level::{Interval, Level};

/// A result that is a number; arithmetic that left the numbers has none.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
