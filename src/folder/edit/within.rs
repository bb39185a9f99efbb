//! Where something stands within a text of TOML: a value with all of it, and the comma that parts it from the next.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::file_text::FileText;

/// Where a value is, with all that is in it: a table of keys with dots has no place of its own.
pub fn whole(value: &Spanned<DeValue>) -> Range<usize> {
    let own = value.span();
    match value.get_ref() {
        DeValue::Table(keys) => keys.values().map(whole).fold(own, |all, one| all.start..all.end.max(one.end)),
        _ => own,
    }
}

/// The first of such a sign in a stretch that stands in no comment.
fn first(text: &FileText, stretch: Range<usize>, sought: char) -> Option<usize> {
    let mut in_comment = false;
    for (at, sign) in text.read()[stretch.clone()].char_indices() {
        match sign {
            '#' => in_comment = true,
            '\n' | '\r' => in_comment = false,
            sign if sign == sought && !in_comment => return Some(stretch.start + at),
            _ => {}
        }
    }
    None
}

/// The first comma in a stretch that stands in no comment.
pub fn comma(text: &FileText, stretch: Range<usize>) -> Option<usize> {
    first(text, stretch, ',')
}

/// The byte at which what stands between braces or brackets ends, from behind its last value: at the `}` or `]`.
pub fn closing(text: &FileText, from: usize, close: char) -> usize {
    let end = text.read().len();
    first(text, from..end, close).unwrap_or(end)
}

/// The blanks that stand before what begins at a byte, where it is the first of its line; `None` where it is not.
pub fn indent(text: &FileText, at: usize) -> Option<&str> {
    let before = &text.read()[text.line_start_at(at)..at];
    before.chars().all(|sign| matches!(sign, ' ' | '\t')).then_some(before)
}

/// One of several that commas part, to be taken out: itself, and a comma. Comments between them stay.
pub fn parted(text: &FileText, all: &[Range<usize>], which: usize, close: usize) -> Vec<(Range<usize>, String)> {
    let own = all[which].clone();
    let next = all.get(which + 1).map_or(close, |next| next.start);
    let behind = comma(text, own.end..next);
    let before = which.checked_sub(1).and_then(|before| comma(text, all[before].end..own.start));
    let comma = behind.or(before);
    let mut taken = vec![(own.clone(), String::new())];
    if let Some(comma) = comma {
        let place = (comma..comma + 1, String::new());
        if comma < own.start { taken.insert(0, place) } else { taken.push(place) }
    }
    taken
}
