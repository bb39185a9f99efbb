//! Others by their names over one line, this council and the target under it.

use maud::{Markup, html};

use crate::draft::report::Strip;
use crate::page::html::drawn::{Drawn, drawn};

use super::lettering::{Anchor, BOLD, Lettering};
use super::size::Size;

/// Between the line and the nearest words, and between two words.
const NEAR: f64 = 9.0;
const GAP: f64 = 10.0;

/// Words at their mark: on a line further off where they would lie on another.
struct Placed {
    x: f64,
    left: f64,
    lane: usize,
    words: Lettering,
}

/// The drawing in one of the two sizes.
pub(super) fn drawing(strip: &Strip, size: &Size) -> Drawn {
    let letter = size.letter;
    let plain = |label: &str| Lettering::within(size.width, label, letter);
    let marks = |targets: bool| strip.named.iter().filter(move |one| one.is_target == targets);
    let over = in_lanes(marks(false).map(|one| (one.at, plain(&one.label))).collect(), size.width);
    let own = Lettering::within(size.width / BOLD, &strip.own.label, letter).bold();
    let under = marks(true).map(|one| (one.at, plain(&one.label))).chain([(strip.own.at, own)]);
    let under = in_lanes(under.collect(), size.width);
    let pace = over.iter().chain(&under).map(|one| one.words.height).fold(letter * 1.3, f64::max);
    let lanes = |placed: &[Placed]| placed.iter().map(|one| one.lane + 1).max().unwrap_or(0) as f64;
    let (above, below) = (NEAR + lanes(&over) * pace, NEAR + lanes(&under) * pace);
    let own_x = strip.own.at * size.width;
    let inner = html! {
        g transform={ "translate(0 " (drawn(above)) ")" } {
            @for one in over.iter().filter(|one| one.lane > 0) { (leader(one, -NEAR - one.lane as f64 * pace)) }
            @for one in under.iter().filter(|one| one.lane > 0) { (leader(one, NEAR + one.lane as f64 * pace)) }
            path class="axis" d={ "M0 0H" (drawn(size.width)) } {}
            @for one in &over {
                circle class="areas" cx=(drawn(one.x)) cy="0" r="3.5" {}
                (one.words.at(one.left, -NEAR - one.lane as f64 * pace - one.words.height, Anchor::Start, ""))
            }
            @for one in marks(true) { path class="floor" d={ "M" (drawn(one.at * size.width)) " -8V8" } {} }
            circle class="council" cx=(drawn(own_x)) cy="0" r="6" {}
            @for one in &under {
                @let class = if (one.x - own_x).abs() < f64::EPSILON { "strong" } else { "" };
                (one.words.at(one.left, NEAR + one.lane as f64 * pace, Anchor::Start, class))
            }
        }
    };
    Drawn { inner, width: size.width, height: above + below, letter }
}

fn leader(one: &Placed, to: f64) -> Markup {
    html! { path class="leader" d={ "M" (drawn(one.x)) " 0V" (drawn(to)) } {} }
}

fn in_lanes(mut marks: Vec<(f64, Lettering)>, width: f64) -> Vec<Placed> {
    marks.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut ends: Vec<f64> = Vec::new();
    let place = |(at, words): (f64, Lettering)| {
        let left = (at * width - words.width / 2.0).clamp(0.0, (width - words.width).max(0.0));
        let lane = ends.iter().position(|end| end + GAP <= left).unwrap_or(ends.len());
        let end = left + words.width;
        match ends.get_mut(lane) {
            Some(held) => *held = end,
            None => ends.push(end),
        }
        Placed { x: at * width, left, lane, words }
    };
    marks.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_lie_on_others() {
        let words = |at: f64| (at, Lettering::within(500.0, "The statistical neighbour average 8.9", 14.0));
        let placed = in_lanes([0.5, 0.0, 0.52, 1.0, 0.9].map(words).into(), 720.0);
        for (nth, one) in placed.iter().enumerate() {
            assert!(one.left >= 0.0 && one.left + one.words.width <= 720.0 + 0.01);
            let apart = |other: &Placed| other.lane != one.lane || other.left + other.words.width <= one.left;
            assert!(placed[..nth].iter().all(apart));
        }
    }
}
