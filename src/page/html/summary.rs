//! The period at a glance, before the sections: lead, whole picture, what needs attention, what improved.

use maud::{Markup, html};

use crate::draft::report::{
    AttentionRow, AttentionTable, History, Improvement, Improvements, Outcome, PictureCount, PictureRow, WholePicture,
};

use super::contents::Entry;
use super::paper::PaperOnPage;
use super::words::linked;
use super::{shapes, sparkline};

/// The name of its heading among the ids of the paper.
const NAME: &str = "at-a-glance";

/// The whole part; nothing where the report begins without one.
pub(super) fn glance(paper: &PaperOnPage) -> Markup {
    let Some(summary) = &paper.report.summary else { return Markup::default() };
    html! {
        section class="glance" aria-labelledby=(paper.standing.named_by(&paper.standing.id(NAME))) {
            (paper.heading(1, NAME, &summary.heading))
            p class="date" { (summary.under) }
            p class="lead" { (linked(&summary.lead_in_words(), &paper.standing)) }
            (picture(&summary.picture, paper))
            (attention(&summary.attention, paper))
            (improved(&summary.improved, paper))
        }
    }
}

/// Its heading, for the contents.
pub(super) fn entry(paper: &PaperOnPage) -> Option<Entry> {
    let summary = paper.report.summary.as_ref()?;
    Some(Entry { level: paper.standing.level(1), id: paper.standing.id(NAME), words: summary.heading.clone() })
}

/// Its roles are said again for browsers that forget them where a row is drawn as a card.
fn board(heads: &[String], rows: Markup, named: &str) -> Markup {
    html! {
        div class="tally" {
            table class="board" role="table" {
                caption class="heard" { (named) }
                thead role="rowgroup" {
                    tr role="row" { @for head in heads { th scope="col" role="columnheader" { (head) } } }
                }
                tbody role="rowgroup" { (rows) }
            }
        }
    }
}

fn picture(picture: &WholePicture, paper: &PaperOnPage) -> Markup {
    let rows = html! { @for row in &picture.rows { (of_picture(row, &picture.heads)) } };
    html! {
        (paper.heading(2, "whole-picture", &picture.title))
        (board(&picture.heads, rows, &picture.title))
        @if !picture.note.is_empty() { p { (picture.note) } }
    }
}

fn of_picture(row: &PictureRow, heads: &[String]) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (row.with) " " span class="second" { (row.under) } }
            @for (one, head) in row.counts.iter().zip(heads.iter().skip(1)) {
                td role="cell" data-head=(head) { (counted(one)) }
            }
        }
    }
}

/// The number and its word; the shapes repeat it and are not heard.
fn counted(one: &PictureCount) -> Markup {
    html! {
        strong class="count" { (one.count) } @if !one.word.is_empty() { " " (one.word) }
        @if !one.shape.is_empty() && one.count > 0 {
            span class="marks" { @for _ in 0..one.count { (shapes::tallied(&one.shape)) } }
        }
    }
}

/// The measure is what its row is about, so it comes first here.
fn attention(table: &AttentionTable, paper: &PaperOnPage) -> Markup {
    let rows = html! { @for row in &table.rows { (of_attention(row, &table.heads, paper)) } };
    let more = table.more.last().filter(|words| !words.is_empty());
    let mut heads = table.heads.clone();
    heads.swap(0, 1);
    html! {
        (paper.heading(2, "attention", &table.heading()))
        @if !table.rows.is_empty() { (board(&heads, rows, &table.title)) }
        @if let Some(words) = more { p { (words) } }
    }
}

fn of_attention(row: &AttentionRow, heads: &[String], paper: &PaperOnPage) -> Markup {
    let head = |nth: usize| heads.get(nth).map_or("", String::as_str);
    html! {
        tr role="row" {
            th scope="row" role="rowheader" {
                (name(&row.name, row.number, paper)) ": " span class="second" { (row.why) }
            }
            td role="cell" data-head=(head(0)) { (row.number_in_words()) }
            td role="cell" data-head=(head(2)) { (now(shapes::tallied(&row.shape), (&row.id, &row.figure), &row.was, paper)) }
            td role="cell" class="history" data-head=(head(3)) { (over_time(row.history.as_ref())) }
            td role="cell" data-head=(head(4)) { (row.doing) }
        }
    }
}

/// The name leads to the paragraph that is about the measure.
fn name(words: &str, number: Option<u32>, paper: &PaperOnPage) -> Markup {
    html! {
        @match number {
            Some(number) => a href={ "#" (paper.paragraph_id(number)) } { strong { (words) } },
            None => strong { (words) },
        }
    }
}

/// The figure leads to its row of the dashboard.
fn now(shape: Markup, (id, figure): (&str, &str), was: &str, paper: &PaperOnPage) -> Markup {
    html! {
        span class="beside-shape" {
            (shape)
            span { a href={ "#" (paper.row_id(id)) } { strong class="count" { (figure) } } @if !was.is_empty() { " " span class="second" { (was) } } }
        }
    }
}

fn over_time(history: Option<&History>) -> Markup {
    html! { @if let Some(history) = history { (sparkline::sparkline(history)) } }
}

fn improved(better: &Improvements, paper: &PaperOnPage) -> Markup {
    html! {
        (paper.heading(2, "improved", &better.title))
        @if !better.cards.is_empty() {
            ul class="tiles cards" { @for one in &better.cards { li { (card(one, paper)) } } }
        }
        @if !better.also.is_empty() { p { (better.also) } }
    }
}

fn card(one: &Improvement, paper: &PaperOnPage) -> Markup {
    html! {
        div { (name(&one.name, one.number, paper)) }
        (now(shapes::verdict(Outcome::Improved, one.way), (&one.id, &one.figure), &one.was, paper))
        (over_time(one.history.as_ref()))
    }
}
