//! The rule book: what an officer writes in `rules/*.rhai`, read, checked, layered and put to figures.
//!
//! Everything peculiar to Rhai stays in this room. Outside it a rule is a name, a place and what it said.

mod book;
mod decision;
mod draft_rule;
mod engine;
mod example;
mod fault;
mod functions;
mod held;
mod layers;
mod operators;
mod rule;
mod scan;
mod slip;
mod speak;
mod statement;
mod subject;
#[cfg(test)]
mod tests_mirror;
mod together;
mod topic;
mod trial;
mod verdict;
mod vocabulary;
mod why;
mod words;

pub use book::{RuleBook, RuleFile};
pub use speak::Spoken;
pub use subject::{Decided, Scene, Subject};
pub use together::{Tally, Together, Whole};
pub use trial::{Example, try_figures, try_rule};
pub use verdict::{TALLIED, Verdict};
pub use vocabulary::{definitions, listed, nearest};
pub use why::Why;
pub use words::{possible, reckoned};
