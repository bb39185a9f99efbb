//! Appendices of the officer's own, whose words are in a file of the folder.

use serde::{Deserialize, Serialize};

use super::{Appendix, Block, FiveYears, Glossary, Report, Section, Sentence};
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

/// An appendix behind the dashboard and the methods.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FurtherAppendix<'a> {
    /// The words of a file.
    Own(&'a OwnAppendix),
    /// Five years of each measure.
    FiveYears(&'a FiveYears),
    /// What the measures mean.
    Glossary(&'a Glossary),
}

impl FurtherAppendix<'_> {
    fn letter(&self) -> &str {
        match self {
            FurtherAppendix::Own(one) => &one.letter,
            FurtherAppendix::FiveYears(one) => &one.letter,
            FurtherAppendix::Glossary(one) => &one.letter,
        }
    }
}

impl Report {
    /// The appendices behind the dashboard and the methods by their letters. Behind them is a glossary that has none.
    pub(crate) fn further_appendices(&self) -> Vec<FurtherAppendix<'_>> {
        let years = (!self.five_years.is_empty()).then_some(FurtherAppendix::FiveYears(&self.five_years));
        let glossary = (!self.glossary.is_empty()).then_some(FurtherAppendix::Glossary(&self.glossary));
        let own = self.own_appendices.iter().map(FurtherAppendix::Own);
        let mut all: Vec<FurtherAppendix> = own.chain(years).chain(glossary).collect();
        all.sort_by(|one, other| {
            (one.letter().is_empty(), one.letter()).cmp(&(other.letter().is_empty(), other.letter()))
        });
        all
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
                Block::Paragraph { number: None, label: String::new(), sentences: vec![sentence], head: None }
            }
            TextPart::List { items, numbered } => Block::List { items, numbered },
        };
        sections.last_mut().expect("there is one from the beginning").blocks.push(block);
    }
    sections.retain(|section| !section.heading.is_empty() || !section.blocks.is_empty());
    sections
}

fn section(heading: String, level: u8) -> Section {
    Section { number: String::new(), heading, level, tally: String::new(), blocks: Vec::new() }
}
