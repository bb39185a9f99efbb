//! A chart on the proof, drawn as lines: the proof holds no pictures.

use super::flow::{FontFace, TextRun, flow};
use super::sheets::{COLUMN, LEFT, Mark, Pen, ProofSheets, SheetUnit};
use crate::draft::report::{Chart, Kind};

/// Where the scale begins and ends, and all with the years.
const OVER: f32 = 3.0;
const FOOT: f32 = OVER + 34.0;
const WHOLE: f32 = FOOT + 7.0;
/// The room of the scale at the left and of names at the right.
const SCALE: f32 = 17.0;
const NAMES: f32 = 34.0;
/// Half of a line of small words.
const HALF: f32 = 1.95;
/// The strokes of a dotted line, and from one to the next.
const STROKE: f32 = 0.5;
const PACE: f32 = 1.4;

/// Where the points are.
struct Plot<'a> {
    chart: &'a Chart,
    low: f64,
    high: f64,
    right: f32,
}

impl<'a> Plot<'a> {
    /// None where there is no figure to draw.
    fn of(chart: &'a Chart) -> Option<Plot<'a>> {
        let stretches = chart.stretches.iter().flat_map(|stretch| [stretch.mean, stretch.lower, stretch.upper]);
        let drawn = chart.points.iter().map(|point| point.value).chain([chart.target]).chain(stretches).flatten();
        let all = drawn.chain(chart.scale.ticks.iter().map(|tick| tick.at));
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        chart.points.iter().rfind(|point| point.value.is_some())?;
        let (low, high) = if low < high { (low, high) } else { (low - 1.0, high + 1.0) };
        let is_named = [&chart.labels.usual, &chart.labels.target].iter().any(|label| !label.is_empty());
        let right = LEFT + COLUMN - if is_named { NAMES } else { 2.0 };
        Some(Plot { chart, low, high, right })
    }

    fn edge(&self, nth: usize) -> f32 {
        let left = LEFT + SCALE;
        left + (self.right - left) * nth as f32 / self.chart.points.len().max(1) as f32
    }

    fn across(&self, nth: usize) -> f32 {
        (self.edge(nth) + self.edge(nth + 1)) / 2.0
    }

    fn down(&self, value: f64) -> f32 {
        OVER + (FOOT - OVER) * ((self.high - value) / (self.high - self.low)) as f32
    }

    /// The corners of a line between two points, where each has a figure.
    fn corners(&self, from: usize, to: usize) -> Vec<(f32, f32)> {
        let points = self.chart.points.iter().enumerate().take(to + 1).skip(from);
        points.filter_map(|(nth, point)| Some((self.across(nth), self.down(point.value?)))).collect()
    }

    fn latest(&self) -> usize {
        self.chart.points.iter().rposition(|point| point.value.is_some()).unwrap_or(0)
    }
}

impl ProofSheets<'_> {
    /// None where there is no figure to draw.
    pub(crate) fn chart(&self, chart: &Chart) -> Option<SheetUnit> {
        let plot = Plot::of(chart)?;
        let mut marks = Vec::new();
        self.scale(&plot, &mut marks);
        levels(&plot, &mut marks);
        self.names(&plot, &mut marks);
        line(&plot, &mut marks);
        self.latest(&plot, &mut marks);
        self.times(&plot, &mut marks);
        Some(SheetUnit { beside: marks, least: WHOLE, before: 3.0, ..SheetUnit::default() })
    }

    /// Small words that begin here.
    pub(super) fn small(&self, x: f32, y: f32, face: FontFace, words: &str) -> Mark {
        Mark::Words { x, y, face, words: words.to_owned() }
    }

    pub(super) fn wide(&self, face: FontFace, words: &str) -> f32 {
        (self.width_of)(face, words)
    }

    fn scale(&self, plot: &Plot, marks: &mut Vec<Mark>) {
        let left = LEFT + SCALE;
        marks.push(straight((left, FOOT), (plot.right, FOOT), Pen::Thin));
        for tick in &plot.chart.scale.ticks {
            let at = plot.down(tick.at);
            marks.push(straight((left - 1.2, at), (left, at), Pen::Thin));
            let wide = self.wide(FontFace::Note, &tick.label);
            marks.push(self.small(left - 2.0 - wide, at - HALF, FontFace::Note, &tick.label));
        }
    }

    /// What the lines are called, from the top down and none on another.
    fn names(&self, plot: &Plot, marks: &mut Vec<Mark>) {
        let mean = plot.chart.stretches.iter().rev().find_map(|stretch| stretch.mean);
        let wanted = [(mean, &plot.chart.labels.usual), (plot.chart.target, &plot.chart.labels.target)];
        let mut wanted: Vec<(f32, &String)> = wanted
            .into_iter()
            .filter(|(_, label)| !label.is_empty())
            .filter_map(|(at, label)| Some((plot.down(at?), label)))
            .collect();
        wanted.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut free = f32::NEG_INFINITY;
        for (at, label) in wanted {
            let lines = flow(&[TextRun::new(FontFace::Note, label.as_str())], NAMES - 3.0, self.width_of);
            let mut y = (at - HALF * lines.len() as f32).max(free);
            for placed in lines.into_iter().flatten() {
                marks.push(self.small(plot.right + 2.5 + placed.x, y, placed.face, &placed.words));
                y += 2.0 * HALF;
            }
            free = y;
        }
    }

    /// The latest figure: its shape, and its value beside it, where the line does not come from.
    fn latest(&self, plot: &Plot, marks: &mut Vec<Mark>) {
        let latest = plot.latest();
        let corners = plot.corners(latest.saturating_sub(1), latest);
        let Some((x, y)) = corners.last().copied() else { return };
        marks.extend(shape(plot.chart.points[latest].kind, x, y));
        for note in plot.chart.notes.iter().filter(|note| note.at == latest) {
            let falls = corners.first().is_some_and(|before| before.1 < y);
            let left = (x - 2.6 - self.wide(FontFace::Strong, &note.text)).max(LEFT + SCALE);
            let top = if falls { (y - HALF / 2.0).min(FOOT - 2.0 * HALF) } else { y - 2.2 * HALF };
            marks.push(self.small(left, top, FontFace::Strong, &note.text));
        }
    }

    /// Years under the points that are in them; of other periods the first and the last.
    fn times(&self, plot: &Plot, marks: &mut Vec<Mark>) {
        // The latest year always has its label.
        let mut free = f32::INFINITY;
        for year in plot.chart.years.iter().rev() {
            let (from, to) = (plot.edge(year.from) + 0.5, plot.edge(year.to + 1) - 0.5);
            marks.push(straight((from, FOOT + 1.6), (to, FOOT + 1.6), Pen::Thin));
            let wide = self.wide(FontFace::Note, &year.label);
            let left = ((from + to - wide) / 2.0).min(plot.right - wide / 2.0);
            if left + wide <= free {
                marks.push(self.small(left, FOOT + 2.4, FontFace::Note, &year.label));
                free = left - 1.5;
            }
        }
        if plot.chart.years.is_empty()
            && let [first, .., last] = plot.chart.points.as_slice()
        {
            marks.push(self.small(LEFT + SCALE, FOOT + 2.4, FontFace::Note, &first.label));
            let wide = self.wide(FontFace::Note, &last.label);
            marks.push(self.small(plot.right - wide, FOOT + 2.4, FontFace::Note, &last.label));
        }
    }
}

/// From here to there.
pub(super) fn straight(from: (f32, f32), to: (f32, f32), pen: Pen) -> Mark {
    Mark::Line { corners: vec![from, to], pen }
}

/// The edges of the usual range, the mean, and the target as a dotted line.
fn levels(plot: &Plot, marks: &mut Vec<Mark>) {
    for stretch in &plot.chart.stretches {
        let (from, to) = (plot.edge(stretch.from), plot.edge(stretch.to + 1));
        for at in [stretch.lower, stretch.mean, stretch.upper].into_iter().flatten() {
            marks.push(straight((from, plot.down(at)), (to, plot.down(at)), Pen::Thin));
        }
        // Its two ends close the range, so that the mean inside it is not taken for an edge.
        if let (Some(lower), Some(upper)) = (stretch.lower, stretch.upper) {
            let (over, under) = (plot.down(upper), plot.down(lower));
            marks.extend([from, to].map(|x| straight((x, over), (x, under), Pen::Thin)));
        }
    }
    if let Some(target) = plot.chart.target {
        let (left, y) = (LEFT + SCALE, plot.down(target));
        let strokes = ((plot.right - left) / PACE) as usize;
        let stroke = |nth: usize| left + PACE * nth as f32;
        marks.extend((0..strokes).map(|nth| straight((stroke(nth), y), (stroke(nth) + STROKE, y), Pen::Strong)));
    }
}

/// The line, broken where a figure is missing and before a new series, and its last run over it.
fn line(plot: &Plot, marks: &mut Vec<Mark>) {
    let points = &plot.chart.points;
    let is_cut = |nth: usize| nth > 0 && plot.chart.stretches.iter().any(|stretch| stretch.from == nth);
    let joins = |nth: usize| nth > 0 && points[nth - 1].value.is_some() && points[nth].value.is_some() && !is_cut(nth);
    let mut from = 0;
    for nth in 1..=points.len() {
        if nth < points.len() && joins(nth) {
            continue;
        }
        let corners = plot.corners(from, nth - 1);
        match corners[..] {
            [] => {}
            [(x, y)] => marks.push(outline(x, y, 0.5, 6, Pen::Strong)),
            _ => marks.push(Mark::Line { corners, pen: Pen::Plain }),
        }
        from = nth;
    }
    if let Some(run) = plot.chart.run {
        marks.push(Mark::Line { corners: plot.corners(run, plot.latest()), pen: Pen::Strong });
    }
    let unusual = points.iter().enumerate().filter(|(_, point)| point.kind == Kind::Unusual);
    let placed = unusual.filter_map(|(nth, point)| Some((plot.across(nth), plot.down(point.value?))));
    marks.extend(placed.map(|(x, y)| outline(x, y, 0.5, 6, Pen::Strong)));
}

/// The shape of the latest figure; what is better or worse is filled by a second outline.
fn shape(kind: Kind, x: f32, y: f32) -> Vec<Mark> {
    let filled = |radius: f32, corners: usize, pen: Pen| {
        [radius, radius / 2.0].map(|radius| outline(x, y, radius, corners, pen)).to_vec()
    };
    match kind {
        Kind::Better => filled(1.1, 16, Pen::Better),
        Kind::Worse => filled(1.5, 4, Pen::Worse),
        Kind::Neither => {
            let half = 1.0;
            let corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half), (half, -half)];
            vec![Mark::Line { corners: corners.map(|(right, down)| (x + right, y + down)).to_vec(), pen: Pen::Strong }]
        }
        Kind::Common | Kind::Unusual | Kind::Unjudged => vec![outline(x, y, 0.9, 16, Pen::Strong)],
    }
}

/// A closed outline of so many corners round a place, the first of them above it.
pub(super) fn outline(x: f32, y: f32, radius: f32, corners: usize, pen: Pen) -> Mark {
    let corner = |nth: usize| {
        let turn = std::f32::consts::TAU * nth as f32 / corners as f32;
        (x + radius * turn.sin(), y - radius * turn.cos())
    };
    // The first again, and the second, so that its corner is closed.
    Mark::Line { corners: (0..corners + 2).map(corner).collect(), pen }
}
