//! Characters of a workbook's cells that no page can show, told where they are typed.

use crate::diagnostic::Diagnostic;
use crate::figures::prose::is_unprintable;
use crate::folder::text::unprintable::told_once;

use super::cell::Cell;
use super::grid::Grid;

/// An error at the first character of the cells of a workbook that cannot be printed.
pub fn unprintable_cell(grid: &Grid) -> Option<Diagnostic> {
    let mut found = Vec::new();
    grid.each(|_, row| {
        let of = |cell: &Cell| cell.text.chars().find(|sign| is_unprintable(*sign)).map(|sign| (sign, cell.clone()));
        found.extend(row.iter().filter_map(of));
    });
    told_once(found.into_iter().map(|(sign, cell)| (sign, move || grid.place(&cell))))
}
