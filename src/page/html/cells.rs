//! What is in a cell of the dashboard: words first, then a shape that says the same.

use maud::{Markup, html};

use crate::draft::report::{Cell, History, Row, Travel};

use super::{shapes, sparkline};

/// Whether a figure is the one a row is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// In bold.
    First,
    /// As it is.
    Plain,
}

/// A figure with its marks and its second line.
pub(super) fn told(cell: &Cell, how: Told) -> Markup {
    let absent = cell.text.starts_with('[');
    html! {
        @if absent { span class="mark" { (cell.text) } }
        @else if how == Told::First && !cell.text.is_empty() { strong { (cell.text) } }
        @else { (cell.text) }
        @if !cell.mark.is_empty() { " " span class="mark" { (cell.mark) } }
        (second(&cell.second))
    }
}

/// The second line; nothing if there is none.
fn second(words: &str) -> Markup {
    html! { @if !words.is_empty() { " " span class="second" { (words) } } }
}

/// Direction of travel.
pub(super) fn travel(travel: &Travel) -> Markup {
    let rounded = if travel.after_rounding { "after rounding" } else { "" };
    let stated = if travel.stated { "as stated" } else { "" };
    let details = [travel.detail.as_str(), rounded, stated].into_iter().filter(|words| !words.is_empty());
    let details = details.collect::<Vec<_>>().join(", ");
    html! { (beside(shapes::verdict(travel.outcome, travel.way), html! { strong { (travel.word) } (second(&details)) })) }
}

/// A shape and what it says.
fn beside(shape: Markup, words: Markup) -> Markup {
    html! { span class="beside-shape" { (shape) span { (words) } } }
}

/// The first of the other areas, and under it the rest.
pub(super) fn others(row: &Row) -> Markup {
    html! {
        (told(&row.neighbours, Told::Plain))
        @for other in row.others.iter().skip(1) { (second(&other.in_words())) }
    }
}

/// The quartile in words, drawn, and where it comes from.
pub(super) fn quartile(row: &Row) -> Markup {
    let Some(quartile) = &row.quartile else { return html! { span class="mark" { (row.no_quartile) } } };
    html! {
        strong { (quartile.word) } @if !quartile.movement.is_empty() { ", " (quartile.movement) }
        (shapes::quartile(quartile.now, quartile.before))
        (second(&quartile.detail))
    }
}

/// Variation, and assurance under it.
pub(super) fn variation(row: &Row) -> Markup {
    let Some(found) = &row.variation else { return html! { span class="mark" { (row.no_variation) } } };
    html! {
        (beside(shapes::icon(found.icon.as_str()), html! { strong { (found.word) } (second(&found.detail)) }))
        @if let Some(assurance) = &found.assurance {
            " " (beside(shapes::icon(assurance.icon.as_str()), html! { (assurance.word) }))
        }
    }
}

/// The sparkline and the years under it.
pub(super) fn history(history: Option<&History>) -> Markup {
    let Some(history) = history else { return html! { span class="mark" { "[x]" } } };
    html! { (sparkline::sparkline(history)) (second(&history.caption)) }
}
