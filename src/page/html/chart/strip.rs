//! A quartile strip under its caption: drawn twice, for a wide page and for a narrow one.

use maud::{Markup, html};

use crate::draft::report::{QuartileBand, Strip};
use crate::page::html::drawn::{Drawn, drawn};
use crate::page::html::paper_scope::PaperScope;

use super::by_name;
use super::lettering::{Anchor, BOLD, Lettering, spread, width_of};
use super::size::Size;

/// The strip as a figure with its caption over it. Every word on it is said in its alternative text.
pub(in crate::page::html) fn figure(strip: &Strip, paper: &PaperScope) -> Markup {
    html! {
        figure class="beside" id=(paper.id(&format!("figure-{}", strip.number))) {
            (super::caption(strip.number, &strip.title, &strip.under))
            div class="chart" role="img" aria-label=(strip.alt) {
                (drawing(strip, &Size::WIDE))
                (drawing(strip, &Size::NARROW))
            }
        }
    }
}

/// The strip without a page.
pub(in crate::page::html) fn alone(strip: &Strip) -> Drawn {
    inner(strip, &Size::WIDE)
}

fn inner(strip: &Strip, size: &Size) -> Drawn {
    if strip.named.is_empty() { StripDrawing::of(strip, size).drawn() } else { by_name::drawing(strip, size) }
}

fn drawing(strip: &Strip, size: &Size) -> Markup {
    let strip = inner(strip, size);
    html! { svg class=(size.class) viewBox=(strip.view_box()) font-size=(drawn(strip.letter)) { (strip.inner) } }
}

/// The least height of the bands, in dots.
const LEAST_HEIGHT: u32 = 7;

/// Figures under the axis: left edge, line, words.
type Placed = (f64, usize, Lettering);

/// A strip in one of the two sizes. The origin is the upper left corner of the bands.
struct StripDrawing<'a> {
    strip: &'a Strip,
    size: &'a Size,
    /// From one dot to the next, in both directions.
    pitch: f64,
    foot: f64,
    labels: Vec<Placed>,
}

impl<'a> StripDrawing<'a> {
    fn of(strip: &'a Strip, size: &'a Size) -> StripDrawing<'a> {
        let pitch = size.width / strip.slots.max(1) as f64;
        let over_own = |at: f64| u32::from((at - strip.own.at).abs() < f64::EPSILON) * 2;
        let tallest = strip.columns.iter().map(|column| column.dots + over_own(column.at)).max().unwrap_or(0);
        let foot = f64::from(tallest.max(LEAST_HEIGHT) + 1) * pitch;
        StripDrawing { strip, size, pitch, foot, labels: labels(strip, size) }
    }

    fn across(&self, share: f64) -> f64 {
        share * self.size.width
    }

    fn radius_of_own(&self) -> f64 {
        self.pitch * 0.62 + 1.5
    }

    fn drawn(&self) -> Drawn {
        let letter = self.size.letter;
        let (over, lines) = (letter * 1.5, self.labels.iter().map(|(_, line, _)| line + 1).max().unwrap_or(1));
        let under = letter * (0.5 + 1.25 * lines as f64);
        // Bold letters are wider than those that the room is calculated for.
        let own = Lettering::within(self.size.width / BOLD, &self.strip.own.label, letter);
        let height = over + self.foot + under + 8.0 + own.height;
        let half = own.width * BOLD / 2.0;
        let middle = self.across(self.strip.own.at).min(self.size.width - half).max(half);
        let inner = html! {
            g transform={ "translate(0 " (drawn(over)) ")" } {
                @for band in &self.strip.bands { (self.band(band, -over)) }
                (self.dots())
                path class="floor" d={ "M0 " (drawn(self.foot)) "H" (drawn(self.size.width)) } {}
                @for (left, line, words) in &self.labels {
                    (words.at(*left, self.foot + letter * (0.3 + 1.25 * *line as f64), Anchor::Start, ""))
                }
                (self.own(self.foot + under + 6.0))
                (own.at(middle, self.foot + under + 6.0, Anchor::Middle, "strong"))
            }
        };
        Drawn { inner, width: self.size.width, height, letter }
    }

    /// A quartile with its word over it, where that has room, and the line at its end.
    fn band(&self, band: &QuartileBand, top: f64) -> Markup {
        let (from, to, letter) = (self.across(band.from), self.across(band.to), self.size.letter);
        let wide = |words: &str| width_of(words, letter) * if band.own { BOLD } else { 1.0 };
        let fits = |words: &str| wide(words) + spread(words, letter) <= to - from;
        let whole = format!("{} quartile", band.word);
        let words = if fits(&whole) { &whole } else { &band.word };
        let half = wide(words) / 2.0;
        let middle = ((from + to) / 2.0).min(self.size.width - half).max(half);
        html! {
            rect class=(if band.own { "wash own" } else { "wash" }) x=(drawn(from)) y="0" width=(drawn(to - from)) height=(drawn(self.foot)) {}
            @if band.own || fits(words) {
                (Lettering::within(self.size.width, words, letter).at(middle, top, Anchor::Middle, if band.own { "strong" } else { "" }))
            }
            @if !band.ends.is_empty() { path class="cut" d={ "M" (drawn(to)) " -4V" (drawn(self.foot)) } {} }
        }
    }

    /// A dot for each of the others; over this council's own where it is in their column.
    fn dots(&self) -> Markup {
        let level = |at: f64, nth: u32| {
            let own = (at - self.strip.own.at).abs() < f64::EPSILON;
            self.foot - if own { 2.0 * self.radius_of_own() } else { 0.0 } - (f64::from(nth) + 0.5) * self.pitch
        };
        html! {
            g class="areas" {
                @for column in &self.strip.columns {
                    @for nth in 0..column.dots {
                        circle cx=(drawn(self.across(column.at))) cy=(drawn(level(column.at, nth))) r=(drawn(self.pitch * 0.43)) {}
                    }
                }
            }
        }
    }

    /// This council's dot, with a line down to its words.
    fn own(&self, to: f64) -> Markup {
        let (x, radius) = (drawn(self.across(self.strip.own.at)), self.radius_of_own());
        html! {
            path class="leader" d={ "M" (x) " " (drawn(self.foot)) "V" (drawn(to)) } {}
            circle class="council" cx=(x) cy=(drawn(self.foot - radius)) r=(drawn(radius)) {}
        }
    }
}

/// The figures under the axis, beside the line of this council and none on another.
fn labels(strip: &Strip, size: &Size) -> Vec<Placed> {
    let (gap, leader) = (size.letter * 0.5, strip.own.at * size.width);
    let cuts = strip.bands.iter().filter(|band| !band.ends.is_empty()).map(|band| (band.to * size.width, &band.ends));
    let mut placed: Vec<Placed> = Vec::new();
    for (at, words) in [(0.0, &strip.best), (size.width, &strip.worst)].into_iter().chain(cuts) {
        let words = Lettering::within(size.width, words, size.letter);
        let most = (size.width - words.width).max(0.0);
        let centred = (at - words.width / 2.0).clamp(0.0, most);
        let crossed = centred < leader + gap && leader - gap < centred + words.width;
        let (before, behind) = (leader - gap - words.width, leader + gap);
        let left = if !crossed {
            centred
        } else if before >= 0.0 && (at <= leader || behind > most) {
            before
        } else {
            behind.min(most)
        };
        let free = |line: &usize| {
            let near = |(other, of, set): &Placed| {
                of == line && left < other + set.width + gap && *other < left + words.width + gap
            };
            !placed.iter().any(near)
        };
        let line = (0..).find(free).unwrap_or(0);
        placed.push((left, line, words));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn strip(change: impl FnOnce(&mut Value)) -> Strip {
        let mut json = json!({
            "id": "one", "number": 1, "title": {"address": "", "text": "Re-referrals", "because": []}, "under": "Lower is better.", "slots": 60,
            "bands": [
                {"word": "Top", "from": 0.0, "to": 0.4, "ends": "18.8%", "own": false},
                {"word": "Second", "from": 0.4, "to": 0.42, "ends": "21.8%", "own": true},
                {"word": "Fourth", "from": 0.42, "to": 1.0, "ends": "", "own": false},
            ],
            "columns": [{"at": 0.1, "dots": 3}, {"at": 0.41, "dots": 2}],
            "own": {"at": 0.41, "label": "Anyshire 20.4%, joint 59th of 150"},
            "best": "11.1% best", "worst": "33.2% worst", "alt": "A strip."
        });
        change(&mut json);
        serde_json::from_value(json).expect("a strip")
    }

    #[test]
    fn every_area_is_a_dot_and_the_own_quartile_has_its_word() {
        let strip = strip(|_| {});
        let made = drawing(&strip, &Size::WIDE).into_string();
        assert_eq!(made.matches("<circle").count(), 5 + 1);
        assert!(made.contains(">Top quartile<") && made.contains(">Second<") && made.contains(">Fourth quartile<"));
    }

    #[test]
    fn no_figure_under_the_axis_lies_on_another_or_on_the_leader() {
        for at in [0.0, 0.005, 0.41, 0.995, 1.0] {
            let strip = strip(|json| json["own"]["at"] = json!(at));
            for size in [&Size::WIDE, &Size::NARROW] {
                let placed = labels(&strip, size);
                assert_eq!(placed.len(), 4);
                for (nth, (left, line, words)) in placed.iter().enumerate() {
                    let right = left + words.width;
                    assert!(*left >= 0.0 && right <= size.width + 0.01);
                    assert!(right <= at * size.width || *left >= at * size.width, "{at}: {left} to {right}");
                    let apart = |(other, of, set): &Placed| of != line || right < *other || other + set.width < *left;
                    assert!(placed[..nth].iter().all(apart));
                }
            }
        }
    }
}
