//! Numbers: as tables hold them, and as sentences print them.

use rust_decimal::{Decimal, RoundingStrategy};

const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const ORDINALS: [&str; 10] = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

/// What stands beside a printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Percent,
    Pounds,
    Plain,
}

/// A number as it is printed: its size, its decimals and its sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Printed {
    pub value: Decimal,
    pub sign: Sign,
}

impl Printed {
    /// Reads `91.6%`, `£1,084`, `1,402`, `\u{2212}3.2`, `91.6 per cent`, `five`.
    pub fn read(text: &str) -> Option<Printed> {
        let text = without_time(text.trim());
        let (text, percent) = match text.strip_suffix('%').or_else(|| text.strip_suffix(" per cent")) {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let (text, minus) = match text.strip_prefix('\u{2212}') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let (text, pounds) = match text.strip_prefix('£') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let size = match text.strip_suffix(" million") {
            Some(millions) => number(millions)? * Decimal::from(1_000_000),
            None => number(text)?,
        };
        let sign = match (percent, pounds) {
            (true, _) => Sign::Percent,
            (_, true) => Sign::Pounds,
            _ => Sign::Plain,
        };
        Some(Printed { value: if minus { -size } else { size }, sign })
    }

    pub fn decimals(self) -> u32 {
        self.value.scale()
    }

    /// Whether it is what this exact number prints as, at its own decimals.
    pub fn is(self, exact: Decimal) -> bool {
        rounded(exact, self.decimals()) == self.value
    }
}

/// Half away from zero.
pub fn rounded(exact: Decimal, decimals: u32) -> Decimal {
    exact.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A whole or decimal number in figures, or a small one in words.
pub fn number(text: &str) -> Option<Decimal> {
    if let Some(small) = WORDS.iter().position(|word| word.eq_ignore_ascii_case(text)) {
        return Some(Decimal::from(small));
    }
    if text.eq_ignore_ascii_case("none") {
        return Some(Decimal::ZERO);
    }
    let well_formed =
        text.starts_with(|first: char| first.is_ascii_digit()) && text.split('.').next().is_some_and(grouped_well);
    if well_formed { text.replace(',', "").parse().ok() } else { None }
}

/// Thousands are parted by commas, or not at all.
fn grouped_well(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3))
}

/// `first`, `11th`.
pub fn ordinal(text: &str) -> Option<usize> {
    if let Some(at) = ORDINALS.iter().skip(1).position(|word| *word == text) {
        return Some(at + 1);
    }
    let figures: String = text.chars().take_while(char::is_ascii_digit).collect();
    let (nth, ending) = (figures.parse().ok()?, &text[figures.len()..]);
    let right = match (nth % 100, nth % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    (ending == right).then_some(nth)
}

/// A cell of a table: `£1,047`, `91.6%`, `440`. Its decimals are kept.
pub fn cell(text: &str) -> Option<Decimal> {
    let bare: String = without_time(text).chars().filter(|letter| !matches!(letter, '£' | '%' | ',' | ' ')).collect();
    bare.parse().ok()
}

/// `9.4 days` without its word.
fn without_time(text: &str) -> &str {
    let words = [" day", " days", " hour", " hours", " minute", " minutes", " week", " weeks"];
    words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}
