//! What was decided: the verdict and its goodness.

use std::cmp::Ordering;

use rhai::Dynamic;

use super::super::indicator_context::IndicatorFacts;
use super::super::printed_words::PrintedWords;
use super::super::value::Value;
use super::super::verdict::{Judgement, UnjudgedReason, Verdict};
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
    Word::of_figure("goodness", "whether the change is for the better or for the worse", |i| {
        let good = |judgement: &Judgement| match judgement.verdict {
            Verdict::NoClearChange => way(i, judgement),
            verdict => verdict.good(),
        };
        judged(i, |judgement| match good(judgement) {
            Some(Ordering::Less) => Value::choice("better", GOODNESS).into(),
            Some(Ordering::Greater) => Value::choice("worse", GOODNESS).into(),
            Some(Ordering::Equal) | None => missing("neither better nor worse").into(),
        })
    })
    .one_of(GOODNESS),
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

/// `Less` where the latest figure is the better one.
fn way(i: &IndicatorFacts, judgement: &Judgement) -> Option<Ordering> {
    use crate::figures::measure::Polarity;
    match (i.decided.polarity?, judgement.direction?) {
        (_, Ordering::Equal) | (Polarity::None, _) => None,
        (Polarity::Higher, direction) => Some(direction.reverse()),
        (Polarity::Lower, direction) => Some(direction),
        (polarity @ Polarity::Between(..), _) => polarity.compare(i.latest()?.value?, i.baseline()?.value?),
    }
}
