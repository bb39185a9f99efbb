//! Reading which way is good, in the words that scorecards have for it.

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::DeValue;

use crate::figures::measure::{Polarity, UnitWords};
use crate::folder::text::entry::{Entry, in_quotes};

/// `high`, `Higher is better`, `bigger is better`, `maximise`: which way; `None` where the words say neither.
pub fn good_in_words(text: &str) -> Option<Polarity> {
    const HIGHER: [&str; 12] = [
        "high",
        "higher",
        "big",
        "bigger",
        "more",
        "up",
        "larger",
        "maximise",
        "increase",
        "increasing",
        "highest",
        "rising",
    ];
    const LOWER: [&str; 13] = [
        "low",
        "lower",
        "small",
        "smaller",
        "less",
        "fewer",
        "down",
        "minimise",
        "decrease",
        "decreasing",
        "reduce",
        "lowest",
        "falling",
    ];
    const NEITHER: [&str; 12] = [
        "none",
        "neither",
        "neutral",
        "n/a",
        "na",
        "information",
        "for information",
        "information only",
        "for information only",
        "context",
        "contextual",
        "no polarity",
    ];
    const ABOUT: [&str; 8] = ["is", "better", "good", "best", "the", "to", "=", "performance"];
    let plain = text.replace(['_', '-'], " ").to_lowercase();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if NEITHER.contains(&plain.as_str()) {
        return Some(Polarity::None);
    }
    let rest: Vec<&str> = plain.split(' ').filter(|word| !ABOUT.contains(word)).collect();
    let [way] = rest[..] else { return None };
    if HIGHER.contains(&way) { Some(Polarity::Higher) } else { LOWER.contains(&way).then_some(Polarity::Lower) }
}

/// Reads `good`.
pub fn read_good(entry: &Entry, unit: &UnitWords) -> Polarity {
    const HELP: &str = "write good = \"high\", \"low\", \"none\" or { between = [10, 15] }";
    let words = [("high", Polarity::Higher), ("low", Polarity::Lower), ("none", Polarity::None)];
    let Some(value) = entry.must("good", &format!("{}; or a table", in_quotes(&words)), HELP) else {
        return Polarity::None;
    };
    let Some(range) = entry.as_table(value) else {
        return match value.get_ref() {
            DeValue::String(text) => {
                good_in_words(text).or_else(|| entry.word("good", &words)).unwrap_or(Polarity::None)
            }
            _ => {
                entry.wrong(value, "`good` says which way is good", HELP);
                Polarity::None
            }
        };
    };
    let ends: Vec<Decimal> = match range.value("between", "a list of two numbers").map(Spanned::get_ref) {
        Some(DeValue::Array(list)) => {
            list.iter().filter_map(|end| unit.in_full(range.decimal("between", end)?)).collect()
        }
        _ => Vec::new(),
    };
    range.finish("`good`");
    match ends[..] {
        [low, high] if low <= high => Polarity::Between(low, high),
        _ => {
            entry.wrong(value, "`between` should be two numbers, the lower one first", HELP);
            Polarity::None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_scorecards_say_it() {
        for text in
            ["high", "High", "Higher is better", "BIGGER IS BETTER", "higher_is_better", "Up is good", "Maximise"]
        {
            assert_eq!(good_in_words(text), Some(Polarity::Higher), "{text}");
        }
        for text in ["low", "Low is good", "Lower is better", "Smaller is Better", "down", "Minimise"] {
            assert_eq!(good_in_words(text), Some(Polarity::Lower), "{text}");
        }
        for text in ["none", "Neither", "N/A", "For information"] {
            assert_eq!(good_in_words(text), Some(Polarity::None), "{text}");
        }
        for text in ["", "better", "high low", "not high", "on target"] {
            assert_eq!(good_in_words(text), None, "{text}");
        }
    }
}
