//! Which heading asks what is good, and what a cell under it says.

use crate::figures::measure::Polarity;
use crate::folder::catalogue::good_reader::good_in_words;

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

/// Whether a text says so in full, "Lower is better", and could not be how a figure moves.
pub fn says_what_is_better(text: &str) -> bool {
    let has = |known: &[&str]| text.to_lowercase().split(' ').any(|word| known.contains(&word));
    has(&["better", "good", "best"]) && good(text).is_some()
}

/// A name that says in brackets what is good, without them, and which way that is: "Complaints (lower is better)".
pub fn good_in_name(name: &str) -> Option<(String, &'static str)> {
    let mut brackets = name.match_indices('(').filter_map(|(at, _)| Some((at, at + name[at..].find(')')?)));
    let (from, to) = brackets.find(|(from, to)| says_what_is_better(&name[from + 1..*to]))?;
    let rest = format!("{} {}", name[..from].trim_end(), name[to + 1..].trim_start());
    Some((rest.trim().to_owned(), good(&name[from + 1..to])?))
}

#[cfg(test)]
mod tests {
    use super::{good, good_in_name, says_what_is_better};

    #[test]
    fn what_is_good_in_the_brackets_of_a_name_and_in_full() {
        let found = |name: &str| good_in_name(name).map(|(name, way)| format!("{name}: {way}"));
        assert_eq!(found("Complaints (lower is better)").as_deref(), Some("Complaints: low"));
        assert_eq!(found("% of calls (higher is better) answered").as_deref(), Some("% of calls answered: high"));
        assert_eq!(found("Pupils (higher needs)"), None);
        assert!(["Lower is better", "High is good"].into_iter().all(says_what_is_better));
        assert!(!["Better", "Higher", "Improving", "Increase"].into_iter().any(says_what_is_better));
    }

    #[test]
    fn what_is_good_in_words_and_by_arrows() {
        assert_eq!(
            ["High", "Bigger is better", "Low", "N/A", "Tuesday"].map(good),
            [Some("high"), Some("high"), Some("low"), Some("none"), None]
        );
        assert_eq!(["\u{2191}", "\u{2193}", "not high"].map(good), [Some("high"), Some("low"), None]);
    }
}
