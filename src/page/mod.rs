//! The formats in which a report leaves the program: each a function of a [`Report`] and of nothing else.

mod cells;
#[cfg(feature = "pdf")]
pub(crate) mod child_process;
#[cfg(feature = "pdf")]
mod crest;
pub(crate) mod docx;
pub(crate) mod html;
mod layout;
mod of_folder;
#[cfg(feature = "proof")]
pub(crate) mod proof;
pub(crate) mod text;
#[cfg(feature = "pdf")]
pub(crate) mod typst;
pub(crate) mod xlsx;

#[cfg(feature = "pdf")]
pub(crate) use crest::draw_crest;
#[cfg(feature = "pdf")]
pub use crest::{DRAW_ARGUMENT, serve as serve_drawing};
pub use html::{IndexLine, batch_index};
pub use layout::Layout;
pub use of_folder::layout;
#[cfg(feature = "pdf")]
pub use of_folder::undrawable;
#[cfg(feature = "pdf")]
pub use typst::child::{Bounds, TYPESET_ARGUMENT, serve as serve_typesetting, typeset as typeset_in_child};
#[cfg(feature = "pdf")]
pub(crate) use typst::takes;

use serde::Serialize;

use crate::diagnostic::{Error, Warned};
use crate::draft::report::{Report, Tracked};

/// What a report can be written as. Whoever matches a format has to say what happens with a new one: so it is not `#[non_exhaustive]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The committee's PDF: PDF/UA-1 and PDF/A-3a, with the figures attached.
    Pdf,
    /// The web edition: one file that needs nothing else.
    Html,
    /// The Word edition, for colleagues to comment in.
    Docx,
    /// The workbook of the figures, for those who calculate with them.
    Xlsx,
    /// Plain text: what snapshots hold.
    Text,
    /// The report itself, for other programs.
    Json,
    /// The copy on which a director signs it off.
    Proof,
}

impl Format {
    /// Every format, in the order in which a person is told of them.
    pub const ALL: [Format; 7] =
        [Format::Pdf, Format::Html, Format::Docx, Format::Xlsx, Format::Text, Format::Json, Format::Proof];

    /// The one that is called so; `None` where none is.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What it is called: `pdf`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Text => "text",
            Format::Json => "json",
            Format::Proof => "proof",
        }
    }

    /// The ending of a file of this format.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf | Format::Proof => "pdf",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Text => "txt",
            Format::Json => "json",
        }
    }

    /// What a file of this format is called: `quarter-3.pdf`, `quarter-3-proof.pdf`.
    pub fn file_name(self, stem: &str) -> String {
        let proof = if self == Format::Proof { "-proof" } else { "" };
        format!("{stem}{proof}.{}", self.extension())
    }
}

/// The bytes of a report in a format. Only the PDF is typeset by the layout; the web edition and Word show the crest among its assets.
///
/// ```
/// use scrutineer::{Format, draft_folder, layout, publish};
///
/// let (folder, draft) = draft_folder("fixtures/anyshire".as_ref())?;
/// let page = publish(&draft.sound()?.report, Format::Html, &layout(&folder))?;
/// assert!(page.value.starts_with(b"<!DOCTYPE html>"));
/// # Ok::<(), scrutineer::Error>(())
/// ```
///
/// # Errors
/// A layout that Typst refuses or that does not finish; a format that this build was made without; a workbook of a report that
/// was read as data.
pub fn publish(report: &Report, format: Format, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    match format {
        Format::Pdf => pdf(report, layout),
        Format::Html => Ok(Warned { value: html::html(report, &layout.assets).into_bytes(), warnings: Vec::new() }),
        Format::Docx => Ok(Warned { value: docx::docx(report, &layout.assets), warnings: Vec::new() }),
        Format::Xlsx => Ok(Warned { value: xlsx::xlsx(report)?, warnings: Vec::new() }),
        Format::Text => Ok(Warned { value: text::text(report).into_bytes(), warnings: Vec::new() }),
        Format::Json => Ok(Warned { value: json(report).into_bytes(), warnings: Vec::new() }),
        Format::Proof => proof(report),
    }
}

/// Two versions of a report as one sign-off copy, with every change marked.
///
/// # Errors
/// This build was made without the proof.
pub fn publish_tracked(tracked: &Tracked) -> Result<Vec<u8>, Error> {
    tracked_proof(tracked).map(|published| published.value)
}

/// A document as a person reads JSON.
pub(crate) fn json(document: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(document).expect("it holds only strings, numbers and lists");
    json.push('\n');
    json
}

#[cfg(feature = "pdf")]
fn pdf(report: &Report, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    typst::pdf(report, layout)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Report, _: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    Err(left_out("PDF", "pdf"))
}

#[cfg(feature = "proof")]
fn proof(report: &Report) -> Result<Warned<Vec<u8>>, Error> {
    proof::proof(report)
}

#[cfg(feature = "proof")]
fn tracked_proof(tracked: &Tracked) -> Result<Warned<Vec<u8>>, Error> {
    proof::tracked_proof(tracked)
}

#[cfg(not(feature = "proof"))]
fn tracked_proof(_: &Tracked) -> Result<Warned<Vec<u8>>, Error> {
    Err(left_out("proof", "proof"))
}

#[cfg(not(feature = "proof"))]
fn proof(_: &Report) -> Result<Warned<Vec<u8>>, Error> {
    Err(left_out("proof", "proof"))
}

#[cfg(not(all(feature = "pdf", feature = "proof")))]
pub(crate) fn left_out(what: &str, feature: &str) -> Error {
    use crate::diagnostic::{Code, Diagnostic};
    Error::one(
        Diagnostic::error(Code::LayoutError, format!("this copy of the program was built without the {what}"))
            .help(format!("use a copy built with the `{feature}` feature, or another format")),
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Format;
    use crate::folder::Made;

    #[test]
    fn a_file_of_every_format_is_known_as_made() {
        let made = Made::by(Path::new("/council/quarter-3"), "");
        for format in Format::ALL {
            let name = format.file_name("quarter-3");
            assert!(made.is_made(Path::new(&name)), "{name} is not in src/folder/disk/made.rs");
        }
    }
}
