//! What the checks read: a text, what it is about, and who wrote it.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::figures::finding::Finding;
use crate::figures::measure::{Observation, Polarity, Unit};
use crate::figures::prose::{FigureRead, Topic, figure_alone};
use crate::rules::{Decided, PrintedWords, Tally};
use rust_decimal::Decimal;

/// A text with all that a check needs to know of it. Nothing of a folder.
#[derive(Debug, Clone, Default)]
pub struct Said<'a> {
    /// The words: one sentence or several.
    pub text: &'a str,
    /// The indicators it is about; none for words on the report as a whole.
    pub about: Vec<About<'a>>,
    /// The figures its rules read.
    pub read: Vec<&'a FigureRead>,
    /// Figures of an officer's text that are declared to be none of the tables'.
    pub facts: &'a [String],
    /// Who wrote it.
    pub author: Author,
    /// The words of its rules as they are written, where they are known.
    pub written: Vec<&'a str>,
    /// The topic that a rule's sentence fills.
    pub topic: Option<&'a Topic>,
    /// The totals of the report, where they are known.
    pub tally: Option<&'a Tally>,
    /// What the report prints for its verdicts, where it is known.
    pub words: Option<&'a PrintedWords>,
    /// Every indicator of the report, for words that name none; empty for a sentence on its own.
    pub all: &'a [About<'a>],
}

/// Who wrote a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Author {
    /// A rule, or two whose sentences were joined.
    Rule,
    /// An officer, in `commentary.toml`: the figures typed there are reported when the folder is read.
    Comment,
    /// An officer, in `report.toml`: figures with a character that some table holds are reported when the folder is
    /// read.
    Text,
    /// Somebody whose sentence is tried on its own.
    #[default]
    Anybody,
}

/// An indicator that a text is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The arithmetic, of what may be printed.
    pub finding: &'a Finding,
    /// The decisions.
    pub decided: &'a Decided,
}

/// Something that reads wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseIssue {
    /// Which check found it.
    pub code: Code,
    /// The words meant, in bytes of the whole text.
    pub at: Range<usize>,
    /// What is wrong, without a full stop; the sentence is added.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl<'a> Said<'a> {
    /// Whether a person wrote it.
    pub fn by_hand(&self) -> bool {
        self.author != Author::Rule
    }

    /// The one indicator it is about; `None` where it is about several or of none.
    pub fn one(&self) -> Option<About<'a>> {
        match self.about[..] {
            [about] => Some(about),
            _ => None,
        }
    }

    /// Whether a declared fact covers these bytes.
    pub fn declared(&self, at: &Range<usize>) -> bool {
        self.facts.iter().filter(|fact| !fact.is_empty()).any(|fact| {
            self.text.match_indices(fact.as_str()).any(|(from, found)| from <= at.start && at.end <= from + found.len())
        })
    }
}

impl<'a> About<'a> {
    /// The figure reported.
    pub fn latest(&self) -> Option<&'a Observation> {
        self.finding.latest.as_ref()
    }

    /// The count behind a figure.
    pub fn count_of(&self, held: &Observation) -> Option<Decimal> {
        if self.finding.indicator.unit == Unit::Count { held.value } else { held.numerator }
    }

    /// Which way is good.
    pub fn polarity(&self) -> Polarity {
        self.decided.polarity_of(&self.finding.indicator)
    }

    /// A figure as it is printed.
    pub fn print(&self, value: Decimal) -> String {
        figure_alone(&self.finding.indicator, value)
    }

    /// Whether the observations of a period are the latest, or come before it.
    pub fn up_to_now(&self) -> impl Iterator<Item = &'a Observation> {
        let finding = self.finding;
        let end = finding.latest.as_ref().map_or(finding.report.end(), |latest| latest.period.end());
        finding.indicator.observations.iter().filter(move |held| held.period.end() <= end)
    }

    /// The indicator as it is named to an officer.
    pub fn id(&self) -> &'a str {
        &self.finding.indicator.id
    }
}
