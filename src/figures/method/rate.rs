//! Counts of events and rates: `x` events among `n`, which may be fewer than the events.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::{Interval, Level, finite};

/// From this count on Byar's approximation stands for the exact limits (`PHEindicatormethods` 2.1.0).
const BYAR_FROM: f64 = 10.0;

/// Above it the exact limits would take long, and Byar's agree with them.
const EXACT_TO: f64 = 1e6;

/// Below it, as decimal counts may be, the exact lower limit is under 10^-100.
const AS_NONE: f64 = 0.01;

/// Byar's limits of a count of events (Breslow and Day 1987; `PHEindicatormethods` 2.1.0), unbounded below: the lower
/// one is `None` where the formula falls under zero, as for one event at 99.8%.
///
/// `None` where `x` is negative or not finite.
pub fn byar(x: f64, level: Level) -> Option<(Option<f64>, f64)> {
    if !event_count(x) {
        return None;
    }
    let z = level.z();
    let cube = |count: f64, z: f64| count * (1.0 - 1.0 / (9.0 * count) + z / (3.0 * count.sqrt())).powi(3);
    let lower = finite(cube(x, -z)).filter(|lower| *lower >= 0.0);
    Some((lower, finite(cube(x + 1.0, z))?))
}

/// The exact limits of a count of events, by the chi-squared distribution (Garwood 1936).
///
/// `None` where `x` is negative, not finite, or above a million.
pub fn exact_count(x: f64, level: Level) -> Option<Interval> {
    if !event_count(x) || x > EXACT_TO {
        return None;
    }
    let tail = level.alpha() / 2.0;
    let lower = if x > AS_NONE { chi_squared(2.0 * x, tail)? / 2.0 } else { 0.0 };
    Interval::of(lower, chi_squared(2.0 * x + 2.0, 1.0 - tail)? / 2.0)
}

/// The limits of a count of events: exact below 10, Byar's from 10 on (`PHEindicatormethods` 2.1.0).
///
/// `None` where `x` is negative or not finite.
pub fn count_interval(x: f64, level: Level) -> Option<Interval> {
    if x < BYAR_FROM {
        return exact_count(x, level);
    }
    let (lower, upper) = byar(x, level)?;
    Interval::of(lower.unwrap_or(0.0), upper)
}

/// The limits of a rate, `x / n` times `multiplier`: those of the count over the population, per so many.
///
/// `None` where `x` is negative, or `n` or `multiplier` not above zero, or one of them not finite.
pub fn rate(x: f64, n: f64, multiplier: f64, level: Level) -> Option<Interval> {
    let fits = |value: f64| value.is_finite() && value > 0.0;
    if !fits(n) || !fits(multiplier) {
        return None;
    }
    let count = count_interval(x, level)?;
    Interval::of(count.lower / n * multiplier, count.upper / n * multiplier)
}

fn event_count(x: f64) -> bool {
    x.is_finite() && x >= 0.0
}

fn chi_squared(freedom: f64, share: f64) -> Option<f64> {
    finite(ChiSquared::new(freedom).ok()?.inverse_cdf(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-10 * expected.abs().max(1.0), "{value} is not {expected}");
    }

    #[test]
    fn no_events_by_hand() {
        // The chance of none is e^-m: the upper limit is -ln 0.025, the lower zero.
        let none = exact_count(0.0, Level::P95).expect("a count");
        assert_eq!(none.lower, 0.0);
        close(none.upper, -(0.025_f64.ln()));
        close(exact_count(0.0, Level::P99_8).expect("a count").upper, -(0.001_f64.ln()));
        // One or more by chance: 1 - e^-m = 0.025.
        close(exact_count(1.0, Level::P95).expect("a count").lower, -(0.975_f64.ln()));
    }

    #[test]
    fn byar_by_hand() {
        // x = 100: 100·(1 - 1/900 - z/30)³ and, with y = 101, 101·(1 - 1/909 + z/(3·sqrt 101))³.
        let z = 1.959963984540054;
        let (lower, upper) = byar(100.0, Level::P95).expect("a count");
        close(lower.expect("above nought"), 100.0 * (1.0 - 1.0 / 900.0 - z / 30.0_f64).powi(3));
        close(upper, 101.0 * (1.0 - 1.0 / 909.0 + z / (3.0 * 101.0_f64.sqrt())).powi(3));
        assert_eq!(byar(1.0, Level::P99_8).expect("a count").0, None);
        assert_eq!(byar(0.0, Level::P95).expect("a count").0, None);
    }

    #[test]
    fn what_is_no_rate() {
        for (x, n, multiplier) in
            [(-1.0, 5.0, 1.0), (1.0, 0.0, 1.0), (1.0, 5.0, -1.0), (f64::NAN, 5.0, 1.0), (1.0, f64::INFINITY, 1.0)]
        {
            assert_eq!(rate(x, n, multiplier, Level::P95), None);
        }
        // More events than people is a rate.
        assert!(rate(250.0, 220.0, 100_000.0, Level::P95).is_some_and(|rate| rate.lower < 113_636.4));
        assert!(rate(0.0, 10.0, 1.0, Level::P95).is_some_and(|rate| rate.lower == 0.0));
    }
}
