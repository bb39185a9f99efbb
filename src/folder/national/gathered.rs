//! The cells of a large table as they come by: put together by measure and label of a period.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::figures::measure::{Counts, Limits, NationalCell};

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
