//! What a statistical verdict rests on: intervals, p, and the smallest change these numbers could have shown.

use crate::figures::measure::Unit;
use crate::figures::method::detectable::smallest_difference;
use crate::figures::method::proportion::{self, By, wilson};
use crate::figures::method::{Interval, Level, rate};

use super::outcome::Outcome;
use super::pair::Pair;

/// The figures behind a verdict, in the indicator's unit: percentage points for percentages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The confidence level.
    pub level: Level,
    /// Newcombe's interval of the change, for the test of two proportions.
    pub change: Option<Interval>,
    /// The interval of the latest figure: Wilson's for a percentage, Byar's or the exact one for a count or rate.
    pub now: Interval,
    /// The interval of the earlier figure; `None` where the test takes it as fixed.
    pub then: Option<Interval>,
    /// The chance of a change at least so large where nothing has changed; none for tests by intervals.
    pub p: Option<f64>,
    /// p is of an exact test: Fisher's, or the conditional one of two counts.
    pub exact: bool,
    /// p and the interval of the change disagree: the verdict follows p.
    pub borderline: bool,
    /// The test shows a change, and it does not come to what counts as one.
    pub immaterial: bool,
    /// The smallest change that could have been called one, in the direction of the change where there is such a
    /// one; `None` where no outcome could.
    pub smallest: Option<Smallest>,
}

/// A change just large enough to be called one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Smallest {
    /// In the indicator's unit, never below zero.
    pub size: f64,
    /// How many people it comes to, rounded up.
    pub people: f64,
    /// It is a rise.
    pub rise: bool,
}

/// An outcome, with what it rests on where a statistical test was put.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tested {
    /// What was found.
    pub outcome: Outcome,
    /// The interval, p and the smallest change that could have been shown; none for tolerances and where no test
    /// could be put.
    pub evidence: Option<Evidence>,
}

/// Puts the test of two proportions. `None` where the counts are not held.
pub(super) fn two_proportions(pair: &Pair, level: Level) -> Option<Tested> {
    let [(x1, n1), (x0, n0)] = pair.proportions()?;
    let found = proportion::two_proportions(x1, n1, x0, n0, level)?;
    let reachable = smallest_difference(n1, x0, n0, level)?;
    let significant = found.p < level.alpha();
    let outside = !found.interval.contains(0.0);
    let smallest = smallest(pair, n1, x0 / n0, (reachable.fewer, reachable.more));
    let outcome = match (x1 * n0 == x0 * n1, smallest) {
        (true, _) => Outcome::Within,
        (false, None) => Outcome::TooSmall,
        (false, _) if n1 < 10.0 || n0 < 10.0 => Outcome::TooSmall,
        (false, _) if significant => Outcome::Changed,
        (false, _) => Outcome::Within,
    };
    let evidence = Evidence {
        level,
        change: Some(found.interval.times(100.0)),
        now: wilson(x1, n1, level)?.times(100.0),
        then: Some(wilson(x0, n0, level)?.times(100.0)),
        p: Some(found.p),
        immaterial: false,
        exact: found.by == By::Fisher,
        borderline: significant != outside && matches!(outcome, Outcome::Changed | Outcome::Within),
        smallest,
    };
    Some(Tested { outcome, evidence: Some(evidence) })
}

/// What the interval of the latest figure is compared with.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Against {
    /// The interval of the earlier figure.
    Interval,
    /// The earlier figure itself.
    Value,
}

/// Puts a test by intervals. `None` where the counts are not held.
pub(super) fn by_intervals(pair: &Pair, level: Level, against: Against) -> Option<Tested> {
    let (x1, n1) = pair.now.counts?;
    let multiplier = pair.multiplier();
    let share = pair.unit == Unit::Percent;
    let interval = |x: f64, n: f64| {
        if share { Some(wilson(x, n, level)?.times(100.0)) } else { rate::rate(x, n, multiplier, level) }
    };
    let now = interval(x1, n1)?;
    let then = match (against, pair.then.counts) {
        (Against::Value, _) => None,
        (_, counts) => {
            let (x0, n0) = counts?;
            Some(interval(x0, n0)?)
        }
    };
    let parts = |interval: &Interval| match then {
        Some(then) => !interval.overlaps(then),
        None => !interval.contains(pair.then.value),
    };
    let expected = match pair.then.counts {
        Some((x0, n0)) => x0 / n0,
        None => pair.then.value / multiplier,
    };
    let whole = |x: u64| interval(x as f64, n1).is_some_and(|found| parts(&found));
    let most = share.then_some(n1);
    let reachable = (nearest_below(expected * n1, whole), nearest_above(expected * n1, most, whole));
    let smallest = smallest(pair, n1, expected, reachable);
    let few = share && (n1 < 10.0 || pair.then.counts.is_some_and(|(_, n0)| against != Against::Value && n0 < 10.0));
    let outcome = match (pair.change.units.is_zero(), smallest) {
        (true, _) => Outcome::Within,
        (false, None) => Outcome::TooSmall,
        (false, _) if few => Outcome::TooSmall,
        (false, _) if parts(&now) => Outcome::Changed,
        (false, _) => Outcome::Within,
    };
    let evidence = Evidence {
        level,
        change: None,
        now,
        then,
        p: None,
        exact: false,
        borderline: false,
        immaterial: false,
        smallest,
    };
    Some(Tested { outcome, evidence: Some(evidence) })
}

/// The largest count below the expected one that a test would call a change. Further away is always a change too.
fn nearest_below(expected: f64, changed: impl Fn(u64) -> bool) -> Option<u64> {
    let top = (expected.ceil() as u64).checked_sub(1)?;
    if !changed(0) {
        return None;
    }
    let (mut yes, mut no) = (0, top + 1);
    while no - yes > 1 {
        let middle = yes + (no - yes) / 2;
        if changed(middle) { yes = middle } else { no = middle }
    }
    Some(yes)
}

/// The smallest count above the expected one that a test would call a change, up to `most` where there is a most.
fn nearest_above(expected: f64, most: Option<f64>, changed: impl Fn(u64) -> bool) -> Option<u64> {
    let bottom = expected.floor() as u64;
    let mut step = 1u64;
    let limit = most.map_or(u64::from(u32::MAX), |most| most as u64);
    let mut yes = loop {
        let tried = bottom.saturating_add(step).min(limit);
        if tried > bottom && changed(tried) {
            break tried;
        }
        if tried >= limit {
            return None;
        }
        step = step.saturating_mul(2);
    };
    let mut no = bottom;
    while yes - no > 1 {
        let middle = no + (yes - no) / 2;
        if changed(middle) { yes = middle } else { no = middle }
    }
    Some(yes)
}

/// The nearer of two counts that would show a change, or the one in the direction of the change.
pub(super) fn smallest(
    pair: &Pair,
    n1: f64,
    before: f64,
    (fewer, more): (Option<u64>, Option<u64>),
) -> Option<Smallest> {
    let of = |x: u64, rise: bool| {
        let share = (x as f64 / n1 - before).abs();
        Smallest { size: share * pair.multiplier(), people: (share * n1 - 1e-9).ceil().max(1.0), rise }
    };
    let fall = fewer.map(|x| of(x, false));
    let rise = more.map(|x| of(x, true));
    match (pair.change.units.cmp(&rust_decimal::Decimal::ZERO), fall, rise) {
        (std::cmp::Ordering::Less, Some(fall), _) => Some(fall),
        (std::cmp::Ordering::Greater, _, Some(rise)) => Some(rise),
        (std::cmp::Ordering::Equal, Some(fall), Some(rise)) if fall.size < rise.size => Some(fall),
        (_, fall, rise) => rise.or(fall),
    }
}
