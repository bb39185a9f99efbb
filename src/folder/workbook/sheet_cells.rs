//! The cells of one sheet while it is read: what is merged is filled, what is hidden is taken out.

use std::collections::BTreeSet;

use crate::folder::cell::Cell;

use super::shown::Shown;

/// What is further right is not a table of ours.
pub const WIDEST: u32 = 200;

/// Cells that are merged into one, by their first and last row and column, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

/// Which of the columns that are read are hidden.
#[derive(Debug, Clone)]
pub struct HiddenColumns([bool; WIDEST as usize]);

impl Default for HiddenColumns {
    fn default() -> HiddenColumns {
        HiddenColumns([false; WIDEST as usize])
    }
}

impl HiddenColumns {
    /// Hides columns from the first to the last, from 0.
    pub fn hide(&mut self, first: u32, last: u32) {
        let last = last.saturating_add(1).min(WIDEST) as usize;
        if let Some(columns) = self.0.get_mut(first as usize..last) {
            columns.fill(true);
        }
    }

    fn has(&self, column: u32) -> bool {
        self.0.get(column as usize).copied().unwrap_or(false)
    }
}

/// More cells than are read of one workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

/// The cells that hold anything, in the order in which they are read.
#[derive(Debug, Default)]
pub struct SheetCells {
    cells: Vec<Cell>,
    coloured: BTreeSet<(usize, usize)>,
}

/// So many coloured cells that hold nothing are noted. More are the pattern of a sheet.
const COLOURED: usize = 10_000;

/// Whether a fill has a colour: white, black and greys have none.
pub fn is_colour([red, green, blue]: [u8; 3]) -> bool {
    const APART: u8 = 40;
    red.max(green).max(blue) - red.min(green).min(blue) >= APART
}

/// What is known of a sheet beside its cells.
#[derive(Debug, Default)]
pub struct Arrangement {
    /// Rows that are hidden, by hand or by a filter, from 0.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are hidden.
    pub hidden_columns: HiddenColumns,
    /// Merged cells.
    pub merged: Vec<Region>,
}

/// The rows that are seen, and the numbers, from 1, of hidden rows and columns that hold anything.
#[derive(Debug, Default)]
pub struct Arranged {
    /// Rows that hold anything. A cell's index is its column.
    pub rows: Vec<Vec<Cell>>,
    /// Hidden rows.
    pub hidden_rows: Vec<usize>,
    /// Hidden columns.
    pub hidden_columns: Vec<usize>,
    /// The lines and columns of coloured cells that hold nothing.
    pub coloured: BTreeSet<(usize, usize)>,
}

impl SheetCells {
    /// Puts a cell where it stands, by its row and column from 0. `left`: how many may be read of the workbook.
    pub fn put(&mut self, row: u32, column: u32, shown: Shown, left: usize) -> Result<(), TooMany> {
        if column >= WIDEST || shown.text.is_empty() {
            return Ok(());
        }
        self.push(Cell { text: shown.text, held: shown.held, ..standing(row, column) }, left)
    }

    /// Notes that a cell without a text is coloured.
    pub fn colour(&mut self, row: u32, column: u32) {
        if column < WIDEST && self.coloured.len() < COLOURED {
            self.coloured.insert((row as usize + 1, column as usize + 1));
        }
    }

    /// A formula whose result the workbook does not hold.
    pub fn put_formula(&mut self, row: u32, column: u32, left: usize) -> Result<(), TooMany> {
        if column >= WIDEST {
            return Ok(());
        }
        self.push(Cell { formula_only: true, ..standing(row, column) }, left)
    }

    fn push(&mut self, cell: Cell, left: usize) -> Result<(), TooMany> {
        if self.cells.len() >= left {
            return Err(TooMany);
        }
        self.cells.push(cell);
        Ok(())
    }

    /// Fills what is merged, takes out what is hidden, and puts the rest in rows. `left` goes down by what these take.
    pub fn arrange(mut self, by: &Arrangement, left: &mut usize) -> Result<Arranged, TooMany> {
        // Of two that say they are in one place the later holds.
        self.cells.reverse();
        self.in_order();
        self.fill(&by.merged, *left)?;
        let mut arranged = Arranged { coloured: std::mem::take(&mut self.coloured), ..Arranged::default() };
        self.cells.retain(|cell| {
            let of_row = by.hidden_rows.contains(&(cell.line as u32 - 1));
            let of_column = by.hidden_columns.has(cell.column as u32 - 1);
            if cell.is_filled() && of_row {
                arranged.hidden_rows.push(cell.line);
            } else if cell.is_filled() && of_column {
                arranged.hidden_columns.push(cell.column);
            }
            !of_row && !of_column
        });
        for numbers in [&mut arranged.hidden_rows, &mut arranged.hidden_columns] {
            numbers.sort_unstable();
            numbers.dedup();
        }
        arranged.rows = in_rows(self.cells, left)?;
        Ok(arranged)
    }

    fn in_order(&mut self) {
        self.cells.sort_by_key(|cell| (cell.line, cell.column));
        self.cells.dedup_by_key(|cell| (cell.line, cell.column));
    }

    fn at(&self, row: u32, column: u32) -> Option<&Cell> {
        let place = (row as usize + 1, column as usize + 1);
        let found = self.cells.binary_search_by_key(&place, |cell| (cell.line, cell.column)).ok()?;
        self.cells.get(found)
    }

    /// What stands in merged cells stands in each of them, as far down as the sheet holds anything.
    fn fill(&mut self, merged: &[Region], left: usize) -> Result<(), TooMany> {
        let Some(last) = self.cells.last().map(|cell| cell.line as u32 - 1) else { return Ok(()) };
        // Regions may overlap, and then no cell is new.
        let mut visits = left;
        let mut filled = Vec::new();
        for region in merged {
            let Some(first) = self.at(region.top, region.left).filter(|cell| !cell.text.is_empty()) else { continue };
            for row in region.top..=region.bottom.min(last) {
                for column in region.left..=region.right.min(WIDEST - 1) {
                    visits = visits.checked_sub(1).ok_or(TooMany)?;
                    if self.at(row, column).is_none() {
                        let Cell { line, column, .. } = standing(row, column);
                        filled.push(Cell { line, column, is_merged: true, ..first.clone() });
                    }
                }
            }
        }
        self.cells.extend(filled);
        self.in_order();
        Ok(())
    }
}

/// The cells row by row, each row filled up with blank ones to its last: a blank cell before another takes as much room as one
/// that holds something.
fn in_rows(cells: Vec<Cell>, left: &mut usize) -> Result<Vec<Vec<Cell>>, TooMany> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for cell in cells {
        let is_new = rows.last().and_then(|row| row.first()).is_none_or(|first| first.line != cell.line);
        if is_new {
            rows.push(Vec::new());
        }
        let Some(row) = rows.last_mut() else { continue };
        let (line, blank) = (cell.line, row.len() + 1..cell.column);
        *left = left.checked_sub(blank.len() + 1).ok_or(TooMany)?;
        row.extend(blank.map(|column| Cell { line, column, ..Cell::blank() }));
        row.push(cell);
    }
    Ok(rows)
}

fn standing(row: u32, column: u32) -> Cell {
    Cell { line: row as usize + 1, column: column as usize + 1, ..Cell::blank() }
}
