//! Control charts of single values and their moving ranges (XmR), by the rules of NHS England's "Making Data Count" as
//! the package `NHSRplotthedots` 0.2.2 has them.
//!
//! Values are exact decimals, taken to twelve places: a flat series is exactly on its mean, which floating point would
//! miss. The arithmetic works at any length; [`Chart::refused`] says what a report must not show.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::special_cause::{Seen, special_causes};

pub use super::chart_signs::{Assurance, Improvement, PointType, Refusal, Special, Variation};

/// The limits lie so many average moving ranges from the mean, in hundredths: three standard deviations.
const REACH: i128 = 266;

/// A moving range of so many average ones or more, in thousandths, is screened away.
const SCREEN: i128 = 3267;

/// The decimal places that values are taken to.
const PLACES: u32 = 12;

/// A fixed baseline needs so many points.
const BASELINE: usize = 12;

/// A chart in a report needs so many points since the last rebasing.
pub(crate) const ENOUGH: usize = 13;

/// How a chart is drawn up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Leave out moving ranges of 3.267 times the average or more, once. On in the package, off in the NHS's spreadsheet.
    pub screen: bool,
    /// Mean and limits from the first so many points of a group, at least 12; none for all of them.
    pub fix_after: Option<usize>,
    /// Which way is good.
    pub improvement: Improvement,
}

/// The limits of a group, in the values' unit. They are not kept within 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The mean less 2.66 average moving ranges.
    pub lower: Decimal,
    /// The mean and 2.66 average moving ranges.
    pub upper: Decimal,
    /// Two thirds of the way down to the lower limit.
    pub near_lower: Decimal,
    /// Two thirds of the way up to the upper limit.
    pub near_upper: Decimal,
}

/// The points from one rebasing to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The place of its first point among all, from 0.
    pub from: usize,
    /// How many points it has.
    pub points: usize,
    /// The mean of its baseline.
    pub mean: Decimal,
    /// The average moving range after screening; `None` where no moving range is left.
    pub moving_range: Option<Decimal>,
    /// The limits; `None` where there is no average moving range.
    pub limits: Option<Limits>,
}

/// A point of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The value, to twelve places.
    pub value: Decimal,
    /// The place of its group in [`Chart::groups`].
    pub group: usize,
    /// Its side of the mean, exactly.
    pub side: Ordering,
    /// Why it stands out.
    pub special: Special,
    /// The same by what is good.
    pub point_type: PointType,
}

/// A control chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The points, in the order of the values.
    pub points: Vec<Point>,
    /// The groups, at least one, in order.
    pub groups: Vec<Group>,
    /// Which way was said to be good.
    pub improvement: Improvement,
}

/// Draws up the chart of values in order of time. `rebase` are the places (from 0) of values that begin a new group: mean,
/// limits and every rule start again there.
///
/// None without values, with a fixed baseline of fewer than 12 points, and where exact arithmetic ends: beyond about
/// 10^10 for values with twelve places, far later for fewer.
pub fn chart(values: &[Decimal], rebase: &[usize], options: Options) -> Option<Chart> {
    if values.is_empty() || options.fix_after.is_some_and(|points| points < BASELINE) {
        return None;
    }
    let places = values.iter().map(|value| value.round_dp(PLACES).normalize().scale()).max()?;
    let mut starts: Vec<usize> = rebase.iter().copied().filter(|at| *at < values.len()).chain([0]).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().copied().skip(1).chain([values.len()]);
    let mut chart = Chart { points: Vec::new(), groups: Vec::new(), improvement: options.improvement };
    for (from, to) in starts.iter().copied().zip(ends) {
        let whole: Vec<i128> = values[from..to].iter().map(|value| to_whole(*value, places)).collect::<Option<_>>()?;
        let base = Baseline::of(&whole, options)?;
        let limits = base.limits(places)?;
        let seen: Vec<Seen> = whole.iter().map(|value| base.look_at(*value)).collect::<Option<_>>()?;
        for ((value, seen), special) in whole.iter().zip(&seen).zip(special_causes(&whole, &seen)) {
            chart.points.push(Point {
                value: to_decimal(*value, places)?,
                group: chart.groups.len(),
                side: seen.side,
                special,
                point_type: special.point_type(options.improvement),
            });
        }
        let mean = base.mean(places)?;
        chart.groups.push(Group { from, points: to - from, mean, moving_range: base.moving_range(places)?, limits });
    }
    Some(chart)
}

impl Chart {
    /// The variation icon: what the last point says.
    pub fn variation(&self) -> Variation {
        let special = self.points.last().map_or(Special::Common, |point| point.special);
        match (special.upwards(), special.point_type(self.improvement)) {
            (None, _) | (_, PointType::CommonCause) => Variation::CommonCause,
            (Some(true), PointType::Improvement) => Variation::ImprovementHigh,
            (Some(false), PointType::Improvement) => Variation::ImprovementLow,
            (Some(true), PointType::Concern) => Variation::ConcernHigh,
            (Some(false), PointType::Concern) => Variation::ConcernLow,
            (_, PointType::NeutralHigh) => Variation::NeutralHigh,
            (_, PointType::NeutralLow) => Variation::NeutralLow,
        }
    }

    /// The assurance icon for a target, by the last point's limits. A target on a limit is met now and then.
    ///
    /// `None` where neither way is good, or without limits.
    pub fn assurance(&self, target: Decimal) -> Option<Assurance> {
        let limits = self.groups.last()?.limits?;
        let (beyond, within) = match self.improvement {
            Improvement::Increase => (Assurance::Fail, Assurance::Pass),
            Improvement::Decrease => (Assurance::Pass, Assurance::Fail),
            Improvement::Neutral => return None,
        };
        Some(match target {
            target if target > limits.upper => beyond,
            target if target < limits.lower => within,
            _ => Assurance::Inconsistent,
        })
    }

    /// Why a report must not use the chart, by its current group; `None` where it may.
    pub fn refused(&self) -> Option<Refusal> {
        let group = self.groups.last()?;
        if group.points < ENOUGH {
            return Some(Refusal::TooFewPoints);
        }
        group.moving_range.is_none_or(|range| range.is_zero()).then_some(Refusal::NoVariation)
    }
}

/// What the mean and the limits of a group are calculated from, in whole units of the last place.
struct Baseline {
    sum: i128,
    points: i128,
    ranges_sum: i128,
    ranges: i128,
}

impl Baseline {
    fn of(values: &[i128], options: Options) -> Option<Baseline> {
        let base = &values[..options.fix_after.unwrap_or(usize::MAX).min(values.len())];
        let ranges: Vec<i128> =
            base.windows(2).map(|pair| pair[1].checked_sub(pair[0])?.checked_abs()).collect::<Option<_>>()?;
        let (sum, count) = (total(&ranges)?, ranges.len() as i128);
        let limit = sum.checked_mul(SCREEN)?;
        let mut kept = Vec::new();
        for range in ranges {
            if !options.screen || range.checked_mul(count)?.checked_mul(1000)? < limit {
                kept.push(range);
            }
        }
        Some(Baseline {
            sum: total(base)?,
            points: base.len() as i128,
            ranges_sum: total(&kept)?,
            ranges: kept.len() as i128,
        })
    }

    /// A value's side of the mean and of the limits, all multiplied out: nothing is rounded.
    fn look_at(&self, value: i128) -> Option<Seen> {
        let above = value.checked_mul(self.points)?.checked_sub(self.sum)?;
        let reach = self.ranges_sum.checked_mul(self.points)?.checked_mul(REACH)?;
        let far = above.checked_abs()?.checked_mul(self.ranges)?.checked_mul(100)?;
        let has_limits = self.ranges > 0;
        let outside = has_limits && far > reach;
        let close = has_limits && !outside && far.checked_mul(3)? > reach.checked_mul(2)?;
        Some(Seen { side: above.cmp(&0), outside, close })
    }

    fn mean(&self, places: u32) -> Option<Decimal> {
        to_decimal(self.sum, places)?.checked_div(Decimal::from(self.points))
    }

    /// The outer none: exact decimals end.
    fn moving_range(&self, places: u32) -> Option<Option<Decimal>> {
        match self.ranges {
            0 => Some(None),
            ranges => to_decimal(self.ranges_sum, places)?.checked_div(Decimal::from(ranges)).map(Some),
        }
    }

    /// The outer none: exact decimals end.
    fn limits(&self, places: u32) -> Option<Option<Limits>> {
        let (mean, Some(range)) = (self.mean(places)?, self.moving_range(places)?) else {
            return Some(None);
        };
        let reach = range.checked_mul(Decimal::new(REACH as i64, 2))?;
        let near = reach.checked_mul(Decimal::TWO)?.checked_div(Decimal::from(3))?;
        Some(Some(Limits {
            lower: mean.checked_sub(reach)?,
            upper: mean.checked_add(reach)?,
            near_lower: mean.checked_sub(near)?,
            near_upper: mean.checked_add(near)?,
        }))
    }
}

fn total(values: &[i128]) -> Option<i128> {
    values.iter().try_fold(0_i128, |sum, value| sum.checked_add(*value))
}

/// A value in units of its last place.
fn to_whole(value: Decimal, places: u32) -> Option<i128> {
    let value = value.round_dp(PLACES).normalize();
    value.mantissa().checked_mul(10_i128.checked_pow(places.checked_sub(value.scale())?)?)
}

fn to_decimal(whole: i128, places: u32) -> Option<Decimal> {
    Some(Decimal::try_from_i128_with_scale(whole, places).ok()?.normalize())
}

#[cfg(test)]
#[path = "control_chart_tests.rs"]
mod tests;
