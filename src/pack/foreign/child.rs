//! Converting a PDF from elsewhere in its own process: a file that is made to do harm costs no more than a message.

use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use crate::page::child_process::{self, Ended, allowed, ask, bound};
use crate::review::record::Unread;

use super::convert::{Converted, Manner, convert};
use super::refused::Refused;

/// The hidden argument with which the program calls itself.
pub const CONVERT_ARGUMENT: &str = "__convert_pdf";

/// Bytes of address space, where the system offers such a limit.
const MEMORY: u64 = 2 << 30;

/// Converts a PDF in a child of `program`, which must answer [`CONVERT_ARGUMENT`] with [`serve`]. Where the child breaks off
/// over the lines of a page, another draws all pages as pictures.
///
/// # Errors
/// Why it cannot be converted: a child that breaks off over pictures too has met a damaged file.
pub fn convert_apart(program: &Path, bytes: &[u8]) -> Result<Vec<Converted>, Refused> {
    convert_as(program, bytes, Manner::Lines).unwrap_or_else(|_| {
        convert_as(program, bytes, Manner::Pictures).unwrap_or_else(|why| Err(Refused::Unread(why)))
    })
}

/// What one child answers.
///
/// # Errors
/// How it broke off.
fn convert_as(program: &Path, bytes: &[u8], manner: Manner) -> Result<Result<Vec<Converted>, Refused>, Unread> {
    let question = [&[manner as u8], bytes].concat();
    match ask(program, CONVERT_ARGUMENT, allowed(bytes), question) {
        Ended::NotStarted | Ended::TooLong => Ok(Err(Refused::Unread(Unread::TooLarge))),
        Ended::By { answer, full, .. } => {
            serde_json::from_slice(&answer).map_err(|_| if full { Unread::TooLarge } else { Unread::Damaged })
        }
    }
}

/// The child's side: reads a PDF from one stream and writes its pages to the other.
///
/// # Errors
/// A stream that ends early.
pub fn serve(stdin: impl Read + Send + 'static, mut stdout: impl Write) -> io::Result<()> {
    let question = child_process::question(stdin)?;
    let (manner, bytes) = question.split_first().ok_or(ErrorKind::UnexpectedEof)?;
    bound(allowed(bytes), MEMORY);
    let manner = if *manner == Manner::Lines as u8 { Manner::Lines } else { Manner::Pictures };
    serde_json::to_writer(&mut stdout, &convert(bytes, manner))?;
    stdout.flush()
}
