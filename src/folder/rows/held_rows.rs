//! The rows of all tables of a folder, before they are put to their indicators.

use std::sync::Arc;

use crate::figures::measure::SaidBeside;
use crate::folder::national::Published;

use super::benchmarks::HeldBenchmark;
use super::observations::Held;
use super::targets::{HeldTarget, UndatedTarget};

/// The rows of every table.
#[derive(Debug, Default)]
pub struct Rows {
    /// Figures of the report's area and of others.
    pub held: Vec<Held>,
    /// What they are measured against.
    pub benchmarks: Vec<HeldBenchmark>,
    /// What is to be reached.
    pub targets: Vec<HeldTarget>,
    /// What is to be reached beside the figures of several periods, without a period of its own.
    pub undated_targets: Vec<UndatedTarget>,
    /// The targets beside figures, with the area of each row.
    pub targets_beside: Vec<(Option<Arc<str>>, HeldTarget)>,
    /// What a council's table says of its own figures, with the place of each indicator.
    pub said_beside: Vec<(usize, SaidBeside)>,
    /// The figures of all areas in published tables.
    pub published: Vec<Published>,
}

/// Whether two names are one area's.
pub fn same_area(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
