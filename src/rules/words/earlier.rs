//! Earlier figures and the change from them.

use std::cmp::Ordering;

use rhai::Dynamic;
use rust_decimal::Decimal;

use crate::figures::finding::{Change, Earlier};
use crate::figures::measure::{AlsoSay, Beside, CompareWith, Indicator, Period};
use crate::figures::prose::{
    changed, difference, figure, figure_in_full, grouped, rounded, rounded_to, said, way_in_words, words,
};

use super::super::indicator_context::IndicatorFacts;
use super::super::measured::Measured;
use super::super::value::{Value, number_of};
use super::super::word::{Answer, Word};
use super::figures::{counted, with_count};
use super::names::{in_period, period_name};
use super::{missing, stated, text};

const PARTS: &[&str] =
    &["value", "value_and_count", "count", "counted", "period", "in_period", "change", "count_change"];
const DIRECTIONS: &[&str] = &["higher", "lower", "the same"];

/// Why there is no earlier figure.
fn no_earlier(i: &IndicatorFacts, otherwise: &'static str) -> &'static str {
    if i.finding.break_in_series { "a new series begins here, so no earlier figure can be compared" } else { otherwise }
}

/// `quarter 2 (88%)`, with the parts of an earlier figure.
pub fn earlier(i: &IndicatorFacts, earlier: Option<&Earlier>) -> Value {
    let indicator = &i.finding.indicator;
    let Some(earlier) = earlier else { return Value::missing(no_earlier(i, "no earlier figure")) };
    let observation = &earlier.observation;
    let period = if earlier.average {
        format!("the quarterly average for {}", period_name(indicator, observation.period, i.finding.report))
    } else {
        period_name(indicator, observation.period, i.finding.report)
    };
    let decimals = i.finding.decimals_of(earlier);
    let printed = earlier.value.map(|held| figure(indicator, held, decimals));
    let in_full = earlier.value.map(|held| (held, figure_in_full(indicator, held, decimals)));
    let shown = match &printed {
        Some(printed) if !observation.period.is_dated() => format!("{period} of {printed}"),
        Some(printed) => format!("{period} ({printed})"),
        None => period.clone(),
    };
    let count = if earlier.average { None } else { i.count_of(observation) };
    let or_missing = |held: Option<Value>| held.map_or_else(|| missing("not given"), Dynamic::from);
    let both = |printed: &str| {
        if earlier.average { printed.to_owned() } else { with_count(indicator, observation, printed.to_owned()) }
    };
    let of = |held| Measured::figure(indicator, held);
    Value::words(shown).with(vec![
        (
            "value",
            or_missing(
                in_full.as_ref().map(|(held, printed)| Value::figure(*held, printed.clone()).of_unit(of(*held))),
            ),
        ),
        ("value_and_count", or_missing(in_full.map(|(held, printed)| Value::figure(held, both(&printed))))),
        ("count", or_missing(count.map(|count| Value::figure(count, words(count))))),
        ("counted", or_missing(count.map(|count| Value::figure(count, counted(indicator, count))))),
        ("period", text(period)),
        ("in_period", text(in_period(indicator, observation.period, i.finding.report))),
        ("change", change(i, Some(earlier)).into()),
        ("count_change", count_change(i, Some(earlier)).into()),
    ])
}

/// `2.1 percentage points lower`, compares signed.
pub fn change(i: &IndicatorFacts, earlier: Option<&Earlier>) -> Value {
    let indicator = &i.finding.indicator;
    let Some(earlier @ Earlier { change: Some(change), .. }) = earlier else {
        return Value::missing(no_earlier(i, "no earlier figure to compare"));
    };
    let beside = i.finding.beside_latest(earlier).unwrap_or(Beside { decimals: 0, alike: false });
    let shown = if beside.alike {
        format!("the same, {}", rounded_to(indicator, beside.decimals))
    } else {
        changed(indicator, change.units, beside.decimals)
    };
    let of = Measured::difference(indicator, beside.decimals);
    let size = Value::figure(change.units.abs(), difference(indicator, change.units, beside.decimals));
    let size = size.of_unit(of.clone());
    Value::figure(change.units, shown).of_unit(of).with(vec![
        ("size", size.into()),
        ("per_cent", per_cent(change)),
        ("direction", direction_word(Some(change.units.cmp(&Decimal::ZERO)), indicator).into()),
        ("shows", (!beside.alike).into()),
        ("rounded_to", text(rounded_to(indicator, beside.decimals))),
    ])
}

fn per_cent(change: &Change) -> Dynamic {
    match change.per_cent {
        Some(per_cent) => Value::figure(per_cent, format!("{}%", grouped(rounded(per_cent.abs(), 1)))).into(),
        None => missing("no percentage of zero"),
    }
}

/// `five more children`, compares signed.
pub fn count_change(i: &IndicatorFacts, earlier: Option<&Earlier>) -> Value {
    let Some(by) = earlier.and_then(|earlier| earlier.count_change) else {
        return Value::missing("no counts to compare");
    };
    let size = by.abs();
    let way = if by.is_sign_negative() { "fewer" } else { "more" };
    let shown = match &i.finding.indicator.noun {
        _ if by.is_zero() => "no change in numbers".to_owned(),
        Some(noun) => said(size, &format!("{way} {}", noun.one), &format!("{way} {}", noun.many)),
        None => format!("{} {way}", words(size)),
    };
    Value::figure(by, shown).with(vec![("size", Value::figure(size, words(size)).into())])
}

/// `higher`, `lower`, `the same`: what a rule compares with. Of how long something takes it is printed as `longer` or `shorter`.
pub fn direction_word(direction: Option<Ordering>, indicator: &Indicator) -> Value {
    let word = match direction {
        Some(Ordering::Greater) => "higher",
        Some(Ordering::Less) => "lower",
        Some(Ordering::Equal) => "the same",
        None => return Value::missing("no direction known"),
    };
    Value::choice(word, DIRECTIONS).printed_as(way_in_words(direction.unwrap_or(Ordering::Equal), indicator))
}

fn answer(held: Value, earlier: Option<&Earlier>) -> Answer {
    Answer { value: held.into(), from: earlier.map(|earlier| earlier.observation.from.clone()) }
}

/// An earlier figure, and its row.
fn held(i: &IndicatorFacts, found: Option<&Earlier>) -> Answer {
    answer(earlier(i, found), found)
}

fn point(i: &IndicatorFacts, one: AlsoSay) -> Answer {
    held(i, i.finding.point(one))
}

fn since(i: &IndicatorFacts, highest: bool) -> Answer {
    let runs = &i.finding.runs;
    let since = if highest { runs.highest } else { runs.lowest };
    match since.and_then(|since| since.period) {
        Some(period) => text(period_name(&i.finding.indicator, period, i.finding.report)).into(),
        None => text("").into(),
    }
}

fn beaten(i: &IndicatorFacts, highest: bool) -> Answer {
    let runs = &i.finding.runs;
    number_of((if highest { runs.highest } else { runs.lowest }).map_or(0, |since| since.over)).into()
}

/// Whether the best figure is the highest; none without polarity.
fn best_is_high(i: &IndicatorFacts) -> Option<bool> {
    match i.decided.polarity_of(&i.finding.indicator) {
        crate::figures::measure::Polarity::Higher => Some(true),
        crate::figures::measure::Polarity::Lower => Some(false),
        _ => None,
    }
}

fn record(i: &IndicatorFacts, best: bool, read: fn(&IndicatorFacts, bool) -> Answer) -> Answer {
    match best_is_high(i) {
        Some(high) => read(i, high == best),
        None => missing("neither way is good").into(),
    }
}

/// An earlier figure `back` steps ago, as `previous` prints it.
pub fn ago(i: &IndicatorFacts, back: usize) -> Value {
    let Some(latest) = i.latest() else { return Value::missing("no figure") };
    let indicator = &i.finding.indicator;
    // By the same steps as runs are counted: of yearly figures years, whatever the measure says of itself.
    let period: Period = latest.period.moved(-(back.min(400) as i32) * i.finding.step());
    let held = indicator.observations.iter().find(|observation| observation.period == period);
    match held.and_then(|held| Earlier::of(held.clone(), latest, indicator.unit)) {
        Some(found) => earlier(i, Some(&found)),
        None => Value::missing(format!("no figure for {}", period.in_full())),
    }
}

/// Earlier figures.
pub const EARLIER: &[Word] = &[
    Word::of_figure("previous", "the figure it is compared with: `quarter 2 (88%)`", |i| held(i, i.baseline()))
    .parts(PARTS),
    Word::of_figure("last_year", "the same period a year before", |i| held(i, i.finding.last_year.as_ref()))
    .parts(PARTS),
    Word::of_figure("annual", "the latest whole year before: `2018/19 (100)`", |i| held(i, i.finding.annual.as_ref()))
    .parts(PARTS),
    Word::of_figure("two_years_ago", "the same period two years before", |i| point(i, AlsoSay::TwoYearsAgo)).parts(PARTS),
    Word::of_figure(
        "year_start",
        "where the financial year began: the last position before it, or the first period of what is counted in periods",
        |i| point(i, AlsoSay::YearStart),
    )
    .parts(PARTS),
    Word::of_figure("peak", "the highest earlier figure, where the latest is not as high", |i| point(i, AlsoSay::Peak))
        .parts(PARTS),
    Word::of_figure("before", "the last figure like it, whatever it is compared with", |i| point(i, AlsoSay::Previous))
        .parts(PARTS),
    Word::of_figure("also", "which earlier figures `also_say` asks for and the data has: `last year, peak`", |i| {
        let said: Vec<&str> = i.finding.also_said(i.baseline()).into_iter().map(AlsoSay::as_str).collect();
        text(said.join(", ")).into()
    }),
    Word::of_measure("compare", "what the catalogue or the report compares with; empty if neither says", |i| {
        text(i.finding.indicator.comparing.compare.map_or("", CompareWith::as_str)).into()
    }),
    Word::of_figure("annual_before", "the whole year before that", |i| held(i, i.finding.annual_before().as_ref()))
    .parts(PARTS),
    Word::of_figure(
        "earlier_this_year",
        "the last figure of the same year, of what counts since the year began",
        |i| held(i, i.finding.earlier_this_year().as_ref()),
    )
    .parts(PARTS),
    Word::of_figure(
        "to_date",
        "the year to date that the table holds beside the figure of a quarter or a month, where no target is held against it",
        |i| held(i, i.finding.to_date().as_ref()),
    )
    .parts(PARTS),
    Word::of_figure("last_held", "the last figure before, where there is none now", |i| held(i, i.finding.last_held().as_ref()))
    .parts(PARTS),
    Word::of_figure("change", "`2.1 percentage points lower`; compares as a signed number", |i| {
        answer(change(i, i.baseline()), i.baseline())
    })
    .parts(&["size", "per_cent", "direction", "shows", "rounded_to"]),
    Word::of_figure("count_change", "`five more children`; compares as a signed number", |i| {
        answer(count_change(i, i.baseline()), i.baseline())
    })
    .parts(&["size"]),
    Word::of_figure("direction", "which way the number went, from the figures or as stated", |i| {
        let direction = i.decided.judgement.as_ref().and_then(|judgement| judgement.direction);
        let word = direction_word(direction, &i.finding.indicator);
        // How far the source says it went, where no figure says so.
        let sized = stated::decides(i).then(|| stated::in_words(i)).flatten();
        answer(sized.map_or(word.clone(), |sized| word.printed_as(sized)), i.baseline())
    })
    .one_of(DIRECTIONS),
    Word::of_figure("same_for", "how many figures just before it are the same", |i| {
        number_of(i.finding.runs.same_for).into()
    }),
    Word::of_figure("rises", "how many times in a row it has risen", |i| number_of(i.finding.runs.rises).into()),
    Word::of_figure("falls", "how many times in a row it has fallen", |i| number_of(i.finding.runs.falls).into()),
    Word::of_figure("count_rises", "how many times in a row the count has risen", |i| {
        number_of(i.finding.runs.count_rises).into()
    }),
    Word::of_figure("count_falls", "how many times in a row the count has fallen", |i| {
        number_of(i.finding.runs.count_falls).into()
    }),
    Word::of_figure("highest_since", "the last period that was as high; empty if there is none", |i| since(i, true)),
    Word::of_figure("lowest_since", "the last period that was as low; empty if there is none", |i| since(i, false)),
    Word::of_figure("best_since", "the last period that was as good; empty if there is none", |i| {
        record(i, true, since)
    }),
    Word::of_figure("worst_since", "the last period that was as bad; empty if there is none", |i| {
        record(i, false, since)
    }),
    Word::of_figure("best_for", "how many figures just before were all worse", |i| record(i, true, beaten)),
    Word::of_figure("worst_for", "how many figures just before were all better", |i| record(i, false, beaten)),
];
