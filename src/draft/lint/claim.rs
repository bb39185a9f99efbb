//! A claim: one word of direction or goodness, and what the figure is set beside.

use rust_decimal::Decimal;

use super::lexicon::WordRelation;
use super::mention::Other;

/// A claim of a sentence about the figure.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The token of the word itself.
    pub at: usize,
    /// What it says.
    pub says: WordRelation,
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
}
