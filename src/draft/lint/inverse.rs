//! `prose-polarity`, `prose-direction`: another area that is said to be ahead of the council or behind it: "England is ahead
//! of us", "Our statistical neighbours do better".

use std::cmp::Ordering;

use crate::diagnostic::Code;

use super::lexicon::{Form, Meaning, WordRelation, in_words};
use super::mention::{Mention, Other};
use super::reading::Reading;
use super::refer::mentions;
use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;
use super::wording::{hopes, relation_at};

/// Verbs of a comparator.
const VERBS: [&str; 17] = [
    "is",
    "are",
    "was",
    "were",
    "do",
    "does",
    "did",
    "performs",
    "perform",
    "performed",
    "remains",
    "remain",
    "remained",
    "stands",
    "stood",
    "scores",
    "score",
];

/// Words between the verb and the word of direction.
const ADVERBS: [&str; 14] = [
    "now",
    "still",
    "also",
    "slightly",
    "a",
    "little",
    "much",
    "well",
    "somewhat",
    "far",
    "way",
    "some",
    "considerably",
    "consistently",
];

/// What may follow the word of direction: an end, or the council.
const ENDS: [&str; 8] = [".", ",", "at", "and", "than", "of", "but", "here"];

/// Whom it may be said of: "than us", "ahead of the county".
const US: [&str; 10] = ["us", "ours", "we", "our", "the", "this", "county", "council", "here", "is"];

/// Checks every claim that another area makes the subject of.
pub fn inverse(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one().filter(|_| said.by_hand()) else { return Vec::new() };
    if !mentions(statement, about).iter().any(|one| matches!(one.other, Other::Comparator(_))) {
        return Vec::new();
    }
    let reading = Reading::of(said, statement, about);
    let earlier = reading
        .named
        .iter()
        .any(|one| !matches!(one.other, Other::Comparator(_) | Other::Target(_)) && !reading.is_latest(one.other));
    if earlier {
        return Vec::new();
    }
    reading.named.iter().filter_map(|one| wrong(&reading, one)).collect()
}

fn wrong(reading: &Reading, one: &Mention) -> Option<ProseIssue> {
    let (statement, about) = (reading.statement, reading.about);
    let Other::Comparator(_) = one.other else { return None };
    let whole = match () {
        () if statement.stands(one.to, &["as", "a", "whole"]) => one.to + 3,
        () if statement.word(one.to, &["average", "mean", "figure", "rate"]) => one.to + 1,
        () => one.to,
    };
    if !statement.word(whole, &VERBS) || !is_subject(reading, one) {
        return None;
    }
    let at = (whole + 1..).find(|nth| !statement.word(*nth, &ADVERBS))?;
    let says = said_of_them(statement, at)?;
    let behind = at + 1;
    // "better, at 86.9%", and not "better at recording"
    let elsewhere =
        statement.word(behind, &["at"]) && !statement.tokens.get(behind + 1).is_some_and(|token| token.figure);
    let ends = !elsewhere && statement.tokens.get(behind).is_none_or(|next| next.is(&ENDS));
    let of_us =
        !statement.word(behind, &["than", "of"]) || statement.word(behind + 1, &US) || is_a_name(reading, behind + 1);
    if !ends || !of_us || hopes(statement, &reading.own, one.from, at) {
        return None;
    }
    let beside = about.beside(one.other)?;
    let (truth, right) = match says.meaning {
        Meaning::Way(way) => (beside.way?, way.reverse()),
        Meaning::Good(good) => (beside.good?, good.reverse()),
        _ => return None,
    };
    let value = about.latest()?.value?;
    let how = match (says.meaning, truth) {
        (_, Ordering::Equal) => "the same as".to_owned(),
        (Meaning::Way(_), truth) => format!("{} than", in_words(truth)),
        (_, Ordering::Less) => "better than".to_owned(),
        (_, Ordering::Greater) => "worse than".to_owned(),
    };
    let token = &statement.tokens[at];
    (truth != right).then(|| ProseIssue {
        code: if matches!(says.meaning, Meaning::Way(_)) { Code::ProseDirection } else { Code::ProsePolarity },
        at: statement.place(token),
        message: format!("\u{201C}{}\u{201D}: {} is {how} {}", token.text, about.print(value), beside.named),
        help: "say it the other way round, or correct the figure".to_owned(),
    })
}

/// "better", "ahead": what the word says of the other area.
fn said_of_them(statement: &ProseStatement, at: usize) -> Option<WordRelation> {
    let side = |good| Some(WordRelation { meaning: Meaning::Good(good), form: Form::Side });
    if statement.word(at, &["ahead"]) {
        return side(Ordering::Less);
    }
    if statement.word(at, &["behind"]) {
        return side(Ordering::Greater);
    }
    (at < statement.tokens.len())
        .then(|| relation_at(statement, at))
        .flatten()
        .filter(|says| says.form == Form::Comparative)
}

/// Whether the clause begins with the other area: "our", "the rate in", and then its name.
fn is_subject(reading: &Reading, one: &Mention) -> bool {
    let from = reading.clause(one.to).from.min(one.from);
    let articles = ["the", "our", "rate", "figure", "average", "in", "of", "for", "percentage", "performance", "all"];
    (from..one.from).all(|nth| reading.statement.word(nth, &articles))
}

/// "than Anyshire": a name that is no comparator's is the council's own.
fn is_a_name(reading: &Reading, at: usize) -> bool {
    !reading.is_named(at)
        && reading.statement.tokens.get(at).is_some_and(|token| token.text.starts_with(char::is_uppercase))
}
