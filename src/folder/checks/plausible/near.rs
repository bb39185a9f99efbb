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

/// The figures nearest in time to one of them, of the same kind of period and without a break between.
pub fn near<'a>(indicator: &'a Indicator, held: &Observation) -> Vec<(&'a Observation, Decimal)> {
    let breaks: Vec<Period> =
        indicator.observations.iter().filter(|one| one.break_in_series).map(|one| one.period).collect();
    let broken = |other: &Observation| {
        let (from, to) = (other.period.min(held.period), other.period.max(held.period));
        breaks.iter().any(|period| *period > from && *period <= to)
    };
    let distance = |other: &Observation| (other.period.end() - held.period.end()).abs();
    let like = |other: &&Observation| {
        let same_time = indicator.measure != MeasureKind::Cumulative || distance(other) % 12 == 0;
        let kind = other.period != held.period && other.period.style() == held.period.style();
        kind && same_time && !is_small(indicator, other) && !broken(other)
    };
    let mut near: Vec<(&Observation, Decimal)> =
        indicator.observations.iter().filter(like).filter_map(|other| Some((other, other.value?))).collect();
    near.sort_by_key(|(other, _)| distance(other));
    near.truncate(NEAR);
    near
}

/// The lowest and the highest.
pub fn span(values: &[Decimal]) -> Option<(Decimal, Decimal)> {
    Some((*values.iter().min()?, *values.iter().max()?))
}

/// `79.9% to 84.4%`, or one figure where they are the same.
pub fn from_to(indicator: &Indicator, (low, high): (Decimal, Decimal)) -> String {
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
