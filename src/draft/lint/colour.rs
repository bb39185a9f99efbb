//! `prose-colour`: a rating that is said by its colour alone.

use crate::diagnostic::Code;

use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

const COLOURS: [&str; 3] = ["red", "amber", "green"];

/// What a colour comes before when it is a rating.
const RATED: [&str; 17] = [
    "measure",
    "measures",
    "indicator",
    "indicators",
    "rating",
    "ratings",
    "rated",
    "status",
    "figure",
    "figures",
    "category",
    "zone",
    "flag",
    "target",
    "targets",
    "area",
    "areas",
];

/// What a colour is behind when it is a rating.
const RATES: [&str; 22] = [
    "rated",
    "rating",
    "is",
    "are",
    "was",
    "were",
    "remains",
    "remain",
    "remained",
    "turned",
    "from",
    "to",
    "as",
    "in",
    "marked",
    "coloured",
    "flagged",
    "shaded",
    "highlighted",
    "shown",
    "now",
    "still",
];

/// Checks that a colour has a word for what it means.
pub fn colour(_: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let tokens = &statement.tokens;
    let found = (0..tokens.len()).filter(|at| {
        let token = &tokens[*at];
        // A capital in the sentence is a name: "the Red Cross", "Green Belt".
        let name = *at > 0 && token.text.starts_with(char::is_uppercase);
        token.is(&COLOURS) && !name && is_rating(statement, *at) && !explained(statement, *at)
    });
    found
        .map(|at| ProseIssue {
            code: Code::ProseColour,
            at: statement.place(&tokens[at]),
            message: format!(
                "\u{201C}{}\u{201D} is a colour, and the sentence does not say what it means",
                tokens[at].text
            ),
            help: format!(
                "say it in words, as not everyone can see the colour: \u{201C}{}\u{201D}",
                match tokens[at].low.as_str() {
                    "red" => "worse than the target (red)",
                    "amber" => "close to the target (amber)",
                    _ => "the target is met (green)",
                }
            ),
        })
        .collect()
}

fn is_rating(statement: &ProseStatement, at: usize) -> bool {
    let before = statement.before(at).is_some_and(|before| before.is(&RATES));
    let next = statement.tokens.get(at + 1);
    let ends =
        next.is_none_or(|next| !next.is_word() || next.is(&["and", "or", "to", "in", "for", "at", "this", "on"]));
    statement.word(at + 1, &RATED) || before && ends
}

/// Words stand in brackets behind it or it stands in brackets behind words; or a colon or "because" explains it.
fn explained(statement: &ProseStatement, at: usize) -> bool {
    let bracketed = statement.before(at).is_some_and(|before| before.text == "(");
    let near = (at + 1..(at + 4).min(statement.tokens.len())).any(|nth| statement.tokens[nth].text == "(");
    let told = ["because", "meaning", "means", ":", "as"];
    let behind = (at + 1..(at + 5).min(statement.tokens.len())).any(|nth| statement.word(nth, &told));
    let clause = statement.word(at + 1, &[","])
        && statement.word(at + 2, &["within", "below", "above", "off", "on", "as", "which"]);
    bracketed || near || behind || clause
}
