//! What is to be reported, and what was.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use crate::figures::finding::{Finding, Judging};
use crate::figures::measure::Period;
use crate::figures::prose::{Sentence, Topic};
use crate::folder::{Choice, HowMuch, Numbering, Override};
use crate::rules::{Decided, IndicatorContext, PrintedWords, RuleTrace, Scene, Tally, TopicTrace, TotalsBefore};

use super::offered::HeldSentence;

/// What is to be reported, in order.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The report's area.
    pub area: String,
    /// What is printed for a verdict.
    pub words: Arc<PrintedWords>,
    /// How changes are judged where no rule says otherwise.
    pub judging: Judging,
    /// How much is said of an indicator, and what first.
    pub how: HowMuch,
    /// What a measure is rated by its target: met, close, missed.
    pub ratings: Option<[String; 3]>,
    /// The sections as they were planned.
    pub sections: Vec<OutlineSection>,
    /// How the paragraphs are numbered.
    pub numbering: Numbering,
    /// The totals of the report before.
    pub before: Option<TotalsBefore>,
    /// The report's period.
    pub period: Period,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The officer's own sentences.
    pub comments: Vec<PlacedComment>,
    /// The officer's sentences instead of a rule's.
    pub overrides: Vec<Override>,
}

/// A section as it was planned.
#[derive(Debug, Clone)]
pub struct OutlineSection {
    /// Its heading.
    pub heading: String,
    /// 1 or 2.
    pub level: u8,
    /// How many paragraphs it has.
    pub paragraphs: usize,
}

impl Outline {
    /// Under how many headings of the first level each planned paragraph stands.
    pub fn chapters(&self) -> Vec<usize> {
        let mut chapter = 0;
        let of = self.sections.iter().flat_map(|section| {
            chapter += usize::from(section.level <= 1);
            std::iter::repeat_n(chapter, section.paragraphs)
        });
        of.collect()
    }

    /// Where an indicator is in the report: behind another one of its paragraph, or by itself.
    pub fn scene(&self, follows: Option<IndicatorContext>) -> Scene {
        Scene { area: self.area.clone(), follows, words: self.words.clone(), judging: self.judging }
    }
}

/// One paragraph to be reported.
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
    /// A paragraph for each measure that is chosen.
    Chosen {
        /// By what.
        by: Choice,
        /// Whether they carry numbers.
        numbered: bool,
    },
    /// A table of measures, in which nothing is told: these it names.
    Table {
        /// Their ids.
        ids: Vec<String>,
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
    /// The indicators that it names, in sentences or in a table.
    pub fn about(&self) -> Vec<String> {
        match self {
            Paragraph::Indicators { ids, .. } | Paragraph::Table { ids } => ids.clone(),
            Paragraph::Text { .. } | Paragraph::Whole { .. } | Paragraph::Chosen { .. } => Vec::new(),
        }
    }

    /// Whether it carries a number.
    pub fn numbered(&self) -> bool {
        match self {
            Paragraph::Text { numbered, .. }
            | Paragraph::Whole { numbered, .. }
            | Paragraph::Chosen { numbered, .. }
            | Paragraph::Indicators { numbered, .. } => *numbered,
            Paragraph::Table { .. } => false,
        }
    }
}

/// An officer's own sentence.
#[derive(Debug, Clone)]
pub struct PlacedComment {
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

/// An indicator with everything decided of it.
#[derive(Debug, Clone)]
pub struct Indicated {
    /// The arithmetic.
    pub finding: Arc<Finding>,
    /// The decisions: the sentence's and the dashboard's alike.
    pub decided: Decided,
}

impl Indicated {
    /// Whether a statistical test judged it.
    pub fn is_judged_statistically(&self) -> bool {
        self.decided.judgement.as_ref().is_some_and(|judgement| judgement.evidence.is_some())
    }
}

/// What was told.
#[derive(Debug, Clone)]
pub struct Narrative {
    /// Number and sentences of each paragraph, in order.
    pub paragraphs: Vec<(Option<u32>, Vec<Sentence>)>,
    /// For each of them which paragraph of the plan it comes from, and the indicators it is about.
    pub planned: Vec<(usize, Vec<String>)>,
    /// What the rules say over a drawing of an indicator, by its topic and the indicator's id.
    pub titles: BTreeMap<(Topic, String), Sentence>,
    /// Every indicator, in the order of the catalogue.
    pub indicated: Vec<Indicated>,
    /// The totals.
    pub tally: Tally,
    /// What is printed for a verdict.
    pub words: Arc<PrintedWords>,
    /// The indicators reported, as their rules saw them.
    pub subjects: Vec<(String, IndicatorContext)>,
    /// What the rules have to say of an indicator and its length leaves out, in the order of the report.
    pub held: Vec<HeldSentence>,
    /// What became of the rules, of each indicator in the order of the catalogue.
    pub traces: Vec<Traced>,
    /// What became of the rules about several indicators at once, a paragraph each.
    pub groups: Vec<GroupTrace>,
    /// What became of the rules about the whole report, a paragraph each.
    pub of_report: Vec<ReportTrace>,
}

impl Narrative {
    /// Every indicator by its id.
    pub fn by_id(&self) -> HashMap<&str, &Indicated> {
        self.indicated.iter().map(|one| (one.finding.indicator.id.as_str(), one)).collect()
    }

    /// What became of the rules: of each indicator, of several at once, of the whole report.
    pub fn take_traces(&mut self) -> (Vec<Traced>, Vec<GroupTrace>, Vec<ReportTrace>) {
        (std::mem::take(&mut self.traces), std::mem::take(&mut self.groups), std::mem::take(&mut self.of_report))
    }
}

/// What became of the rules that were asked about an indicator.
#[derive(Debug, Clone, Default)]
pub struct Traced {
    /// The decisions, in the order in which they are made.
    pub decisions: Vec<TopicTrace>,
    /// The topics of sentences; `None` where no paragraph is about it.
    pub sentences: Vec<TopicTrace>,
}

/// What became of the rules about several indicators at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct GroupTrace {
    /// The indicators.
    pub indicators: Vec<String>,
    /// The rules.
    pub rules: Vec<RuleTrace>,
}

/// What became of the rules about the whole report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReportTrace {
    /// `overview` or `conclusion`.
    pub topic: Topic,
    /// Which paragraph.
    pub which: String,
    /// The rules.
    pub rules: Vec<RuleTrace>,
}
