//! What a clause is about: the figure itself, somebody who answers for it, or something else. Where it is not certain, a
//! word of the clause is no claim about the figure.

use super::claim::Subject;
use super::clause::Clause;
use super::mention::{Mention, Other};
use super::own_name::{OwnName, is_filler};
use super::said::About;
use super::statement::ProseStatement;
use crate::figures::measure::{Polarity, Unit};

/// Words for the figure, whatever it measures.
const GENERIC: [&str; 31] = [
    "this",
    "it",
    "figure",
    "figures",
    "rate",
    "percentage",
    "proportion",
    "share",
    "number",
    "numbers",
    "total",
    "level",
    "levels",
    "performance",
    "result",
    "results",
    "score",
    "scores",
    "average",
    "position",
    "measure",
    "indicator",
    "outcome",
    "latest",
    "current",
    "overall",
    "value",
    "count",
    "change",
    "these",
    "that",
];

/// Words that go with any subject.
const BESIDE: [&str; 45] = [
    "its",
    "their",
    "our",
    "all",
    "some",
    "both",
    "only",
    "now",
    "also",
    "still",
    "just",
    "each",
    "however",
    "again",
    "then",
    "almost",
    "nearly",
    "about",
    "around",
    "roughly",
    "over",
    "under",
    "than",
    "more",
    "fewer",
    "less",
    "half",
    "most",
    "in",
    "time",
    "up",
    "down",
    "once",
    "there",
    "slightly",
    "been",
    "had",
    "together",
    "list",
    "lists",
    "date",
    "timely",
    "equivalent",
    "main",
    "available",
];

/// How well something is done, which is measured where more is better.
const QUALITIES: [&str; 8] =
    ["timeliness", "punctuality", "promptness", "reliability", "coverage", "take-up", "uptake", "stability"];

/// Those who answer for the figure.
const COUNCIL: [&str; 12] = [
    "council",
    "county",
    "authority",
    "service",
    "services",
    "team",
    "department",
    "we",
    "borough",
    "city",
    "district",
    "councils",
];

/// Words of a measured kind, which a name follows: "the proportion of ...".
const KINDS: [&str; 7] = ["percentage", "proportion", "rate", "share", "average", "score", "cost"];

/// What a clause is about, from its first word up to its verb, or up to the word asked about.
pub fn subject(
    statement: &ProseStatement,
    clause: &Clause,
    to: usize,
    about: About,
    named: &[Mention],
    own: &OwnName,
) -> Subject {
    let end = clause.verb.unwrap_or(to).min(to);
    let inside = |one: &&Mention| one.from >= clause.from && one.to <= end;
    let mut target = false;
    for mention in named.iter().filter(inside) {
        match mention.other {
            // "Since quarter 2 the rate has ...": a time before it.
            _ if mention.from == 1 && statement.word(0, &["since"]) => {}
            Other::Comparator(_) | Other::Previous | Other::LastYear | Other::Average | Other::Ago(_) => {
                return Subject::Else;
            }
            Other::Period(period) if !about.is_now(period) => {
                return Subject::Else;
            }
            Other::Period(_) => {}
            Other::Target(_) | Other::Profile(_) => target = true,
        }
    }
    if target {
        return Subject::Target;
    }
    if statement.word(clause.from, &["there"]) {
        return Subject::There;
    }
    // "Neglect is the main cause, and its share has grown": another's.
    if clause.from > 0 && statement.word(clause.from, &["its", "their", "these"]) {
        return Subject::Unknown;
    }
    let fronted = |nth: &usize| *nth == 0 && statement.word(0, &["since"]);
    // "Nationally results were lower": other areas'.
    if (clause.from..end).any(|nth| statement.word(nth, &["nationally", "regionally", "elsewhere", "nationwide"])) {
        return Subject::Else;
    }
    // "The proportion finished in time", "The number waiting"
    let kind = clause.from + 1;
    let kinds = statement.word(clause.from, &["the"]) && statement.word(kind, &["percentage", "proportion", "share"]);
    let done = statement.tokens.get(kind + 1).is_some_and(|next| next.low.ends_with("ed") || next.low.ends_with("ing"));
    if kinds && done && kind + 1 < end && clause.opener.is_none() {
        return Subject::Figure;
    }
    let words =
        (clause.from..end).filter(|nth| !named.iter().any(|one| one.from <= *nth && *nth < one.to) && !fronted(nth));
    named_by(statement, words, about, own)
}

/// "narrowly", "clearly"
fn is_adverb(word: &str) -> bool {
    word.len() > 5 && word.ends_with("ly") && !["family", "supply", "assembly", "elderly"].contains(&word)
}

/// What a run of words names.
pub fn named_by(
    statement: &ProseStatement,
    words: impl Iterator<Item = usize>,
    about: About,
    own: &OwnName,
) -> Subject {
    let (mut generic, mut council, mut number, mut kind, mut short) = (false, false, false, false, false);
    let mut quality = false;
    let mut telling: Vec<&str> = Vec::new();
    for nth in words {
        let token = &statement.tokens[nth];
        let word = token.low.as_str();
        if !token.is_word() || token.value.is_some() {
            continue;
        }
        number |= matches!(word, "number" | "numbers");
        kind |= KINDS.contains(&word);
        short |= own.is_short(word);
        // "The list has grown": of those who wait.
        let list = ["list", "lists", "queue"].contains(&word) && own.tells("waiting");
        if list {
            generic = true;
        } else if QUALITIES.contains(&word) {
            quality = true;
        } else if GENERIC.contains(&word) && (is_filler(word) || !own.tells(word)) {
            generic = true;
        } else if COUNCIL.contains(&word) && !own.tells(word) {
            council = true;
        } else if is_filler(word) || BESIDE.contains(&word) || is_adverb(word) && !own.tells(word) {
        } else if own.tells(word) {
            telling.push(word);
        } else {
            return Subject::Unknown;
        }
    }
    telling.sort_unstable();
    telling.dedup();
    let indicator = &about.finding.indicator;
    let counted = indicator.unit == Unit::Count;
    match () {
        // "The number is up", of a percentage.
        () if telling.is_empty() && number && !counted => Subject::Counting,
        () if quality && about.polarity() == Polarity::Higher || telling.is_empty() && generic => Subject::Figure,
        () if quality => Subject::Quality,
        () if telling.is_empty() && council => Subject::Council,
        () if telling.is_empty() => Subject::Unknown,
        // "the number of assessments" where the figure is their percentage
        () if number && !counted => Subject::Counting,
        // "Calls" alone are those of whom a part is measured.
        () if short && (telling.len() > 1 || counted || !own.is_noun(telling[0])) => Subject::Figure,
        () if kind && !counted || telling.len() * 2 >= own.length() => Subject::Figure,
        () => Subject::Part,
    }
}
