//! Reading a finished PDF: the words of its pages and the files inside it.
//!
//! The file may come from anywhere, so it is read in its own process ([`child`]) that can be stopped and whose memory
//! is bounded. The same reading is applied to the PDF that is made for comparison: it need not be perfect, only the same.

mod attachments;
pub mod child;
mod page;
mod text;

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

pub use page::PdfPage;

/// More than any committee's report: of a file from elsewhere no more are read.
pub const MOST_PAGES: usize = 2_000;

/// What a PDF says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Its pages in order.
    pub pages: Vec<PdfPage>,
    /// The files inside it, by their names.
    pub attached: BTreeMap<String, Vec<u8>>,
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
    /// It has so many pages, and is not read.
    TooLong(usize),
    /// It needs too much time or memory.
    TooLarge,
}

/// Reads a PDF from elsewhere.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Read, Unread> {
    let pdf = opened(bytes)?;
    match pdf.pages().len() {
        pages if pages > MOST_PAGES => Err(Unread::TooLong(pages)),
        _ => Ok(all_of(&pdf)),
    }
}

/// Reads a PDF that was typeset here, however long it has become.
///
/// # Errors
/// Why it cannot be read.
pub fn read_own(bytes: &[u8]) -> Result<Read, Unread> {
    opened(bytes).map(|pdf| all_of(&pdf))
}

fn all_of(pdf: &Pdf) -> Read {
    Read { pages: text::pages(pdf), attached: attachments::attached(pdf) }
}

fn opened(bytes: &[u8]) -> Result<Pdf, Unread> {
    // Programs allow for some bytes before the head.
    if !bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Err(Unread::NoPdf);
    }
    if is_too_deep(bytes) {
        return Err(Unread::TooLarge);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Unread::Locked
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unread::Damaged,
    })?;
    if pdf.pages().is_empty() { Err(Unread::Empty) } else { Ok(pdf) }
}

/// Whether lists or tables begin within each other as no program writes them: each is looked for in all that it holds, and a
/// file of a few kilobytes takes minutes.
fn is_too_deep(bytes: &[u8]) -> bool {
    const DEEPEST: usize = 500;
    let mut begun = 0;
    bytes.iter().any(|byte| {
        match byte {
            b'[' | b'<' => begun += 1,
            byte if byte.is_ascii_whitespace() || byte.is_ascii_alphanumeric() || *byte == b'/' => {}
            _ => begun = 0,
        }
        begun > 2 * DEEPEST
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF of empty pages.
    fn of_pages(pages: usize) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        let kids: String = (0..pages).map(|nth| format!("{} 0 R ", nth + 3)).collect();
        let tree = format!("<</Type/Pages/Count {pages}/MediaBox[0 0 9 9]/Kids[{kids}]>>");
        let page = || "<</Type/PdfPage/Parent 2 0 R>>".to_owned();
        let objects = ["<</Type/Catalog/Pages 2 0 R>>".to_owned(), tree].into_iter().chain((0..pages).map(|_| page()));
        for (object, number) in objects.zip(1..) {
            places.push(bytes.len());
            bytes.extend(format!("{number} 0 obj{object}endobj\n").bytes());
        }
        let begins = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
        let size = places.len() + 1;
        bytes.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{begins}\n%%EOF\n").bytes());
        bytes
    }

    #[test]
    fn one_from_elsewhere_is_read_up_to_a_length_and_an_own_one_whole() {
        let pages = |read: Result<Read, Unread>| read.map(|read| read.pages.len());
        let (longest, longer) = (of_pages(MOST_PAGES), of_pages(MOST_PAGES + 1));
        assert_eq!(pages(read(&longest)), Ok(MOST_PAGES));
        assert_eq!(pages(read(&longer)), Err(Unread::TooLong(MOST_PAGES + 1)));
        assert_eq!(pages(read_own(&longer)), Ok(MOST_PAGES + 1));
    }
}
