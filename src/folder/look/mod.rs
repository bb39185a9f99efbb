//! A council's own look: its colours, its crest, its font, and which of the shipped looks they are put to.
//!
//! Everything here is read from bytes that somebody else has fetched, and measured: whether words in a colour can be read,
//! whether a picture is one, whether a font holds a letter.

mod colour;
mod dots;
mod font;
mod picture;
mod svg;
mod unfit;

pub use colour::Colour;
pub use dots::as_png;
pub use font::{Face, Unusable};
pub use picture::Picture;
#[cfg(feature = "pdf")]
pub use svg::draw;
pub use unfit::{LARGEST, Unfit};

use serde::{Deserialize, Serialize};

/// What `[look]` says, as a layout and the web edition read it. The bytes of its files go with the layout.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Look {
    /// Which of the shipped looks.
    #[serde(default)]
    pub style: Style,
    /// The council's colour, of headings and rules, and in `briefing` of the band. The program's own where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// A second one, of lines and bars and never of words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    /// The council's crest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crest: Option<Crest>,
    /// The council's font, instead of Noto Sans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font: Option<Typeface>,
}

/// The looks that come with the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Style {
    /// Plain numbered paragraphs, as councils have published them.
    #[default]
    Committee,
    /// A head line over each measure: its name, its figure, the verdict; and a band where the council has given a colour.
    Briefing,
}

/// A picture at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Crest {
    /// From the folder: `assets/crest.svg`.
    pub file: String,
    /// What it shows, for those who listen.
    pub alternative: String,
}

/// A font in the two cuts that a report is set in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Typeface {
    /// What the font calls itself: `Council Sans`.
    pub family: String,
    /// The file of the regular cut, from the folder.
    pub regular: String,
    /// The file of the bold one.
    pub bold: String,
}
