//! Signs of footnotes behind figures: `88.0 (2)`, `46.3 a`. A sheet whose notes begin with such a sign says what it is, and the figure is
//! read as `88.0 [note 2]` is; in any other it may be a count, or a slip.

use std::collections::BTreeSet;

use crate::folder::words::mark::Mark;
use crate::folder::words::number::read_number;

use super::cell::Cell;

/// The signs that stand before the notes of a sheet, where such stand behind its figures.
#[derive(Debug, Default)]
pub struct Footnotes(BTreeSet<String>);

impl Footnotes {
    /// Those of the rows that are gone through.
    pub fn of(each: impl FnOnce(&mut dyn FnMut(&[Cell]))) -> Footnotes {
        let (mut known, mut below, mut is_any) = (BTreeSet::new(), BTreeSet::new(), false);
        each(&mut |row| {
            let filled: Vec<&str> = row.iter().filter(|cell| cell.is_filled()).map(|cell| cell.text.as_str()).collect();
            is_any |= filled.iter().any(|text| parted(text).is_some());
            match filled.as_slice() {
                [note] => match named(note) {
                    Some(sign) => drop(known.insert(sign.to_owned())),
                    None => below.extend(before_a_stop(note).map(str::to_owned)),
                },
                [sign, words] if read_number(words).is_err() && words.contains(' ') => {
                    below.extend(bare(sign.trim()).map(str::to_owned));
                }
                [] => {}
                // "2. Clean streets" above rows of figures is a heading.
                _ => below.clear(),
            }
        });
        known.append(&mut below);
        Footnotes(if is_any { known } else { BTreeSet::new() })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A figure with its note as `[note 2]`; `None` where no sign of a note stands behind it.
    pub fn in_full(&self, text: &str) -> Option<String> {
        let (figure, sign) = parted(text).filter(|(_, sign)| self.0.contains(*sign))?;
        Some(format!("{figure} [note {sign}]"))
    }
}

/// A figure and what may be the sign of a footnote behind it: a number in brackets, or a letter that is no mark of a figure.
pub fn parted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let (figure, sign) = match text.strip_suffix(')') {
        Some(body) => body.rsplit_once('(')?,
        None => text.split_at_checked(text.len().checked_sub(1)?).filter(|(_, last)| !is_digit(last))?,
    };
    let (figure, sign) = (figure.trim_end(), is_sign(sign.trim())?);
    (figure.ends_with(|last: char| last.is_ascii_digit() || last == '%') && read_number(figure).is_ok())
        .then_some((figure, sign))
}

fn is_digit(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of a note, or its letter: `p` and `r` say how settled a figure is.
fn is_sign(text: &str) -> Option<&str> {
    let is_number = (1..=2).contains(&text.len()) && is_digit(text);
    let is_letter = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase()) && Mark::read(text).is_none();
    (is_number || is_letter).then_some(text)
}

/// `(2) Excludes schools.`, `[2] ...`, `Note 2: ...`
fn named(note: &str) -> Option<&str> {
    let note = note.trim();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((inner, rest)) = note.strip_prefix(open).and_then(|rest| rest.split_once(close)) {
            let inner = inner.trim_start_matches("note ").trim_start_matches("Note ");
            return is_sign(inner).filter(|_| rest.starts_with(' '));
        }
    }
    let rest = note.strip_prefix("Note ").or_else(|| note.strip_prefix("note "))?;
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
    is_sign(&rest[..end])
}

/// `2. Excludes schools.`, `a) ...`, `a = ...`
fn before_a_stop(note: &str) -> Option<&str> {
    let note = note.trim();
    let end = note.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let rest = note[end..].trim_start();
    let is_stop = |letter: char| ".):=-\u{2013}".contains(letter);
    is_sign(&note[..end]).filter(|_| rest.starts_with(is_stop) && rest.contains(' '))
}

/// `2`, `2.`, `(2)`, `a)`, `Note 2` alone in a cell, beside the words of the note.
fn bare(sign: &str) -> Option<&str> {
    let sign = sign.strip_prefix("Note ").or_else(|| sign.strip_prefix("note ")).unwrap_or(sign);
    is_sign(sign.trim_matches(['(', ')', '[', ']', '.', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &[&[&str]], figure: &str) -> Option<String> {
        let cell = |text: &&str| Cell { text: (*text).to_owned(), ..Cell::blank() };
        let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        Footnotes::of(|read| rows.iter().for_each(|row| read(row))).in_full(figure)
    }

    #[test]
    fn a_sign_behind_a_figure_is_a_footnote_where_a_note_begins_with_it() {
        let sheet = |figure: &'static str, notes: &'static [&'static str]| {
            let rows = [&["Measure", "2023/24", "2024/25"][..], &["Feel safe", "71", figure], notes];
            read(&rows, figure)
        };
        for (figure, notes, expected) in [
            ("88.0 (2)", &["(2) Asked of 400 people."][..], "88.0 [note 2]"),
            ("88.0 (2)", &["Note 2: asked of 400 people"], "88.0 [note 2]"),
            ("88.0 (2)", &["2. Asked of 400 people."], "88.0 [note 2]"),
            ("88.0% (2)", &["2", "asked of 400 people"], "88.0% [note 2]"),
            ("46.3 a", &["a = without schools"], "46.3 [note a]"),
            ("46.3a", &["(a) Without schools"], "46.3 [note a]"),
        ] {
            assert_eq!(sheet(figure, notes).as_deref(), Some(expected), "{figure} {notes:?}");
        }
        for (figure, notes) in [
            ("88.0 (2)", &["(1) Asked of 400 people."][..]),
            ("88.0 (2)", &[]),
            ("88.0 (2)", &["2 people were asked"]),
            ("46.3 a", &["a survey of residents"]),
            ("46.3 p", &["(p) provisional"]),
            ("12 (120)", &["(120) of what"]),
        ] {
            assert_eq!(sheet(figure, notes), None, "{figure} {notes:?}");
        }
        let headed = [&["2. Clean streets"][..], &["Feel safe", "71", "88.0 (2)"]];
        assert_eq!(read(&headed, "88.0 (2)"), None, "the heading of a section");
    }
}
