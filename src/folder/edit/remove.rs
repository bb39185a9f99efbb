//! An entry taken out.

use std::ops::Range;

use super::blank::blank_behind;
use super::entries::{nth, read_entries};
use super::file_text::FileText;
use super::kind::EntryKind;
use super::unmade::Unmade;
use super::within;

/// Takes an entry out: its heading and its keys, with the lines that they stand in, and one of the empty lines around it.
///
/// # Errors
/// Where the file is not TOML, or the entry is not in it.
pub fn remove_entry(text: &FileText, kind: EntryKind, which: usize) -> Result<FileText, Unmade> {
    let entry = nth(text, kind, which)?;
    let all = read_entries(text)?.into_iter().filter(|one| one.kind == kind).map(|one| one.keys.head).collect();
    Ok(without(text, all, which, entry.keys.places()))
}

/// The text without one of some entries that have these headings, and its keys with their values.
pub(super) fn without(text: &FileText, heads: Vec<Range<usize>>, which: usize, keys: Vec<Range<usize>>) -> FileText {
    let head = heads[which].clone();
    if text.read()[head.clone()].starts_with('{') {
        let last = heads.last().map_or(head.end, |last| last.end);
        return text.replaced(&within::parted(text, &heads, which, within::closing(text, last, ']')));
    }
    let start = text.line_start_at(head.start);
    let mut places: Vec<(Range<usize>, String)> = Vec::new();
    let mut at = start;
    // Lines of the entry go; a comment stays, in a line of its own or behind a value.
    let last = keys.iter().map(|key| key.end).max().unwrap_or(head.end);
    let end = text.behind_line_end(text.line_end_at(last));
    let mut stretches: Vec<Range<usize>> = vec![head];
    stretches.extend(keys);
    stretches.sort_by_key(|stretch| stretch.start);
    for stretch in stretches {
        let begin = text.line_start_at(stretch.start).max(at);
        let line = text.line_end_at(stretch.end);
        let comment = text.read()[stretch.end..line].find('#');
        let gone = match comment {
            Some(comment) => begin..stretch.end + comment,
            None => begin..text.behind_line_end(line),
        };
        at = gone.end;
        places.push((gone, String::new()));
    }
    if let Some(blank) = blank_behind(text, start, end) {
        places.push((blank, String::new()));
    }
    text.replaced(&places)
}
