//! The period at a glance: the same first page as in the PDF, in words and tables, the lines over time as pictures.

use docx_rs::BreakType;

use crate::draft::report::{
    AttentionTable, History, Improvement, Improvements, KeyEntry, Outcome, PictureCount, Summary, WholePicture,
};
use crate::page::html::{Alone, shapes_alone, sparkline_alone, verdict_alone};

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
    parts.extend(picture(&summary.picture, under, pictures));
    parts.extend(attention(&summary.attention, under, pictures));
    parts.extend(improved(&summary.improved, under, pictures));
    parts.push(key(&summary.key, pictures));
    // What follows begins a page of its own.
    let ended = words::paragraph(Style::Body, "").add_run(words::run("").add_break(BreakType::Page));
    parts.push(Part::Paragraph(Box::new(ended)));
    parts
}

fn columns<'a>(heads: &[&'a str], shares: &[usize]) -> Vec<Column<'a>> {
    heads.iter().zip(shares).map(|(head, share)| Column { head, share: *share }).collect()
}

/// A shape is so wide, in millimetres, and no more than so many are in one picture: a line breaks between pictures.
const SHAPE: f64 = 2.9;
const IN_ONE: usize = 8;

/// The number and its word, and under them the shapes, which only repeat the number.
fn counted(one: &PictureCount, pictures: &mut Pictures) -> Cell {
    let mut lines = vec![words::paragraph(Style::Cell, &one.in_words())];
    if !one.shape.is_empty() && one.count > 0 {
        let drawn = (0..one.count).step_by(IN_ONE).fold(words::paragraph(Style::Cell, ""), |line, from| {
            let count = (one.count - from).min(IN_ONE);
            let alone = shapes_alone(&one.shape, count, pictures.colour);
            line.add_run(pictures.picture(&alone, SHAPE * count as f64, ""))
        });
        lines.push(drawn);
    }
    Cell::Lines(lines)
}

/// A figure behind its shape.
fn shaped(shape: &Alone, words: &str, pictures: &mut Pictures) -> Cell {
    let shape = pictures.picture(shape, SHAPE * 1.2, "");
    Cell::Lines(vec![words::paragraph(Style::Cell, "").add_run(shape).add_run(words::run(&format!(" {words}")))])
}

/// What the shapes mean, in one line.
fn key(entries: &[KeyEntry], pictures: &mut Pictures) -> Part {
    let drawn = entries.iter().filter(|entry| matches!(entry.shape.as_str(), "improved" | "steady" | "declined"));
    let line = drawn.fold(words::paragraph(Style::Cell, ""), |line, entry| {
        let shape = pictures.picture(&shapes_alone(&entry.shape, 1, pictures.colour), SHAPE, "");
        line.add_run(shape).add_run(words::run(&format!(" {}     ", entry.term)))
    });
    Part::Paragraph(Box::new(line))
}

fn picture(picture: &WholePicture, under: Style, pictures: &mut Pictures) -> Vec<Part> {
    let heads: Vec<&str> = picture.heads.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = picture
        .rows
        .iter()
        .map(|row| {
            let counts = row.counts.iter().map(|one| counted(one, pictures));
            std::iter::once(Cell::Words(row.name())).chain(counts).collect()
        })
        .collect();
    let columns = columns(&heads, &[34, 36, 46, 34, 20]);
    let mut parts = vec![heading(under, &picture.title), table(&columns, rows.into_iter(), furniture::UPRIGHT)];
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
                    shaped(&shapes_alone(&row.shape, 1, pictures.colour), &row.now_and_before(), pictures),
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

/// A column for each, so that all stand side by side.
fn improved(better: &Improvements, under: Style, pictures: &mut Pictures) -> Vec<Part> {
    let mut parts = vec![heading(under, &better.title)];
    if !better.cards.is_empty() {
        let heads = std::iter::once("Measure").chain(better.cards.iter().map(|card| card.name.as_str()));
        let columns: Vec<Column> =
            heads.enumerate().map(|(nth, head)| Column { head, share: if nth == 0 { 2 } else { 3 } }).collect();
        let now = |card: &Improvement, pictures: &mut Pictures| {
            shaped(&verdict_alone(Outcome::Improved, card.way, pictures.colour), &card.now_and_before(), pictures)
        };
        let now: Vec<Cell> = std::iter::once(Cell::Words("Now, before".into()))
            .chain(better.cards.iter().map(|card| now(card, pictures)))
            .collect();
        let lines: Vec<Cell> = std::iter::once(Cell::Words("Over time".into()))
            .chain(better.cards.iter().map(|card| over_time(card.history.as_ref(), pictures)))
            .collect();
        parts.push(table(&columns, [now, lines].into_iter(), furniture::UPRIGHT));
    }
    parts.push(plain(Style::Body, &better.also));
    parts
}
