//! A claim: one word of direction or goodness, what its clause is about, and what the figure is set beside.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::lexicon::WordRelation;
use super::mention::Other;

/// What a clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The figure: "this", "the rate", the measure's own name.
    Figure,
    /// How many there are, where the figure is no count: "the number of assessments".
    Counting,
    /// "There was ..."
    There,
    /// The area or its council.
    Council,
    /// A target: "The target was met."
    Target,
    /// A few of the measure's own words and no others: "children", "our roads".
    Part,
    /// How well it is done, where less is better: it may be better or worse, and not more.
    Quality,
    /// Words that are not the measure's own: "timeliness", "demand".
    Unknown,
    /// Certainly something else: another period's figure, England.
    Else,
}

/// A claim of a sentence about the figure.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The token of the word itself.
    pub at: usize,
    /// What it says.
    pub says: WordRelation,
    /// What its clause is about.
    pub subject: Subject,
    /// What the figure is set beside.
    pub others: Vec<Other>,
    /// A figure in the place of a name: `than 88%`, `above the range of 80% to 87%` (the end that counts).
    pub than: Option<Decimal>,
    /// `from 88%`
    pub from: Option<Decimal>,
    /// `to 86%`
    pub to: Option<Decimal>,
    /// It is about how many, not about the indicator's own unit.
    pub counting: bool,
    /// Nothing is named, and the baseline is meant.
    pub plain: bool,
    /// What it is set beside has no figure that is held: nothing can be said of how much.
    pub unresolved: bool,
    /// How much is said of it.
    pub amount: Option<Amount>,
    /// The token after what belongs to it.
    pub end: usize,
}
