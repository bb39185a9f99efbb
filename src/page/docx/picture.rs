//! Pictures: the drawings of the web edition as PNG, each with the words that are read out in its place.

use std::sync::Arc;

use docx_rs::{Paragraph, Pic, Run};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::folder::look::{Colour, Look, Picture, as_png};
use crate::page::html::Alone;

use super::part::Part;
use super::styles::Style;
use super::words::held;

/// For paper: dots to the inch.
const DOTS: f64 = 200.0;

/// English Metric Units in a millimetre, by which Word measures pictures.
const EMU: f64 = 36_000.0;

/// How high a crest is, and how wide at the most, in millimetres.
const CREST: f64 = 16.0;
const WIDEST: f64 = 55.0;

fn dots(millimetres: f64) -> u32 {
    (millimetres / 25.4 * DOTS).ceil() as u32
}

/// The pictures of a document, in reading order.
pub(super) struct Pictures {
    /// In which they are drawn: the look's own.
    pub(super) colour: Colour,
    read: Options<'static>,
    /// What is read out in place of each.
    alternatives: Vec<String>,
}

impl Pictures {
    pub(super) fn new(colour: Colour) -> Pictures {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
        fonts.load_font_data(notosans::BOLD_TTF.to_vec());
        fonts.set_sans_serif_family("Noto Sans");
        let read = Options { fontdb: Arc::new(fonts), font_family: "Noto Sans".into(), ..Options::default() };
        Pictures { colour, read, alternatives: Vec::new() }
    }

    /// The drawing, so many millimetres wide, on white. Without an alternative it is passed over by those who listen.
    pub(super) fn picture(&mut self, drawing: &Alone, wide: f64, alternative: &str) -> Run {
        let high = wide * drawing.height / drawing.width;
        let (across, down) = (dots(wide), dots(high));
        self.placed(self.png(drawing, across, down), (across, down), (wide, high), alternative)
    }

    fn placed(&mut self, png: Vec<u8>, (across, down): (u32, u32), (wide, high): (f64, f64), heard: &str) -> Run {
        self.alternatives.push(heard.to_owned());
        let named = format!("rIdPicture{}", self.alternatives.len());
        let picture = Pic::new_with_dimensions(png, across, down);
        Run::new().add_image(picture.id(named).size((wide * EMU) as u32, (high * EMU) as u32))
    }

    /// The crest of a look in a paragraph of its own; `None` where it has none, or a picture that cannot be read.
    pub(super) fn crest(&mut self, look: &Look, assets: &[(String, Vec<u8>)]) -> Option<Part> {
        let crest = look.crest.as_ref()?;
        let (_, bytes) = assets.iter().find(|(path, _)| *path == crest.file)?;
        let (png, across, down) = match Picture::of(bytes).ok()? {
            Picture::Svg => {
                let svg = String::from_utf8(bytes.clone()).ok()?;
                let size = Tree::from_str(&svg, &self.read).ok()?.size();
                let drawing = Alone { svg, width: size.width().into(), height: size.height().into() };
                let down = dots(CREST);
                let across = (f64::from(down) * drawing.width / drawing.height).ceil() as u32;
                (self.png(&drawing, across, down), across, down)
            }
            Picture::Png | Picture::Jpeg => as_png(bytes)?,
        };
        // One that is wider than a shield is limited in width, and less high.
        let high = CREST.min(WIDEST * f64::from(down) / f64::from(across));
        let wide = high * f64::from(across) / f64::from(down);
        let run = self.placed(png, (across, down), (wide, high), &crest.alternative);
        Some(Part::Paragraph(Box::new(Paragraph::new().style(Style::Body.id()).add_run(run))))
    }

    /// What is read out in place of the pictures.
    pub(super) fn into_alternatives(self) -> Vec<String> {
        self.alternatives
    }

    fn png(&self, drawing: &Alone, across: u32, down: u32) -> Vec<u8> {
        let tree = Tree::from_str(&held(&drawing.svg), &self.read).expect("a drawing of our own is an SVG");
        let mut dots = Pixmap::new(across, down).expect("a drawing of our own has room");
        dots.fill(Color::WHITE);
        let scale = f64::from(across) / drawing.width;
        resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut dots.as_mut());
        dots.encode_png().expect("memory takes every byte")
    }
}
