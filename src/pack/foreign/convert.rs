//! The pages of a PDF as SVG: lines and letters where that works, else a picture of 200 dots an inch.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro_svg::SvgRenderSettings;
use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::hayro_syntax::Pdf;
use hayro_svg::hayro_syntax::page::Page;
use serde::{Deserialize, Serialize};

use crate::page::child_process::allow;
use crate::page::takes;
use crate::review::record::{Unread, read};

use super::outlines::shared;
use super::refused::{MOST_PAGES, Refused};
use super::seen::hidden_words;

/// Dots an inch of a page that cannot be had as lines, and points an inch.
const DOTS: f32 = 200.0 / 72.0;

/// An SVG longer than this takes more than the picture would.
const LONGEST: usize = 8 << 20;

/// A picture has at most so many dots along its longer side, as many as a sheet of A2 has: the pack shows it on A4.
const MOST_DOTS: f32 = 4_700.0;

/// How pages are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As lines and letters, and as a picture where these cannot be had.
    Lines,
    /// As pictures.
    Pictures,
}

/// A page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Converted {
    /// What is drawn on it.
    pub svg: String,
    /// Whether it is wider than high.
    pub wide: bool,
    /// Its words in the order in which they are drawn; empty where it has none.
    pub words: String,
    /// How many of them cannot be seen on it.
    pub hidden: usize,
}

/// Every page of a PDF.
///
/// # Errors
/// Why it cannot be taken in.
pub fn convert(bytes: &[u8], manner: Manner) -> Result<Vec<Converted>, Refused> {
    let text = read(bytes).map_err(|why| match why {
        Unread::TooLong(pages) => Refused::TooLong(pages),
        why => Refused::Unread(why),
    })?;
    let text = text.pages;
    if text.len() > MOST_PAGES {
        return Err(Refused::TooLong(text.len()));
    }
    if !has_end(bytes) {
        return Err(Refused::Unread(Unread::Damaged));
    }
    // Each page is typeset for a try.
    allow(Duration::from_secs(1).saturating_mul(text.len() as u32));
    let pdf = Pdf::new(bytes.to_vec()).expect("it has just been read");
    let settings = settings();
    let pages = pdf.pages().iter().zip(text).map(|(page, text)| {
        let (width, height) = page.render_dimensions();
        let lines = if manner == Manner::Lines { lines(page, &settings) } else { None };
        let svg = lines.unwrap_or_else(|| picture(page, &settings));
        // Of a page that cannot be looked at no word is given on.
        // A scan without words has none that could be hidden, and costs most to look at.
        let look = || hidden_words(&pdf, page, &settings);
        let looked = if text.words.is_empty() { Ok(0) } else { catch_unwind(AssertUnwindSafe(look)) };
        let words = if looked.is_ok() { text.words } else { String::new() };
        Converted { svg, wide: width > height, words, hidden: looked.unwrap_or(0) }
    });
    Ok(pages.collect())
}

/// Letters of a font that the file does not hold are drawn all the same.
fn settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|_| Some((Arc::new(notosans::REGULAR_TTF), 0))),
        ..InterpreterSettings::default()
    }
}

const ON_WHITE: SvgRenderSettings = SvgRenderSettings { bg_color: [255, 255, 255, 255] };

/// The pages as the converter draws them.
#[cfg(test)]
pub fn whole(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let drawn = |page: &Page| hayro_svg::convert(page, &hayro_svg::RenderCache::new(), &settings(), &ON_WHITE);
    pdf.pages().iter().map(drawn).collect()
}

/// Whether a file ends as a PDF does. One that was cut off may be read as far as it goes, and then nobody would know of what
/// is missing.
fn has_end(bytes: &[u8]) -> bool {
    // Programs allow for some bytes after the end.
    let last = &bytes[bytes.len().saturating_sub(2048)..];
    last.windows(5).any(|window| window == b"%%EOF")
}

/// A page as SVG, on white; `None` where it cannot be had so, or Typst does not take it.
fn lines(page: &Page, settings: &InterpreterSettings) -> Option<String> {
    // A page that the converter cannot take is worth a second try: the process is there to be lost.
    let drawn = AssertUnwindSafe(|| {
        let svg = shared(&hayro_svg::convert(page, &hayro_svg::RenderCache::new(), settings, &ON_WHITE));
        (svg.len() <= LONGEST && takes(&svg)).then_some(svg)
    });
    catch_unwind(drawn).ok().flatten()
}

/// The same as a picture in an SVG, so that both are shown in one way.
fn picture(page: &Page, settings: &InterpreterSettings) -> String {
    let (width, height) = page.render_dimensions();
    let dots = DOTS.min(MOST_DOTS / width.max(height).max(1.0));
    let scale = hayro::RenderSettings { x_scale: dots, y_scale: dots, bg_color: WHITE, ..Default::default() };
    let dots = hayro::render(page, &hayro::RenderCache::new(), settings, &scale);
    let png = STANDARD.encode(dots.into_png().expect("dots make a picture"));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <image width=\"{width}\" height=\"{height}\" href=\"data:image/png;base64,{png}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_dots_are_both_an_svg_of_the_page() {
        let bytes = include_bytes!("../../../fixtures/pack-2020-03/partners.pdf");
        let pages = convert(bytes, Manner::Lines).expect("two pages");
        assert_eq!(pages.iter().map(|page| page.wide).collect::<Vec<_>>(), [false, true]);
        assert!(pages[0].svg.starts_with("<svg") && pages[0].svg.contains("<path"));
        let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
        let dots = picture(&pdf.pages()[0], &InterpreterSettings::default());
        assert!(dots.starts_with("<svg") && dots.contains("data:image/png;base64,iVBOR"), "{}", &dots[..200]);
    }
}
