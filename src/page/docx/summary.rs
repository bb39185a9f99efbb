//! The period at a glance: the same first page as in the PDF, in words and tables, the lines over time as pictures.

use docx_rs::BreakType;

use crate::draft::report::{AttentionTable, History, Improvements, PictureCount, Summary, WholePicture};
use crate::page::html::sparkline_alone;

use super::body::heading;
use super::furniture;
use super::part::{Part, plain};
use super::picture::Pictures;
use super::styles::Style;
use super::table::{Cell, Column, table};
use super::words;

/// How wide a line over time is, in millimetres.
const LINE: f64 = 26.0;

/// The whole part, and the end of its page.
pub(super) fn glance(summary: &Summary, deeper: u8, pictures: &mut Pictures) -> Vec<Part> {
    let under = Style::of_level(2 + deeper);
    let mut parts = vec![
        heading(Style::of_level(1 + deeper), &summary.heading),
        plain(Style::Body, &summary.under),
        plain(Style::Body, &summary.lead_in_words()),
    ];
    parts.extend(picture(&summary.picture, under));
    parts.extend(attention(&summary.attention, under, pictures));
    parts.extend(improved(&summary.improved, under, pictures));
    // What follows begins a page of its own.
    let ended = words::paragraph(Style::Body, "").add_run(words::run("").add_break(BreakType::Page));
    parts.push(Part::Paragraph(Box::new(ended)));
    parts
}

fn columns<'a>(heads: &[&'a str], shares: &[usize]) -> Vec<Column<'a>> {
    heads.iter().zip(shares).map(|(head, share)| Column { head, share: *share }).collect()
}

fn picture(picture: &WholePicture, under: Style) -> Vec<Part> {
    let heads: Vec<&str> = picture.heads.iter().map(String::as_str).collect();
    let rows = picture.rows.iter().map(|row| {
        let counts = row.counts.iter().map(PictureCount::in_words);
        std::iter::once(row.name()).chain(counts).map(Cell::Words).collect()
    });
    let mut parts =
        vec![heading(under, &picture.title), table(&columns(&heads, &[34, 38, 42, 36, 20]), rows, furniture::UPRIGHT)];
    parts.push(plain(Style::Body, &picture.note));
    parts
}

fn over_time(history: Option<&History>, pictures: &mut Pictures) -> Cell {
    match history {
        Some(history) => {
            let line = pictures.picture(&sparkline_alone(history, pictures.colour), LINE, &history.alt);
            Cell::Picture(Box::new(line), String::new())
        }
        None => Cell::Words(String::new()),
    }
}

fn attention(attention: &AttentionTable, under: Style, pictures: &mut Pictures) -> Vec<Part> {
    let heads: Vec<&str> = attention.heads.iter().map(String::as_str).collect();
    let mut parts = vec![heading(under, &attention.heading())];
    if !attention.rows.is_empty() {
        let rows: Vec<Vec<Cell>> = attention
            .rows
            .iter()
            .map(|row| {
                vec![
                    Cell::Words(row.number_in_words().to_owned()),
                    Cell::Words(row.name_and_why()),
                    Cell::Words(row.now_and_before()),
                    over_time(row.history.as_ref(), pictures),
                    Cell::Words(row.doing.clone()),
                ]
            })
            .collect();
        parts.push(table(&columns(&heads, &[10, 56, 30, 32, 42]), rows.into_iter(), furniture::UPRIGHT));
    }
    parts.push(plain(Style::Body, attention.more.last().map_or("", String::as_str)));
    parts
}

fn improved(better: &Improvements, under: Style, pictures: &mut Pictures) -> Vec<Part> {
    let mut parts = vec![heading(under, &better.title)];
    if !better.cards.is_empty() {
        let rows: Vec<Vec<Cell>> = better
            .cards
            .iter()
            .map(|card| {
                vec![
                    Cell::Words(card.name.clone()),
                    Cell::Words(card.now_and_before()),
                    over_time(card.history.as_ref(), pictures),
                ]
            })
            .collect();
        let columns = columns(&["Measure", "Now, before", "Over time"], &[80, 50, 40]);
        parts.push(table(&columns, rows.into_iter(), furniture::UPRIGHT));
    }
    parts.push(plain(Style::Body, &better.also));
    parts
}
