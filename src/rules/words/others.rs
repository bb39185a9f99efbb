//! The others: comparators and targets.

use std::cmp::Ordering;

use rhai::Dynamic;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::finding::{Asks, Change, Comparison, Counted, Similarity, TargetFound, Test};
use crate::figures::measure::{Benchmark, Indicator, MeasureKind, Period, Polarity, Spread, Stated};
use crate::figures::prose::{grouped, list, print, rounded, said, words};

use super::super::closed_words::closed_words;
use super::super::indicator_context::IndicatorFacts;
use super::super::value::{Value, number_of};
use super::super::vocabulary::{Answer, Word};
use super::figures::value;
use super::{missing, text};

closed_words! {
    /// What a figure can be beside another's.
    ComparedAs {
        /// On the good side.
        Better = "better",
        /// So near that neither is better.
        Similar = "similar",
        /// On the bad side.
        Worse = "worse",
        /// More, where neither is better.
        Above = "above",
        /// Less, where neither is better.
        Below = "below",
        /// On the good side by both levels of the test.
        ClearlyBetter = "clearly better",
        /// On the bad side by both.
        ClearlyWorse = "clearly worse",
        /// More by both.
        ClearlyAbove = "clearly above",
        /// Less by both.
        ClearlyBelow = "clearly below",
    }
}

closed_words! {
    /// How a figure stands to a target.
    TargetState {
        /// As good as it, or better.
        Met = "met",
        /// Not met, within the tolerance.
        NearlyMet = "nearly met",
        /// Not met.
        Missed = "missed",
        /// Its time has not come.
        NotYetDue = "not yet due",
        /// Neither more nor less is better.
        NoPolarity = "no polarity",
        /// One of the two figures is missing.
        Unknown = "unknown",
    }
}

/// The relation of the area to a comparator, by the closeness decided: none where nothing is known.
pub fn relation(i: &IndicatorFacts, comparison: &Comparison) -> Option<ComparedAs> {
    let polarity = i.decided.polarity_of(&i.finding.indicator);
    let stated = comparison.benchmark.stated.first();
    if let Some(stated) = stated {
        return Some(match (stated, polarity) {
            (Stated::Better | Stated::Improved, _) => ComparedAs::Better,
            (Stated::Worse | Stated::Declined, _) => ComparedAs::Worse,
            (
                Stated::Similar
                | Stated::Same
                | Stated::SlightlyHigher
                | Stated::SlightlyLower
                | Stated::NoSignificantChange,
                _,
            ) => ComparedAs::Similar,
            (Stated::Higher, Polarity::Higher) | (Stated::Lower, Polarity::Lower) => ComparedAs::Better,
            (Stated::Higher, Polarity::Lower) | (Stated::Lower, Polarity::Higher) => ComparedAs::Worse,
            (Stated::Higher, _) => ComparedAs::Above,
            (Stated::Lower, _) => ComparedAs::Below,
        });
    }
    let (own, other, gap) = (i.latest()?.value?, comparison.benchmark.value?, comparison.gap?);
    let change = Change::between(other, own)?;
    let counted = Counted::of(i.finding.indicator.unit, own, i.latest()?, 1.0)?;
    let closeness = i.decided.closeness.filter(|test| test.suits(i.finding.indicator.unit));
    let nearness = closeness.and_then(|test| test.put(i.finding.indicator.unit, counted, other.to_f64()?, &change));
    if i.decided.closeness.is_some() && nearness.is_none() {
        // A comparison that could not be put says which is greater, and not which is better.
        return Some(match gap.cmp(&Decimal::ZERO) {
            Ordering::Equal => ComparedAs::Similar,
            Ordering::Greater => ComparedAs::Above,
            Ordering::Less => ComparedAs::Below,
        });
    }
    Some(match (nearness, polarity.compare(own, other), gap.cmp(&Decimal::ZERO)) {
        (Some(Similarity::Similar), ..) | (_, _, Ordering::Equal) | (_, Some(Ordering::Equal), _) => {
            ComparedAs::Similar
        }
        (Some(Similarity::FarApart(_)), Some(Ordering::Less), _) => ComparedAs::ClearlyBetter,
        (Some(Similarity::FarApart(_)), Some(Ordering::Greater), _) => ComparedAs::ClearlyWorse,
        (Some(Similarity::FarApart(_)), None, Ordering::Greater) => ComparedAs::ClearlyAbove,
        (Some(Similarity::FarApart(_)), None, Ordering::Less) => ComparedAs::ClearlyBelow,
        (_, Some(Ordering::Less), _) => ComparedAs::Better,
        (_, Some(Ordering::Greater), _) => ComparedAs::Worse,
        (_, None, Ordering::Greater) => ComparedAs::Above,
        (_, None, Ordering::Less) => ComparedAs::Below,
    })
}

/// `statistical neighbours`, `the statistical neighbour average of 14.2`, `England (55.1%)`.
fn comparator(i: &IndicatorFacts, comparison: &Comparison) -> String {
    let name = &comparison.benchmark.comparator;
    let Some(other) = comparison.benchmark.value else { return name.clone() };
    let shown = beside(&i.finding.indicator, &comparison.benchmark, other).shown();
    if comparison.benchmark.computed.is_some() {
        return national(name, &shown, &comparison.benchmark, i.finding.report);
    }
    match name.rsplit(' ').next() {
        Some("average" | "figure" | "mean" | "median" | "rate") => format!("{name} of {shown}"),
        _ => format!("{name} ({shown})"),
    }
}

/// A figure of the national table says of which year it is, and an average over how many.
fn national(name: &str, shown: &str, benchmark: &Benchmark, report: Period) -> String {
    let period = benchmark.period.beside(report);
    match benchmark.computed.and_then(|computed| computed.over) {
        Some(over) => {
            format!("{name} of {shown} ({} in {period})", said(over.count.into(), "neighbour", "neighbours"))
        }
        None => format!("{name} ({shown} in {period})"),
    }
}

/// A comparator's figure as it is printed.
fn beside(indicator: &Indicator, benchmark: &Benchmark, value: Decimal) -> Value {
    Value::figure(value, print(value, indicator.unit, indicator.decimals_beside(benchmark, value)))
}

/// Of the neighbours behind the average that was worked out of the national table.
fn neighbours(i: &IndicatorFacts, read: impl Fn(&Benchmark, &Spread) -> Value) -> Answer {
    let averaged = |comparison: &Comparison| {
        let over = comparison.benchmark.computed?.over?;
        Some(Answer { value: read(&comparison.benchmark, &over).into(), from: Some(comparison.benchmark.from.clone()) })
    };
    let found = i.finding.comparisons.iter().find_map(averaged);
    found.unwrap_or_else(|| missing("no average of neighbours was worked out").into())
}

/// The comparators to which the area stands so, with their figures, each read once.
pub fn compared(i: &super::super::IndicatorContext, wanted: ComparedAs) -> String {
    let found: Vec<String> = i
        .finding
        .comparisons
        .iter()
        .filter(|comparison| relation(i, comparison) == Some(wanted))
        .map(|comparison| {
            let shown = comparator(i, comparison);
            i.note("compared", format!("{}: {shown}", wanted.as_str()), Some(&comparison.benchmark.from));
            shown
        })
        .collect();
    list(&found)
}

/// How a figure stands to a target.
pub fn target_state(i: &IndicatorFacts, target: &TargetFound) -> TargetState {
    let polarity = i.decided.polarity_of(&i.finding.indicator);
    let (Some(own), Some(aim)) = (i.latest().and_then(|latest| latest.value), target.target.value) else {
        return if target.due { TargetState::Unknown } else { TargetState::NotYetDue };
    };
    // A count that grows until the year ends can break a ceiling early, and keep to it only at the end.
    let growing = i.finding.indicator.measure == MeasureKind::Cumulative && polarity == Polarity::Lower && !target.due;
    if growing {
        return if own > aim { TargetState::Missed } else { TargetState::NotYetDue };
    }
    let met = match polarity {
        Polarity::Higher => own >= aim,
        Polarity::Lower => own <= aim,
        Polarity::Between(low, high) => (low..=high).contains(&own),
        Polarity::None => return TargetState::NoPolarity,
    };
    let near = || {
        // A target is not a sample: only a tolerance can say that it was nearly met.
        let (Test { asks: Asks::Tolerance(tolerance), .. } | Test { at_least: Some(tolerance), .. }) = i.decided.test?
        else {
            return None;
        };
        let near = !tolerance.reached(&Change::between(aim, own)?);
        tolerance.suits(i.finding.indicator.unit).then_some(near)
    };
    match (met, target.due) {
        (true, _) => TargetState::Met,
        (false, false) => TargetState::NotYetDue,
        (false, true) if near() == Some(true) => TargetState::NearlyMet,
        (false, true) => TargetState::Missed,
    }
}

/// `national target of 98%`, `target of 98% for quarter 4 2019/20`. A printed target that would seem to be on the
/// other side of the printed figure gets one more decimal.
fn target_text(i: &IndicatorFacts, target: &TargetFound) -> String {
    let declared = &target.target;
    let shown =
        declared.value.map(|aim| format!(" of {}", value(&i.finding.indicator, aim).shown())).unwrap_or_default();
    let by = declared.by.map(|by| format!(" for {}", by.beside(i.finding.report))).unwrap_or_default();
    format!("{}{shown}{by}", declared.name)
}

fn target(i: &IndicatorFacts, found: &TargetFound) -> Value {
    let indicator = &i.finding.indicator;
    let or_missing =
        |held: Option<Value>| held.map_or_else(|| missing("the target's figure is not given"), Dynamic::from);
    let gap = found.gap.map(|gap| {
        let decimals = indicator.decimals_between(i.latest().and_then(|latest| latest.value).unwrap_or(gap), gap);
        let unit = match indicator.unit {
            crate::figures::measure::Unit::Percent => " percentage points",
            crate::figures::measure::Unit::Score => " points",
            _ => "",
        };
        Value::figure(gap, format!("{}{unit}", grouped(rounded(gap.abs(), decimals))))
            .with(vec![("direction", super::earlier::direction_word(Some(gap.cmp(&Decimal::ZERO))).into())])
    });
    let share = found.share.map(|share| Value::figure(share, format!("{}%", grouped(rounded(share, 0)))));
    Value::words(target_text(i, found)).with(vec![
        ("text", text(target_text(i, found))),
        ("name", text(&found.target.name)),
        ("value", or_missing(found.target.value.map(|aim| value(indicator, aim)))),
        ("gap", or_missing(gap)),
        ("share", or_missing(share)),
        ("state", Value::choice(target_state(i, found).as_str(), TargetState::WORDS).into()),
        ("met", (target_state(i, found) == TargetState::Met).into()),
        ("due", found.due.into()),
        ("by", found.target.by.map_or_else(|| missing("no date"), |by| text(by.beside(i.finding.report)))),
    ])
}

/// The targets that stand so, as a list: `the national target of 98% and the local target of 95%`.
pub fn targets(i: &super::super::IndicatorContext, state: TargetState) -> String {
    let found: Vec<String> = i
        .finding
        .targets
        .iter()
        .filter(|target| target_state(i, target) == state)
        .map(|target| {
            let shown = format!("the {}", target_text(i, target));
            i.note("target", format!("{}: {shown}", state.as_str()), Some(&target.target.from));
            shown
        })
        .collect();
    list(&found)
}

macro_rules! word {
    ($name:literal, $meaning:literal, $parts:expr, $closed:expr, $read:expr) => {
        Word { name: $name, group: "others", meaning: $meaning, closed: $closed, parts: $parts, read: $read }
    };
}

/// The others.
pub const OTHERS: &[Word] = &[
    word!("comparators", "how many others it can be compared with", &[], &[], |i| {
        number_of(i.finding.comparisons.iter().filter(|comparison| relation(i, comparison).is_some()).count()).into()
    }),
    word!("neighbours_counted", "how many statistical neighbours are in the average", &[], &[], |i| {
        neighbours(i, |_, over| Value::figure(over.count.into(), words(over.count.into())))
    }),
    word!("neighbour_median", "the middle figure of the statistical neighbours", &[], &[], |i| {
        neighbours(i, |benchmark, over| beside(&i.finding.indicator, benchmark, over.median))
    }),
    word!("neighbour_range", "their lowest and highest figures: `12.1% to 19.4%`", &[], &[], |i| {
        neighbours(i, |benchmark, over| {
            let shown = |value| beside(&i.finding.indicator, benchmark, value).shown();
            Value::words(format!("{} to {}", shown(over.low), shown(over.high)))
        })
    }),
    word!(
        "target",
        "the first target: `national target of 98%`",
        &["text", "name", "value", "gap", "share", "state", "met", "due", "by"],
        &[],
        |i| {
            match i.finding.targets.first() {
                Some(found) => Answer { value: target(i, found).into(), from: Some(found.target.from.clone()) },
                None => missing("no target").into(),
            }
        }
    ),
    word!("how_many_targets", "how many targets it has", &[], &[], |i| number_of(i.finding.targets.len()).into()),
    word!(
        "follows",
        "the indicator reported just before in the same paragraph",
        &["name", "family", "variant", "unit", "value", "theme"],
        &[],
        |i| {
            match &i.scene.follows {
                Some(subject) => Dynamic::from(subject.clone()).into(),
                None => missing("it is the first in its paragraph").into(),
            }
        }
    ),
];
