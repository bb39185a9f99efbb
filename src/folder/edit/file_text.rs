//! The text of a file that is edited: what is replaced in it, and its bytes again, in the encoding that they had.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::folder::text::encoding::{Encoding, decode, encode};
use crate::folder::text::source::with_line_ends;

use super::unmade::Unmade;

/// A file as it is edited.
#[derive(Debug, Clone)]
pub struct FileText {
    /// As it was written, without the mark at its beginning.
    text: String,
    /// The same with each line end known to those who read it; as long, so that a place in the one is the place in the other.
    read: String,
    encoding: Encoding,
}

impl FileText {
    /// The text of a file's bytes.
    ///
    /// # Errors
    /// `unreadable-file` where they are not text.
    pub fn of(bytes: &[u8], name: &str) -> Result<FileText, Diagnostic> {
        let text = decode(bytes).map_err(|why| why.told(bytes, name))?;
        Ok(FileText::with(text, Encoding::of(bytes)))
    }

    /// A file that is not there yet.
    pub fn none() -> FileText {
        FileText::with(String::new(), Encoding::of(b""))
    }

    fn with(text: String, encoding: Encoding) -> FileText {
        FileText { read: with_line_ends(text.clone()), text, encoding }
    }

    /// As it is read.
    pub fn read(&self) -> &str {
        &self.read
    }

    /// A stretch of it as it was written.
    pub fn written(&self, place: Range<usize>) -> &str {
        &self.text[place]
    }

    /// How its lines end: as the first does.
    pub fn line_end(&self) -> &'static str {
        match self.text.find(['\r', '\n']).map(|at| &self.text[at..]) {
            Some(end) if end.starts_with("\r\n") => "\r\n",
            Some(end) if end.starts_with('\r') => "\r",
            _ => "\n",
        }
    }

    /// The same with other text in some places, which are given in order and do not overlap.
    pub fn replaced(&self, places: &[(Range<usize>, String)]) -> FileText {
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, other) in places {
            text.push_str(&self.text[at..range.start]);
            text.push_str(other);
            at = range.end;
        }
        text.push_str(&self.text[at..]);
        FileText::with(text, self.encoding)
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Where a character is not in the encoding of the file.
    pub fn bytes(&self) -> Result<Vec<u8>, Unmade> {
        encode(&self.text, self.encoding).map_err(|sign| {
            Unmade::because(
                format!("`{sign}` cannot be written in the encoding of this file, which is Windows-1252"),
                "type another character, or save the file as UTF-8 in an editor first",
            )
        })
    }

    /// The line in which a byte is, from 1.
    pub fn line_of(&self, at: usize) -> usize {
        self.read[..at].matches('\n').count() + 1
    }

    /// Where the line ends in which a byte is: before the line end itself.
    pub fn line_end_at(&self, at: usize) -> usize {
        self.read[at..].find(['\r', '\n']).map_or(self.read.len(), |end| at + end)
    }

    /// Where the line begins in which a byte is.
    pub fn line_start_at(&self, at: usize) -> usize {
        self.read[..at].rfind(['\r', '\n']).map_or(0, |end| end + 1)
    }

    /// The byte behind the line end at a byte; the byte itself where none is there.
    pub fn behind_line_end(&self, at: usize) -> usize {
        let rest = &self.read[at..];
        at + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
    }
}
