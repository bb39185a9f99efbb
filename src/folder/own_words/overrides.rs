//! An officer's sentences instead of a rule's, as they are written in `commentary.toml`.

use crate::diagnostic::Place;
use crate::figures::measure::Period;

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
        /// The paragraph's number as it is printed: `5`, `3.2`.
        paragraph: String,
        /// The rule that says it; `None` where it is the only one.
        rule: Option<String>,
    },
}
