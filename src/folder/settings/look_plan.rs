//! `[look]` of `report.toml` and of a pack's file as plain data.

use crate::folder::look::{Colour, Style};
use crate::folder::text::named::NamedFile;

/// `[look]` as it is written: its files are named, not yet read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LookPlan {
    /// Which of the shipped looks.
    pub style: Style,
    /// The council's colour, where it is one that can carry words.
    pub colour: Option<Colour>,
    /// The second one, where it is one that can be seen.
    pub accent: Option<Colour>,
    /// The crest and what it shows.
    pub crest: Option<(NamedFile, String)>,
    /// The regular and the bold cut of the font.
    pub font: Option<(NamedFile, NamedFile)>,
}
