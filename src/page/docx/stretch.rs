//! Stretches of pages of one way up, and the file that they are bound into.

use docx_rs::Docx;

use super::counted::Counted;
use super::finish::{self, DocumentFacts};
use super::part::Part;
use super::{furniture, styles};

/// Pages of one way up: Word keeps them as a section.
pub(crate) struct TextStretch {
    pub(crate) wide: bool,
    pub(crate) parts: Vec<Part>,
}

/// The file of these pages under one header.
pub(crate) fn bound(stretches: Vec<TextStretch>, head: &str, about: &DocumentFacts, counted: Counted) -> Vec<u8> {
    let document = counted.numbering.define(styles::define(Docx::new(), counted.pictures.colour));
    let ends_wide = stretches.last().is_some_and(|stretch| stretch.wide);
    let mut document = furniture::furnish(document, head, about.version, ends_wide);
    let mut before: Option<bool> = None;
    for stretch in stretches {
        if let Some(wide) = before.replace(stretch.wide) {
            document = document.add_paragraph(furniture::end(wide));
        }
        document = add(document, stretch.parts);
    }
    finish::finish(document, about, &counted.pictures.into_alternatives())
}

fn add(document: Docx, parts: Vec<Part>) -> Docx {
    parts.into_iter().fold(document, |document, part| match part {
        Part::Paragraph(paragraph) => document.add_paragraph(*paragraph),
        Part::Table(table) => document.add_table(*table),
    })
}
