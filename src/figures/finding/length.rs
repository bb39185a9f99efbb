//! Which periods measure the same length of time.

use crate::figures::measure::{Indicator, MeasureKind, Period, Unit};

/// Whether figures of these two periods measure the same length of time, where that matters: so many in a quarter are
/// no more and no less than so many in a year, and a group followed up for a quarter is none for a year.
pub fn same_length(indicator: &Indicator, own: Period, other: Period) -> bool {
    let grows = matches!(indicator.unit, Unit::Count | Unit::Rate | Unit::Money)
        && matches!(indicator.measure, MeasureKind::Flow | MeasureKind::Cumulative | MeasureKind::Cohort);
    !grows || !own.is_dated() || !other.is_dated() || own.months() == other.months()
}
