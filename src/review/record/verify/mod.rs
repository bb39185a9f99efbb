//! Whether a finished PDF is what its folder gives: byte for byte by the same version, word for word by another.

mod compared;
mod figures;
mod files;
mod given;
mod pages;
mod sentences;
mod verdict;

use std::path::Path;

use crate::diagnostic::{Error, Warned};
use crate::draft::Drafting;
use crate::folder::Council;
use crate::page::layout;
use crate::page::{Format, publish};

use super::attached::Attached;
use super::pdf::read_own;
use super::recorded::record;
use super::version::PROGRAM;
use compared::ComparedPdf;
use given::given;

pub use verdict::Verification;

/// Compares a PDF, of this name and these bytes, with what the folder `dir` gives now.
///
/// # Errors
/// A file that is no PDF, is damaged, locked or too large, or has no record inside (`not-ours`); every error of the folder.
pub fn verify(name: &str, pdf: &[u8], dir: &Path) -> Result<Warned<Verification>, Error> {
    let given = given(name, pdf)?;
    let made_for = given.record.as_ref().and_then(|record| record.made_for.as_ref());
    let council = made_for.and_then(|made| Council::recorded(&made.area, made.period.as_deref()));
    let (folder, draft) = Drafting::default().draft(dir, council.as_ref())?;
    let draft = draft.sound()?;
    let mut warnings = draft.diagnostics.clone();
    let report = record(draft, &folder).report;
    let made = publish(&report, Format::Pdf, &layout(&folder))?;
    warnings.extend(made.warnings);
    if given.program.as_deref() == Some(PROGRAM) && pdf == made.value {
        let said = format!(
            "The same: {name} is what this folder gives, byte for byte.\n\
             It was typeset again by the version that made it, {PROGRAM}: {} pages, {} bytes.\n",
            given.read.pages.len(),
            pdf.len()
        );
        return Ok(Warned { value: Verification { same: true, said }, warnings });
    }
    let fresh = read_own(&made.value).expect("what this program typesets can be read");
    let record: Attached = serde_json::from_str(&report.record_json).expect("its own record");
    let compared = ComparedPdf::of(&given, &fresh, &record, &report);
    Ok(Warned { value: compared.verdict(name, &given), warnings })
}
