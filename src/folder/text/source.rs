//! A text file as it was read: its name in the folder and its text, whatever encoding a spreadsheet or editor chose.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;

use crate::diagnostic::{Code, Diagnostic, Error, Place};

use super::encoding::decode;
use super::in_use::is_in_use;

/// The bytes that are read of a file: more than any folder needs, and a slip of the hand should not fill the memory.
const FILE: u64 = 64 << 20;

/// The same of a table of figures, which may have those of all areas.
const TABLE: u64 = 256 << 20;

/// The endings of tables.
const TABLES: [&str; 7] = [".csv", ".tsv", ".txt", ".gz", ".xlsx", ".xlsm", ".ods"];

/// How many bytes are read of a file of this name.
pub fn largest(name: &str) -> u64 {
    if is_table(name) { TABLE } else { FILE }
}

fn is_table(name: &str) -> bool {
    let lower = name.to_lowercase();
    TABLES.iter().any(|ending| lower.ends_with(ending))
}

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
        let text = decode(bytes).map_err(|why| why.told(bytes, name))?;
        Ok(Source::of(name, with_line_ends(text)))
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

/// The text with each line ended as every reader here knows it. Where a line ended by a carriage return alone, as old programs
/// do it, a note would go on to the end of the file, and take the rules behind it with it.
pub(crate) fn with_line_ends(text: String) -> String {
    let is_end = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !text.match_indices('\r').any(|(at, _)| is_end(at)) {
        return text;
    }
    let mut ended = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        ended.push(if sign == '\r' && is_end(at) { '\n' } else { sign });
    }
    ended
}

/// Reads a file of anywhere whole, named as it was given.
///
/// # Errors
/// `missing-file`; `unreadable-file` with the system's reason.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    Ok(read_bytes(path, &path.display().to_string())?)
}

/// The same, for those who say where the file is named.
///
/// # Errors
/// As [`read_file`].
#[cfg(feature = "pdf")]
pub fn read_whole(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    read_bytes(path, &path.display().to_string())
}

/// Reads a file of a folder whole, by its name there.
///
/// # Errors
/// As [`read_file`].
pub fn bytes_of(folder: &Path, name: &str) -> Result<Vec<u8>, Diagnostic> {
    read_bytes(&folder.join(name), name)
}

/// Reads a file whole.
///
/// # Errors
/// `missing-file`; `unreadable-file` with the system's reason.
pub fn read_bytes(path: &Path, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let read = || -> Result<Vec<u8>, std::io::Error> {
        let file = open_ordinary(path)?;
        let mut bytes = Vec::new();
        // Some files of the system are longer than they say.
        let most = largest(name);
        file.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most { Err(std::io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    };
    read().map_err(|error| {
        // It is there, and somebody meant a file to be found behind it.
        let is_astray = std::fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()) && !path.exists();
        if is_astray {
            astray(name)
        } else if error.kind() == std::io::ErrorKind::NotFound && name.contains(char::REPLACEMENT_CHARACTER) {
            not_text(name)
        } else {
            failure(name, &error)
        }
    })
}

/// Opens an ordinary file to read it: a pipe would be waited for, and a device has no end.
///
/// # Errors
/// The system's reason.
pub fn open_ordinary(path: &Path) -> Result<File, std::io::Error> {
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    if about.is_file() { File::open(path) } else { Err(std::io::ErrorKind::Unsupported.into()) }
}

/// The system's reason why a file cannot be read, in plain English.
pub fn failure(name: &str, error: &std::io::Error) -> Diagnostic {
    use std::io::ErrorKind;
    if is_in_use(error) {
        return unreadable(name, "another program is using it", "close the file where it is open, then run this again");
    }
    match error.kind() {
        ErrorKind::NotFound => missing(name),
        ErrorKind::IsADirectory => unreadable(name, "it is a folder, not a file", "rename or remove the folder"),
        ErrorKind::Unsupported => {
            unreadable(name, "it is not an ordinary file", "remove it, or replace it with the file itself")
        }
        ErrorKind::PermissionDenied => {
            unreadable(name, "you have no permission to read it", "ask for permission to read it")
        }
        ErrorKind::FileTooLarge => {
            let (mebibytes, what) = (largest(name) >> 20, if is_table(name) { "table" } else { "file" });
            let why = format!("it is larger than {mebibytes} MiB, the most that is read of a {what}");
            unreadable(name, &why, "check that it is the right file")
        }
        ErrorKind::UnexpectedEof | ErrorKind::InvalidInput | ErrorKind::InvalidData => unreadable(
            name,
            "it is compressed, and its end is missing or damaged",
            "get another copy or compress it again",
        ),
        _ => unreadable(name, "the system refuses", "check that the disk or network drive is connected"),
    }
}

/// A file that must be there and is not.
pub fn missing(name: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingFile, format!("there is no file `{name}`"))
        .at(Place::file(name))
        .help("add the file, or correct the name")
}

/// A link behind which somebody meant a file to be found.
pub fn astray(name: &str) -> Diagnostic {
    unreadable(name, "it is a link that leads nowhere", "remove it, or replace it with the file itself")
}

/// A file that is listed, and that cannot be found by the name that can be shown.
pub fn not_text(name: &str) -> Diagnostic {
    unreadable(name, "its name has a byte that is no character", "rename the file with letters, digits and hyphens")
}

/// A file that is there and cannot be read.
fn unreadable(name: &str, why: &str, help: &str) -> Diagnostic {
    Diagnostic::error(Code::UnreadableFile, format!("`{name}` cannot be read: {why}")).at(Place::file(name)).help(help)
}
