//! `prose-repeated`, `prose-missing`: a word twice, and the small words that are left out beside figures.

use crate::diagnostic::Code;

use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

/// Words that may appear twice.
const TWICE: [&str; 3] = ["that", "had", "very"];

/// The same word twice running.
pub fn repeated(_: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let pairs = (1..statement.tokens.len()).filter(|at| {
        let (one, two) = (&statement.tokens[at - 1], &statement.tokens[*at]);
        let word = two.text.starts_with(char::is_alphabetic);
        // "Baden Baden" is a name.
        let name = *at > 1 && one.text.starts_with(char::is_uppercase) && two.text.starts_with(char::is_uppercase);
        word && one.low == two.low && !two.is(&TWICE) && !name
    });
    pairs
        .map(|at| {
            let token = &statement.tokens[at];
            issue(
                Code::ProseRepeated,
                statement,
                at - 1..at,
                format!("the word \u{201C}{}\u{201D} appears twice", token.text),
                "remove one".into(),
            )
        })
        .collect()
}

/// What a comparison is made with, without the word between.
const OBJECTS: [&str; 12] = [
    "the",
    "quarter",
    "england",
    "statistical",
    "last",
    "our",
    "previous",
    "that",
    "those",
    "national",
    "regional",
    "neighbours",
];

/// "similar the average", "lower quarter 2", "the better than", "one of two quarters".
pub fn missing(_: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let mut found = Vec::new();
    for at in 0..statement.tokens.len() {
        let object = statement.word(at + 1, &OBJECTS);
        let verb = statement.before(at).is_some_and(|before| {
            before.is(&["is", "was", "are", "were", "remains", "points", "point", "slightly", "and", "broadly"])
                || before.figure
        });
        let (message, help, to) =
            if statement.word(at, &["similar", "close", "comparable", "due", "equal"]) && object && verb {
                let word = &statement.tokens[at].text;
                let next = &statement.tokens[at + 1].text;
                (
                    format!("a word is missing in \u{201C}{word} {next}\u{201D}"),
                    format!("write \u{201C}{word} to {next}\u{201D}"),
                    at + 1,
                )
            } else if statement.word(at, &["lower", "higher", "better", "worse", "fewer"]) && object && verb {
                let (word, next) = (&statement.tokens[at].text, &statement.tokens[at + 1].text);
                (
                    format!("a word is missing in \u{201C}{word} {next}\u{201D}"),
                    format!("write \u{201C}{word} than {next}\u{201D}"),
                    at + 1,
                )
            } else if statement.word(at, &["the"])
                && statement.word(at + 1, &["better", "worse", "higher", "lower"])
                && statement.word(at + 2, &["than"])
            {
                let word = &statement.tokens[at + 1].text;
                (
                    format!("there is an extra word in \u{201C}the {word} than\u{201D}"),
                    format!("write \u{201C}{word} than\u{201D}"),
                    at + 2,
                )
            } else if statement.stands(at, &["one", "of", "two"])
                && statement.word(at + 3, &["quarters", "months", "weeks", "years", "days"])
            {
                let noun = &statement.tokens[at + 3].text;
                (
                    format!("\u{201C}one of two {noun}\u{201D} should probably be \u{201C}one or two\u{201D}"),
                    format!("write \u{201C}one or two {noun}\u{201D}"),
                    at + 3,
                )
            } else {
                continue;
            };
        found.push(issue(Code::ProseMissing, statement, at..to, message, help));
    }
    found
}

fn issue(
    code: Code,
    statement: &ProseStatement,
    tokens: std::ops::Range<usize>,
    message: String,
    help: String,
) -> ProseIssue {
    let start = statement.start + statement.tokens[tokens.start].start;
    let end = statement.start + statement.tokens[tokens.end].end();
    ProseIssue { code, at: start..end, message, help }
}
