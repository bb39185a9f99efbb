//! The names of the lines beside their right ends, none on another.

use maud::{Markup, html};

use crate::draft::report::Chart;

use super::super::drawn::drawn;
use super::lettering::{Anchor, Lettering};
use super::level::LabelLevel;
use super::size::Size;

/// No name is wider.
const WIDEST: f64 = 150.0;
/// Between the end of a line and its name.
const GAP: f64 = 16.0;

/// Every name, and the room they need.
pub(super) struct Names {
    words: Vec<(&'static str, Lettering)>,
    /// With the gap before them; nothing where there are none.
    pub room: f64,
}

impl Names {
    pub(super) fn of(chart: &Chart, size: &Size) -> Names {
        let labels = &chart.labels;
        // The usual range has its name beside its mean.
        let labels = [("target", &labels.target), ("mean", &labels.usual)];
        let words: Vec<(&str, Lettering)> = labels
            .into_iter()
            .filter(|(_, label)| size.named && !label.is_empty())
            .map(|(name, label)| (name, Lettering::within(WIDEST, label, size.letter)))
            .collect();
        let room = words.iter().map(|(_, words)| words.width + GAP).fold(0.0, f64::max);
        Names { words, room }
    }

    /// The names, drawn from the right end of the lines; one that had to move is led back to its line.
    pub(super) fn drawn(&self, levels: &[LabelLevel], right: f64, height: f64) -> Markup {
        let at = |name: &str| levels.iter().find(|level| level.name == name && level.last).map(|level| level.at);
        let mut named: Vec<(f64, &Lettering)> =
            self.words.iter().filter_map(|(name, words)| Some((at(name)?, words))).collect();
        named.sort_by(|one, other| one.0.total_cmp(&other.0));
        let wanted: Vec<(f64, f64)> = named.iter().map(|(at, words)| (*at, words.height)).collect();
        let places = spread(&wanted, height);
        html! {
            @for ((at, words), place) in named.into_iter().zip(places) {
                @if (place - at).abs() > 2.0 {
                    polyline class="leader" points={ (drawn(right + 2.0)) "," (drawn(at)) " " (drawn(right + GAP - 3.0)) "," (drawn(place)) } {}
                }
                (words.at(right + GAP, place - words.height / 2.0, Anchor::Start, ""))
            }
        }
    }
}

/// Middles as near as can be to those wanted, in order, that do not touch and reach at most a little beyond the ends.
fn spread(wanted: &[(f64, f64)], height: f64) -> Vec<f64> {
    let mut places: Vec<f64> = wanted.iter().map(|(at, _)| *at).collect();
    let apart = |one: usize| (wanted[one].1 + wanted[one + 1].1) / 2.0;
    for one in 1..places.len() {
        places[one] = places[one].max(places[one - 1] + apart(one - 1));
    }
    // Those that were pushed down together move up by half of it, as far as the name before them lets them.
    let pushed = places.iter().zip(wanted).map(|(place, (at, _))| place - at).fold(0.0, f64::max);
    for place in places.iter_mut().zip(wanted).filter(|(place, (at, _))| **place - at > 0.0).map(|(place, _)| place) {
        *place -= pushed / 2.0;
    }
    if let Some((last, room)) = places.last_mut().zip(wanted.last().map(|(_, room)| room)) {
        *last = last.min(height + 12.0 - room / 2.0);
    }
    for one in (1..places.len()).rev() {
        places[one - 1] = places[one - 1].min(places[one] - apart(one - 1));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_touch() {
        let wanted = [(100.0, 18.0), (104.0, 36.0), (105.0, 18.0), (239.0, 18.0)];
        let places = spread(&wanted, 240.0);
        for (one, other) in places
            .iter()
            .zip(&places[1..])
            .zip(wanted.iter().zip(&wanted[1..]))
            .map(|(places, rooms)| (places.1 - places.0, (rooms.0.1 + rooms.1.1) / 2.0))
        {
            assert!(one >= other - 0.001, "{places:?}");
        }
        assert_eq!(spread(&[(10.0, 18.0), (200.0, 18.0)], 240.0), [10.0, 200.0]);
        assert!(spread(&[], 240.0).is_empty());
    }
}
