//! From a folder to what is published of it, with nothing wrong on the way; and what is told of one where something is.

use std::path::Path;

use scrutineer::report::Report;
use scrutineer::{Diagnostic, Folder, Format, Layout, draft, draft_files, layout, publish};
use serde_json::Value;

/// A folder without errors.
pub fn opened(dir: &Path) -> Folder {
    let (folder, told) = Folder::open(dir);
    let faults: Vec<_> = told.iter().filter(|told| told.is_error()).collect();
    assert!(faults.is_empty(), "{}: {faults:#?}", dir.display());
    folder.expect("a folder without faults is a report")
}

/// Its report.
pub fn drafted(folder: &Folder) -> Report {
    draft(folder).sound().unwrap_or_else(|error| panic!("{error}")).report
}

/// The bytes; neither errors nor warnings.
pub fn published(report: &Report, format: Format, layout: &Layout) -> Vec<u8> {
    let made = publish(report, format, layout).unwrap_or_else(|error| panic!("{error}"));
    assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    made.value
}

/// What a folder says, as text.
pub fn as_text(folder: &Folder) -> String {
    utf8(published(&drafted(folder), Format::Text, &layout(folder)))
}

/// The same as data.
pub fn as_json(folder: &Folder) -> Value {
    let bytes = published(&drafted(folder), Format::Json, &layout(folder));
    serde_json::from_slice(&bytes).expect("JSON")
}

/// What `check` has to say of the files of a folder.
pub fn told(files: impl IntoIterator<Item = (impl Into<String>, impl Into<Vec<u8>>)>) -> Vec<Diagnostic> {
    match draft_files(files) {
        Ok((_, draft)) => draft.diagnostics,
        Err(error) => error.into_diagnostics(),
    }
}

pub fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}
