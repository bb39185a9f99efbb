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
    let value: Option<serde_json::Value> = serde_json::from_slice(record).ok();
    let program = value.and_then(|value| value["program"].as_str().map(str::to_owned));
    Ok(GivenPdf { program, record: serde_json::from_slice(record).ok(), read })
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
