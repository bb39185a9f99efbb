//! Rules proven by examples: the cases of a folder, which rules and branches something is asserted of, and edge cases that
//! no folder holds.

mod cases;
mod covered;
mod grid;
mod in_words;
#[cfg(test)]
mod tests;

pub use cases::{CaseOutcome, run_cases};
pub(crate) use cases::{beside, run_cases_by};
pub use covered::{Count, Coverage, FileCoverage, Least, RuleSpot, Shortfall, Watching, cover};
pub use grid::{GridOutcome, grid};
