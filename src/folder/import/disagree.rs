//! Columns that hold the figure of a row again, and another one: which is read, and where they differ.

use crate::folder::grid::Grid;
use crate::folder::recognise::{Shape, differing};

/// What is said of the columns of a sheet whose figures are not those that are read.
pub fn disagreements(grid: &Grid, shape: &Shape) -> Vec<String> {
    let said = differing(grid, shape).into_iter().map(|one| {
        format!(
            "\u{201c}{}\u{201d} has another figure than \u{201c}{read}\u{201d} (row {}: {}, and {}){}. \u{201c}{read}\u{201d} is \
             read: make sure that it is the right one",
            one.heading,
            one.other.line,
            one.other.text,
            one.figure,
            one.in_rows(),
            read = one.read
        )
    });
    said.collect()
}
