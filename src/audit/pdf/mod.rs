//! Reading a finished PDF: the words of its pages and the files inside it.
//!
//! The file may come from anywhere, so it is read in a process of its own ([`child`]) that can be stopped and whose memory
//! is bounded. The same reading is put to the PDF that is made for comparison: it need not be perfect, only the same.

mod attachments;
pub mod child;
mod text;

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

/// More than any committee's report.
const MOST_PAGES: usize = 2_000;

/// What a PDF says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Its pages in order.
    pub pages: Vec<Page>,
    /// The files inside it, by their names.
    pub attached: BTreeMap<String, Vec<u8>>,
}

/// The words of a page, in the order in which they are drawn; a space between two and no other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// All of them.
    pub words: String,
    /// Without what is marked as no part of the text: the footer.
    pub body: String,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unread {
    /// It does not begin as a PDF does.
    NoPdf,
    /// It is one, and something of it is missing or damaged.
    Damaged,
    /// No page of it can be found.
    Empty,
    /// It can be opened only with a password.
    Locked,
    /// It has too many pages, or needs too much time or memory.
    TooLarge,
}

/// Reads a PDF.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Read, Unread> {
    // Programs allow for some bytes before the head.
    if !bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Err(Unread::NoPdf);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Unread::Locked
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unread::Damaged,
    })?;
    match pdf.pages().len() {
        0 => Err(Unread::Empty),
        pages if pages > MOST_PAGES => Err(Unread::TooLarge),
        _ => Ok(Read { pages: text::pages(&pdf), attached: attachments::attached(&pdf) }),
    }
}
