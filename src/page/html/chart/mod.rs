//! A chart of one indicator over time, under its caption: drawn twice, for a wide page and for a narrow one.
//!
//! Every word on it is said in its alternative text, so the whole drawing is one picture to those who listen.

mod by_name;
mod draw;
mod lettering;
mod level;
mod names;
mod notes;
mod plot;
mod size;
pub(super) mod strip;

pub(super) use draw::mark;

use maud::{Markup, html};

use crate::draft::report::{Chart, Sentence};

use super::drawn::Drawn;
use super::paper_scope::PaperScope;
use size::Size;

/// The chart as a figure with its caption over it.
pub(super) fn figure(chart: &Chart, paper: &PaperScope) -> Markup {
    let empty = chart.points.iter().all(|point| point.value.is_none());
    html! {
        figure class="beside" id=(paper.id(&format!("figure-{}", chart.number))) {
            (caption(chart.number, &chart.title, &chart.under))
            div class="chart" role="img" aria-label=(chart.alt) {
                @if empty {
                    span class="second" { "There is no figure to draw." }
                } @else {
                    (draw::drawing(chart, &Size::WIDE))
                    (draw::drawing(chart, &Size::NARROW))
                    (legend(chart))
                }
            }
        }
    }
}

/// What the drawing shows, and in a line below it what it is of.
fn caption(number: u32, title: &Sentence, under: &str) -> Markup {
    html! {
        figcaption { strong { (title.text) } span class="second" { "Figure " (number) ": " (under) } }
    }
}

/// The chart for a picture; `None` where it has no figure to draw.
pub(super) fn alone(chart: &Chart) -> Option<Drawn> {
    let is_drawn = chart.points.iter().any(|point| point.value.is_some());
    is_drawn.then(|| draw::inner(chart, &Size::WIDE))
}

/// What the lines mean where they have no names: those that are used.
fn legend(chart: &Chart) -> Markup {
    let lines = [("target", &chart.labels.target), ("mean", &chart.labels.usual)];
    html! {
        span class="legend narrow" {
            @for (line, label) in lines.into_iter().filter(|(_, label)| !label.is_empty()) {
                span { svg class="long" viewBox="0 -6 28 12" { path class=(line) d="M0 0H28" {} } (label) }
            }
        }
    }
}
