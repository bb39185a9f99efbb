//! A value as a rule sees it: a figure that prints itself, words, or something missing.

use std::borrow::Cow;
use std::sync::Arc;

use rhai::Dynamic;
use rust_decimal::Decimal;

use crate::figures::measure::Unit;

use super::indicator_context::IndicatorContext;
use super::measured::Measured;

/// What a word gave: to be compared, printed, or asked for its parts (`i.previous.value`).
#[derive(Debug, Clone)]
pub(crate) struct Value(Arc<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    what: ValueKind,
    /// How a word of a closed list is printed, where that is another word: `longer` for `higher`.
    printed: Option<Cow<'static, str>>,
    /// What a figure is a figure of, so that what is calculated with it keeps its unit.
    measured: Option<Measured>,
    parts: Vec<(&'static str, Dynamic)>,
}

/// What it holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ValueKind {
    /// Nothing, and why: a condition on it does not hold, a sentence that would print it is not said.
    Missing(String),
    /// A figure: compares as a number, prints as it is in a sentence.
    Figure(Decimal, String),
    /// Words that print and are never compared with a number: `quarter 2 (88%)`.
    Words(String),
    /// A word of a closed list.
    Choice(&'static str, &'static [&'static str]),
}

/// Stands in printed text for something missing, until the sentence is refused. From the private use area: no
/// officer's text holds it, and a rule cannot write it unseen.
pub const MISSING: char = '\u{E000}';

impl Value {
    fn of(what: ValueKind) -> Value {
        Value(Arc::new(Inner { what, printed: None, measured: None, parts: Vec::new() }))
    }

    /// Something missing.
    pub fn missing(why: impl Into<String>) -> Value {
        Value::of(ValueKind::Missing(why.into()))
    }

    /// A figure and how it is printed.
    pub fn figure(number: Decimal, shown: impl Into<String>) -> Value {
        Value::of(ValueKind::Figure(number, shown.into()))
    }

    fn changed(self, change: impl FnOnce(&mut Inner)) -> Value {
        let mut inner = Arc::unwrap_or_clone(self.0);
        change(&mut inner);
        Value(Arc::new(inner))
    }

    /// The same, as a figure of an indicator or what lies between two.
    pub fn of_unit(self, measured: Measured) -> Value {
        self.changed(|inner| inner.measured = Some(measured))
    }

    /// What it is a figure of.
    pub fn measured(&self) -> Option<&Measured> {
        self.0.measured.as_ref()
    }

    /// Whether its number alone would lose its unit.
    pub fn is_measured(&self) -> bool {
        self.measured().is_some_and(|measured| measured.indicator.unit != Unit::Count)
    }

    /// Words to print.
    pub fn words(shown: impl Into<String>) -> Value {
        Value::of(ValueKind::Words(shown.into()))
    }

    /// A word of a closed list.
    pub fn choice(word: &'static str, of: &'static [&'static str]) -> Value {
        Value::of(ValueKind::Choice(word, of))
    }

    /// The same word to a condition, and another one in a sentence.
    pub fn printed_as(self, printed: impl Into<Cow<'static, str>>) -> Value {
        let printed = printed.into();
        self.changed(|inner| inner.printed = Some(printed))
    }

    /// The same, with parts that can be asked for.
    pub fn with(self, parts: Vec<(&'static str, Dynamic)>) -> Value {
        self.changed(|inner| inner.parts = parts)
    }

    /// What it holds.
    pub fn what(&self) -> &ValueKind {
        &self.0.what
    }

    /// A part by name. A part of something missing is missing too. None: there is no such part.
    pub fn part(&self, name: &str) -> Option<Dynamic> {
        match (self.0.parts.iter().find(|(part, _)| *part == name), &self.0.what) {
            (Some((_, part)), _) => Some(part.clone()),
            (None, ValueKind::Missing(_)) => Some(self.clone().into()),
            (None, _) => None,
        }
    }

    /// The names of its parts.
    pub fn part_names(&self) -> impl Iterator<Item = &'static str> {
        self.0.parts.iter().map(|(name, _)| *name)
    }

    /// As it is printed.
    pub fn shown(&self) -> String {
        match &self.0.what {
            ValueKind::Missing(why) => format!("{MISSING}{why}{MISSING}"),
            ValueKind::Figure(_, shown) | ValueKind::Words(shown) => shown.clone(),
            ValueKind::Choice(word, _) => self.0.printed.as_deref().unwrap_or(word).to_owned(),
        }
    }

    /// As a trace shows it to an officer.
    pub fn traced(&self) -> String {
        match &self.0.what {
            ValueKind::Missing(why) => format!("missing: {why}"),
            ValueKind::Figure(number, shown) if shown.is_empty() => number.to_string(),
            ValueKind::Choice(word, _) => (*word).to_owned(),
            _ => self.shown(),
        }
    }
}

impl From<Value> for Dynamic {
    fn from(held: Value) -> Dynamic {
        Dynamic::from(held)
    }
}

/// A whole number of things, printed in words up to nine.
pub fn number_of(count: usize) -> Dynamic {
    let number = Decimal::from(count);
    Value::figure(number, crate::figures::prose::words(number)).into()
}

/// Any value as a trace shows it.
pub fn traced(value: &Dynamic) -> String {
    if let Some(held) = value.read_lock::<Value>() {
        return held.traced();
    }
    if let Some(indicator) = value.read_lock::<IndicatorContext>() {
        return indicator.finding.indicator.id.clone();
    }
    match value.as_bool() {
        Ok(true) => "yes".into(),
        Ok(false) => "no".into(),
        Err(_) => value.to_string(),
    }
}

/// Any value as it is printed.
pub fn shown(value: &Dynamic) -> String {
    value.read_lock::<Value>().map_or_else(|| value.to_string(), |held| held.shown())
}

/// The reason, where a value is something missing.
pub fn why_missing(value: &Dynamic) -> Option<String> {
    match value.read_lock::<Value>()?.what() {
        ValueKind::Missing(why) => Some(why.clone()),
        _ => None,
    }
}
