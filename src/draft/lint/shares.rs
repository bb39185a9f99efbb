//! `prose-shares`: shares of one whole that come to more or less than the whole, and do not say why.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::prose::grouped;

use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

/// Words of a comparison: the percentages are not shares of one whole.
const COMPARES: [&str; 20] = [
    "than",
    "from",
    "compared",
    "target",
    "average",
    "range",
    "between",
    "against",
    "similar",
    "quarter",
    "previous",
    "while",
    "whereas",
    "when",
    "increase",
    "fall",
    "rise",
    "points",
    "england",
    "neighbours",
];

/// Words that say why.
const WHY: [&str; 6] = ["rounding", "rounded", "some", "several", "include", "including"];

/// Words that make the list whole.
const REST: [&str; 7] = ["remaining", "rest", "remainder", "other", "others", "unknown", "neither"];

/// Checks lists of percentages, and counts of a whole that is named.
pub fn shares(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    if statement.tokens.iter().any(|token| token.is(&WHY)) || said.text.contains("rounding") {
        return Vec::new();
    }
    percentages(statement).into_iter().chain(counts(statement)).collect()
}

/// "45% were on time, 31% were late and 23% are not known": three or more, or two that name the rest.
fn percentages(statement: &ProseStatement) -> Option<ProseIssue> {
    if statement.tokens.iter().any(|token| token.is(&COMPARES)) {
        return None;
    }
    let listed: Vec<_> =
        statement.tokens.iter().filter(|token| token.figure && token.percent && !token.negative).collect();
    let bracketed = statement.text.matches('(').count() >= listed.len().max(1);
    let rest = statement.tokens.iter().any(|token| token.is(&REST));
    let enough = listed.len() > 2 || listed.len() == 2 && rest;
    let sum =
        listed.iter().filter_map(|token| token.value).try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))?;
    let off = sum.checked_sub(Decimal::ONE_HUNDRED)?;
    let near = off.abs() <= Decimal::from(5);
    let last = listed.last()?;
    (enough && near && !off.is_zero() && !bracketed).then(|| ProseIssue {
        code: Code::ProseShares,
        at: statement.place(last),
        message: format!("the shares add up to {}%, and the sentence does not say why", grouped(sum)),
        help: "correct them, name the rest, or add \u{201C}(figures do not sum because of rounding)\u{201D}".into(),
    })
}

/// "Of 184 children, 100 were boys and 80 were girls".
fn counts(statement: &ProseStatement) -> Option<ProseIssue> {
    let opens = statement.word(0, &["of", "from"]) || statement.stands(0, &["out", "of"]);
    let first = (0..4.min(statement.tokens.len())).find(|at| is_count(statement, *at))?;
    let rest = statement.tokens.iter().any(|token| token.is(&REST) || token.percent);
    let verbs = ["were", "are", "was", "is", "had", "have", "has", "lived", "came"];
    let listed: Vec<usize> = (first + 1..statement.tokens.len())
        .filter(|at| is_count(statement, *at) && (at + 1..=at + 2).any(|next| statement.word(next, &verbs)))
        .collect();
    // Two or three measures with a verdict are for the totals to check.
    let measures = statement.tokens.iter().any(|token| token.is(&["measure", "measures", "indicator", "indicators"]));
    if !opens || rest || listed.len() < 2 || measures {
        return None;
    }
    let value = |at: usize| statement.tokens[at].value;
    let sum = listed.iter().filter_map(|at| value(*at)).try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))?;
    let whole = value(first)?;
    let last = &statement.tokens[*listed.last()?];
    (sum != whole).then(|| ProseIssue {
        code: Code::ProseShares,
        at: statement.place(last),
        message: format!("the parts add up to {}, but the whole is {}", grouped(sum), grouped(whole)),
        help: "correct them, or say what the rest are".into(),
    })
}

fn is_count(statement: &ProseStatement, at: usize) -> bool {
    let token = &statement.tokens[at];
    let digits = token.text.starts_with(|letter: char| letter.is_ascii_digit());
    token.value.is_some() && (!digits || token.figure) && !token.percent && !token.pounds
}
