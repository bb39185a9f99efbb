//! A strip on the proof, drawn as lines: every area a dot, or the others by their names.

use super::charts::{outline, straight};
use super::flow::FontFace;
use super::sheets::{COLUMN, LEFT, Pen, ProofSheets, SheetUnit};
use crate::draft::report::Strip;

/// From one line of small words to the next.
const PACE: f32 = 4.1;
/// Between two words on one line.
const GAP: f32 = 2.5;
/// Between an axis and the nearest words.
const NEAR: f32 = 2.0;

/// Words at their place across, and how many lines they stand off.
struct Placed<'a> {
    x: f32,
    left: f32,
    lane: usize,
    face: FontFace,
    words: &'a str,
}

impl ProofSheets<'_> {
    /// The strip, whole on a page.
    pub(crate) fn strip(&self, strip: &Strip) -> SheetUnit {
        if strip.named.is_empty() { self.dotted(strip) } else { self.by_name(strip) }
    }

    /// Words centred on their places, on a line further off where they would lie on others.
    fn in_lanes<'a>(&self, mut wanted: Vec<(f64, FontFace, &'a str)>) -> Vec<Placed<'a>> {
        wanted.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut ends: Vec<f32> = Vec::new();
        let mut placed = Vec::new();
        for (at, face, words) in wanted {
            let (x, wide) = (across(at), self.wide(face, words));
            let left = (x - wide / 2.0).min(LEFT + COLUMN - wide).max(LEFT);
            let lane = ends.iter().position(|end| end + GAP <= left).unwrap_or(ends.len());
            if lane == ends.len() {
                ends.push(0.0);
            }
            ends[lane] = left + wide;
            placed.push(Placed { x, left, lane, face, words });
        }
        placed
    }

    fn by_name(&self, strip: &Strip) -> SheetUnit {
        let named = |is_target: bool| strip.named.iter().filter(move |one| one.is_target == is_target);
        let over = self.in_lanes(named(false).map(|one| (one.at, FontFace::Note, one.label.as_str())).collect());
        let under = named(true).map(|one| (one.at, FontFace::Note, one.label.as_str()));
        let under = self.in_lanes(under.chain([(strip.own.at, FontFace::Strong, strip.own.label.as_str())]).collect());
        let axis = NEAR + lanes(&over) * PACE;
        let mut marks = vec![straight((LEFT, axis), (LEFT + COLUMN, axis), Pen::Thin)];
        for one in &over {
            let y = axis - NEAR - PACE * (one.lane + 1) as f32;
            marks.push(outline(one.x, axis, 0.7, 10, Pen::Plain));
            marks.push(self.small(one.left, y, one.face, one.words));
            marks.extend((one.lane > 0).then(|| straight((one.x, y + PACE), (one.x, axis), Pen::Thin)));
        }
        for one in &under {
            let y = axis + NEAR + PACE * one.lane as f32;
            marks.push(self.small(one.left, y, one.face, one.words));
            marks.extend((one.lane > 0).then(|| straight((one.x, axis), (one.x, y), Pen::Thin)));
        }
        marks.extend(
            named(true).map(|one| straight((across(one.at), axis - 1.8), (across(one.at), axis + 1.8), Pen::Strong)),
        );
        marks.push(outline(across(strip.own.at), axis, 1.2, 16, Pen::Strong));
        SheetUnit { beside: marks, least: axis + NEAR + lanes(&under) * PACE, before: 3.0, ..SheetUnit::default() }
    }

    fn dotted(&self, strip: &Strip) -> SheetUnit {
        let pitch = COLUMN / strip.slots.max(1) as f32;
        let is_own = |at: f64| (at - strip.own.at).abs() < f64::EPSILON;
        let tallest = strip.columns.iter().map(|column| column.dots + u32::from(is_own(column.at))).max().unwrap_or(0);
        let foot = PACE + (tallest + 1) as f32 * pitch;
        let mut marks = vec![straight((LEFT, foot), (LEFT + COLUMN, foot), Pen::Thin)];
        for band in &strip.bands {
            let (from, to) = (across(band.from), across(band.to));
            let face = if band.own { FontFace::Strong } else { FontFace::Note };
            let wide = self.wide(face, &band.word);
            if wide <= to - from {
                marks.push(self.small((from + to - wide) / 2.0, 0.0, face, &band.word));
            }
            if !band.ends.is_empty() {
                marks.push(straight((to, 0.0), (to, foot), Pen::Thin));
            }
        }
        for column in &strip.columns {
            let lift = if is_own(column.at) { 1 } else { 0 };
            let dot = |nth: u32| {
                let y = foot - ((nth + lift) as f32 + 0.5) * pitch;
                outline(across(column.at), y, pitch * 0.36, 10, Pen::Plain)
            };
            marks.extend((0..column.dots).map(dot));
        }
        marks.push(outline(across(strip.own.at), foot - pitch * 0.5, pitch * 0.42, 16, Pen::Strong));
        let ends = strip.bands.iter().filter(|band| !band.ends.is_empty());
        let ends = ends.map(|band| (band.to, FontFace::Note, band.ends.as_str()));
        let all =
            [(0.0, FontFace::Note, strip.best.as_str()), (1.0, FontFace::Note, &strip.worst)].into_iter().chain(ends);
        let under = self.in_lanes(all.chain([(strip.own.at, FontFace::Strong, strip.own.label.as_str())]).collect());
        let words =
            |one: &Placed| self.small(one.left, foot + NEAR / 2.0 + PACE * one.lane as f32, one.face, one.words);
        marks.extend(under.iter().map(words));
        SheetUnit { beside: marks, least: foot + NEAR + lanes(&under) * PACE, before: 3.0, ..SheetUnit::default() }
    }
}

fn across(share: f64) -> f32 {
    LEFT + COLUMN * share as f32
}

fn lanes(placed: &[Placed]) -> f32 {
    placed.iter().map(|one| one.lane + 1).max().unwrap_or(0) as f32
}
