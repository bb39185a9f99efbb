//! The whole of disclosure control on all indicators: hide, hide what gives it back, round what is printed.

use crate::figures::measure::{Indicator, Why};

use super::policy::{Hidden, Policy, Reason};
use super::relation::Cell;
use super::{growth, primary, relation, rounding, secondary, sums, words};

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
    held.limits = None;
    let rounded = |whole| policy.round_to.map_or(Some(whole), |base| rounding::nearest(whole, base));
    held.denominator = held.denominator.filter(|whole| !small(*whole)).and_then(rounded);
    // Why its source gives none is not known, and is not said.
    if held.missing != Some(Why::Withheld) {
        held.missing = Some(Why::Suppressed);
    }
    words::take_out(indicator, at);
}
