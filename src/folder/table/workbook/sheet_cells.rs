//! The cells of one sheet while it is read: what is merged is filled, what is hidden is taken out.

use std::collections::{BTreeMap, BTreeSet};

use crate::folder::table::cell::{Cell, WITHIN};
use crate::folder::table::worksheet_rows::{Content, HeldCell, TooMuch, WIDEST, WorksheetRows};

use super::shown::Shown;

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

    fn any(&self) -> bool {
        self.0.contains(&true)
    }

    fn has(&self, column: u32) -> bool {
        self.0.get(column as usize).copied().unwrap_or(false)
    }
}

/// The cells that hold anything, in the order in which they are read.
#[derive(Debug, Default)]
pub struct SheetCells {
    cells: WorksheetRows,
    coloured: BTreeSet<(usize, usize)>,
    units: BTreeMap<(usize, usize), String>,
}

/// So many coloured cells that hold nothing are noted, and so many with a unit. More are the pattern of a sheet.
const NOTED: usize = 10_000;

/// So many cells are read of a hidden sheet: its first rows.
pub const OF_HIDDEN: usize = WITHIN * WIDEST as usize;

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

/// No sheet has so many rows, nor so many cells that are merged.
const MOST: usize = 1 << 24;

impl Arrangement {
    /// Hides a row.
    pub fn hide(&mut self, row: u32) {
        if (row as usize) < MOST {
            self.hidden_rows.insert(row);
        }
    }

    /// Merges cells.
    pub fn merge(&mut self, region: Region) {
        if self.merged.len() < MOST {
            self.merged.push(region);
        }
    }
}

/// The rows that are seen, and the numbers, from 1, of hidden rows and columns that hold anything.
#[derive(Debug, Default)]
pub struct Arranged {
    /// Rows that hold anything.
    pub rows: WorksheetRows,
    /// The first rows with what is hidden in them; none where nothing is.
    pub with_hidden: Vec<Vec<Cell>>,
    /// Hidden rows.
    pub hidden_rows: Vec<usize>,
    /// Hidden columns.
    pub hidden_columns: Vec<usize>,
    /// The lines and columns of coloured cells that hold nothing.
    pub coloured: BTreeSet<(usize, usize)>,
    /// The units that formats of cells say, by line and column.
    pub units: BTreeMap<(usize, usize), String>,
}

impl SheetCells {
    /// Puts a cell where it stands, by its row and column from 0. `left`: how many may be read of the workbook.
    pub fn put(&mut self, row: u32, column: u32, shown: &Shown, left: usize) -> Result<(), TooMuch> {
        if shown.text.is_empty() {
            Ok(())
        } else {
            self.push(row, column, Content::Shown(&shown.text, shown.held), left)
        }
    }

    /// Notes that a cell without a text is coloured.
    pub fn colour(&mut self, row: u32, column: u32) {
        if column < WIDEST && self.coloured.len() < NOTED {
            self.coloured.insert((row as usize + 1, column as usize + 1));
        }
    }

    /// Notes the unit that the format of a cell puts behind its number.
    pub fn unit(&mut self, row: u32, column: u32, unit: &str) {
        if column < WIDEST && self.units.len() < NOTED {
            self.units.insert((row as usize + 1, column as usize + 1), unit.to_owned());
        }
    }

    /// A formula whose result the workbook does not hold.
    pub fn put_formula(&mut self, row: u32, column: u32, left: usize) -> Result<(), TooMuch> {
        self.push(row, column, Content::Formula, left)
    }

    /// Whether there is room for so many more.
    pub fn has_room(&self, cells: usize, left: usize) -> bool {
        self.cells.count().saturating_add(cells) <= left
    }

    fn push(&mut self, row: u32, column: u32, content: Content, left: usize) -> Result<(), TooMuch> {
        if column >= WIDEST {
            return Ok(());
        }
        if !self.has_room(1, left) {
            return Err(TooMuch::Cells);
        }
        self.cells.put(row, column, content)
    }

    /// Fills what is merged, takes out what is hidden, and puts the rest in rows. `left` goes down by what these take.
    pub fn arrange(mut self, by: &Arrangement, left: &mut usize) -> Result<Arranged, TooMuch> {
        self.cells.in_order();
        self.fill(&by.merged, *left)?;
        let mut arranged = Arranged { coloured: self.coloured, units: self.units, ..Arranged::default() };
        if by.hidden_columns.any() || !by.hidden_rows.is_empty() {
            arranged.with_hidden = self.cells.first(WITHIN);
        }
        let mut hidden_columns = BTreeSet::new();
        self.cells.keep(|cell| {
            let of_row = by.hidden_rows.contains(&(cell.line - 1));
            let of_column = by.hidden_columns.has(u32::from(cell.column) - 1);
            if of_row && !cell.is_merged && arranged.hidden_rows.last() != Some(&(cell.line as usize)) {
                arranged.hidden_rows.push(cell.line as usize);
            } else if of_column && !of_row && !cell.is_merged {
                hidden_columns.insert(usize::from(cell.column));
            }
            !of_row && !of_column
        });
        arranged.hidden_columns = hidden_columns.into_iter().collect();
        *left = left.checked_sub(taken(self.cells.held())).ok_or(TooMuch::Cells)?;
        arranged.rows = self.cells;
        Ok(arranged)
    }

    /// What stands in merged cells stands in each of them, as far down as the sheet holds anything.
    fn fill(&mut self, merged: &[Region], left: usize) -> Result<(), TooMuch> {
        if merged.len() > left.min(MOST - 1) {
            return Err(TooMuch::Cells);
        }
        let Some(last) = self.cells.held().last().map(|cell| cell.line - 1) else { return Ok(()) };
        // Regions may overlap, and then no cell is new.
        let (mut visits, stored) = (left, self.cells.count());
        for region in merged {
            let first = self.cells.at(region.top, region.left, stored).filter(|cell| self.cells.has_text(*cell));
            let Some(first) = first else { continue };
            for row in region.top..=region.bottom.min(last) {
                for column in region.left..=region.right.min(WIDEST - 1) {
                    visits = visits.checked_sub(1).ok_or(TooMuch::Cells)?;
                    if self.cells.at(row, column, stored).is_none() {
                        self.cells.repeat(first, row, column);
                    }
                }
            }
        }
        self.cells.in_order();
        Ok(())
    }
}

/// How many cells are read of these. A blank cell before another takes as long as one that holds something.
fn taken(cells: &[HeldCell]) -> usize {
    let is_last_of_row = |at: usize| cells.get(at + 1).is_none_or(|next| next.line != cells[at].line);
    let lasts = (0..cells.len()).filter(|at| is_last_of_row(*at));
    lasts.map(|at| usize::from(cells[at].column)).sum()
}
