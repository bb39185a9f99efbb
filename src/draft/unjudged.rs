//! What cannot be judged, and the line of the folder that mends it.

use crate::draft::narrative::Indicated;
use crate::draft::own_verdicts::not_compared;
use crate::figures::finding::{Asks, TargetFound};
use crate::figures::measure::{Basis, Polarity, Unit};
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
    without
        .into_iter()
        .chain(unsaid)
        .chain(not_added(indicated))
        .chain(no_direction(indicated))
        .chain(not_compared(indicated))
        .collect::<Vec<String>>()
        .join("\n")
}

/// The measures with a target of which nobody has said which direction is good.
fn no_direction(indicated: &[Indicated]) -> Option<String> {
    let is_unsaid = |one: &&Indicated| {
        let (indicator, decided) = (&one.finding.indicator, &one.decided);
        let has_target = one.finding.targets.iter().any(|found| found.target.value.is_some());
        has_target && !indicator.supporting && decided.polarity_of(indicator) == Polarity::None
    };
    let unsaid: Vec<&str> = indicated.iter().filter(is_unsaid).map(|one| one.finding.indicator.id.as_str()).collect();
    (!unsaid.is_empty()).then(|| {
        format!(
            "Not held to the target: the catalogue does not say which direction is good for {}. Write `good = \"high\"` or \
             `good = \"low\"` in indicators.toml.",
            unsaid.join(", "),
        )
    })
}

/// The measures whose target is of a longer time than their figures, of which nobody has said whether these add up to it.
fn not_added(indicated: &[Indicated]) -> Option<String> {
    let is_of_longer = |one: &&TargetFound| one.basis != Basis::Period && one.target.value.is_some();
    let unsaid: Vec<&str> = indicated
        .iter()
        .map(|one| &one.finding)
        .filter(|finding| !finding.indicator.says_measure() && finding.targets.iter().any(|one| is_of_longer(&one)))
        .map(|finding| finding.indicator.id.as_str())
        .collect();
    let figures = if unsaid.len() == 1 { "its figures" } else { "their figures" };
    (!unsaid.is_empty()).then(|| {
        format!(
            "Not held against the target of a year: the catalogue does not say whether the figures of {} add up. Write \
             `measure = \"flow\"` if {figures} are each of one period alone, `\"stock\"` for how things stood on a day, or \
             `\"cumulative\"` if {figures} count since April.",
            unsaid.join(", "),
        )
    })
}
