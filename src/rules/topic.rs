//! What rules are about: decisions in a fixed order, sentences in an order a council may change.

use crate::figures::prose::Topic;

/// The decisions, in the order in which they are made.
pub const DECISIONS: [Topic; 6] =
    [Topic::Polarity, Topic::Baseline, Topic::Significance, Topic::Closeness, Topic::Rating, Topic::Attention];

/// Topics that see several figures at once or the whole report.
const WHOLE: [Topic; 4] = [Topic::Together, Topic::Lead, Topic::Overview, Topic::Conclusion];

/// The titles of drawings: they are of one measure, and stand in no paragraph.
pub const TITLES: [Topic; 2] = [Topic::Finding, Topic::FindingAmongOthers];

/// The officer's own words: no rule speaks there.
const OWN: [Topic; 2] = [Topic::Introduction, Topic::Commentary];

/// The topics of sentences as they come with the program.
const SENTENCES: [Topic; 10] = [
    Topic::Introduction,
    Topic::Latest,
    Topic::Trend,
    Topic::Change,
    Topic::Position,
    Topic::Comparison,
    Topic::Target,
    Topic::Assurance,
    Topic::Caution,
    Topic::Commentary,
];

impl Topic {
    /// Whether rules decide something there, and say nothing.
    pub fn is_decision(&self) -> bool {
        *self == Topic::Disclosure || DECISIONS.contains(self)
    }

    /// Whether it is the place of the officer's own words.
    pub fn is_own_words(&self) -> bool {
        OWN.contains(self)
    }

    /// Whether it is about the whole report.
    pub fn is_of_report(&self) -> bool {
        matches!(self, Topic::Lead | Topic::Overview | Topic::Conclusion)
    }
}

/// The topics of sentences, in the order in which they are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topics(Vec<Topic>);

impl Default for Topics {
    fn default() -> Topics {
        Topics(SENTENCES.to_vec())
    }
}

impl Topics {
    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &Topic> {
        self.0.iter()
    }

    /// Those on which rules mention one indicator, in order.
    pub fn spoken(&self) -> impl Iterator<Item = &Topic> {
        self.iter().filter(|topic| !topic.is_own_words())
    }

    /// Those on which rules say something of one indicator, in its paragraph or over a drawing of it.
    pub fn of_one(&self) -> impl Iterator<Item = &Topic> {
        self.spoken().chain(&TITLES)
    }

    /// Every topic a rule may be about.
    pub fn all(&self) -> impl Iterator<Item = &Topic> {
        [&Topic::Disclosure].into_iter().chain(&DECISIONS).chain(self.of_one()).chain(&WHOLE)
    }

    /// The names of all of them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all().map(Topic::as_str)
    }

    /// Puts the topics into this order; false where one is missing or unknown.
    pub fn order(&mut self, order: Vec<Topic>) -> bool {
        let same = order.len() == self.0.len() && order.iter().all(|topic| self.0.contains(topic));
        if same {
            self.0 = order;
        }
        same
    }

    /// Adds a topic after another, or before it; false where that one is unknown or this one is known.
    pub fn add(&mut self, topic: Topic, beside: &Topic, after: bool) -> bool {
        let known = self.all().any(|known| *known == topic);
        match self.0.iter().position(|held| held == beside) {
            Some(at) if !known => {
                self.0.insert(at + usize::from(after), topic);
                true
            }
            _ => false,
        }
    }
}
