//! A PDF that is to be verified: its pages, and the record inside it.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::grouped;
use crate::review::record::attached::Attached;
use crate::review::record::pdf::child::read_apart;
use crate::review::record::pdf::{MOST_PAGES, Read, Unread};

/// What a PDF says of itself.
pub struct GivenPdf {
    /// The version that made it, as its record has it; `None` where that cannot be read.
    pub program: Option<String>,
    /// Its record; `None` where that is not a record, or of a structure this version does not know.
    pub record: Option<Attached>,
    /// Its pages and attachments.
    pub read: Read,
}

/// Reads a PDF of this name in its own process.
///
/// # Errors
/// A file that cannot be read as a PDF, or has no record inside.
pub fn given(name: &str, pdf: &[u8]) -> Result<GivenPdf, Diagnostic> {
    let program = std::env::current_exe().map_err(|_| unread(name, Unread::TooLarge))?;
    let read = read_apart(&program, pdf).map_err(|why| unread(name, why))?;
    let Some(record) = read.attached.get("record.json") else {
        let message = format!(
            "`{name}` has no record inside: it is not a report made by this program, or its record was removed"
        );
        return Err(Diagnostic::error(Code::NotOurs, message).at(Place::file(name)).help(
            "use the PDF that `scrutineer build` wrote; there is no record in PDFs from earlier versions or \
                from your own layouts that do not attach it",
        ));
    };
    if record.len() > LONGEST_RECORD {
        let message =
            format!("the record inside `{name}` is larger than {} MiB, and is not read", LONGEST_RECORD >> 20);
        return Err(too_long(name, message));
    }
    let value: Option<serde_json::Value> = serde_json::from_slice(record).ok();
    let program = value.and_then(|value| value["program"].as_str().map(str::to_owned));
    let record: Option<Attached> = serde_json::from_slice(record).ok();
    match record.as_ref().map_or(0, |record| record.sentences.len()) {
        sentences if sentences > MOST_SENTENCES => {
            let [has, most] = [sentences, MOST_SENTENCES].map(|number| grouped(number.into()));
            let message = format!("the record inside `{name}` has {has} sentences, and no more than {most} are read");
            Err(too_long(name, message))
        }
        _ => Ok(GivenPdf { program, record, read }),
    }
}

/// No report's record has more bytes: one of 1,000 measures has a twentieth of it.
const LONGEST_RECORD: usize = 32 << 20;

/// No report says more sentences.
const MOST_SENTENCES: usize = 20_000;

fn too_long(name: &str, message: String) -> Diagnostic {
    let help = "it was not made by this program as it is: get the PDF that `scrutineer build` wrote";
    Diagnostic::error(Code::NotOurs, message).at(Place::file(name)).help(help)
}

fn unread(name: &str, why: Unread) -> Diagnostic {
    let long = |pages: usize| {
        let [pages, most] = [pages, MOST_PAGES].map(|number| grouped(number.into()));
        format!("it has {pages} pages, and no more than {most} are read")
    };
    let (why, help) = match why {
        Unread::TooLong(pages) => (&*long(pages), "check that it is the right file"),
        Unread::NoPdf => ("it is not a PDF", "use the PDF that `scrutineer build` wrote"),
        Unread::Damaged => ("it is damaged, or its end is missing", "get another copy of it"),
        Unread::Empty => ("it has no pages", "get another copy of it"),
        Unread::Locked => ("it is locked with a password", "verify a copy that is not locked"),
        Unread::TooLarge => {
            ("it is too large, or it cannot be read in a reasonable time", "check that it is the right file")
        }
    };
    Diagnostic::error(Code::UnreadableFile, format!("`{name}` cannot be read: {why}")).at(Place::file(name)).help(help)
}
