//! Appendix A: the key, then a table for each outcome with a row for each indicator.

use maud::{Markup, html};

use crate::draft::report::{Cell, Dashboard, DashboardGroup, KeyEntry, Report, Row};

use super::cells::{self, Told};
use super::paper::PaperOnPage;
use super::shapes;

/// `Appendix A: performance dashboard, Quarter 3 2019/20`.
pub(super) fn heading(report: &Report) -> String {
    let title = if report.dashboard.title.is_empty() { "performance dashboard" } else { &report.dashboard.title };
    let mut letters = title.chars();
    let first = letters.next().unwrap_or_default();
    // "A&E attendances" keeps its capital.
    let lowered = letters.clone().next().is_none_or(|second| !second.is_lowercase());
    let first = if lowered { first.to_string() } else { first.to_lowercase().to_string() };
    format!("Appendix A: {first}{}", letters.as_str())
}

/// The whole appendix.
pub(super) fn appendix(paper: &PaperOnPage) -> Markup {
    let board = &paper.report.dashboard;
    let columns = Column::of(board);
    html! {
        section class="appendix dashboard" aria-labelledby=(paper.standing.named_by(&paper.appendix_id('A'))) {
            (paper.heading(1, "appendix-a", &heading(paper.report)))
            @if !board.key.is_empty() {
                (paper.heading(2, "key", "Key"))
                ul class="key" { @for entry in &board.key { (self::entry(entry)) } }
            }
            @if board.groups.is_empty() { p { "No indicator is in this report." } }
            @for (nth, group) in board.groups.iter().enumerate() { (table(group, nth, &columns, paper)) }
        }
    }
}

fn entry(entry: &KeyEntry) -> Markup {
    html! {
        li {
            @if !entry.shape.is_empty() { span class="drawn" { (shapes::of_key(&entry.shape)) } }
            span { strong { (entry.term) } ": " (entry.meaning) }
        }
    }
}

/// A column: its head, how its cells are set, and what is in them.
struct Column<'a> {
    head: &'a str,
    class: &'static str,
    cell: fn(&Row) -> Markup,
}

impl<'a> Column<'a> {
    /// The columns behind the indicator's name. Three appear only where a row has something to say in them.
    fn of(dashboard: &'a Dashboard) -> Vec<Column<'a>> {
        let any = |has: fn(&Row) -> bool| dashboard.groups.iter().flat_map(|group| &group.rows).any(has);
        let (rated, varied) = (any(|row| !row.rating.text.is_empty()), any(|row| row.variation.is_some()));
        let column = |head: &'a str, class, cell| Column { head, class, cell };
        let rating = rated.then(|| column("Rating", "rating", |row| cells::told(&row.rating, Told::First)));
        let variation = varied.then(|| column("Variation", "variation", cells::variation));
        let forecast = any(|row| !row.forecast.text.is_empty())
            .then(|| column("Forecast", "forecast", |row| plain(&row.forecast)));
        let mut columns = vec![
            column("Period", "period", |row| plain(&row.period)),
            column("Latest", "latest", |row| cells::told(&row.latest, Told::First)),
            column("Number", "count", |row| plain(&row.count)),
            column("Previous", "previous", |row| plain(&row.previous)),
            column("Direction of travel", "travel", |row| cells::travel(&row.travel)),
        ];
        columns.extend(rating);
        columns.push(column(dashboard.others_head(), "neighbours", |row| plain(&row.neighbours)));
        columns.push(column("National quartile", "quartile", cells::quartile));
        columns.push(column("Target", "target", |row| plain(&row.target)));
        columns.extend(forecast);
        columns.extend(variation);
        columns.push(column("History", "history", |row| cells::history(row.history.as_ref())));
        columns
    }
}

fn plain(cell: &Cell) -> Markup {
    cells::told(cell, Told::Plain)
}

/// Its roles are said again for browsers that forget them where a row is drawn as a card.
fn table(group: &DashboardGroup, nth: usize, columns: &[Column], paper: &PaperOnPage) -> Markup {
    html! {
        (paper.heading(2, &format!("outcome-{}", nth + 1), &group.heading))
        div class=(if columns.len() > 9 { "many" } else { "few" }) {
            table class="board" role="table" {
                caption class="heard" { "Latest figures: " (group.heading) }
                thead role="rowgroup" {
                    tr role="row" {
                        th scope="col" role="columnheader" { "Indicator" }
                        @for column in columns { th scope="col" role="columnheader" class=(column.class) { (column.head) } }
                    }
                }
                tbody role="rowgroup" {
                    @for row in &group.rows {
                        tr role="row" {
                            th scope="row" role="rowheader" { (name(row, paper)) }
                            @for column in columns {
                                td role="cell" class=(column.class) data-head=(column.head) { ((column.cell)(row)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The indicator's name leads to the paragraph that is about it.
fn name(row: &Row, paper: &PaperOnPage) -> Markup {
    html! {
        @match row.number {
            Some(number) => a href={ "#" (paper.paragraph_id(number)) } { (row.name) },
            None => (row.name),
        }
        @if !row.polarity.is_empty() { " " span class="second" { (row.polarity) } }
    }
}
