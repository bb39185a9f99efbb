//! What comes before the headings and the numbered paragraphs of a paper, and which paragraph is about which measure. It is
//! decided here once: every edition prints it and counts nothing itself.

use crate::draft::narrative::ParagraphCount;
use crate::figures::prose::Provenance;

use super::{Block, Numbering, Report, Section};

/// Labels every section and every numbered paragraph of a paper. By sections, a section is numbered where a paragraph of it or
/// of its subsections is, and a subsection's paragraphs run on.
pub(crate) fn label(sections: &mut [Section], numbering: Numbering) {
    let mut count = ParagraphCount::of(numbering);
    let mut first_level = 0;
    for nth in 0..sections.len() {
        sections[nth].number.clear();
        if sections[nth].level <= 1 {
            first_level = nth;
            count.begin_section();
        }
        for block in &mut sections[nth].blocks {
            let Block::Paragraph { number: Some(_), label, .. } = block else { continue };
            let (_, cited) = count.count();
            let dot = if numbering == Numbering::Continuous { "." } else { "" };
            *label = format!("{cited}{dot}");
            sections[first_level].number = count.section();
        }
    }
}

impl Report {
    /// Numbers its paragraphs, in a pack as the pack does, and names them so wherever they are named.
    pub(crate) fn label(&mut self, numbering: Numbering) {
        self.numbering = numbering;
        label(&mut self.sections, numbering);
        let sections = &self.sections;
        for row in self.dashboard.groups.iter_mut().flat_map(|group| &mut group.rows) {
            (row.number, row.label) = paragraph_of(sections, &row.id);
        }
        let Some(summary) = &mut self.summary else { return };
        for row in &mut summary.attention.rows {
            (row.number, row.label) = paragraph_of(sections, &row.id);
        }
        for card in &mut summary.improved.cards {
            (card.number, _) = paragraph_of(sections, &card.id);
        }
    }
}

/// The numbered paragraph that is about a measure, and its number as it is printed: the first that is about it alone, else the
/// first that names it. Empty where there is none.
fn paragraph_of(sections: &[Section], id: &str) -> (Option<u32>, String) {
    let paragraphs = || {
        sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Paragraph { number: Some(number), label, sentences, .. } => Some((*number, label, sentences)),
            _ => None,
        })
    };
    let first = |of: &dyn Fn(&Provenance) -> bool| {
        paragraphs().find(|(.., sentences)| sentences.iter().flat_map(|sentence| &sentence.because).any(of))
    };
    let found = first(&|because| because.is_only_of(id)).or_else(|| first(&|because| because.is_of(id)));
    found.map_or_else(Default::default, |(number, label, _)| (Some(number), label.trim_end_matches('.').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(level: u8, numbers: &[Option<u32>]) -> Section {
        let block = |number: &Option<u32>| Block::Paragraph {
            number: *number,
            label: String::new(),
            sentences: Vec::new(),
            head: None,
        };
        Section {
            number: String::new(),
            heading: "A heading".into(),
            level,
            tally: String::new(),
            blocks: numbers.iter().map(block).collect(),
        }
    }

    fn read(sections: &[Section], numbering: Numbering) -> Vec<String> {
        let mut sections = sections.to_vec();
        label(&mut sections, numbering);
        let labels = |section: &Section| section.blocks.iter().filter_map(Block::label).collect::<Vec<_>>().join(" ");
        sections.iter().map(|section| format!("{}|{}", section.number, labels(section))).collect()
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
    fn the_paragraph_that_is_about_a_measure_alone() {
        let mut report: Report = serde_json::from_str(include_str!("../../../layouts/example.json")).expect("a report");
        let mut cited = |numbering| {
            report.label(numbering);
            (paragraph_of(&report.sections, "reviews"), paragraph_of(&report.sections, "no such"))
        };
        assert_eq!(cited(Numbering::Continuous), ((Some(5), "5".into()), (None, String::new())));
        assert_eq!(cited(Numbering::Hierarchical).0.0, Some(5));
    }
}
