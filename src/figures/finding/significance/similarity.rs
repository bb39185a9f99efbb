//! When another's figure is similar: within a tolerance, or inside an interval.

use std::cmp::Ordering;

use crate::figures::measure::{Limits, Unit};
use crate::figures::method::proportion::wilson;
use crate::figures::method::{Interval, Level, averaged, funnel, rate};

use super::super::Change;
use super::given_limits::differ;
use super::pair::{Counted, as_interval};
use super::tolerance::Tolerance;

/// How a figure is compared with another's, which is taken as fixed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SimilarityTest {
    /// Similar within a tolerance.
    Tolerance(Tolerance),
    /// Similar where the other lies within the interval of the figure; at a second level, clearly not.
    Interval(Level, Option<Level>),
    /// Similar where the figure lies within the funnel around the other, for proportions.
    Funnel(Level, Option<Level>),
    /// Similar where the other lies between the limits that are given with the figure; where it has limits too, where the two do not
    /// differ by more than both allow.
    Limits,
}

/// The figure of another, which a figure is set beside.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// The figure.
    pub value: f64,
    /// The limits that are given with it.
    pub limits: Option<Limits>,
    /// The counts of those that it is an average of, where they are held.
    pub behind: &'a [(f64, f64)],
}

/// Where a figure lies to another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Similarity {
    /// They cannot be told apart.
    Similar,
    /// On that side.
    Apart(Ordering),
    /// On that side at the second level too.
    FarApart(Ordering),
}

impl SimilarityTest {
    /// In an officer's words, for the key.
    pub fn in_words(self, unit: Unit) -> String {
        let levels = |first: Level, second: Option<Level>| match second {
            Some(second) => format!("{} and {}", first.per_cent(), second.per_cent()),
            None => first.per_cent(),
        };
        match self {
            SimilarityTest::Tolerance(tolerance) => tolerance.in_words(unit).replace("the earlier", "the other"),
            SimilarityTest::Interval(first, second) => {
                format!("the interval of the figure at {}", levels(first, second))
            }
            SimilarityTest::Funnel(first, second) => {
                format!("the funnel around the other figure at {}", levels(first, second))
            }
            SimilarityTest::Limits => "the confidence limits given with the figure".to_owned(),
        }
    }

    /// Whether it can be applied to figures of this unit.
    pub fn suits(self, unit: Unit) -> bool {
        match self {
            SimilarityTest::Tolerance(tolerance) => tolerance.suits(unit),
            SimilarityTest::Interval(..) => matches!(unit, Unit::Percent | Unit::Count | Unit::Rate),
            SimilarityTest::Funnel(..) => unit == Unit::Percent,
            SimilarityTest::Limits => true,
        }
    }

    /// Sets a figure beside another's. `None` where the counts or the limits are missing that an interval needs. `difference` is the
    /// figure less the other.
    pub fn put(self, unit: Unit, own: Counted, other: Other, difference: &Change) -> Option<Similarity> {
        let side = difference.units.cmp(&rust_decimal::Decimal::ZERO);
        let (first, second) = match self {
            SimilarityTest::Tolerance(tolerance) => {
                return Some(if tolerance.exceeded(difference) {
                    Similarity::Apart(side)
                } else {
                    Similarity::Similar
                });
            }
            SimilarityTest::Limits => {
                let is_apart = apart_by_limits(own, other)? && side.is_ne();
                return Some(if is_apart { Similarity::Apart(side) } else { Similarity::Similar });
            }
            SimilarityTest::Interval(first, second) | SimilarityTest::Funnel(first, second) => (first, second),
        };
        let of_average = |level| self.apart_from_average(unit, own, other.behind, level);
        let apart = |level| of_average(level).or_else(|| self.apart(unit, own, other.value, level));
        Some(match (apart(first)?, second.map(apart)) {
            (false, _) => Similarity::Similar,
            (true, Some(Some(true))) => Similarity::FarApart(side),
            (true, _) => Similarity::Apart(side),
        })
    }

    /// The average has an interval too where the counts behind it are held: so many others, each with its own chance.
    fn apart_from_average(self, unit: Unit, own: Counted, behind: &[(f64, f64)], level: Level) -> Option<bool> {
        let interval = |(x, n): (f64, f64)| match unit {
            Unit::Percent => Some((x / n, wilson(x, n, level)?)),
            Unit::Rate => Some((x / n, rate::rate(x, n, 1.0, level)?)),
            _ => None,
        };
        if !matches!(self, SimilarityTest::Interval(..)) {
            return None;
        }
        let others = behind.iter().copied().map(interval).collect::<Option<Vec<_>>>()?;
        Some(!averaged::less_the_mean(interval(own.counts?)?, &others)?.contains(0.0))
    }

    fn apart(self, unit: Unit, own: Counted, other: f64, level: Level) -> Option<bool> {
        let (x, n) = own.counts?;
        let outside = |interval: Interval, value: f64| !interval.contains(value);
        match (self, unit) {
            (SimilarityTest::Funnel(..), _) => {
                Some(outside(funnel::limits(other / 100.0, n, level)?, own.value / 100.0))
            }
            (_, Unit::Percent) => Some(outside(wilson(x, n, level)?, other / 100.0)),
            (_, Unit::Rate | Unit::Count) => {
                // The rate in the figure's own unit, whatever it is "per": the interval scales with the figure.
                let multiplier = if x > 0.0 { own.value * n / x } else { return None };
                Some(outside(rate::rate(x, n, multiplier, level)?, other))
            }
            (_, Unit::Score | Unit::Money | Unit::Time) => None,
        }
    }
}

/// Whether the limits part a figure from another's; `None` where it has none. Another without limits is taken as fixed.
fn apart_by_limits(own: Counted, other: Other) -> Option<bool> {
    let limits = own.limits?;
    match other.limits.and_then(as_interval) {
        Some(theirs) => differ((own.value, limits), (other.value, theirs)),
        None => Some(!limits.contains(other.value)),
    }
}
