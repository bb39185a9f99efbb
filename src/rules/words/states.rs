//! Whether something may be said at all.

use rhai::Dynamic;

use crate::figures::measure::{MeasureKind, Polarity, ReleaseStatus, Stated, Why};

use super::super::indicator_context::IndicatorFacts;
use super::super::vocabulary::Word;

fn standing(i: &IndicatorFacts, wanted: ReleaseStatus) -> bool {
    i.latest().is_some_and(|latest| latest.standing == wanted)
}

fn absent(i: &IndicatorFacts, wanted: Why) -> bool {
    i.latest().is_some_and(|latest| latest.missing == Some(wanted))
}

fn measured(i: &IndicatorFacts, wanted: MeasureKind) -> bool {
    i.finding.indicator.measure == wanted
}

macro_rules! word {
    ($name:literal, $meaning:literal, $holds:expr) => {
        Word {
            name: $name,
            group: "state of the figure",
            meaning: $meaning,
            closed: &[],
            parts: &[],
            read: |i| {
                let holds: fn(&IndicatorFacts) -> bool = $holds;
                Dynamic::from(holds(i)).into()
            },
        }
    };
}

/// Yes or no, never missing.
pub const STATES: &[Word] = &[
    word!("published", "there is a figure", |i| i.latest().is_some_and(|latest| latest.value.is_some())),
    word!("suppressed", "the figure is hidden because it could identify a person", |i| absent(i, Why::Suppressed)),
    word!("provisional", "the figure may change", |i| standing(i, ReleaseStatus::Provisional)),
    word!("revised", "the figure has changed since it was last reported", |i| standing(i, ReleaseStatus::Revised)),
    word!("estimated", "the figure was estimated", |i| standing(i, ReleaseStatus::Estimated)),
    word!("break_in_series", "a new series starts with the figure", |i| i.finding.break_in_series),
    word!("in_arrears", "the figure is for an earlier period than the report", |i| i.finding.in_arrears()),
    word!("cumulative", "the figure counts from the start of the year", |i| measured(i, MeasureKind::Cumulative)),
    word!("rolling", "the figure covers the last twelve months", |i| measured(i, MeasureKind::Rolling)),
    word!("cohort", "a group followed up for a fixed time", |i| measured(i, MeasureKind::Cohort)),
    word!("stock", "how things stood at the end of the period", |i| measured(i, MeasureKind::Stock)),
    word!("institutions", "it counts institutions, not people", |i| i.finding.indicator.institutions),
    word!("has_counts", "there is a count behind the figure", |i| i
        .latest()
        .is_some_and(|latest| latest.numerator.is_some())),
    word!("has_out_of", "there is a denominator behind the figure", |i| i
        .latest()
        .is_some_and(|latest| latest.denominator.is_some())),
    word!("has_previous", "there is a row for the period before, with or without a figure", |i| i
        .finding
        .previous
        .is_some()),
    word!("has_previous_count", "the period it is compared with has a count", |i| {
        i.baseline().is_some_and(|earlier| i.count_of(&earlier.observation).is_some())
    }),
    word!(
        "improved_before",
        "the period it is compared with had itself improved, as stated or as its figures show",
        |i| {
            let stated =
                |earlier: &crate::figures::finding::Earlier| earlier.observation.stated.contains(&Stated::Improved);
            let runs = &i.finding.runs;
            let again = match i.decided.polarity {
                Some(Polarity::Higher) => runs.rises >= 2,
                Some(Polarity::Lower) => runs.falls >= 2,
                _ => false,
            };
            again || i.baseline().is_some_and(stated)
        }
    ),
    word!("has_last_year", "the same period a year before has a figure", |i| {
        i.finding.last_year.as_ref().is_some_and(|earlier| earlier.value.is_some())
    }),
    word!("has_annual", "there is a whole year's figure as well as the quarters", |i| i.finding.annual.is_some()),
    word!("against_year", "what it is compared with is a quarter of a whole year", |i| {
        i.baseline().is_some_and(|earlier| earlier.average)
    }),
    word!("has_baseline", "there is an earlier period to compare with", |i| i.baseline().is_some()),
    word!("has_quartile", "there is a national quartile", |i| i.quartile().is_some()),
    word!("has_target", "there is a target", |i| !i.finding.targets.is_empty()),
    word!("has_noun", "the catalogue gives a noun for what is counted", |i| i.finding.indicator.noun.is_some()),
    word!("has_subject", "the catalogue gives a whole subject", |i| !i.finding.indicator.subject.is_empty()),
    word!("supporting", "it is reported but not counted in the totals", |i| i.finding.indicator.supporting),
];
