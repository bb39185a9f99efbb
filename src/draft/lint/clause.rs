//! The clause that a word stands in: where it begins, what opens it, and where its verb is.

use super::lexicon::{Form, relation};
use super::statement::ProseStatement;
use super::when::is_month;

/// Words that begin a clause about something else, or about another time.
const OPENS: [&str; 44] = [
    "because",
    "but",
    "while",
    "although",
    "though",
    "whereas",
    "when",
    "where",
    "who",
    "whose",
    "whom",
    "whether",
    "if",
    "so",
    "as",
    "after",
    "following",
    "follows",
    "followed",
    "reflects",
    "reflect",
    "reflecting",
    "reflected",
    "due",
    "owing",
    "despite",
    "thanks",
    "shows",
    "suggests",
    "means",
    "meant",
    "until",
    "before",
    "unless",
    "which",
    "that",
    "yet",
    "since",
    "explained",
    "explains",
    "with",
    "without",
    "given",
    "caused",
];

/// Finite verbs and what goes before them, beside the words of direction.
const VERBS: [&str; 61] = [
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "remains",
    "remained",
    "remain",
    "stands",
    "lies",
    "lie",
    "sits",
    "stood",
    "stayed",
    "stays",
    "stay",
    "continues",
    "continued",
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "must",
    "represents",
    "represented",
    "saw",
    "sees",
    "performs",
    "performed",
    "compares",
    "went",
    "came",
    "falls",
    "rises",
    "moves",
    "places",
    "marks",
    "show",
    "showed",
    "shows",
    "reported",
    "experienced",
    "registered",
    "see",
    "recorded",
    "held",
    "edged",
    "crept",
    "inched",
    "gone",
    "moved",
    "come",
    "bounced",
];

/// A clause up to the word that is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Clause {
    /// Its first token.
    pub from: usize,
    /// The word that opens it; `None` for the beginning of the sentence, and behind a mark.
    pub opener: Option<usize>,
    /// Its verb, before the word or the word itself; `None` where there is none.
    pub verb: Option<usize>,
}

/// The clause of the word at a token. `own`: which tokens are of the measure's own name.
pub fn clause(statement: &ProseStatement, own: &[bool], at: usize) -> Clause {
    let mut depth = 0usize;
    for nth in (0..at).rev() {
        if own[nth] {
            continue;
        }
        match statement.tokens[nth].text {
            ")" => depth += 1,
            "(" if depth == 0 => return behind(statement, own, nth, at, false),
            "(" => depth -= 1,
            _ if depth > 0 => {}
            ";" | ":" | "\u{2013}" | "\u{2014}" => return behind(statement, own, nth, at, false),
            "," if has_subject(statement, own, nth + 1, at) => return behind(statement, own, nth, at, false),
            _ if between_numbers(statement, nth) => {}
            _ if statement.word(nth, &["and", "yet", "or"]) && has_subject(statement, own, nth + 1, at) => {
                return behind(statement, own, nth, at, false);
            }
            _ if nth > 0 && opens(statement, nth) => return behind(statement, own, nth, at, true),
            _ => {}
        }
    }
    let opener = (at > 0 && opens(statement, 0) && !statement.word(0, &["that"])).then_some(0);
    Clause { from: usize::from(opener.is_some()), opener, verb: verb(statement, own, 0, at) }
}

/// "the three and four year olds"
fn between_numbers(statement: &ProseStatement, nth: usize) -> bool {
    let number = |token: Option<&super::token::Token>| token.is_some_and(|token| token.value.is_some());
    number(statement.before(nth)) && number(statement.tokens.get(nth + 1))
}

fn behind(statement: &ProseStatement, own: &[bool], nth: usize, at: usize, opens: bool) -> Clause {
    Clause { from: nth + 1, opener: opens.then_some(nth), verb: verb(statement, own, nth + 1, at) }
}

/// Whether a word that may begin a clause does.
fn opens(statement: &ProseStatement, nth: usize) -> bool {
    let next = |words: &[&str]| statement.word(nth + 1, words);
    match statement.tokens[nth].low.as_str() {
        "as" => {
            !next(&["a", "an", "at", "of", "in", "the", "with"])
                || next(&["the"]) && !statement.before(nth).is_some_and(|before| before.is(&["same"]))
        }
        // "This shows a fall" says it of "this".
        "shows" => !next(&["a", "an", "no", "the"]),
        // "since quarter 2" is a time, "since demand has risen" a reason.
        "since" => {
            let timed = next(&["quarter", "last", "then", "the"])
                || statement.tokens.get(nth + 1).is_some_and(|token| {
                    is_month(token) || token.text.starts_with(|letter: char| letter.is_ascii_digit())
                });
            !timed
                && (nth + 1..(nth + 6).min(statement.tokens.len()))
                    .any(|at| statement.word(at, &["is", "are", "has", "have"]))
        }
        // "those of England", "that of the region"
        "that" => !next(&["of", "in", "for"]),
        "with" => statement.before(nth).is_some_and(|before| before.text == ","),
        "before" | "after" | "until" => {
            !statement.before(nth).is_some_and(|before| before.is(&["than", "year", "quarter", "month"]))
        }
        word => OPENS.contains(&word),
    }
}

/// The first finite verb of a stretch; the word at its end counts where it is one.
fn verb(statement: &ProseStatement, own: &[bool], from: usize, at: usize) -> Option<usize> {
    (from..=at).find(|nth| !own.get(*nth).copied().unwrap_or(false) && is_verb(statement, *nth))
}

fn is_verb(statement: &ProseStatement, nth: usize) -> bool {
    let Some(token) = statement.tokens.get(nth) else { return false };
    let moves = relation(&token.low).is_some_and(|says| says.form == Form::Verb);
    // "up since" and "down by": no verb of their own; "compared with" is none.
    VERBS.contains(&token.low.as_str())
        || moves && !token.is(&["up", "down", "rising", "falling", "growing", "increasing"])
}

/// Whether a stretch has a subject of its own before its verb.
fn has_subject(statement: &ProseStatement, own: &[bool], from: usize, at: usize) -> bool {
    let Some(verb) = verb(statement, own, from, at) else { return false };
    let adverbs = [
        "also",
        "now",
        "still",
        "then",
        "therefore",
        "again",
        "so",
        "only",
        "just",
        "both",
        "not",
        "never",
        "has",
        "is",
    ];
    // "is better than England and worse than the region and now misses": "worse" is no subject.
    let compares = statement.tokens.get(from).and_then(|token| relation(&token.low));
    if compares.is_some_and(|says| says.form == Form::Comparative) {
        return false;
    }
    (from..verb).any(|nth| statement.tokens[nth].is_word() && !statement.word(nth, &adverbs))
}
