//! `prose-significant`: "significant" of a change that no test was put to.

use crate::diagnostic::Code;
use crate::rules::Verdict;

use super::claims::speaks_of_the_figure;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;

/// Words that make it a word of statistics. "A significant part of the service" is none.
const CHANGES: [&str; 34] = [
    "change",
    "changes",
    "changed",
    "difference",
    "increase",
    "increased",
    "decrease",
    "decreased",
    "rise",
    "risen",
    "rose",
    "fall",
    "fallen",
    "fell",
    "reduction",
    "reduced",
    "improvement",
    "improved",
    "decline",
    "declined",
    "higher",
    "lower",
    "better",
    "worse",
    "above",
    "below",
    "more",
    "fewer",
    "less",
    "different",
    "growth",
    "drop",
    "dropped",
    "deterioration",
];

/// Checks every "significant" against the tests.
pub fn significant(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let tokens = &statement.tokens;
    let is_word = |at: &usize| {
        statement.word(*at, &["significant", "significantly", "insignificant"]) && is_statistical(statement, *at)
    };
    let found = (0..tokens.len()).filter(is_word).filter_map(|at| {
        let none = denies(statement, at);
        // The verdict's name, and every indicator's in an overview.
        let name = none && statement.word(at, &["significant"]) && statement.word(at + 1, &["change", "changes"]);
        if name && said.about.is_empty() {
            return None;
        }
        let wrong = match said.one() {
            Some(about) if speaks_of_the_figure(said, statement, about) => against(about, none, name)?,
            _ if name => return None,
            _ => "there is no test behind it",
        };
        let help = if none {
            "say \u{201C}similar to\u{201D} or give the figures"
        } else {
            "remove it, or say how large the change is; use \u{201C}significant\u{201D} only for the result of a test"
        };
        Some(ProseIssue {
            code: Code::ProseSignificant,
            at: statement.place(&tokens[at]),
            message: format!("\u{201C}{}\u{201D}: {wrong}", tokens[at].text),
            help: help.into(),
        })
    });
    found.collect()
}

/// What contradicts it; `None` where a test is behind it.
fn against(about: About, none: bool, name: bool) -> Option<&'static str> {
    let judgement = about.decided.judgement.as_ref();
    let verdict = about.decided.verdict();
    let unchanged = verdict == Verdict::NoClearChange;
    // A source that states the verdict answers for it, and so does a test.
    let stated = judgement.is_some_and(|judgement| judgement.stated);
    let tested = judgement.is_some_and(|judgement| judgement.evidence.is_some());
    match (tested, none) {
        (true, true) if unchanged || verdict == Verdict::TooSmall => None,
        (true, true) => Some("the test found a change"),
        (true, false) if unchanged => Some("by the test, the change could be chance"),
        (true, false) => None,
        (false, true) if name || stated && unchanged => None,
        (false, _) => Some("this change was not tested"),
    }
}

fn is_statistical(statement: &ProseStatement, at: usize) -> bool {
    let near = at.saturating_sub(2)..(at + 3).min(statement.tokens.len());
    let word = near.clone().any(|nth| statement.word(nth, &CHANGES));
    word || statement.word(at, &["significant", "insignificant"]) && ends_as_verdict(statement, at)
}

/// "reports the change as not significant."
fn ends_as_verdict(statement: &ProseStatement, at: usize) -> bool {
    statement.before(at).is_some_and(|before| before.is(&["not", "statistically", "as"]))
}

fn denies(statement: &ProseStatement, at: usize) -> bool {
    let back = |nth: usize| at.checked_sub(nth).is_some_and(|before| statement.word(before, &["no", "not", "never"]));
    (1..=3).any(back) || statement.word(at, &["insignificant"])
}
