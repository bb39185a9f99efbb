//! The two figures a test is applied to, with the counts behind them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::measure::{Limits, Observation, Period, Unit};
use crate::figures::method::Interval;

use super::super::{Change, Earlier, Finding};

/// A figure as so many out of so many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// The figure, in the indicator's unit.
    pub value: f64,
    /// How many, and out of how many: people for a percentage, an exposure for a rate, periods for a count.
    pub counts: Option<(f64, f64)>,
    /// The limits that its source gives with it.
    pub limits: Option<Interval>,
}

impl Counted {
    /// A figure with the counts of its row. A count rests on itself, over so many periods.
    pub fn of(unit: Unit, value: Decimal, observation: &Observation, periods: f64) -> Option<Counted> {
        let counts = match unit {
            Unit::Count => observation.value.and_then(|count| count.to_f64()).map(|count| (count, periods)),
            Unit::Percent | Unit::Rate => observation
                .numerator
                .and_then(|count| count.to_f64())
                .zip(observation.denominator.and_then(|count| count.to_f64())),
            Unit::Score | Unit::Money | Unit::Time => None,
        };
        // A share of a year has not the limits of the year.
        let limits = observation.limits.filter(|_| observation.value == Some(value)).and_then(as_interval);
        Some(Counted { value: value.to_f64()?, counts, limits })
    }
}

/// Given limits as an interval, for a method.
pub(super) fn as_interval(limits: Limits) -> Option<Interval> {
    Some(Interval { lower: limits.lower.to_f64()?, upper: limits.upper.to_f64()? })
}

/// The latest figure and an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// What they are figures of.
    pub unit: Unit,
    /// The change between them.
    pub change: Change,
    /// The latest.
    pub now: Counted,
    /// The earlier.
    pub then: Counted,
    /// How long the events of the latest figure and of the earlier one were counted: days where both periods are dated.
    pub days: (f64, f64),
    /// The two periods share months: a rolling year and the one a quarter before.
    pub overlapping: bool,
}

impl Pair {
    /// The latest figure of a finding beside an earlier one. `None` where either figure is missing.
    pub fn of(finding: &Finding, earlier: &Earlier) -> Option<Pair> {
        let latest = finding.latest.as_ref()?;
        let (change, unit) = (earlier.change?, finding.indicator.unit);
        // A quarter of a year's count rests on the whole year: four quarters.
        let periods = if earlier.average { 4.0 } else { 1.0 };
        let days = |period: Period| finding.indicator.covers(period).days();
        let days = match (days(latest.period), days(earlier.observation.period)) {
            (now, then) if now > 0 && then > 0 => (now as f64, then as f64),
            _ => (1.0, periods),
        };
        Some(Pair {
            unit,
            change,
            days,
            now: Counted::of(unit, latest.value?, latest, 1.0)?,
            then: Counted::of(unit, earlier.value?, &earlier.observation, periods)?,
            overlapping: finding.indicator.measure.shares_months(earlier.observation.period, latest.period)
                && !earlier.average,
        })
    }

    /// Numerators and denominators of two proportions: latest, then earlier.
    pub fn proportions(&self) -> Option<[(f64, f64); 2]> {
        let (now, then) = self.now.counts.zip(self.then.counts)?;
        let share = |(x, n): (f64, f64)| x >= 0.0 && n > 0.0 && x <= n;
        (self.unit == Unit::Percent && share(now) && share(then)).then_some([now, then])
    }

    /// The events of each figure and what they were counted over: days for a count, people and days for a rate, people for
    /// a percentage of a rare thing. `None` where the counts are not held, or are no whole numbers.
    pub fn events(&self) -> Option<[(u64, f64); 2]> {
        let over = |(x, n): (f64, f64), days: f64| {
            let exposure = match self.unit {
                Unit::Count => days,
                Unit::Rate => n * days,
                _ => n,
            };
            let whole = x.fract() == 0.0 && (0.0..=1e15).contains(&x);
            (whole && exposure > 0.0).then_some((x as u64, exposure))
        };
        Some([over(self.now.counts?, self.days.0)?, over(self.then.counts?, self.days.1)?])
    }

    /// What a rate is multiplied by to be printed: 100 for a percentage, 10,000 for "per 10,000 children", 1 for a count.
    pub fn multiplier(&self) -> f64 {
        let read = |figure: &Counted| figure.counts.filter(|(x, _)| *x > 0.0).map(|(x, n)| figure.value * n / x);
        match self.unit {
            Unit::Percent => 100.0,
            Unit::Rate => {
                let ten = read(&self.now).or_else(|| read(&self.then)).unwrap_or(1.0);
                // A printed rate is rounded, what it is "per" is not: the nearest power of ten, where it is near.
                let power = 10f64.powi(ten.log10().round() as i32);
                if (ten / power - 1.0).abs() < 0.2 { power } else { ten }
            }
            _ => 1.0,
        }
    }
}
