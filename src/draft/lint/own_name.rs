//! The words of a measure's own name in a sentence: the "after" of "looked after" opens no clause, and the "less" of "paid
//! in less than thirty days" says nothing of the figure.

use super::said::About;
use super::statement::ProseStatement;
use super::text::counted;

/// Words that name nothing by themselves.
const FILLER: [&str; 55] = [
    "after",
    "before",
    "more",
    "less",
    "than",
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "for",
    "to",
    "by",
    "per",
    "with",
    "and",
    "or",
    "from",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "that",
    "who",
    "which",
    "their",
    "its",
    "number",
    "percentage",
    "proportion",
    "rate",
    "share",
    "average",
    "score",
    "total",
    "figure",
    "level",
    "measure",
    "year",
    "quarter",
    "month",
    "period",
    "last",
    "days",
    "months",
    "weeks",
    "years",
    "hours",
    "minutes",
    "within",
];

/// What stands between a noun and what is done to it.
const PASSIVE: [&str; 6] = ["is", "are", "was", "were", "been", "being"];

/// Verbs and adverbs that go with any measure.
pub const HELPS: [&str; 22] = [
    "had",
    "have",
    "has",
    "became",
    "still",
    "now",
    "more",
    "than",
    "there",
    "currently",
    "only",
    "all",
    "gone",
    "went",
    "into",
    "came",
    "made",
    "recorded",
    "received",
    "held",
    "given",
    "time",
];

/// The words that name one measure, as an officer may use them.
#[derive(Debug, Clone, Default)]
pub struct OwnName {
    /// Every word of its names, in small letters.
    all: Vec<String>,
    /// The stems of those that tell what it is about.
    telling: Vec<String>,
    /// The stems of its short name in the tables, each enough by itself.
    short: Vec<String>,
    /// The stems of what is counted.
    nouns: Vec<String>,
}

impl OwnName {
    /// The words of a measure.
    pub fn of(about: About) -> OwnName {
        let indicator = &about.finding.indicator;
        let names = [&indicator.name, &indicator.label, &indicator.subject, &indicator.done, &indicator.variant];
        let nouns = [&indicator.noun, &indicator.out_of].into_iter().flatten().flat_map(|noun| [&noun.one, &noun.many]);
        let mut own = OwnName::default();
        for word in names.into_iter().chain(nouns).flat_map(|name| words(name)) {
            let stem = stem(&word);
            if !is_filler(&word)
                && counted(&word).is_none()
                && !word.starts_with(|letter: char| letter.is_ascii_digit())
                && !own.telling.contains(&stem)
            {
                own.telling.push(stem);
            }
            own.all.push(word);
        }
        let nouns = [&indicator.noun, &indicator.out_of].into_iter().flatten();
        own.nouns = nouns.flat_map(|noun| words(&noun.many).map(|word| stem(&word)).collect::<Vec<_>>()).collect();
        own.short = words(&indicator.id).chain(words(&indicator.family)).map(|word| stem(&word)).collect();
        own
    }

    /// Whether the word is one that tells what the measure is about.
    pub fn tells(&self, word: &str) -> bool {
        let stem = stem(word);
        self.telling.contains(&stem) || self.is_short(word)
    }

    /// Whether the word is of its short name: `recycling`.
    pub fn is_short(&self, word: &str) -> bool {
        self.short.contains(&stem(word)) || self.short.contains(&stem(&word.replace('-', "")))
    }

    /// Whether the word is of what is counted: `assessments`.
    pub fn is_noun(&self, word: &str) -> bool {
        self.nouns.contains(&stem(word))
    }

    /// Whether a run of words is the measure: half of its telling words are there, and no other.
    pub fn covered(&self, statement: &ProseStatement, words: std::ops::Range<usize>) -> bool {
        let mut told = Vec::new();
        for nth in words {
            let token = &statement.tokens[nth];
            let word = token.low.as_str();
            if token.is_word() && !is_filler(word) && token.value.is_none() && !HELPS.contains(&word) {
                if !self.tells(word) {
                    return false;
                }
                told.push(stem(word));
            }
        }
        told.sort_unstable();
        told.dedup();
        !told.is_empty() && told.len() * 2 >= self.telling.len()
    }

    /// How many words tell what it is about.
    pub fn length(&self) -> usize {
        self.telling.len()
    }

    /// Of each token whether it is of the name: two telling words of it or more, one behind the other, in any order. "Calls were dropped"
    /// has the words of "calls dropped".
    pub fn stands(&self, statement: &ProseStatement) -> Vec<bool> {
        let tokens = &statement.tokens;
        let mut own = vec![false; tokens.len()];
        let mut at = 0;
        while at < tokens.len() {
            let is_of_name = |nth: usize| self.all.contains(&tokens[nth].low);
            let is_passed = |nth: usize| nth > at && PASSIVE.contains(&tokens[nth].low.as_str());
            let end = (at..tokens.len()).find(|nth| !is_of_name(*nth) && !is_passed(*nth));
            let end = end.unwrap_or(tokens.len());
            let mut told: Vec<&str> = (at..end)
                .filter(|nth| self.tells(&tokens[*nth].low) && !is_filler(&tokens[*nth].low))
                .map(|nth| tokens[nth].low.as_str())
                .collect();
            told.sort_unstable();
            told.dedup();
            if told.len() > 1 {
                own[at..end].fill(true);
            }
            at = end.max(at) + 1;
        }
        own
    }
}

fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '\u{2019}' | '-'))
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('\u{2019}', "'"))
}

/// Whether a word names nothing by itself.
pub fn is_filler(word: &str) -> bool {
    FILLER.contains(&word)
}

/// A word without its ending: `recycled` and `recycling`, `library` and `libraries`.
fn stem(word: &str) -> String {
    let word = word.trim_end_matches("'s");
    let cut = |ending: &str, least: usize| word.strip_suffix(ending).filter(|rest| rest.len() >= least);
    if let Some(rest) = cut("ies", 3) {
        return format!("{rest}y");
    }
    let endings = [("ing", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)];
    endings.into_iter().find_map(|(ending, least)| cut(ending, least)).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_forms() {
        assert_eq!(stem("recycled"), stem("recycling"));
        assert_eq!(stem("libraries"), stem("library"));
        assert_eq!(stem("plans"), stem("plan"));
        assert_eq!(stem("invoice"), stem("invoices"));
        assert_ne!(stem("care"), stem("caring"));
    }
}
