//! What is to be told, and what was.

use std::sync::Arc;

use crate::finding::Finding;
use crate::measure::Period;
use crate::prose::Sentence;
use crate::rules::{Decided, Subject, Tally};

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
        topic: &'static str,
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
    /// The indicators spoken of, as their rules saw them.
    pub subjects: Vec<(String, Subject)>,
}
