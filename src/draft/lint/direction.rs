//! `prose-direction`: a word of direction that the figures contradict.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::prose::grouped;

use super::claim::{Claim, Subject};
use super::claims::claims;
use super::lexicon::{Form, Meaning, in_words, opposite};
use super::mention::Other;
use super::refer::BesideWord;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;
use crate::figures::finding::Change;
use crate::figures::measure::Polarity;
use crate::rules::Verdict;

/// Checks every word of direction against what it is set beside.
pub fn direction(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let spoken = said.one().into_iter().flat_map(|about| {
        claims(said, statement).iter().filter_map(move |claim| {
            let stated = match claim.says.meaning {
                Meaning::Way(way) => way,
                // Where neither more nor less is better, a decline is a fall.
                Meaning::Decline if about.polarity() == Polarity::None => Ordering::Less,
                Meaning::Same => Ordering::Equal,
                Meaning::Steady => return unsteady(claim, statement, about),
                _ => return None,
            };
            let ways = against(claim, about);
            let lenient = said.by_hand() && claim.plain && claim.says.form == Form::Noun;
            if lenient && since_any(about).any(|way| way == stated) {
                return None;
            }
            let (way, truth) = ways.into_iter().find(|(way, _)| *way != stated)?;
            Some(issue(statement, claim.at, &truth, way))
        })
    });
    let mut found: Vec<ProseIssue> = spoken.collect();
    if found.is_empty() {
        found.extend(from_to(statement));
    }
    found
}

/// How the figure stands to each earlier one that "the rise" may be meant of.
fn since_any(about: About) -> impl Iterator<Item = Ordering> {
    let earlier = [Other::Previous, Other::LastYear];
    let named = earlier.into_iter().filter_map(move |other| about.beside(other));
    named.chain(about.baseline()).filter_map(|beside| beside.way)
}

/// "has remained stable" of a change that is a change: by the verdict, or by a tenth of the figure before.
fn unsteady(claim: &Claim, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let besides: Vec<BesideWord> = claim.others.iter().filter_map(|other| about.beside(*other)).collect();
    let beside = if besides.is_empty() && claim.plain { about.baseline() } else { besides.into_iter().next() }?;
    let (now, then) = (about.latest()?.value?, beside.value?);
    let change = Change::between(then, now)?;
    let verdict = matches!(about.decided.verdict(), Verdict::Improved | Verdict::Declined);
    let of_baseline = about.baseline().is_some_and(|baseline| baseline.named == beside.named);
    let large = change.per_cent.is_some_and(|share| share.abs() >= Decimal::TEN) && change.units.abs() >= Decimal::TWO;
    let way = now.cmp(&then);
    ((verdict && of_baseline || large) && way != Ordering::Equal)
        .then(|| issue(statement, claim.at, &truth(&about.print(now), way, &beside.named), way))
}

/// How the figure really stands to all that it is set beside, each with words that say so.
fn against(claim: &Claim, about: About) -> Vec<(Ordering, String)> {
    let Some(latest) = about.latest() else { return Vec::new() };
    let own = if claim.counting { about.count_of(latest) } else { latest.value };
    // "The number of children": of those counted, or of all of them.
    let either = claim.subject == Subject::Counting && claim.others.iter().all(|other| about.counts_part(*other));
    if either && claim.from.is_none() {
        return Vec::new();
    }
    let shown = |value: Decimal| if claim.counting { grouped(value.normalize()) } else { about.print(value) };
    if let (Some(then), Some(now)) = (claim.from, claim.to.or(own)) {
        let way = now.cmp(&then);
        return vec![(way, truth(&shown(now), way, &shown(then)))];
    }
    let mut besides: Vec<BesideWord> = claim.others.iter().filter_map(|other| about.beside(*other)).collect();
    if claim.plain {
        besides.extend(about.baseline());
    }
    let mut ways: Vec<(Ordering, String)> = Vec::new();
    for beside in &besides {
        let (way, named) = match (claim.counting, beside.count.zip(own)) {
            (true, Some((then, now))) => (Some(now.cmp(&then)), shown(then)),
            (true, None) => (None, String::new()),
            (false, _) => (beside.way, beside.named.clone()),
        };
        let figure = own.map_or_else(|| "it".to_owned(), shown);
        ways.extend(way.map(|way| (way, truth(&figure, way, &named))));
    }
    if ways.is_empty()
        && let Some((than, own)) = claim.than.zip(own).filter(|_| !claim.counting)
    {
        ways.extend(about.as_printed(own, than).map(|way| (way, truth(&shown(own), way, &shown(than)))));
    }
    ways
}

/// `74.9% is lower than quarter 2 (75.5%)`
fn truth(figure: &str, way: Ordering, other: &str) -> String {
    match way {
        Ordering::Equal => format!("{figure} is the same as {other}"),
        way => format!("{figure} is {} than {other}", in_words(way)),
    }
}

fn issue(statement: &ProseStatement, at: usize, truth: &str, way: Ordering) -> ProseIssue {
    let token = &statement.tokens[at];
    let message = format!("\u{201C}{}\u{201D} contradicts the figures: {truth}", token.text);
    let help = match way {
        Ordering::Equal => "say that it is the same".to_owned(),
        way if token.is(&[
            "same",
            "unchanged",
            "changed",
            "change",
            "static",
            "level",
            "steady",
            "stable",
            "constant",
            "flat",
        ]) =>
        {
            format!("say that it is {}", in_words(way))
        }
        _ => format!("write \u{201C}{}\u{201D}, or correct the figure", opposite(&token.low)),
    };
    ProseIssue { code: Code::ProseDirection, at: statement.place(token), message, help }
}

/// "rose from 88% to 86%": no more is needed than the sentence itself.
fn from_to(statement: &ProseStatement) -> Vec<ProseIssue> {
    let mut found = Vec::new();
    for (at, token) in statement.tokens.iter().enumerate() {
        let Some(says) = super::lexicon::relation(&token.low) else { continue };
        let (Meaning::Way(stated), Form::Verb | Form::Noun) = (says.meaning, says.form) else { continue };
        let figure = |word: &str| {
            let next = (at + 1..statement.tokens.len().min(at + 12)).find(|next| {
                statement.word(*next, &[word]) && statement.tokens.get(next + 1).is_some_and(|token| token.figure)
            })?;
            statement.tokens[next + 1].value.map(|value| (next, value))
        };
        let Some(((from, then), (to, now))) = figure("from").zip(figure("to")) else { continue };
        if from < to && now.cmp(&then) != stated {
            let way = now.cmp(&then);
            found.push(issue(statement, at, &truth(&now.to_string(), way, &then.to_string()), way));
        }
    }
    found
}
