//! A text file as it was read: its name in the folder and its text, whatever encoding a spreadsheet or editor chose.

use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

#[cfg(feature = "pdf")]
use crate::diagnostic::Error;
use crate::diagnostic::{Code, Diagnostic, Place};

/// More than any folder of figures needs; a slip of the hand should not fill the memory.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// A text file of the folder.
#[derive(Debug, Clone)]
pub struct Source {
    /// Relative to the folder, with `/`.
    pub name: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// The bytes at which its lines begin, gathered when a place is first asked for: there are as many as there are keys.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// Reads a text file of anywhere on the disk.
    ///
    /// # Errors
    /// `missing-file`; `unreadable-file` with the system's reason, or where the bytes are not text.
    pub fn read(path: &Path, name: &str) -> Result<Source, Diagnostic> {
        Source::from_bytes(&read_bytes(path, name)?, name)
    }

    /// The text of bytes that have been read.
    ///
    /// # Errors
    /// `unreadable-file` where the bytes are not text.
    pub fn from_bytes(bytes: &[u8], name: &str) -> Result<Source, Diagnostic> {
        let text = decode(bytes).map_err(|why| unreadable(name, why, "save it as text, with the encoding UTF-8"))?;
        Ok(Source::of(name, text))
    }

    /// A text that has been read.
    pub fn of(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// Part of the text.
    pub fn place(&self, range: Range<usize>) -> Place {
        let starts = || {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        };
        let lines = self.lines.get_or_init(starts);
        let line = lines.partition_point(|start| *start <= range.start.min(self.text.len())).max(1);
        Place::of_line(&self.name, &self.text, (line, lines[line - 1]), range)
    }
}

/// Reads a file of anywhere whole, named as it was given.
///
/// # Errors
/// `missing-file`; `unreadable-file` with the system's reason.
#[cfg(feature = "pdf")]
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    Ok(read_whole(path)?)
}

/// The same, for those who say where the file is named.
///
/// # Errors
/// As [`read_file`].
#[cfg(feature = "pdf")]
pub fn read_whole(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    read_bytes(path, &path.display().to_string())
}

/// Reads a file whole.
///
/// # Errors
/// `missing-file`; `unreadable-file` with the system's reason.
pub fn read_bytes(path: &Path, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let found = std::fs::metadata(path).and_then(|about| {
        if about.is_dir() {
            return Err(std::io::ErrorKind::IsADirectory.into());
        }
        if !about.is_file() {
            return Err(std::io::ErrorKind::Unsupported.into());
        }
        if about.len() > LARGEST {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        std::fs::read(path)
    });
    found.map_err(|error| failure(name, &error))
}

/// The system's reason why a file cannot be read, in plain English.
pub fn failure(name: &str, error: &std::io::Error) -> Diagnostic {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => missing(name),
        ErrorKind::IsADirectory => unreadable(name, "it is a folder, not a file", "rename or remove the folder"),
        ErrorKind::Unsupported => unreadable(name, "it is not a file", "replace it with the file itself"),
        ErrorKind::PermissionDenied => {
            unreadable(name, "you have no permission to read it", "ask for permission to read it")
        }
        ErrorKind::FileTooLarge => unreadable(name, "it is too large", "check that it is the right file"),
        ErrorKind::UnexpectedEof | ErrorKind::InvalidInput | ErrorKind::InvalidData => unreadable(
            name,
            "it is compressed, and its end is missing or damaged",
            "get another copy or compress it again",
        ),
        _ => unreadable(name, &error.to_string(), "check that the disk or network drive is connected"),
    }
}

/// A file that must be there and is not.
pub fn missing(name: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingFile, format!("there is no file `{name}`"))
        .at(Place::file(name))
        .help("add the file, or correct the name")
}

/// A file that is there and cannot be read.
fn unreadable(name: &str, why: &str, help: &str) -> Diagnostic {
    Diagnostic::error(Code::UnreadableFile, format!("`{name}` cannot be read: {why}")).at(Place::file(name)).help(help)
}

/// The text of bytes: UTF-8 or UTF-16 by its mark, else UTF-8, else the Windows code page of western Europe.
///
/// # Errors
/// Why the bytes are not text.
pub fn decode(bytes: &[u8]) -> Result<String, &'static str> {
    const NO_TEXT: &str = "it is not a text file";
    let (text, broken) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (String::from_utf8_lossy(rest), std::str::from_utf8(rest).is_err()),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest),
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), false),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, false),
        },
    };
    if broken || text.contains('\0') { Err(NO_TEXT) } else { Ok(text.into_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_a_spreadsheet_writes() {
        let utf16: Vec<u8> = "£5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&[&[0xFF, 0xFE], &utf16[..]].concat()).as_deref(), Ok("£5"));
        assert_eq!(decode("\u{feff}£5".as_bytes()).as_deref(), Ok("£5"));
        assert_eq!(decode("£5".as_bytes()).as_deref(), Ok("£5"));
        assert_eq!(decode(b"\xA35 \x96 6").as_deref(), Ok("£5 – 6"));
        assert_eq!(decode(b"a\0b"), Err("it is not a text file"));
    }
}
