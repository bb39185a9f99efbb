//! A crest, drawn once in a process of its own before any page shows it: one that would never be finished, or needs far more
//! memory than a picture does, is named by `check` and keeps nobody waiting.

use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::look::{Look, draw};

use super::child_process::{self, Ended, ask, bound};

/// The hidden argument with which the program calls itself.
pub const DRAW_ARGUMENT: &str = "__draw_crest";

/// So long the child may work. A crest takes some hundredths of a second.
const WORK: Duration = Duration::from_secs(3);

/// Bytes of address space, where the system offers such a limit.
const MEMORY: u64 = 1 << 30;

/// What a child answers where it has drawn the picture.
const DRAWN: &[u8] = b"drawn";

/// What is wrong with the crest of a look, drawn in a child of `program`, which must answer [`DRAW_ARGUMENT`] with [`serve`].
/// A picture of dots has been measured when it was read.
pub fn draw_crest(look: &Look, assets: &[(String, Vec<u8>)], program: &Path) -> Option<Diagnostic> {
    let crest = look.crest.as_ref()?;
    let (_, bytes) = assets.iter().find(|(name, _)| *name == crest.file)?;
    if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8") {
        return None;
    }
    let cannot = |why: &str, help: &str| {
        let message = format!("the crest `{}` cannot be used: {why}", crest.file);
        Some(Diagnostic::error(Code::UnfitPicture, message).at(Place::file(&crest.file)).help(help))
    };
    let why = match ask(program, DRAW_ARGUMENT, WORK, bytes.clone()) {
        // That is no fault of the crest.
        Ended::NotStarted => {
            return cannot("the process that draws it did not start", "close other programs, then run this again");
        }
        Ended::TooLong => format!("it takes more than {} seconds to draw", WORK.as_secs()),
        Ended::By { answer, .. } if answer == DRAWN => return None,
        Ended::By { full: true, .. } => format!("it takes more than {} MiB of memory to draw", MEMORY >> 20),
        Ended::By { .. } => "the program that draws it breaks off".to_owned(),
    };
    cannot(&why, "ask for the crest as a plain SVG, without filters, patterns and pictures in it, or as a PNG")
}

/// The child's side: reads an SVG from one stream, draws it, and says on the other that it did.
///
/// # Errors
/// A stream that ends early.
pub fn serve(stdin: impl Read + Send + 'static, mut stdout: impl Write) -> io::Result<()> {
    bound(WORK, MEMORY);
    let bytes = child_process::question(stdin)?;
    if draw(&bytes).is_ok() {
        stdout.write_all(DRAWN)?;
    }
    stdout.flush()
}
