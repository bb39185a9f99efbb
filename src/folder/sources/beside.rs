//! What stands beside the figures of a row: targets and comparators.

use std::collections::BTreeSet;

use crate::figures::measure::{Benchmark, DatedBy, Period, Target, YearKind, read_period_cell};
use crate::folder::rows::benchmarks::read_benchmark;
use crate::folder::rows::targets::{HeldTarget, UndatedTarget, read_target};
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::{BENCHMARKS, TARGETS};
use crate::folder::table::grid::Grid;
use crate::folder::table::row::Row;

use super::of_each::{asked, is_answered};
use super::read::Reading;
use super::wide::{TargetColumn, of_some_year};

impl Reading<'_> {
    /// The target of a row in one column, beside figures of several periods: those held from `before` on.
    pub(super) fn target_column(
        &mut self,
        (grid, row): (&Grid, &[Cell]),
        name: &Cell,
        column: &TargetColumn,
        (before, periods): (usize, &BTreeSet<Period>),
    ) {
        let Some(value) = row.get(column.at) else { return };
        let blank = Cell::blank();
        let period = column.period.as_ref();
        let of = (column.name.as_str(), column.is_of_year);
        let Some((at, target)) = self.target(grid, [name, period.unwrap_or(&blank), value], of) else { return };
        let Some(by) = target.by else {
            let undated = UndatedTarget { indicator: at, target, periods: periods.clone() };
            self.rows.undated_targets.push(undated);
            return;
        };
        if column.is_of_each {
            let parts = periods.iter().filter(|part| part.is_dated() && part.months() < by.months());
            let parts = parts.filter(|part| part.begin() >= by.begin() && part.end() <= by.end());
            let each = parts.map(|part| (at, Target { by: Some(*part), ..target.clone() }));
            self.rows.targets.extend(each);
            return;
        }
        let indicator = &self.catalogue[at];
        let figures: Vec<_> = self.rows.held[before..].iter().map(|held| &held.observation).collect();
        let asked = if column.is_of_year { None } else { asked(indicator, (&target, by), &figures) };
        match asked {
            Some(_) if is_answered(indicator, &target) => return,
            Some(told) => self.faults.add(told),
            None => {}
        }
        self.rows.targets.push((at, target));
    }

    /// The target of the year that the period of a row is of.
    pub(super) fn target_of_year(&mut self, grid: &Grid, [name, period, value]: [&Cell; 3]) {
        let of = read_period_cell(&period.text, YearKind::Financial).ok();
        let Some(year) = of.and_then(|(period, _)| Period::financial_year(period.financial_year_of())) else { return };
        let Some((at, target)) = self.target(grid, [name, &period.saying(year.in_full()), value], ("", true)) else {
            return;
        };
        if self.years.is_new(at, &target) {
            self.rows.targets.push((at, target));
        }
    }

    /// A target of a measure: its name, the period where the heading says one, and the figure; how it is called, and whether it is of
    /// a year, whichever. What grows through a year is held against a year's target as a year.
    fn target(
        &mut self,
        grid: &Grid,
        [name, period, value]: [&Cell; 3],
        (called, is_of_year): (&str, bool),
    ) -> Option<HeldTarget> {
        let mut value = value.clone();
        self.mark(grid, &mut value, true);
        if value.text.is_empty() {
            return None;
        }
        let from = grid.place(&value);
        let mut cells = vec![Cell::blank(); TARGETS.columns.len()];
        let named = value.saying(called);
        (cells[0], cells[1], cells[2], cells[5]) = (name.clone(), period.clone(), value, named);
        let row = Row { grid, columns: &self.targets, cells: &cells, faults: self.faults };
        let at = self.strangers.indicator(&row)?;
        let indicator = &self.catalogue[at];
        let is_of_some_year = is_of_year && period.is_blank();
        let dated = |target| if is_of_some_year { of_some_year(indicator, target) } else { target };
        read_target(&row, indicator).map(dated).map(|target| (at, Target { from, ..target }))
    }

    /// What another body or group has, with its limits where they are given, and what says of which period.
    pub(super) fn compared(
        &mut self,
        grid: &Grid,
        [name, period, value]: [&Cell; 3],
        limits: Option<[Cell; 2]>,
        (other, dated_by): (&str, DatedBy),
    ) {
        let mut value = value.clone();
        self.mark(grid, &mut value, true);
        if value.text.is_empty() {
            return;
        }
        let mut cells = vec![Cell::blank(); BENCHMARKS.columns.len()];
        let named = value.saying(other);
        (cells[0], cells[1], cells[2], cells[3]) = (name.clone(), period.clone(), named, value);
        if let Some(mut limits) = limits {
            self.limits(grid, &mut limits);
            cells[8..].clone_from_slice(&limits);
        }
        let row = Row { grid, columns: &self.benchmarks, cells: &cells, faults: self.faults };
        let Some(at) = self.strangers.indicator(&row) else { return };
        let read = read_benchmark(&row, &self.catalogue[at]);
        self.rows.benchmarks.extend(read.map(|benchmark| (at, Benchmark { dated_by, ..benchmark })));
    }
}
