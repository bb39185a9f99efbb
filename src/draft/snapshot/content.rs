//! What a report said and rested on, as plain text data: what is approved, and what is compared with it.

use crate::figures::measure::Period;
use crate::figures::prose::{Sentence, Topic};
use crate::rules::RuleFile;

/// One snapshot of a report. Figures that may not be printed are not in it: it is made of what is left when they have been
/// taken out.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Snapshot {
    /// Of which period.
    pub period: String,
    /// What is held of each indicator, in the order of the catalogue.
    pub findings: Vec<Entry>,
    /// What was decided of each, and the totals.
    pub decisions: Vec<Entry>,
    /// What is printed, in reading order.
    pub passages: Vec<Passage>,
    /// The rules in force, shipped and own, in the order in which they are read.
    pub(crate) rules: Vec<RuleFile>,
}

/// Facts of one indicator, or of the whole report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The indicator's id; `totals` for the whole report.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What each fact is called, and what it is.
    pub lines: Vec<(String, String)>,
}

impl Entry {
    /// A fact by its name; several of one name are one behind the other.
    pub fn held(&self, what: &str) -> Option<String> {
        let held: Vec<&str> = self.lines.iter().filter(|(key, _)| key == what).map(|(_, held)| held.as_str()).collect();
        (!held.is_empty()).then(|| held.join(" / "))
    }
}

/// The entry of [`Snapshot::decisions`] that holds the totals.
pub const TOTALS: &str = "totals";

/// A sentence or a row of the dashboard, with the heading under which it is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Passage {
    /// The heading.
    pub heading: String,
    /// The sentence with its rules and the figures they read, without the cells these came from: those move with every
    /// row that is put in, and say nothing of the sentence.
    pub sentence: Sentence,
}

impl Passage {
    /// The indicators it is about; none for fixed text and the whole report.
    pub fn indicators(&self) -> impl Iterator<Item = &str> {
        let because = self.sentence.because.iter();
        because.flat_map(|because| &because.indicators).map(String::as_str)
    }

    /// Whether it is a row of the dashboard.
    pub fn is_row(&self) -> bool {
        self.sentence.because.first().is_some_and(|because| because.topic == Topic::Dashboard)
    }
}

impl Snapshot {
    /// The facts held of an indicator.
    pub fn finding(&self, id: &str) -> Option<&Entry> {
        self.findings.iter().find(|entry| entry.id == id)
    }

    /// What was decided of an indicator.
    pub fn decision(&self, id: &str) -> Option<&Entry> {
        self.decisions.iter().find(|entry| entry.id == id)
    }
}

/// The folder of the approved text of a period: `expected/2019-20-q3`.
pub fn place_of(period: Period) -> String {
    format!("expected/{}", period.slug())
}

/// On one line, whatever the officer's TOML had; what a terminal or a browser would obey is a mark instead.
pub fn one_line(text: &str) -> String {
    let words = text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    words.map(without_controls).collect::<Vec<_>>().join(" ")
}

/// With a mark for every character that is obeyed and not shown: control characters, and those that turn the way of
/// writing.
pub fn without_controls(text: &str) -> String {
    let obeyed = |sign: char| {
        sign.is_control() && !matches!(sign, '\n' | '\t')
            || matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|sign| if obeyed(sign) { char::REPLACEMENT_CHARACTER } else { sign }).collect()
}
