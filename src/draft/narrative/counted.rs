//! The numbers of paragraphs: 1, 2, 3 straight through, or, by sections, 1.1 and 1.2.

use crate::folder::Numbering;

/// How far the paragraphs of a paper are counted.
#[derive(Debug, Clone)]
pub struct ParagraphCount {
    numbering: Numbering,
    straight: u32,
    chapter: u32,
    within: u32,
    /// Whether the next paragraph is the first of its section.
    opens: bool,
}

impl ParagraphCount {
    /// Before the first.
    pub fn of(numbering: Numbering) -> ParagraphCount {
        ParagraphCount { numbering, straight: 0, chapter: 0, within: 0, opens: true }
    }

    /// A section of the first level begins.
    pub fn begin_section(&mut self) {
        self.opens = true;
    }

    /// The next paragraph: how many there are with it, and its number as people cite it, `7` or `3.2`. Only a section that
    /// has one is counted.
    pub fn count(&mut self) -> (u32, String) {
        self.straight += 1;
        if std::mem::take(&mut self.opens) {
            (self.chapter, self.within) = (self.chapter + 1, 0);
        }
        self.within += 1;
        let cited = match self.numbering {
            Numbering::Continuous => self.straight.to_string(),
            Numbering::Hierarchical => format!("{}.{}", self.chapter, self.within),
        };
        (self.straight, cited)
    }

    /// The number of the section whose paragraph was counted last, where sections are numbered.
    pub fn section(&self) -> String {
        match self.numbering {
            Numbering::Continuous => String::new(),
            Numbering::Hierarchical => self.chapter.to_string(),
        }
    }
}
