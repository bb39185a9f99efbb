//! A table of measures within the text, a card a measure where the page is narrow.

use maud::{Markup, html};

use crate::draft::report::{MeasureCell, MeasureRow, MeasureTable};

use super::shapes;

/// The table with its caption.
pub(super) fn table(table: &MeasureTable) -> Markup {
    let columns = table.heads.get(1..).unwrap_or_default();
    html! {
        div class="beside tally measures" {
            table class="board" role="table" {
                caption {
                    "Table " (table.number) ": " strong { (table.title) "." }
                    @if !table.note.is_empty() { " " (table.note) }
                }
                thead role="rowgroup" {
                    tr role="row" { @for head in &table.heads { th scope="col" role="columnheader" { (head) } } }
                }
                tbody role="rowgroup" { @for one in &table.rows { (row(one, columns)) } }
            }
        }
    }
}

fn row(row: &MeasureRow, heads: &[String]) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (row.name) }
            @for (cell, head) in row.cells.iter().zip(heads) { td role="cell" data-head=(head) { (self::cell(cell)) } }
        }
    }
}

fn cell(cell: &MeasureCell) -> Markup {
    let words = html! {
        strong { (cell.text) }
        @if !cell.second.is_empty() { " " span class="second" { (cell.second) } }
    };
    html! {
        @if let Some((outcome, way)) = cell.shape {
            span class="beside-shape" { (shapes::verdict(outcome, way)) span { (words) } }
        } @else { span { (words) } }
    }
}
