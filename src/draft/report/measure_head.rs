//! The head of a paragraph that is about one measure or a few: a line for each with its name, its latest figure, the verdict on it. It
//! comes from the same decisions as the sentences under it, which are complete without it; the look `briefing` prints it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Outcome, Way};

/// What stands over the sentences about one measure, or the first of a few.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MeasureHead {
    /// The indicator's id.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// The outline of the shape beside the figure: the verdict, as in the dashboard.
    pub outcome: Outcome,
    /// The arrow inside it: which way the number went.
    pub way: Way,
    /// `77.4%`. Empty where there is none to print.
    pub figure: String,
    /// `got worse, target missed`; why there is no figure, where there is none.
    pub verdict: String,
    /// Which of the sentences say what is being done, or are a comment where nobody has said it. None where there is neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doing: Option<Doing>,
    /// The lines of the other measures that the paragraph is about. None of these has others or says what is being done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<MeasureHead>,
}

/// An officer's sentences on what is being done, among those of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Doing {
    /// The words that lead to them, whether or not the first of them has them itself: `What is being done:`, `Comment:`
    pub lead: String,
    /// The place of the first, counted from 0.
    pub from: usize,
    /// The place behind the last.
    pub to: usize,
}

impl MeasureHead {
    /// The sentences in the paragraphs that they make under a head, and which of these is about what is being done.
    pub(crate) fn parts(&self, sentences: usize) -> Vec<(Option<&Doing>, Range<usize>)> {
        let Some(doing) = &self.doing else { return vec![(None, 0..sentences)] };
        let (from, to) = (doing.from.min(sentences), doing.to.min(sentences));
        let parts = [(None, 0..from), (Some(doing), from..to), (None, to..sentences)];
        parts.into_iter().filter(|(_, part)| !part.is_empty()).collect()
    }
}

impl Doing {
    /// The words of its first sentence behind the lead.
    pub(crate) fn behind_lead<'a>(&self, text: &'a str) -> &'a str {
        text.strip_prefix(self.lead.as_str()).unwrap_or(text).trim_start()
    }
}
