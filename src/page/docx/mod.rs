//! The Word edition: a report or a pack for colleagues to comment in, with the styles, the numbering and the tables of Word itself.

mod body;
mod dashboard;
mod finish;
mod furniture;
mod methods;
mod numbering;
mod order;
mod pack;
mod picture;
mod styles;
mod table;
mod words;

pub(crate) use pack::pack;

use docx_rs::{Docx, Paragraph, Table};

use crate::draft::report::{Labels, Numbering as Numbered, Report};
use crate::folder::look::{Colour, Look};

use finish::About;
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

/// What is counted and drawn while a document is written.
struct Counted {
    numbering: Numbering,
    pictures: Pictures,
}

impl Counted {
    /// Nothing yet, under a look.
    fn new(look: &Look) -> Counted {
        let colour = look.colour.unwrap_or(Colour::OWN);
        Counted { numbering: Numbering::default(), pictures: Pictures::new(colour) }
    }
}

/// Pages of one way up: Word keeps them as a section.
struct Stretch {
    wide: bool,
    parts: Vec<Part>,
}

/// The whole report. The same report gives the same bytes.
pub(crate) fn docx(report: &Report) -> Vec<u8> {
    let labels = Labels::of(&report.sections, Numbered::Continuous);
    let mut counted = Counted::new(&report.look);
    let mut stretches = vec![Stretch { wide: false, parts: body::title_block(report) }];
    paper(report, &labels, 0, &mut stretches, &mut counted);
    let about = About {
        title: furniture::title(report),
        authors: &report.authors,
        language: &report.language,
        date_iso: &report.date_iso,
    };
    bound(stretches, &furniture::meeting(report), &about, counted)
}

/// Sections and appendices of a report, `deeper` than in a report alone: the first go on where the last stretch ends.
fn paper(report: &Report, labels: &[Labels], deeper: u8, stretches: &mut Vec<Stretch>, counted: &mut Counted) {
    let sections = body::sections(&report.sections, labels, deeper, counted);
    match stretches.last_mut().filter(|stretch| !stretch.wide) {
        Some(stretch) => stretch.parts.extend(sections),
        None => stretches.push(Stretch { wide: false, parts: sections }),
    }
    let dashboard = dashboard::appendix(&report.dashboard, deeper, &mut counted.pictures);
    stretches.push(Stretch { wide: true, parts: dashboard });
    let methods = methods::appendix(&report.method_page, deeper);
    if !methods.is_empty() {
        stretches.push(Stretch { wide: false, parts: methods });
    }
}

/// The file of these pages under one header.
fn bound(stretches: Vec<Stretch>, head: &str, about: &About, counted: Counted) -> Vec<u8> {
    let document = counted.numbering.define(styles::define(Docx::new(), counted.pictures.colour));
    let ends_wide = stretches.last().is_some_and(|stretch| stretch.wide);
    let mut document = furniture::furnish(document, head, ends_wide);
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
