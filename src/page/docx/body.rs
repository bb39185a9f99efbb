//! The body: the title, then sections with their numbered paragraphs, charts, lists, contacts, appendices.

use docx_rs::{BreakType, Paragraph};

use crate::page::html::chart_alone;
use crate::report::{Block, Chart, Labels, Officer, Report, Section};

use super::numbering::bulleted;
use super::picture::Pictures;
use super::styles::Style;
use super::{Counted, Part, plain, words};

/// Committee, date, title and who reports.
pub(super) fn title_block(report: &Report) -> Vec<Part> {
    let lines = [
        (Style::Body, report.committee.as_str()),
        (Style::Body, &report.date),
        (Style::Title, super::furniture::title(report)),
        (Style::Body, &report.authors),
    ];
    lines.into_iter().filter(|(_, words)| !words.is_empty()).map(|(style, words)| plain(style, words)).collect()
}

/// Every section in reading order under its labels, `deeper` than in a report alone. The first of a text may have no heading.
pub(super) fn sections(sections: &[Section], labels: &[Labels], deeper: u8, counted: &mut Counted) -> Vec<Part> {
    let mut parts = Vec::new();
    for (section, labels) in sections.iter().zip(labels) {
        if !section.heading.is_empty() {
            let heading = headed(Style::of_level(section.level + deeper), &section.heading);
            parts.push(Part::Paragraph(Box::new(counted.numbering.labelled(heading, &labels.heading))));
        }
        parts.extend(labels.beside(section).flat_map(|(label, block)| self::block(block, label, counted)));
    }
    parts
}

/// A heading stays with what it stands over.
pub(super) fn heading(style: Style, words: &str) -> Part {
    Part::Paragraph(Box::new(headed(style, words)))
}

fn headed(style: Style, words: &str) -> Paragraph {
    words::paragraph(style, words).keep_next(true)
}

/// An item of a list.
pub(super) fn item(words: &str) -> Part {
    Part::Paragraph(Box::new(bulleted(words::paragraph(Style::Bullet, words))))
}

fn block(block: &Block, label: Option<&str>, counted: &mut Counted) -> Vec<Part> {
    match block {
        Block::Paragraph { sentences, .. } => {
            let words = sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
            let paragraph = words::paragraph(Style::Body, &words);
            vec![Part::Paragraph(Box::new(match label {
                Some(label) => counted.numbering.labelled(paragraph, label),
                None => paragraph,
            }))]
        }
        Block::Chart { chart } => drawn(chart, &mut counted.pictures),
        Block::List { items } => items.iter().map(|words| item(words)).collect(),
        Block::Officers { officers } => officers.iter().map(officer).collect(),
        Block::Appendices { appendices } => {
            appendices.iter().map(|one| item(&format!("Appendix {}: {}", one.letter, one.title))).collect()
        }
    }
}

/// How wide a chart is, in millimetres.
const CHART: f64 = 160.0;

/// The caption, and the chart under it; where it has no figure to draw, the words that say so.
fn drawn(chart: &Chart, pictures: &mut Pictures) -> Vec<Part> {
    let under = match chart_alone(chart) {
        Some(drawing) => {
            let picture = pictures.picture(&drawing, CHART, &chart.alt);
            Part::Paragraph(Box::new(Paragraph::new().style(Style::Body.id()).add_run(picture)))
        }
        None => plain(Style::Body, &chart.alt),
    };
    vec![Part::Paragraph(Box::new(caption(chart))), under]
}

/// The subject stands out; what is found of it follows.
fn caption(chart: &Chart) -> Paragraph {
    let found = [&chart.finding, &chart.scale_note].into_iter().filter(|words| !words.is_empty());
    let numbered = words::paragraph(Style::Caption, &format!("Figure {}: ", chart.number)).keep_next(true);
    let subject = words::run(&format!("{}.", chart.title)).bold();
    found.fold(numbered.add_run(subject), |caption, words| caption.add_run(words::run(&format!(" {words}"))))
}

/// One paragraph, a line for each way to reach the office.
pub(super) fn officer(officer: &Officer) -> Part {
    let mut paragraph = words::paragraph(Style::Body, &officer.title).keep_lines(true);
    for (name, value) in [("Telephone", &officer.telephone), ("Email", &officer.email)] {
        if !value.is_empty() {
            let line = words::run("").add_break(BreakType::TextWrapping);
            paragraph = paragraph.add_run(line).add_run(words::run(&format!("{name}: {value}")));
        }
    }
    Part::Paragraph(Box::new(paragraph))
}
