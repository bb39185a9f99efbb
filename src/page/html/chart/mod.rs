//! A chart of one indicator over time, under its caption: drawn twice, for a wide page and for a narrow one.
//!
//! Every word on it is said in its alternative text, so the whole drawing with its legend is one picture to those who listen.

mod draw;
mod lettering;
mod names;
mod notes;
mod plot;
pub(super) mod strip;

use maud::{Markup, html};

use crate::report::{Chart, Kind};

use super::Paper;
use plot::Size;

/// The chart as a figure with its caption over it.
pub(super) fn figure(chart: &Chart, paper: &Paper) -> Markup {
    let empty = chart.points.iter().all(|point| point.value.is_none());
    html! {
        figure class="beside" id=(paper.id(&format!("figure-{}", chart.number))) {
            figcaption {
                "Figure " (chart.number) ": " strong { (chart.title) "." }
                @for words in [&chart.finding, &chart.scale_note].into_iter().filter(|words| !words.is_empty()) { " " (words) }
            }
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

/// What the shapes and, where they bear no names, the lines mean: those that are used.
fn legend(chart: &Chart) -> Markup {
    const MEANINGS: [(Kind, &str); 5] = [
        (Kind::Common, "Expected variation"),
        (Kind::Better, "Unusual, better"),
        (Kind::Worse, "Unusual, worse"),
        (Kind::Neither, "Unusual, neither better nor worse"),
        (Kind::Unjudged, "Not judged"),
    ];
    let is_used = |kind: Kind| chart.points.iter().any(|point| point.value.is_some() && point.kind == kind);
    let judged = MEANINGS.iter().any(|(kind, _)| *kind != Kind::Unjudged && is_used(*kind));
    let lines = [
        ("upper", &chart.labels.upper),
        ("target", &chart.labels.target),
        ("mean", &chart.labels.mean),
        ("lower", &chart.labels.lower),
    ];
    html! {
        span class="legend" {
            @if judged {
                @for (kind, meaning) in MEANINGS.into_iter().filter(|(kind, _)| is_used(*kind)) {
                    span { svg viewBox="-6 -6 12 12" { (draw::mark(kind, 0.0, 0.0, draw::RADII)) } (meaning) }
                }
            }
            @for (line, label) in lines.into_iter().filter(|(_, label)| !label.is_empty()) {
                span class="narrow" { svg class="long" viewBox="0 -6 28 12" { path class=(line) d="M0 0H28" {} } (label) }
            }
        }
    }
}

/// A length in a drawing: to a tenth, without a needless `.0` or `-`.
pub(super) fn drawn(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    // Adding nothing turns the negative zero into zero.
    format!("{}", tenths + 0.0)
}
