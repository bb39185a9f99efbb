//! The numbers of paragraphs and the bullets of lists, counted by Word and not typed.

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelOverride, LevelText, NumberFormat, Numbering as Counted,
    NumberingId, Paragraph, SpecialIndentType, Start,
};

/// Kinds of list, and lists of a kind: 1 of both is the writer's own.
const NUMBERS: usize = 2;
const BULLETS: usize = 3;
const BULLETED: usize = 2;
const FIRST_NUMBERED: usize = 3;

/// The indent of text beside its number, in twentieths of a point.
const INDENT: i32 = 567;

/// How far the paragraphs are numbered. Word counts on from one to the next; where the report does not, a count begins anew.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    starts: Vec<u32>,
    last: Option<u32>,
}

impl Numbering {
    /// The paragraph under this number.
    pub(super) fn numbered(&mut self, paragraph: Paragraph, number: u32) -> Paragraph {
        if self.last.and_then(|last| last.checked_add(1)) != Some(number) {
            self.starts.push(number);
        }
        self.last = Some(number);
        let list = FIRST_NUMBERED + self.starts.len() - 1;
        paragraph.numbering(NumberingId::new(list), IndentLevel::new(0))
    }

    /// Defines the lists that were used.
    pub(super) fn define(&self, document: Docx) -> Docx {
        let document = document
            .add_abstract_numbering(AbstractNumbering::new(NUMBERS).add_level(level("decimal", "%1.")))
            .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(level("bullet", "•")))
            .add_numbering(Counted::new(BULLETED, BULLETS));
        self.starts.iter().enumerate().fold(document, |document, (nth, start)| {
            let start = LevelOverride::new(0).start(usize::try_from(*start).unwrap_or(usize::MAX));
            document.add_numbering(Counted::new(FIRST_NUMBERED + nth, NUMBERS).add_override(start))
        })
    }
}

/// The paragraph as an item of a list.
pub(super) fn bulleted(paragraph: Paragraph) -> Paragraph {
    paragraph.numbering(NumberingId::new(BULLETED), IndentLevel::new(0))
}

fn level(format: &str, text: &str) -> Level {
    Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left")).indent(
        Some(INDENT),
        Some(SpecialIndentType::Hanging(INDENT)),
        None,
        None,
    )
}
