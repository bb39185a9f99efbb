//! Five years of each measure, where an appendix is to hold them: its name, its verdict, its line, what is usual.

use maud::{Markup, html};

use crate::draft::report::FiveYearsCell;

use super::chart::mark;
use super::drawn::{Drawn, drawn};
use super::paper::PaperOnPage;
use super::shapes;
use super::sparkline::{corners, joined};

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 96.0;
/// Around the points, and behind the last one for its figure.
const EDGE: f64 = 8.0;
const BEHIND: f64 = 84.0;
const LETTER: f64 = 15.0;

/// The id of its heading, without what is before the ids of the paper.
pub(super) fn name(paper: &PaperOnPage) -> String {
    format!("appendix-{}", paper.report.five_years.letter.to_lowercase())
}

/// A list of measures; nothing where nobody asked for it.
pub(super) fn appendix(paper: &PaperOnPage) -> Markup {
    let five_years = &paper.report.five_years;
    if five_years.is_empty() {
        return Markup::default();
    }
    let name = name(paper);
    html! {
        section class="appendix" aria-labelledby=(paper.standing.named_by(&paper.standing.id(&name))) {
            (paper.heading(1, &name, &five_years.heading()))
            p { (five_years.note) }
            ul class="years" { @for cell in &five_years.cells { (one(cell)) } }
        }
    }
}

fn one(cell: &FiveYearsCell) -> Markup {
    let line = drawing(cell);
    html! {
        li class=[cell.needs_attention.then_some("noted")] {
            strong { (cell.name) }
            span class="beside-shape" { (shapes::verdict(cell.travel.outcome, cell.travel.way)) span { (cell.verdict()) } }
            svg class="line-of-years" viewBox=(line.view_box()) font-size=(drawn(line.letter)) role="img" aria-label=(cell.history.alt) { (line.inner) }
            span class="second" { (cell.from) " to " (cell.to) }
            @if !cell.under.is_empty() { span class="second" { (cell.under) } }
        }
    }
}

/// The usual range as a band, the target, the line, and the last point with its figure. On a scale of its own.
pub(super) fn drawing(cell: &FiveYearsCell) -> Drawn {
    let history = &cell.history;
    let range = history.usual.iter().flat_map(|usual| [usual.lower, usual.upper]);
    let all = || history.points.iter().flatten().copied().chain(history.target).chain(range.clone());
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let room = WIDTH - BEHIND;
    let steps = history.points.len().saturating_sub(1).max(1) as f64;
    let across = |nth: usize| EDGE + (room - 2.0 * EDGE) * nth as f64 / steps;
    let down = |value: f64| {
        let share = if high > low { (high - value) / (high - low) } else { 0.5 };
        EDGE + (HEIGHT - 2.0 * EDGE) * share
    };
    let inner = html! {
        @if let Some(usual) = &history.usual {
            @let (from, over, under) = (across(usual.from) - EDGE, down(usual.upper), down(usual.lower));
            rect class="wash own" x=(drawn(from)) y=(drawn(over)) width=(drawn(room - from)) height=(drawn(under - over)) {}
            @for at in [over, under] { path class="edge" d={ "M" (drawn(from)) " " (drawn(at)) "H" (drawn(room)) } {} }
        }
        @if let Some(target) = history.target { path class="spark-target" d={ "M0 " (drawn(down(target))) "H" (drawn(room)) } {} }
        @for run in joined(history.points.iter().copied(), &history.breaks) {
            @if let [(nth, value)] = run[..] {
                circle class="fill-ink" cx=(drawn(across(nth))) cy=(drawn(down(value))) r="2.2" {}
            } @else {
                polyline class="spark-line" points=(corners(run.iter().map(|(nth, value)| (across(*nth), down(*value))))) {}
            }
        }
        @if let Some((nth, Some(value))) = history.points.iter().enumerate().next_back() {
            (mark(history.last, across(nth), down(*value), (3.2, 5.0)))
            text class="figure" x=(drawn(across(nth) + EDGE + 3.0)) y=(drawn(down(*value) + LETTER * 0.35)) { (cell.now) }
        }
    };
    Drawn { inner, width: WIDTH, height: HEIGHT, letter: LETTER }
}
