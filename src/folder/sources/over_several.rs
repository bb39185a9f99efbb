//! A figure in a cell that is merged over several periods: it is of all of them together, and is read for none.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::table::cell::Cell;

/// Whether the cell at this place is merged with the one before it or behind it.
pub fn is_over_several(row: &[Cell], at: usize) -> bool {
    let Some(cell) = row.get(at).filter(|cell| !cell.is_blank()) else { return false };
    let same = |other: Option<&Cell>| other.is_some_and(|other| other.text == cell.text && other.held == cell.held);
    let behind = row.get(at + 1).filter(|cell| cell.is_merged);
    cell.is_merged && same(at.checked_sub(1).and_then(|before| row.get(before))) || same(behind)
}

/// Those that were met in one file.
#[derive(Debug, Default)]
pub struct OverSeveral {
    first: Option<(String, Place)>,
    more: usize,
}

impl OverSeveral {
    /// Another one. Where a merged cell goes on, it is the same.
    pub fn meet(&mut self, cell: &Cell, place: impl FnOnce() -> Place) {
        match self.first {
            _ if cell.is_merged => {}
            None => self.first = Some((cell.text.clone(), place())),
            Some(_) => self.more += 1,
        }
    }

    /// What is said of them, at the first.
    pub fn told(self) -> Option<Diagnostic> {
        let (text, place) = self.first?;
        let more = match self.more {
            0 => String::new(),
            1 => ", and so is one more figure".to_owned(),
            more => format!(", and so are {more} more figures"),
        };
        let message =
            format!("`{text}` is merged over several periods{more}: it is of none of them alone, and is not read");
        let help = "give each period a figure of its own; or give the figure of all of them a column with its own period, \
                    such as April to September 2025";
        Some(Diagnostic::warning(Code::LeftOut, message).at(place).help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_cell_is_of_all_the_columns_that_it_is_over() {
        let cell = |text: &str, is_merged| Cell { is_merged, ..Cell::blank().saying(text) };
        let row = [cell("a", false), cell("812", false), cell("812", true), cell("812", false), cell("90", false)];
        assert_eq!([0, 1, 2, 3, 4, 5].map(|at| is_over_several(&row, at)), [false, true, true, false, false, false]);
    }
}
