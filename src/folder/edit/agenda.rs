//! The items of an agenda as they are written in the file of a pack.

use std::ops::Range;

use toml::de::DeValue;

use crate::folder::disk::inputs::sha256;

use super::entries::parsed;
use super::file_text::FileText;
use super::unmade::Unmade;
use super::value::EntryValue;
use super::written_keys::WrittenKeys;

/// The key that an item has in the place that it stands in, and that is not its own.
pub(super) const NUMBER: &str = "number";

/// An item: `[[item]]`, or one in braces in a list.
#[derive(Debug, Clone)]
pub struct WrittenItem {
    /// By this it is known again wherever it stands: of all that it says but its number.
    pub id: String,
    /// The line in which it begins.
    pub line: usize,
    pub(super) keys: WrittenKeys,
}

impl WrittenItem {
    /// What it has under a key, as a text; none where it has no such key.
    pub fn says(&self, name: &str) -> Option<String> {
        Some(match &self.keys.key(name)?.value {
            EntryValue::Text(text) | EntryValue::Plain(text) => text.clone(),
            EntryValue::Texts(texts) => texts.join(", "),
        })
    }

    /// Where its number is written.
    pub(super) fn number(&self) -> Option<Range<usize>> {
        self.keys.key(NUMBER).map(|key| key.held.clone())
    }

    /// The byte behind all of it.
    pub(super) fn end(&self) -> usize {
        self.keys.end().max(self.keys.head.end)
    }
}

/// Every item of a pack file, in order.
///
/// # Errors
/// Where the file is not TOML, or its items are not a list of tables.
pub fn read_agenda(text: &FileText) -> Result<Vec<WrittenItem>, Unmade> {
    let table = parsed(text)?;
    let list = match table.iter().find(|(name, _)| name.get_ref() == "item").map(|(_, value)| value.get_ref()) {
        None => return Ok(Vec::new()),
        Some(DeValue::Array(list)) => list,
        Some(_) => return Err(no_items()),
    };
    let mut items: Vec<WrittenItem> = Vec::new();
    for one in list {
        let DeValue::Table(keys) = one.get_ref() else { return Err(no_items()) };
        let keys = WrittenKeys::of(text, one.span(), keys);
        let own = keys.all.iter();
        let says: Vec<String> =
            own.filter(|key| key.name != NUMBER).map(|key| format!("{} {:?}", key.name, key.value)).collect();
        let own = sha256(says.join("\n").as_bytes())[..16].to_owned();
        // Of several that say the same each is known by which it is.
        let before = items.iter().filter(|item| item.id.starts_with(&own)).count();
        let id = if before == 0 { own } else { format!("{own}-{}", before + 1) };
        items.push(WrittenItem { id, line: text.line_of(keys.head.start), keys });
    }
    Ok(items)
}

fn no_items() -> Unmade {
    Unmade::because("`item` in the file is not a list of items", "write each under [[item]]")
}
