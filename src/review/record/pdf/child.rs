//! Reading a PDF in its own process: a file that is made to do harm costs no more than a message.

use std::io::{self, Write};
use std::path::Path;

use crate::page::child_process::{self, Ended, allowed, ask, bound};

use super::{Read, Unread, read};

/// The hidden argument with which the program calls itself.
pub const READ_ARGUMENT: &str = "__read_pdf";

/// Bytes of address space, where the system offers such a limit.
const MEMORY: u64 = 2 << 30;

/// Reads a PDF in a child of `program`, which must answer [`READ_ARGUMENT`] with [`serve`].
///
/// # Errors
/// Why it cannot be read: a child that breaks off has met a damaged file.
pub fn read_apart(program: &Path, bytes: &[u8]) -> Result<Read, Unread> {
    match ask(program, READ_ARGUMENT, allowed(bytes), bytes.to_vec()) {
        Ended::NotStarted | Ended::TooLong => Err(Unread::TooLarge),
        Ended::By { answer, full, .. } => match serde_json::from_slice(&answer) {
            Ok(answer) => answer,
            Err(_) if full => Err(Unread::TooLarge),
            Err(_) => Err(Unread::Damaged),
        },
    }
}

/// How many pages a PDF has; `None` where it cannot be read.
pub fn page_count(program: &Path, bytes: &[u8]) -> Option<usize> {
    match read_apart(program, bytes) {
        Ok(read) => Some(read.pages.len()),
        Err(Unread::TooLong(pages)) => Some(pages),
        Err(_) => None,
    }
}

/// The child's side: reads a PDF from one stream and writes what it says to the other.
///
/// # Errors
/// A stream that ends early.
pub fn serve(stdin: impl io::Read + Send + 'static, mut stdout: impl Write) -> io::Result<()> {
    let bytes = child_process::question(stdin)?;
    bound(allowed(&bytes), MEMORY);
    serde_json::to_writer(&mut stdout, &read(&bytes))?;
    stdout.flush()
}
