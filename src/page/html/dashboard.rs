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

/// A column: its head, how its cells are set, what is in them, and which have nothing, so that a card leaves them out.
struct Column<'a> {
    head: &'a str,
    class: &'static str,
    cell: fn(&Row) -> Markup,
    is_empty: fn(&Row) -> bool,
}

impl<'a> Column<'a> {
    /// The columns behind the indicator's name. Those that no row fills are left out, but for the figures and the direction of
    /// travel.
    fn of(dashboard: &'a Dashboard) -> Vec<Column<'a>> {
        let of = |head: &'a str, class, cell, is_empty| Column { head, class, cell, is_empty };
        let always = [
            of("Period", "period", |row| plain(&row.period), |row| has_nothing(&row.period)),
            of("Latest", "latest", |row| cells::told(&row.latest, Told::First), |_| false),
            of("Number", "count", |row| plain(&row.count), |row| has_nothing(&row.count)),
            of("Previous", "previous", |row| plain(&row.previous), |row| has_nothing(&row.previous)),
            of("Direction of travel", "travel", |row| cells::travel(&row.travel), |_| false),
        ];
        let others = dashboard.others_head();
        let filled = [
            of("Rating", "rating", |row| cells::told(&row.rating, Told::First), |row| has_nothing(&row.rating)),
            of(others, "neighbours", cells::others, |row| has_nothing(&row.neighbours)),
            of("National quartile", "quartile", cells::quartile, |row| row.quartile.is_none()),
            of("Target", "target", |row| plain(&row.target), |row| has_nothing(&row.target)),
            of("Forecast", "forecast", |row| plain(&row.forecast), |row| has_nothing(&row.forecast)),
            of("Variation", "variation", cells::variation, |row| {
                row.variation.is_none() && row.no_variation.starts_with('[')
            }),
            of("History", "history", |row| cells::history(row.history.as_ref()), |row| row.history.is_none()),
        ];
        let rows = || dashboard.groups.iter().flat_map(|group| &group.rows);
        // Where no measure has a usual range, nobody needs to read why.
        let is_varied = rows().any(|row| row.variation.is_some());
        let filled = filled.into_iter().filter(|column| column.class != "variation" || is_varied);
        let filled = filled.filter(|column| !rows().all(|row| (column.is_empty)(row)));
        always.into_iter().chain(filled).collect()
    }
}

/// Whether a cell only says that nothing is there or can be.
fn has_nothing(cell: &Cell) -> bool {
    matches!(cell.text.as_str(), "" | "[x]" | "[z]") && cell.second.is_empty()
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
                        tr role="row" id=(paper.row_id(&row.id)) {
                            th scope="row" role="rowheader" { (name(row, paper)) }
                            @for column in columns {
                                @let class = if (column.is_empty)(row) { format!("{} nothing", column.class) } else { column.class.into() };
                                td role="cell" class=(class) data-head=(column.head) { ((column.cell)(row)) }
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
