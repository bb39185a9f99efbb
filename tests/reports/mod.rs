//! Reports to publish: the layouts' example, changed as a test wants it, and those of the fixtures.
// Each test file uses what it needs of them.
#![allow(dead_code)]

use std::path::Path;

use scrutineer::{Folder, Report, draft};
use serde_json::Value;

const EXAMPLE: &str = include_str!("../../layouts/example.json");

/// The example.
pub fn example() -> Report {
    changed(|_| {})
}

/// The example with some of its JSON changed.
pub fn changed(change: impl FnOnce(&mut Value)) -> Report {
    let mut json: Value = serde_json::from_str(EXAMPLE).expect("example.json is JSON");
    change(&mut json);
    serde_json::from_value(json).expect("still a report")
}

/// The example and what the two folders of `fixtures/` say.
pub fn reports() -> Vec<Report> {
    let fixture = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
        draft(&Folder::open(&folder).0.expect("a folder")).expect("a report").value
    };
    vec![example(), fixture("anyshire"), fixture("leicestershire-2019-20-q3")]
}

/// Puts words into every text of a report but those by which a page is made.
pub fn spoil(json: &mut Value, words: &str) {
    match json {
        Value::String(text) => *text = words.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, words)),
        Value::Object(fields) => {
            let shape = |name: &str| matches!(name, "kind" | "outcome" | "way" | "icon" | "shape" | "letter");
            fields.iter_mut().filter(|(name, _)| !shape(name)).for_each(|(_, item)| spoil(item, words));
        }
        _ => {}
    }
}
