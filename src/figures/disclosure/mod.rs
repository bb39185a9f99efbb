//! Disclosure control: figures that could point to a person are taken out of the data before anything is said.
//!
//! What is said, drawn, attached and listed afterwards is made from what is left, so nothing of it can give a hidden
//! figure back by itself; [`protect`] sees to it that what is left cannot either. A count of zero is a true zero and
//! is printed. "Hidden" means that at least two counts under the threshold agree with everything printed. For totals with
//! their parts, totals of totals, a year with its quarters and percentages of a whole that is given it means more, without
//! rounding: at least two would have been printed just so, marks included (`tests_same_output`); of a small total that is
//! hidden with all its parts, the other may be large. It does not mean that for tables with two margins, growth since April
//! and rounded counts: who tries every such table on this program can tell some small counts from what else was hidden.

mod bounds;
mod growth;
mod primary;
mod relation;
mod rounding;
mod secondary;
mod sums;
#[cfg(test)]
mod tests_exhaustive;
#[cfg(test)]
mod tests_same_output;
mod words;

use crate::figures::measure::{Indicator, Period, Why};

pub use primary::is_hidden;
use relation::Cell;

/// How small numbers of an indicator are to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// Counts from one up to, and without, this one are hidden. At least 3: below that a hidden count is known.
    pub fewer_than: Option<u32>,
    /// Counts are printed to the nearest multiple of this, half away from zero.
    pub round_to: Option<u32>,
}

impl Policy {
    /// In an officer's words: `counts of one to four hidden, the others to the nearest 5`. Empty where all is printed.
    pub fn in_words(self) -> String {
        let hidden = self.fewer_than.map(|least| format!("counts of 1 to {} hidden", least.saturating_sub(1)));
        let rounded = self.round_to.map(|base| format!("counts to the nearest {base}"));
        [hidden, rounded].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Why a figure was hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is small, or what remains of its whole is.
    Primary,
    /// With it another hidden figure could be worked out.
    Secondary,
}

/// A figure that was hidden: no more is said of it than where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The indicator's id.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// Why.
    pub reason: Reason,
}

/// Indicators that may be printed.
#[derive(Debug, Clone)]
pub struct Protected {
    /// The same indicators without what is hidden, rounded where that was asked for.
    pub indicators: Vec<Indicator>,
    /// What was hidden, in the order of the catalogue and of time.
    pub hidden: Vec<Hidden>,
    /// What could be worked out all the same, because nothing is left to hide: never printed.
    pub open: Vec<Hidden>,
}

/// Hides what the policies ask for, and whatever would give it back. `policies`: one for each indicator, in order.
pub fn protect(indicators: &[Indicator], policies: &[Policy]) -> Protected {
    let mut cells = relation::cells(indicators, policies);
    let relations = sums::relations(indicators, policies, &mut cells);
    growth::hide(indicators, &mut cells);
    let mut open = secondary::hide(&mut cells, &relations);
    // What was hidden for another's sake leaves two figures since April beside each other that were not before.
    while growth::hide(indicators, &mut cells) {
        open = secondary::hide(&mut cells, &relations);
    }
    let mut safe = indicators.to_vec();
    for cell in &cells {
        let (Some(at), indicator) = (cell.observation, &mut safe[cell.indicator]) else { continue };
        match cell.hidden {
            Some(_) => take_out(indicator, at, policies[cell.indicator]),
            None => rounding::round(indicator, at, policies[cell.indicator]),
        }
    }
    let told =
        |cell: &Cell, reason| Hidden { indicator: indicators[cell.indicator].id.clone(), period: cell.period, reason };
    Protected {
        hidden: cells.iter().filter_map(|cell| Some(told(cell, cell.hidden?))).collect(),
        open: open.into_iter().map(|at| told(&cells[at], Reason::Primary)).collect(),
        indicators: safe,
    }
}

/// Takes a figure out, and the words that compare it with its neighbours: "the same as last quarter" gives it back.
fn take_out(indicator: &mut Indicator, at: usize, policy: Policy) {
    let small = |count| policy.fewer_than.is_some_and(|least| primary::is_small(count, least));
    let held = &mut indicator.observations[at];
    held.value = None;
    held.numerator = None;
    let rounded = |whole| policy.round_to.map_or(Some(whole), |base| rounding::nearest(whole, base));
    held.denominator = held.denominator.filter(|whole| !small(*whole)).and_then(rounded);
    held.missing = Some(Why::Suppressed);
    words::take_out(indicator, at);
}
