//! The formats in which a pack leaves the program: each a function of a [`Pack`] and of nothing else.

mod docx;
mod html;
mod leaf;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "proof")]
mod proof;
mod text;

use crate::diagnostic::{Code, Diagnostic, Error, Warned};
#[cfg(not(all(feature = "pdf", feature = "proof")))]
use crate::page::left_out;
use crate::page::{Format, Layout, json};

use super::document::{Pack, SignOff};

/// The bytes of a pack in a format. Its PDF is typeset by the layout, whose assets hold the crest of its look. Its proof is made
/// by [`publish_sign_off`], which knows what was approved.
///
/// # Errors
/// This build was made without the format; a proof or a workbook is asked for.
pub fn publish_pack(pack: &Pack, format: Format, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    match format {
        Format::Pdf => pack_pdf(pack, layout),
        Format::Html => Ok(Warned { value: html::html(pack, &layout.assets).into_bytes(), warnings: Vec::new() }),
        Format::Json => Ok(Warned { value: json(pack).into_bytes(), warnings: Vec::new() }),
        Format::Text => Ok(Warned { value: text::text(pack).into_bytes(), warnings: Vec::new() }),
        Format::Docx => Ok(docx::docx(pack)),
        Format::Xlsx => Err(no_workbook()),
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

fn no_workbook() -> Error {
    let message = "a pack has no workbook: the figures are those of its reports";
    Error::one(
        Diagnostic::error(Code::LayoutError, message)
            .help("make a workbook of each report: `scrutineer export FOLDER`"),
    )
}

fn proof_apart() -> Error {
    let message = "the proof of a pack needs the approved texts, which the pack alone does not have";
    Error::one(Diagnostic::error(Code::LayoutError, message).help("make it from the pack file"))
}

#[cfg(feature = "pdf")]
fn pack_pdf(pack: &Pack, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    pdf::pdf(pack, layout)
}

#[cfg(not(feature = "pdf"))]
fn pack_pdf(_: &Pack, _: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    Err(left_out("PDF", "pdf"))
}

#[cfg(feature = "proof")]
fn pack_proof(sign_off: &SignOff) -> Result<Warned<Vec<u8>>, Error> {
    Ok(proof::proof(sign_off))
}

#[cfg(not(feature = "proof"))]
fn pack_proof(_: &SignOff) -> Result<Warned<Vec<u8>>, Error> {
    Err(left_out("proof", "proof"))
}
