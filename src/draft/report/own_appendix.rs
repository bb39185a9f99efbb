//! Appendices of the officer's own, whose words are in a file of the folder, and what stands under the title of a report.

use serde::{Deserialize, Serialize};

use super::{Appendix, Block, Report, Section, Sentence};
use crate::figures::prose::{TextPart, text_parts};

/// An appendix that an officer wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnAppendix {
    /// `C`
    pub letter: String,
    /// What it is called.
    pub title: String,
    /// Its words. What comes before its first heading is a section without one; no paragraph has a number.
    pub sections: Vec<Section>,
}

/// A line under the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct HeaderField {
    /// `Wards affected`
    pub name: String,
    /// `All`
    pub text: String,
}

impl HeaderField {
    /// `Wards affected: All`
    pub fn in_words(&self) -> String {
        format!("{}: {}", self.name, self.text)
    }
}

impl OwnAppendix {
    /// The words of a file under its letter.
    pub(super) fn of(letter: &str, title: &str, words: &str) -> OwnAppendix {
        OwnAppendix { letter: letter.to_owned(), title: title.to_owned(), sections: text_sections(words) }
    }

    /// `Appendix C: terms of reference`
    pub fn heading(&self) -> String {
        Appendix::named(&self.letter, &self.title)
    }
}

impl Report {
    /// Its own appendices that are printed after the glossary, or before it: in the order of their letters.
    pub(crate) fn own_appendices(&self, after_glossary: bool) -> impl Iterator<Item = &OwnAppendix> {
        let is_after = move |one: &&OwnAppendix| self.glossary.is_appendix() && one.letter > self.glossary.letter;
        self.own_appendices.iter().filter(move |one| is_after(one) == after_glossary)
    }
}

/// The sections of a text, none of whose paragraphs has a number.
pub(crate) fn text_sections(text: &str) -> Vec<Section> {
    let mut sections = vec![section(String::new(), 1)];
    for part in text_parts(text) {
        let block = match part {
            TextPart::Heading { level, words } => {
                // No level is skipped: without a section over it a subsection is one.
                let under = sections.iter().any(|section| section.level == 1 && !section.heading.is_empty());
                sections.push(section(words, if under { level } else { 1 }));
                continue;
            }
            TextPart::Words(text) => {
                let sentence = Sentence { address: String::new(), text, because: Vec::new() };
                Block::Paragraph { number: None, label: String::new(), sentences: vec![sentence] }
            }
            TextPart::List { items, numbered } => Block::List { items, numbered },
        };
        sections.last_mut().expect("there is one from the beginning").blocks.push(block);
    }
    sections.retain(|section| !section.heading.is_empty() || !section.blocks.is_empty());
    sections
}

fn section(heading: String, level: u8) -> Section {
    Section { number: String::new(), heading, level, blocks: Vec::new() }
}
