//! `prose-direction`: a word of direction that the figures contradict.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::diagnostic::Code;

use super::claim::{Claim, claims};
use super::lexicon::{Form, Meaning, in_words, opposite};
use super::said::{About, Said, Slip};
use super::text::Statement;

/// Checks every word of direction against what it is set beside.
pub fn direction(said: &Said, statement: &Statement) -> Vec<Slip> {
    let spoken = said.one().into_iter().flat_map(|about| {
        claims(said, statement).into_iter().filter_map(move |claim| {
            let stated = match claim.says.meaning {
                Meaning::Way(way) => way,
                Meaning::Same => Ordering::Equal,
                _ => return None,
            };
            let (true_way, named) = against(&claim, about).into_iter().find(|(way, _)| *way != stated)?;
            Some(slip(statement, claim.at, &named, true_way))
        })
    });
    let mut found: Vec<Slip> = spoken.collect();
    if found.is_empty() {
        found.extend(from_to(statement));
    }
    found
}

/// How the figure really stands to all that it is set beside, with the names of these.
fn against(claim: &Claim, about: About) -> Vec<(Ordering, String)> {
    let Some(latest) = about.latest() else { return Vec::new() };
    let own = if claim.counting { about.count_of(latest) } else { latest.value };
    if let (Some(then), Some(now)) = (claim.from, claim.to) {
        return vec![(now.cmp(&then), format!("from {then} to {now}"))];
    }
    if let Some((then, own)) = claim.from.zip(own) {
        return vec![(own.cmp(&then), format!("from {then} to {own}"))];
    }
    let mut ways: Vec<(Ordering, String)> = Vec::new();
    for other in &claim.others {
        let Some(beside) = about.beside(*other) else { continue };
        let way = match (claim.counting, beside.count.zip(own)) {
            (true, Some((then, now))) => Some(now.cmp(&then)),
            (true, None) => None,
            (false, _) => beside.way,
        };
        ways.extend(way.map(|way| (way, than(claim, own, beside.count, &beside.named))));
    }
    if ways.is_empty() && let Some((than, own)) = claim.than.zip(own).filter(|_| !claim.counting) {
        ways.extend(about.as_printed(own, than).map(|way| (way, format!("{} against {}", about.print(own), about.print(than)))));
    }
    if claim.plain && let Some(baseline) = about.baseline() {
        let way = match claim.counting {
            true => own.zip(baseline.count).map(|(now, then)| now.cmp(&then)),
            false => baseline.way,
        };
        ways.extend(way.map(|way| (way, than(claim, own, baseline.count, &baseline.named))));
    }
    ways
}

/// What was compared, as it reads behind "the figure is".
fn than(claim: &Claim, own: Option<Decimal>, then: Option<Decimal>, named: &str) -> String {
    match (claim.counting, own.zip(then)) {
        (true, Some((own, then))) => format!("{own} against {then}"),
        _ => format!("beside {named}"),
    }
}

fn slip(statement: &Statement, at: usize, named: &str, way: Ordering) -> Slip {
    let token = &statement.tokens[at];
    let message = format!("\u{201C}{}\u{201D}: the figures go the other way, {named}", token.text);
    let help = match way {
        Ordering::Equal => "the two are the same: say so".to_owned(),
        _ if token.low == "same" || token.low == "unchanged" => format!("it is {}: say that", in_words(way)),
        _ => format!("write \u{201C}{}\u{201D}, or mend the figure", opposite(&token.low)),
    };
    let message = match way {
        Ordering::Equal => format!("\u{201C}{}\u{201D}: the figures are the same, {named}", token.text),
        _ => message,
    };
    Slip { code: Code::ProseDirection, at: token.start + statement.start..token.end() + statement.start, message, help }
}

/// "rose from 88% to 86%": no more is needed than the sentence itself.
fn from_to(statement: &Statement) -> Vec<Slip> {
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
            found.push(slip(statement, at, &format!("from {then} to {now}"), now.cmp(&then)));
        }
    }
    found
}
