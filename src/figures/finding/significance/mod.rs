//! The tests a significance rule may name, and what each finds. Which verdict follows is for the rules.

mod closeness;
mod evidence;
mod pair;
mod tolerance;

pub use closeness::{Closeness, Nearness};
pub use evidence::{Evidence, Smallest};
pub use pair::{Counted, Pair, share_months};
pub use tolerance::Tolerance;

use crate::figures::measure::Unit;
use crate::figures::method::Level;

/// What a test asks of two figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asks {
    /// Whether the change reaches a tolerance.
    Tolerance(Tolerance),
    /// Whether two proportions differ: p of the pooled z test, or of Fisher's exact test where few are expected.
    ProportionsDiffer(Level),
    /// Whether the intervals of the two figures part, as Fingertips asks of period against period.
    IntervalsOverlap(Level),
    /// Whether the intervals of two counts or rates part: Byar's, exact below ten.
    RatesDiffer(Level),
    /// Whether the earlier figure lies outside the interval of the latest.
    PriorOutsideInterval(Level),
}

/// A named test with its setting, and how much a change must come to besides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// What it asks.
    pub asks: Asks,
    /// A change smaller than this does not matter, whatever the test says.
    pub at_least: Option<Tolerance>,
}

/// What a test found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A change.
    Changed,
    /// None that the test can tell from chance, or that reaches the tolerance.
    Within,
    /// No outcome could have shown a change, or the numbers are under ten.
    TooSmall,
    /// The test could not be put, and why.
    Untested(Reason),
}

/// Why a test could not be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The counts behind the figures are not held.
    NoCounts,
    /// The two periods share months, so their figures are not two samples.
    Overlapping,
    /// The test is not for figures of this unit.
    WrongUnit,
}

impl Reason {
    /// As the dashboard and the totals have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::NoCounts => "no counts to test",
            Reason::Overlapping => "overlapping periods",
            Reason::WrongUnit => "no test",
        }
    }
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

impl Test {
    /// A test without a floor.
    pub fn of(asks: Asks) -> Test {
        Test { asks, at_least: None }
    }

    /// The level of a statistical test.
    pub fn level(self) -> Option<Level> {
        match self.asks {
            Asks::Tolerance(_) => None,
            Asks::ProportionsDiffer(level)
            | Asks::IntervalsOverlap(level)
            | Asks::RatesDiffer(level)
            | Asks::PriorOutsideInterval(level) => Some(level),
        }
    }

    /// The test in an officer's words, for the key: `2.0 percentage points`, `two proportions at 95%`.
    pub fn in_words(self, unit: Unit) -> String {
        let test = match self.asks {
            Asks::Tolerance(tolerance) => tolerance.in_words(unit),
            Asks::ProportionsDiffer(level) => format!("the test of two proportions at {}", level.per_cent()),
            Asks::IntervalsOverlap(level) => format!("the test of overlapping intervals at {}", level.per_cent()),
            Asks::RatesDiffer(level) => format!("the test of two rates at {}", level.per_cent()),
            Asks::PriorOutsideInterval(level) => {
                format!("the earlier figure against the interval of the latest at {}", level.per_cent())
            }
        };
        match self.at_least {
            Some(floor) => format!("{test} and at least {}", floor.in_words(unit)),
            None => test,
        }
    }

    /// What "no significant change" means by it, for the key: `within 2.0 percentage points`.
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

    /// Whether it can be put to figures of this unit.
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
            Asks::Tolerance(tolerance) if tolerance.reached(&pair.change) => plain(Outcome::Changed),
            Asks::Tolerance(_) => plain(Outcome::Within),
            // What has not moved at all has not moved significantly, with or without its counts.
            _ if pair.overlapping => plain(Outcome::Untested(Reason::Overlapping)),
            _ => evidence::weigh(self.asks, pair).unwrap_or_else(|reason| {
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
