//! Short notes on the chart, each over, under or beside its point and clear of points, lines and the other note.

use maud::{Markup, html};

use crate::draft::report::Note;

use super::super::drawn::drawn;
use super::lettering::{Anchor, BOLD, Lettering};
use super::level::LabelLevel;
use super::plot::Plot;

/// Between words and whatever lies next to them.
const GAP: f64 = 4.0;
/// A note is tried on short lines and on long ones, in sizes of a letter.
const WIDEST: [f64; 2] = [14.0, 24.0];

/// A note in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    words: Lettering,
    left: f64,
    top: f64,
    point: (f64, f64),
    cost: f64,
}

/// Every note that finds a place, the dearest mistakes avoided first.
pub(super) fn placed(plot: &Plot, levels: &[LabelLevel]) -> Vec<Placed> {
    let runs = plot.runs();
    let mut taken: Vec<Placed> = Vec::new();
    for note in &plot.chart.notes {
        let Some(value) = plot.chart.points.get(note.at).and_then(|point| point.value) else { continue };
        let point = (plot.across(note.at), plot.down(value));
        let tried = candidates(note, point, plot, &runs, levels, &taken);
        let best = tried.into_iter().min_by(|one, other| one.cost.total_cmp(&other.cost));
        taken.extend(best);
    }
    taken
}

/// How far the notes rise over the top of the scale.
pub(super) fn rise(placed: &[Placed]) -> f64 {
    placed.iter().map(|note| GAP - note.top).fold(0.0, f64::max)
}

/// The notes and their leaders.
pub(super) fn draw(placed: &[Placed], radius: f64) -> Markup {
    html! {
        @for note in placed {
            @if let Some((from, to)) = note.leader(radius) {
                path class="leader" d={ "M" (drawn(note.point.0)) " " (drawn(from)) "V" (drawn(to)) } {}
            }
            (note.words.at(note.left, note.top, Anchor::Start, "note strong"))
        }
    }
}

impl Placed {
    fn foot(&self) -> f64 {
        self.top + self.words.height
    }

    fn right(&self) -> f64 {
        self.left + self.words.width
    }

    /// From the words to the edge of the point; `None` where they are next to it.
    fn leader(&self, radius: f64) -> Option<(f64, f64)> {
        let (from, to) = if self.foot() <= self.point.1 {
            (self.foot(), self.point.1 - radius - 1.0)
        } else {
            (self.point.1 + radius + 1.0, self.top)
        };
        (to - from > 2.0 * GAP).then_some((from, to))
    }

    /// Whether the words or the leader of one lie on the words of the other.
    fn meets(&self, other: &Placed) -> bool {
        let words = meet((self.left - GAP, self.right() + GAP), (other.left, other.right()))
            && meet((self.top - GAP, self.foot() + GAP), (other.top, other.foot()));
        words || self.is_crossed_by(other) || other.is_crossed_by(self)
    }

    fn is_crossed_by(&self, other: &Placed) -> bool {
        let (from, to) = (other.foot().min(other.point.1), other.top.max(other.point.1));
        meet((self.left - GAP, self.right() + GAP), (other.point.0, other.point.0 + 0.1))
            && meet((self.top, self.foot()), (from, to))
    }
}

/// Places over and under the points and the lines that would strike the words.
fn candidates(
    note: &Note,
    point: (f64, f64),
    plot: &Plot,
    runs: &[Vec<(f64, f64)>],
    levels: &[LabelLevel],
    taken: &[Placed],
) -> Vec<Placed> {
    let radius = plot.radii().1 * 1.3;
    let mut found = Vec::new();
    for (widest, lean) in WIDEST.into_iter().flat_map(|widest| [0.5, 0.0, 1.0, 0.25, 0.75].map(|lean| (widest, lean))) {
        let words = words_of(note, plot, widest);
        let most = (plot.width - words.width).max(0.0);
        let left = (point.0 - lean * words.width).clamp(0.0, most);
        let span = (left - GAP, left + words.width + GAP);
        let (high, low) = occupied(runs, radius, span).unwrap_or((point.1 - radius, point.1 + radius));
        let crossed: Vec<f64> =
            levels.iter().filter(|line| meet((line.from, line.to), span)).map(|line| line.at).collect();
        let over =
            [high].into_iter().chain(crossed.iter().copied().filter(|at| *at < high)).map(|at| at - GAP - words.height);
        let under = [low].into_iter().chain(crossed.iter().copied().filter(|at| *at > low)).map(|at| at + GAP);
        for top in over.chain(under) {
            let struck = crossed.iter().filter(|at| meet((top, top + words.height), (**at, **at + 0.1))).count();
            let away = if top < point.1 { point.1 - top - words.height } else { top - point.1 };
            let outside = if top < 0.0 { 24.0 } else { 0.0 };
            let cost = away + (lean - 0.5_f64).abs() * 16.0 + 56.0 * struck as f64 + outside;
            found.push(Placed { words: words.clone(), left, top, point, cost });
        }
    }
    found
        .extend(WIDEST.into_iter().flat_map(|widest| beside(&words_of(note, plot, widest), point, plot, runs, levels)));
    found.retain(|one| one.foot() <= plot.size.height && !taken.iter().any(|other| one.meets(other)));
    found
}

/// Places at the sides of a point, where nothing else is drawn: they need no leader.
fn beside(
    words: &Lettering,
    point: (f64, f64),
    plot: &Plot,
    runs: &[Vec<(f64, f64)>],
    levels: &[LabelLevel],
) -> Vec<Placed> {
    let radius = plot.radii().1 * 1.3;
    let top = (point.1 - words.height / 2.0).min(plot.size.height - words.height);
    [point.0 - radius - GAP - words.width, point.0 + radius + GAP]
        .into_iter()
        .filter(|left| *left >= 0.0 && left + words.width <= plot.width)
        .filter(|left| {
            let used = occupied(runs, 0.0, (left - GAP, left + words.width + GAP / 2.0));
            let struck = levels.iter().any(|line| {
                meet((line.from, line.to), (*left, left + words.width))
                    && meet((top, top + words.height), (line.at, line.at + 0.1))
            });
            !struck && used.is_none_or(|used| !meet((top - GAP, top + words.height + GAP), used))
        })
        .map(|left| Placed { words: words.clone(), left, top, point, cost: 10.0 })
        .collect()
}

/// A note on lines of at most so many sizes of a letter.
fn words_of(note: &Note, plot: &Plot, widest: f64) -> Lettering {
    Lettering::within((widest * plot.size.letter).min(plot.width) / BOLD, &note.text, plot.size.letter).bold()
}

/// The highest and lowest place of the points and their lines between two places across; `None` where there are none.
fn occupied(runs: &[Vec<(f64, f64)>], radius: f64, (from, to): (f64, f64)) -> Option<(f64, f64)> {
    let mut downs: Vec<f64> = Vec::new();
    for run in runs {
        let near = run.iter().filter(|(x, _)| *x >= from - radius && *x <= to + radius);
        downs.extend(near.flat_map(|(_, y)| [y - radius, y + radius]));
        for (one, next) in run.iter().zip(run.iter().skip(1)) {
            // Where a line enters or leaves between its two points.
            let edges = [from, to].into_iter().filter(|edge| one.0 < *edge && *edge < next.0);
            downs.extend(edges.map(|edge| one.1 + (next.1 - one.1) * (edge - one.0) / (next.0 - one.0)));
        }
    }
    (!downs.is_empty()).then(|| {
        (downs.iter().copied().fold(f64::INFINITY, f64::min), downs.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    })
}

/// Whether two stretches meet.
fn meet(one: (f64, f64), other: (f64, f64)) -> bool {
    one.0 < other.1 && other.0 < one.1
}
