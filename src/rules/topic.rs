//! What rules are about: decisions in a fixed order, sentences in an order a council may change.

/// The decisions, in the order in which they are made.
pub const DECISIONS: [&str; 5] = ["polarity", "baseline", "significance", "closeness", "rating"];

/// Decided before anything else is, over figures that are not yet protected.
pub const DISCLOSURE: &str = "disclosure";

/// Topics that see several figures at once or the whole report.
pub const WHOLE: [&str; 3] = ["together", "overview", "conclusion"];

/// The officer's own words: no rule speaks there.
pub const OWN: [&str; 2] = ["introduction", "commentary"];

/// The topics of sentences, in the order in which they are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topics(Vec<String>);

impl Default for Topics {
    fn default() -> Topics {
        Topics(
            [
                "introduction",
                "latest",
                "trend",
                "change",
                "position",
                "comparison",
                "target",
                "assurance",
                "caution",
                "commentary",
            ]
            .map(str::to_owned)
            .to_vec(),
        )
    }
}

impl Topics {
    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Those on which rules mention one indicator, in order.
    pub fn spoken(&self) -> impl Iterator<Item = &str> {
        self.iter().filter(|topic| !OWN.contains(topic))
    }

    /// Every topic a rule may be about.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [DISCLOSURE].into_iter().chain(DECISIONS).chain(self.spoken()).chain(WHOLE)
    }

    /// Puts the topics into this order; false where one is missing or unknown.
    pub fn order(&mut self, order: Vec<String>) -> bool {
        let same = order.len() == self.0.len() && order.iter().all(|topic| self.0.contains(topic));
        if same {
            self.0 = order;
        }
        same
    }

    /// Adds a topic after another, or before it; false where that one is unknown or this one is known.
    pub fn add(&mut self, topic: String, beside: &str, after: bool) -> bool {
        let known = self.all().any(|known| known == topic);
        match self.0.iter().position(|held| held == beside) {
            Some(at) if !known => {
                self.0.insert(at + usize::from(after), topic);
                true
            }
            _ => false,
        }
    }
}
