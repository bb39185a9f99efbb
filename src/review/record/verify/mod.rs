//! Whether a finished PDF is what its folder gives: byte for byte by the same version, word for word by another.

mod compared;
mod figures;
mod files;
mod pages;
mod sentences;

use std::path::Path;

use crate::diagnostic::Error;
use crate::diagnostic::{Code, Diagnostic, Place, Warned};
use crate::draft::draft_folder;
use crate::figures::prose::grouped;
use crate::page::layout;
use crate::page::{Format, publish};

use super::attached::Attached;
use super::pdf::child::read_apart;
use super::pdf::{MOST_PAGES, Read, Unread, read_own};
use super::{PROGRAM, record};
use compared::Compared;

/// What came of holding a PDF against its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is what the folder gives.
    pub same: bool,
    /// What was done, and what differs.
    pub said: String,
}

/// What a PDF says of itself.
struct Given {
    /// The version that made it, as its record has it; none where that cannot be read.
    program: Option<String>,
    /// Its record; none where that is not a record, or of a structure this version does not know.
    record: Option<Attached>,
    /// Its pages and attachments.
    read: Read,
}

/// Compares a PDF, of this name and these bytes, with what the folder `dir` gives now.
///
/// # Errors
/// A file that is no PDF, is damaged, locked or too large, or has no record inside (`not-ours`); every error of the folder.
pub fn verify(name: &str, pdf: &[u8], dir: &Path) -> Result<Warned<Verdict>, Error> {
    let given = given(name, pdf).map_err(Error::one)?;
    let (folder, draft) = draft_folder(dir)?;
    let draft = draft.sound()?;
    let mut warnings = draft.diagnostics.clone();
    let report = record(draft, &folder).report;
    let made = publish(&report, Format::Pdf, &layout(&folder))?;
    warnings.extend(made.warnings);
    if given.program.as_deref() == Some(PROGRAM) && pdf == made.value {
        let said = format!(
            "The same: {name} is what this folder gives, byte for byte.\n\
             It was typeset again by the version that made it, {PROGRAM}: {} pages, {} bytes.\n",
            given.read.pages.len(),
            pdf.len()
        );
        return Ok(Warned { value: Verdict { same: true, said }, warnings });
    }
    let fresh = read_own(&made.value).expect("what this program typesets can be read");
    let record: Attached = serde_json::from_str(&report.record_json).expect("its own record");
    let compared = Compared::of(&given, &fresh, &record, &report);
    Ok(Warned { value: compared.verdict(name, &given), warnings })
}

fn given(name: &str, pdf: &[u8]) -> Result<Given, Diagnostic> {
    let program = std::env::current_exe().map_err(|_| unread(name, Unread::TooLarge))?;
    let read = read_apart(&program, pdf).map_err(|why| unread(name, why))?;
    let Some(record) = read.attached.get("record.json") else {
        let message = format!(
            "`{name}` has no record inside: it is not a report made by this program, or its record was removed"
        );
        return Err(Diagnostic::fault(Code::NotOurs, message).at(Place::file(name)).help(
            "use the PDF that `scrutineer build` wrote; there is no record in PDFs from earlier versions or \
                from your own layouts that do not attach it",
        ));
    };
    let value: Option<serde_json::Value> = serde_json::from_slice(record).ok();
    let program = value.and_then(|value| value["program"].as_str().map(str::to_owned));
    Ok(Given { program, record: serde_json::from_slice(record).ok(), read })
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
    Diagnostic::fault(Code::UnreadableFile, format!("`{name}` cannot be read: {why}")).at(Place::file(name)).help(help)
}
