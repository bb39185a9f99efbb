//! The exact conditional test of two counts of separate events, put to a pair of figures.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::figures::method::{Level, rate, two_counts as method};

use super::evidence::{Evidence, Tested, smallest};
use super::outcome::Outcome;
use super::pair::Pair;

/// From so few events a fall to none at all could be chance.
const TOO_FEW: u64 = 5;

/// Puts the test. `None` where the counts are not held, or are no whole numbers.
pub(super) fn two_counts(pair: &Pair, level: Level) -> Option<Tested> {
    let [(x1, over1), (x0, over0)] = pair.events()?;
    let p = method::poisson(x1, over1, x0, over0)?;
    let reachable = method::smallest_difference(over1, x0, over0, level)?;
    let (_, n1) = pair.now.counts?;
    let (_, n0) = pair.then.counts?;
    let interval = |x: u64, n: f64| rate::rate(x as f64, n, pair.multiplier(), level);
    // The smallest change is measured as the change is: from the earlier figure, whatever the days.
    let before = x0 as f64 / n0;
    let way = pair.change.units.cmp(&Decimal::ZERO);
    // Fewer in a shorter month may be more a day: that is no fall of anything.
    let per_day = (x1 as f64 / over1).total_cmp(&(x0 as f64 / over0));
    let outcome = match way {
        Ordering::Equal if p >= level.alpha() => Outcome::Within,
        Ordering::Less if x0 <= TOO_FEW || reachable.0.is_none() => Outcome::TooSmall,
        way if p < level.alpha() && (per_day == way || way == Ordering::Equal) => Outcome::Changed,
        _ => Outcome::Within,
    };
    let evidence = Evidence {
        level,
        change: None,
        now: interval(x1, n1)?,
        then: Some(interval(x0, n0)?),
        p: Some(p),
        exact: true,
        borderline: false,
        immaterial: false,
        smallest: smallest(pair, n1, before, reachable),
    };
    Some(Tested { outcome, evidence: Some(evidence) })
}
