//! `prose-direction`: a side of the target in brackets that the figures contradict: "misses the target of 9.0 (0.4 below)".

use rust_decimal::Decimal;

use crate::diagnostic::Code;

use super::mention::Other;
use super::refer::mentions;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;

const ABOVE: [&str; 2] = ["above", "over"];
const BELOW: [&str; 2] = ["below", "under"];

/// Checks every side that stands in brackets behind the target it is of.
pub fn side(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one() else { return Vec::new() };
    let ends = |at: &usize| statement.tokens.get(at + 1).is_some_and(|next| next.text == ")" || next.text == ",");
    (0..statement.tokens.len())
        .filter(|at| statement.word(*at, &ABOVE) || statement.word(*at, &BELOW))
        .filter(ends)
        .filter_map(|at| wrong(at, statement, about))
        .collect()
}

fn wrong(at: usize, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let opened = (0..at).rev().find(|before| statement.tokens[*before].text == "(")?;
    let sized = (opened..at).any(|between| statement.tokens[between].value.is_some());
    let target = mentions(statement, about).iter().rev().find_map(|one| match one.other {
        Other::Target(nth) if one.to <= opened => Some(nth),
        _ => None,
    })?;
    let found = about.finding.targets.get(target)?;
    let gap = found.gap.filter(|gap| sized && !gap.is_zero())?;
    let above = statement.word(at, &ABOVE);
    let token = &statement.tokens[at];
    (above != (gap > Decimal::ZERO)).then(|| {
        let pairs = ABOVE.iter().zip(BELOW);
        let other = pairs.flat_map(|(a, b)| [(*a, b), (b, *a)]).find(|(word, _)| token.is(&[word]));
        ProseIssue {
            code: Code::ProseDirection,
            at: token.start + statement.start..token.end() + statement.start,
            message: format!(
                "\u{201C}{}\u{201D}: the figure is on the other side of the {}",
                token.text, found.target.name
            ),
            help: format!("write \u{201C}{}\u{201D}", other.map_or("", |(_, other)| other)),
        }
    })
}
