//! What a clause is about: the figure itself, somebody who answers for it, or something else. Where it is not certain, a
//! word of the clause is no claim about the figure.

use super::claim::Subject;
use super::clause::Clause;
use super::mention::{Mention, Other};
use super::own_name::{OwnName, is_filler};
use super::said::About;
use super::statement::ProseStatement;
use crate::figures::measure::Unit;

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
const BESIDE: [&str; 39] = [
    "its", "their", "our", "all", "some", "both", "only", "now", "also", "still", "just", "each", "however", "again",
    "then", "almost", "nearly", "about", "around", "roughly", "over", "under", "than", "more", "fewer", "less", "half",
    "most", "in", "time", "up", "down", "once", "there", "slightly", "been", "had", "together", "list",
];

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
            Other::Comparator(_) | Other::Previous | Other::LastYear | Other::Average | Other::Ago(_) => {
                return Subject::Else;
            }
            Other::Period(period) if !about.is_now(period) => {
                return Subject::Else;
            }
            Other::Period(_) => {}
            Other::Target(_) => target = true,
        }
    }
    if target {
        return Subject::Target;
    }
    if statement.word(clause.from, &["there"]) {
        return Subject::There;
    }
    let words = (clause.from..end).filter(|nth| !named.iter().any(|one| one.from <= *nth && *nth < one.to));
    named_by(statement, words, about, own)
}

/// What a run of words names.
pub fn named_by(
    statement: &ProseStatement,
    words: impl Iterator<Item = usize>,
    about: About,
    own: &OwnName,
) -> Subject {
    let (mut generic, mut council, mut number, mut kind, mut short) = (false, false, false, false, false);
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
        if GENERIC.contains(&word) && (is_filler(word) || !own.tells(word)) {
            generic = true;
        } else if COUNCIL.contains(&word) && !own.tells(word) {
            council = true;
        } else if is_filler(word) || BESIDE.contains(&word) {
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
        () if telling.is_empty() && generic => Subject::Figure,
        () if telling.is_empty() && council => Subject::Council,
        () if telling.is_empty() => Subject::Unknown,
        // "the number of assessments" where the figure is their percentage
        () if number && !counted => Subject::Counting,
        () if short || kind && !counted || telling.len() * 2 >= own.length() => Subject::Figure,
        () => Subject::Unknown,
    }
}
