//! The editions of a report: one way for the verbs and for the studio.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Error};
use crate::draft::Draft;
use crate::folder::Folder;
use crate::page::{Format, layout, publish};

use super::recorded::{Recorded, record};

/// A report in each of these formats, in their order.
pub type Pages = Vec<(Format, Vec<u8>)>;

/// A report in each of these formats, what it is recorded by, and everything that is said of it. `program` is this program, which is
/// called again to draw the crest.
///
/// # Errors
/// Everything that is said of it, where there is an error.
pub fn pages(
    folder: &Folder,
    draft: Draft,
    formats: &[Format],
    program: &Path,
) -> Result<(Pages, Recorded, Vec<Diagnostic>), Error> {
    let draft = draft.sound()?;
    let mut told = draft.diagnostics.clone();
    let recorded = record(draft, folder);
    // The PDF and the web edition show the crest.
    let shows_crest = formats.iter().any(|format| matches!(format, Format::Pdf | Format::Html));
    if let Some(crest) = crest_fault(folder, program).filter(|_| shows_crest) {
        told.push(crest);
        return Err(Error::stopped_by(told));
    }
    let layout = layout(folder);
    let mut pages = Vec::new();
    for format in formats {
        match publish(&recorded.report, *format, &layout) {
            Ok(published) => {
                told.extend(published.warnings);
                pages.push((*format, published.value));
            }
            Err(error) => return Err(Error::stopped_by([told, error.into_diagnostics()].concat())),
        }
    }
    Ok((pages, recorded, told))
}

/// What is wrong with the crest when it is drawn.
#[cfg(feature = "pdf")]
fn crest_fault(folder: &Folder, program: &Path) -> Option<Diagnostic> {
    crate::page::undrawable(folder, program)
}

/// A program without the PDF draws no crest.
#[cfg(not(feature = "pdf"))]
fn crest_fault(_: &Folder, _: &Path) -> Option<Diagnostic> {
    None
}

/// Where a report goes: in its folder, with the name of that, also where it is given as `.`.
pub fn report_file(dir: &Path, format: Format) -> PathBuf {
    let whole = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    let name = whole.file_name().map_or_else(|| "report".to_owned(), |name| name.to_string_lossy().into_owned());
    dir.join(format.file_name(&name))
}
