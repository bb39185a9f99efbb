//! The entries of a file as they are written, each with its keys and where it stands.

use std::ops::Range;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file_text::FileText;
use super::kind::EntryKind;
use super::unmade::Unmade;
use super::value::EntryValue;
use super::within;

/// An entry: `[[comment]]`, or one in braces in a list.
#[derive(Debug, Clone, Serialize)]
pub struct WrittenEntry {
    /// Its kind: `comment`.
    #[serde(serialize_with = "as_name")]
    pub kind: EntryKind,
    /// Which of its kind, from 0.
    pub nth: usize,
    /// Its keys, in the order in which they stand.
    #[serde(serialize_with = "as_table")]
    pub keys: Vec<WrittenKey>,
    /// The lines in which it begins and ends.
    pub begins: usize,
    pub ends: usize,
    /// Where it begins: at `[[` or at `{`.
    #[serde(skip)]
    pub(super) head: Range<usize>,
    #[serde(skip)]
    pub(super) in_braces: bool,
}

/// A key of an entry.
#[derive(Debug, Clone)]
pub struct WrittenKey {
    /// `text`
    pub name: String,
    /// What it holds.
    pub value: EntryValue,
    /// Where the key and the value are.
    pub(super) key: Range<usize>,
    pub(super) held: Range<usize>,
}

fn as_name<S: Serializer>(kind: &EntryKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}

fn as_table<S: Serializer>(keys: &[WrittenKey], serializer: S) -> Result<S::Ok, S::Error> {
    let mut table = serializer.serialize_map(Some(keys.len()))?;
    for key in keys {
        match &key.value {
            EntryValue::Text(text) | EntryValue::Plain(text) => table.serialize_entry(&key.name, text)?,
            EntryValue::Texts(texts) => table.serialize_entry(&key.name, texts)?,
        }
    }
    table.end()
}

impl WrittenEntry {
    /// A key by its name.
    pub fn key(&self, name: &str) -> Option<&WrittenKey> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The byte behind its last value, or behind its heading.
    pub(super) fn end(&self) -> usize {
        self.keys.iter().map(|key| key.held.end).max().unwrap_or(self.head.end)
    }
}

/// Every entry of a file, by kind.
///
/// # Errors
/// Where the file is not TOML, or has something else under the name of a kind: nothing in it can be edited by itself.
pub fn read_entries(text: &FileText) -> Result<Vec<WrittenEntry>, Unmade> {
    let table = parsed(text)?;
    let mut found = Vec::new();
    for kind in EntryKind::ALL {
        let Some(value) = held(&table, kind) else { continue };
        for (nth, one) in list_of(value, kind)?.iter().enumerate() {
            let DeValue::Table(keys) = one.get_ref() else { return Err(no_entries(kind)) };
            found.push(entry(text, kind, nth, one.span(), keys));
        }
    }
    Ok(found)
}

fn entry(text: &FileText, kind: EntryKind, nth: usize, head: Range<usize>, keys: &DeTable) -> WrittenEntry {
    let keys = written_keys(text, keys);
    let line_of = |at: usize| text.read()[..at].matches('\n').count() + 1;
    let begins = line_of(head.start);
    let in_braces = text.read()[head.clone()].starts_with('{');
    let mut entry = WrittenEntry { kind, nth, keys, begins, ends: begins, head, in_braces };
    entry.ends = line_of(entry.end());
    entry
}

/// The keys of a table, in the order in which they stand.
pub(super) fn written_keys(text: &FileText, keys: &DeTable) -> Vec<WrittenKey> {
    let mut keys: Vec<WrittenKey> = keys
        .iter()
        .map(|(name, value)| {
            let held = within::whole(value);
            let value = EntryValue::of(value.get_ref(), text.read().get(held.clone()).unwrap_or_default());
            WrittenKey { name: name.get_ref().to_string(), value, key: name.span(), held }
        })
        .collect();
    keys.sort_by_key(|key| key.key.start);
    keys
}

/// The file as TOML.
pub(super) fn parsed(text: &FileText) -> Result<DeTable<'_>, Unmade> {
    match DeTable::parse(text.read()) {
        Ok(table) => Ok(table.into_inner()),
        Err(_) => {
            let help = "mend the error that is listed for it first, in an editor";
            Err(Unmade::because("the file has an error, so that nothing can be written into it", help))
        }
    }
}

/// What stands under the name of a kind.
pub(super) fn held<'a, 'b>(table: &'b DeTable<'a>, kind: EntryKind) -> Option<&'b Spanned<DeValue<'a>>> {
    table.iter().find(|(name, _)| name.get_ref() == kind.as_str()).map(|(_, value)| value)
}

/// The list that stands there.
pub(super) fn list_of<'a, 'b>(
    value: &'b Spanned<DeValue<'a>>,
    kind: EntryKind,
) -> Result<&'b [Spanned<DeValue<'a>>], Unmade> {
    match value.get_ref() {
        DeValue::Array(list) => Ok(list),
        _ => Err(no_entries(kind)),
    }
}

pub(super) fn no_entries(kind: EntryKind) -> Unmade {
    let name = kind.as_str();
    Unmade::because(format!("`{name}` in the file is not a list of entries"), format!("write each under [[{name}]]"))
}

/// The entry of a kind with this number.
pub(super) fn nth(text: &FileText, kind: EntryKind, nth: usize) -> Result<WrittenEntry, Unmade> {
    let all = read_entries(text)?;
    all.into_iter().find(|entry| entry.kind == kind && entry.nth == nth).ok_or_else(|| {
        Unmade::because(format!("there is no such {} in the file any more", kind.as_str()), "look at the list again")
    })
}
