//! Figures that are probably not what they say. Each may be right by itself; beside the others it is a likely slip. The
//! message names the slip and has the figures beside each other, and an officer who knows better accepts it
//! (`folder/settings/accept.rs`). It is an error only where something else says so too.

mod counts;
mod doubt;
mod names;
mod near;
mod order;
mod others;
mod published;
mod series;
mod shares;
mod slip;

use crate::figures::measure::Indicator;
use crate::folder::text::diagnostics::Diagnostics;

pub use names::check as names;
pub use shares::StoredAsShares;

/// Checks the figures, targets and comparators of an indicator against its unit and each other.
pub fn check(indicator: &Indicator, stored: &StoredAsShares, faults: &Diagnostics) {
    counts::check(indicator, faults);
    if !shares::check(indicator, stored, faults) {
        order::check(indicator, faults);
    }
    others::check(indicator, faults);
    series::check(indicator, faults);
}

/// Checks the figures against those that the national table has of the same area.
pub fn against_published(indicator: &Indicator, faults: &Diagnostics) {
    published::check(indicator, faults);
}
