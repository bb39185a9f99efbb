//! The formats in which a report leaves the program: each a function of a [`Report`] and of nothing else.

mod cells;
mod docx;
pub(crate) mod html;
mod layout;
mod of_folder;
#[cfg(feature = "proof")]
mod proof;
mod text;
#[cfg(feature = "pdf")]
mod typst;

pub use layout::Layout;
pub use of_folder::layout;
#[cfg(feature = "pdf")]
pub use typst::child::{Bounds, TYPESET_ARGUMENT, serve as serve_typesetting, typeset as typeset_in_child};
#[cfg(feature = "pdf")]
pub(crate) use typst::{process, takes};

use serde::Serialize;

use crate::diagnostic::{Error, Warned};
use crate::draft::report::{Pack, Report, SignOff, Tracked};

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The committee's PDF: PDF/UA-1 and PDF/A-3a, with the figures attached.
    Pdf,
    /// The web edition: one file that needs nothing else.
    Html,
    /// The Word edition, for colleagues to comment in.
    Docx,
    /// Plain text: what snapshots hold.
    Text,
    /// The report itself, for other programs.
    Json,
    /// The copy on which a director signs it off.
    Proof,
}

impl Format {
    /// What it is called: `pdf`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Html => "html",
            Format::Docx => "docx",
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
            Format::Text => "txt",
            Format::Json => "json",
        }
    }
}

/// The bytes of a report in a format. Only the PDF is typeset by the layout; the web edition shows the crest among its assets.
///
/// # Errors
/// A layout that Typst refuses or that does not finish; a format that this build was made without.
pub fn publish(report: &Report, format: Format, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    match format {
        Format::Pdf => pdf(report, layout),
        Format::Html => Ok(Warned { value: html::html(report, &layout.assets).into_bytes(), warnings: Vec::new() }),
        Format::Docx => Ok(Warned { value: docx::docx(report), warnings: Vec::new() }),
        Format::Text => Ok(Warned { value: text::text(report).into_bytes(), warnings: Vec::new() }),
        Format::Json => Ok(Warned { value: json(report).into_bytes(), warnings: Vec::new() }),
        Format::Proof => proof(report),
    }
}

/// The bytes of a pack in a format. Its PDF is typeset by the layout, whose assets hold the crest of its look. Its proof is made
/// by [`publish_sign_off`], which knows what was approved.
///
/// # Errors
/// This build was made without the format; a proof is asked for.
pub fn publish_pack(pack: &Pack, format: Format, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    match format {
        Format::Pdf => pack_pdf(pack, layout),
        Format::Html => Ok(Warned { value: html::pack(pack, &layout.assets).into_bytes(), warnings: Vec::new() }),
        Format::Json => Ok(Warned { value: json(pack).into_bytes(), warnings: Vec::new() }),
        Format::Text => Ok(Warned { value: text::pack(pack).into_bytes(), warnings: Vec::new() }),
        Format::Docx => Ok(docx::pack(pack)),
        Format::Proof => Err(proof_apart()),
    }
}

/// The proof of a pack: each item with the box in which it is signed off, and what changed since it was approved.
///
/// # Errors
/// This build was made without the proof.
pub fn publish_sign_off(sign_off: &SignOff) -> Result<Warned<Vec<u8>>, Error> {
    pack_proof(sign_off)
}

/// Two versions of a report as one sign-off copy, with every change marked.
///
/// # Errors
/// This build was made without the proof.
pub fn publish_tracked(tracked: &Tracked) -> Result<Vec<u8>, Error> {
    tracked_proof(tracked).map(|published| published.value)
}

fn proof_apart() -> Error {
    use crate::diagnostic::{Code, Diagnostic};
    let message = "the proof of a pack needs the approved texts, which the pack alone does not have";
    Error::one(Diagnostic::error(Code::LayoutError, message).help("make it from the pack file"))
}

/// A report or a pack as a person reads JSON.
fn json(document: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(document).expect("it holds only strings, numbers and lists");
    json.push('\n');
    json
}

#[cfg(feature = "pdf")]
fn pdf(report: &Report, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    typst::pdf(report, layout)
}

#[cfg(feature = "pdf")]
fn pack_pdf(pack: &Pack, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    typst::pack_pdf(pack, layout)
}

#[cfg(not(feature = "pdf"))]
fn pack_pdf(_: &Pack, _: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    Err(left_out("PDF", "pdf"))
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

#[cfg(feature = "proof")]
fn pack_proof(sign_off: &SignOff) -> Result<Warned<Vec<u8>>, Error> {
    proof::pack_proof(sign_off)
}

#[cfg(not(feature = "proof"))]
fn pack_proof(_: &SignOff) -> Result<Warned<Vec<u8>>, Error> {
    Err(left_out("proof", "proof"))
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
fn left_out(what: &str, feature: &str) -> Error {
    use crate::diagnostic::{Code, Diagnostic};
    Error::one(
        Diagnostic::error(Code::LayoutError, format!("this copy of the program was built without the {what}"))
            .help(format!("use a copy built with the `{feature}` feature, or another format")),
    )
}
