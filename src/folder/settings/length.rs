//! `length` and `say_first` of `report.toml`: how much is said of an indicator, and what of it first.

use crate::diagnostic::Place;
use crate::figures::prose::Topic;
use crate::folder::text::entry::Entry;

/// How much is said of an indicator beside its latest figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Length {
    /// One other sentence.
    Short,
    /// Two others.
    #[default]
    Normal,
    /// Everything that the rules have to say.
    Full,
}

impl Length {
    const WORDS: [(&'static str, Length); 3] =
        [("short", Length::Short), ("normal", Length::Normal), ("full", Length::Full)];

    /// As it is written in `report.toml`.
    pub fn as_str(self) -> &'static str {
        Length::WORDS.iter().find(|(_, length)| *length == self).map_or("", |(word, _)| word)
    }

    /// How many sentences there are beside the latest figure's own; `None` where there is room for all.
    pub fn others(self) -> Option<usize> {
        match self {
            Length::Short => Some(1),
            Length::Normal => Some(2),
            Length::Full => None,
        }
    }
}

/// What a sentence has to say, as `say_first` names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A target is missed.
    TargetMissed,
    /// The figure got better or worse, or is higher or lower by more than chance.
    Changed,
    /// It is unusual by its own past.
    Unusual,
    /// It is in another quartile than before.
    MovedQuartile,
    /// How it stands to other areas.
    Others,
    /// It is the best or the worst for long.
    Record,
    /// Whatever is said on a topic.
    On(Topic),
}

impl News {
    const WORDS: [(&'static str, News); 6] = [
        ("target missed", News::TargetMissed),
        ("changed", News::Changed),
        ("unusual", News::Unusual),
        ("moved quartile", News::MovedQuartile),
        ("others", News::Others),
        ("record", News::Record),
    ];

    /// The words that `say_first` knows beside the names of topics.
    pub fn words() -> impl Iterator<Item = &'static str> {
        News::WORDS.into_iter().map(|(word, _)| word)
    }

    fn named(word: &str) -> News {
        let known = News::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, news)| news);
        known.unwrap_or_else(|| News::On(Topic::of(word)))
    }
}

/// How much is said, and what first.
#[derive(Debug, Clone, PartialEq)]
pub struct HowMuch {
    /// How much.
    pub length: Length,
    /// What comes first, each with where it is written; nowhere where the report does not say.
    pub first: Vec<(News, Option<Place>)>,
}

impl Default for HowMuch {
    fn default() -> HowMuch {
        let first = News::WORDS.into_iter().map(|(_, news)| (news, None)).collect();
        HowMuch { length: Length::default(), first }
    }
}

impl HowMuch {
    /// This much, with what usually comes first.
    pub fn of(length: Length) -> HowMuch {
        HowMuch { length, ..HowMuch::default() }
    }
}

/// Reads both keys.
pub fn read_length(root: &Entry) -> HowMuch {
    let usual = HowMuch::default();
    let first: Vec<(News, Option<Place>)> =
        root.texts("say_first").into_iter().map(|(word, place)| (News::named(&word), Some(place))).collect();
    HowMuch {
        length: root.word("length", &Length::WORDS).unwrap_or_default(),
        first: if first.is_empty() { usual.first } else { first },
    }
}
