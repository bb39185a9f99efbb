//! The list of what was rejected of a report, beside its approved text: a file that an officer can read.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::source::bytes_of;

/// A passage that somebody does not accept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rejected {
    /// Where it stood: `6.2`; the heading of what has no number.
    pub at: String,
    /// What it says; nothing where it is gone.
    pub says: String,
    /// What was approved; nothing where nothing was.
    pub approved: String,
    /// Who rejected it, and in what job, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The day: `2025-11-30`
    pub when: String,
    /// Why, where that was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// The file.
#[derive(Default, Serialize, Deserialize)]
struct List {
    #[serde(default)]
    rejected: Vec<Rejected>,
}

/// What stands over them.
const NOTE: &str =
    "# What was rejected when this report was reviewed. An entry holds until its sentence says something else.\n\n";

/// What a file of this name lists; nothing where there is none.
///
/// # Errors
/// Where it cannot be read.
pub fn read_rejected(dir: &Path, name: &str) -> Result<Vec<Rejected>, Diagnostic> {
    let bytes = match bytes_of(dir, name) {
        Ok(bytes) => bytes,
        Err(fault) if fault.code == Code::MissingFile => return Ok(Vec::new()),
        Err(fault) => return Err(fault),
    };
    let list = std::str::from_utf8(&bytes).ok().and_then(|text| toml::from_str::<List>(text).ok());
    list.map(|list| list.rejected).ok_or_else(|| {
        let help = "mend it, or remove the file: what was rejected is then to be rejected again";
        Diagnostic::error(Code::TomlSyntax, "this is not a list of what was rejected").at(Place::file(name)).help(help)
    })
}

/// The file that lists them.
pub fn rejected_as_file(rejected: &[Rejected]) -> String {
    let list = List { rejected: rejected.to_vec() };
    format!("{NOTE}{}", toml::to_string(&list).unwrap_or_default())
}
