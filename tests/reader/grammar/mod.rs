//! The grammar of the report's sentences: a line for each clause that a shipped rule can say, with what it claims.
//!
//! A sentence is a whole line, or a subject ("This", "It", "The figure") with predicates; after each a tail may come
//! (", which is not a significant change"), and another predicate after "and" or "but". To teach the reader a sentence,
//! add its clause to the file of its topic, and its claim to `claim.rs` and `check/` where there is none that fits.

mod change;
mod latest;
pub mod names;
mod others;
mod report;
pub mod template;

use std::sync::LazyLock;

use regex::Regex;

use crate::claim::Claim;
use template::{Said, pattern};

/// A clause and what it claims.
pub type Line = (&'static str, fn(&Said) -> Vec<Claim>);

/// Claims with whose figure they are about: a measure that the clause names, or whoever was last named.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    pub whose: Whose,
    pub claims: Vec<Claim>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Whose {
    /// By its place in the catalogue.
    Measure(usize),
    /// "The figure for families": by its noun or name.
    Of(String),
    /// "Each figure": all of the paragraph.
    Each,
    Last,
}

struct Read {
    pattern: Regex,
    means: fn(&Said) -> Vec<Claim>,
}

fn made(tables: &[&[Line]]) -> Vec<Read> {
    let all = tables.iter().flat_map(|table| table.iter());
    all.map(|(template, means)| Read { pattern: pattern(template), means: *means }).collect()
}

static WHOLE: LazyLock<Vec<Read>> =
    LazyLock::new(|| made(&[latest::WHOLE, change::WHOLE, others::WHOLE, report::WHOLE]));
static PREDICATES: LazyLock<Vec<Read>> = LazyLock::new(|| made(&[others::PREDICATES, change::PREDICATES]));
static TAILS: LazyLock<Vec<Read>> = LazyLock::new(|| made(&[change::TAILS]));
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:(?P<each>Each figure)|The latest figure|The figure|It|This|The year)(?: for (?P<of>[^,.]+?))?) (?P<rest>(?:is|was|represents|places|moves|now|exceeds|has|comes|meets|misses|lies|can|remains)\b.*)$").expect("a subject")
});
/// "For families, compared with ..."
static LED: LazyLock<Regex> = LazyLock::new(|| Regex::new("^For (?P<of>[^,.]+), (?P<rest>[a-z].*)$").expect("a lead"));
static JOINT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?:,? but |,? and |, )").expect("a joint"));

/// Reads a sentence whose names stand as tokens (`names.rs`). None where a clause of it is not in the grammar.
pub fn read(sentence: &str) -> Option<Vec<Clause>> {
    let body = sentence.trim().strip_suffix('.')?;
    if let Some(led) = LED.captures(body) {
        let rest = &led["rest"];
        let sentence = rest[..1].to_uppercase() + &rest[1..];
        return whole(&sentence, &Whose::Of(led["of"].to_owned()));
    }
    whole(body, &Whose::Last).or_else(|| {
        let subject = SUBJECT.captures(body)?;
        let whose = match (subject.name("each"), subject.name("of")) {
            (Some(_), _) => Whose::Each,
            (None, Some(of)) => Whose::Of(of.as_str().to_owned()),
            (None, None) => Whose::Last,
        };
        predicate(subject.name("rest")?.as_str(), &whose)
    })
}

fn whole(body: &str, whose: &Whose) -> Option<Vec<Clause>> {
    WHOLE.iter().find_map(|line| first(line, body, whose))
}

fn predicate(body: &str, whose: &Whose) -> Option<Vec<Clause>> {
    PREDICATES.iter().find_map(|line| first(line, body, whose))
}

/// A clause by this line, and what comes after it.
fn first(line: &Read, body: &str, whose: &Whose) -> Option<Vec<Clause>> {
    let said = Said(line.pattern.captures(body)?);
    let whose = said.whose().map_or_else(|| whose.clone(), Whose::Measure);
    let mut clauses = vec![Clause { claims: (line.means)(&said), whose: whose.clone() }];
    clauses.extend(after(said.text("rest"), &whose)?);
    Some(clauses)
}

fn after(rest: &str, whose: &Whose) -> Option<Vec<Clause>> {
    if rest.is_empty() {
        return Some(Vec::new());
    }
    if let Some(found) = TAILS.iter().find_map(|line| first(line, rest, whose)) {
        return Some(found);
    }
    let joint = JOINT.find(rest)?;
    let rest = &rest[joint.end()..];
    predicate(rest, whose).or_else(|| whole(rest, whose))
}
