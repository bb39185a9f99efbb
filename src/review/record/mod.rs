//! The audit trail: two records of how a report came to be, and holding a finished PDF against its folder.
//!
//! The full record stays beside the folder. The one inside the PDF holds only what the page prints, the rules' names and
//! lines, and hashes that tell nothing without the folder's secret. Both are made of guarded findings.

mod attached;
#[cfg(feature = "pdf")]
mod pdf;
mod record;
#[cfg(feature = "pdf")]
mod verify;

#[cfg(feature = "pdf")]
pub use pdf::child::{READ_ARGUMENT, serve as serve_reading};
#[cfg(feature = "pdf")]
pub(crate) use pdf::{Unread, read};
#[cfg(feature = "pdf")]
pub use verify::{Verdict, verify};

use crate::draft::Draft;
use crate::draft::report::Report;
use crate::folder::{Folder, sha256};
use crate::page::Format;
use record::{Made, Record};

/// The version of the program that writes and verifies.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// A drafted report with its two records: the one it carries, and the one that stays beside the folder.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The report, with what is attached to its PDF.
    pub report: Report,
    record: Record,
}

/// Records how a draft came to be: from its trace, with the files that it rests on.
///
/// # Errors
pub fn record(draft: Draft, folder: &Folder) -> Recorded {
    let record = Record::of(folder, &draft.report, draft.trace, folder.inputs());
    Recorded { report: recorded(draft.report, folder), record }
}

/// A report that was drafted of a folder, with the record that its PDF carries.
pub(crate) fn recorded(mut report: Report, folder: &Folder) -> Report {
    report.record_json = attached::Attached::of(&report, folder.secret(), folder.inputs()).in_json();
    report
}

impl Recorded {
    /// The full record as JSON, of a report published so.
    pub fn record(&self, format: Format, published: &[u8]) -> String {
        let made = Made { format: format.name().to_owned(), bytes: published.len(), sha256: sha256(published) };
        let record = self.record.with(made);
        let mut json = serde_json::to_string_pretty(&record).expect("a record holds only strings, numbers and lists");
        json.push('\n');
        json
    }
}
