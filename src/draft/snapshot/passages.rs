//! What is printed, sentence by sentence and row by row, as a snapshot keeps it.

use crate::draft::report::{Block, MeasureTable, Officer, Overview, Report, Section, Summary};
use crate::figures::prose::{FigureRead, Provenance, Sentence, Topic};

use super::content::{Passage, one_line};
use super::dashboard_row::row_in_words;

/// Everything that is printed, in reading order.
pub fn passages(report: &Report) -> Vec<Passage> {
    let mut passages: Vec<Passage> =
        front(report).map(|words| passage("The front of the report", plain(words))).collect();
    passages.extend(report.header.iter().map(|field| passage("The front of the report", plain(field.in_words()))));
    passages.extend(report.summary.iter().flat_map(at_a_glance));
    for section in &report.sections {
        if section.blocks.is_empty() {
            passages.push(passage(&section.heading, plain(&section.heading)));
        }
        for block in &section.blocks {
            let sentences: Vec<Sentence> = match block {
                Block::Paragraph { sentences, .. } => sentences.clone(),
                Block::Chart { chart } => titled(block, &chart.caption(), &chart.under, |under| {
                    drawn(under, &chart.alt, Topic::Chart, &chart.id)
                }),
                Block::Strip { strip } => titled(block, &strip.caption(), &strip.under, |under| {
                    drawn(under, &strip.alt, Topic::Strip, &strip.id)
                }),
                Block::Overview { overview } => counted(overview),
                Block::List { items, numbered: false } => items.iter().map(plain).collect(),
                Block::List { items, .. } => Block::list_lines(items, true, "").into_iter().map(plain).collect(),
                Block::Table { table } => measured(table),
                Block::Officers { officers } => officers.iter().map(|officer| plain(contact(officer))).collect(),
                Block::Appendices { appendices } => {
                    appendices.iter().map(|one| plain(format!("Appendix {}: {}", one.letter, one.title))).collect()
                }
            };
            passages.extend(sentences.into_iter().map(|sentence| passage(&section.heading, sentence)));
        }
    }
    for appendix in &report.own_appendices {
        let lines = appendix.sections.iter().flat_map(lines_of);
        passages.extend(lines.map(|line| passage(&appendix.heading(), plain(line))));
    }
    for group in &report.dashboard.groups {
        let heading = format!("{}: {}", report.dashboard.title, group.heading);
        passages.extend(
            group
                .rows
                .iter()
                .map(|row| passage(&heading, of_indicator(row_in_words(row), Topic::Dashboard, &[&row.id]))),
        );
    }
    passages
}

/// What an appendix of the officer's own says under a heading.
fn lines_of(section: &Section) -> Vec<String> {
    let heading = (!section.heading.is_empty()).then(|| section.heading.clone());
    let lines = section.blocks.iter().flat_map(|block| match block {
        Block::List { items, numbered: true } => Block::list_lines(items, true, ""),
        Block::List { items, .. } => items.clone(),
        block => block.sentences().iter().map(|sentence| sentence.text.clone()).collect(),
    });
    heading.into_iter().chain(lines).collect()
}

/// A table of measures: its caption, then a line a measure.
fn measured(table: &MeasureTable) -> Vec<Sentence> {
    let rows = table.rows.iter().zip(table.rows_in_words()).map(|(row, words)| {
        let cells =
            table.heads.iter().zip(&words).skip(1).map(|(head, cell)| format!("{} {cell}", head.to_lowercase()));
        let cells = cells.collect::<Vec<_>>().join("; ");
        of_indicator(format!("{}: {cells}", row.name), Topic::Dashboard, &[&row.id])
    });
    std::iter::once(plain(table.caption())).chain(rows).collect()
}

/// Page 1: its lead with the rules behind it, then a line a row.
fn at_a_glance(summary: &Summary) -> Vec<Passage> {
    let rows = summary.picture.rows.iter().map(|row| plain(row.in_words()));
    let attention = summary.attention.rows.iter();
    let attention = attention.map(|row| of_indicator(row.in_words(), Topic::Attention, &[&row.id]));
    let improved = &summary.improved;
    let cards = improved.cards.iter().map(|card| of_indicator(card.in_words(), Topic::Attention, &[&card.id]));
    let also = [Some(&summary.picture.note), summary.attention.more.last(), Some(&improved.also)].into_iter().flatten();
    let also = also.filter(|words| !words.is_empty()).map(plain);
    let all = [plain(&summary.under)].into_iter().chain(summary.lead.iter().cloned()).chain(rows);
    all.chain(attention).chain(cards).chain(also).map(|sentence| passage(&summary.heading, sentence)).collect()
}

/// What is above the first heading.
fn front(report: &Report) -> impl Iterator<Item = &String> {
    [&report.committee, &report.date, &report.title, &report.authors].into_iter().filter(|words| !words.is_empty())
}

fn contact(officer: &Officer) -> String {
    let parts = [officer.title.as_str(), &officer.telephone, &officer.email];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The title that rules gave a drawing, by itself, and what is below it; without one the whole caption.
fn titled(block: &Block, caption: &str, under: &str, drawn: impl Fn(&str) -> Sentence) -> Vec<Sentence> {
    let title = block.sentences();
    title.iter().cloned().chain([drawn(if title.is_empty() { caption } else { under })]).collect()
}

/// A chart or a strip as a reader who cannot see it has it.
fn drawn(caption: &str, alt: &str, topic: Topic, indicator: &str) -> Sentence {
    of_indicator(format!("{caption} {alt}"), topic, &[indicator])
}

/// The overview panel, a line an outcome. Its counts follow from the decisions, as those of its paragraph do.
fn counted(overview: &Overview) -> Vec<Sentence> {
    let said = |row: Vec<String>| {
        let counts = overview.heads().into_iter().zip(&row).skip(1).map(|(head, count)| format!("{head} {count}"));
        format!("{}: {}", row[0], counts.collect::<Vec<_>>().join("; "))
    };
    let rows = overview.rows().into_iter().map(said);
    std::iter::once(overview.caption()).chain(rows).map(|words| of_indicator(words, Topic::Overview, &[])).collect()
}

/// Words about an indicator that are beside the sentences.
fn of_indicator(text: String, topic: Topic, indicators: &[&str]) -> Sentence {
    let because = Provenance {
        rule: String::new(),
        at: String::new(),
        topic,
        indicators: indicators.iter().map(|id| (*id).to_owned()).collect(),
        by_hand: false,
        figures: Vec::new(),
        instead_of: None,
    };
    Sentence { address: String::new(), text, because: vec![because] }
}

/// Words that no rule made.
fn plain(text: impl Into<String>) -> Sentence {
    Sentence { address: String::new(), text: text.into(), because: Vec::new() }
}

fn passage(heading: &str, mut sentence: Sentence) -> Passage {
    sentence.text = one_line(&sentence.text);
    for because in &mut sentence.because {
        // What a person overruled is named with the words that are there.
        because.instead_of = None;
        because.rule = one_line(&because.rule);
        for figure in &mut because.figures {
            *figure = FigureRead { word: figure.word.clone(), held: one_line(&figure.held), from: String::new() };
        }
    }
    Passage { heading: one_line(heading), sentence }
}
