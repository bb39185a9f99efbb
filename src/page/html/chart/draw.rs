//! The drawing itself: band and lines, then points, then words.

use maud::{Markup, html};

use crate::draft::report::{Chart, Kind};

use super::super::drawn::{Drawn, drawn};
use super::super::sparkline::corners;
use super::lettering::{Anchor, Lettering, width_of};
use super::level::LabelLevel;
use super::notes;
use super::plot::Plot;
use super::size::Size;

/// The chart in one size, as part of a page.
pub(super) fn drawing(chart: &Chart, size: &Size) -> Markup {
    let chart = inner(chart, size);
    html! { svg class=(size.class) viewBox=(chart.view_box()) font-size=(drawn(chart.letter)) { (chart.inner) } }
}

/// The same without a page.
pub(super) fn inner(chart: &Chart, size: &Size) -> Drawn {
    let plot = Plot::of(chart, size);
    let levels = plot.levels();
    let placed = notes::placed(&plot, &levels);
    let over = (size.letter * 0.8).max(notes::rise(&placed));
    let times = Times::under(&plot);
    let height = over + size.height + 12.0 + times.height();
    let inner = html! {
        g transform={ "translate(" (drawn(plot.axis)) " " (drawn(over)) ")" } {
            (lines(&plot, &levels))
            (scale(&plot))
            (points(&plot))
            (notes::draw(&placed, plot.radii().1))
            (plot.names.drawn(&levels, plot.width, size.height))
            (times.drawn(&plot))
        }
    };
    Drawn { inner, width: size.width, height, letter: size.letter }
}

/// The usual range, and the straight lines.
fn lines(plot: &Plot, levels: &[LabelLevel]) -> Markup {
    html! {
        @for stretch in &plot.chart.stretches {
            @if let (Some(lower), Some(upper)) = (stretch.lower, stretch.upper) {
                @let (from, to, _) = plot.span(stretch);
                rect class="wash own" x=(drawn(from)) y=(drawn(plot.down(upper))) width=(drawn(to - from)) height=(drawn(plot.down(lower) - plot.down(upper))) {}
            }
        }
        @if let Some(zero) = plot.zero() { path class="axis" d={ "M0 " (drawn(zero)) "H" (drawn(plot.width)) } {} }
        @for level in levels {
            path class=(level.name) d={ "M" (drawn(level.from)) " " (drawn(level.at)) "H" (drawn(level.to)) } {}
        }
    }
}

fn scale(plot: &Plot) -> Markup {
    let letter = plot.size.letter;
    html! {
        path class="axis" d={ "M0 " (drawn(plot.size.height)) "H" (drawn(plot.width)) } {}
        @for tick in &plot.chart.scale.ticks {
            @let at = plot.down(tick.at);
            path class="axis" d={ "M-4 " (drawn(at)) "H0" } {}
            (Lettering::within(f64::INFINITY, &tick.label, letter).at(-7.0, at - letter * 0.62, Anchor::End, ""))
        }
    }
}

/// The line, its last run stronger; then a mark on what is alone between two holes, on what was unusual, and on the latest.
fn points(plot: &Plot) -> Markup {
    html! {
        @for line in plot.runs().into_iter().filter(|line| line.len() > 1) {
            polyline class="line" points=(corners(line.into_iter())) {}
        }
        @if let Some(run) = plot.last_run() { polyline class="run" points=(corners(run.into_iter())) {} }
        @for (kind, (x, y)) in plot.marked() { (mark(kind, x, y, plot.radii())) }
    }
}

/// One point with its middle here.
pub(in crate::page::html) fn mark(kind: Kind, x: f64, y: f64, (small, special): (f64, f64)) -> Markup {
    let (cx, cy) = (drawn(x), drawn(y));
    match kind {
        Kind::Common => html! { circle class="common" cx=(cx) cy=(cy) r=(drawn(special)) {} },
        Kind::Better => html! { circle class="better" cx=(cx) cy=(cy) r=(drawn(special)) {} },
        Kind::Worse => {
            let reach = special * 1.3;
            let places = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
            html! { polygon class="worse" points=(corners(places.into_iter())) {} }
        }
        Kind::Neither => {
            let half = special * 0.92;
            html! { rect class="neither" x=(drawn(x - half)) y=(drawn(y - half)) width=(drawn(2.0 * half)) height=(drawn(2.0 * half)) {} }
        }
        Kind::Unusual | Kind::Unjudged => html! { circle class="unjudged" cx=(cx) cy=(cy) r=(drawn(small)) {} },
    }
}

/// What is under the chart: years over their brackets, or the periods themselves.
struct Times(Vec<(f64, Lettering)>);

impl Times {
    /// All labels, or every second, or every third: as many as have room. The latest is always among them.
    fn under(plot: &Plot) -> Times {
        let years = plot.chart.years.iter();
        let mut wanted: Vec<(f64, &str)> =
            years.map(|year| ((plot.from(year.from) + plot.from(year.to + 1)) / 2.0, year.label.as_str())).collect();
        if wanted.is_empty() {
            let points = plot.chart.points.iter().enumerate();
            wanted = points.map(|(nth, point)| (plot.across(nth), point.label.as_str())).collect();
        }
        let letter = plot.size.letter;
        let (left, right) = (-plot.axis, plot.width + plot.names.room);
        for every in 1..=wanted.len() {
            let room = plot.width / wanted.len() as f64 * every as f64 - letter * 0.5;
            let longest = |label: &str| label.split(' ').map(|word| width_of(word, letter)).fold(0.0, f64::max);
            let shown = || wanted.iter().rev().step_by(every);
            let set = shown().map(|(at, label)| {
                let words = Lettering::within(room, label, letter);
                let half = words.width / 2.0;
                (at.min(right - half).max(left + half), words)
            });
            let times = Times(set.collect());
            let whole = shown().all(|(_, label)| longest(label) <= room);
            if every == wanted.len() || (whole && times.are_apart(letter * 0.1)) {
                return times;
            }
        }
        Times(Vec::new())
    }

    /// Whether no label is on more than three lines or near another, their letters spread or not. They run from right to left.
    fn are_apart(&self, gap: f64) -> bool {
        let edge = |(at, words): &(f64, Lettering), side: f64| at + side * words.width_spread() / 2.0;
        self.0.iter().all(|(_, words)| words.count() <= 3)
            && self.0.windows(2).all(|pair| edge(&pair[1], 1.0) + gap <= edge(&pair[0], -1.0))
    }

    fn height(&self) -> f64 {
        self.0.iter().map(|(_, words)| words.height).fold(0.0, f64::max) + 4.0
    }

    fn drawn(&self, plot: &Plot) -> Markup {
        html! {
            @for year in &plot.chart.years {
                path class="year" d={ "M" (drawn(plot.from(year.from) + 1.5)) " " (drawn(plot.size.height + 8.0)) "H" (drawn(plot.from(year.to + 1) - 1.5)) } {}
            }
            @for (at, words) in &self.0 {
                (words.at(*at, plot.size.height + 12.0, Anchor::Middle, ""))
            }
        }
    }
}
