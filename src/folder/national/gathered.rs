//! The cells of a large table as they come by: put together by measure and label of a period, with those that hold no figure.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Place};
use crate::figures::measure::{Counts, Limits, NationalCell};
use crate::folder::diagnostics::Diagnostics;
use crate::folder::number::NoNumber;

/// The cells of one measure under one label of a period.
#[derive(Debug)]
pub struct Column {
    /// An index of the measures.
    pub measure: usize,
    /// An index of the labels of periods.
    pub period: usize,
    /// In the order of the table.
    pub cells: Vec<NationalCell>,
    /// The counts behind them, each with the line of its cell. Empty where the table gives none.
    pub counts: Vec<(u32, Counts)>,
    /// The confidence limits of cells, each with the line of its cell. Empty where the table gives none.
    pub limits: Vec<(u32, Limits)>,
}

/// The columns so far.
#[derive(Debug, Default)]
pub struct Gathered {
    columns: Vec<Column>,
    column_of: HashMap<(usize, usize), usize>,
    last: Option<((usize, usize), usize)>,
}

impl Gathered {
    /// Adds a cell of a measure and period, which is mostly that of the cell before.
    pub fn add(&mut self, (measure, period): (usize, usize), cell: NationalCell) {
        let at = match self.last.filter(|(last, _)| *last == (measure, period)) {
            Some((_, at)) => at,
            None => *self.column_of.entry((measure, period)).or_insert_with(|| {
                self.columns.push(Column {
                    measure,
                    period,
                    cells: Vec::new(),
                    counts: Vec::new(),
                    limits: Vec::new(),
                });
                self.columns.len() - 1
            }),
        };
        self.last = Some(((measure, period), at));
        self.columns[at].cells.push(cell);
    }

    /// Adds the counts behind the cell that was added last.
    pub fn add_counts(&mut self, counts: Counts) {
        if let Some((column, line)) = self.last_cell() {
            column.counts.push((line, counts));
        }
    }

    /// Adds the confidence limits of the cell that was added last.
    pub fn add_limits(&mut self, limits: Limits) {
        if let Some((column, line)) = self.last_cell() {
            column.limits.push((line, limits));
        }
    }

    fn last_cell(&mut self) -> Option<(&mut Column, u32)> {
        let column = self.last.and_then(|(_, at)| self.columns.get_mut(at))?;
        let line = column.cells.last()?.line;
        Some((column, line))
    }

    /// Adds counts that stand in rows of their own to the cells of their area: by measure, label and area.
    pub fn add_apart(&mut self, apart: &HashMap<(usize, usize, u32), [Option<Decimal>; 2]>) {
        for column in self.columns.iter_mut().filter(|_| !apart.is_empty()) {
            let counts = column.cells.iter().filter_map(|cell| {
                let [numerator, denominator] = *apart.get(&(column.measure, column.period, cell.area))?;
                Some((cell.line, [numerator?, denominator?]))
            });
            column.counts = counts.collect();
        }
    }

    /// All of them, in the order in which they first came.
    pub fn into_columns(self) -> Vec<Column> {
        self.columns
    }
}

/// So many texts that are not figures are told one by one; of more only how many cells there are.
const TOLD: usize = 3;

/// Where a text that is no figure first stands, in how many rows it does, and why it is none.
type Odd = (Place, usize, NoNumber);

/// Cells that hold neither a figure nor a mark.
#[derive(Debug, Default)]
pub struct OddCells {
    /// By what they hold.
    found: BTreeMap<Vec<u8>, Odd>,
    /// How many cells hold yet other texts.
    more: usize,
}

impl OddCells {
    /// Takes one in.
    pub fn meet(&mut self, cell: &[u8], place: impl FnOnce() -> Place, no: NoNumber) {
        if self.found.len() < TOLD || self.found.contains_key(cell) {
            self.found.entry(cell.to_vec()).or_insert_with(|| (place(), 0, no)).1 += 1;
        } else {
            self.more += 1;
        }
    }

    /// Says what there is to say of them.
    pub fn tell(self, faults: &Diagnostics) {
        let mut odd: Vec<Odd> = self.found.into_values().collect();
        odd.sort_by_key(|(place, ..)| place.line);
        let told = |(place, _, no): &Odd, message: String| {
            let fault = Diagnostic::error(no.code, message).at(place.clone());
            if no.help.is_empty() { fault } else { fault.help(no.help.clone()) }
        };
        if self.more == 0 {
            for one in &odd {
                let more = if one.1 > 1 { format!(", in {} rows", one.1) } else { String::new() };
                faults.add(told(one, format!("{}{more}", one.2.message)));
            }
        } else if let Some((first, others)) = odd.split_first() {
            let rows = first.1 - 1 + others.iter().map(|(_, rows, _)| rows).sum::<usize>() + self.more;
            let fault = told(first, format!("{}; there are {rows} more such cells in this column", first.2.message));
            faults.add(others.iter().fold(fault, |fault, (place, ..)| fault.also(place.clone(), "and here")));
        }
    }
}
