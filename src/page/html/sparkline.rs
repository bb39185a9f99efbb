//! A line through the periods of a row, on its own scale: the last one a large dot, the target a dotted line.

use maud::{Markup, html};

use crate::draft::report::History;

use super::drawn::{Drawn, drawn};

const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 34.0;
/// Room for the last dot.
const EDGE: f64 = 5.0;

/// The drawing with its sentence for those who listen.
pub(super) fn sparkline(history: &History) -> Markup {
    let line = drawing(history);
    html! { svg class="spark" viewBox=(line.view_box()) role="img" aria-label=(history.alt) { (line.inner) } }
}

/// The line, the target and the last dot.
pub(super) fn drawing(history: &History) -> Drawn {
    let held = || history.points.iter().flatten().copied();
    let (low, high) = (held().fold(f64::INFINITY, f64::min), held().fold(f64::NEG_INFINITY, f64::max));
    let steps = history.points.len().saturating_sub(1).max(1);
    let across = |nth: usize| EDGE + (WIDTH - 2.0 * EDGE) * nth as f64 / steps as f64;
    let down = |value: f64| {
        let share = if high > low { (high - value) / (high - low) } else { 0.5 };
        EDGE + (HEIGHT - 2.0 * EDGE) * share
    };
    let target = history.target.filter(|target| *target >= low && *target <= high).map(|target| drawn(down(target)));
    let last = history.points.len().checked_sub(1).and_then(|nth| history.points[nth].map(|value| (nth, value)));
    let inner = html! {
        @if let Some(target) = target { path class="spark-target" d={ "M0 " (target) "H" (drawn(WIDTH)) } {} }
        @for run in runs(history) {
            @if let [(nth, value)] = run[..] {
                circle class="fill-ink" cx=(drawn(across(nth))) cy=(drawn(down(value))) r="1.8" {}
            } @else {
                polyline class="spark-line" points=(corners(run.iter().map(|(nth, value)| (across(*nth), down(*value))))) {}
            }
        }
        @if let Some((nth, value)) = last {
            circle class="fill-deep" cx=(drawn(across(nth))) cy=(drawn(down(value))) r="4" {}
        }
    };
    Drawn { inner, width: WIDTH, height: HEIGHT, letter: 10.0 }
}

/// Corners as a `polyline` takes them.
pub(super) fn corners(places: impl Iterator<Item = (f64, f64)>) -> String {
    places.map(|(x, y)| format!("{},{}", drawn(x), drawn(y))).collect::<Vec<_>>().join(" ")
}

/// Stretches that may be joined: a missing figure or a new series ends one.
fn runs(history: &History) -> Vec<Vec<(usize, f64)>> {
    joined(history.points.iter().copied(), &history.breaks)
}

/// Points with their positions, cut where one is missing and before each of `breaks`.
pub(super) fn joined(points: impl Iterator<Item = Option<f64>>, breaks: &[usize]) -> Vec<Vec<(usize, f64)>> {
    let mut runs = vec![Vec::new()];
    for (nth, point) in points.enumerate() {
        if point.is_none() || breaks.contains(&nth) {
            runs.push(Vec::new());
        }
        if let (Some(value), Some(run)) = (point, runs.last_mut()) {
            run.push((nth, value));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_drawn_across_a_gap_or_into_a_new_series() {
        let points = [Some(1.0), Some(2.0), None, Some(3.0), Some(4.0)];
        let cut = |breaks: &[usize]| -> Vec<Vec<usize>> {
            joined(points.into_iter(), breaks).iter().map(|run| run.iter().map(|(nth, _)| *nth).collect()).collect()
        };
        assert_eq!(cut(&[]), [vec![0, 1], vec![3, 4]]);
        assert_eq!(cut(&[1, 4]), [vec![0], vec![1], vec![3], vec![4]]);
        assert!(joined([None, None].into_iter(), &[]).is_empty());
    }

    #[test]
    fn figures_that_never_change_lie_in_the_middle() {
        let points = vec![Some(7.0), Some(7.0)];
        let history = History {
            points,
            breaks: vec![],
            target: None,
            caption: String::new(),
            usual: None,
            last: crate::draft::report::Kind::Unjudged,
            alt: "Flat.".into(),
            in_figures: String::new(),
            why_parted: Vec::new(),
        };
        let made = sparkline(&history).into_string();
        assert!(made.contains("points=\"5,17 95,17\"") && made.contains("aria-label=\"Flat.\""), "{made}");
    }
}
