//! Which heading asks what is good, and what a cell under it says.

use crate::figures::measure::Polarity;
use crate::folder::good_reader::good_in_words;

/// Whether a heading asks which direction is good: "Improvement direction", "Is high good?". "Better or worse than last year" does not.
pub fn is_what_is_good(text: &str) -> bool {
    const GOOD: &str = "good better best desired preferred ideal optimum improvement";
    const WAYS: &str = "high higher low lower up down bigger smaller direction when if is increase decrease";
    const OTHERS: &str = "travel worse last previous change status trend since than target rag";
    let words = || text.split(|letter: char| !letter.is_alphabetic());
    let has = |known: &str| words().any(|word| known.split(' ').any(|one| one == word));
    has(GOOD) && has(WAYS) && !has(OTHERS)
}

/// `high`, `low` or `none` of what a cell under "Good is" says, in words or by an arrow.
pub fn good(text: &str) -> Option<&'static str> {
    match (text.trim(), good_in_words(text)) {
        ("\u{2191}" | "+", _) | (_, Some(Polarity::Higher)) => Some("high"),
        ("\u{2193}", _) | (_, Some(Polarity::Lower)) => Some("low"),
        (_, Some(Polarity::None)) => Some("none"),
        (_, Some(Polarity::Between(..)) | None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::good;

    #[test]
    fn what_is_good_in_words_and_by_arrows() {
        assert_eq!(
            ["High", "Bigger is better", "Low", "N/A", "Tuesday"].map(good),
            [Some("high"), Some("high"), Some("low"), Some("none"), None]
        );
        assert_eq!(["\u{2191}", "\u{2193}", "not high"].map(good), [Some("high"), Some("low"), None]);
    }
}
