//! What a statistical verdict rests on: the test, its interval, p, the smallest change that could have shown.

use rhai::Dynamic;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::figures::finding::{Evidence, Smallest};
use crate::figures::measure::{Limits, Unit};
use crate::figures::method::{Interval, Level};
use crate::figures::prose::{figure_alone, grouped, rounded};

use super::super::indicator_context::IndicatorFacts;
use super::super::value::Value;
use super::super::word::{Answer, Word};
use super::figures::counted;
use super::missing;

fn evidence(i: &IndicatorFacts) -> Option<&Evidence> {
    i.decided.judgement.as_ref()?.evidence.as_ref()
}

fn of(i: &IndicatorFacts, read: impl Fn(&Evidence) -> Option<Value>) -> Answer {
    match evidence(i) {
        Some(evidence) => read(evidence).map_or_else(|| missing("not part of this test"), Dynamic::from).into(),
        None => missing("no statistical test was put").into(),
    }
}

/// A calculated figure as an exact decimal; what is not finite is missing.
fn exact(figure: f64) -> Option<Decimal> {
    Decimal::from_f64(figure).map(|figure| figure.round_dp(9))
}

/// Calculated figures are printed to a tenth: finer than that they say nothing.
fn printed(unit: Unit, figure: Decimal) -> String {
    match unit {
        Unit::Rate => grouped(rounded(figure, if figure.abs() < Decimal::TEN { 2 } else { 1 })),
        _ => grouped(rounded(figure, 1)),
    }
}

/// `61.0% to 100.0%`
fn range(i: &IndicatorFacts, interval: Interval) -> Option<Value> {
    let unit = i.finding.indicator.unit;
    let mark = if unit == Unit::Percent { "%" } else { "" };
    let (lower, upper) = (exact(interval.lower)?, exact(interval.upper)?);
    let shown = format!("{}{mark} to {}{mark}", printed(unit, lower), printed(unit, upper));
    Some(Value::words(shown).with(vec![
        ("lower", Value::figure(lower, format!("{}{mark}", printed(unit, lower))).into()),
        ("upper", Value::figure(upper, format!("{}{mark}", printed(unit, upper))).into()),
    ]))
}

/// `3.3 to 5.7`, as the table has them.
pub(super) fn in_words(i: &IndicatorFacts, limits: Limits) -> String {
    let [lower, upper] = [limits.lower, limits.upper].map(|limit| figure_alone(&i.finding.indicator, limit));
    format!("{lower} to {upper}")
}

fn given(i: &IndicatorFacts, limits: Limits) -> Value {
    let parts = [("lower", limits.lower), ("upper", limits.upper)];
    let part = |(name, limit)| (name, super::figures::value(&i.finding.indicator, limit).into());
    Value::words(in_words(i, limits)).with(parts.map(part).into())
}

/// `between 16.1 and 0.1 percentage points lower`, `between 5.6 percentage points lower and 1.9 percentage points higher`
fn change_range(interval: Interval) -> Option<Value> {
    let (lower, upper) = (exact(interval.lower)?, exact(interval.upper)?);
    // An end that is not zero is not printed as one.
    let size = |figure: Decimal| {
        let decimals = (1..=9).find(|decimals| figure.is_zero() || !rounded(figure, *decimals).is_zero()).unwrap_or(9);
        grouped(rounded(figure.abs(), decimals))
    };
    let (near, far) = if upper <= Decimal::ZERO { (lower, upper) } else { (upper, lower) };
    let shown = match (lower < Decimal::ZERO, upper > Decimal::ZERO) {
        (true, true) => format!("between {} percentage points lower and {} higher", size(lower), size(upper)),
        (true, false) => format!("between {} and {} percentage points lower", size(far), size(near)),
        (false, _) => format!("between {} and {} percentage points higher", size(far), size(near)),
    };
    Some(Value::words(shown).with(vec![
        ("lower", Value::figure(lower, size(lower)).into()),
        ("upper", Value::figure(upper, size(upper)).into()),
    ]))
}

/// `0.048`, `less than 0.001`
fn chance(p: f64, level: Level) -> Option<Value> {
    let (p, alpha) = (exact(p)?, exact(level.alpha())?);
    if p < Decimal::new(1, 4) {
        return Some(Value::figure(p, "less than 0.0001"));
    }
    // Rounding never carries it across the level, so that what is printed agrees with the verdict, nor to nothing at all.
    let holds = |decimals: &u32| {
        let printed = rounded(p, *decimals);
        (printed < alpha) == (p < alpha) && printed > Decimal::ZERO
    };
    let decimals = (3..=9).find(holds).unwrap_or(9);
    Some(Value::figure(p, rounded(p, decimals).to_string()))
}

/// `7.6 percentage points (14 children)`
fn smallest(i: &IndicatorFacts, smallest: &Smallest) -> Option<Value> {
    let indicator = &i.finding.indicator;
    let size = exact(smallest.size)?;
    let people = Decimal::from_f64(smallest.people)?;
    let shown = match indicator.unit {
        Unit::Percent if rounded(size, 1) == Decimal::ONE => {
            format!("1.0 percentage point ({})", counted(indicator, people))
        }
        Unit::Percent => {
            format!("{} percentage points ({})", printed(indicator.unit, size), counted(indicator, people))
        }
        Unit::Count => counted(indicator, people),
        _ => printed(indicator.unit, size),
    };
    Some(Value::figure(size, shown).with(vec![
            ("people", Value::figure(people, counted(indicator, people)).into()),
            (
                "direction",
                super::earlier::direction_word(
                    Some(if smallest.rise { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less }),
                    indicator,
                )
                .into(),
            ),
        ]))
}

/// The evidence.
pub const EVIDENCE: &[Word] = &[
    Word::of_figure("has_limits", "whether the table gives confidence limits with the latest figure", |i| {
        i.latest().is_some_and(|latest| latest.limits.is_some()).into()
    }),
    Word::of_figure("limits", "the confidence limits that the table gives with the latest figure: `3.3 to 5.7`", |i| {
        match i.latest().and_then(|latest| Some((latest, latest.limits?))) {
            Some((latest, limits)) => Answer { value: given(i, limits).into(), from: Some(latest.from.clone()) },
            None => missing("no limits are given").into(),
        }
    })
    .parts(&["lower", "upper"]),
    Word::of_figure("tested", "whether a statistical test gave the verdict", |i| evidence(i).is_some().into()),
    Word::of_figure("test", "the test in words: `the test of two proportions at 95%`", |i| {
        match i.decided.test.filter(|_| evidence(i).is_some()) {
            Some(test) => super::text(test.in_words(i.finding.indicator.unit)).into(),
            None => missing("no statistical test was put").into(),
        }
    }),
    Word::of_figure("p", "the chance of such a change if nothing had changed: `0.048`", |i| {
        of(i, |evidence| chance(evidence.p?, evidence.level))
    }),
    Word::of_figure("exact", "whether p comes from Fisher's exact test", |i| {
        evidence(i).is_some_and(|evidence| evidence.exact).into()
    }),
    Word::of_figure("borderline", "whether p and the interval of the change disagree: the verdict follows p", |i| {
        evidence(i).is_some_and(|evidence| evidence.borderline).into()
    }),
    Word::of_figure(
        "immaterial",
        "whether the test finds a change that is smaller than `and_at_least` requires",
        |i| evidence(i).is_some_and(|evidence| evidence.immaterial).into(),
    ),
    Word::of_figure(
        "change_interval",
        "the interval of the change: `between 16.1 and 0.1 percentage points lower`",
        |i| of(i, |evidence| change_range(evidence.change?)),
    )
    .parts(&["lower", "upper"]),
    Word::of_figure("interval", "the interval of the latest figure: `61.0% to 100.0%`", |i| {
        of(i, |evidence| range(i, evidence.now))
    })
    .parts(&["lower", "upper"]),
    Word::of_figure("interval_before", "the interval of the earlier figure", |i| {
        of(i, |evidence| range(i, evidence.then?))
    })
    .parts(&["lower", "upper"]),
    Word::of_figure(
        "smallest_change",
        "the smallest change the test could have found: `7.6 percentage points (14 children)`",
        |i| of(i, |evidence| smallest(i, &evidence.smallest?)),
    )
    .parts(&["people", "direction"]),
];
