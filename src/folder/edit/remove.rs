//! An entry taken out, or a case.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::blank::blank_behind;
use super::entries::{nth, parsed, read_entries};
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
    let heads = read_entries(text)?.into_iter().filter(|one| one.kind == kind).map(|one| one.head).collect();
    let keys = entry.keys.iter().map(|key| key.key.start..key.held.end).collect();
    Ok(without(text, heads, which, keys))
}

/// Takes the case of this name out that begins in this line; in another, where there is one alone.
///
/// # Errors
/// Where the file is not TOML, or there is no such case in it, or it is written as none is that can be taken out by itself.
pub fn remove_case(text: &FileText, name: &str, line: usize) -> Result<FileText, Unmade> {
    let cases = |text: &FileText| -> Result<Vec<PlacedCase>, Unmade> {
        let table = parsed(text)?;
        let list = table.iter().find(|(key, _)| key.get_ref() == "case").map(|(_, value)| value.get_ref());
        let Some(DeValue::Array(list)) = list else { return Ok(Vec::new()) };
        Ok(list.iter().filter_map(placed).collect())
    };
    let all = cases(text)?;
    let begins = |one: &PlacedCase| text.read()[..one.head.start].matches('\n').count() + 1;
    let named: Vec<usize> = (0..all.len()).filter(|nth| all[*nth].name == name).collect();
    let which = match named[..] {
        [alone] => Some(alone),
        _ => named.into_iter().find(|nth| begins(&all[*nth]) == line),
    };
    let which = which.ok_or_else(|| Unmade::because("this case is no longer in the file", "look at the list again"))?;
    let heads = all.iter().map(|one| one.head.clone()).collect();
    let after = without(text, heads, which, all[which].keys.clone());
    let names = |all: &[PlacedCase]| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let mut left = names(&all);
    left.remove(which);
    match cases(&after) {
        Ok(after_it) if names(&after_it) == left => Ok(after),
        _ => Err(Unmade::because(
            "this case is written in a way that it cannot be taken out here",
            "take it out in an editor",
        )),
    }
}

/// A case as it stands in a file.
struct PlacedCase {
    name: String,
    head: Range<usize>,
    /// Each key with its value.
    keys: Vec<Range<usize>>,
}

fn placed(case: &Spanned<DeValue>) -> Option<PlacedCase> {
    let DeValue::Table(table) = case.get_ref() else { return None };
    let name = table.iter().find(|(key, _)| key.get_ref() == "name").and_then(|(_, value)| value.get_ref().as_str());
    let keys = table.iter().map(|(key, value)| key.span().start..within::whole(value).end).collect();
    Some(PlacedCase { name: name.unwrap_or_default().to_owned(), head: case.span(), keys })
}

/// The text without one of some entries that have these headings, and its keys with their values.
fn without(text: &FileText, heads: Vec<Range<usize>>, which: usize, keys: Vec<Range<usize>>) -> FileText {
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
