//! How a word of `i` is written, one expression in the list of its group, and how a function is.

use rhai::Dynamic;

use crate::diagnostic::Place;

use super::indicator_context::IndicatorFacts;

/// What reading a word gives, and the cell it came from.
pub struct Answer {
    /// The value a rule sees.
    pub value: Dynamic,
    /// The row of the data, where it is one.
    pub from: Option<Place>,
}

impl<T: Into<Dynamic>> From<T> for Answer {
    /// The answer to a word that no one row holds.
    fn from(value: T) -> Answer {
        Answer { value: value.into(), from: None }
    }
}

/// What a word is about. A rule about disclosure may ask only for the measure, and an override is pinned only to figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The measure, as it is known before any figure is read.
    Measure,
    /// A figure, or what rests on one.
    Figure,
    /// How the sentence about a figure is worded: its period, its note, the measure before it.
    Sentence,
}

/// How a word is read.
type Read = fn(&IndicatorFacts) -> Answer;

/// A word that `i.` can be followed by.
pub struct Word {
    /// `value`
    pub name: &'static str,
    /// What it is about.
    pub about: About,
    /// What it means and prints, in a line.
    pub meaning: &'static str,
    /// The only words it can be, where it is one of a closed list.
    pub one_of: &'static [&'static str],
    /// Its parts, `i.previous.value`.
    pub parts: &'static [&'static str],
    /// What it is for a subject.
    pub read: Read,
}

impl Word {
    /// A word about the measure.
    pub const fn of_measure(name: &'static str, meaning: &'static str, read: Read) -> Word {
        Word { name, about: About::Measure, meaning, one_of: &[], parts: &[], read }
    }

    /// A word about a figure.
    pub const fn of_figure(name: &'static str, meaning: &'static str, read: Read) -> Word {
        Word { about: About::Figure, ..Word::of_measure(name, meaning, read) }
    }

    /// A word about how a sentence is worded.
    pub const fn of_sentence(name: &'static str, meaning: &'static str, read: Read) -> Word {
        Word { about: About::Sentence, ..Word::of_measure(name, meaning, read) }
    }

    /// The same, where it is always one of a closed list.
    pub const fn one_of(self, words: &'static [&'static str]) -> Word {
        Word { one_of: words, ..self }
    }

    /// The same, with parts that can be asked for.
    pub const fn parts(self, names: &'static [&'static str]) -> Word {
        Word { parts: names, ..self }
    }
}

/// The words of a file of `words/`, under the heading that `scrutineer words` prints.
pub struct Group {
    /// `figures`
    pub name: &'static str,
    /// In the order of the list.
    pub words: &'static [Word],
}

/// A function or a method with arguments.
pub struct Function {
    /// `noun(n)` after `i.`, `said(n, one, many)` alone.
    pub signature: &'static str,
    /// `i`, `all`, `r` or nothing.
    pub on: &'static str,
    /// What it gives, in a line.
    pub meaning: &'static str,
}

impl Function {
    /// The name before the bracket.
    pub fn name(&self) -> &'static str {
        self.signature.split('(').next().unwrap_or(self.signature)
    }
}
