//! Rows of a file that are the same in every cell, as exports have them: each is read once, and that is told.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::table::cell::Cell;
use crate::folder::table::grid::Grid;

use super::block::line_of;

/// The rows of one file that were read, and those that were met again.
#[derive(Debug, Default)]
pub struct Again {
    /// The first place of each is found again by its line. Of two sheets the same row may be of two periods.
    seen: HashMap<u64, usize>,
    first: Option<(Place, usize)>,
    many: usize,
}

impl Again {
    /// Whether a row says in every cell what an earlier one of the sheet says.
    pub fn is_again(&mut self, grid: &Grid, row: &[Cell]) -> bool {
        // Fewer cells say too little: the rows below a name that stands once may be alike.
        if row.iter().filter(|cell| !cell.is_blank()).count() < 3 || row.first().is_none_or(Cell::is_blank) {
            return false;
        }
        let mut hasher = DefaultHasher::new();
        grid.sheet().hash(&mut hasher);
        row.iter().for_each(|cell| cell.text.hash(&mut hasher));
        let Some(earlier) = self.seen.insert(hasher.finish(), line_of(row)) else { return false };
        self.first.get_or_insert_with(|| (grid.row_place(row), earlier));
        self.many += 1;
        true
    }

    /// What is said of them, at the first.
    pub fn told(self) -> Option<Diagnostic> {
        let (place, earlier) = self.first?;
        let more = match self.many {
            1 => String::new(),
            2 => ", and so is another row of an earlier one".to_owned(),
            many => format!(", and so are {} other rows of earlier ones", many - 1),
        };
        let message = format!("this row is the same as row {earlier} in every cell{more}: it is read once");
        let help = "if both are meant, say in a column what tells them apart; else it can stay";
        Some(Diagnostic::warning(Code::DuplicateObservation, message).at(place).help(help))
    }
}
