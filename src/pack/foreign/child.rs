//! Converting a PDF from elsewhere in a process of its own: a file that is made to do harm costs no more than a message.

use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use crate::audit::Unread;
use crate::page::process::{Ended, ask, bound_memory};

use super::Refused;
use super::convert::{Converted, convert};

/// The hidden argument with which the program calls itself.
pub const CONVERT_ARGUMENT: &str = "__convert_pdf";

/// After this the child is stopped.
const DEADLINE: Duration = Duration::from_secs(120);

/// Bytes of address space, where the system offers such a limit.
const MEMORY: u64 = 2 << 30;

/// Converts a PDF in a child of `program`, which must answer [`CONVERT_ARGUMENT`] with [`serve`].
///
/// # Errors
/// Why it cannot be converted: a child that breaks off has met a damaged file.
pub fn convert_apart(program: &Path, bytes: &[u8]) -> Result<Vec<Converted>, Refused> {
    match ask(program, CONVERT_ARGUMENT, DEADLINE, bytes.to_vec()) {
        Ended::NotStarted | Ended::TooLong => Err(Refused::Unread(Unread::TooLarge)),
        Ended::By { answer, full, .. } => match serde_json::from_slice(&answer) {
            Ok(answer) => answer,
            Err(_) if full => Err(Refused::Unread(Unread::TooLarge)),
            Err(_) => Err(Refused::Unread(Unread::Damaged)),
        },
    }
}

/// The child's side: reads a PDF from one stream and writes its pages to the other.
///
/// # Errors
/// A stream that ends early.
pub fn serve(mut stdin: impl Read, mut stdout: impl Write) -> io::Result<()> {
    bound_memory(MEMORY);
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes)?;
    serde_json::to_writer(&mut stdout, &convert(&bytes))?;
    stdout.flush()
}
