//! Rows of a text that have more cells than there are headings: a comma too many moves figures under the wrong heading.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::table::cell::Cell;
use crate::folder::table::grid::Grid;

/// Such rows below the headings, which are in the row `at`, by their numbers, and what is said of them.
pub fn too_many_cells(grid: &Grid, at: usize) -> Option<(BTreeSet<usize>, Diagnostic)> {
    if grid.is_sheet() {
        return None;
    }
    let (mut headed, mut last) = (0, 0);
    let filled = |row: &[Cell]| row.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
    let (mut longer, mut is_usual) = (Vec::new(), true);
    grid.each(|nth, row| {
        if nth + 1 == at {
            // A heading may stand in the row above alone: "Target" beside the years of the quarters.
            last = filled(row);
        } else if nth == at {
            headed = row.len();
            last = last.max(filled(row));
        } else if nth > at && row.iter().skip(last).any(|cell| !cell.is_blank()) {
            longer.push((nth, row.len(), grid.row_place(row), true));
        } else if nth > at && row.len() > headed {
            longer.push((nth, row.len(), grid.row_place(row), false));
        } else if nth > at {
            is_usual = false;
        }
    });
    // Where every row has a comma at its end, it says nothing.
    longer.retain(|(_, _, _, is_filled)| *is_filled || !is_usual);
    let (_, cells, place, _) = longer.first()?.clone();
    let more = match longer.len() {
        1 => String::new(),
        2 => ", and so has another row".to_owned(),
        many => format!(", and so have {} other rows", many - 1),
    };
    let message = format!("this row has {cells} cells under {last} headings{more}: they stand under the wrong ones");
    let help = "put quotation marks around a number or text with a comma in it: \"1,234\"";
    let told = Diagnostic::error(Code::BrokenTable, message).at(place).help(help);
    Some((longer.into_iter().map(|(nth, _, _, _)| nth).collect(), told))
}
