//! Figures as somebody made them up, in a rule's example or a case: plain values under keys, before anything is made
//! of them.

use rhai::{Array, Dynamic, ImmutableString, Map};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::measure::{AlsoSay, CompareWith, Comparing};

use super::operators::number;
use super::vocabulary::one_of;

/// A value as it was given.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// A number, exact.
    Number(Decimal),
    /// A text.
    Words(String),
    /// Yes or no.
    Flag(bool),
    /// Several, in order.
    List(Vec<Given>),
    /// Several under names, in the order given.
    Table(Vec<(String, Given)>),
}

/// Values under keys.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(pub Vec<(String, Given)>);

/// Why something cannot be made of the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfitFigures {
    /// The key at error; empty where none is.
    pub key: String,
    /// There is no such key.
    pub unknown: bool,
    /// What is wrong: "`value` is a number without quotes".
    pub message: String,
    /// What to do. May be empty.
    pub help: String,
}

impl UnfitFigures {
    /// A key whose value will not do.
    pub fn wrong(key: &str, message: impl Into<String>, help: impl Into<String>) -> UnfitFigures {
        UnfitFigures { key: key.to_owned(), unknown: false, message: message.into(), help: help.into() }
    }

    /// In one breath, as the error of an example has it.
    pub fn in_words(self) -> String {
        if self.help.is_empty() { self.message } else { format!("{}: {}", self.message, self.help) }
    }
}

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Flag,
    /// One and many.
    Noun,
    Numbers,
    /// A number, or words with one: `within 2 points`.
    Amount,
    Table,
}

use Kind::{Amount, Flag, Noun, Number, Numbers, Table, Text};

/// Every key that figures of one indicator may have.
const KEYS: [(&str, Kind); 75] = [
    ("id", Text),
    ("name", Text),
    ("subject", Text),
    ("unit", Text),
    ("word", Noun),
    ("per", Text),
    ("held_in", Text),
    ("measure_word", Text),
    ("noun", Noun),
    ("out_of", Noun),
    ("done", Text),
    ("decimals", Number),
    ("frequency", Text),
    ("lag", Number),
    ("late", Number),
    ("measure", Text),
    ("judge", Text),
    ("without_counts", Text),
    ("as_at", Text),
    ("good", Text),
    ("best_between", Numbers),
    ("family", Text),
    ("variant", Text),
    ("theme", Text),
    ("why_missing", Text),
    ("share_of", Text),
    ("institutions", Flag),
    ("value", Number),
    ("count", Number),
    ("of", Number),
    ("limits", Numbers),
    ("period", Text),
    ("previous", Number),
    ("previous_count", Number),
    ("previous_of", Number),
    ("previous_limits", Numbers),
    ("previous_stated", Text),
    ("before", Text),
    ("last_year", Number),
    ("last_year_count", Number),
    ("annual", Number),
    ("annual_of", Text),
    ("annual_before", Number),
    ("earlier_this_year", Number),
    ("to_date", Number),
    ("earlier", Numbers),
    ("earlier_counts", Numbers),
    ("earlier_of", Numbers),
    ("stated", Text),
    ("status", Text),
    ("last_report", Number),
    ("previous_in_last_report", Number),
    ("earlier_in_last_report", Number),
    ("quartile", Number),
    ("quartile_moved", Text),
    ("rank", Text),
    ("target", Number),
    ("target_by", Text),
    ("target_name", Text),
    ("target_words", Text),
    ("target_basis", Text),
    ("amber", Amount),
    ("profile", Number),
    ("forecast", Number),
    ("targets", Table),
    ("comparators", Table),
    ("families", Table),
    ("others", Numbers),
    ("others_of", Number),
    ("others_for", Text),
    ("others_before", Numbers),
    ("method", Text),
    ("year", Text),
    ("compare", Text),
    ("also_say", Text),
];

impl Kind {
    fn fits(self, given: &Given) -> bool {
        match (self, given) {
            (Text, Given::Words(_))
            | (Number, Given::Number(_))
            | (Flag, Given::Flag(_))
            | (Amount, Given::Number(_) | Given::Words(_))
            | (Table, Given::Table(_)) => true,
            // An empty list: nothing has a name to be counted by.
            (Noun, Given::List(list)) => {
                matches!(list.len(), 0 | 2) && list.iter().all(|word| matches!(word, Given::Words(_)))
            }
            (Numbers, Given::List(list)) => list.iter().all(|number| matches!(number, Given::Number(_))),
            _ => false,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Text => "text in quotation marks",
            Number => "a number without quotes",
            Amount => "a number without quotes, or words such as \"within 2 points\"",
            Flag => "true or false",
            Noun => "a list of two words, one and many",
            Numbers => "a list of numbers",
            Table => "names with their figures",
        }
    }
}

impl Given {
    /// Changes every number in it.
    pub fn each_number(&mut self, change: &impl Fn(Decimal) -> Decimal) {
        match self {
            Given::Number(number) => *number = change(*number),
            Given::List(list) => list.iter_mut().for_each(|given| given.each_number(change)),
            Given::Table(table) => table.iter_mut().for_each(|(_, given)| given.each_number(change)),
            Given::Words(_) | Given::Flag(_) => {}
        }
    }

    /// As it is written in a rule.
    fn written(&self) -> String {
        match self {
            Given::Number(number) => number.to_string(),
            Given::Words(words) => format!("\"{words}\""),
            Given::Flag(flag) => flag.to_string(),
            Given::List(list) => format!("[{}]", list.iter().map(Given::written).collect::<Vec<_>>().join(", ")),
            Given::Table(table) => {
                let entries = table.iter().map(|(name, given)| format!("\"{name}\": {}", given.written()));
                format!("#{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl From<Decimal> for Given {
    fn from(number: Decimal) -> Given {
        Given::Number(number)
    }
}

impl From<&str> for Given {
    fn from(words: &str) -> Given {
        Given::Words(words.to_owned())
    }
}

impl From<Vec<Decimal>> for Given {
    fn from(numbers: Vec<Decimal>) -> Given {
        Given::List(numbers.into_iter().map(Given::Number).collect())
    }
}

impl Figures {
    /// Puts a value under a key, in place of the one that is there.
    pub fn put(&mut self, key: &str, given: impl Into<Given>) {
        self.0.retain(|(known, _)| known != key);
        self.0.push((key.to_owned(), given.into()));
    }

    /// As they are written in the `.example` of a rule: `#{ value: 93, previous: 95.1 }`.
    pub fn written(&self) -> String {
        let entries = self.0.iter().map(|(key, given)| format!("{key}: {}", given.written()));
        format!("#{{ {} }}", entries.collect::<Vec<_>>().join(", "))
    }

    /// Every key, with what it may hold.
    #[cfg(test)]
    pub fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
        KEYS.into_iter().map(|(key, kind)| (key, kind.in_words()))
    }

    /// Reads the map of an example.
    ///
    /// # Errors
    /// A value that is neither number, text, yes or no, list nor map.
    pub fn of_map(map: &Map) -> Result<Figures, UnfitFigures> {
        let entries = map.iter().map(|(key, value)| {
            let given = given(value).ok_or_else(|| UnfitFigures::wrong(key, format!("`{key}` is not a figure"), ""))?;
            Ok((key.to_string(), given))
        });
        entries.collect::<Result<_, UnfitFigures>>().map(Figures)
    }

    /// Whether each key is one that figures have and holds what it should.
    ///
    /// # Errors
    /// The first that is not.
    pub fn sound(&self) -> Result<(), UnfitFigures> {
        for (key, given) in &self.0 {
            let Some((_, kind)) = KEYS.iter().find(|(known, _)| known == key) else {
                let known: Vec<&str> = KEYS.iter().map(|(known, _)| *known).collect();
                return Err(UnfitFigures { unknown: true, ..UnfitFigures::wrong(key, "", one_of(key, &known)) });
            };
            if !kind.fits(given) {
                return Err(UnfitFigures::wrong(key, format!("`{key}` must be {}", kind.in_words()), ""));
            }
        }
        Ok(())
    }

    /// What a key holds.
    pub fn get(&self, key: &str) -> Option<&Given> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, given)| given)
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A text.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Given::Words(words) => Some(words),
            _ => None,
        }
    }

    /// A number of things.
    pub fn count(&self, key: &str) -> Option<usize> {
        self.number(key)?.to_usize()
    }

    /// A number.
    pub fn number(&self, key: &str) -> Option<Decimal> {
        match self.get(key)? {
            Given::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A list of numbers; empty if there is none.
    pub fn numbers(&self, key: &str) -> Vec<Decimal> {
        let Some(Given::List(list)) = self.get(key) else { return Vec::new() };
        let number = |given: &Given| match given {
            Given::Number(number) => Some(*number),
            _ => None,
        };
        list.iter().filter_map(number).collect()
    }

    /// Values under names; `None` where there are none.
    pub fn table(&self, key: &str) -> &[(String, Given)] {
        match self.get(key) {
            Some(Given::Table(table)) => table,
            _ => &[],
        }
    }

    /// What judges and what else is said: several words are separated by `;`.
    ///
    /// # Errors
    /// A word that is none of them.
    pub fn comparing(&self) -> Result<Comparing, UnfitFigures> {
        let compare = self.one_of("compare", &CompareWith::ALL)?;
        let read = |word: &str| {
            let found = AlsoSay::ALL.iter().find(|(known, _)| *known == word.trim()).map(|(_, one)| *one);
            found.ok_or_else(|| UnfitFigures::wrong("also_say", format!("`also_say` cannot have `{word}`"), ""))
        };
        let also_say = self.text("also_say").map(|words| words.split(';').map(read).collect::<Result<Vec<_>, _>>());
        Ok(Comparing { compare, also_say: also_say.transpose()? })
    }

    /// A word of a list, by the meaning it has there.
    ///
    /// # Errors
    /// A word that is none of them.
    pub fn one_of<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Result<Option<T>, UnfitFigures> {
        let Some(word) = self.text(key) else { return Ok(None) };
        match words.iter().find(|(known, _)| *known == word) {
            Some((_, meaning)) => Ok(Some(*meaning)),
            None => {
                let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
                Err(UnfitFigures::wrong(key, format!("`{key}` cannot be `{word}`"), one_of(word, &known)))
            }
        }
    }
}

fn given(value: &Dynamic) -> Option<Given> {
    if let Some(words) = value.clone().try_cast::<ImmutableString>() {
        return Some(Given::Words(words.to_string()));
    }
    if let Ok(flag) = value.as_bool() {
        return Some(Given::Flag(flag));
    }
    if let Some(list) = value.read_lock::<Array>() {
        return list.iter().map(given).collect::<Option<_>>().map(Given::List);
    }
    if let Some(map) = value.read_lock::<Map>() {
        let entries = map.iter().map(|(name, value)| Some((name.to_string(), given(value)?)));
        return entries.collect::<Option<_>>().map(Given::Table);
    }
    number(value).ok().map(Given::Number)
}
