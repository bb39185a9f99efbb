//! The totals of targets and ratings of a report that never was.

use rust_decimal::prelude::ToPrimitive;

use crate::figures::measure::Period;

use super::figures::{Figures, Given};
use super::target_state::RATINGS;
use super::target_totals::{TargetTallied, TargetTotals, TotalsBefore};

/// The totals of the report before, as an example gives them.
pub const BEFORE: [&str; 3] = ["met before", "close to target before", "missed before"];

/// The targets.
pub fn targets(figures: &Figures) -> TargetTotals {
    let add = |totals: TargetTotals, one: &TargetTallied| totals.with(*one, figures.count(one.as_str()).unwrap_or(0));
    TargetTallied::ALL.iter().fold(TargetTotals::default(), add)
}

/// The report before, where the figures give any of its totals.
pub fn before(figures: &Figures, period: Period) -> Option<TotalsBefore> {
    let add = |totals: TargetTotals, (key, state): (&&str, TargetTallied)| {
        totals.with(state, figures.count(key).unwrap_or(0))
    };
    BEFORE.iter().any(|key| figures.has(key)).then(|| {
        let targets = BEFORE.iter().zip(TargetTotals::JUDGED).fold(TargetTotals::default(), add);
        TotalsBefore { period: period.moved(-3).beside(period), ratings: rated(&targets), targets }
    })
}

/// Sections, each with so many targets that are met.
pub fn sections(figures: &Figures) -> Vec<(String, TargetTotals)> {
    let met = |given: &Given| match given {
        Given::Number(number) => number.to_usize().unwrap_or(0),
        _ => 0,
    };
    let named = figures.table("sections").iter();
    named.map(|(name, given)| (name.clone(), TargetTotals::default().with(TargetTallied::Met, met(given)))).collect()
}

/// The ratings that so many targets come to, each of one measure.
pub fn ratings(figures: &Figures) -> Vec<(String, usize)> {
    rated(&targets(figures))
}

fn rated(targets: &TargetTotals) -> Vec<(String, usize)> {
    let rated =
        RATINGS.iter().zip(TargetTotals::JUDGED).map(|(word, state)| ((*word).to_owned(), targets.how_many(state)));
    rated.filter(|(_, count)| *count > 0).collect()
}
