//! A drafted report with its two records: the one its PDF carries, and the full one that stays beside the folder.

use crate::draft::Draft;
use crate::draft::report::Report;
use crate::folder::{Finished, Folder};
use crate::page::Format;

use super::attached::Attached;
use super::full::{Made, Record};

/// A drafted report with its two records: the one it carries, and the one that stays beside the folder.
#[derive(Debug)]
#[non_exhaustive]
pub struct Recorded {
    /// The report, with what is attached to its PDF.
    pub report: Report,
    record: Record,
}

/// Records how a draft came to be: from its trace, with the files that it rests on.
pub fn record(draft: Draft, folder: &Folder) -> Recorded {
    let record = Record::of(folder, &draft.report, draft.trace, folder.inputs());
    Recorded { report: recorded(draft.report, folder), record }
}

/// A report that was drafted of a folder, with the record that its PDF carries.
pub fn recorded(mut report: Report, folder: &Folder) -> Report {
    report.record_json = Attached::of(&report, folder).in_json();
    report
}

impl Recorded {
    /// The full record, of a report published so. The report is not needed any more.
    pub fn record(self, format: Format, published: &Finished) -> Record {
        let (bytes, sha256) = (published.bytes.len(), published.sha256.clone());
        self.record.with(Made { format: format.name().to_owned(), bytes, sha256 })
    }
}
