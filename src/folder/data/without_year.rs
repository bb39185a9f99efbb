//! A sheet whose headings are quarters or months and do not say of which year: no table of measures can be read there.

use crate::figures::prose::list;
use crate::folder::sources::lacks_year;
use crate::folder::table::cell::Cell;
use crate::folder::table::grid::Grid;

/// What is said of such a sheet, with the first of these headings, and the cell that it is.
pub fn without_year(grid: &Grid) -> Option<(String, Cell)> {
    const SHOWN: usize = 2;
    let top = grid.top();
    let of_row = |row: &Vec<Cell>| row.iter().filter(|cell| lacks_year(&cell.text)).cloned().collect::<Vec<Cell>>();
    let found = top.iter().map(of_row).find(|found| found.len() >= SHOWN)?;
    let named: Vec<String> = found.iter().take(SHOWN).map(|cell| format!("\u{201c}{}\u{201d}", cell.text)).collect();
    let first = found.into_iter().next()?;
    Some((format!("its headings, such as {}, do not say of which year they are", list(&named)), first))
}

/// What to do about it.
pub const HOW: &str = "write the year into each heading (Q1 2025/26), or alone into the row above them";
