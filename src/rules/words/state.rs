//! Whether something may be said at all.

use crate::figures::finding::Earlier;
use crate::figures::measure::{MeasureKind, Observation, Period, Polarity, Stated, Why, boundary_since};

use super::super::indicator_context::IndicatorFacts;
use super::super::value::Value;
use super::super::word::{Answer, Word};
use super::{missing, text};

fn latest(i: &IndicatorFacts, holds: impl FnOnce(&Observation) -> bool) -> Answer {
    i.latest().is_some_and(holds).into()
}

/// What a mark in the place of a figure can say. What is withheld is printed as not available.
const ABSENCES: &[&str] = &["not available", "suppressed", "not applicable", "low", "none recorded", "unreliable"];

fn absence(i: &IndicatorFacts) -> Option<&'static str> {
    match i.latest() {
        Some(latest) if latest.value.is_some() => None,
        Some(latest) => {
            latest.missing.filter(|why| why.is_an_answer()).map_or(Some(ABSENCES[0]), |why| Some(why.in_words()))
        }
        None => Some(ABSENCES[0]),
    }
}

fn baseline(i: &IndicatorFacts, holds: impl FnOnce(&Earlier) -> bool) -> Answer {
    i.baseline().is_some_and(holds).into()
}

fn measured(i: &IndicatorFacts, wanted: MeasureKind) -> Answer {
    (i.finding.indicator.measure == wanted).into()
}

/// The month from which the area is a new council, where the latest figure is the first after it and earlier ones are held.
fn new_council(i: &IndicatorFacts) -> Option<Period> {
    let latest = i.latest().filter(|_| i.finding.break_in_series)?;
    let since = boundary_since(&i.scene.area)?;
    let begins = |one: &Observation| one.period.begin();
    let before = i.finding.indicator.observations.iter().rfind(|one| begins(one) < begins(latest))?;
    let is_first = begins(before) < since && begins(latest) >= since;
    Period::month(since.div_euclid(12), since.rem_euclid(12) + 1).filter(|_| is_first)
}

/// Yes or no, never missing, and what there is in the place of a figure.
pub const STATE: &[Word] = &[
    Word::of_figure("published", "there is a figure", |i| latest(i, |now| now.value.is_some())),
    Word::of_figure("suppressed", "the figure is hidden because it could identify a person", |i| {
        latest(i, |now| now.missing == Some(Why::Suppressed))
    }),
    Word::of_figure(
        "absence",
        "what stands in the place of the figure, by its mark; missing where there is a figure",
        |i| absence(i).map_or_else(|| missing("there is a figure").into(), |why| Value::choice(why, ABSENCES).into()),
    )
    .one_of(ABSENCES),
    Word::of_figure("provisional", "the figure may change", |i| latest(i, |now| now.standing.provisional)),
    Word::of_figure("revised", "the figure has changed since it was last reported", |i| {
        latest(i, |now| now.standing.revised)
    }),
    Word::of_figure("estimated", "the figure was estimated", |i| latest(i, |now| now.standing.estimated)),
    Word::of_figure("break_in_series", "a new series starts with the figure", |i| i.finding.break_in_series.into()),
    Word::of_figure(
        "new_basis_why",
        "` (a new council from April 2019)` where the boundary of the area changed and a new series starts with it; else empty",
        |i| {
            text(new_council(i).map_or_else(String::new, |month| format!(" (a new council from {})", month.in_full())))
                .into()
        },
    ),
    Word::of_figure(
        "in_arrears",
        "the figure is for an earlier period than the report, and the table has none of a later one",
        |i| i.finding.in_arrears().into(),
    ),
    Word::of_measure("cumulative", "the figure counts from the start of the year", |i| {
        measured(i, MeasureKind::Cumulative)
    }),
    Word::of_measure("rolling", "the figure covers the last twelve months", |i| measured(i, MeasureKind::Rolling)),
    Word::of_measure("cohort", "a group followed up for a fixed time", |i| measured(i, MeasureKind::Cohort)),
    Word::of_measure("stock", "how things stood at the end of the period", |i| measured(i, MeasureKind::Stock)),
    Word::of_measure(
        "grows",
        "the figure grows with the time it covers, so a quarter's is no match for a year's",
        |i| i.finding.grows().into(),
    ),
    Word::of_measure(
        "adds_up",
        "the catalogue says that each figure is of its own period alone (`measure = \"flow\"`), so that counts and money of several periods add up",
        |i| i.finding.indicator.adds_up().into(),
    ),
    Word::of_measure("institutions", "it counts institutions, not people", |i| i.finding.indicator.institutions.into()),
    Word::of_figure("has_counts", "there is a count behind the figure", |i| latest(i, |now| now.numerator.is_some())),
    Word::of_figure("has_out_of", "there is a denominator behind the figure", |i| {
        latest(i, |now| now.denominator.is_some())
    }),
    Word::of_figure("has_previous", "there is an earlier figure like it, or a row that says why there is none", |i| {
        i.finding.previous.is_some().into()
    }),
    Word::of_figure("has_previous_count", "the period it is compared with has a count", |i| {
        baseline(i, |earlier| i.count_of(&earlier.observation).is_some())
    }),
    Word::of_figure(
        "improved_before",
        "the period it is compared with had itself improved, as stated or as its figures show",
        |i| {
            let runs = &i.finding.runs;
            let again = match i.decided.polarity {
                Some(Polarity::Higher) => runs.rises >= 2,
                Some(Polarity::Lower) => runs.falls >= 2,
                _ => false,
            };
            let stated = |earlier: &Earlier| earlier.observation.stated.contains(&Stated::Improved);
            (again || i.baseline().is_some_and(stated)).into()
        },
    ),
    Word::of_figure("has_last_year", "the same period a year before has a figure", |i| {
        i.finding.last_year.as_ref().is_some_and(|earlier| earlier.value.is_some()).into()
    }),
    Word::of_figure("has_annual", "there is a whole year's figure as well as the quarters", |i| {
        i.finding.annual.is_some().into()
    }),
    Word::of_figure("annual_is_alike", "the whole year's figure is one that the latest may be compared with", |i| {
        i.finding.annual.as_ref().is_some_and(|annual| i.finding.unlike(annual).is_none()).into()
    }),
    Word::of_figure("against_year", "what it is compared with is a quarter of a whole year", |i| {
        baseline(i, |then| then.average)
    }),
    Word::of_figure("has_baseline", "there is an earlier period to compare with", |i| i.baseline().is_some().into()),
    Word::of_figure("has_quartile", "there is a national quartile", |i| i.quartile().is_some().into()),
    Word::of_measure("has_target", "there is a target", |i| (!i.finding.targets.is_empty()).into()),
    Word::of_measure("has_noun", "the catalogue gives a noun for what is counted", |i| {
        i.finding.indicator.noun.is_some().into()
    }),
    Word::of_measure("has_subject", "the catalogue gives a whole subject", |i| {
        (!i.finding.indicator.subject.is_empty()).into()
    }),
    Word::of_measure("supporting", "it is reported but not counted in the totals", |i| {
        i.finding.indicator.supporting.into()
    }),
];
