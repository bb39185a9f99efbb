//! The keys of an entry changed: the value of one that stands there, one added behind the last, one taken out.

use std::ops::Range;

use super::entries::{WrittenEntry, WrittenKey, nth};
use super::file_text::FileText;
use super::kind::EntryKind;
use super::unmade::Unmade;
use super::value::EntryValue;
use super::within;

/// Changes keys of an entry: to a value, or, without one, takes the key out. What says the same already stays as it is written.
///
/// # Errors
/// Where the file is not TOML, or the entry is not in it.
pub fn change_entry(
    text: &FileText,
    kind: EntryKind,
    which: usize,
    changes: &[(&str, Option<EntryValue>)],
) -> Result<FileText, Unmade> {
    let mut text = text.clone();
    for (key, value) in changes {
        // Each is found anew: the one before it may have moved what stands behind it.
        let entry = nth(&text, kind, which)?;
        text = match (entry.key(key), value) {
            (Some(there), Some(value)) => change(&text, there, value),
            (Some(there), None) if entry.in_braces => take_out_of_braces(&text, &entry, there),
            (Some(there), None) => take_out(&text, there),
            (None, Some(value)) => put(&text, &entry, key, value),
            (None, None) => continue,
        };
    }
    Ok(text)
}

fn change(text: &FileText, there: &WrittenKey, value: &EntryValue) -> FileText {
    if value.says_the_same(&there.value) {
        return text.clone();
    }
    let written = value.written_over(&text.read()[there.held.clone()]);
    text.replaced(&[(there.held.clone(), written)])
}

/// Behind the last key, in a line of its own where that has one.
fn put(text: &FileText, entry: &WrittenEntry, key: &str, value: &EntryValue) -> FileText {
    let pair = format!("{key} = {}", value.written());
    let at = entry.end();
    if entry.in_braces {
        let (at, added) =
            if entry.keys.is_empty() { (entry.head.start + 1, format!(" {pair} ")) } else { (at, format!(", {pair}")) };
        return text.replaced(&[(at..at, added)]);
    }
    let last = entry.keys.iter().max_by_key(|key| key.held.end);
    let indent = last.and_then(|last| within::indent(text, last.key.start)).unwrap_or("");
    let line = text.line_end_at(at);
    text.replaced(&[(line..line, format!("{}{indent}{pair}", text.line_end()))])
}

/// With its line; of that a comment behind the value stays.
fn take_out(text: &FileText, there: &WrittenKey) -> FileText {
    let (start, end) = (text.line_start_at(there.key.start), text.line_end_at(there.held.end));
    let rest = &text.read()[there.held.end..end];
    let range = match rest.find('#') {
        Some(comment) => there.key.start..there.held.end + comment,
        None => start..text.behind_line_end(end),
    };
    text.replaced(&[(range, String::new())])
}

/// With the comma that parts it from the next, or from the one before.
fn take_out_of_braces(text: &FileText, entry: &WrittenEntry, there: &WrittenKey) -> FileText {
    let all: Vec<Range<usize>> = entry.keys.iter().map(|key| key.key.start..key.held.end).collect();
    let which = entry.keys.iter().position(|key| key.name == there.name).unwrap_or_default();
    let close = within::closing(text, entry.end(), '}');
    text.replaced(&within::parted(text, &all, which, close))
}
