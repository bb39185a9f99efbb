//! `prose-count`: a count attached to a value it does not belong to.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Observation, Unit};
use crate::figures::prose::grouped;

use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;
use super::typed::is;

/// Checks "86% (244 schools)" and "56 young people were NEET (4.7%)": the count must be the value's own.
pub fn count(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one().filter(|about| about.finding.indicator.unit == Unit::Percent) else {
        return Vec::new();
    };
    let tokens = &statement.tokens;
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if !(tokens[at].percent && tokens[at].figure) {
            continue;
        }
        let Some(counted) = behind(statement, at).or_else(|| before(statement, at)) else { continue };
        if let Some((right, whose)) = belongs(about, at, counted, statement) {
            let token = &tokens[counted];
            found.push(ProseIssue {
                code: Code::ProseCount,
                at: statement.place(token),
                message: format!("{} is next to {}, but it is the count for {whose}", token.text, tokens[at].text),
                help: match right {
                    Some(right) => format!("the count for {} is {}", tokens[at].text, grouped(right.normalize())),
                    None => format!("put it after {whose}; there is no count for {}", tokens[at].text),
                },
            });
        }
    }
    found
}

/// "86% (244 schools)", and no "60% (4 percentage points below)".
fn behind(statement: &ProseStatement, at: usize) -> Option<usize> {
    let opens = statement.word(at + 1, &["("]);
    let number = statement.tokens.get(at + 2).is_some_and(|token| whole(token.value) && !token.percent && token.figure);
    let apart = statement.word(at + 3, &["percentage", "point", "points"]);
    (opens && number && !apart).then_some(at + 2)
}

/// "56 young people with SEN were NEET (4.7%)"
fn before(statement: &ProseStatement, at: usize) -> Option<usize> {
    let bracketed = statement.before(at).is_some_and(|before| before.text == "(");
    let from = at.saturating_sub(10);
    let near = (from..at).rev().find(|nth| {
        let token = &statement.tokens[*nth];
        token.value.is_some() && token.figure
    })?;
    let token = &statement.tokens[near];
    let apart = (near..at).any(|nth| statement.word(nth, &[",", ";", ")", "and", "than"]));
    (bracketed && !apart && !token.percent && !token.pounds && whole(token.value)).then_some(near)
}

fn whole(value: Option<Decimal>) -> bool {
    value.is_some_and(|value| value.fract().is_zero())
}

/// The count that the value has, and whose the other is; `None` where the two belong together or nothing is known.
fn belongs(about: About, at: usize, counted: usize, statement: &ProseStatement) -> Option<(Option<Decimal>, String)> {
    let (value, count) = (&statement.tokens[at], &statement.tokens[counted]);
    let held: Vec<&Observation> = about.up_to_now().collect();
    let of_value = |one: &&&Observation| one.value.is_some_and(|own| is(value, own));
    let theirs: Vec<&Observation> = held.iter().filter(of_value).copied().collect();
    let fits =
        |one: &Observation| [one.numerator, one.denominator].into_iter().flatten().any(|own| Some(own) == count.value);
    if theirs.is_empty() || theirs.iter().any(|one| fits(one)) {
        return None;
    }
    let other = held.iter().rev().find(|one| one.numerator == count.value)?;
    let right = theirs.iter().rev().find_map(|one| one.numerator);
    let period = other.period.beside(about.finding.report);
    let shown = other.value.map_or_else(|| period.clone(), |value| format!("{} ({period})", about.print(value)));
    Some((right, shown))
}
