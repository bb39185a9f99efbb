//! Pictures: the drawings of the web edition as PNG, each with the words that are read out in its place.

use std::sync::Arc;

use docx_rs::{Pic, Run};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::folder::look::Colour;
use crate::page::html::Alone;

use super::words::held;

/// For paper: dots to the inch.
const DOTS: f64 = 200.0;

/// English Metric Units in a millimetre, by which Word measures pictures.
const EMU: f64 = 36_000.0;

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

    /// The drawing, so many millimetres wide, on white.
    pub(super) fn picture(&mut self, drawing: &Alone, wide: f64, alternative: &str) -> Run {
        let high = wide * drawing.height / drawing.width;
        self.alternatives.push(alternative.to_owned());
        let named = format!("rIdPicture{}", self.alternatives.len());
        let dots = |millimetres: f64| (millimetres / 25.4 * DOTS).ceil() as u32;
        let (across, down) = (dots(wide), dots(high));
        let picture = Pic::new_with_dimensions(self.png(drawing, across, down), across, down);
        Run::new().add_image(picture.id(named).size((wide * EMU) as u32, (high * EMU) as u32))
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
