//! A test with its setting: its words, and putting it to two figures.

use crate::figures::measure::Unit;
use crate::figures::method::Level;

use super::asks::Asks;
use super::events::two_counts;
use super::evidence::{Against, Evidence, Tested, by_intervals, two_proportions};
use super::given_limits::by_limits;
use super::outcome::{Outcome, UntestedReason};
use super::pair::Pair;
use super::tolerance::Tolerance;

/// A named test with its setting, and how much a change must come to besides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// What it asks.
    pub asks: Asks,
    /// A change smaller than this does not matter, whatever the test says.
    pub at_least: Option<Tolerance>,
    /// It is the folder's own tolerance, which is said with the verdicts that rest on it.
    pub of_folder: bool,
}

impl Test {
    /// A test without a floor.
    pub fn of(asks: Asks) -> Test {
        Test { asks, at_least: None, of_folder: false }
    }

    /// The folder's own tolerance.
    pub fn of_folder(tolerance: Tolerance) -> Test {
        Test { of_folder: true, ..Test::of(Asks::Tolerance(tolerance)) }
    }

    /// The level of a statistical test.
    pub fn level(self) -> Option<Level> {
        match self.asks {
            Asks::Tolerance(_) => None,
            Asks::ProportionsDiffer(level)
            | Asks::IntervalsOverlap(level)
            | Asks::RatesDiffer(level)
            | Asks::LimitsDiffer(level)
            | Asks::PriorOutsideInterval(level) => Some(level),
        }
    }

    /// The test in an officer's words, for the key: `2.0 percentage points`, `two proportions at 95%`.
    pub fn in_words(self, unit: Unit) -> String {
        let test = match self.asks {
            Asks::Tolerance(tolerance) => tolerance.in_words(unit),
            Asks::ProportionsDiffer(level) => format!("the test of two proportions at {}", level.per_cent()),
            Asks::IntervalsOverlap(level) => format!("the test of overlapping intervals at {}", level.per_cent()),
            Asks::RatesDiffer(level) => format!("the exact test of two counts at {}", level.per_cent()),
            Asks::LimitsDiffer(_) => "the confidence limits given with the figures".to_owned(),
            Asks::PriorOutsideInterval(level) => {
                format!("the earlier figure against the interval of the latest at {}", level.per_cent())
            }
        };
        match self.at_least {
            Some(floor) => format!("{test} and at least {}", floor.in_words(unit)),
            None => test,
        }
    }

    /// What "no clear change" means by it, for the key: `within 2.0 percentage points`.
    pub fn no_change(self, unit: Unit) -> String {
        match (self.asks, self.at_least) {
            (Asks::Tolerance(tolerance), _) => format!("within {}", tolerance.in_words(unit)),
            (_, None) => format!("no more than chance by {}", self.in_words(unit)),
            (_, Some(floor)) => {
                let test = Test { at_least: None, ..self }.in_words(unit);
                format!("no more than chance by {test}, or under {}", floor.in_words(unit))
            }
        }
    }

    /// Whether it can be applied to figures of this unit.
    pub fn suits(self, unit: Unit) -> bool {
        let asks = match self.asks {
            Asks::Tolerance(tolerance) => tolerance.suits(unit),
            _ => true,
        };
        asks && self.at_least.is_none_or(|floor| floor.suits(unit))
    }

    /// Puts the test to two figures.
    pub fn put(self, pair: &Pair) -> Tested {
        let plain = |outcome| Tested { outcome, evidence: None };
        let tested = match self.asks {
            // The folder's tolerance stands in for want of counts, and for nothing else.
            Asks::Tolerance(_) if self.of_folder && pair.overlapping && !pair.change.units.is_zero() => {
                plain(Outcome::Untested(UntestedReason::Overlapping))
            }
            Asks::Tolerance(tolerance) if tolerance.reached(&pair.change) => plain(Outcome::Changed),
            Asks::Tolerance(_) => plain(Outcome::Within),
            // What has not moved at all has not moved significantly, with or without its counts.
            _ if pair.overlapping => plain(Outcome::Untested(UntestedReason::Overlapping)),
            _ => weigh(self.asks, pair).unwrap_or_else(|reason| {
                if pair.change.units.is_zero() { plain(Outcome::Within) } else { plain(Outcome::Untested(reason)) }
            }),
        };
        let material = self.at_least.is_none_or(|floor| floor.reached(&pair.change));
        match tested.outcome {
            Outcome::Changed if !material => {
                let evidence = tested.evidence.map(|evidence| Evidence { immaterial: true, ..evidence });
                Tested { outcome: Outcome::Within, evidence }
            }
            _ => tested,
        }
    }
}

/// Puts a statistical test.
///
/// # Errors
/// The reason why it cannot be put.
fn weigh(asks: Asks, pair: &Pair) -> Result<Tested, UntestedReason> {
    match (asks, pair.unit) {
        // Limits that were not read are no test of this measure.
        (Asks::LimitsDiffer(level), _) => by_limits(pair, level).ok_or(UntestedReason::WrongUnit),
        (Asks::ProportionsDiffer(_), unit) if unit != Unit::Percent => Err(UntestedReason::WrongUnit),
        (Asks::Tolerance(_), _) | (_, Unit::Score | Unit::Money | Unit::Time) => Err(UntestedReason::WrongUnit),
        (Asks::ProportionsDiffer(level), _) => two_proportions(pair, level).ok_or(UntestedReason::NoCounts),
        (Asks::PriorOutsideInterval(level), _) => {
            by_intervals(pair, level, Against::Value).ok_or(UntestedReason::NoCounts)
        }
        (Asks::RatesDiffer(level), _) => two_counts(pair, level).ok_or(UntestedReason::NoCounts),
        (Asks::IntervalsOverlap(level), _) => {
            by_intervals(pair, level, Against::Interval).ok_or(UntestedReason::NoCounts)
        }
    }
}
