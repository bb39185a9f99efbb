//! The reader tried.

mod by_hand;
mod chance;
mod desk;
mod fixtures;
mod glance;
mod heard;
mod kinds;
mod mutate;
mod mutations;
mod nation;
mod sweep;

use std::path::Path;

use crate::check::Reader;
use crate::check::ledger::{Ledger, Trouble};
use crate::folder::Folder;
use crate::press;

/// Prints a folder and reads it back.
pub fn read(path: &Path) -> Ledger {
    let text = press::print(path, "text").unwrap_or_else(|told| panic!("{}: {told}", path.display()));
    let folder = Folder::read(path);
    let reader = Reader::of(&folder, &text);
    let mut ledger = reader.read();
    ledger.add(heard(path, &reader));
    ledger
}

/// The alternative texts and page 1 of a folder's report, read.
pub fn heard(path: &Path, reader: &Reader) -> Ledger {
    let report = press::print(path, "json").unwrap_or_else(|told| panic!("{}: {told}", path.display()));
    let mut ledger = Ledger::default();
    let report = serde_json::from_str(&report).expect("JSON");
    reader.heard(&report, &mut ledger);
    reader.glance(&report, &mut ledger);
    ledger
}

/// What stands in the message of a test: each trouble, with the rule of a sentence that cannot be read.
pub fn told(path: &Path, troubles: &[Trouble]) -> String {
    let line = |trouble: &Trouble| match trouble.kind {
        "sentence" => format!(
            "{trouble}\n    {}\n    Teach it: a line in the file of its topic in tests/reader/grammar/ (CONTRIBUTING.md, \"The reader\")\n",
            press::rules_of(path, &trouble.sentence)
        ),
        _ => format!("{trouble}\n"),
    };
    troubles.iter().take(40).map(line).collect()
}
