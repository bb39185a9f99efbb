//! A word, a number or a mark of a sentence.

use rust_decimal::Decimal;

/// One of them, with what it counts.
#[derive(Debug, Clone)]
pub struct Token<'a> {
    /// As written: `86.2%`, `Higher`, `,`.
    pub text: &'a str,
    /// In small letters, with plain apostrophes.
    pub low: String,
    /// The byte of the sentence at which it begins.
    pub start: usize,
    /// What it counts, in digits or in words, without its character; in full: 18,400,000 for the `18.4` of `18.4 million`.
    pub value: Option<Decimal>,
    /// What its last digit counts: 0.1 for `18.4`, 1 for words.
    pub step: Decimal,
    /// Digits that are a figure: no date, year or part of a name.
    pub figure: bool,
    /// `%`, `per cent` or `percent` goes with it.
    pub percent: bool,
    /// `£` comes before it.
    pub pounds: bool,
    /// A minus comes before it.
    pub negative: bool,
}

impl Token<'_> {
    /// The byte after its last.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is a word or a number, and no mark.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '£') || self.value.is_some()
    }

    /// Whether it has more digits than a whole number of ones shows, or fewer: `86.2`, `18.4 million`.
    pub fn is_measured(&self) -> bool {
        self.step != Decimal::ONE
    }

    /// Whether it is one of these words.
    pub fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.low.as_str())
    }
}
