//! The numbers of paragraphs and the bullets of lists, counted by Word and not typed.

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelOverride, LevelText, NumberFormat, Numbering as Counted,
    NumberingId, Paragraph, SpecialIndentType, Start,
};

/// Kinds of list, and lists of a kind: 1 of both is the writer's own.
const NUMBERS: usize = 2;
const BULLETS: usize = 3;
const OTHERS: usize = 4;
const BULLETED: usize = 2;
const FIRST_NUMBERED: usize = 3;

/// The indent of text beside its number, in twentieths of a point: a centimetre, and where a number has two parts, 14 millimetres.
pub(super) const INDENT: i32 = 567;
const BY_SECTION: i32 = 794;

/// How Word writes the numbers of paragraphs that run straight through.
const STRAIGHT: &str = "%1.";

/// How far everything is numbered. Word counts on from one to the next; where the document does not, a count begins
/// again.
#[derive(Debug, Default)]
pub(super) struct WordNumbering {
    lists: Vec<List>,
}

/// Paragraphs that Word counts together.
#[derive(Debug)]
struct List {
    /// How their numbers are written: `%1.`, or `3.%1` in the third section.
    pattern: String,
    start: u32,
    last: u32,
}

impl WordNumbering {
    /// The paragraph under its label: `7.`, `3.2`, `3` of a heading, or `(2)` of an item.
    pub(super) fn labelled(&mut self, paragraph: Paragraph, label: &str) -> Paragraph {
        let Some((pattern, number)) = parted(label) else { return paragraph };
        let known = self.lists.iter().rposition(|list| list.pattern == pattern);
        let nth = match known.filter(|nth| self.lists[*nth].last.checked_add(1) == Some(number)) {
            Some(nth) => nth,
            None => {
                self.lists.push(List { pattern, start: number, last: number });
                self.lists.len() - 1
            }
        };
        self.lists[nth].last = number;
        paragraph.numbering(NumberingId::new(FIRST_NUMBERED + nth), IndentLevel::new(0))
    }

    /// Defines the lists that were used.
    pub(super) fn define(&self, document: Docx) -> Docx {
        let mut document = document
            .add_abstract_numbering(AbstractNumbering::new(NUMBERS).add_level(level("decimal", STRAIGHT, INDENT)))
            .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(level("bullet", "•", INDENT)))
            .add_numbering(Counted::new(BULLETED, BULLETS));
        let mut others: Vec<&str> = Vec::new();
        for (nth, list) in self.lists.iter().enumerate() {
            let pattern = list.pattern.as_str();
            let kind = match others.iter().position(|known| *known == pattern) {
                _ if pattern == STRAIGHT => NUMBERS,
                Some(known) => OTHERS + known,
                None => {
                    let kind = OTHERS + others.len();
                    others.push(pattern);
                    let level = level("decimal", pattern, BY_SECTION);
                    document = document.add_abstract_numbering(AbstractNumbering::new(kind).add_level(level));
                    kind
                }
            };
            let start = LevelOverride::new(0).start(usize::try_from(list.start).unwrap_or(usize::MAX));
            document = document.add_numbering(Counted::new(FIRST_NUMBERED + nth, kind).add_override(start));
        }
        document
    }
}

/// How a label's number is written, and the number; `None` where it holds none.
fn parted(label: &str) -> Option<(String, u32)> {
    if let Some(number) = label.strip_prefix('(').and_then(|label| label.strip_suffix(')')) {
        return Some(("(%1)".to_owned(), number.parse().ok()?));
    }
    let (before, number) = match label.strip_suffix('.') {
        Some(number) => return Some((STRAIGHT.to_owned(), number.parse().ok()?)),
        None => label.rsplit_once('.').map_or(("", label), |(section, number)| (section, number)),
    };
    let dot = if before.is_empty() { "" } else { "." };
    Some((format!("{before}{dot}%1"), number.parse().ok()?))
}

/// The paragraph as an item of a list.
pub(super) fn bulleted(paragraph: Paragraph) -> Paragraph {
    paragraph.numbering(NumberingId::new(BULLETED), IndentLevel::new(0))
}

fn level(format: &str, text: &str, indent: i32) -> Level {
    Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left")).indent(
        Some(indent),
        Some(SpecialIndentType::Hanging(indent)),
        None,
        None,
    )
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn a_label_is_a_pattern_and_a_number() {
        let made = |label: &str| parted(label).map(|(pattern, number)| format!("{pattern} {number}"));
        let labels = ["7.", "3.2", "3", "(2)"].map(made);
        assert_eq!(labels, ["%1. 7", "3.%1 2", "%1 3", "(%1) 2"].map(|made| Some(made.to_owned())));
        assert_eq!(made("iv"), None);
    }
}
