//! The rows of tables put to their measures: figures, comparators and targets.

pub mod benchmarks;
pub mod held_rows;
pub mod observations;
pub mod percentage;
pub mod strangers;
pub mod target_headings;
pub mod targets;
pub mod to_date;
pub mod whose;
