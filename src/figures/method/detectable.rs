//! The smallest change that numbers of this size could have shown.

use super::Level;
use super::exact_test::chances;
use super::proportion::{FEWEST_EXPECTED, LARGEST_WHOLE, counts, fewest_expected, two_proportions, whole};

/// How many outcomes beyond the first possible one are tried one by one.
const ONE_BY_ONE: u64 = 5000;

/// The nearest outcomes that would have been called a change. None on a side where no outcome would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detectable {
    /// The greatest count below `n1` times the earlier proportion.
    pub fewer: Option<u64>,
    /// The least count above it.
    pub more: Option<u64>,
}

/// The whole `x1` of `n1` nearest to the earlier proportion `x0 / n0`, below it and above it, at which the p of
/// [`two_proportions`] is under `level.alpha()`.
///
/// Fisher's two-sided p does not fall evenly: a count further out may be no difference again. The nearest is found
/// exactly as long as it lies within 5,000 counts of where a one-sided test would reach the level.
///
/// `None` where `x0` of `n0` is not a count of a total, or `n1` is not above zero or beyond 2^53.
pub fn smallest_difference(n1: f64, x0: f64, n0: f64, level: Level) -> Option<Detectable> {
    if !counts(x0, n0) || !counts(0.0, n1) || n1 > LARGEST_WHOLE {
        return None;
    }
    let mean = (x0 * (n1 / n0)).min(n1);
    let (below, above) = (mean.ceil(), mean.floor() + 1.0);
    let search = |from: f64, outwards: f64, outcomes: f64| {
        Side { n1, x0, n0, level, from, outwards }.nearest(outcomes.max(0.0) as u64)
    };
    Some(Detectable { fewer: search(below - 1.0, -1.0, below), more: search(above, 1.0, n1.floor() - above + 1.0) })
}

/// The outcomes on one side of the earlier proportion, counted from the nearest.
struct Side {
    n1: f64,
    x0: f64,
    n0: f64,
    level: Level,
    from: f64,
    /// -1 towards fewer, 1 towards more.
    outwards: f64,
}

impl Side {
    fn count(&self, nth: u64) -> f64 {
        self.from + self.outwards * nth as f64
    }

    /// The nearest of so many outcomes that is a difference. They fall in three stretches: Fisher's while what grows
    /// outwards is rare, the z test's, and Fisher's again where what shrinks has become rare.
    fn nearest(&self, outcomes: u64) -> Option<u64> {
        if whole([self.n1, self.x0, self.n0]).is_none() {
            return self.pooled(0, outcomes);
        }
        let grows = |nth| !self.exact(nth) || self.shrinks_last(nth);
        let first = partition(0, outcomes, grows);
        let last = partition(first, outcomes, |nth| self.exact(nth));
        self.fisher(0, first).or_else(|| self.pooled(first, last)).or_else(|| self.fisher(last, outcomes))
    }

    fn exact(&self, nth: u64) -> bool {
        fewest_expected(self.count(nth), self.n1, self.x0, self.n0) < FEWEST_EXPECTED
    }

    /// What shrinks outwards is the rarer of the two: the cases towards fewer, the others towards more.
    fn shrinks_last(&self, nth: u64) -> bool {
        let cases = self.count(nth) + self.x0;
        let others = (self.n1 - self.count(nth)) + (self.n0 - self.x0);
        if self.outwards < 0.0 { cases < others } else { others < cases }
    }

    fn differs(&self, nth: u64) -> bool {
        two_proportions(self.count(nth), self.n1, self.x0, self.n0, self.level)
            .is_some_and(|found| found.p < self.level.alpha())
    }

    fn pooled(&self, from: u64, to: u64) -> Option<u64> {
        self.found(partition(from, to, |nth| self.differs(nth)), to)
    }

    /// The two-sided p is never below the one-sided, and that falls evenly: nothing nearer has to be tried.
    fn fisher(&self, from: u64, to: u64) -> Option<u64> {
        let start = partition(from, to, |nth| self.one_sided(nth) < self.level.alpha());
        let tried = to.min(start.saturating_add(ONE_BY_ONE));
        let near = (start..tried).find(|nth| self.differs(*nth));
        let nth = near.unwrap_or_else(|| partition(tried, to, |nth| self.differs(nth)));
        self.found(nth, to)
    }

    fn one_sided(&self, nth: u64) -> f64 {
        let chances = chances(self.count(nth) as u64, self.n1 as u64, self.x0 as u64, self.n0 as u64);
        if self.outwards < 0.0 { chances.fewer } else { chances.more }
    }

    fn found(&self, nth: u64, to: u64) -> Option<u64> {
        (nth < to).then(|| self.count(nth) as u64)
    }
}

/// The first of `from..to` that holds, where all after it do; `to` where none does.
fn partition(mut from: u64, mut to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while from < to {
        let middle = from + (to - from) / 2;
        if holds(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(n1: f64, x0: f64, n0: f64, level: Level) -> (Option<u64>, Option<u64>) {
        let found = smallest_difference(n1, x0, n0, level).expect("counts");
        (found.fewer, found.more)
    }

    #[test]
    fn small_schools() {
        // From 6 of 6 Fisher's needs a fall to 1 of 6, and no outcome reaches 99.8%: 0 of 6 has p = 2/924.
        assert_eq!(found(6.0, 6.0, 6.0, Level::P95), (Some(1), None));
        assert_eq!(found(6.0, 6.0, 6.0, Level::P99_8), (None, None));
    }

    #[test]
    fn the_nearest_of_all_tried_one_by_one() {
        for (n1, n0) in [(1, 1_u32), (6, 6), (9, 30), (30, 9), (46, 46), (184, 160), (250, 7), (7, 250)] {
            for x0 in (0..=n0).step_by(1 + n0 as usize / 12) {
                for level in [Level::P95, Level::P99_8] {
                    let (n1, x0, n0) = (f64::from(n1), f64::from(x0), f64::from(n0));
                    let differs =
                        |x1: &u64| two_proportions(*x1 as f64, n1, x0, n0, level).expect("counts").p < level.alpha();
                    let mean = x0 * n1 / n0;
                    let fewer = (0..=n1 as u64).rev().filter(|x1| (*x1 as f64) < mean).find(differs);
                    let more = (0..=n1 as u64).filter(|x1| *x1 as f64 > mean).find(differs);
                    assert_eq!(found(n1, x0, n0, level), (fewer, more), "{x0} of {n0}, now of {n1}, {level:?}");
                }
            }
        }
    }

    #[test]
    fn great_numbers_are_quick() {
        // z = 1.96 where 2·10^-5·(difference in counts) is about 1.96·sqrt(2·0.25/100,000).
        assert_eq!(found(100_000.0, 50_000.0, 100_000.0, Level::P95), (Some(49_561), Some(50_439)));
        assert!(smallest_difference(1e9, 3.0, 6.0, Level::P95).is_some());
        assert!(smallest_difference(6.0, 5e8, 1e9, Level::P95).is_some());
        assert_eq!(smallest_difference(f64::NAN, 1.0, 2.0, Level::P95), None);
        assert_eq!(smallest_difference(1.0, 3.0, 2.0, Level::P95), None);
        assert!(found(10.5, 3.25, 20.0, Level::P95).1.is_some());
    }
}
