//! The clerk's own words as a paper: headings, numbered paragraphs, plain lists.
//!
//! A blank line ends a paragraph; a line that begins with `# ` or `## ` is a heading, one with `- ` or `(1) ` a line of a
//! list.

use crate::draft::report::{Block, Section, Sentence, text_sections};

/// The sections of a text. What comes before its first heading is a section without one.
pub fn sections(text: &str) -> Vec<Section> {
    let mut sections = text_sections(text);
    number(&mut sections);
    sections
}

/// So many letters are printed on the agenda.
const FEW: usize = 400;

/// The words of a text that is one short paragraph and nothing else: a page for one sentence is not printed.
pub fn few_words(sections: &[Section]) -> Option<String> {
    let [Section { heading, blocks, .. }] = sections else { return None };
    let [Block::Paragraph { sentences, .. }] = blocks.as_slice() else { return None };
    let [Sentence { text, .. }] = sentences.as_slice() else { return None };
    (heading.is_empty() && text.chars().count() <= FEW).then(|| text.clone())
}

/// Paragraphs are numbered where there are several to cite.
fn number(sections: &mut [Section]) {
    let blocks = || sections.iter().flat_map(|section| &section.blocks);
    if blocks().filter(|block| matches!(block, Block::Paragraph { .. })).count() < 2 {
        return;
    }
    let mut next = 1;
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Paragraph { number, sentences, .. } = block {
            *number = Some(next);
            for (sentence, nth) in sentences.iter_mut().zip(1..) {
                sentence.address = format!("{next}.{nth}");
            }
            next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `#heading`, `1 words`, `-item`, one a line.
    fn read(text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for section in sections(text) {
            if !section.heading.is_empty() {
                lines.push(format!("{} {}", "#".repeat(usize::from(section.level)), section.heading));
            }
            for block in section.blocks {
                match block {
                    Block::Paragraph { number, sentences, .. } => {
                        let number = number.map_or(String::new(), |number| format!("{number} "));
                        lines.push(format!("{number}{}", sentences[0].text));
                    }
                    Block::List { items, .. } => lines.extend(items.iter().map(|item| format!("-{item}"))),
                    _ => panic!("a text has no such block"),
                }
            }
        }
        lines
    }

    #[test]
    fn headings_paragraphs_and_lists() {
        let text = "One\nline.\r\n\r\n# Head\n\nTwo:\n- a\n- b\n  more\n\n## Sub\nThree.\n";
        assert_eq!(read(text), ["1 One line.", "# Head", "2 Two:", "-a", "-b more", "## Sub", "3 Three."]);
        assert_eq!(read("Only this."), ["Only this."]);
        assert_eq!(read("## Sub\nA.\n\nB."), ["# Sub", "1 A.", "2 B."]);
        assert_eq!(read(" \n\n"), Vec::<String>::new());
    }

    #[test]
    fn one_short_paragraph_needs_no_page() {
        let few = |text: &str| few_words(&sections(text));
        assert_eq!(few("Only\nthis.").as_deref(), Some("Only this."));
        for text in ["One.\n\nTwo.", "# Head\n\nOne.", "- One.", &"word ".repeat(100)] {
            assert_eq!(few(text), None, "{text}");
        }
    }
}
