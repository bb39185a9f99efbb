//! An entry added behind all others.

use toml::de::DeValue;

use super::blank::gap;
use super::entries::{held, list_of, no_entries, parsed};
use super::file_text::FileText;
use super::kind::EntryKind;
use super::unmade::Unmade;
use super::value::EntryValue;
use super::within;

/// Adds an entry with these keys at the end of a file; where all of its kind are in one list, at the end of that.
///
/// # Errors
/// Where the file is not TOML, or has something else under the name of the kind.
pub fn add_entry(text: &FileText, kind: EntryKind, keys: &[(&str, EntryValue)]) -> Result<FileText, Unmade> {
    let table = parsed(text)?;
    let pairs: Vec<String> = keys.iter().map(|(key, value)| format!("{key} = {}", value.written())).collect();
    if let Some(value) = held(&table, kind) {
        let list = list_of(value, kind)?;
        let written_as_list =
            text.read()[value.span()].starts_with('[') && !text.read()[value.span()].starts_with("[[");
        let in_braces = list.first().is_some_and(|one| text.read()[one.span()].starts_with('{'));
        if in_braces || (list.is_empty() && written_as_list) {
            let last = list.last().map(|one| (one.span().start, one.span().end));
            return Ok(into_list(text, last, value.span().start, &pairs));
        }
        if list.iter().any(|one| !matches!(one.get_ref(), DeValue::Table(_))) {
            return Err(no_entries(kind));
        }
    }
    let end = text.line_end();
    let lines: Vec<String> = pairs.into_iter().map(|pair| format!("{pair}{end}")).collect();
    let added = format!("{}[[{}]]{end}{}", gap(text), kind.as_str(), lines.concat());
    let at = text.read().len();
    Ok(text.replaced(&[(at..at, added)]))
}

/// Behind the last entry of a list in brackets, which begins and ends there; the list itself begins at `list`.
fn into_list(text: &FileText, last: Option<(usize, usize)>, list: usize, pairs: &[String]) -> FileText {
    let entry = format!("{{ {} }}", pairs.join(", "));
    let (at, added) = match last {
        Some((start, end)) => match within::indent(text, start) {
            Some(indent) => (end, format!(",{}{indent}{entry}", text.line_end())),
            None => (end, format!(", {entry}")),
        },
        None => (list + 1, entry),
    };
    text.replaced(&[(at..at, added)])
}
