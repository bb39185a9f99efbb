//! Sections and the blocks they hold: numbered paragraphs, lists, contacts.

use serde::{Deserialize, Serialize};

use crate::folder::Officer;

use super::{Chart, MeasureHead, MeasureTable, Overview, Sentence, Strip};

/// A heading and what is under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Section {
    /// What is printed before the heading where sections are numbered: `3`. Else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The heading in sentence case.
    pub heading: String,
    /// 1 or 2.
    pub level: u8,
    /// How its measures stand, where it is an outcome: `Four measures: one got worse, three not judged. Targets: one missed.` Else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tally: String,
    /// What is under it, in order.
    pub blocks: Vec<Block>,
}

impl Section {
    /// `3 Purpose of the report`, or without the number.
    pub fn numbered_heading(&self) -> String {
        if self.number.is_empty() { self.heading.clone() } else { format!("{} {}", self.number, self.heading) }
    }
}

/// One thing under a heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Block {
    /// Sentences that stand together.
    Paragraph {
        /// Which of the numbered paragraphs it is, through all headings; none for text that carries no number (background
        /// papers).
        number: Option<u32>,
        /// What is printed before it: `7.`, `3.2`. Empty where it carries no number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        label: String,
        /// At least one sentence.
        sentences: Vec<Sentence>,
        /// What stands over them where all are about one measure.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        head: Option<Box<MeasureHead>>,
    },
    /// A chart, after the paragraph that is about it.
    Chart {
        /// With its caption.
        chart: Box<Chart>,
    },
    /// A quartile strip, after the paragraph that is about it and its chart.
    Strip {
        /// With its caption.
        strip: Box<Strip>,
    },
    /// The overview panel, after the paragraphs of the overview.
    Overview {
        /// With its caption.
        overview: Box<Overview>,
    },
    /// A list, one line an item.
    List {
        /// Its lines.
        items: Vec<String>,
        /// Whether they are numbered (1), (2): recommendations are.
        #[serde(default)]
        numbered: bool,
    },
    /// A table of measures.
    Table {
        /// With its caption.
        table: Box<MeasureTable>,
    },
    /// The officers to contact.
    Officers {
        /// In the order of `report.toml`.
        officers: Vec<Officer>,
    },
    /// The list of appendices.
    Appendices {
        /// In letter order.
        appendices: Vec<Appendix>,
    },
}

impl Block {
    /// What is printed before a numbered paragraph; nothing before other blocks.
    pub fn label(&self) -> Option<&str> {
        match self {
            Block::Paragraph { number: Some(_), label, .. } => Some(label),
            _ => None,
        }
    }

    /// The lines of a list, each behind what is before it: `(1)` where they are numbered, else this bullet.
    pub(crate) fn list_lines(items: &[String], numbered: bool, bullet: &str) -> Vec<String> {
        let before = |nth: usize| if numbered { format!("({})", nth + 1) } else { bullet.to_owned() };
        items.iter().enumerate().map(|(nth, item)| format!("{} {item}", before(nth))).collect()
    }

    /// The sentences of a paragraph, and the title that rules gave a drawing; none for other blocks.
    pub fn sentences(&self) -> &[Sentence] {
        let given = |title| std::slice::from_ref(title);
        match self {
            Block::Paragraph { sentences, .. } => sentences,
            Block::Chart { chart } if !chart.title.because.is_empty() => given(&chart.title),
            Block::Strip { strip } if !strip.title.because.is_empty() => given(&strip.title),
            _ => &[],
        }
    }
}

/// An appendix in the list of appendices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Appendix {
    /// `A`, `B`, ...
    pub letter: String,
    /// What it is called.
    pub title: String,
}

impl Appendix {
    /// As a heading: `Appendix B: how the figures were judged`.
    pub(super) fn named(letter: &str, title: &str) -> String {
        let mut letters = title.chars();
        let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
        format!("Appendix {letter}: {first}{}", letters.as_str())
    }
}
