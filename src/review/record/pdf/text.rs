//! The words of a page: each glyph's letter in the order in which it is drawn, parted where there is room between two.

use std::sync::Arc;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

use super::page::PdfPage;

/// So much of the letter's size between two letters is a space.
const SPACE: f64 = 0.15;

/// So much of it above or below the line is another line.
const LINE: f64 = 0.3;

/// Every page.
pub fn pages(pdf: &Pdf) -> Vec<PdfPage> {
    let settings = InterpreterSettings {
        // Letters of a font that the file does not hold are read all the same.
        font_resolver: Arc::new(|_| Some((Arc::new(notosans::REGULAR_TTF), 0))),
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let everywhere = Rect::new(0.0, 0.0, 1.0, 1.0);
    let pages = pdf.pages().iter().map(|page| {
        let mut context = Context::new(Affine::IDENTITY, everywhere, &cache, pdf.xref(), settings.clone());
        let mut reader = Reader::default();
        interpret_page(page, &mut context, &mut reader);
        let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        PdfPage { words: joined(&reader.words), body: joined(&reader.body) }
    });
    pages.collect()
}

/// Takes down what is drawn.
#[derive(Default)]
struct Reader {
    words: String,
    body: String,
    /// Where the last letter ended, and how large it was.
    last: Option<(Point, f64)>,
    /// Of the marked content that is open: whether it is an artifact.
    open: Vec<bool>,
}

impl Reader {
    fn take(&mut self, letters: &str) {
        self.words.push_str(letters);
        if !self.open.contains(&true) {
            self.body.push_str(letters);
        }
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let whole = transform * glyph_transform;
        let start = whole * Point::ORIGIN;
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().unwrap_or(0.0),
            Glyph::Type3(_) => 0.0,
        };
        let end = whole * Point::new(f64::from(advance), 0.0);
        // Glyphs are drawn a thousand units high.
        let size = (whole * Point::new(0.0, 1000.0) - start).hypot();
        if let Some((before, size_before)) = self.last {
            let room = size.max(size_before);
            let away = start - before;
            if away.y.abs() > LINE * room || away.x > SPACE * room || away.x < -room {
                self.take(" ");
            }
        }
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => self.take(letter.encode_utf8(&mut [0; 4])),
            Some(BfString::String(letters)) => self.take(&letters),
            None => self.take("\u{fffd}"),
        }
        self.last = Some((end, size));
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<i32>) {
        self.open.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
