//! `prose-direction`: more changes running than there were: "has fallen for six quarters running", "the fourth rise in a row".

use std::cmp::Ordering;

use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::Code;
use crate::figures::prose::words;

use super::claim::Subject;
use super::claims::claims;
use super::lexicon::{Meaning, relation};
use super::refer::good_of;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;

const STEPS: [&str; 8] = ["quarter", "quarters", "month", "months", "year", "years", "times", "time"];
const ORDINALS: [&str; 9] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const RUNNING: [&str; 4] = ["running", "consecutive", "successive", "consecutively"];

/// A number of changes running, as a sentence gives it.
struct Streak {
    /// The token of the number.
    at: usize,
    many: usize,
    /// "the fourth": it says how many there have been in all.
    ordinal: bool,
}

/// Checks the length of a run against the figures.
pub fn streak(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one().filter(|_| said.by_hand()) else { return Vec::new() };
    let Some(streak) = read(statement) else { return Vec::new() };
    let moved = claims(said, statement).iter().find(|claim| {
        matches!(claim.subject, Subject::Figure | Subject::Counting) && way(claim.says.meaning, about).is_some()
    });
    let Some((claim, way)) = moved.and_then(|claim| Some((claim, way(claim.says.meaning, about)?))) else {
        return Vec::new();
    };
    let runs = &about.finding.runs;
    let real = match way {
        Ordering::Greater => runs.rises,
        Ordering::Less => runs.falls,
        Ordering::Equal => runs.same_for,
    };
    let wrong = if streak.ordinal { real != streak.many } else { real < streak.many };
    if !wrong || claim.counting {
        return Vec::new();
    }
    let token = &statement.tokens[streak.at];
    let times = match real {
        0 => "not at all, at the last".to_owned(),
        1 => "once".to_owned(),
        2 => "twice running".to_owned(),
        many => format!("{} times running", words(many.into())),
    };
    vec![ProseIssue {
        code: Code::ProseDirection,
        at: statement.place(token),
        message: format!("\u{201C}{}\u{201D}: by the figures it moved that way {times}", token.text),
        help: "write how many there are, or remove it".to_owned(),
    }]
}

/// Which way a run goes; `None` where the word says none.
fn way(meaning: Meaning, about: About) -> Option<Ordering> {
    match meaning {
        Meaning::Way(way) => Some(way),
        Meaning::Good(good) => good_of(good, about.polarity()),
        Meaning::Decline => good_of(Ordering::Greater, about.polarity()),
        Meaning::Same => Some(Ordering::Equal),
        _ => None,
    }
}

/// "six quarters in a row", "five months running", "three consecutive quarters", "the fourth rise in a row".
fn read(statement: &ProseStatement) -> Option<Streak> {
    (0..statement.tokens.len()).find_map(|at| {
        let step = |nth: usize| statement.word(nth, &STEPS);
        let runs = |nth: usize| statement.word(nth, &RUNNING) || statement.stands(nth, &["in", "a", "row"]);
        let ordinal = ORDINALS.iter().position(|word| statement.word(at, &[word])).map(|nth| nth + 2);
        let noun = |nth: usize| statement.tokens.get(nth).is_some_and(|token| relation(&token.low).is_some());
        let stands = step(at + 1) && runs(at + 2) || runs(at + 1) && (step(at + 2) || noun(at + 2));
        if let Some(many) = ordinal {
            return (stands || noun(at + 1) && runs(at + 2)).then_some(Streak { at, many, ordinal: true });
        }
        let many = statement.tokens[at].value.filter(|_| stands)?.to_usize()?;
        Some(Streak { at, many, ordinal: false })
    })
}
