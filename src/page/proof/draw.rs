//! Drawing laid-out pages with genpdfi.

use std::collections::VecDeque;

use genpdfi::error::Error;
use genpdfi::fonts::FontCache;
use genpdfi::render::Area;
use genpdfi::style::{Color, LineStyle, Style};
use genpdfi::{Context, Element, Position, RenderResult};

use super::flow::FontFace;
use super::sheets::{Mark, Pen};

const INK: Color = Color::Rgb(0x16, 0x21, 0x2b);
const MUTED: Color = Color::Rgb(0x44, 0x52, 0x5f);
const DEEP: Color = Color::Rgb(0x12, 0x3f, 0x5e);
const HAIRLINE: Color = Color::Rgb(0xc6, 0xce, 0xd5);
/// Words that went, and words that came: told apart by their lines before their colours.
const WENT: Color = Color::Rgb(0x9a, 0x2a, 0x1f);
const CAME: Color = Color::Rgb(0x0b, 0x5d, 0x3b);
/// The shapes of what is better and worse, which are told apart by their outlines before their colours.
const BETTER: Color = Color::Rgb(0x0b, 0x4f, 0x80);
const WORSE: Color = Color::Rgb(0xc4, 0x54, 0x0f);
/// How far below the top of a line words are struck through, and underlined.
const STRUCK: f32 = 3.1;
const UNDER: f32 = 4.9;
/// The side of a box to tick.
const SIDE: f32 = 3.3;

/// How wide words are in a face, in millimetres.
pub(super) fn width(fonts: &FontCache, face: FontFace, words: &str) -> f32 {
    style(face).str_width(fonts, words).into()
}

/// All pages, drawn one after the other.
pub(super) struct Drawn {
    pages: VecDeque<Vec<Mark>>,
}

impl Drawn {
    /// Pages in order.
    pub(super) fn new(pages: Vec<Vec<Mark>>) -> Drawn {
        Drawn { pages: pages.into() }
    }
}

impl Element for Drawn {
    fn render(&mut self, context: &Context, area: Area<'_>, _: Style) -> Result<RenderResult, Error> {
        for mark in self.pages.pop_front().unwrap_or_default() {
            draw(&context.font_cache, &area, mark)?;
        }
        Ok(RenderResult { size: area.size(), has_more: !self.pages.is_empty() })
    }
}

fn draw(fonts: &FontCache, area: &Area<'_>, mark: Mark) -> Result<(), Error> {
    match mark {
        Mark::Words { x, y, face, words } => {
            let across = match face {
                FontFace::Gone => Some(STRUCK),
                FontFace::New => Some(UNDER),
                _ => None,
            };
            if let Some(down) = across {
                let (from, to) = (Position::new(x, y + down), Position::new(x + width(fonts, face, &words), y + down));
                area.draw_line([from, to], LineStyle::new().with_thickness(0.3).with_color(colour(face)));
            }
            area.print_str(fonts, Position::new(x, y), style(face), words)?;
        }
        Mark::Bar { x, from, to } => upright(area, x, from, to, 0.9),
        Mark::Fence { x, from, to } => upright(area, x, from, to, 0.2),
        Mark::Tick { x, y } => frame(area, (x, y), (SIDE, SIDE)),
        Mark::Frame { x, y, width, height } => frame(area, (x, y), (width, height)),
        Mark::Rule { x, to, y } => {
            let line = LineStyle::new().with_thickness(0.2).with_color(MUTED);
            area.draw_line([Position::new(x, y), Position::new(to, y)], line);
        }
        Mark::Line { corners, pen } => {
            let (thickness, colour) = match pen {
                Pen::Thin => (0.2, MUTED),
                Pen::Plain => (0.4, MUTED),
                Pen::Strong => (0.7, INK),
                Pen::Better => (0.8, BETTER),
                Pen::Worse => (0.8, WORSE),
            };
            let line = LineStyle::new().with_thickness(thickness).with_color(colour);
            area.draw_line(corners.into_iter().map(|(x, y)| Position::new(x, y)).collect::<Vec<_>>(), line);
        }
    }
    Ok(())
}

/// Four sides, and the first again so that its corner is closed.
fn frame(area: &Area<'_>, (x, y): (f32, f32), (width, height): (f32, f32)) {
    let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0), (width, 0.0)];
    let corners = corners.map(|(right, down)| Position::new(x + right, y + down));
    area.draw_line(corners, LineStyle::new().with_thickness(0.35).with_color(INK));
}

fn upright(area: &Area<'_>, x: f32, from: f32, to: f32, thickness: f32) {
    let line = LineStyle::new().with_thickness(thickness).with_color(HAIRLINE);
    area.draw_line([Position::new(x, from), Position::new(x, to)], line);
}

fn style(face: FontFace) -> Style {
    let style = Style::new().with_font_size(face.size()).with_color(colour(face));
    match face {
        FontFace::Title | FontFace::Heading | FontFace::Number | FontFace::Strong => style.bold(),
        FontFace::Body | FontFace::Gone | FontFace::New | FontFace::Margin | FontFace::Note => style,
    }
}

fn colour(face: FontFace) -> Color {
    match face {
        FontFace::Title | FontFace::Heading => DEEP,
        FontFace::Number | FontFace::Strong | FontFace::Body | FontFace::Margin => INK,
        FontFace::Gone => WENT,
        FontFace::New => CAME,
        FontFace::Note => MUTED,
    }
}
