//! Page 1: the quarter at a glance. What most members need, in words and counts from the same decisions as the paragraphs.

use serde::{Deserialize, Serialize};

use super::{History, KeyEntry, Sentence, Way};

/// The page before the report. It has no paragraph numbers of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Summary {
    /// `Quarter 3 at a glance`
    pub heading: String,
    /// `Anyshire, October to December 2024`
    pub under: String,
    /// Two or three sentences, by the rules about `lead`.
    pub lead: Vec<Sentence>,
    /// How many measures stand how.
    pub picture: WholePicture,
    /// What members should look at first, by the rules about `attention`.
    pub attention: AttentionTable,
    /// What got better.
    pub improved: Improvements,
    /// What the shapes and lines of the page mean, in a word or two each.
    pub key: Vec<KeyEntry>,
}

impl Summary {
    /// The lead in one paragraph.
    pub fn lead_in_words(&self) -> String {
        self.lead.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// A row for each question that is asked of a figure, a column for each answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WholePicture {
    /// `The whole picture`
    pub title: String,
    /// The heads: what a figure is compared with, then the answers.
    pub heads: Vec<String>,
    /// The questions that are asked of any figure of the report.
    pub rows: Vec<PictureRow>,
    /// Which measures are worse than other councils, and how many are in which quartile. May be empty.
    pub note: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PictureRow {
    /// `the figure before`
    pub with: String,
    /// Of how many it is asked: `28 measures`.
    pub under: String,
    /// The answers, in the order of the heads.
    pub counts: Vec<PictureCount>,
}

/// How many have an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PictureCount {
    /// How many.
    pub count: usize,
    /// The answer: `no clear change`. Empty where the head says it.
    pub word: String,
    /// What is drawn for each of them: `improved`, `steady`, `declined`; empty where nothing is.
    pub shape: String,
}

impl PictureCount {
    /// `5 improved`, `8`
    pub fn in_words(&self) -> String {
        format!("{} {}", self.count, self.word).trim_end().to_owned()
    }
}

impl PictureRow {
    /// `the figure before (28 measures): 5 improved, 14 no clear change, 1 got worse, 8 not judged`
    pub fn in_words(&self) -> String {
        let counts: Vec<String> = self
            .counts
            .iter()
            .map(|one| if one.word.is_empty() { format!("{} not judged", one.count) } else { one.in_words() })
            .collect();
        format!("{}: {}", self.name(), counts.join(", "))
    }

    /// `the figure before (28 measures)`
    pub fn name(&self) -> String {
        if self.under.is_empty() { self.with.clone() } else { format!("{} ({})", self.with, self.under) }
    }
}

/// The measures that need attention, the worst first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AttentionTable {
    /// `What needs attention`
    pub title: String,
    /// For which reasons measures are here: `target missed or got worse`. May be empty.
    pub note: String,
    /// The heads of the columns: number, measure, now, over time, what is being done.
    pub heads: Vec<String>,
    /// Six at most.
    pub rows: Vec<AttentionRow>,
    /// What is said under the table where so many of the rows are printed: `and two more`. It has one text more than there are
    /// rows; the last is empty where there are no others.
    pub more: Vec<String>,
}

/// A measure that needs attention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AttentionRow {
    /// The indicator's id.
    pub id: String,
    /// The paragraph that is about it.
    pub number: Option<u32>,
    /// Its number as it is printed: `31`, `3.2`. Empty where no numbered paragraph is about it.
    #[serde(default)]
    pub label: String,
    /// Its short name.
    pub name: String,
    /// Why it is here, as the rule says it.
    pub why: String,
    /// What is drawn beside the figure: `declined`, or `none`.
    pub shape: String,
    /// The latest figure.
    pub figure: String,
    /// `was 81.4%, quarter 2`. May be empty.
    pub was: String,
    /// The line over time, where the row of the dashboard has one.
    pub history: Option<History>,
    /// What is being done, in an officer's words, or a comment as such; else that nothing is given. Empty of a measure that is `silent`.
    pub doing: String,
}

impl AttentionTable {
    /// The place of the head over the drawings.
    pub const OVER_TIME: usize = 3;

    /// `What needs attention: target missed or got worse`
    pub fn heading(&self) -> String {
        if self.note.is_empty() { self.title.clone() } else { format!("{}: {}", self.title, self.note) }
    }
}

impl AttentionRow {
    /// `31`; `none` where no numbered paragraph is about it.
    pub fn number_in_words(&self) -> &str {
        if self.label.is_empty() { "none" } else { &self.label }
    }

    /// `Calls answered in two minutes: Misses the target of 85% (7.6 percentage points below)`
    pub fn name_and_why(&self) -> String {
        format!("{}: {}", self.name, self.why)
    }

    /// `77.4% (was 81.4%, quarter 2)`
    pub fn now_and_before(&self) -> String {
        beside(&self.figure, &self.was)
    }

    /// In one line: its name, why it is here, its figures, what is being done.
    pub fn in_words(&self) -> String {
        let parts = [self.name_and_why(), self.now_and_before(), self.doing.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }
}

impl Improvement {
    /// `96.4% (was 95.3%, quarter 2)`
    pub fn now_and_before(&self) -> String {
        beside(&self.figure, &self.was)
    }

    /// `Potholes made safe in 24 hours: 96.4% (was 95.3%, quarter 2)`
    pub fn in_words(&self) -> String {
        format!("{}: {}", self.name, self.now_and_before())
    }
}

/// A figure and what it was.
fn beside(figure: &str, was: &str) -> String {
    if was.is_empty() { figure.to_owned() } else { format!("{figure} ({was})") }
}

/// The measures that got better.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Improvements {
    /// `What improved`
    pub title: String,
    /// Five at most.
    pub cards: Vec<Improvement>,
    /// What else is better, in sentences; or that nothing improved. May be empty.
    pub also: String,
}

/// A measure that got better.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Improvement {
    /// The indicator's id.
    pub id: String,
    /// The paragraph that is about it.
    pub number: Option<u32>,
    /// Its short name.
    pub name: String,
    /// Which way the number went.
    pub way: Way,
    /// The latest figure.
    pub figure: String,
    /// `was 88.0%, quarter 2`. May be empty.
    pub was: String,
    /// The line over time, where the row of the dashboard has one.
    pub history: Option<History>,
}
