//! The clerk's own words as a paper: headings, numbered paragraphs, plain lists.
//!
//! A blank line ends a paragraph; a line that begins with `# ` or `## ` is a heading, one with `- ` a line of a list.

use crate::draft::report::{Block, Section, Sentence};

/// The sections of a text. What comes before its first heading is a section without one.
pub fn sections(text: &str) -> Vec<Section> {
    let mut paper = TextPaper { sections: vec![section(String::new(), 1)], words: Vec::new(), items: Vec::new() };
    for line in text.lines() {
        paper.take(line.trim());
    }
    paper.end();
    let mut sections = paper.sections;
    sections.retain(|section| !section.heading.is_empty() || !section.blocks.is_empty());
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

struct TextPaper<'a> {
    sections: Vec<Section>,
    /// The lines of the paragraph that is open.
    words: Vec<&'a str>,
    /// The lines of the list that is open.
    items: Vec<String>,
}

impl<'a> TextPaper<'a> {
    fn take(&mut self, line: &'a str) {
        let heading =
            [("# ", 1), ("## ", 2)].into_iter().find_map(|(mark, level)| Some((line.strip_prefix(mark)?, level)));
        if let Some((heading, level)) = heading {
            self.end();
            // No level is skipped: without a section over it a subsection is one.
            let under = self.sections.iter().any(|section| section.level == 1 && !section.heading.is_empty());
            self.sections.push(section(heading.trim().to_owned(), if under { level } else { 1 }));
        } else if let Some(item) = line.strip_prefix("- ") {
            self.end_paragraph();
            self.items.push(item.trim().to_owned());
        } else if line.is_empty() {
            self.end();
        } else if let Some(item) = self.items.last_mut() {
            item.push_str(&format!(" {line}"));
        } else {
            self.words.push(line);
        }
    }

    fn end(&mut self) {
        self.end_paragraph();
        if !self.items.is_empty() {
            let items = std::mem::take(&mut self.items);
            self.add(Block::List { items });
        }
    }

    fn end_paragraph(&mut self) {
        if !self.words.is_empty() {
            let text = std::mem::take(&mut self.words).join(" ");
            let sentence = Sentence { address: String::new(), text, because: Vec::new() };
            self.add(Block::Paragraph { number: None, sentences: vec![sentence], head: None });
        }
    }

    fn add(&mut self, block: Block) {
        self.sections.last_mut().expect("there is one from the beginning").blocks.push(block);
    }
}

fn section(heading: String, level: u8) -> Section {
    Section { heading, level, tally: String::new(), blocks: Vec::new() }
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
                    Block::List { items } => lines.extend(items.iter().map(|item| format!("-{item}"))),
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
