//! What a page of the Word edition is filled with: paragraphs and tables.

use docx_rs::{Paragraph, Table};

use super::styles::Style;
use super::words;

/// What a page is filled with, in order.
pub(crate) enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// A paragraph of plain words.
pub(crate) fn plain(style: Style, words: &str) -> Part {
    Part::Paragraph(Box::new(words::paragraph(style, words)))
}
