//! A file with a row for each figure: its columns put under our own headings.

use crate::folder::rows::to_date::Labels;
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::OBSERVATIONS;
use crate::folder::table::grid::Grid;

use super::block::{Block, line_of};
use super::headings::Headings;
use super::recipe::{Recipe, Taken};
use super::sheet_period::period_of_sheet;

/// What each of our columns is taken from, in the order of a table of figures.
pub struct Layout<'a> {
    taken: Vec<Option<(&'a Taken, Vec<usize>)>>,
    sheet: String,
    /// The period that the sheet is of, where it is one.
    period: Option<String>,
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
        let is_of_sheet = recipe.taken("period") == Some(&Taken::Sheet);
        let above = if is_of_sheet { grid.first(headings.at) } else { Vec::new() };
        let texts = above.iter().take(headings.at).flatten().map(|cell| cell.text.as_str());
        let period = if is_of_sheet { period_of_sheet(grid.sheet(), texts) } else { None };
        Layout { taken: OBSERVATIONS.columns.iter().map(of).collect(), sheet: grid.sheet().to_owned(), period }
    }

    /// Whether the names, which are our first column, stand in every row or only in the first of each block; and the labels of
    /// its periods, our third.
    pub fn blocks(&self, (grid, headings): (&Grid, &Headings), labels: &mut Labels) -> Block {
        let mut block = Block::default();
        grid.each(|at, row| {
            if at > headings.at {
                let of = |ours: usize| self.cell(row, self.taken.get(ours).and_then(Option::as_ref)).text;
                block.pass(line_of(row), &of(0));
                labels.meet(&of(2));
            }
        });
        block.end();
        block
    }

    /// A row of ours.
    pub fn row(&self, row: &[Cell]) -> Vec<Cell> {
        let of = |(at, taken): (usize, &Option<(&Taken, Vec<usize>)>)| match taken {
            Some((Taken::Sheet, _)) if OBSERVATIONS.columns[at] == "period" => {
                self.said(row, self.period.as_ref().unwrap_or(&self.sheet))
            }
            taken => self.cell(row, taken.as_ref()),
        };
        self.taken.iter().enumerate().map(of).collect()
    }

    /// A text that stands in no cell of the row, at the place of the row.
    fn said(&self, row: &[Cell], text: &str) -> Cell {
        let first = row.iter().find(|cell| !cell.text.is_empty());
        Cell { width: 0, ..first.map_or_else(Cell::blank, Cell::clone).saying(text) }
    }

    fn cell(&self, row: &[Cell], taken: Option<&(&Taken, Vec<usize>)>) -> Cell {
        let same = |text: &str| self.said(row, text);
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
