//! What is to be told, and what was.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::finding::Finding;
use crate::measure::Period;
use crate::prose::{Sentence, Topic};
use crate::rules::{Decided, RuleTrace, Subject, Tally, TopicTrace};

/// What is to be told, in order.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The report's area.
    pub area: String,
    /// The report's period.
    pub period: Period,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The officer's own sentences.
    pub comments: Vec<Comment>,
    /// The officer's sentences instead of a rule's.
    pub overrides: Vec<Override>,
}

/// One paragraph to be told.
#[derive(Debug, Clone)]
pub enum Paragraph {
    /// Fixed words.
    Text {
        /// Whole sentences.
        sentences: Vec<String>,
        /// Whether it carries a number.
        numbered: bool,
    },
    /// The rules of `overview` or `conclusion`.
    Whole {
        /// The topic.
        topic: Topic,
        /// Which of its rules are asked.
        which: String,
        /// Whether it carries a number.
        numbered: bool,
    },
    /// What the rules say of these indicators.
    Indicators {
        /// Their ids.
        ids: Vec<String>,
        /// Whether it carries a number.
        numbered: bool,
    },
}

impl Paragraph {
    /// Whether it carries a number.
    pub fn numbered(&self) -> bool {
        match self {
            Paragraph::Text { numbered, .. }
            | Paragraph::Whole { numbered, .. }
            | Paragraph::Indicators { numbered, .. } => *numbered,
        }
    }
}

/// An officer's own sentence.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Of which indicator.
    pub indicator: String,
    /// Of which period; none: of every one.
    pub period: Option<Period>,
    /// Before what the rules say, or after.
    pub before: bool,
    /// The words.
    pub text: String,
    /// `commentary.toml:18`
    pub at: String,
}

/// An officer's sentence instead of a rule's, pinned to the figures it was written against.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// Which sentence.
    pub of: Overruled,
    /// The words.
    pub text: String,
    /// Why.
    pub why: String,
    /// By whom: a job title.
    pub who: String,
    /// The report's period for which it holds; none: for every one, as long as the figures are those it is pinned to.
    pub period: Option<Period>,
    /// What it was written against, as pasted, and where that is.
    pub pinned: Option<(String, Place)>,
    /// Figures in it that are not figures of the folder's.
    pub facts: Vec<String>,
    /// Where the words are.
    pub from: Place,
    /// Where it names the indicator or the paragraph.
    pub of_from: Place,
    /// Where it names the topic or the rule; else the same.
    pub part_from: Place,
}

/// Which sentence is overruled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overruled {
    /// What the rules say of an indicator on a topic.
    Of {
        /// The indicator's id.
        indicator: String,
        /// The topic.
        topic: String,
    },
    /// A sentence of a paragraph on the whole report.
    In {
        /// The paragraph's number.
        paragraph: u32,
        /// The rule that says it; none where it is the only one.
        rule: Option<String>,
    },
}

/// An indicator with everything decided of it.
#[derive(Debug, Clone)]
pub struct Indicated {
    /// The arithmetic.
    pub finding: Arc<Finding>,
    /// The decisions: the sentence's and the dashboard's alike.
    pub decided: Decided,
}

/// What was told.
#[derive(Debug, Clone)]
pub struct Narrative {
    /// Number and sentences of each paragraph, in the order of the outline.
    pub paragraphs: Vec<(Option<u32>, Vec<Sentence>)>,
    /// Every indicator, in the order of the catalogue.
    pub indicated: Vec<Indicated>,
    /// The totals.
    pub tally: Tally,
    /// The indicators reported, as their rules saw them.
    pub subjects: Vec<(String, Subject)>,
    /// What became of the rules, of each indicator in the order of the catalogue.
    pub traces: Vec<Traced>,
    /// What became of the rules about several indicators at once, a paragraph each.
    pub groups: Vec<GroupTrace>,
    /// What became of the rules about the whole report, a paragraph each.
    pub of_report: Vec<ReportTrace>,
}

impl Narrative {
    /// What became of the rules: of each indicator, of several at once, of the whole report.
    pub fn take_traces(&mut self) -> (Vec<Traced>, Vec<GroupTrace>, Vec<ReportTrace>) {
        (std::mem::take(&mut self.traces), std::mem::take(&mut self.groups), std::mem::take(&mut self.of_report))
    }

    /// A copy of everything but the sentences.
    pub fn without_sentences(&self) -> Narrative {
        Narrative {
            paragraphs: Vec::new(),
            indicated: self.indicated.clone(),
            tally: self.tally.clone(),
            subjects: self.subjects.clone(),
            traces: Vec::new(),
            groups: Vec::new(),
            of_report: Vec::new(),
        }
    }
}

/// What became of the rules that were asked about an indicator.
#[derive(Debug, Clone, Default)]
pub struct Traced {
    /// The decisions, in the order in which they are made.
    pub decisions: Vec<TopicTrace>,
    /// The topics of sentences; none where no paragraph is about it.
    pub sentences: Vec<TopicTrace>,
}

/// What became of the rules about several indicators at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupTrace {
    /// The indicators.
    pub indicators: Vec<String>,
    /// The rules.
    pub rules: Vec<RuleTrace>,
}

/// What became of the rules about the whole report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportTrace {
    /// `overview` or `conclusion`.
    pub topic: Topic,
    /// Which paragraph.
    pub which: String,
    /// The rules.
    pub rules: Vec<RuleTrace>,
}
