//! `prose-negative`: a fall of less than nothing.

use crate::diagnostic::Code;

use super::lexicon::{Meaning, relation};
use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

/// "a decrease of -1.9%", "fell by −2 points", "-2.1 percentage points lower": the word has said it already.
pub fn negative(_: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let tokens = &statement.tokens;
    let moves = |at: usize| {
        let word = tokens.get(at).and_then(|token| relation(&token.low));
        word.is_some_and(|word| matches!(word.meaning, Meaning::Way(_) | Meaning::Decline | Meaning::Good(_)))
    };
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.negative && token.figure) {
        // The character is a token of its own.
        let leads = at >= 3 && statement.word(at - 2, &["of", "by"]) && (moves(at - 3) || at >= 4 && moves(at - 4));
        let word = (at + 1..at + 5).find(|next| moves(*next)).filter(|next| {
            (at + 1..*next).all(|between| statement.word(between, &["percentage", "point", "points", "per", "cent"]))
        });
        if let Some(word) = word.or(leads.then_some(at.saturating_sub(3))) {
            let word = if moves(word) { word } else { at.saturating_sub(4) };
            let from = tokens[at - 1].start;
            found.push(ProseIssue {
                code: Code::ProseNegative,
                at: from + statement.start..token.end() + statement.start,
                message: format!(
                    "\u{201C}{}\u{201D} is a double negative: \u{201C}{}\u{201D} already gives the direction",
                    &statement.text[from..token.end()],
                    tokens[word].text
                ),
                help: format!("write \u{201C}{}\u{201D} without the minus", token.text),
            });
        }
    }
    found
}
