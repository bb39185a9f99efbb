//! A sentence as it is printed, with what made it.

use serde::{Deserialize, Serialize};

use super::topic::Topic;

/// A whole sentence, or two joined into one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Sentence {
    /// `7.2`: the second sentence of paragraph 7; `3.2.1`: the first of paragraph 3.2. Empty in paragraphs without a number.
    pub address: String,
    /// What is printed, from the capital to the full stop.
    pub text: String,
    /// What made it: one entry for each rule, in the order in which their words are. Empty for fixed text of
    /// `report.toml`.
    pub because: Vec<Provenance>,
}

impl Sentence {
    /// The number of its paragraph as it is printed: `7`, `3.2`. Empty in paragraphs without a number.
    pub fn paragraph(&self) -> &str {
        self.address.rsplit_once('.').map_or("", |(paragraph, _)| paragraph)
    }
}

/// Why a sentence is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Provenance {
    /// The rule's name, or `officer’s own words`, or `officer’s own words instead of "the figure"`.
    pub rule: String,
    /// Where it is: `rules/3-phrasing.rhai:31`, `commentary.toml:18`.
    pub at: String,
    /// The topic it filled: `change`.
    pub topic: Topic,
    /// The indicators it speaks of, by their ids; none for the whole report.
    pub indicators: Vec<String>,
    /// True where a person wrote the words: they are to be checked by hand.
    pub by_hand: bool,
    /// The figures it read, each once, in the order in which it read them; of a rule that was overruled, those that the
    /// rule read.
    pub figures: Vec<FigureRead>,
    /// What a person overruled; `None` where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<Overridden>,
}

impl Provenance {
    /// Whether it speaks of an indicator.
    pub fn is_of(&self, id: &str) -> bool {
        self.indicators.iter().any(|own| own == id)
    }

    /// The rule whose sentence it is: of one that a person overruled, the rule in whose place the words stand.
    pub fn rule_in_place(&self) -> &str {
        self.instead_of.as_ref().map_or(&self.rule, |instead| &instead.rule)
    }

    /// Whether it speaks of this indicator and no other.
    pub fn is_only_of(&self, id: &str) -> bool {
        self.indicators.len() == 1 && self.is_of(id)
    }
}

/// What would have been said, had a person not overruled it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Overridden {
    /// The rule's name.
    pub rule: String,
    /// Where it is.
    pub at: String,
    /// Its sentence.
    pub text: String,
    /// Why it was overruled.
    pub why: String,
    /// By whom: a job title.
    pub who: String,
}

/// A figure that a rule read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FigureRead {
    /// The word that read it: `previous`.
    pub word: String,
    /// What it held: `95.1%`.
    pub held: String,
    /// The cell it came from: `data/observations.csv:3`; empty where it was decided and not read.
    pub from: String,
}
