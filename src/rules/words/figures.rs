//! The latest figure and the people behind it.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::figures::measure::{Indicator, Observation, Unit};
use crate::figures::prose::{figure_alone, figure_in_full, said, words};

use super::super::indicator_context::IndicatorFacts;
use super::super::measured::Measured;
use super::super::value::Value;
use super::super::word::{Answer, Word};
use super::missing;

/// A figure of the indicator as it is printed.
pub fn value(indicator: &Arc<Indicator>, value: Decimal) -> Value {
    let printed = figure_alone(indicator, value);
    Value::figure(value, printed).of_unit(Measured::figure(indicator, value))
}

/// The latest figure as it is printed, with what a rate is per.
fn latest(i: &IndicatorFacts, value: Decimal) -> String {
    figure_in_full(&i.finding.indicator, value, i.finding.latest_decimals())
}

/// People or things with their noun: `no children`, `one child`, `28 children`; the bare number without a noun.
pub fn counted(indicator: &Indicator, count: Decimal) -> String {
    match &indicator.noun {
        Some(noun) => said(count, &noun.one, &noun.many),
        None => words(count),
    }
}

/// `77% (2,320 of 3,007 plans)`, the figure being printed already; `15.2% (28 children)` where one count is held; the
/// figure alone where none is behind it, or it is a count itself.
pub fn with_count(indicator: &Indicator, observation: &Observation, printed: String) -> String {
    match (observation.numerator, observation.denominator, indicator.unit) {
        (Some(_), _, Unit::Count) | (None, ..) => printed,
        (Some(count), Some(all), Unit::Percent) => format!("{printed} ({})", count_out_of(indicator, count, all)),
        (Some(count), ..) => format!("{printed} ({})", counted(indicator, count)),
    }
}

/// `2,320 of 3,007 plans`, `all six schools`; the one there is alone where there is no more.
pub fn count_out_of(indicator: &Indicator, count: Decimal, all: Decimal) -> String {
    let of = match indicator.out_of.as_ref().or(indicator.noun.as_ref()) {
        Some(noun) => said(all, &noun.one, &noun.many),
        None => words(all),
    };
    match (count == all, all == Decimal::ONE) {
        (true, true) => counted(indicator, count),
        (true, false) => format!("all {of}"),
        _ => format!("{} of {of}", words(count)),
    }
}

fn of_latest(i: &IndicatorFacts, read: impl Fn(&Observation) -> Option<Value>) -> Answer {
    let Some(latest) = i.latest() else { return missing("no figure").into() };
    match read(latest) {
        Some(held) => Answer { value: held.into(), from: Some(latest.from.clone()) },
        None => missing(latest.missing.map_or("not given", |why| why.mark())).into(),
    }
}

/// Figures.
pub const FIGURES: &[Word] = &[
    Word::of_figure("value", "the latest figure: `93%`, `4,210`, `£1,250`, `23.4 days`", |i| {
        of_latest(i, |held| {
            let (value, of) = (held.value?, Measured::figure(&i.finding.indicator, held.value?));
            Some(Value::figure(value, latest(i, value)).of_unit(of))
        })
    }),
    Word::of_figure(
        "value_and_count",
        "with the counts behind it: `77% (2,320 of 3,007 plans)`, `15.2% (28 children)`",
        |i| {
            of_latest(i, |held| {
                let printed = latest(i, held.value?);
                Some(Value::figure(held.value?, with_count(&i.finding.indicator, held, printed)))
            })
        },
    ),
    Word::of_figure("count", "how many: the numerator, or a count itself", |i| {
        of_latest(i, |latest| i.count_of(latest).map(|count| Value::figure(count, words(count))))
    }),
    Word::of_figure("counted", "with the noun: `no children`, `one child`, `28 children`", |i| {
        of_latest(i, |latest| {
            i.count_of(latest).map(|count| Value::figure(count, counted(&i.finding.indicator, count)))
        })
    }),
    Word::of_figure("out_of", "how many in all: the denominator", |i| {
        of_latest(i, |latest| latest.denominator.map(|all| Value::figure(all, words(all))))
    }),
    Word::of_figure("count_out_of", "`2,320 of 3,007 plans`", |i| {
        of_latest(i, |latest| {
            let (count, all) = (i.count_of(latest)?, latest.denominator?);
            Some(Value::figure(count, count_out_of(&i.finding.indicator, count, all)))
        })
    }),
];
