//! What an indicator is called, what it counts and when the figure is of.

use crate::figures::measure::{AsAt, Frequency, Indicator, MeasureKind, Observation, Period, Style};

use super::super::indicator_context::IndicatorFacts;
use super::super::vocabulary::{Answer, Word};
use super::{missing, text};

const UNITS: &[&str] = &["percent", "count", "rate", "score", "money"];
const GOOD: &[&str] = &["high", "low", "between", "none"];
const FREQUENCIES: &[&str] = &["monthly", "quarterly", "annual"];

/// The period as it is named within this report.
pub fn period_name(indicator: &Indicator, period: Period, report: Period) -> String {
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
    let name = period_name(indicator, period, report);
    match (indicator.measure, indicator.as_at) {
        (MeasureKind::Stock, AsAt::Period) => format!("at the end of {name}"),
        (MeasureKind::Stock, AsAt::Month) => format!("at the end of {}", period.ends_in()),
        (MeasureKind::Stock, AsAt::Day) => format!("on {}", period.ends_on()),
        (MeasureKind::Cumulative, _) if indicator.covers(period).style() == Style::YearToDate => format!("from {name}"),
        _ => format!("in {name}"),
    }
}

fn period(seen: &IndicatorFacts) -> Option<(&Observation, Period)> {
    let latest = seen.latest()?;
    Some((latest, latest.period))
}

fn catalogue(value: &str) -> Answer {
    text(value).into()
}

macro_rules! word {
    ($name:literal, $meaning:literal, $read:expr) => {
        Word { name: $name, group: "names", meaning: $meaning, closed: &[], parts: &[], read: $read }
    };
}

/// Names.
pub const NAMES: &[Word] = &[
    word!("name", "the name as it reads after \"the percentage of\"", |i| catalogue(&i.finding.indicator.name)),
    word!("subject", "the whole subject: `The percentage of children ...`", |i| {
        let indicator = &i.finding.indicator;
        if indicator.subject.is_empty() {
            text(format!("The {} of {}", measure(indicator), indicator.name)).into()
        } else {
            catalogue(&indicator.subject)
        }
    }),
    word!("measure", "`percentage`, `number`, `rate`, or the catalogue's own word", |i| catalogue(measure(
        &i.finding.indicator
    ))),
    word!("label", "the name at the start of its dashboard row", |i| catalogue(&i.finding.indicator.label)),
    word!("family", "the family it belongs to; empty if none", |i| catalogue(&i.finding.indicator.family)),
    word!("variant", "what is different about this one of its family", |i| catalogue(&i.finding.indicator.variant)),
    word!("theme", "the catalogue's theme", |i| catalogue(&i.finding.indicator.theme)),
    word!("source", "where the figures come from", |i| catalogue(&i.finding.indicator.source)),
    word!("area", "the report's area", |i| text(&i.scene.area).into()),
    word!("done", "what was done to those counted, after \"were\"; empty if none", |i| catalogue(
        &i.finding.indicator.done
    )),
    word!("why_missing", "what to say after the subject if the figure is missing", |i| catalogue(
        &i.finding.indicator.why_missing
    )),
    word!("share_of", "what the percentage is a share of, if the sentence before names the whole", |i| {
        catalogue(&i.finding.indicator.share_of)
    }),
    word!("note", "the note in the row of the latest figure", |i| text(
        i.latest().map_or("", |latest| latest.note.as_str())
    )
    .into()),
    word!("period", "the period of the latest figure: `quarter 3`", |i| match period(i) {
        Some((latest, period)) => Answer {
            value: text(period_name(&i.finding.indicator, period, i.finding.report)),
            from: Some(latest.from.clone()),
        },
        None => missing("no figure").into(),
    }),
    word!("in_period", "the same with its preposition: `at the end of quarter 3`", |i| match period(i) {
        Some((_, period)) => text(in_period(&i.finding.indicator, period, i.finding.report)).into(),
        None => text(in_period(&i.finding.indicator, i.finding.report, i.finding.report)).into(),
    }),
    word!("in_full", "the period in full: `quarter 3 2019/20`", |i| match period(i) {
        Some((_, period)) => text(period.in_full()).into(),
        None => missing("no figure").into(),
    }),
    word!("steps", "the unit for a run of periods: `quarters`, `years`", |i| {
        let indicator = &i.finding.indicator;
        let yearly = indicator.measure == MeasureKind::Cumulative || indicator.frequency == Frequency::Annual;
        text(if yearly { "years" } else { indicator.frequency.steps() }).into()
    }),
    Word {
        name: "unit",
        group: "names",
        meaning: "the unit of the figure",
        closed: UNITS,
        parts: &[],
        read: |i| super::Value::choice(i.finding.indicator.unit.as_str(), UNITS).into_answer(),
    },
    Word {
        name: "good",
        group: "names",
        meaning: "which way is good, as the catalogue declares it",
        closed: GOOD,
        parts: &[],
        read: |i| {
            use crate::figures::measure::Polarity;
            let word = match i.finding.indicator.good {
                Polarity::Higher => "high",
                Polarity::Lower => "low",
                Polarity::Between(..) => "between",
                Polarity::None => "none",
            };
            super::Value::choice(word, GOOD).into_answer()
        },
    },
    word!("good_from", "the lower end of a best range", |i| range(i, |low, _| low)),
    word!("good_to", "the upper end of a best range", |i| range(i, |_, high| high)),
    Word {
        name: "frequency",
        group: "names",
        meaning: "how often there is a figure",
        closed: FREQUENCIES,
        parts: &[],
        read: |i| {
            let frequency = i.finding.indicator.frequency;
            let word = Frequency::ALL.iter().find(|(_, held)| *held == frequency).map_or("quarterly", |(word, _)| word);
            super::Value::choice(word, FREQUENCIES).into_answer()
        },
    },
];

fn measure(indicator: &Indicator) -> &str {
    if indicator.measure_word.is_empty() { indicator.unit.noun() } else { &indicator.measure_word }
}

fn range(i: &IndicatorFacts, end: fn(rust_decimal::Decimal, rust_decimal::Decimal) -> rust_decimal::Decimal) -> Answer {
    match i.finding.indicator.good {
        crate::figures::measure::Polarity::Between(low, high) => {
            let end = end(low, high);
            super::Value::figure(end, end.to_string()).into_answer()
        }
        _ => missing("no best range").into(),
    }
}

impl super::Value {
    /// As the answer to a word that no one row holds.
    pub(super) fn into_answer(self) -> Answer {
        rhai::Dynamic::from(self).into()
    }
}
