//! What comes before the headings and the numbered paragraphs of a paper: 1., 2., 3. straight through, or, by
//! sections, 1
//! over 1.1 and 1.2. Every format prints these and counts nothing itself.

use serde::{Deserialize, Serialize};

use super::{Block, Numbering, Section};

/// The labels of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Labels {
    /// Before its heading: `3`. Empty where the heading has no number.
    pub heading: String,
    /// Before each of its numbered paragraphs, in order: `7.` or `3.2`.
    pub paragraphs: Vec<String>,
}

impl Labels {
    /// Those of every section of a paper. By sections, a section is numbered where a paragraph of it or of its subsections
    /// is, and a subsection's paragraphs run on.
    pub fn of(sections: &[Section], numbering: Numbering) -> Vec<Labels> {
        let (mut chapter, mut within) = (0_u32, 0_u32);
        let label = |(nth, section): (usize, &Section)| {
            let opens = section.level <= 1 && opens(&sections[nth..]);
            if opens {
                (chapter, within) = (chapter + 1, 0);
            }
            let paragraphs = section.blocks.iter().filter_map(number_of).map(|number| match numbering {
                Numbering::Continuous => format!("{number}."),
                Numbering::Hierarchical => {
                    within += 1;
                    format!("{chapter}.{within}")
                }
            });
            let paragraphs = paragraphs.collect();
            let heading = match numbering {
                Numbering::Hierarchical if opens => chapter.to_string(),
                _ => String::new(),
            };
            Labels { heading, paragraphs }
        };
        sections.iter().enumerate().map(label).collect()
    }

    /// The blocks of a section, each with its label; none for a block that has no number.
    pub fn beside<'a>(&'a self, section: &'a Section) -> impl Iterator<Item = (Option<&'a str>, &'a Block)> {
        let mut labels = self.paragraphs.iter();
        section.blocks.iter().map(move |block| {
            let label = number_of(block).and_then(|_| labels.next());
            (label.map(String::as_str), block)
        })
    }
}

/// The number of a block, where it is a numbered paragraph.
fn number_of(block: &Block) -> Option<u32> {
    match block {
        Block::Paragraph { number, .. } => *number,
        _ => None,
    }
}

/// Whether a numbered paragraph is in the first of these sections or in one under it.
fn opens(sections: &[Section]) -> bool {
    let under = sections.iter().skip(1).take_while(|section| section.level > 1);
    sections.iter().take(1).chain(under).flat_map(|section| &section.blocks).any(|block| number_of(block).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(level: u8, numbers: &[Option<u32>]) -> Section {
        let block = |number: &Option<u32>| Block::Paragraph { number: *number, sentences: Vec::new(), head: None };
        Section {
            heading: "A heading".into(),
            level,
            tally: String::new(),
            blocks: numbers.iter().map(block).collect(),
        }
    }

    fn read(sections: &[Section], numbering: Numbering) -> Vec<String> {
        let line = |labels: Labels| format!("{}|{}", labels.heading, labels.paragraphs.join(" "));
        Labels::of(sections, numbering).into_iter().map(line).collect()
    }

    #[test]
    fn straight_through_or_by_section() {
        let sections = [
            section(1, &[Some(1), None, Some(2)]),
            section(1, &[]),
            section(2, &[Some(3)]),
            section(2, &[Some(4)]),
            section(1, &[None]),
            section(1, &[Some(5)]),
        ];
        assert_eq!(read(&sections, Numbering::Continuous), ["|1. 2.", "|", "|3.", "|4.", "|", "|5."]);
        assert_eq!(read(&sections, Numbering::Hierarchical), ["1|1.1 1.2", "2|", "|2.1", "|2.2", "|", "3|3.1"]);
    }

    #[test]
    fn a_block_without_a_number_has_no_label() {
        let sections = [section(1, &[None, Some(1), None, Some(2)])];
        let labels = Labels::of(&sections, Numbering::Continuous);
        let beside: Vec<Option<&str>> = labels[0].beside(&sections[0]).map(|(label, _)| label).collect();
        assert_eq!(beside, [None, Some("1."), None, Some("2.")]);
    }
}
