//! The figures near one of them in time, and how they read in a message.

use rust_decimal::Decimal;

use crate::figures::measure::{Indicator, MeasureKind, Observation, Period, Unit};
use crate::figures::prose::figure_alone;

/// A count below it is left out: no message may repeat a number that is hidden in the report.
const SMALL: Decimal = Decimal::TEN;

/// Whether a figure is, or rests on, a count so small that it could point to a person. What is not whole counts nobody: 2.79 is
/// a slip for 279, and none of the report's hidden numbers.
pub fn is_small(indicator: &Indicator, held: &Observation) -> bool {
    let count = if indicator.unit == Unit::Count { held.value } else { held.numerator };
    count.is_some_and(|count| count > Decimal::ZERO && count < SMALL && count.fract().is_zero())
}

/// How many figures a figure is held against.
pub const NEAR: usize = 8;

/// The figures of a measure that others may be held against, looked through once for all of them.
pub struct Nearby<'a> {
    indicator: &'a Indicator,
    /// Each with the month in which it ends.
    figures: Vec<(&'a Observation, Decimal, i32)>,
    /// The periods from which on figures are not like those before.
    breaks: Vec<Period>,
}

impl<'a> Nearby<'a> {
    /// Those of a measure.
    pub fn of(indicator: &'a Indicator) -> Nearby<'a> {
        let held = indicator.observations.iter().filter(|held| !is_small(indicator, held));
        let figures = held.filter_map(|held| Some((held, held.value?, held.period.end()))).collect();
        let broken = indicator.observations.iter().filter(|held| held.break_in_series);
        Nearby { indicator, figures, breaks: broken.map(|held| held.period).collect() }
    }

    /// The figures nearest in time to one of them, of the same kind of period and without a break between.
    pub fn to(&self, held: &Observation) -> Vec<(&'a Observation, Decimal)> {
        let (end, style) = (held.period.end(), held.period.style());
        let is_cumulative = self.indicator.measure == MeasureKind::Cumulative;
        let like = |other: &Observation, distance: i32| {
            let kind = other.period != held.period && other.period.style() == style;
            kind && (!is_cumulative || distance % 12 == 0) && !self.is_broken(other.period, held.period)
        };
        let distances = self.figures.iter().map(|(other, value, ends)| ((ends - end).abs(), *other, *value));
        // So few are kept that each finds its place among them faster than all are sorted.
        let mut near: Vec<(i32, &Observation, Decimal)> = Vec::with_capacity(NEAR + 1);
        for one in distances.filter(|(distance, other, _)| like(other, *distance)) {
            let at = near.partition_point(|(distance, ..)| *distance <= one.0);
            if at < NEAR {
                near.insert(at, one);
                near.truncate(NEAR);
            }
        }
        near.into_iter().map(|(_, other, value)| (other, value)).collect()
    }

    /// Whether a series breaks between two periods.
    fn is_broken(&self, one: Period, other: Period) -> bool {
        let (from, to) = (one.min(other), one.max(other));
        self.breaks.iter().any(|period| *period > from && *period <= to)
    }
}

/// The lowest and the highest.
pub fn span(values: &[Decimal]) -> Option<(Decimal, Decimal)> {
    Some((*values.iter().min()?, *values.iter().max()?))
}

/// `79.9% to 84.4%`, or one figure where they are the same.
pub fn from_to(indicator: &Indicator, (low, high): (Decimal, Decimal)) -> String {
    // What a calculation left behind it helps nobody to find the others.
    let short = |value: Decimal| if value.scale() > 4 { value.round_sf(4).unwrap_or(value) } else { value };
    let (low, high) = (short(low), short(high));
    if low == high {
        return shown(indicator, low);
    }
    format!("{} to {}", shown(indicator, low), shown(indicator, high))
}

/// A figure with every decimal that the table has, so that it can be found there.
pub fn shown(indicator: &Indicator, value: Decimal) -> String {
    match indicator.unit {
        Unit::Percent => format!("{}%", value.normalize()),
        _ => figure_alone(indicator, value),
    }
}
