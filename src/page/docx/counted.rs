//! What runs on through a whole document: the numbers of its paragraphs and its pictures.

use crate::folder::look::{Colour, Look, Style};

use super::numbering::WordNumbering;
use super::picture::Pictures;

/// What is counted and drawn while a document is written.
pub(crate) struct Counted {
    pub(super) numbering: WordNumbering,
    pub(super) pictures: Pictures,
    /// The look.
    pub(super) look: Style,
}

impl Counted {
    /// Nothing yet, under a look.
    pub(crate) fn new(look: &Look) -> Counted {
        let colour = look.colour.unwrap_or(Colour::OWN);
        Counted { numbering: WordNumbering::default(), pictures: Pictures::new(colour), look: look.style }
    }
}
