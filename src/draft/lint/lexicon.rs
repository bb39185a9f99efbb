//! The words that say how a figure moved or stands to another, and what to write in their place.

use std::cmp::Ordering::{self, Equal, Greater, Less};

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// More or less of it.
    Way(Ordering),
    /// `Less`: better; `Greater`: worse.
    Good(Ordering),
    /// Either less of it or worse: `declined`.
    Decline,
    /// No difference.
    Same,
    /// No difference to speak of: `steady`.
    Steady,
    /// A target reached, or missed.
    Meets(bool),
    /// It says that two are near each other, which is for a rule to decide.
    Near,
}

/// How the word stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `higher than`
    Comparative,
    /// `above England`
    Side,
    /// `has risen`, `rose`
    Verb,
    /// `a rise`; also the present of the verb, which no report uses of a figure.
    Noun,
}

/// A word of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordRelation {
    /// What it says.
    pub meaning: Meaning,
    /// How it stands.
    pub form: Form,
}

const WORDS: &[(&[&str], Meaning, Form)] = &[
    (&["higher", "greater", "more", "larger"], Meaning::Way(Greater), Form::Comparative),
    (&["lower", "fewer", "less", "smaller"], Meaning::Way(Less), Form::Comparative),
    // Of a time; of anything else `claims.rs` passes over them.
    (&["longer"], Meaning::Way(Greater), Form::Comparative),
    (&["shorter"], Meaning::Way(Less), Form::Comparative),
    (&["above"], Meaning::Way(Greater), Form::Side),
    (&["below"], Meaning::Way(Less), Form::Side),
    (
        &[
            "risen",
            "rose",
            "increased",
            "grew",
            "grown",
            "up",
            "climbed",
            "soared",
            "jumped",
            "surged",
            "picked",
            "rising",
            "increasing",
            "growing",
        ],
        Meaning::Way(Greater),
        Form::Verb,
    ),
    (
        &[
            "fallen",
            "fell",
            "decreased",
            "dropped",
            "reduced",
            "shrunk",
            "shrank",
            "down",
            "dipped",
            "plunged",
            "plummeted",
            "tumbled",
            "eased",
            "lessened",
            "falling",
            "decreasing",
            "dropping",
            "shrinking",
        ],
        Meaning::Way(Less),
        Form::Verb,
    ),
    (&["doubled", "trebled", "tripled"], Meaning::Way(Greater), Form::Verb),
    (&["halved"], Meaning::Way(Less), Form::Verb),
    (&["rise", "increase", "growth", "jump", "surge", "upturn", "climb", "uplift"], Meaning::Way(Greater), Form::Noun),
    (&["fall", "decrease", "drop", "reduction", "dip"], Meaning::Way(Less), Form::Noun),
    (&["better", "favourably", "stronger", "safer"], Meaning::Good(Less), Form::Comparative),
    (&["worse", "poorer", "unfavourably", "weaker"], Meaning::Good(Greater), Form::Comparative),
    (&["improved", "improving", "recovered", "strengthened"], Meaning::Good(Less), Form::Verb),
    (&["improvement", "recovery"], Meaning::Good(Less), Form::Noun),
    (&["deteriorated", "worsened", "weakened", "deteriorating", "worsening"], Meaning::Good(Greater), Form::Verb),
    (&["deterioration", "setback"], Meaning::Good(Greater), Form::Noun),
    (&["declined", "slipped", "slumped", "declining", "slipping"], Meaning::Decline, Form::Verb),
    (&["decline", "downturn", "slump"], Meaning::Decline, Form::Noun),
    (&["same"], Meaning::Same, Form::Comparative),
    (&["unchanged", "static"], Meaning::Same, Form::Verb),
    (
        &["meets", "met", "exceeds", "exceeded", "achieved", "achieves", "hit", "beats", "surpassed", "surpasses"],
        Meaning::Meets(true),
        Form::Verb,
    ),
    (&["misses", "missed"], Meaning::Meets(false), Form::Verb),
    (&["similar", "close", "comparable", "reach"], Meaning::Near, Form::Comparative),
];

/// What a word in small letters says of two figures; none for most words.
pub fn relation(word: &str) -> Option<WordRelation> {
    let (_, meaning, form) = WORDS.iter().find(|(words, ..)| words.contains(&word))?;
    Some(WordRelation { meaning: *meaning, form: *form })
}

/// Pairs of words of which the one is wrong where the other is right.
const OPPOSITES: [(&str, &str); 20] = [
    ("longer", "shorter"),
    ("higher", "lower"),
    ("greater", "smaller"),
    ("more", "fewer"),
    ("more", "less"),
    ("above", "below"),
    ("risen", "fallen"),
    ("rose", "fell"),
    ("increased", "decreased"),
    ("increased", "reduced"),
    ("grew", "shrank"),
    ("grown", "shrunk"),
    ("grown", "dropped"),
    ("up", "down"),
    ("rise", "fall"),
    ("increase", "decrease"),
    ("increase", "reduction"),
    ("growth", "drop"),
    ("better", "worse"),
    ("improved", "declined"),
];

/// The word that says the contrary.
pub fn opposite(word: &str) -> &'static str {
    let pair = OPPOSITES.iter().find_map(|(one, other)| match word {
        word if word == *one => Some(*other),
        word if word == *other => Some(*one),
        _ => None,
    });
    pair.unwrap_or(match word {
        "improvement" => "decline",
        "decline" | "deterioration" | "setback" | "slump" => "improvement",
        "deteriorated" | "worsened" | "weakened" | "slumped" => "improved",
        "recovered" | "strengthened" => "declined",
        "recovery" => "decline",
        "safer" => "less safe",
        "picked" => "fell",
        "eased" | "lessened" => "rose",
        "climb" | "uplift" => "fall",
        "meets" | "achieves" | "beats" | "surpasses" => "misses",
        "met" | "exceeded" | "achieved" | "hit" | "surpassed" => "missed",
        "worsening" | "deteriorating" | "slipping" => "improving",
        "slipped" => "improved",
        "favourably" => "unfavourably",
        "unfavourably" => "favourably",
        "poorer" | "weaker" => "better",
        "stronger" => "worse",
        "larger" => "smaller",
        "rising" | "increasing" | "growing" => "falling",
        "falling" | "decreasing" | "dropping" | "shrinking" => "rising",
        "improving" => "worsening",
        "climbed" | "soared" | "jumped" | "surged" | "doubled" | "trebled" | "tripled" => "fell",
        "dipped" | "plunged" | "plummeted" | "tumbled" | "halved" => "rose",
        "jump" | "surge" | "upturn" => "fall",
        "dip" | "downturn" => "rise",
        "exceeds" => "misses",
        "misses" => "meets",
        "missed" => "met",
        _ => "the contrary",
    })
}

/// How a figure went or stands, in words.
pub fn in_words(way: Ordering) -> &'static str {
    match way {
        Greater => "higher",
        Less => "lower",
        Equal => "the same",
    }
}
