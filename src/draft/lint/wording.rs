//! A word with those around it: "has not changed", "no change", "level with", "failed to meet".

use std::cmp::Ordering;

use super::lexicon::{Form, Meaning, WordRelation, relation};
use super::statement::ProseStatement;

/// What the word at a token says, with the words around it.
pub fn relation_at(statement: &ProseStatement, at: usize) -> Option<WordRelation> {
    let token = &statement.tokens[at];
    let says = |meaning, form| Some(WordRelation { meaning, form });
    let back = |nth: usize, words: &[&str]| at.checked_sub(nth).is_some_and(|before| statement.word(before, words));
    let refused = (1..=3).any(|nth| back(nth, &["not", "never", "n't", "barely", "hardly"]));
    match token.low.as_str() {
        "changed" if refused => says(Meaning::Same, Form::Verb),
        "change" if back(1, &["no"]) || back(2, &["no"]) && back(1, &["overall", "further"]) => {
            says(Meaning::Same, Form::Noun)
        }
        "movement" | "difference" if back(1, &["no"]) => says(Meaning::Same, Form::Noun),
        "level" if statement.word(at + 1, &["with"]) => says(Meaning::Same, Form::Comparative),
        "steady" | "stable" | "constant" | "flat" if back(1, &KEPT) || back(2, &KEPT) && !refused => {
            says(Meaning::Steady, Form::Verb)
        }
        "meet" | "reach" | "achieve" if refused || back(2, &["failed", "fails"]) && back(1, &["to"]) => {
            says(Meaning::Meets(false), Form::Verb)
        }
        "met" | "achieved" | "hit" | "reached" if refused => says(Meaning::Meets(false), Form::Verb),
        "reached" if statement.word(at + 1, &["the", "its", "our"]) || back(1, &["was", "were", "been"]) => {
            says(Meaning::Meets(true), Form::Verb)
        }
        "target" if back(1, &["on"]) && back(2, &BE) => says(Meaning::Meets(true), Form::Verb),
        "target" if back(1, &["off", "behind"]) && back(2, &BE) => says(Meaning::Meets(false), Form::Verb),
        "within" if statement.stands(at + 1, &["the", "target"]) || statement.stands(at + 1, &["our", "target"]) => {
            says(Meaning::Meets(true), Form::Side)
        }
        "ahead" if statement.word(at + 1, &["of"]) => says(Meaning::Good(Ordering::Less), Form::Side),
        "short" if statement.word(at + 1, &["of"]) => says(Meaning::Meets(false), Form::Side),
        "worse" if back(1, &["got", "gotten", "getting"]) => says(Meaning::Good(Ordering::Greater), Form::Verb),
        "better" if back(1, &["got", "gotten", "getting"]) => says(Meaning::Good(Ordering::Less), Form::Verb),
        // "remained at 91.6%"
        "at" if back(1, &STAYED) && statement.tokens.get(at + 1).is_some_and(|next| next.figure) => {
            says(Meaning::Same, Form::Verb)
        }
        _ => relation(&token.low),
    }
}

const STAYED: [&str; 8] = ["remained", "remains", "stayed", "stays", "steady", "stable", "unchanged", "static"];

const KEPT: [&str; 15] = [
    "remained",
    "remains",
    "stayed",
    "stays",
    "held",
    "kept",
    "is",
    "was",
    "are",
    "were",
    "been",
    "broadly",
    "largely",
    "holding",
    "remaining",
];

const BE: [&str; 8] = ["is", "was", "are", "were", "remains", "remained", "now", "still"];

/// Words that take back what is said: "has not risen", "no better than", "will be met".
const DENIES: [&str; 17] = [
    "not", "no", "never", "neither", "without", "nor", "be", "to", "will", "should", "must", "could", "may", "if",
    "cannot", "n't", "any",
];

/// Whether the word is denied, wished for or expected.
pub fn denied(statement: &ProseStatement, at: usize, says: WordRelation) -> bool {
    let read = relation(&statement.tokens[at].low).is_some_and(|plain| plain == says);
    if !read {
        // What stands around it has been read with it.
        return false;
    }
    (1..=2).any(|back| at.checked_sub(back).is_some_and(|before| statement.word(before, &DENIES)))
        && !statement.before(at).is_some_and(|before| before.is(&["the"]) && statement.word(at, &["same"]))
}

/// Words of what may come: a clause with one of them is no claim about what is.
const HOPES: [&str; 32] = [
    "will",
    "would",
    "should",
    "must",
    "may",
    "might",
    "could",
    "can",
    "expect",
    "expects",
    "expected",
    "aim",
    "aims",
    "planned",
    "hope",
    "hopes",
    "hoped",
    "likely",
    "unlikely",
    "forecast",
    "projected",
    "if",
    "intend",
    "intends",
    "budgeted",
    "due",
    "wants",
    "want",
    "needs",
    "needed",
    "supposed",
    "unless",
];

/// Whether the clause from a token to another is about what may come.
pub fn hopes(statement: &ProseStatement, own: &[bool], from: usize, to: usize) -> bool {
    let to = to.min(statement.tokens.len());
    // "the range to be expected" is no hope.
    let range = |nth: usize| nth >= 2 && statement.stands(nth - 2, &["to", "be", "expected"]);
    (from..to).any(|nth| !own[nth] && statement.word(nth, &HOPES) && !range(nth))
}
