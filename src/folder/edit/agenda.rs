//! The items of an agenda as they are written in the file of a pack.

use std::ops::Range;

use toml::de::DeValue;

use crate::folder::inputs::sha256;

use super::entries::{WrittenKey, parsed, written_keys};
use super::file_text::FileText;
use super::unmade::Unmade;
use super::value::EntryValue;

/// The key that an item has in the place that it stands in, and that is not its own.
pub(super) const NUMBER: &str = "number";

/// An item: `[[item]]`, or one in braces in a list.
#[derive(Debug, Clone)]
pub struct WrittenItem {
    /// By this it is known again wherever it stands: of all that it says but its number.
    pub id: String,
    /// The line in which it begins.
    pub line: usize,
    keys: Vec<WrittenKey>,
    /// Where it begins, at `[[`; all of it where it is in braces.
    pub(super) head: Range<usize>,
    pub(super) in_braces: bool,
}

impl WrittenItem {
    /// What it has under a key, as a text; none where it has no such key.
    pub fn says(&self, name: &str) -> Option<String> {
        Some(match &self.key(name)?.value {
            EntryValue::Text(text) | EntryValue::Plain(text) => text.clone(),
            EntryValue::Texts(texts) => texts.join(", "),
        })
    }

    fn key(&self, name: &str) -> Option<&WrittenKey> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Where its number is written.
    pub(super) fn number(&self) -> Option<Range<usize>> {
        self.key(NUMBER).map(|key| key.held.clone())
    }

    /// The byte behind its last value, or behind its heading.
    pub(super) fn end(&self) -> usize {
        self.keys.iter().map(|key| key.held.end).max().unwrap_or(0).max(self.head.end)
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
        let (keys, head) = (written_keys(text, keys), one.span());
        let says: Vec<String> =
            keys.iter().filter(|key| key.name != NUMBER).map(|key| format!("{} {:?}", key.name, key.value)).collect();
        let own = sha256(says.join("\n").as_bytes())[..16].to_owned();
        // Of several that say the same each is known by which it is.
        let before = items.iter().filter(|item| item.id.starts_with(&own)).count();
        let id = if before == 0 { own } else { format!("{own}-{}", before + 1) };
        let line = text.read()[..head.start].matches('\n').count() + 1;
        items.push(WrittenItem { id, line, keys, in_braces: text.read()[head.clone()].starts_with('{'), head });
    }
    Ok(items)
}

fn no_items() -> Unmade {
    Unmade::because("`item` in the file is not a list of items", "write each under [[item]]")
}
