//! A value of an entry, and how it is written in place of another.

use toml::de::DeValue;

use crate::folder::own_words::comment::in_one_line;
use crate::folder::text::toml_text::{list, quoted};
use crate::folder::words::date::Date;

/// What a key holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryValue {
    /// A text.
    Text(String),
    /// Several.
    Texts(Vec<String>),
    /// Neither, as it is written: a date, a number.
    Plain(String),
}

impl EntryValue {
    /// What a value of a file is; `raw`: as it is written there.
    pub(super) fn of(value: &DeValue, raw: &str) -> EntryValue {
        let text = |value: &DeValue| match value {
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        match value {
            DeValue::String(text) => EntryValue::Text(text.to_string()),
            DeValue::Array(list) => match list.iter().map(|one| text(one.get_ref())).collect() {
                Some(texts) => EntryValue::Texts(texts),
                None => EntryValue::Plain(raw.to_owned()),
            },
            _ => EntryValue::Plain(raw.to_owned()),
        }
    }

    /// What a person typed for a key, as the file has it: a day is a date where it is one, and a text is in one line, as it is
    /// printed.
    pub fn typed(key: &str, text: &str) -> EntryValue {
        let line = in_one_line(text);
        let is_date = key == "by" && line.len() == "2025-06-30".len() && Date::read(&line).is_some();
        if is_date { EntryValue::Plain(line) } else { EntryValue::Text(line) }
    }

    /// As TOML has it.
    pub(super) fn written(&self) -> String {
        match self {
            EntryValue::Text(text) => quoted(text),
            EntryValue::Texts(texts) => list(texts.iter().map(String::as_str)),
            EntryValue::Plain(text) => text.clone(),
        }
    }

    /// The same in place of another, within the quotation marks that this has, where the text can stand in them.
    pub(super) fn written_over(&self, raw: &str) -> String {
        let EntryValue::Text(text) = self else { return self.written() };
        let is_plain = !text.chars().any(char::is_control);
        if raw.starts_with("'''") && is_plain && !text.contains("'''") && !text.ends_with('\'') {
            return format!("'''{text}'''");
        }
        if raw.starts_with("\"\"\"") {
            return format!("\"\"{}\"\"", quoted(text));
        }
        if raw.starts_with('\'') && !raw.starts_with("'''") && is_plain && !text.contains('\'') {
            return format!("'{text}'");
        }
        quoted(text)
    }

    /// Whether it says the same: of a text that is broken into lines it is the words that count.
    pub(super) fn says_the_same(&self, other: &EntryValue) -> bool {
        match (self, other) {
            (EntryValue::Text(one), EntryValue::Text(other)) => in_one_line(one) == in_one_line(other),
            // A date may be written as a text.
            (EntryValue::Plain(one), EntryValue::Text(other)) | (EntryValue::Text(one), EntryValue::Plain(other)) => {
                one == other
            }
            _ => self == other,
        }
    }
}
