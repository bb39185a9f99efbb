//! Headings of confidence limits: which of the two they name, and whose.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::folder::table::columns::plain;

/// Which of the limits stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The lower one.
    Lower,
    /// The upper one.
    Upper,
    /// Both, one behind the other.
    Both,
}

const LOWER: [&str; 6] = ["lower", "low", "lcl", "lci", "ll", "lowerci"];
const UPPER: [&str; 6] = ["upper", "high", "ucl", "uci", "ul", "upperci"];
const OF_CONFIDENCE: [&str; 7] = ["ci", "cis", "confidence", "lci", "uci", "lowerci", "upperci"];
const LIMIT: [&str; 14] = [
    "limit",
    "limits",
    "bound",
    "bounds",
    "interval",
    "intervals",
    "lcl",
    "ucl",
    "ll",
    "ul",
    "ci",
    "cis",
    "lci",
    "uci",
];
/// Words that say nothing more.
const FILLING: [&str; 9] = ["level", "cl", "of", "the", "at", "for", "and", "to", "-"];

/// What the heading of limits says.
pub struct LimitHeading {
    /// Which of the two.
    pub side: Side,
    /// It says that they are of confidence.
    pub is_sure: bool,
    /// It says no other level.
    pub is_at_95: bool,
    /// Whose they are, or of which period: the other words.
    pub rest: Vec<String>,
}

/// The words of a heading.
fn words(heading: &str) -> Vec<String> {
    let text = plain(heading).replace(['(', ')', '[', ']', ',', ':', ';', '\u{2013}', '\u{2014}'], " ");
    let text = text.replace("lower-upper", "lower upper").replace("lower/upper", "lower upper").replace("c.i.", "ci");
    text.split_whitespace().map(str::to_owned).collect()
}

/// The level that a word says, in per cent: `95%`, `99.8`.
fn level(word: &str) -> Option<(Decimal, bool)> {
    let number = word.trim_end_matches("ci");
    let (number, is_per_cent) = number.strip_suffix('%').map_or((number, false), |number| (number, true));
    let read: Decimal = number.parse().ok()?;
    (read >= Decimal::from(50) && read < Decimal::ONE_HUNDRED).then_some((read, is_per_cent || word.ends_with("ci")))
}

/// Reads a heading; `None` where it names no limits.
pub fn limit_heading(heading: &str) -> Option<LimitHeading> {
    let words = words(heading);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let levels: Vec<(Decimal, bool)> = words.iter().filter_map(|word| level(word)).collect();
    let says_level = levels.iter().any(|(_, is_sure)| *is_sure);
    let is_sure = has(&OF_CONFIDENCE) || says_level;
    let is_limit = has(&LIMIT) || words.iter().any(|word| word.ends_with("%ci")) || has(&["lowerci", "upperci"]);
    let side = match (has(&LOWER), has(&UPPER)) {
        (true, false) => Side::Lower,
        (false, true) => Side::Upper,
        (true, true) => Side::Both,
        (false, false) if is_sure => Side::Both,
        (false, false) => return None,
    };
    let is_word = |word: &str| {
        let known: [&[&str]; 5] = [&LOWER, &UPPER, &OF_CONFIDENCE, &LIMIT, &FILLING];
        known.iter().any(|known| known.contains(&word)) || level(word).is_some()
    };
    let rest = words.iter().filter(|word| !is_word(word)).cloned().collect();
    let is_at_95 = levels.iter().all(|(level, _)| *level == Decimal::from(95));
    is_limit.then_some(LimitHeading { side, is_sure, is_at_95, rest })
}

/// Whether the limits under one heading are of the comparator under another.
pub fn is_of(limits: &str, comparator: &str) -> bool {
    let sorted = |words: Vec<String>| words.into_iter().collect::<BTreeSet<String>>();
    limit_heading(limits).is_some_and(|read| sorted(read.rest) == sorted(words(comparator)))
}
