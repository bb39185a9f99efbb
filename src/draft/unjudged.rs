//! What cannot be judged, and the line of the folder that mends it.

use crate::draft::narrative::Indicated;
use crate::figures::finding::Asks;
use crate::figures::measure::Unit;
use crate::rules::{CountedAs, UnjudgedReason};

/// A line for each that there is.
pub fn in_words(indicated: &[Indicated]) -> String {
    let counted = || indicated.iter().filter(|one| !one.finding.indicator.supporting);
    let lacks = counted().filter(|one| one.decided.reason() == Some(UnjudgedReason::NoCounts)).count();
    let without = (lacks > 0).then(|| {
        format!(
            "Cannot be judged: {} no counts behind the figures. Add the numerators and denominators to the table, or \
             write `without_counts = \"tolerance\"` in report.toml to judge by a tolerance.",
            if lacks == 1 { "one measure has".into() } else { format!("{lacks} measures have") }
        )
    });
    let unsaid: Vec<&str> = indicated
        .iter()
        .filter(|one| matches!(one.finding.indicator.unit, Unit::Count | Unit::Rate))
        .filter(|one| CountedAs::of_indicator(&one.finding.indicator) == CountedAs::NotSaid)
        .filter(|one| one.decided.test.is_some_and(|test| matches!(test.asks, Asks::RatesDiffer(_))))
        .map(|one| one.finding.indicator.id.as_str())
        .collect();
    let unsaid = (!unsaid.is_empty()).then(|| {
        format!(
            "Judged with caution: the catalogue does not say what {} {}, so a change must pass the test of separate events \
             and reach the tolerance. Write `measure = \"flow\"` for separate events in a period, or `measure = \"stock\"` \
             for how things stood on a day.",
            unsaid.join(", "),
            if unsaid.len() == 1 { "counts" } else { "count" },
        )
    });
    without.into_iter().chain(unsaid).collect::<Vec<String>>().join("\n")
}
