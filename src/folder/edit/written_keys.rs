//! A table of TOML as it is written: its keys, each with what it holds and where it stands. One is changed alone, put in or taken out.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::file_text::FileText;
use super::unmade::Unmade;
use super::value::EntryValue;
use super::within;

/// A key of a table.
#[derive(Debug, Clone)]
pub struct WrittenKey {
    /// `text`
    pub name: String,
    /// What it holds.
    pub value: EntryValue,
    /// Where the key and the value are, and each part of a list.
    pub(super) key: Range<usize>,
    pub(super) held: Range<usize>,
    parts: Vec<Range<usize>>,
}

/// The keys of a table, in the order in which they stand.
#[derive(Debug, Clone)]
pub struct WrittenKeys {
    pub all: Vec<WrittenKey>,
    /// Where it begins: at `[[` or at `{`.
    pub(super) head: Range<usize>,
    pub(super) in_braces: bool,
}

impl WrittenKeys {
    /// The keys of a table that begins there.
    pub(super) fn of(text: &FileText, head: Range<usize>, table: &DeTable) -> WrittenKeys {
        let key = |(name, value): (&Spanned<DeString>, &Spanned<DeValue>)| {
            let held = within::whole(value);
            let parts = match value.get_ref() {
                DeValue::Array(list) => list.iter().map(within::whole).collect(),
                _ => Vec::new(),
            };
            let value = EntryValue::of(value.get_ref(), text.read().get(held.clone()).unwrap_or_default());
            WrittenKey { name: name.get_ref().to_string(), value, key: name.span(), held, parts }
        };
        let mut all: Vec<WrittenKey> = table.iter().map(key).collect();
        all.sort_by_key(|key| key.key.start);
        let in_braces = text.read().get(head.clone()).is_some_and(|head| head.starts_with('{'));
        WrittenKeys { all, head, in_braces }
    }

    /// A key by its name.
    pub fn key(&self, name: &str) -> Option<&WrittenKey> {
        self.all.iter().find(|key| key.name == name)
    }

    /// The byte behind its last value, or behind its heading.
    pub(super) fn end(&self) -> usize {
        self.all.iter().map(|key| key.held.end).max().unwrap_or(self.head.end)
    }

    /// Each key with its value.
    pub(super) fn places(&self) -> Vec<Range<usize>> {
        self.all.iter().map(|key| key.key.start..key.held.end).collect()
    }

    /// The text in which a key holds a value; without one, in which it is not there.
    ///
    /// # Errors
    /// Where notes within a list would be lost.
    pub(super) fn changed(&self, text: &FileText, key: &str, to: Option<&EntryValue>) -> Result<FileText, Unmade> {
        Ok(match (self.key(key), to) {
            (Some(there), Some(value)) => text.replaced(&there.over(text, value)?),
            (Some(there), None) if self.in_braces => self.taken_out_of_braces(text, there),
            (Some(there), None) => taken_out(text, there),
            (None, Some(value)) => self.put(text, key, value),
            (None, None) => text.clone(),
        })
    }

    /// Behind the last key, in a line of its own where that has one.
    fn put(&self, text: &FileText, key: &str, value: &EntryValue) -> FileText {
        let pair = format!("{key} = {}", value.written());
        let at = self.end();
        if self.in_braces {
            let (at, added) = if self.all.is_empty() {
                (self.head.start + 1, format!(" {pair} "))
            } else {
                (at, format!(", {pair}"))
            };
            return text.replaced(&[(at..at, added)]);
        }
        let last = self.all.iter().max_by_key(|key| key.held.end);
        let indent = last.and_then(|last| within::indent(text, last.key.start)).unwrap_or("");
        let line = text.line_end_at(at);
        text.replaced(&[(line..line, format!("{}{indent}{pair}", text.line_end()))])
    }

    /// With the comma that parts it from the next, or from the one before.
    fn taken_out_of_braces(&self, text: &FileText, there: &WrittenKey) -> FileText {
        let which = self.all.iter().position(|key| key.name == there.name).unwrap_or_default();
        let close = within::closing(text, self.end(), '}');
        text.replaced(&within::parted(text, &self.places(), which, close))
    }
}

impl WrittenKey {
    /// What is written in place of what, for it to hold another value: of a list that stays as long only the parts that differ.
    fn over(&self, text: &FileText, to: &EntryValue) -> Result<Vec<(Range<usize>, String)>, Unmade> {
        let read = text.read();
        if let (EntryValue::Texts(was), EntryValue::Texts(to)) = (&self.value, to)
            && was.len() == to.len()
            && self.parts.len() == to.len()
        {
            let pairs = was.iter().zip(to).zip(&self.parts).filter(|((was, to), _)| was != to);
            let over = |to: &str, at: &Range<usize>| EntryValue::Text(to.to_owned()).written_over(&read[at.clone()]);
            return Ok(pairs.map(|((_, to), at)| (at.clone(), over(to, at))).collect());
        }
        let ends = self.parts.iter().map(|part| part.end);
        let starts = self.parts.iter().map(|part| part.start).chain([self.held.end]);
        let mut between = [self.held.start].into_iter().chain(ends).zip(starts);
        if !self.parts.is_empty() && between.any(|(from, to)| read.get(from..to).is_some_and(|gap| gap.contains('#'))) {
            let help = "change it in an editor";
            return Err(Unmade::because(format!("notes stand within `{}`, and would be lost", self.name), help));
        }
        Ok(vec![(self.held.clone(), to.written_over(&read[self.held.clone()]))])
    }
}

/// With its line; of that a comment behind the value stays.
fn taken_out(text: &FileText, there: &WrittenKey) -> FileText {
    let (start, end) = (text.line_start_at(there.key.start), text.line_end_at(there.held.end));
    let rest = &text.read()[there.held.end..end];
    let range = match rest.find('#') {
        Some(comment) => there.key.start..there.held.end + comment,
        None => start..text.behind_line_end(end),
    };
    text.replaced(&[(range, String::new())])
}
