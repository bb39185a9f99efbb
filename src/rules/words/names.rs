//! What an indicator is called, what it counts and when the figure is of.

use crate::figures::measure::{AsAt, Frequency, Indicator, MeasureKind, Observation, Period, Polarity, Style};

use super::super::indicator_context::IndicatorFacts;
use super::super::value::Value;
use super::super::word::{Answer, Word};
use super::{missing, text};

const UNITS: &[&str] = &["percent", "count", "rate", "score", "money", "time"];
const GOOD: &[&str] = &["high", "low", "between", "none"];
const FREQUENCIES: &[&str] = &["monthly", "quarterly", "annual"];

/// The period as it is named within this report. Two dates of a stock are named alike, if the catalogue says nothing else.
pub fn period_name(indicator: &Indicator, period: Period, report: Period) -> String {
    match (period.style(), indicator.measure, indicator.earlier_as_at) {
        (Style::Undated, ..) => filed_name(indicator, period, report),
        (_, MeasureKind::Stock, AsAt::Month) => format!("the end of {}", period.ends_in()),
        (_, MeasureKind::Stock, AsAt::Day) => period.ends_on(),
        _ => filed_name(indicator, period, report),
    }
}

/// The period as the table files the figure, with the months that it covers.
fn filed_name(indicator: &Indicator, period: Period, report: Period) -> String {
    match period.style() {
        Style::Undated if indicator.earlier_name.is_empty() => "the previous reported figure".into(),
        Style::Undated => indicator.earlier_name.clone(),
        _ => indicator.covers(period).beside(report),
    }
}

/// `in quarter 3`, `at the end of quarter 3`, `at the end of December 2019`.
pub fn in_period(indicator: &Indicator, period: Period, report: Period) -> String {
    if !period.is_dated() {
        return "before".into();
    }
    let name = filed_name(indicator, period, report);
    match (indicator.measure, indicator.as_at) {
        (MeasureKind::Stock, AsAt::Period) => format!("at the end of {name}"),
        (MeasureKind::Stock, AsAt::Month) => format!("at the end of {}", period.ends_in()),
        (MeasureKind::Stock, AsAt::Day) => format!("on {}", period.ends_on()),
        (MeasureKind::Cumulative, _) if indicator.covers(period).style() == Style::YearToDate => format!("from {name}"),
        _ => format!("in {name}"),
    }
}

/// What a run of periods is counted in: `quarters`; of what counts since April only years are alike.
pub fn steps_word(indicator: &Indicator) -> &'static str {
    let yearly = indicator.is_like_in_whole_years() || indicator.frequency == Frequency::Annual;
    if yearly { "years" } else { indicator.frequency.steps() }
}

fn period(seen: &IndicatorFacts) -> Option<(&Observation, Period)> {
    let latest = seen.latest()?;
    Some((latest, latest.period))
}

fn catalogue(value: &str) -> Answer {
    text(value).into()
}

/// Names.
pub const NAMES: &[Word] = &[
    Word::of_measure("name", "the name as it reads after \"the percentage of\"", |i| {
        catalogue(&i.finding.indicator.name)
    }),
    Word::of_measure("subject", "the whole subject: `The percentage of children ...`", |i| {
        text(subject(&i.finding.indicator)).into()
    }),
    Word::of_measure("measured", "`percentage of children ...`, `time taken to ...`: it reads after \"the\"", |i| {
        text(i.finding.indicator.measured()).into()
    }),
    Word::of_measure("measure", "`percentage`, `number`, `rate`, or the catalogue's own word", |i| {
        catalogue(i.finding.indicator.measure_noun())
    }),
    Word::of_measure("label", "the name at the start of its dashboard row", |i| catalogue(&i.finding.indicator.label)),
    Word::of_measure("family", "the family it belongs to; empty if none", |i| catalogue(&i.finding.indicator.family)),
    Word::of_measure("variant", "what is different about this one of its family", |i| {
        catalogue(&i.finding.indicator.variant)
    }),
    Word::of_measure("theme", "the catalogue's theme", |i| catalogue(&i.finding.indicator.theme)),
    Word::of_measure("source", "where the figures come from", |i| catalogue(&i.finding.indicator.source)),
    Word::of_measure("area", "the report's area", |i| text(&i.scene.area).into()),
    Word::of_measure("done", "what was done to those counted, after \"were\"; empty if none", |i| {
        catalogue(&i.finding.indicator.done)
    }),
    Word::of_sentence(
        "why_missing",
        "what to say after the subject if the figure is missing; empty where its mark says what stands in its place",
        |i| match i.latest().and_then(|latest| latest.missing) {
            Some(why) if why.is_an_answer() => text("").into(),
            _ => catalogue(&i.finding.indicator.why_missing),
        },
    ),
    Word::of_measure("share_of", "what the percentage is a share of, if the sentence before names the whole", |i| {
        catalogue(&i.finding.indicator.share_of)
    }),
    Word::of_sentence("note", "the note in the row of the latest figure", |i| {
        text(i.latest().map_or("", |latest| latest.note.as_str())).into()
    }),
    Word::of_sentence("period", "the period of the latest figure: `quarter 3`", |i| match period(i) {
        Some((latest, period)) => Answer {
            value: text(period_name(&i.finding.indicator, period, i.finding.report)),
            from: Some(latest.from.clone()),
        },
        None => missing("no figure").into(),
    }),
    Word::of_sentence("in_period", "the same with its preposition: `at the end of quarter 3`", |i| match period(i) {
        Some((_, period)) => text(in_period(&i.finding.indicator, period, i.finding.report)).into(),
        None => text(in_period(&i.finding.indicator, i.finding.report, i.finding.report)).into(),
    }),
    Word::of_sentence("in_full", "the period in full: `quarter 3 2019/20`", |i| match period(i) {
        Some((_, period)) => text(period.in_full()).into(),
        None => missing("no figure").into(),
    }),
    Word::of_sentence("steps", "the unit for a run of periods: `quarters`, `years`", |i| {
        text(steps_word(&i.finding.indicator)).into()
    }),
    Word::of_measure("unit", "the unit of the figure", |i| {
        Value::choice(i.finding.indicator.unit.as_str(), UNITS).into()
    })
    .one_of(UNITS),
    Word::of_measure("per", "what a rate is per, if the figure says it: `10,000 children`; else empty", |i| {
        catalogue(i.finding.indicator.per())
    }),
    Word::of_measure("good", "which way is good, as the catalogue declares it", |i| {
        let word = match i.finding.indicator.good {
            Polarity::Higher => "high",
            Polarity::Lower => "low",
            Polarity::Between(..) => "between",
            Polarity::None => "none",
        };
        Value::choice(word, GOOD).into()
    })
    .one_of(GOOD),
    Word::of_measure("good_from", "the lower end of a best range", |i| range(i, |low, _| low)),
    Word::of_measure("good_to", "the upper end of a best range", |i| range(i, |_, high| high)),
    Word::of_measure("frequency", "how often there is a figure", |i| {
        let frequency = i.finding.indicator.frequency;
        let word = Frequency::ALL.iter().find(|(_, held)| *held == frequency).map_or("quarterly", |(word, _)| word);
        Value::choice(word, FREQUENCIES).into()
    })
    .one_of(FREQUENCIES),
];

/// The whole subject of a sentence about an indicator: `The percentage of children ...`.
pub fn subject(indicator: &Indicator) -> String {
    match indicator.subject.as_str() {
        "" => format!("The {}", indicator.measured()),
        own => own.to_owned(),
    }
}

fn range(i: &IndicatorFacts, end: fn(rust_decimal::Decimal, rust_decimal::Decimal) -> rust_decimal::Decimal) -> Answer {
    match i.finding.indicator.good {
        Polarity::Between(low, high) => {
            let end = end(low, high);
            Value::figure(end, end.to_string()).into()
        }
        _ => missing("no best range").into(),
    }
}
