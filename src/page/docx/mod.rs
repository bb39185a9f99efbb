//! The Word edition: the report for colleagues to comment in, with the styles, the numbering and the tables of Word itself.

mod body;
mod dashboard;
mod finish;
mod furniture;
mod methods;
mod numbering;
mod order;
mod picture;
mod styles;
mod table;
mod words;

use docx_rs::{Docx, Paragraph, Table};

use crate::report::Report;

use numbering::Numbering;
use picture::Pictures;
use styles::Style;

/// What a page is filled with, in order.
enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// A paragraph of plain words.
fn plain(style: Style, words: &str) -> Part {
    Part::Paragraph(Box::new(words::paragraph(style, words)))
}

/// The whole report. The same report gives the same bytes.
pub(crate) fn docx(report: &Report) -> Vec<u8> {
    let mut numbering = Numbering::default();
    let mut pictures = Pictures::new();
    let mut upright = body::title_block(report);
    upright.extend(body::sections(report, &mut numbering, &mut pictures));
    let wide = dashboard::appendix(&report.dashboard, &mut pictures);
    let methods = methods::appendix(&report.method_page);
    let document = numbering.define(styles::define(Docx::new()));
    let document = furniture::furnish(document, report, methods.is_empty());
    let document = add(document, upright);
    let document = add(furniture::end_of_upright(document), wide);
    let document = if methods.is_empty() { document } else { add(furniture::end_of_wide(document), methods) };
    finish::finish(document, report, &pictures.into_alternatives())
}

fn add(document: Docx, parts: Vec<Part>) -> Docx {
    parts.into_iter().fold(document, |document, part| match part {
        Part::Paragraph(paragraph) => document.add_paragraph(*paragraph),
        Part::Table(table) => document.add_table(*table),
    })
}
