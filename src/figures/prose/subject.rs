//! What a sentence is about: which figure, or what else. Sentences are joined, and "This" is understood, by it.

use super::topic::Topic;

macro_rules! subjects {
    ($($(#[$doc:meta])+ $name:ident = $text:literal,)+) => {
        /// What a sentence is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum SentenceSubject {
            $($(#[$doc])+ $name,)+
            /// Something that no rule has named: nothing may be joined to it.
            Unnamed,
        }

        impl SentenceSubject {
            /// The words by which a rule names them, in `.of("...")`.
            pub const WORDS: &'static [&'static str] = &[$($text,)+];

            /// The one that this word names; `None` where it names none.
            pub fn named(word: &str) -> Option<SentenceSubject> {
                match word { $($text => Some(SentenceSubject::$name),)+ _ => None }
            }
        }
    };
}

subjects! {
    /// The figure that is reported.
    Latest = "latest",
    /// A figure of an earlier period.
    Earlier = "earlier",
    /// The figure of a whole year.
    Year = "year",
    /// Several figures, one after another.
    Run = "run",
    /// The number of people or things behind the figure.
    Count = "count",
    /// A target.
    Target = "target",
    /// The area.
    Area = "area",
}

impl SentenceSubject {
    /// What a rule's sentence is about where the rule does not say: the latest figure on the topic that gives it, and
    /// wherever the sentence says "This" of it. What else an officer's own sentence may be about is not guessed.
    pub fn unless_named(topic: &Topic, text: &str) -> SentenceSubject {
        if *topic == Topic::Latest || points_back(text) { SentenceSubject::Latest } else { SentenceSubject::Unnamed }
    }

    /// Whether "This" after a sentence about it would be taken for another figure.
    pub fn is_another_figure(self) -> bool {
        matches!(self, SentenceSubject::Earlier | SentenceSubject::Year | SentenceSubject::Run | SentenceSubject::Count)
    }
}

/// Whether "This" is the subject and a verb follows: "This places ...", not "This improvement moves ...".
pub fn points_back(sentence: &str) -> bool {
    /// Nouns that end as a verb does.
    const NOUNS: [&str; 4] = ["series", "news", "means", "bias"];
    let verb = sentence.strip_prefix("This ").and_then(|rest| rest.split(' ').next());
    let noun =
        |word: &str| NOUNS.contains(&word) || word.ends_with("ss") || word.ends_with("us") || word.ends_with("sis");
    verb.is_some_and(|verb| verb == "now" || verb.ends_with('s') && !noun(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_and_a_noun_is_no_pronoun() {
        for pronoun in ["This is lower.", "This was so.", "This misses the target.", "This places Anyshire first."] {
            assert!(points_back(pronoun), "{pronoun}");
        }
        for noun in
            ["This improvement moves it.", "This progress is welcome.", "This status ends.", "This series ends."]
        {
            assert!(!points_back(noun), "{noun}");
        }
    }

    #[test]
    fn what_a_rule_does_not_name_is_the_latest_figure_only_where_it_says_this() {
        let subject = |topic, text| SentenceSubject::unless_named(&topic, text);
        assert_eq!(subject(Topic::Latest, "The number was 4."), SentenceSubject::Latest);
        assert_eq!(subject(Topic::Change, "This is lower."), SentenceSubject::Latest);
        assert_eq!(subject(Topic::Change, "The figure for last year was 70%."), SentenceSubject::Unnamed);
        assert_eq!(subject(Topic::of("history"), "Anyshire had 78% in 2018/19."), SentenceSubject::Unnamed);
    }
}
