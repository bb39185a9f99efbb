//! Two counts of separate events, each over its own length of time or number of people.

use super::Level;
use super::exact_test::{Chances, by_normal, sums};

/// From this variance on the walk over the outcomes would be long, and the normal distribution is as good.
const WIDE: f64 = 1e5;

/// Outcomes this much rarer than the likeliest add nothing to a sum.
const NOTHING: f64 = 1e-20;

/// So many outcomes beyond the first possible one are tried one by one: of more the p falls evenly enough to be halved.
const ONE_BY_ONE: u64 = 40;

/// The two-sided p of the exact conditional test of two Poisson counts: `x1` events in an exposure `t1` against `x0` in
/// `t0` (Przyborowski and Wilenski 1940; R's `poisson.test`).
///
/// Given their sum, the first count is binomial with the chance `t1 / (t1 + t0)` where both have one rate. p is the chance
/// of all outcomes that are no likelier than the observed one.
///
/// ```
/// use scrutineer::method::two_counts;
///
/// let p = two_counts::poisson(586, 1.0, 500, 1.0).expect("exposures");
/// assert_eq!(format!("{p:.3}"), "0.010");
/// ```
///
/// `None` where an exposure is not above zero. For counts of more than some four hundred thousand the normal distribution,
/// corrected for continuity, stands for the sum.
pub fn poisson(x1: u64, t1: f64, x0: u64, t0: f64) -> Option<f64> {
    Some(chances(x1, x0, share(t1, t0)?).two_sided)
}

/// The part of all events that falls to the first count where both have one rate.
fn share(t1: f64, t0: f64) -> Option<f64> {
    let fits = |exposure: f64| exposure.is_finite() && exposure > 0.0;
    let share = t1 / (t1 + t0);
    (fits(t1) && fits(t0) && share > 0.0 && share < 1.0).then_some(share)
}

/// The nearest outcomes that would be called a change from `x0` in `t0`: the greatest count in `t1` below the expected one
/// and the least above it, at which the p of [`poisson`] is under `level.alpha()`. `None` on a side where no count would.
///
/// The outer `None`: an exposure is not above zero.
pub fn smallest_difference(t1: f64, x0: u64, t0: f64, level: Level) -> Option<(Option<u64>, Option<u64>)> {
    let share = share(t1, t0)?;
    let expected = x0 as f64 * (t1 / t0);
    let differs = |x1: u64| chances(x1, x0, share).two_sided < level.alpha();
    // The two-sided p is never below the one-sided, which falls evenly outwards: nothing nearer has to be tried.
    let top = (expected.ceil() as u64).checked_sub(1);
    let fewer = top.and_then(|top| {
        let may = |nth: u64| chances(top - nth, x0, share).fewer < level.alpha();
        let first = first_of(top + 1, may)?;
        nearest(first, top + 1, |nth| differs(top - nth)).map(|nth| top - nth)
    });
    let bottom = expected.floor() as u64 + 1;
    let may = |nth: u64| chances(bottom + nth, x0, share).more < level.alpha();
    let first = first_of(u64::from(u32::MAX), may);
    let more = first.and_then(|first| nearest(first, u64::from(u32::MAX), |nth| differs(bottom + nth)));
    let more = more.map(|nth| bottom + nth);
    Some((fewer, more))
}

/// The first of `from..end` that holds: one by one near its beginning, and halved beyond.
fn nearest(from: u64, end: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    let near = end.min(from.saturating_add(ONE_BY_ONE));
    (from..near).find(|nth| holds(*nth)).or_else(|| {
        let found = first_of(end.checked_sub(near)?, |nth| holds(near + nth))?;
        Some(near + found)
    })
}

/// The first of `0..end` that holds, where all after it do. It is looked for in doubling steps: what holds is near.
fn first_of(end: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if end == 0 {
        return None;
    }
    let (mut no, mut yes) = (None, 0u64);
    while !holds(yes) {
        no = Some(yes);
        if yes + 1 >= end {
            return None;
        }
        yes = (yes * 2 + 1).min(end - 1);
    }
    let mut from = no.map_or(0, |no: u64| no + 1);
    while from < yes {
        let middle = from + (yes - from) / 2;
        if holds(middle) { yes = middle } else { from = middle + 1 }
    }
    Some(yes)
}

/// The walk from the likeliest outcome outwards, each weight from its neighbour's.
fn chances(x1: u64, x0: u64, share: f64) -> Chances {
    let all = x1.saturating_add(x0);
    let mean = all as f64 * share;
    let variance = mean * (1.0 - share);
    if variance > WIDE {
        return by_normal(x1 as f64 - mean, variance.sqrt());
    }
    let likeliest = (((all + 1) as f64 * share) as u64).min(all);
    let odds = share / (1.0 - share);
    // How much likelier one more is.
    let step = |count: u64| (all - count) as f64 / (count as f64 + 1.0) * odds;
    // Beyond ten times the standard deviation nothing is as rare as `NOTHING`, but for a few outcomes where all are few.
    let side = (variance.sqrt() * 10.0) as usize + 8;
    let (mut up, mut down) = (Vec::with_capacity(side), Vec::with_capacity(side));
    up.push(1.0);
    let mut weight = 1.0;
    for count in likeliest..all {
        weight *= step(count);
        if weight < NOTHING {
            break;
        }
        up.push(weight);
    }
    weight = 1.0;
    for count in (0..likeliest).rev() {
        weight /= step(count);
        if weight < NOTHING {
            break;
        }
        down.push(weight);
    }
    sums(&up, &down, likeliest, x1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value / expected - 1.0).abs() < 1e-10, "{value} is not {expected}");
    }

    #[test]
    fn five_to_none_by_hand() {
        // Of five events all in one of two equal periods: 2 of 32 ways; of six 2 of 64.
        close(poisson(0, 1.0, 5, 1.0).expect("exposures"), 2.0 / 32.0);
        close(poisson(0, 92.0, 6, 92.0).expect("exposures"), 2.0 / 64.0);
        assert_eq!(poisson(3, 1.0, 3, 1.0), Some(1.0));
        assert_eq!(poisson(0, 1.0, 0, 1.0), Some(1.0));
    }

    #[test]
    fn a_quarter_against_a_year_by_hand() {
        // Three events, one in four to fall in the quarter: none 27/64, one 27/64, two 9/64, three 1/64.
        close(poisson(3, 1.0, 0, 3.0).expect("exposures"), 1.0 / 64.0);
        close(poisson(2, 1.0, 1, 3.0).expect("exposures"), 10.0 / 64.0);
    }

    #[test]
    fn the_smallest_difference_is_the_nearest_that_shows() {
        let found = smallest_difference(1.0, 6, 1.0, Level::P95).expect("exposures");
        let p = |x1: u64| poisson(x1, 1.0, 6, 1.0).expect("exposures");
        assert_eq!(found.0, Some(0));
        let more = found.1.expect("a rise can always show");
        assert!(p(more) < 0.05 && p(more - 1) >= 0.05);
        assert_eq!(smallest_difference(1.0, 5, 1.0, Level::P95).expect("exposures").0, None);
        assert_eq!(smallest_difference(0.0, 5, 1.0, Level::P95), None);
    }

    #[test]
    fn great_counts_are_quick() {
        assert!(poisson(4_000_000, 1.0, 4_010_000, 1.0).expect("exposures") < 0.001);
        assert!(poisson(u64::MAX, 1.0, 1, 1.0).expect("exposures") <= 1.0);
        let (fewer, more) = smallest_difference(1.0, 1_000_000, 1.0, Level::P95).expect("exposures");
        // 1.96 standard deviations of the difference of two such counts.
        assert!(fewer.is_some_and(|fewer| fewer.abs_diff(997_228) < 30), "{fewer:?}");
        assert!(more.is_some_and(|more| more.abs_diff(1_002_772) < 30), "{more:?}");
    }
}
