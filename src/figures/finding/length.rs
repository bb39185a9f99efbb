//! Which periods measure the same length of time, for which figures that matters, and which are the same time.

use crate::figures::measure::{Indicator, MeasureKind, Period};

/// Whether the figure grows with the time it covers: so many in a quarter are no more and no less than so many in a
/// year, and a group followed up for a quarter is none for a year. A share of the period's own cases, a score, and how
/// things stood on a day do not.
pub fn grows(indicator: &Indicator) -> bool {
    match indicator.measure {
        MeasureKind::Cumulative | MeasureKind::Cohort => true,
        MeasureKind::Flow => indicator.is_of_so_much(),
        MeasureKind::Stock | MeasureKind::Rolling => false,
    }
}

/// Whether two periods are the same time for this indicator, however they are written: what stood at the end of quarter 3
/// stood at the end of December, and a rolling year is the same in both.
pub fn same_time(indicator: &Indicator, one: Period, other: Period) -> bool {
    let at_the_end = matches!(indicator.measure, MeasureKind::Stock | MeasureKind::Rolling);
    indicator.covers(one) == indicator.covers(other)
        || (at_the_end && one.is_dated() && other.is_dated() && one.end() == other.end())
}

/// Whether figures of these two periods measure the same length of time, where that matters.
pub fn same_length(indicator: &Indicator, own: Period, other: Period) -> bool {
    let months = |period| indicator.covers(period).months();
    !grows(indicator) || !own.is_dated() || !other.is_dated() || months(own) == months(other)
}
