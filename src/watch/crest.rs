//! The crest of what is watched, drawn once for its name and bytes: a page with one that cannot be drawn would keep the browser waiting.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::draft::report::Look;
use crate::folder::NamedBytes;

/// What came of drawing a crest.
#[derive(Default)]
pub struct DrawnCrest {
    /// Its name and bytes.
    of: Option<NamedBytes>,
    told: Option<Diagnostic>,
}

impl DrawnCrest {
    /// What is wrong with the crest of a look; as it was known, where it is the same file with the same bytes. `program` is this program.
    pub fn again(&mut self, look: &Look, assets: &[NamedBytes], program: &Path) -> Option<Diagnostic> {
        let crest = look.crest.as_ref()?;
        let named = assets.iter().find(|(name, _)| *name == crest.file)?;
        if self.of.as_ref() != Some(named) {
            self.told = drawn(look, assets, program);
            self.of = Some(named.clone());
        }
        self.told.clone()
    }
}

#[cfg(feature = "pdf")]
fn drawn(look: &Look, assets: &[NamedBytes], program: &Path) -> Option<Diagnostic> {
    crate::page::draw_crest(look, assets, program)
}

/// A program without the PDF draws no crest.
#[cfg(not(feature = "pdf"))]
fn drawn(_: &Look, _: &[NamedBytes], _: &Path) -> Option<Diagnostic> {
    None
}
