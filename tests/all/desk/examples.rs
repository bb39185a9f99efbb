//! Reports to publish: the layouts' example, changed as a test wants it, and those of the fixtures.

use scrutineer::report::{Report, Style};
use serde_json::Value;

use super::{drafted, fixture, opened};

const EXAMPLE: &str = include_str!("../../../layouts/example.json");

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
    // In plain paragraphs: what the look `briefing` adds has tests of its own.
    let said = |name: &str| {
        let mut report = drafted(&opened(&fixture(name)));
        report.look.style = Style::Committee;
        report
    };
    vec![example(), said("anyshire"), said("leicestershire-2019-20-q3")]
}

/// A report whose methods are printed in full (`methods = "full"`).
pub fn in_full(report: &Report) -> Report {
    let mut json = serde_json::to_value(report).expect("a report");
    json["method_page"]["elsewhere"] = Value::String(String::new());
    serde_json::from_value(json).expect("still a report")
}

/// Puts words into every text of a report but those by which a page is made.
pub fn spoil(json: &mut Value, words: &str) {
    match json {
        Value::String(text) => *text = words.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, words)),
        Value::Object(fields) => {
            let shape =
                |name: &str| matches!(name, "kind" | "numbering" | "outcome" | "way" | "icon" | "shape" | "letter");
            fields.iter_mut().filter(|(name, _)| !shape(name)).for_each(|(_, item)| spoil(item, words));
        }
        _ => {}
    }
}
