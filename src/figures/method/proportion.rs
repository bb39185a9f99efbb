//! Shares of a whole: the interval of one, and the difference of two.
//!
//! `x` of `n` are counts, `x / n` the proportion from 0 to 1. Counts may be decimal, as estimates and averages are.

use statrs::function::erf::erfc;

use super::{Interval, Level, finite};

pub use super::exact_test::fisher;

/// Fisher's exact test stands in where a cell is expected to hold fewer than this (Cochran 1954).
pub(super) const FEWEST_EXPECTED: f64 = 5.0;

/// Whole numbers above this are not all told apart.
pub(super) const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// Whether `x` of `n` can be counts: none of nothing, no more than all.
pub(super) fn counts(x: f64, n: f64) -> bool {
    x.is_finite() && n.is_finite() && n > 0.0 && (0.0..=n).contains(&x)
}

/// Wilson's score interval of the proportion `x / n`, from 0 to 1 (Wilson 1927; `PHEindicatormethods` 2.1.0).
///
/// The first example of Newcombe (1998, Statistics in Medicine 17, 857), 81 of 263:
///
/// ```
/// use scrutineer::method::{Level, proportion};
///
/// let interval = proportion::wilson(81.0, 263.0, Level::P95).expect("counts");
/// assert_eq!(format!("{:.4} to {:.4}", interval.lower, interval.upper), "0.2553 to 0.3662");
/// ```
///
/// `None` where `n` is not above zero, or `x` is negative or above `n`.
pub fn wilson(x: f64, n: f64, level: Level) -> Option<Interval> {
    if !counts(x, n) {
        return None;
    }
    let (p, q) = (x / n, (n - x) / n);
    let weight = level.z().powi(2) / n;
    let centre = 2.0 * p + weight;
    let reach = (weight * (weight + 4.0 * p * q)).sqrt();
    // The textbook's difference `centre - reach`, written so that nothing cancels.
    let lower = 2.0 * p * p / (centre + reach);
    let upper = (centre + reach) / (2.0 * (1.0 + weight));
    Interval::of(lower.clamp(0.0, p), if x == n { 1.0 } else { upper.clamp(p, 1.0) })
}

/// Newcombe's interval of the difference `x1/n1 - x0/n0`, from -1 to 1, by two Wilson intervals
/// (Newcombe 1998, method 10).
///
/// His first example (Statistics in Medicine 17, 873), 56 of 70 beside 48 of 80:
///
/// ```
/// use scrutineer::method::{Level, proportion};
///
/// let interval = proportion::newcombe(56.0, 70.0, 48.0, 80.0, Level::P95).expect("counts");
/// assert_eq!(format!("{:.4} to {:.4}", interval.lower, interval.upper), "0.0524 to 0.3339");
/// ```
///
/// `None` where Wilson's interval of either has none.
pub fn newcombe(x1: f64, n1: f64, x0: f64, n0: f64, level: Level) -> Option<Interval> {
    let (now, before) = (wilson(x1, n1, level)?, wilson(x0, n0, level)?);
    let (p1, p0) = (x1 / n1, x0 / n0);
    let difference = p1 - p0;
    let lower = difference - (p1 - now.lower).hypot(before.upper - p0);
    let upper = difference + (now.upper - p1).hypot(p0 - before.lower);
    Interval::of(lower.max(-1.0), upper.min(1.0))
}

/// Which test gave p.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The pooled two-proportion z test.
    Pooled,
    /// Fisher's exact test, two-sided.
    Fisher,
}

/// Two proportions compared: does the later differ from the earlier by more than chance would make it?
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoProportions {
    /// `x1/n1 - x0/n0`, from -1 to 1.
    pub difference: f64,
    /// The pooled z: the difference in its standard errors. Zero where both proportions are 0 or both 1.
    pub z: f64,
    /// The two-sided p of the test named in `by`, from 0 to 1. Below `level.alpha()` is a difference.
    pub p: f64,
    /// The test that gave `p`.
    pub by: By,
    /// Newcombe's interval of the difference. It can disagree with `p` near the edge: `p` decides.
    pub interval: Interval,
}

/// Compares `x1` of `n1` with the earlier `x0` of `n0`: Fisher's exact test where a cell of the table is expected to
/// hold fewer than 5, else the pooled z test. Fisher's needs whole counts, so decimal ones are put to z always.
///
/// `None` where either pair is not a count of a total.
pub fn two_proportions(x1: f64, n1: f64, x0: f64, n0: f64, level: Level) -> Option<TwoProportions> {
    let interval = newcombe(x1, n1, x0, n0, level)?;
    let z = pooled_z(x1, n1, x0, n0)?;
    let exact = whole([x1, n1, x0, n0]).filter(|_| fewest_expected(x1, n1, x0, n0) < FEWEST_EXPECTED);
    let (p, by) = match exact {
        Some([x1, n1, x0, n0]) => (fisher(x1, n1, x0, n0), By::Fisher),
        None => (two_sided(z), By::Pooled),
    };
    Some(TwoProportions { difference: x1 / n1 - x0 / n0, z, p, by, interval })
}

/// The pooled z of two proportions; zero where their common variance is. `None` where arithmetic ends.
fn pooled_z(x1: f64, n1: f64, x0: f64, n0: f64) -> Option<f64> {
    let all = finite(n1 + n0)?;
    let share = (x1 + x0) / all;
    let rest = ((n1 - x1) + (n0 - x0)) / all;
    let variance = finite(share * rest * (1.0 / n1 + 1.0 / n0))?;
    if variance > 0.0 { finite((x1 / n1 - x0 / n0) / variance.sqrt()) } else { Some(0.0) }
}

/// The chance of a standard normal figure as far from zero as `z`, on either side: from 0 to 1.
pub fn two_sided(z: f64) -> f64 {
    if z.is_nan() { 1.0 } else { erfc(z.abs() / std::f64::consts::SQRT_2).min(1.0) }
}

/// The least that a cell of the table is expected to hold when both groups share one chance.
pub(super) fn fewest_expected(x1: f64, n1: f64, x0: f64, n0: f64) -> f64 {
    let rarer = (x1 + x0).min((n1 - x1) + (n0 - x0));
    rarer * (n1.min(n0) / (n1 + n0))
}

/// Counts as whole numbers; `None` where one is not.
pub(super) fn whole<const N: usize>(counts: [f64; N]) -> Option<[u64; N]> {
    let is_whole = |count: &f64| count.fract() == 0.0 && (0.0..=LARGEST_WHOLE).contains(count);
    counts.iter().all(is_whole).then(|| counts.map(|count| count as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
    }

    #[test]
    fn wilson_by_hand() {
        // With x = 0 the limits are 0 and z²/(n + z²); with x = n they are n/(n + z²) and 1.
        let square = 1.959963984540054_f64.powi(2);
        let none = wilson(0.0, 20.0, Level::P95).expect("counts");
        assert_eq!(none.lower, 0.0);
        close(none.upper, square / (20.0 + square));
        let all = wilson(6.0, 6.0, Level::P95).expect("counts");
        close(all.lower, 6.0 / (6.0 + square));
        assert_eq!(all.upper, 1.0);
    }

    #[test]
    fn no_counts_no_interval() {
        for (x, n) in
            [(1.0, 0.0), (-1.0, 5.0), (6.0, 5.0), (f64::NAN, 5.0), (1.0, f64::INFINITY), (0.0, -0.0), (1.0, f64::NAN)]
        {
            assert_eq!(wilson(x, n, Level::P95), None, "{x} of {n}");
            assert_eq!(two_proportions(x, n, 1.0, 2.0, Level::P95), None);
            assert_eq!(two_proportions(1.0, 2.0, x, n, Level::P95), None);
        }
    }

    #[test]
    fn pooled_by_hand() {
        // 60 of 100 against 40 of 100: pooled share a half, z = 0.2 / sqrt(0.25 · 0.02) = 2·sqrt 2.
        let found = two_proportions(60.0, 100.0, 40.0, 100.0, Level::P95).expect("counts");
        close(found.z, 8.0_f64.sqrt());
        close(found.p, erfc(2.0));
        assert_eq!(found.by, By::Pooled);
        close(found.difference, 0.2);
        assert!(!found.interval.contains(0.0));
    }

    #[test]
    fn few_expected_go_to_fisher() {
        let found = two_proportions(3.0, 6.0, 6.0, 6.0, Level::P95).expect("counts");
        assert_eq!(found.by, By::Fisher);
        close(found.p, 40.0 / 220.0);
        // The z test would have called it: the trap of small schools.
        close(found.z, -2.0);
        // Nothing expected below 5: 5 of 10 twice.
        assert_eq!(two_proportions(5.0, 10.0, 5.0, 10.0, Level::P95).expect("counts").by, By::Pooled);
        // Decimal counts cannot be applied to it.
        assert_eq!(two_proportions(3.5, 6.0, 6.0, 6.0, Level::P95).expect("counts").by, By::Pooled);
    }

    #[test]
    fn nothing_varies() {
        let found = two_proportions(6.0, 6.0, 6.0, 6.0, Level::P95).expect("counts");
        assert_eq!((found.difference, found.z, found.p), (0.0, 0.0, 1.0));
        assert!(found.interval.contains(0.0));
    }
}
