//! The room of a drawing: how far right a period is, how far down a value.

use crate::draft::report::{Chart, Kind, Stretch};

use super::super::sparkline::joined;
use super::lettering::width_of;
use super::level::LabelLevel;
use super::names::Names;
use super::size::Size;

/// Points and lines of a chart, placed. The origin is the top of the scale at its left.
pub(super) struct Plot<'a> {
    pub chart: &'a Chart,
    pub size: &'a Size,
    /// Of the part between the scale and the names of the lines.
    pub width: f64,
    /// What the scale takes at the left.
    pub axis: f64,
    /// What the names take at the right.
    pub names: Names,
    low: f64,
    high: f64,
}

impl<'a> Plot<'a> {
    pub(super) fn of(chart: &'a Chart, size: &'a Size) -> Plot<'a> {
        let labels = chart.scale.ticks.iter().map(|tick| width_of(&tick.label, size.letter));
        let axis = labels.fold(0.0, f64::max) + 9.0;
        let names = Names::of(chart, size);
        let (low, high) = ends(chart);
        Plot { chart, size, width: size.width - axis - names.room, axis, names, low, high }
    }

    /// The room of one period.
    fn slot(&self) -> f64 {
        self.width / self.chart.points.len().max(1) as f64
    }

    /// The left edge of a period.
    pub(super) fn from(&self, nth: usize) -> f64 {
        self.slot() * nth as f64
    }

    /// The middle of a period.
    pub(super) fn across(&self, nth: usize) -> f64 {
        self.slot() * (nth as f64 + 0.5)
    }

    pub(super) fn down(&self, value: f64) -> f64 {
        self.size.height * ((self.high - value) / (self.high - self.low))
    }

    /// Where zero lies, if it is inside the scale and not at its foot.
    pub(super) fn zero(&self) -> Option<f64> {
        (self.low < 0.0 && self.high > 0.0).then(|| self.down(0.0))
    }

    /// The sizes of small marks and of others: smaller where there are many points.
    pub(super) fn radii(&self) -> (f64, f64) {
        ((self.slot() * 0.2).clamp(1.8, 2.8), (self.slot() * 0.42).clamp(3.2, 5.2))
    }

    /// The corners of the last run.
    pub(super) fn last_run(&self) -> Option<Vec<(f64, f64)>> {
        let points = self.chart.points.iter().enumerate().skip(self.chart.run?);
        Some(points.filter_map(|(nth, point)| Some((self.across(nth), self.down(point.value?)))).collect())
    }

    /// The points that have a mark of their own, from the left: the latest, what was unusual, and what no line leads to.
    pub(super) fn marked(&self) -> Vec<(Kind, (f64, f64))> {
        let breaks: Vec<usize> = self.chart.stretches.iter().map(|stretch| stretch.from).collect();
        let lines = joined(self.chart.points.iter().map(|point| point.value), &breaks);
        let latest = lines.iter().flatten().next_back().map(|(nth, _)| *nth);
        let alone = |nth: usize| lines.iter().any(|line| line.len() == 1 && line[0].0 == nth);
        let is_plain = |kind: Kind| matches!(kind, Kind::Common | Kind::Unjudged);
        let points = self.chart.points.iter().enumerate();
        let marked = points.filter(|(nth, point)| Some(*nth) == latest || !is_plain(point.kind) || alone(*nth));
        marked.filter_map(|(nth, point)| Some((point.kind, (self.across(nth), self.down(point.value?))))).collect()
    }

    /// The points as corners of lines: a missing figure or a new stretch ends one.
    pub(super) fn runs(&self) -> Vec<Vec<(f64, f64)>> {
        let breaks: Vec<usize> = self.chart.stretches.iter().map(|stretch| stretch.from).collect();
        let values = self.chart.points.iter().map(|point| point.value);
        let placed = |run: Vec<(usize, f64)>| run.iter().map(|(nth, at)| (self.across(*nth), self.down(*at))).collect();
        joined(values, &breaks).into_iter().map(placed).collect()
    }

    /// The mean and the limits of each stretch, and the target.
    pub(super) fn levels(&self) -> Vec<LabelLevel> {
        let mut levels: Vec<LabelLevel> = Vec::new();
        for stretch in &self.chart.stretches {
            let (from, to, last) = self.span(stretch);
            let values = [("upper", stretch.upper), ("lower", stretch.lower), ("mean", stretch.mean)];
            for (name, value) in values.into_iter().filter_map(|(name, value)| Some((name, value?))) {
                levels.push(LabelLevel { name, from, to, at: self.down(value), last });
            }
        }
        if let Some(target) = self.chart.target {
            levels.push(LabelLevel { name: "target", from: 0.0, to: self.width, at: self.down(target), last: true });
        }
        levels
    }

    /// From where to where the lines of a stretch are drawn, and whether they reach the right end.
    pub(super) fn span(&self, stretch: &Stretch) -> (f64, f64, bool) {
        let last = stretch.to + 1 >= self.chart.points.len();
        let from = self.from(stretch.from) + if stretch.from > 0 { 2.0 } else { 0.0 };
        (from, self.from(stretch.to + 1) - if last { 0.0 } else { 2.0 }, last)
    }
}

/// The ends of the scale: its marks, and whatever lies beyond them.
fn ends(chart: &Chart) -> (f64, f64) {
    let stretches = chart.stretches.iter().flat_map(|stretch| [stretch.mean, stretch.lower, stretch.upper]);
    let values = chart.points.iter().map(|point| point.value).chain([chart.target]).chain(stretches).flatten();
    let all = || values.clone().chain(chart.scale.ticks.iter().map(|tick| tick.at));
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    if low < high {
        (low, high)
    } else if low.is_finite() {
        (low - 1.0, high + 1.0)
    } else {
        (0.0, 1.0)
    }
}
