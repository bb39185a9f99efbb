//! The body: the title, then sections with their numbered paragraphs, charts, lists, contacts, appendices.

use docx_rs::{BreakType, Paragraph};

use crate::draft::report::{
    Block, Chart, HeaderField, MeasureTable, Officer, Overview, OwnAppendix, Report, Section, Sentence, Strip,
};
use crate::folder::look::Style as Look;
use crate::page::html::{Alone, chart_alone, strip_alone};

use super::counted::Counted;
use super::numbering::bulleted;
use super::part::{Part, plain};
use super::picture::Pictures;
use super::styles::Style;
use super::table::{Cell, Column, table};
use super::{furniture, measure, words};

/// Whose report, committee, date, title and who reports.
pub(crate) fn title_block(report: &Report) -> Vec<Part> {
    if report.summary.is_some() {
        // The page is one for members: who reports follows it.
        let meeting = [report.whose.as_str(), &report.committee, &report.date];
        let meeting: Vec<&str> = meeting.into_iter().filter(|words| !words.is_empty()).collect();
        return vec![plain(Style::Body, &meeting.join(", ")), plain(Style::Title, furniture::title(report))];
    }
    let lines = [
        (Style::Body, report.whose.as_str()),
        (Style::Body, &report.committee),
        (Style::Body, &report.date),
        (Style::Title, furniture::title(report)),
        (Style::Body, &report.authors),
    ];
    let said = lines.into_iter().filter(|(_, words)| !words.is_empty()).map(|(style, words)| plain(style, words));
    said.chain(fields(&report.header)).collect()
}

/// What stands under the title, a line each.
pub(crate) fn fields(header: &[HeaderField]) -> impl Iterator<Item = Part> {
    header.iter().map(|field| {
        let name = words::paragraph(Style::Body, "").add_run(words::run(&format!("{}: ", field.name)).bold());
        Part::Paragraph(Box::new(name.add_run(words::run(&field.text))))
    })
}

/// Every section in reading order, `deeper` than in a report alone. The first of a text may have no heading.
pub(crate) fn sections(sections: &[Section], deeper: u8, counted: &mut Counted) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in sections {
        if !section.heading.is_empty() {
            let heading = words::paragraph(Style::of_level(section.level + deeper), &section.heading);
            parts.push(Part::Paragraph(Box::new(counted.numbering.labelled(heading, &section.number))));
        }
        if counted.look == Look::Briefing && !section.tally.is_empty() {
            parts.push(heading(Style::Tally, &section.tally));
        }
        parts.extend(section.blocks.iter().flat_map(|block| self::block(block, counted)));
    }
    parts
}

/// A heading: its style keeps it with what it is over.
pub(crate) fn heading(style: Style, words: &str) -> Part {
    Part::Paragraph(Box::new(words::paragraph(style, words)))
}

/// An item of a list.
pub(crate) fn item(words: &str) -> Part {
    Part::Paragraph(Box::new(bulleted(words::paragraph(Style::Bullet, words))))
}

fn block(block: &Block, counted: &mut Counted) -> Vec<Part> {
    match block {
        Block::Paragraph { sentences, head: Some(head), .. } if counted.look == Look::Briefing => {
            measure::under_head(head, block.label(), sentences, counted)
        }
        Block::Paragraph { sentences, .. } => {
            let words = sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
            let paragraph = words::paragraph(Style::Body, &words);
            vec![Part::Paragraph(Box::new(match block.label() {
                Some(label) => counted.numbering.labelled(paragraph, label),
                None => paragraph,
            }))]
        }
        Block::Chart { chart } => drawn(chart, &mut counted.pictures),
        Block::Strip { strip } => drawn_strip(strip, &mut counted.pictures),
        Block::Overview { overview } => panel(overview),
        Block::List { items, numbered: false } => items.iter().map(|words| item(words)).collect(),
        Block::List { items, .. } => {
            let line = |(words, nth): (&String, u32)| {
                let paragraph = words::paragraph(Style::Bullet, words);
                Part::Paragraph(Box::new(counted.numbering.labelled(paragraph, &format!("({nth})"))))
            };
            items.iter().zip(1..).map(line).collect()
        }
        Block::Table { table } => measures(table),
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
    let under = match chart_alone(chart, pictures.colour) {
        Some(drawing) => picture(&drawing, &chart.alt, pictures),
        None => plain(Style::Body, &chart.alt),
    };
    caption(&chart.title, &chart.below()).into_iter().chain([under]).collect()
}

fn drawn_strip(strip: &Strip, pictures: &mut Pictures) -> Vec<Part> {
    let under = picture(&strip_alone(strip, pictures.colour), &strip.alt, pictures);
    caption(&strip.title, &strip.below()).into_iter().chain([under]).collect()
}

fn picture(drawing: &Alone, alternative: &str, pictures: &mut Pictures) -> Part {
    let picture = pictures.picture(drawing, CHART, alternative);
    Part::Paragraph(Box::new(Paragraph::new().style(Style::Body.id()).add_run(picture)))
}

/// What the drawing shows stands out; below it, what it is of.
fn caption(title: &Sentence, below: &str) -> [Part; 2] {
    let title = Paragraph::new().style(Style::Caption.id()).add_run(words::run(&title.text).bold());
    [Part::Paragraph(Box::new(title.keep_next(true))), heading(Style::Caption, below)]
}

/// The overview panel: its caption, then a row an outcome.
fn panel(overview: &Overview) -> Vec<Part> {
    let share = |head: &str| if head == overview.heads()[0] { 3 } else { 1 };
    let columns: Vec<Column> = overview.heads().into_iter().map(|head| Column { head, share: share(head) }).collect();
    let rows = overview.rows().into_iter().map(|row| row.into_iter().map(Cell::Words).collect());
    // A line apart from the paragraph that follows.
    vec![
        heading(Style::Caption, &overview.caption()),
        table(&columns, rows, furniture::UPRIGHT),
        plain(Style::Body, ""),
    ]
}

/// A table of measures: its caption, then a row a measure.
fn measures(measures: &MeasureTable) -> Vec<Part> {
    let share = |nth| if nth == 0 { 3 } else { 2 };
    let heads = measures.heads.iter().enumerate();
    let columns: Vec<Column> = heads.map(|(nth, head)| Column { head, share: share(nth) }).collect();
    let rows = measures.rows_in_words().map(|row| row.into_iter().map(Cell::Words).collect());
    // A line apart from the paragraph that follows.
    vec![
        heading(Style::Caption, &measures.caption()),
        table(&columns, rows, furniture::UPRIGHT),
        plain(Style::Body, ""),
    ]
}

/// An appendix of the officer's own.
pub(super) fn own_appendix(appendix: &OwnAppendix, deeper: u8, counted: &mut Counted) -> Vec<Part> {
    let mut parts = vec![heading(Style::of_level(1 + deeper), &appendix.heading())];
    parts.extend(sections(&appendix.sections, deeper + 1, counted));
    parts
}

/// One paragraph, a line for each way to reach the office.
pub(crate) fn officer(officer: &Officer) -> Part {
    let mut paragraph = words::paragraph(Style::Body, &officer.title).keep_lines(true);
    for (name, value) in [("Telephone", &officer.telephone), ("Email", &officer.email)] {
        if !value.is_empty() {
            let line = words::run("").add_break(BreakType::TextWrapping);
            paragraph = paragraph.add_run(line).add_run(words::run(&format!("{name}: {value}")));
        }
    }
    Part::Paragraph(Box::new(paragraph))
}
