//! The body: the title, then sections with their numbered paragraphs, charts in words, lists, contacts, appendices.

use docx_rs::BreakType;

use crate::report::{Block, Officer, Overview, Report};

use super::numbering::{Numbering, bulleted};
use super::styles::Style;
use super::table::{Column, table};
use super::{Part, furniture, plain, words};

/// Committee, date, title and who reports.
pub(super) fn title_block(report: &Report) -> Vec<Part> {
    let lines = [
        (Style::Body, report.committee.as_str()),
        (Style::Body, &report.date),
        (Style::Title, furniture::title(report)),
        (Style::Body, &report.authors),
    ];
    lines.into_iter().filter(|(_, words)| !words.is_empty()).map(|(style, words)| plain(style, words)).collect()
}

/// Every section in reading order.
pub(super) fn sections(report: &Report, numbering: &mut Numbering) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in &report.sections {
        parts.push(heading(Style::of_level(section.level), &section.heading));
        parts.extend(section.blocks.iter().flat_map(|block| self::block(block, numbering)));
    }
    parts
}

/// A heading stays with what it stands over.
pub(super) fn heading(style: Style, words: &str) -> Part {
    Part::Paragraph(Box::new(words::paragraph(style, words).keep_next(true)))
}

/// An item of a list.
pub(super) fn item(words: &str) -> Part {
    Part::Paragraph(Box::new(bulleted(words::paragraph(Style::Bullet, words))))
}

fn block(block: &Block, numbering: &mut Numbering) -> Vec<Part> {
    match block {
        Block::Paragraph { number, sentences } => {
            let words = sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
            let paragraph = words::paragraph(Style::Body, &words);
            vec![Part::Paragraph(Box::new(match number {
                Some(number) => numbering.numbered(paragraph, *number),
                None => paragraph,
            }))]
        }
        Block::Chart { chart } => drawn(&chart.caption(), &chart.alt),
        Block::Strip { strip } => drawn(&strip.caption(), &strip.alt),
        Block::Overview { overview } => counted(overview),
        Block::List { items } => items.iter().map(|words| item(words)).collect(),
        Block::Officers { officers } => officers.iter().map(officer).collect(),
        Block::Appendices { appendices } => {
            appendices.iter().map(|one| item(&format!("Appendix {}: {}", one.letter, one.title))).collect()
        }
    }
}

/// The caption, and in words what the committee's PDF draws under it.
fn drawn(caption: &str, alt: &str) -> Vec<Part> {
    vec![heading(Style::Caption, caption), plain(Style::Body, alt)]
}

/// The overview panel: its caption, then a row an outcome.
fn counted(overview: &Overview) -> Vec<Part> {
    let share = |head: &str| if head == overview.heads()[0] { 3 } else { 1 };
    let columns: Vec<Column> = overview.heads().into_iter().map(|head| Column { head, share: share(head) }).collect();
    // A line apart from the paragraph that follows.
    vec![
        heading(Style::Caption, &overview.caption()),
        table(&columns, overview.rows().into_iter(), furniture::UPRIGHT),
        plain(Style::Body, ""),
    ]
}

/// One paragraph, a line for each way to reach the office.
fn officer(officer: &Officer) -> Part {
    let mut paragraph = words::paragraph(Style::Body, &officer.title).keep_lines(true);
    for (name, value) in [("Telephone", &officer.telephone), ("Email", &officer.email)] {
        if !value.is_empty() {
            let line = words::run("").add_break(BreakType::TextWrapping);
            paragraph = paragraph.add_run(line).add_run(words::run(&format!("{name}: {value}")));
        }
    }
    Part::Paragraph(Box::new(paragraph))
}
