//! A table of a TOML file, read key by key: every missing key, wrong kind and unknown key is gathered.

use std::ops::{Range, RangeInclusive};

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Place};
use crate::figures::measure::{Period, YearKind, read_period};

use super::asked::Asked;
use super::diagnostics::Diagnostics;
use super::nearest::{advice, listed, nearest};
use super::source::Source;

/// A table, and what has been asked of it so far.
#[derive(Debug)]
pub struct Entry<'a> {
    source: &'a Source,
    faults: &'a Diagnostics,
    table: &'a DeTable<'a>,
    at: Place,
    asked: Asked,
}

/// A text with where it is.
pub type Placed = (String, Place);

impl<'a> Entry<'a> {
    /// The whole of a file.
    pub fn root(source: &'a Source, faults: &'a Diagnostics, table: &'a DeTable<'a>) -> Entry<'a> {
        Entry { source, faults, table, at: Place::file(&source.name), asked: Asked::default() }
    }

    fn within(&self, table: &'a DeTable<'a>, at: Place) -> Entry<'a> {
        Entry { source: self.source, faults: self.faults, table, at, asked: Asked::default() }
    }

    /// Where the table begins.
    pub fn at(&self) -> &Place {
        &self.at
    }

    /// Where errors go.
    pub fn faults(&self) -> &'a Diagnostics {
        self.faults
    }

    /// A place within the file.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.source.place(range)
    }

    /// The value of a key, which from now on is a known one.
    pub fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.key(key, String::new, false);
        self.held(key)
    }

    /// The same of a key that may hold this: `"a number, or text"`. What is said of a key first counts, so it comes before a
    /// method that says less.
    pub fn value(&self, key: &'static str, holds: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.key(key, || holds.to_owned(), false);
        self.held(key)
    }

    /// The same of a key that must be there.
    pub fn must(&self, key: &'static str, holds: &str, help: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.key(key, || holds.to_owned(), true);
        let value = self.held(key);
        if value.is_none() {
            self.lacks(key, help);
        }
        value
    }

    /// Whether a key is there, of which another method asks what it says.
    pub fn has(&self, key: &str) -> bool {
        self.held(key).is_some()
    }

    fn held(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// Every key and its value, for a table whose keys are the officer's own.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Place, &'a Spanned<DeValue<'a>>)> + use<'a, '_> {
        self.table.iter().map(|(name, value)| (name.get_ref().as_ref(), self.place(name.span()), value))
    }

    /// Says that a value is not what it should be.
    pub fn wrong(&self, value: &Spanned<DeValue>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.error(Code::WrongValue, self.place(value.span()), message, help);
    }

    fn wrong_kind(&self, key: &str, value: &Spanned<DeValue>, wanted: &str, example: &str) {
        let message = format!("`{key}` should be {wanted}, not {}", kind(value.get_ref()));
        self.wrong(value, message, format!("write it like this: {example}"));
    }

    /// Says that a key is missing.
    pub fn lacks(&self, key: &str, help: impl Into<String>) {
        self.faults.error(Code::MissingKey, self.at.clone(), format!("`{key}` is missing"), help);
    }

    /// A text with its place; `None` where absent or of another kind.
    pub fn placed(&self, key: &'static str) -> Option<Placed> {
        let value = self.value(key, "text")?;
        match value.get_ref() {
            DeValue::String(text) => Some((text.replace("\r\n", "\n"), self.place(value.span()))),
            _ => {
                self.wrong_kind(key, value, "text in quotation marks", &format!("{key} = \"...\""));
                None
            }
        }
    }

    /// A text; empty where absent.
    pub fn text(&self, key: &'static str) -> String {
        self.placed(key).map_or_else(String::new, |(text, _)| text)
    }

    /// A text that must be there and say something.
    pub fn needed(&self, key: &'static str, example: &str) -> Option<Placed> {
        self.must(key, "text", &format!("add a line like {key} = \"{example}\""))?;
        let (text, place) = self.placed(key)?;
        if text.trim().is_empty() {
            let help = format!("write it like this: {key} = \"{example}\"");
            self.faults.error(Code::WrongValue, place, format!("`{key}` is empty"), help);
            return None;
        }
        Some((text, place))
    }

    /// True or false; `None` where absent.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key, "`true` or `false`")?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => {
                self.wrong_kind(key, value, "true or false", &format!("{key} = true"));
                None
            }
        }
    }

    /// A whole number from zero to `most`.
    pub fn whole(&self, key: &'static str, most: u32) -> Option<u32> {
        self.whole_from(key, 0..=most)
    }

    /// A whole number between these; `None` where absent.
    pub fn whole_from(&self, key: &'static str, within: RangeInclusive<u32>) -> Option<u32> {
        let (least, most) = (*within.start(), *within.end());
        self.asked.key(key, || format!("a whole number from {least} to {most}"), false);
        let value = self.held(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse::<u32>().ok(),
            _ => None,
        };
        if number.is_none_or(|number| !within.contains(&number)) {
            self.wrong(
                value,
                format!("`{key}` should be a whole number from {least} to {most}"),
                format!("write it like this: {key} = 1"),
            );
        }
        number.filter(|number| within.contains(number))
    }

    /// The exact decimal of a number as written: never by way of a binary fraction.
    pub fn decimal(&self, key: &str, value: &Spanned<DeValue>) -> Option<Decimal> {
        let (text, radix) = match value.get_ref() {
            DeValue::Integer(number) => (number.as_str(), number.radix()),
            DeValue::Float(number) => (number.as_str(), 10),
            _ => {
                self.wrong_kind(key, value, "a number", &format!("{key} = 12.5, without quotation marks"));
                return None;
            }
        };
        let text = text.strip_prefix('+').unwrap_or(text);
        let number = match radix {
            10 => Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok(),
            _ => None,
        };
        if number.is_none() {
            let place = self.place(value.span());
            let message = format!("`{key}` has too many digits");
            self.faults.error(Code::NumberTooLarge, place, message, "a number can have up to 28 digits");
        }
        number
    }

    /// One of a list of words.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        self.asked.key(key, || in_quotes(words), false);
        let (text, place) = self.placed(key)?;
        let found = words.iter().find(|(word, _)| *word == text.trim());
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let near = advice(&text, known.iter().copied());
            let help = if near.starts_with("did") { format!("{near} It can be {}", listed(&known)) } else { near };
            self.faults.error(Code::WrongValue, place, format!("`{key}` cannot be `{text}`"), help);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Some of a list of words, each once and in the order in which they are given; `None` where absent.
    pub fn word_list<T: Copy + PartialEq>(&self, key: &'static str, words: &[(&str, T)]) -> Option<Vec<T>> {
        self.value(key, &format!("a list of {}", in_quotes(words)))?;
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let mut found = Vec::new();
        for (text, place) in self.texts(key) {
            match words.iter().find(|(word, _)| *word == text.trim()) {
                Some((_, one)) if !found.contains(one) => found.push(*one),
                Some(_) => {}
                None => {
                    let near = nearest(&text, known.iter().copied());
                    let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
                    let help = format!("{near}It can have {}", listed(&known));
                    self.faults.error(Code::WrongValue, place, format!("`{key}` cannot have `{text}`"), help);
                }
            }
        }
        Some(found)
    }

    /// A list of texts; empty where absent.
    pub fn texts(&self, key: &'static str) -> Vec<Placed> {
        let Some(value) = self.value(key, "a list of texts") else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_kind(key, value, "a list of texts", &format!("{key} = [\"...\", \"...\"]"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in list {
            match value.get_ref() {
                DeValue::String(text) => texts.push((text.to_string(), self.place(value.span()))),
                _ => self.wrong_kind(key, value, "text in quotation marks", &format!("{key} = [\"...\", \"...\"]")),
            }
        }
        texts
    }

    /// A period with a date; an error with this help where it is none.
    pub fn dated(&self, text: &str, place: Place, year: YearKind, help: &str) -> Option<Period> {
        let (message, help) = match read_period(text, year) {
            Ok((period, _)) if period.is_dated() => return Some(period),
            Ok(_) => (format!("`{text}` is not a date"), help.to_owned()),
            Err(help) => (format!("`{text}` is not a period"), help),
        };
        self.faults.error(Code::UnreadablePeriod, place, message, help);
        None
    }

    /// A table within this one.
    pub fn table(&self, key: &'static str) -> Option<Entry<'a>> {
        let value = self.value(key, "a table")?;
        let table = self.as_table(value);
        if table.is_none() {
            self.wrong_kind(key, value, "a table", &format!("[{key}] with its keys below"));
        }
        table
    }

    /// A value read as a table; `None` where it is none.
    pub fn as_table(&self, value: &'a Spanned<DeValue<'a>>) -> Option<Entry<'a>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(self.within(table, self.place(value.span()))),
            _ => None,
        }
    }

    /// Tables of one name: `[[section]]`.
    pub fn tables(&self, key: &'static str) -> Vec<Entry<'a>> {
        let Some(value) = self.value(key, "a list of tables") else { return Vec::new() };
        let example = match key {
            "paragraphs" => "paragraphs = [{ indicators = [\"...\"] }]".to_owned(),
            _ => format!("[[{key}]] with its keys below"),
        };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_kind(key, value, "a list of tables", &example);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in list {
            match self.as_table(value) {
                Some(table) => tables.push(table),
                None => self.wrong_kind(key, value, "a table", &example),
            }
        }
        tables
    }

    /// Reports every key that nobody asked for. Called last.
    pub fn finish(self, what: &str) {
        for (name, place, _) in self.entries() {
            if !self.asked.has(name) {
                let near = advice(name, self.asked.names());
                let help = if near.is_empty() {
                    "remove the line, or start it with # to make it a note".to_owned()
                } else {
                    near
                };
                self.faults.error(Code::UnknownKey, place, format!("{what} has no key `{name}`"), help);
            }
        }
        self.asked.close(what);
    }
}

/// The words that a key may have, as they are written: `"high"`, `"low"` or `"none"`.
pub fn in_quotes<T>(words: &[(&str, T)]) -> String {
    let quoted: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
    listed(&quoted.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What a value is, in an officer's words.
pub fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
