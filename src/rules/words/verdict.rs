//! What was decided: the verdict and its goodness.

use std::cmp::Ordering;

use rhai::Dynamic;

use rust_decimal::Decimal;

use crate::figures::finding::{Judge, Tolerance};
use crate::figures::measure::{Polarity, Unit};
use crate::figures::prose::{grouped, rounded};

use super::super::counted_as::CountedAs;
use super::super::headline::Headline;
use super::super::indicator_context::IndicatorFacts;
use super::super::printed_words::PrintedWords;
use super::super::value::Value;
use super::super::verdict::{Basis, Judgement, UnjudgedReason, Verdict};
use super::super::word::{Answer, Word};
use super::{missing, text};

const GOODNESS: &[&str] = &["better", "worse"];

fn judged(i: &IndicatorFacts, read: impl Fn(&Judgement) -> Answer) -> Answer {
    match &i.decided.judgement {
        Some(judgement) => read(judgement),
        None => missing("not decided yet").into(),
    }
}

fn is(i: &IndicatorFacts, holds: impl Fn(Verdict) -> bool) -> Answer {
    judged(i, |judgement| holds(judgement.verdict).into())
}

/// The verdict.
pub const VERDICT: &[Word] = &[
    Word::of_figure("verdict", "the verdict, as the dashboard and the totals have it", |i| {
        judged(i, |judgement| Value::choice(judgement.verdict.as_str(), Verdict::WORDS).into())
    })
    .one_of(Verdict::WORDS),
    Word::of_figure("improved", "a real change for the better", |i| is(i, |verdict| verdict == Verdict::Improved)),
    Word::of_figure("declined", "a real change for the worse", |i| is(i, |verdict| verdict == Verdict::Declined)),
    Word::of_figure("judged", "whether there is a verdict: improved, declined or no clear change", |i| {
        judged(i, |judgement| judgement.judged().into())
    }),
    Word::of_figure("real_change", "whether the change passes its test; also without polarity", |i| {
        judged(i, |judgement| match judgement.real_change {
            Some(real) => real.into(),
            None => missing(Verdict::NotJudged.as_str()).into(),
        })
    }),
    Word::of_figure("stated", "whether the source gave the verdict in words", |i| {
        judged(i, |judgement| judgement.stated.into())
    }),
    Word::of_figure(
        "goodness",
        "whether the change is for the better or for the worse; missing where it may be called neither",
        |i| {
            judged(i, |judgement| match goodness(i, judgement) {
                Some(Ordering::Less) => Value::choice("better", GOODNESS).into(),
                Some(Ordering::Greater) => Value::choice("worse", GOODNESS).into(),
                Some(Ordering::Equal) | None => missing("neither better nor worse").into(),
            })
        },
    )
    .one_of(GOODNESS),
    Word::of_figure("gloss", "what is said in brackets behind the change: ` (worse)`, ` (14.7%)`; may be empty", |i| {
        judged(i, |judgement| text(gloss(i, judgement)).into())
    }),
    Word::of_figure("basis", "what gave the verdict; missing where nothing did", |i| {
        judged(i, |judgement| match judgement.basis {
            Some(basis) => Value::choice(basis.as_str(), Basis::WORDS).into(),
            None => missing(Verdict::NotJudged.as_str()).into(),
        })
    })
    .one_of(Basis::WORDS),
    Word::of_figure(
        "by_tolerance",
        "` (by tolerance)` where the tolerance of report.toml found no clear change, `, against a tolerance of 2 points` where \
         it found one; else empty",
        |i| judged(i, |judgement| text(by_tolerance(i, judgement)).into()),
    ),
    Word::of_figure(
        "same_when_rounded",
        "whether there is a change that does not show in the figures as they are printed",
        |i| judged(i, |judgement| judgement.rounded_away.into()),
    ),
    Word::of_figure("headline", "of the answers about the figure the first that matters", |i| {
        Value::choice(i.headline().as_str(), Headline::WORDS).into()
    })
    .one_of(Headline::WORDS),
    Word::of_measure("judge", "what judges every change, as `judge` of report.toml says", |i| {
        Value::choice(i.scene.judging.judge.as_str(), Judge::WORDS).into()
    })
    .one_of(Judge::WORDS),
    Word::of_measure("counted_as", "what the figure counts, by `measure` and the noun of the catalogue", |i| {
        Value::choice(CountedAs::of_indicator(&i.finding.indicator).as_str(), CountedAs::WORDS).into()
    })
    .one_of(CountedAs::WORDS),
    Word::of_sentence(
        "words",
        "what is printed for a verdict, as `[words]` of report.toml has it: `i.words.no_change`, `no clear change`",
        |i| printed(&i.scene.words).into(),
    )
    .parts(PRINTED),
    Word::of_figure("reason", "why there is no verdict; empty if there is one", |i| {
        judged(i, |judgement| text(judgement.reason.map_or("", UnjudgedReason::as_str)).into())
    }),
];

const PRINTED: &[&str] = &["better", "no_change", "worse"];

/// What is printed for each verdict, as the parts of one value.
pub fn printed(words: &PrintedWords) -> Dynamic {
    let said = [&words.better, &words.no_change, &words.worse];
    let parts = PRINTED.iter().zip(said).map(|(part, word)| (*part, text(word))).collect();
    Value::words(format!("{}, {}, {}", words.better, words.no_change, words.worse)).with(parts).into()
}

/// `Less` where the change is for the better, `Greater` where it is for the worse; `None` where it may be called neither.
fn goodness(i: &IndicatorFacts, judgement: &Judgement) -> Option<Ordering> {
    judgement.verdict.good().or_else(|| judgement.may_be_good_or_bad().then(|| way(i, judgement))?)
}

/// What is said in brackets behind a change: ` (worse)`, ` (14.7%)` where a tolerance in per cent judged a count.
fn gloss(i: &IndicatorFacts, judgement: &Judgement) -> String {
    match goodness(i, judgement) {
        Some(Ordering::Less) => " (better)".into(),
        Some(Ordering::Greater) => " (worse)".into(),
        Some(Ordering::Equal) | None => {
            per_cent(i, judgement).map(|per_cent| format!(" ({per_cent})")).unwrap_or_default()
        }
    }
}

/// What keeps a verdict by tolerance from being taken for a test: ` (by tolerance)` where nothing changed. Where something did the
/// tolerance decided it and is said, with the change in per cent where that is not in the brackets: `, against a tolerance of 5%`.
fn by_tolerance(i: &IndicatorFacts, judgement: &Judgement) -> String {
    let Some(tolerance) = judgement.by_tolerance else { return String::new() };
    if judgement.real_change != Some(true) {
        return " (by tolerance)".into();
    }
    let change = per_cent(i, judgement).filter(|_| goodness(i, judgement).is_some());
    let change = change.map(|per_cent| format!("a change of {per_cent} ")).unwrap_or_default();
    // The change itself was said in percentage points.
    let size = tolerance.in_short(i.finding.indicator.unit).replace("percentage point", "point");
    format!(", {change}against a tolerance of {size}")
}

/// The change of a count in per cent, where the folder's tolerance is in per cent: `14.7%`.
fn per_cent(i: &IndicatorFacts, judgement: &Judgement) -> Option<String> {
    let relative = matches!(judgement.by_tolerance, Some(Tolerance::Relative(_)));
    let earlier = i.baseline().filter(|earlier| relative && earlier.value >= Some(FROM))?;
    let size = rounded(earlier.change?.per_cent?.abs(), 1);
    (i.finding.indicator.unit == Unit::Count && !size.is_zero()).then(|| format!("{}%", grouped(size)))
}

/// A change is given in per cent from a figure of so many: below it one more or less is many per cent.
const FROM: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// `Less` where the latest figure is the better one.
fn way(i: &IndicatorFacts, judgement: &Judgement) -> Option<Ordering> {
    match (i.decided.polarity?, judgement.direction?) {
        (_, Ordering::Equal) | (Polarity::None, _) => None,
        (Polarity::Higher, direction) => Some(direction.reverse()),
        (Polarity::Lower, direction) => Some(direction),
        (polarity @ Polarity::Between(..), _) => polarity.compare(i.latest()?.value?, i.baseline()?.value?),
    }
}
