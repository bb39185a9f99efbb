//! A statement of a rule file: read as it is written, put in place of another, added behind all others, or taken out.

use std::ops::Range;

use crate::rules::{StatementSpan, statement_spans};

use super::blank::{blank_behind, gap};
use super::file_text::FileText;
use super::unmade::Unmade;

/// A statement as a person reads and changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenStatement {
    /// The name of its rule, where it is written plainly.
    pub rule: Option<String>,
    /// All of it with its semicolon, each line ended by `\n`.
    pub text: String,
    /// What it says, of the same text; where it says anything.
    pub says: Option<String>,
    /// The lines on which it begins and ends.
    pub begins: usize,
    pub ends: usize,
}

/// A rule file after an edit.
#[derive(Debug, Clone)]
pub struct EditedRules {
    /// All of it.
    pub text: FileText,
    /// The line and the column at which the statement begins, in characters from 1.
    pub from: (usize, usize),
    /// Whether every other statement stands as it did: what is put in may take in what is behind it.
    pub alone: bool,
}

/// Every statement of a rule file, sound or not.
pub fn read_statements(text: &FileText) -> Vec<WrittenStatement> {
    let read = text.read();
    let line_of = |at: usize| read[..at].matches('\n').count() + 1;
    let written = |span: StatementSpan| WrittenStatement {
        text: in_lines(&read[span.bytes.clone()]),
        says: span.says.map(|says| in_lines(&read[says])),
        begins: line_of(span.bytes.start),
        ends: line_of(span.bytes.end),
        rule: span.name,
    };
    statement_spans(read).into_iter().map(written).collect()
}

/// The last statement of a rule file that gives a rule its words: those before it are replaced by it.
pub fn words_of(text: &FileText, rule: &str) -> Option<WrittenStatement> {
    let nth = statement_spans(text.read()).iter().rposition(|span| span.gives_words_to(rule))?;
    read_statements(text).into_iter().nth(nth)
}

/// Puts another statement in the place of one, which is known by how it is written. Only what differs is written. Where the other
/// is blank the statement goes, with the lines in which it stands alone.
///
/// # Errors
/// Where it is not in the file.
pub fn replace_statement(text: &FileText, was: &str, is: &str) -> Result<EditedRules, Unmade> {
    let spans = statement_spans(text.read());
    let found = spans.iter().position(|span| in_lines(&text.read()[span.bytes.clone()]) == was);
    let nth =
        found.ok_or_else(|| Unmade::because("the rule is no longer in the file as it was", "look at it again"))?;
    let bytes = spans[nth].bytes.clone();
    let is = in_lines(is);
    let is = is.trim();
    let places = if is.is_empty() { without(text, &bytes) } else { vec![changed(text, bytes.clone(), is)] };
    let after = text.replaced(&places);
    let others = [&spans[..nth], &spans[nth + 1..]].concat();
    let at = if is.is_empty() { places[0].0.start } else { bytes.start };
    Ok(edited(after, at, is.len(), &others))
}

/// Adds a statement behind all others. The last of these may have gone without its semicolon.
pub fn add_statement(text: &FileText, is: &str) -> EditedRules {
    let spans = statement_spans(text.read());
    let last = spans.last().map(|span| span.bytes.end).filter(|end| text.read()[..*end].ends_with(')'));
    let text = &last.map_or_else(|| text.clone(), |end| text.replaced(&[(end..end, ";".to_owned())]));
    let end = text.line_end();
    let (before, is) = (gap(text), in_lines(is));
    let is = is.trim();
    let at = text.read().len();
    let after = text.replaced(&[(at..at, format!("{before}{}{end}", is.replace('\n', end)))]);
    edited(after, at + before.len(), is.len(), &spans)
}

/// A text with each line ended by `\n` alone.
fn in_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The bytes of a statement that differ, and what stands there instead.
fn changed(text: &FileText, bytes: Range<usize>, is: &str) -> (Range<usize>, String) {
    // A line end of two bytes is one sign, wherever it is looked at from.
    let old: Vec<(usize, &str)> = signs(&text.read()[bytes.clone()]);
    let new: Vec<&str> = signs(is).into_iter().map(|(_, sign)| sign).collect();
    let same = |(one, other): &(&(usize, &str), &&str)| one.1 == **other || (one.1 == "\r\n" && **other == "\n");
    let before = old.iter().zip(&new).take_while(same).count();
    let behind = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(same).count();
    let place = |nth: usize| old.get(nth).map_or(bytes.end, |(at, _)| bytes.start + at);
    let instead = new[before..new.len() - behind].concat().replace('\n', text.line_end());
    (place(before)..place(old.len() - behind), instead)
}

/// The signs of a text, each with where it begins.
fn signs(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let length = if text[at..].starts_with("\r\n") { 2 } else { sign.len_utf8() };
        found.push((at, &text[at..at + length]));
        at += length;
    }
    found
}

/// The bytes that go with a statement: its lines, where nothing else stands in them, and the empty line behind them.
fn without(text: &FileText, bytes: &Range<usize>) -> Vec<(Range<usize>, String)> {
    let (start, end) = (text.line_start_at(bytes.start), text.line_end_at(bytes.end));
    let blank = |range: Range<usize>| text.read()[range].trim().is_empty();
    if !(blank(start..bytes.start) && blank(bytes.end..end)) {
        return vec![(bytes.clone(), String::new())];
    }
    let end = text.behind_line_end(end);
    let mut places = vec![(start..end, String::new())];
    places.extend(blank_behind(text, start, end).map(|blank| (blank, String::new())));
    places
}

/// The file after an edit that put so many bytes, line ends counted once, at a place. `others`: the statements that are to stand.
fn edited(after: FileText, at: usize, length: usize, others: &[StatementSpan]) -> EditedRules {
    let before = &after.read()[..at];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let from = (before.matches('\n').count() + 1, before[line..].chars().count() + 1);
    let mut end = at;
    let mut left = length;
    for (_, sign) in signs(&after.read()[at..]) {
        if left == 0 {
            break;
        }
        left -= if sign == "\r\n" { 1 } else { sign.len() };
        end += sign.len();
    }
    let spans = statement_spans(after.read());
    let outside = |span: &&StatementSpan| length == 0 || span.bytes.end <= at || span.bytes.start >= end;
    // What was taken in by a mistake in the statement stands by itself again once that is mended.
    let mut stand = spans.iter().filter(outside);
    let alone = others.iter().all(|other| stand.any(|span| span.words == other.words));
    EditedRules { text: after, from, alone }
}
