//! The control chart, by another way of reckoning: doubles, and the rules read from their definition.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Facts;
use crate::folder::measure::{Kind, Unit};

/// Mean and limits of one group of points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub mean: f64,
    pub lower: f64,
    pub upper: f64,
    pub points: usize,
}

/// Why the latest point stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cause {
    Outside,
    Trend,
    TwoOfThree,
    Shift,
}

/// Two doubles that are one number.
const HAIR: f64 = 1e-9;

impl Range {
    pub fn of(values: &[f64]) -> Option<Range> {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let moves: Vec<f64> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
        let average = average(&moves)?;
        let kept: Vec<f64> = moves.iter().copied().filter(|size| *size < 3.267 * average - HAIR).collect();
        let reach = 2.66 * self::average(&kept)?;
        Some(Range { mean, lower: mean - reach, upper: mean + reach, points: values.len() })
    }

    /// -1 below, 1 above, 0 on the mean.
    fn side(&self, value: f64) -> i32 {
        if (value - self.mean).abs() < HAIR { 0 } else { (value - self.mean).signum() as i32 }
    }

    fn outside(&self, value: f64) -> bool {
        value > self.upper + HAIR || value < self.lower - HAIR
    }

    fn close(&self, value: f64) -> bool {
        let reach = (self.upper - self.mean) * 2.0 / 3.0;
        !self.outside(value) && (value - self.mean).abs() > reach + HAIR
    }
}

fn average(all: &[f64]) -> Option<f64> {
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
}

/// The figures of the latest group: since the last break or rebasing.
impl Facts<'_> {
    pub fn charted(&self) -> Vec<f64> {
        let alike = self.alike();
        let breaks = alike.iter().filter(|figure| figure.is_break()).map(|figure| figure.period.end);
        let from = breaks.chain(self.measure.rebase.iter().map(|period| period.end)).max().unwrap_or(i32::MIN);
        let since = alike.iter().filter(|figure| figure.period.end >= from);
        since.filter_map(|figure| figure.value.as_ref().and_then(Decimal::to_f64)).collect()
    }

    /// The range, where there is one: 13 figures or more that vary, the latest among them.
    pub fn range(&self) -> Option<Range> {
        let values = self.charted();
        self.value()?;
        let range = Range::of(&values).filter(|range| values.len() >= 13 && range.upper - range.lower > HAIR);
        range.filter(|_| !self.shares_months())
    }

    /// The usual range: of the figures before the latest, at least 13 and at most the last 20, wide enough for what chance
    /// alone moves so few by.
    pub fn usual(&self) -> Option<Range> {
        self.value()?;
        let mut values = self.charted();
        values.pop();
        values.drain(..values.len().saturating_sub(20));
        if values.len() < 13 || self.shares_months() {
            return None;
        }
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let moves: Vec<f64> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
        let reach = (2.66 * average(&moves)?).max(self.by_chance(mean).unwrap_or(0.0));
        (reach > HAIR).then_some(Range { mean, lower: mean - reach, upper: mean + reach, points: values.len() })
    }

    /// Below the usual range, within it, above it.
    pub fn usual_side(&self) -> i32 {
        let value = self.value().and_then(|value| value.to_f64());
        match self.usual().zip(value) {
            Some((usual, value)) if value > usual.upper + HAIR => 1,
            Some((usual, value)) if value < usual.lower - HAIR => -1,
            _ => 0,
        }
    }

    /// Three standard errors of a percentage of as many as the latest, or of so few events.
    fn by_chance(&self, mean: f64) -> Option<f64> {
        let latest = self.latest?;
        let events = matches!(self.measure.kind, Kind::Flow | Kind::Cumulative | Kind::Cohort);
        match self.measure.unit {
            Unit::Percent => {
                let value = latest.value?.to_f64()?;
                let derived = || latest.count.filter(|_| value > 0.0)?.to_f64().map(|count| count * 100.0 / value);
                let of = latest.out_of.and_then(|of| of.to_f64()).or_else(derived).filter(|of| *of > 0.0)?;
                let share = (mean / 100.0).clamp(0.0, 1.0);
                Some(300.0 * (share * (1.0 - share) / of).sqrt())
            }
            Unit::Count if events && mean < 10.0 => Some(3.0 * mean.max(0.0).sqrt()),
            Unit::Rate if events => {
                let (count, of) = (latest.count?.to_f64()?, latest.out_of?.to_f64()?);
                let per = latest.value?.to_f64()? * of / count;
                let expected = mean / per * of;
                (expected > 0.0 && expected < 10.0).then(|| 3.0 * mean / expected.sqrt())
            }
            _ => None,
        }
    }

    /// Neighbouring figures that share months are no independent points.
    pub fn shares_months(&self) -> bool {
        self.measure.kind == Kind::Rolling
            && self.held.windows(2).any(|pair| pair[1].period.end - pair[0].period.end < 12)
    }

    /// Why the latest point stands out, on which side, and of how many points in a row.
    pub fn cause(&self) -> Option<(Cause, i32, usize)> {
        let (range, values) = (self.range()?, self.charted());
        let last = *values.last()?;
        let side = range.side(last);
        if range.outside(last) {
            return Some((Cause::Outside, side, 1));
        }
        let (trend, way) = trend(&values);
        if trend >= 7 {
            return Some((Cause::Trend, way, trend));
        }
        let three = &values[values.len() - 3..];
        let together = three.iter().all(|value| range.side(*value) == side);
        if range.close(last) && together && three.iter().filter(|value| range.close(**value)).count() >= 2 {
            return Some((Cause::TwoOfThree, side, 3));
        }
        let run = values.iter().rev().take_while(|value| side != 0 && range.side(**value) == side).count();
        (run >= 7).then_some((Cause::Shift, side, run))
    }
}

/// How many points lie in the movement that the last one ends, and which way it goes.
fn trend(values: &[f64]) -> (usize, i32) {
    let way = |pair: &[f64]| if (pair[1] - pair[0]).abs() < HAIR { 0 } else { (pair[1] - pair[0]).signum() as i32 };
    let Some(last) = values.windows(2).last().map(way).filter(|way| *way != 0) else { return (1, 0) };
    (1 + values.windows(2).rev().take_while(|pair| way(pair) == last).count(), last)
}
