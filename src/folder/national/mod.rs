//! The national table: figures of every area, often of every measure, gzipped or not.
//!
//! It is read in one pass. A report keeps the measures its catalogue links; `scrutineer national` keeps them all.

mod areas;
mod assemble;
mod averages;
mod decimal;
mod doubts;
mod labels;
mod link;
mod measures;
mod neighbours;
mod oddities;
mod open;
mod reader;
mod settings;
mod stream;
#[cfg(test)]
mod tests;
mod texts;

pub use link::link;
pub use open::{Nation, read_nation};
pub use settings::{NationalPlan, read_national};
