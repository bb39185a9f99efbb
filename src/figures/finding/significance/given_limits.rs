//! Two figures set against each other by the confidence limits that their source gives with them: it knows how they were made,
//! adjusted for age or weighted, and the counts behind them do not.

use crate::figures::method::{Interval, Level, averaged};

use super::evidence::{Evidence, Tested};
use super::outcome::Outcome;
use super::pair::{Counted, Pair};

/// Whether two figures differ by more than their limits allow: the interval of the difference leaves out zero. Whether two intervals
/// touch would be a far more cautious question. `None` where the interval is no number.
pub(super) fn differ(one: (f64, Interval), other: (f64, Interval)) -> Option<bool> {
    Some(!averaged::less_the_mean(one, &[other])?.contains(0.0))
}

/// Puts the test to the latest figure and an earlier one, which is taken to be as uncertain as the latest where it has no limits.
/// `None` where the latest has none.
pub(super) fn by_limits(pair: &Pair, level: Level) -> Option<Tested> {
    let now = pair.now.limits?;
    let then = pair.then.limits.unwrap_or_else(|| moved(&pair.now, now, pair.then.value));
    let differs = differ((pair.now.value, now), (pair.then.value, then))?;
    let outcome = if differs && !pair.change.units.is_zero() { Outcome::Changed } else { Outcome::Within };
    let evidence = Evidence {
        level,
        change: None,
        now,
        then: pair.then.limits,
        p: None,
        exact: false,
        borderline: false,
        immaterial: false,
        smallest: None,
    };
    Some(Tested { outcome, evidence: Some(evidence) })
}

/// The limits of a figure, as far away from another value.
fn moved(from: &Counted, limits: Interval, to: f64) -> Interval {
    let by = to - from.value;
    Interval { lower: limits.lower + by, upper: limits.upper + by }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::figures::finding::Change;
    use crate::figures::measure::Unit;

    fn figure((value, limits): (&str, Option<(f64, f64)>)) -> (Decimal, Counted) {
        let exact: Decimal = value.parse().expect("a number");
        let limits = limits.map(|(lower, upper)| Interval { lower, upper });
        (exact, Counted { value: value.parse().expect("a number"), counts: None, limits })
    }

    fn outcome(now: (&str, Option<(f64, f64)>), then: (&str, Option<(f64, f64)>)) -> Option<Outcome> {
        let ((now, of_now), (then, of_then)) = (figure(now), figure(then));
        let change = Change::between(then, now).expect("small");
        let (unit, days) = (Unit::Rate, (1.0, 1.0));
        let pair = Pair { unit, change, now: of_now, then: of_then, days, overlapping: false };
        by_limits(&pair, Level::P95).map(|tested| tested.outcome)
    }

    #[test]
    fn the_interval_of_the_difference_judges_and_not_whether_two_touch() {
        // They overlap from 5.0 to 5.3, and yet the difference of 1.5 is more than the square root of 0.8 and 0.8 squared.
        assert_eq!(outcome(("5.8", Some((5.0, 6.6))), ("4.3", Some((3.5, 5.3)))), Some(Outcome::Changed));
        assert_eq!(outcome(("4.4", Some((3.3, 5.7))), ("3.6", Some((2.6, 4.9)))), Some(Outcome::Within));
        // Towards the other figure counts, and not the far side: limits of a rate are not symmetric.
        assert_eq!(outcome(("10", Some((4.0, 30.0))), ("3", Some((2.0, 4.0)))), Some(Outcome::Changed));
        assert_eq!(outcome(("10", Some((2.0, 11.0))), ("3", Some((2.0, 4.0)))), Some(Outcome::Within));
    }

    #[test]
    fn an_earlier_figure_without_limits_is_as_uncertain() {
        assert_eq!(outcome(("4.4", Some((3.4, 5.4))), ("3.2", None)), Some(Outcome::Within));
        assert_eq!(outcome(("4.4", Some((3.4, 5.4))), ("2.9", None)), Some(Outcome::Changed));
        assert_eq!(outcome(("4.4", None), ("2.9", Some((2.0, 4.0)))), None);
        assert_eq!(outcome(("4.4", Some((4.4, 4.4))), ("4.4", None)), Some(Outcome::Within));
    }
}
