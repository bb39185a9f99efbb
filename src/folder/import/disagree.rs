//! Columns and sheets that hold a figure again, and another one: which is read, and where they differ.

use crate::folder::recognise::{AtOdds, Differing, Shape, contradicting, differing};
use crate::folder::table::grid::Grid;

/// What is said of the columns of a sheet whose figures are not those that are read, and of columns of one period that contradict each
/// other, of which none can be.
pub fn disagreements(grid: &Grid, shape: &Shape) -> Vec<String> {
    let beside = differing(grid, shape).into_iter().map(|one| {
        format!("{}. \u{201c}{}\u{201d} is read: make sure that it is the right one", other_figure(&one), one.read)
    });
    let alike = contradicting(grid, shape).into_iter().map(|one| {
        let which = if one.heading == one.read {
            "the two columns have one heading".to_owned()
        } else {
            "both are of one period".to_owned()
        };
        format!(
            "{}, and {which}: no report can be made until one of them is taken out, or its heading says what it is (Q1 2025/26 restated)",
            other_figure(&one)
        )
    });
    beside.chain(alike).collect()
}

/// What is said of two sheets that are both read and have other figures of the same.
pub fn between_sheets(one: &AtOdds) -> String {
    let [first, other] = &one.sheets;
    let more = if one.many > 1 { format!("; they differ in {} figures", one.many) } else { String::new() };
    // Of two directorates each sheet has its own, and none of them is to be dropped.
    let cure = if one.has_own {
        "each has a name of its own in the file (two measures), or one of them is right".to_owned()
    } else {
        format!(
            "one of them is right, or only one is read: sheets = [{first:?}] in the [[source]] of report.toml, and no [[source]] of the other"
        )
    };
    format!(
        "the sheet {other} has another figure than the sheet {first} of \u{201c}{}\u{201d} in {} ({}, and {}){more}: no report can be \
         made until {cure}",
        one.name,
        one.period.in_full(),
        one.figures[1],
        one.figures[0]
    )
}

fn other_figure(one: &Differing) -> String {
    format!(
        "\u{201c}{}\u{201d} has another figure than \u{201c}{}\u{201d} (row {}: {}, and {}){}",
        one.heading,
        one.read,
        one.other.line,
        one.other.text,
        one.figure,
        one.in_rows()
    )
}
