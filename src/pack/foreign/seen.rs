//! Which words of a page can be seen on it. A copy that was blacked out badly still has the words under the black; a page that
//! is drawn again would put them into its alternative text, for everybody to read.
//!
//! The page is drawn dot by dot, and each letter remembers its dots. At the end a letter is seen where enough of them are its
//! own and can be told from their ground. The words that recognition lays under or over a scan, to be searched, are not seen
//! and are no secret: they stand where the picture shows something.

use hayro_svg::hayro_interpret::font::Glyph;
use hayro_svg::hayro_interpret::hayro_cmap::BfString;
use hayro_svg::hayro_interpret::hayro_syntax::Pdf;
use hayro_svg::hayro_interpret::hayro_syntax::page::Page;
use hayro_svg::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, FillRule, GlyphDrawMode, Image, ImageData, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::canvas::{Canvas, Colour, Dots, Top, stroked};

/// Dots of the longer side of a page.
const LONGER_SIDE: f64 = 1_300.0;

/// A letter of which less is seen than this part cannot be read.
const ENOUGH: f64 = 0.3;

/// A letter of so few dots is too small to be read.
const FEW: usize = 12;

/// What is as good as transparent.
const FAINT: f32 = 0.05;

/// How many words of a page cannot be seen on it.
pub fn hidden_words(pdf: &Pdf, page: &Page, settings: &InterpreterSettings) -> usize {
    let (width, height) = page.render_dimensions();
    let scale = LONGER_SIDE / f64::from(width.max(height).max(1.0));
    let side = |length: f32| (f64::from(length) * scale).ceil().max(1.0) as u32;
    let canvas = Canvas::new(side(width), side(height));
    let to_dots = Affine::scale(scale) * affine(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, f64::from(canvas.width), f64::from(canvas.height));
    let cache = InterpreterCache::new();
    let mut context = Context::new(to_dots, bounds, &cache, pdf.xref(), settings.clone());
    let mut eye = Eye {
        canvas,
        letters: Vec::new(),
        opacities: vec![1.0],
        masked: false,
        blend: BlendMode::Normal,
        within: None,
    };
    interpret_page(page, &mut context, &mut eye);
    eye.hidden()
}

fn affine(coefficients: [f64; 6]) -> Affine {
    Affine::new(coefficients)
}

/// A letter that was drawn.
struct Letter {
    /// What it is read as.
    reads: String,
    /// Where it is drawn: none where that is off the page or out of its clip.
    dots: Dots,
    /// Where it stands, on the page or not.
    stands: Rect,
}

struct Eye {
    canvas: Canvas,
    letters: Vec<Letter>,
    /// How much of each open group comes through, all together.
    opacities: Vec<f32>,
    masked: bool,
    blend: BlendMode,
    /// The letter that is itself a drawing, while it is drawn.
    within: Option<u32>,
}

impl Eye {
    fn opacity(&self) -> f32 {
        self.opacities.last().copied().unwrap_or(1.0)
    }

    /// Colour and opacity of a paint; a pattern counts as what can be told from white.
    fn paint(&self, paint: &Paint) -> (Colour, f32) {
        match paint {
            Paint::Color(colour) => {
                let [red, green, blue, opacity] = colour.to_rgba().to_rgba8();
                ([red, green, blue], f32::from(opacity) / 255.0 * self.opacity())
            }
            Paint::Pattern(_) => ([128; 3], self.opacity()),
        }
    }

    /// Draws an area as a line, as part of a letter, or as what covers what was there before.
    fn fill(&mut self, dots: Dots, paint: &Paint) {
        let (colour, opacity) = self.paint(paint);
        match (self.within, self.blend) {
            (Some(letter), _) => {
                if opacity >= FAINT && !self.masked {
                    self.canvas.letter(letter, &dots, colour, opacity);
                }
                self.letters[letter as usize].dots.at.extend(dots.at);
            }
            // What is only partly there, by a mask, may cover and may not: it is not counted on for either.
            _ if self.masked => {}
            (None, BlendMode::Normal) => self.canvas.area(&dots, colour, opacity),
            (None, BlendMode::Multiply | BlendMode::Darken | BlendMode::ColorBurn) if opacity > 0.97 => {
                self.canvas.multiply(&dots, colour);
            }
            (None, _) => {}
        }
    }

    /// How many words hold a letter that is not seen, as far as somebody could read them.
    fn hidden(&self) -> usize {
        let scan = self.canvas.is_scan();
        let (mut words, mut nth) = (0, 0);
        while nth < self.letters.len() {
            let end = self.end_of_word(nth);
            let word = &self.letters[nth..end];
            let lost = word.iter().filter(|one| is_read(&one.reads) && !self.is_seen(one)).count();
            if lost > 0 {
                let stands = word.iter().map(|one| one.stands).reduce(|one, other| one.union(other));
                let recognised = scan && stands.is_some_and(|stands| self.canvas.shows(stands.inflate(1.0, 1.0)));
                words += usize::from(!recognised);
            }
            nth = end;
        }
        words
    }

    /// Behind the last letter of the word that begins here: letters of one word stand beside each other.
    fn end_of_word(&self, first: usize) -> usize {
        let mut end = first + 1;
        while let Some(next) = self.letters.get(end) {
            let before = &self.letters[end - 1];
            let high = before.stands.height().max(next.stands.height()).max(1.0);
            let apart = next.stands.x0 - before.stands.x1;
            let same_line = (next.stands.center().y - before.stands.center().y).abs() < high * 0.6;
            if before.reads.trim().is_empty() || next.reads.trim().is_empty() || !same_line || apart.abs() > high * 0.4
            {
                break;
            }
            end += 1;
        }
        end
    }

    fn is_seen(&self, letter: &Letter) -> bool {
        let (mut own, mut others) = (0, 0);
        for dot in &letter.dots.at {
            if let Some(Top::Letter(other)) = self.canvas.seen(*dot) {
                let top = &self.letters[other as usize].reads;
                own += usize::from(*top == letter.reads);
                // Letters across letters, such as a stamp, hide nothing; a block that is a letter does.
                others += usize::from(*top != letter.reads && is_read(top));
            }
        }
        let (all, left) = (letter.dots.at.len(), letter.dots.at.len() - others);
        // Letters of less than a dot lie on each other.
        own > 0 && own as f64 >= left as f64 * ENOUGH || left == 0 && all > FEW
    }

    /// Draws a letter that has an outline.
    fn outlined(&mut self, shape: BezPath, stands: Rect, reads: String, paint: &Paint, mode: &GlyphDrawMode) {
        let number = self.letters.len() as u32;
        let mut dots = self.canvas.dots(&shape, false);
        if dots.at.is_empty() && shape.area() != 0.0 {
            // Thinner than a dot.
            dots.at.extend(self.canvas.dot_at(stands.center().x, stands.center().y));
        }
        let (colour, opacity) = self.paint(paint);
        if !matches!(mode, GlyphDrawMode::Invisible) && opacity >= FAINT && !self.masked {
            self.canvas.letter(number, &dots, colour, opacity);
        }
        self.letters.push(Letter { reads, dots, stands });
    }
}

/// Whether a letter says something: a bullet or a line says nothing.
fn is_read(reads: &str) -> bool {
    reads.chars().any(char::is_alphanumeric)
}

impl<'a> Device<'a> for Eye {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        let whole = transform * glyph_transform;
        let reads = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters.to_string(),
            None => String::new(),
        };
        let box_of = |advance: f64| {
            let corners =
                [Point::new(0.0, 0.0), Point::new(advance, 0.0), Point::new(0.0, 700.0), Point::new(advance, 700.0)];
            let corners = corners.map(|corner| whole * corner);
            corners.iter().fold(Rect::from_points(corners[0], corners[1]), |all, corner| all.union_pt(*corner))
        };
        match glyph {
            Glyph::Outline(outlined) => {
                let stands = box_of(f64::from(outlined.advance_width().unwrap_or(500.0)));
                self.outlined(whole * outlined.outline(), stands, reads, paint, mode);
            }
            Glyph::Type3(drawn) => {
                let number = self.letters.len() as u32;
                self.letters.push(Letter { reads, dots: Dots { at: Vec::new() }, stands: box_of(500.0) });
                if !matches!(mode, GlyphDrawMode::Invisible) {
                    let before = self.within.replace(number);
                    drawn.interpret(self, transform, glyph_transform, paint);
                    self.within = before;
                }
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        let (shape, even_odd) = match mode {
            PathDrawMode::Fill(rule) => (transform * path.clone(), *rule == FillRule::EvenOdd),
            PathDrawMode::Stroke(how) => (stroked(path, f64::from(how.line_width), transform), false),
        };
        let dots = self.canvas.dots(&shape, even_odd);
        self.fill(dots, paint);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.canvas.push_clip(&clip.path, clip.fill == FillRule::EvenOdd);
    }

    fn pop_clip_path(&mut self) {
        self.canvas.pop_clip();
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.opacities.push(self.opacity() * opacity);
    }

    fn pop_transparency_group(&mut self) {
        if self.opacities.len() > 1 {
            self.opacities.pop();
        }
    }

    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.masked = mask.is_some();
    }

    fn set_blend_mode(&mut self, blend: BlendMode) {
        self.blend = blend;
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let wide = (f64::from(self.canvas.width), f64::from(self.canvas.height));
        let target = Some((wide.0 as u32, wide.1 as u32));
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |image, alpha| {
                    let colours = Colours::of(&image);
                    self.dots_of(
                        transform,
                        image.scale_factors(),
                        (colours.width, colours.height),
                        |canvas, dot, at| {
                            let through = alpha.as_ref().is_none_or(|alpha| {
                                let x = at.0 * alpha.width / colours.width.max(1);
                                let y = at.1 * alpha.height / colours.height.max(1);
                                alpha.data.get((y * alpha.width + x) as usize).is_none_or(|alpha| *alpha >= 128)
                            });
                            if through {
                                canvas.picture(dot, colours.at(at));
                            }
                        },
                    );
                },
                target,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |luma, paint| {
                    let size = (luma.width, luma.height);
                    let mut on = Dots { at: Vec::new() };
                    self.dots_of(transform, luma.scale_factors, size, |_, dot, at| {
                        if luma.data.get((at.1 * luma.width + at.0) as usize).is_some_and(|luma| *luma >= 128) {
                            on.at.push(dot);
                        }
                    });
                    self.fill(on, paint);
                },
                target,
            ),
        }
    }
}

impl Eye {
    /// Goes through the dots that a picture covers, each with the place in the picture that it shows.
    fn dots_of(
        &mut self,
        transform: Affine,
        scale: (f32, f32),
        (width, height): (u32, u32),
        mut each: impl FnMut(&mut Canvas, u32, (u32, u32)),
    ) {
        let whole = transform * Affine::scale_non_uniform(f64::from(scale.0), f64::from(scale.1));
        let (shape, back) =
            (whole * Rect::new(0.0, 0.0, f64::from(width), f64::from(height)).to_path(0.1), whole.inverse());
        for dot in self.canvas.dots(&shape, false).at {
            let (x, y) = (dot % self.canvas.width, dot / self.canvas.width);
            let from = back * Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
            if from.x.is_finite() && from.y.is_finite() {
                let within = |at: f64, most: u32| (at.max(0.0) as u32).min(most.saturating_sub(1));
                each(&mut self.canvas, dot, (within(from.x, width), within(from.y, height)));
            }
        }
    }
}

/// The colours of a picture of dots.
struct Colours<'a> {
    width: u32,
    height: u32,
    data: &'a [u8],
    parts: usize,
}

impl<'a> Colours<'a> {
    fn of(image: &'a ImageData) -> Colours<'a> {
        match image {
            ImageData::Rgb(rgb) => Colours { width: rgb.width, height: rgb.height, data: &rgb.data, parts: 3 },
            ImageData::Luma(luma) => Colours { width: luma.width, height: luma.height, data: &luma.data, parts: 1 },
        }
    }

    fn at(&self, (x, y): (u32, u32)) -> Colour {
        let begins = (y as usize * self.width as usize + x as usize) * self.parts;
        match self.data.get(begins..begins + self.parts) {
            Some([grey]) => [*grey; 3],
            Some([red, green, blue]) => [*red, *green, *blue],
            _ => [128; 3],
        }
    }
}
