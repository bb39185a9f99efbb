//! `prose-direction`, `prose-amount`: a gap to the target in brackets that the figures contradict: "misses the target of 9.0
//! (0.4 below)".

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::prose::to_step;

use super::amount::Measured;
use super::amounts::in_words;
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
    // "(0.2 in April to December 2019, 0.8 points below)": what stands before is the figure itself.
    let gap_from = (opened..at).rev().find(|before| statement.tokens[*before].text == ",").unwrap_or(opened);
    if let Some(issue) = amount((gap_from, at), gap, statement, about) {
        return Some(issue);
    }
    (above != (gap > Decimal::ZERO)).then(|| {
        let pairs = ABOVE.iter().zip(BELOW);
        let other = pairs.flat_map(|(a, b)| [(*a, b), (b, *a)]).find(|(word, _)| token.is(&[word]));
        ProseIssue {
            code: Code::ProseDirection,
            at: statement.place(token),
            message: format!(
                "\u{201C}{}\u{201D}: the figure is on the other side of the {}",
                token.text, found.target.name
            ),
            help: format!("write \u{201C}{}\u{201D}", other.map_or("", |(_, other)| other)),
        }
    })
}

/// "(7.6 percentage points below)" where it is another gap.
fn amount((from, to): (usize, usize), gap: Decimal, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let token = statement.tokens[from..to].iter().find(|token| token.value.is_some())?;
    let said = token.value?;
    let shown = about.finding.indicator.as_printed(gap).abs();
    let near = to_step(gap.abs(), token.step).unwrap_or(shown);
    // A gap of two rounded figures may differ by one in the last place.
    let off = if token.is_measured() { token.step } else { Decimal::ZERO };
    let fits = [shown, near].iter().any(|right| right.saturating_sub(said).abs() <= off);
    let right = in_words(Measured::Own, gap.abs(), about);
    (!fits && !token.percent).then(|| ProseIssue {
        code: Code::ProseAmount,
        at: statement.place(token),
        message: format!(
            "\u{201C}{}\u{201D} is not how far the figure is from the target: that is {}",
            token.text, right
        ),
        help: format!("write {}", right),
    })
}
