//! The tests a significance rule may name, and what each finds. Which verdict follows is for the rules.

mod asks;
mod events;
mod evidence;
mod given_limits;
mod judging;
mod outcome;
mod pair;
mod similarity;
mod test;
mod tolerance;

pub use asks::Asks;
pub use evidence::{Evidence, Smallest};
pub use judging::{Judge, Judging};
pub use outcome::{Outcome, UntestedReason};
pub use pair::{Counted, Pair};
pub use similarity::{Other, Similarity, SimilarityTest};
pub use test::Test;
pub use tolerance::Tolerance;
