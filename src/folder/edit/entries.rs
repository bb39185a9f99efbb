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
use super::written_keys::WrittenKeys;

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
    pub keys: WrittenKeys,
    /// The lines in which it begins and ends.
    pub begins: usize,
    pub ends: usize,
}

fn as_name<S: Serializer>(kind: &EntryKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}

fn as_table<S: Serializer>(keys: &WrittenKeys, serializer: S) -> Result<S::Ok, S::Error> {
    let mut table = serializer.serialize_map(Some(keys.all.len()))?;
    for key in &keys.all {
        match &key.value {
            EntryValue::Text(text) | EntryValue::Plain(text) => table.serialize_entry(&key.name, text)?,
            EntryValue::Texts(texts) => table.serialize_entry(&key.name, texts)?,
        }
    }
    table.end()
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
    let keys = WrittenKeys::of(text, head, keys);
    let (begins, ends) = (text.line_of(keys.head.start), text.line_of(keys.end()));
    WrittenEntry { kind, nth, keys, begins, ends }
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
