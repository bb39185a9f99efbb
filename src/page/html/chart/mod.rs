//! A chart of one indicator over time, under its caption: drawn twice, for a wide page and for a narrow one.
//!
//! Every word on it is said in its alternative text, so the whole drawing with its legend is one picture to those who listen.

mod draw;
mod lettering;
mod level;
mod names;
mod notes;
mod plot;
mod size;
pub(super) mod strip;

use maud::{Markup, html};

use crate::draft::report::{Chart, Kind, Sentence};

use super::drawn::Drawn;
use super::paper_scope::PaperScope;
use lettering::{Anchor, Lettering};
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

/// What a shape means.
const MEANINGS: [(Kind, &str); 5] = [
    (Kind::Common, "Within its usual range"),
    (Kind::Better, "Better than its usual range"),
    (Kind::Worse, "Worse than its usual range"),
    (Kind::Neither, "Outside its usual range"),
    (Kind::Unjudged, "Not judged"),
];

/// The shapes that are used; `None` where nothing is judged.
fn shapes(chart: &Chart) -> Vec<(Kind, &'static str)> {
    let is_used = |kind: Kind| chart.points.iter().any(|point| point.value.is_some() && point.kind == kind);
    let used: Vec<(Kind, &str)> = MEANINGS.into_iter().filter(|(kind, _)| is_used(*kind)).collect();
    if used.iter().any(|(kind, _)| *kind != Kind::Unjudged) { used } else { Vec::new() }
}

/// The chart with the meanings of its shapes under it, for a picture; `None` where it has no figure to draw.
pub(super) fn with_legend(chart: &Chart) -> Option<Drawn> {
    if chart.points.iter().all(|point| point.value.is_none()) {
        return None;
    }
    let mut drawn = draw::inner(chart, &Size::WIDE);
    let placed = placed(chart, &drawn);
    if let Some((.., words, _, top)) = placed.last() {
        drawn.height = top + words.height;
    }
    drawn.inner = html! {
        (drawn.inner)
        @for (kind, words, x, top) in &placed {
            (draw::mark(*kind, x + 6.0, top + words.height / 2.0, draw::RADII))
            (words.at(x + BESIDE, *top, Anchor::Start, ""))
        }
    };
    Some(drawn)
}

/// From the left of a shape to its meaning.
const BESIDE: f64 = 16.0;

/// Each shape with its meaning and its place under the chart, on as many lines as they need.
fn placed(chart: &Chart, drawn: &Drawn) -> Vec<(Kind, Lettering, f64, f64)> {
    const GAP: f64 = 22.0;
    let (mut x, mut top) = (0.0, drawn.height + 8.0);
    let mut placed = Vec::new();
    for (kind, meaning) in shapes(chart) {
        let words = Lettering::within(f64::INFINITY, meaning, drawn.letter);
        let room = BESIDE + words.width;
        if x > 0.0 && x + room > drawn.width {
            (x, top) = (0.0, top + words.height + 4.0);
        }
        placed.push((kind, words, x, top));
        x += room + GAP;
    }
    placed
}

/// What the shapes and, where they have no names, the lines mean: those that are used.
fn legend(chart: &Chart) -> Markup {
    let lines = [
        ("upper", &chart.labels.upper),
        ("target", &chart.labels.target),
        ("mean", &chart.labels.mean),
        ("lower", &chart.labels.lower),
    ];
    html! {
        span class="legend" {
            @for (kind, meaning) in shapes(chart) {
                span { svg viewBox="-6 -6 12 12" { (draw::mark(kind, 0.0, 0.0, draw::RADII)) } (meaning) }
            }
            @for (line, label) in lines.into_iter().filter(|(_, label)| !label.is_empty()) {
                span class="narrow" { svg class="long" viewBox="0 -6 28 12" { path class=(line) d="M0 0H28" {} } (label) }
            }
        }
    }
}
