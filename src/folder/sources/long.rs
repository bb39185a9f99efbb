//! A file with a row for each figure: its columns put under our own headings.

use crate::folder::cell::Cell;
use crate::folder::columns::OBSERVATIONS;
use crate::folder::grid::Grid;

use super::headings::Headings;
use super::recipe::{Recipe, Taken};

/// What each of our columns is taken from, in the order of a table of figures.
pub struct Layout<'a> {
    taken: Vec<Option<(&'a Taken, Vec<usize>)>>,
    sheet: String,
}

impl<'a> Layout<'a> {
    /// As the recipe says, with the columns of this sheet.
    pub fn of(recipe: &'a Recipe, headings: &Headings, grid: &Grid) -> Layout<'a> {
        let of = |ours: &&'static str| {
            let taken = recipe.taken(ours)?;
            let columns = match taken {
                Taken::Columns(names) => names.iter().filter_map(|name| headings.column(name)).collect(),
                Taken::Is(_) | Taken::Sheet => Vec::new(),
            };
            Some((taken, columns))
        };
        Layout { taken: OBSERVATIONS.columns.iter().map(of).collect(), sheet: grid.sheet().to_owned() }
    }

    /// A row of ours.
    pub fn row(&self, row: &[Cell]) -> Vec<Cell> {
        self.taken.iter().map(|taken| self.cell(row, taken.as_ref())).collect()
    }

    fn cell(&self, row: &[Cell], taken: Option<&(&Taken, Vec<usize>)>) -> Cell {
        let first = row.iter().find(|cell| !cell.text.is_empty());
        let same = |text: &str| Cell { width: 0, ..first.map_or_else(Cell::blank, Cell::clone).saying(text) };
        match taken {
            None => same(""),
            Some((Taken::Is(text), _)) => same(text),
            Some((Taken::Sheet, _)) => same(&self.sheet),
            Some((Taken::Columns(_), columns)) => {
                let cells: Vec<&Cell> = columns.iter().filter_map(|at| row.get(*at)).collect();
                let Some(first) = cells.iter().find(|cell| !cell.text.is_empty()) else { return same("") };
                let words: Vec<&str> =
                    cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
                if words.len() == 1 { (*first).clone() } else { first.saying(words.join(" ")) }
            }
        }
    }
}
