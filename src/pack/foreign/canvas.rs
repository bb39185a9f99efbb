//! A page as dots: each with its colour, the colour that it would have without any letter, and what was drawn on it last.

use std::cell::{Cell, OnceCell};

use kurbo::{Affine, BezPath, PathEl, Rect, Shape};
use resvg::tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};

/// A colour, red, green and blue.
pub type Colour = [u8; 3];

/// Two colours nearer to each other than this are one to the eye.
const ALIKE: u8 = 10;

/// So much of a dot must be covered for it to be drawn: letters are thin.
const COVERED: u8 = 64;

/// What was drawn on a dot last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Top {
    /// The paper, or a line or an area.
    Drawing,
    /// A picture of dots.
    Picture,
    /// The letter with this number.
    Letter(u32),
}

/// Dots of the page that something is drawn on.
pub struct Dots {
    /// Each by its place among all.
    pub at: Vec<u32>,
}

/// A page that is being drawn.
pub struct Canvas {
    pub width: u32,
    pub height: u32,
    /// As it looks.
    inked: Vec<Colour>,
    /// As it would look without letters.
    bare: Vec<Colour>,
    top: Vec<Top>,
    /// Where there was ever a picture.
    pictured: Vec<bool>,
    clips: Vec<Clip>,
}

/// What of the page may be drawn on.
struct Clip {
    /// With those beneath it.
    within: Rect,
    /// `None` where all within may.
    shape: Option<Shaped>,
}

/// A clip that is no upright rectangle.
struct Shaped {
    path: Path,
    rule: FillRule,
    /// How often it has been asked: most clips hold one thing.
    asked: Cell<u32>,
    /// Its dots, once it has been asked often.
    opening: OnceCell<Opening>,
}

/// A clip that is asked more often is worked out as a whole.
const OFTEN: u32 = 12;

/// The dots of a rectangle that may be drawn on.
struct Opening {
    left: u32,
    top: u32,
    wide: u32,
    open: Vec<bool>,
}

impl Opening {
    fn holds(&self, x: u32, y: u32) -> bool {
        let (Some(column), Some(row)) = (x.checked_sub(self.left), y.checked_sub(self.top)) else { return false };
        column < self.wide && self.open.get((row * self.wide + column) as usize).copied().unwrap_or(false)
    }
}

/// A rectangle of whole dots.
#[derive(Clone, Copy)]
struct Patch {
    left: u32,
    top: u32,
    wide: u32,
    high: u32,
}

impl Patch {
    /// The dots of a path within it.
    fn mask(self, path: &Path, rule: FillRule) -> Option<Mask> {
        let mut mask = Mask::new(self.wide, self.high)?;
        mask.fill_path(path, rule, true, Transform::from_translate(-(self.left as f32), -(self.top as f32)));
        Some(mask)
    }
}

impl Shaped {
    /// Takes out of a patch what it does not let through.
    fn keep(&self, patch: Patch, within: Patch, mask: &mut [u8]) {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() > OFTEN {
            let opening = self.opening.get_or_init(|| {
                let open = within.mask(&self.path, self.rule);
                let open = open.map_or_else(Vec::new, |mask| mask.data().iter().map(|dot| *dot >= COVERED).collect());
                Opening { left: within.left, top: within.top, wide: within.wide, open }
            });
            for (nth, dot) in mask.iter_mut().enumerate().filter(|(_, dot)| **dot > 0) {
                let (x, y) = (patch.left + nth as u32 % patch.wide, patch.top + nth as u32 / patch.wide);
                *dot = if opening.holds(x, y) { *dot } else { 0 };
            }
            return;
        }
        let open = patch.mask(&self.path, self.rule);
        let open = open.as_ref().map_or(&[][..], Mask::data);
        for (nth, dot) in mask.iter_mut().enumerate() {
            *dot = if open.get(nth).is_some_and(|open| *open >= COVERED) { *dot } else { 0 };
        }
    }
}

/// Whether two colours look the same.
pub fn alike(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) < ALIKE)
}

fn mixed(over: Colour, under: Colour, opacity: f32) -> Colour {
    let mix = |over: u8, under: u8| (f32::from(over) * opacity + f32::from(under) * (1.0 - opacity)).round() as u8;
    [mix(over[0], under[0]), mix(over[1], under[1]), mix(over[2], under[2])]
}

impl Canvas {
    /// White paper.
    pub fn new(width: u32, height: u32) -> Canvas {
        let dots = width as usize * height as usize;
        let within = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        Canvas {
            width,
            height,
            inked: vec![[255; 3]; dots],
            bare: vec![[255; 3]; dots],
            top: vec![Top::Drawing; dots],
            pictured: vec![false; dots],
            clips: vec![Clip { within, shape: None }],
        }
    }

    fn clip(&self) -> &Clip {
        self.clips.last().expect("the page itself is never taken off")
    }

    /// From now on draws only within a path, too.
    pub fn push_clip(&mut self, path: &BezPath, even_odd: bool) {
        let within = self.clip().within.intersect(as_rect(path).unwrap_or_else(|| path.bounding_box()));
        let shaped = |path| Shaped { path, rule: rule(even_odd), asked: Cell::new(0), opening: OnceCell::new() };
        let shape = if as_rect(path).is_some() { None } else { outline(path).map(shaped) };
        self.clips.push(Clip { within, shape });
    }

    /// Takes the last clip off.
    pub fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    /// A rectangle in whole dots, as far as it is on the page; `None` where it is not.
    fn patch(&self, bounds: Rect) -> Option<Patch> {
        let (left, top) = (bounds.x0.floor().max(0.0), bounds.y0.floor().max(0.0));
        let wide = (bounds.x1.ceil() - left).min(f64::from(self.width) - left);
        let high = (bounds.y1.ceil() - top).min(f64::from(self.height) - top);
        let is_there = bounds.width() > 0.0 && bounds.height() > 0.0 && wide >= 1.0 && high >= 1.0;
        is_there.then_some(Patch { left: left as u32, top: top as u32, wide: wide as u32, high: high as u32 })
    }

    /// The dots within a path that may be drawn on.
    pub fn dots(&self, path: &BezPath, even_odd: bool) -> Dots {
        let patch = self.patch(path.bounding_box().intersect(self.clip().within));
        let (Some(patch), Some(path)) = (patch, outline(path)) else { return Dots { at: Vec::new() } };
        match patch.mask(&path, rule(even_odd)) {
            Some(mask) => self.let_through(patch, mask.data().to_vec()),
            None => Dots { at: Vec::new() },
        }
    }

    /// The covered dots of a patch that every clip lets through.
    fn let_through(&self, patch: Patch, mut mask: Vec<u8>) -> Dots {
        for clip in self.clips.iter().rev() {
            if let (Some(shape), Some(within)) = (&clip.shape, self.patch(clip.within)) {
                shape.keep(patch, within, &mut mask);
            }
        }
        let covered = mask.iter().enumerate().filter(|(_, covered)| **covered >= COVERED);
        let at = |nth: u32| (patch.top + nth / patch.wide) * self.width + patch.left + nth % patch.wide;
        Dots { at: covered.map(|(nth, _)| at(nth as u32)).collect() }
    }

    /// The dot at a point, where it is on the page and may be drawn on.
    pub fn dot_at(&self, x: f64, y: f64) -> Option<u32> {
        let at = Rect::new(x, y, x + 0.1, y + 0.1).intersect(self.clip().within);
        let patch = Patch { wide: 1, high: 1, ..self.patch(at)? };
        self.let_through(patch, vec![255]).at.first().copied()
    }

    /// Draws a letter: dots that do not look otherwise than before are not its own.
    pub fn letter(&mut self, number: u32, dots: &Dots, colour: Colour, opacity: f32) {
        for dot in dots.at.iter().map(|dot| *dot as usize) {
            let drawn = mixed(colour, self.inked[dot], opacity);
            if !alike(drawn, self.inked[dot]) {
                self.top[dot] = Top::Letter(number);
            }
            self.inked[dot] = drawn;
        }
    }

    /// Draws an area or a line.
    pub fn area(&mut self, dots: &Dots, colour: Colour, opacity: f32) {
        for dot in dots.at.iter().map(|dot| *dot as usize) {
            self.inked[dot] = mixed(colour, self.inked[dot], opacity);
            self.bare[dot] = mixed(colour, self.bare[dot], opacity);
            if opacity > 0.97 {
                self.top[dot] = Top::Drawing;
            }
        }
    }

    /// Draws a dot of a picture.
    pub fn picture(&mut self, dot: u32, colour: Colour) {
        let dot = dot as usize;
        (self.inked[dot], self.bare[dot], self.top[dot], self.pictured[dot]) = (colour, colour, Top::Picture, true);
    }

    /// Darkens dots as a felt pen does: what is beneath a dark one is not seen any more.
    pub fn multiply(&mut self, dots: &Dots, colour: Colour) {
        let times = |one: u8, other: u8| (u16::from(one) * u16::from(other) / 255) as u8;
        let dark = colour.iter().all(|part| *part < 40);
        for dot in dots.at.iter().map(|dot| *dot as usize) {
            for raster in [&mut self.inked, &mut self.bare] {
                let under = raster[dot];
                raster[dot] = [times(colour[0], under[0]), times(colour[1], under[1]), times(colour[2], under[2])];
            }
            if dark {
                self.top[dot] = Top::Drawing;
            }
        }
    }

    /// What is on a dot, if it can be told from the ground.
    pub fn seen(&self, dot: u32) -> Option<Top> {
        let dot = dot as usize;
        (!alike(self.inked[dot], self.bare[dot])).then_some(self.top[dot])
    }

    /// Whether pictures cover so much of the page that it is a scan.
    pub fn is_scan(&self) -> bool {
        self.pictured.iter().filter(|pictured| **pictured).count() * 10 > self.pictured.len() * 6
    }

    /// Whether something can be told from its ground in the picture within a rectangle.
    pub fn shows(&self, within: Rect) -> bool {
        let within = within.intersect(Rect::new(0.0, 0.0, f64::from(self.width), f64::from(self.height)));
        let (mut least, mut most, mut pictured, mut all) = ([255; 3], [0; 3], 0, 0);
        for y in within.y0 as u32..within.y1.ceil().max(0.0) as u32 {
            for x in within.x0 as u32..within.x1.ceil().max(0.0) as u32 {
                let dot = (y * self.width + x) as usize;
                let Some(colour) = self.inked.get(dot) else { continue };
                all += 1;
                pictured += usize::from(self.top[dot] == Top::Picture);
                for part in 0..3 {
                    least[part] = colour[part].min(least[part]);
                    most[part] = colour[part].max(most[part]);
                }
            }
        }
        let contrast = least.iter().zip(most).map(|(least, most): (&u8, u8)| most.saturating_sub(*least)).max();
        pictured * 2 > all && contrast.unwrap_or(0) >= 4 * ALIKE
    }
}

fn rule(even_odd: bool) -> FillRule {
    if even_odd { FillRule::EvenOdd } else { FillRule::Winding }
}

/// The rectangle that a path is, if it is one that stands upright.
fn as_rect(path: &BezPath) -> Option<Rect> {
    let bounds = path.bounding_box();
    let corners: Vec<_> = path
        .elements()
        .iter()
        .filter_map(|part| match part {
            PathEl::MoveTo(to) | PathEl::LineTo(to) => Some(Some(*to)),
            PathEl::ClosePath => None,
            _ => Some(None),
        })
        .collect::<Option<_>>()?;
    let on = |at: f64, edges: [f64; 2]| edges.iter().any(|edge| (at - edge).abs() < 0.01);
    let upright =
        corners.windows(2).all(|two| (two[0].x - two[1].x).abs() < 0.01 || (two[0].y - two[1].y).abs() < 0.01);
    let at_corners = corners.iter().all(|to| on(to.x, [bounds.x0, bounds.x1]) && on(to.y, [bounds.y0, bounds.y1]));
    ((4..=5).contains(&corners.len()) && upright && at_corners).then_some(bounds)
}

/// A path as the drawing library takes it.
fn outline(path: &BezPath) -> Option<Path> {
    let mut made = PathBuilder::new();
    for part in path.elements() {
        match *part {
            PathEl::MoveTo(to) => made.move_to(to.x as f32, to.y as f32),
            PathEl::LineTo(to) => made.line_to(to.x as f32, to.y as f32),
            PathEl::QuadTo(by, to) => made.quad_to(by.x as f32, by.y as f32, to.x as f32, to.y as f32),
            PathEl::CurveTo(by, and, to) => {
                made.cubic_to(by.x as f32, by.y as f32, and.x as f32, and.y as f32, to.x as f32, to.y as f32);
            }
            PathEl::ClosePath => made.close(),
        }
    }
    made.finish()
}

/// A line of some width as the area that it covers.
pub fn stroked(path: &BezPath, width: f64, transform: Affine) -> BezPath {
    let style = kurbo::Stroke::new(width.max(0.1));
    transform * kurbo::stroke(path.iter(), &style, &kurbo::StrokeOpts::default(), 0.1)
}
