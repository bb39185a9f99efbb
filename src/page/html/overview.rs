//! The overview panel: a number for each verdict, and a table of the outcomes under its caption.
//!
//! The numbers are the content; the shapes beside them repeat them and are not heard.

use maud::{Markup, html};

use crate::draft::report::{OutcomeCounts, Overview};

use super::shapes;

/// The panel.
pub(super) fn panel(overview: &Overview) -> Markup {
    let heads = overview.heads();
    let (outcome, counted) = heads.split_first().expect("a panel has a column of outcomes");
    let rows = overview.rows();
    html! {
        div class="beside overview" {
            ul class="tiles" {
                @for verdict in &overview.verdicts {
                    li { (shapes::tallied(&verdict.shape)) strong { (verdict.count) } " " span { (verdict.word.to_lowercase()) } }
                }
            }
            div class="tally" {
                table class="board" role="table" {
                    caption {
                        "Table " (overview.number) ": " strong { (overview.title) "." } " " (overview.note)
                        @if !overview.shapes_note.is_empty() { " " (overview.shapes_note) }
                    }
                    thead role="rowgroup" {
                        tr role="row" {
                            th scope="col" role="columnheader" { (outcome) }
                            @for head in counted { th scope="col" role="columnheader" { (head) } }
                        }
                    }
                    tbody role="rowgroup" {
                        @for (nth, cells) in rows.iter().enumerate() {
                            (row(cells, counted, overview.outcomes.get(nth), overview))
                        }
                    }
                }
            }
        }
    }
}

/// A row; of the totals where there is no outcome.
fn row(cells: &[String], heads: &[&str], outcome: Option<&OutcomeCounts>, overview: &Overview) -> Markup {
    let drawn = outcome.filter(|_| !overview.shapes_note.is_empty());
    let shapes = |nth: usize| {
        let count = drawn.and_then(|outcome| outcome.counts.get(nth)).copied().unwrap_or(0);
        let shape = overview.verdicts.get(nth).map_or("", |verdict| verdict.shape.as_str());
        html! { @if count > 0 { " " span class="marks" { @for _ in 0..count { (shapes::tallied(shape)) } } } }
    };
    html! {
        tr role="row" class=[outcome.is_none().then_some("totals")] {
            th scope="row" role="rowheader" { (cells[0]) }
            @for (nth, (cell, head)) in cells[1..].iter().zip(heads).enumerate() {
                td role="cell" data-head=(head) {
                    @if cell == "none" { span class="mark" { (cell) } } @else {
                        span class="counted" { span { (cell) } (shapes(nth)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn made(shapes_note: &str) -> String {
        let overview = json!({
            "number": 1, "title": "Direction of travel by outcome", "note": "Each of the six measures is counted once.",
            "shapes_note": shapes_note, "all": 6,
            "verdicts": [
                {"shape": "improved", "word": "Improved", "count": 4},
                {"shape": "steady", "word": "No clear change", "count": 0},
                {"shape": "declined", "word": "Got worse", "count": 2},
            ],
            "outcomes": [
                {"heading": "Homes", "counts": [3, 0, 0], "all": 3},
                {"heading": "Roads", "counts": [1, 0, 2], "all": 3},
            ],
        });
        panel(&serde_json::from_value(overview).expect("an overview")).into_string()
    }

    #[test]
    fn each_number_has_as_many_shapes_and_nobody_hears_them() {
        let drawn = made("Each shape is one of them.");
        assert_eq!(drawn.matches("<svg").count(), 3 + 6, "a shape a tile and a shape a measure");
        assert_eq!(drawn.matches("aria-hidden=\"true\"").count(), 3 + 6);
        assert_eq!(drawn.matches("scope=\"row\"").count(), 3);
        assert_eq!(made("").matches("<svg").count(), 3, "too many to count: the tiles alone");
    }
}
