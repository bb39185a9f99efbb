//! Reading one file by its recipe, sheet by sheet and row by row.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::figures::measure::{DatedBy, Indicator, Period, Why, is_open_to_date, says_no_target};
use crate::folder::rows::held_rows::{Rows, same_area};
use crate::folder::rows::observations::{Held, read_observation};
use crate::folder::rows::strangers::Strangers;
use crate::folder::rows::to_date::{Labels, to_its_own_figures};
use crate::folder::table::area_names::AreaNames;
use crate::folder::table::bare_signs::{BareSigns, likely, may_be_sign};
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::{BENCHMARKS, Columns, OBSERVATIONS, TARGETS};
use crate::folder::table::grid::Grid;
use crate::folder::table::row::Row;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::words::mark::Mark;
use crate::folder::words::number::read_number;

use super::area_types::AreaTypes;
use super::block::{is_note, line_of};
use super::headings::{Headings, another_table, begins_another, find, is_period_cell};
use super::in_one_cell::parted;
use super::lacking::{lacking, unread_sheets};
use super::met::Met;
use super::over_several::is_over_several;
use super::own_verdicts::VerdictsRead;
use super::recipe::{ReadBy, Recipe};
use super::rolled::rolled;
use super::row_figures::{RowFigures, TwoOfATime};
use super::too_many_cells::too_many_cells;
use super::under::Under;
use super::unfit::unfit;
use super::year_targets::YearTargets;
use super::{long, wide};

/// Puts the rows of a file's sheets into the tables.
pub fn read_source(
    ReadBy { recipe, area, report, told }: ReadBy,
    grids: &[Grid],
    catalogue: &[Indicator],
    rows: &mut Rows,
    faults: &Diagnostics,
) {
    let named = |grid: &&Grid| recipe.may_read(grid.sheet());
    let (may_be_read, found): (Vec<&Grid>, Vec<Option<Headings>>) =
        grids.iter().filter(named).map(|grid| (grid, find(grid, recipe))).unzip();
    let fits: Vec<&Headings> = found.iter().flatten().collect();
    let recipe = &rolled(recipe, &fits);
    let mut reading = Reading {
        recipe,
        area,
        report,
        told,
        catalogue,
        rows,
        faults,
        strangers: Strangers::of(catalogue),
        verdicts: VerdictsRead::default(),
        signs: BareSigns::default(),
        met: Met::default(),
        open: Vec::new(),
        areas: AreaNames::default(),
        years: YearTargets::default(),
        observations: Columns::all(&OBSERVATIONS),
        benchmarks: Columns::all(&BENCHMARKS),
        targets: Columns::all(&TARGETS),
    };
    let mut unread: Vec<&Grid> = Vec::new();
    for (grid, headings) in may_be_read.iter().zip(&found) {
        match headings {
            None => unread.push(grid),
            Some(headings) if recipe.is_long() => reading.long(grid, headings),
            Some(headings) => reading.wide(grid, headings),
        }
    }
    let told = unfit(recipe, &may_be_read, &fits);
    let unread = if fits.is_empty() || fits.len() < recipe.sheets.len() { None } else { unread_sheets(&unread) };
    told.into_iter().chain(unread).for_each(|told| faults.add(told));
    reading.verdicts.unknown().chain(reading.verdicts.only_coloured()).for_each(|told| faults.add(told));
    let signs = std::mem::take(&mut reading.signs);
    if recipe.is_as_found {
        signs.taken().for_each(|told| faults.add(told));
    } else {
        signs.unknown(&recipe.marks).into_iter().for_each(|told| faults.add(told));
    }
    reading.of_rows();
    reading.rows.said_beside.append(&mut reading.verdicts.said);
    let unknown = reading.strangers.names(faults);
    let first = unknown.first().map(|(_, place)| place.clone());
    first.into_iter().for_each(|place| faults.add(lacking(recipe, &unknown, catalogue).at(place)));
}

/// Where the two limits stand in a row of ours, behind all else.
const LIMITS: usize = 11;

/// A file while it is read.
pub(super) struct Reading<'a> {
    pub(super) recipe: &'a Recipe,
    area: &'a str,
    /// The period of the report, where that is known.
    report: Option<Period>,
    told: &'a BTreeSet<String>,
    pub(super) catalogue: &'a [Indicator],
    pub(super) rows: &'a mut Rows,
    pub(super) faults: &'a Diagnostics,
    pub(super) strangers: Strangers<'a>,
    verdicts: VerdictsRead,
    signs: BareSigns,
    met: Met,
    /// The years to date that do not say their end, as places among the rows.
    open: Vec<usize>,
    areas: AreaNames<Arc<str>>,
    pub(super) years: YearTargets,
    observations: Columns,
    pub(super) benchmarks: Columns,
    pub(super) targets: Columns,
}

impl<'a> Reading<'a> {
    fn long(&mut self, grid: &Grid, headings: &Headings) {
        let layout = long::Layout::of(self.recipe, headings, grid);
        let others = self.others(headings);
        let moved = self.moved(grid, headings);
        let types = AreaTypes::of((self.recipe, self.area), headings, grid);
        let mut labels = Labels::default();
        let (mut block, mut under) = (layout.blocks((grid, headings), &mut labels), Under::default());
        self.runs_to(labels.until(self.report));
        grid.each(|at, row| {
            if at <= headings.at || moved.contains(&at) {
                return;
            }
            if self.met.again.is_again(grid, row) {
                return;
            }
            let mut cells = layout.row(row);
            if is_note(row) {
                under.pass(row);
                if !cells[0].is_blank() {
                    block.end();
                }
                return;
            }
            if let Some(given) = self.recipe.period_of(&cells[2].text) {
                cells[2] = cells[2].saying(given);
            }
            let is_dated = is_period_cell(&cells[2].text);
            if let Some([name, area]) = block.above(line_of(row), [&cells[0].text, &cells[1].text], is_dated) {
                (cells[0], cells[1]) = (cells[0].saying(name), cells[1].saying(area));
            }
            if cells[0].is_blank() {
                if read_number(&cells[3].text).is_ok() {
                    self.met.nameless.meet(|| grid.row_place(row));
                }
                return;
            }
            self.with_heading(&under, &mut cells[0]);
            if headings.is_again(row)
                || self.is_left_out((&cells[0], row), headings)
                || types.is_other(row, &cells[1].text)
            {
                return;
            }
            let [name, area, period] = [0, 1, 2].map(|at| cells[at].clone());
            let of_year = self.years.taken_from(self.recipe, &mut cells);
            let at = self.figure(grid, cells);
            // What stands beside another area's figure is beside that figure.
            let is_own = area.text.is_empty() || same_area(&area.text, self.area);
            self.beside((grid, headings), row, at.filter(|_| is_own), &period);
            if let Some(target) = of_year.filter(|_| is_own) {
                self.target_of_year(grid, [&name, &period, &target]);
            }
            for (at, other, limits) in others.iter().filter(|_| is_own) {
                if let Some(value) = row.get(*at) {
                    self.compared(grid, [&name, &period, value], in_row(row, *limits), (other, DatedBy::Itself));
                }
            }
        });
    }

    /// The comparators that a row has once: the column of each, its name and the columns of its limits.
    fn others(&self, headings: &Headings) -> Vec<(usize, &'a str, Option<[usize; 2]>)> {
        let recipe = self.recipe;
        let limits_of = |heading: &str| {
            let [lower, upper] = recipe.limits_of(heading)?;
            Some([headings.column(lower)?, headings.column(upper)?])
        };
        let other = |(heading, name): &'a (String, String)| {
            Some((headings.column(heading)?, name.as_str(), limits_of(heading)))
        };
        recipe.comparators.iter().filter_map(other).collect()
    }

    fn wide(&mut self, grid: &Grid, headings: &Headings) {
        let layout = self.wide_layout(grid, headings);
        let types = AreaTypes::of((self.recipe, self.area), headings, grid);
        let names = long::Layout::of(self.recipe, headings, grid);
        let moved = self.moved(grid, headings);
        let (mut is_over, mut under, mut two) = (false, Under::default(), TwoOfATime::default());
        grid.each(|at, row| {
            if is_over || at <= headings.at || moved.contains(&at) || headings.is_again(row) {
                return;
            }
            if is_note(row) {
                under.pass(row);
                return;
            }
            is_over = begins_another(row, layout.periods.iter().map(|(at, cell)| (*at, cell.text.as_str())));
            if is_over {
                self.faults.add(another_table(grid.row_place(row), line_of(row)));
                return;
            }
            let mut named = names.row(row);
            self.with_heading(&under, &mut named[0]);
            if self.is_nameless(grid, row, (&named[0], &layout))
                || self.is_left_out((&named[0], row), headings)
                || types.is_other(row, &named[1].text)
                || self.met.again.is_again(grid, row)
            {
                return;
            }
            let mut latest: Option<(&Cell, Option<usize>)> = None;
            let before = self.rows.held.len();
            let mut figures = RowFigures::from(before);
            for (at, period, value) in layout.figures(row, self.strangers.frequency(&named[0].text)) {
                if is_over_several(row, at) {
                    self.met.over_several.meet(value, || grid.place(value));
                    continue;
                }
                let mut cells = named.clone();
                (cells[2], cells[3]) = (period.clone(), value.clone());
                cells[LIMITS..].clone_from_slice(&layout.limits_of(row, at));
                let is_figure = !self.is_mark(value) && layout.looks_back(at).is_none();
                let of = self.figure(grid, cells);
                figures.took(&mut self.rows.held, (at, layout.looks_back(at)), &mut two);
                if is_figure {
                    latest = Some((period, of));
                }
            }
            if let Some((period, at)) = latest {
                self.beside((grid, headings), row, at, period);
            }
            self.beside_periods((grid, row), &layout, &named[0], (before, latest.map(|(period, _)| period)));
        });
        two.told(headings, self.catalogue).for_each(|told| self.faults.add(told));
    }

    /// The targets and the comparators of a row. `before`: where its figures begin; `latest`: the period of the last of them.
    fn beside_periods(
        &mut self,
        (grid, row): (&Grid, &[Cell]),
        layout: &wide::Layout,
        name: &Cell,
        (before, latest): (usize, Option<&Cell>),
    ) {
        // The target of a quarter is none of the quarter before, which only stands beside it.
        let is_own = |held: &&Held| held.looks_back.is_none();
        let own = self.rows.held[before..].iter().filter(is_own);
        let periods: BTreeSet<Period> = own.map(|held| held.observation.period).collect();
        for column in &layout.targets {
            self.target_column((grid, row), name, column, (before, &periods));
        }
        let given = name.saying(&self.recipe.comparators_for);
        let given = Some(&given).filter(|cell| !cell.text.is_empty());
        for (at, other, period, limits) in &layout.comparators {
            let stated = period.as_ref().or(given).map(|period| (period, DatedBy::Itself));
            let dated = stated.or(latest.map(|latest| (latest, DatedBy::Figure)));
            if let (Some(value), Some((period, by))) = (row.get(*at), dated) {
                self.compared(grid, [name, period, value], in_row(row, *limits), (other, by));
            }
        }
    }

    fn wide_layout(&mut self, grid: &Grid, headings: &Headings) -> wide::Layout {
        let mut labels = Labels::default();
        headings.cells.iter().for_each(|(_, cell)| labels.meet(&cell.text));
        let until = labels.until(self.report);
        self.runs_to(until);
        wide::Layout::of((self.recipe, until, self.area, self.told), headings, grid, self.faults)
    }

    /// A year to date that does not say its end runs to that of this period.
    fn runs_to(&mut self, until: Option<Period>) {
        for columns in [&mut self.observations, &mut self.benchmarks, &mut self.targets] {
            columns.to_date = until;
        }
    }

    /// What is known when every row is read.
    fn of_rows(&mut self) {
        std::mem::take(&mut self.met).told(self.catalogue, self.rows).for_each(|told| self.faults.add(told));
        to_its_own_figures(&mut self.rows.held, &self.open);
    }

    /// A row without a name, which is told where it has figures.
    fn is_nameless(&mut self, grid: &Grid, row: &[Cell], (name, layout): (&Cell, &wide::Layout)) -> bool {
        let is_figure = |at: usize| row.get(at).is_some_and(|cell| read_number(&cell.text).is_ok());
        if name.text.is_empty() && layout.periods.iter().any(|(at, _)| is_figure(*at)) {
            self.met.nameless.meet(|| grid.row_place(row));
        }
        name.text.is_empty()
    }

    /// Rows whose cells stand under the wrong headings.
    fn moved(&self, grid: &Grid, headings: &Headings) -> BTreeSet<usize> {
        let Some((moved, told)) = too_many_cells(grid, headings.at) else { return BTreeSet::new() };
        self.faults.add(told);
        moved
    }

    /// What the row itself says of its figure.
    fn beside(&mut self, (grid, headings): (&Grid, &Headings), row: &[Cell], at: Option<usize>, period: &Cell) {
        if let Some(at) = at {
            let against = &self.recipe.check_against;
            self.met.changed.row(at, row, |cell| grid.place(cell));
            self.verdicts.row((against, headings), (grid, row), (at, &self.catalogue[at]), period);
        }
    }

    /// A figure, in the order of a table of figures. Gives its indicator, where the catalogue has it.
    fn figure(&mut self, grid: &Grid, mut cells: Vec<Cell>) -> Option<usize> {
        let said = self.met.signs_behind.take(&mut cells[3], |cell| grid.place(cell));
        // What the file says of it stands somewhere else in the file.
        if let Some(said) = said.filter(|_| cells[8].is_blank()) {
            cells[8] = cells[3].saying(said);
        }
        for at in [3, 4, 5, 9, 10] {
            let is_beside = at >= 9;
            self.mark(grid, &mut cells[at], is_beside);
        }
        self.limits(grid, &mut cells[LIMITS..]);
        if cells[3..LIMITS].iter().all(Cell::is_blank) {
            return None;
        }
        let row = Row { grid, columns: &self.observations, cells: &cells, faults: self.faults };
        let at = self.strangers.indicator(&row)?;
        let (mut held, beside) = read_observation(&row, (at, &self.catalogue[at]), &mut self.areas);
        // What is told of a figure is told of its own cell.
        if let Some(held) = held.as_mut().filter(|_| grid.is_sheet() && !cells[3].is_blank()) {
            held.observation.from = grid.place(&cells[3]);
        }
        if held.is_some() && is_open_to_date(&cells[2].text) {
            self.open.push(self.rows.held.len());
        }
        self.rows.held.extend(held);
        self.rows.targets_beside.extend(beside);
        Some(at)
    }

    /// The cells of the lower and of the upper limit: a sign in the place of one says nothing.
    pub(super) fn limits(&mut self, grid: &Grid, cells: &mut [Cell]) {
        cells.iter_mut().for_each(|cell| self.mark(grid, cell, true));
        if let [lower, upper] = cells {
            let both = [&mut *lower, &mut *upper].map(|cell| std::mem::replace(cell, Cell::blank()));
            [*lower, *upper] = parted(both);
        }
    }

    /// What the recipe says that a sign means: `N/A` as `n/a`.
    fn meaning(&self, cell: &Cell) -> Option<Mark> {
        let is_it = |(sign, _): &&(String, Mark)| sign.eq_ignore_ascii_case(&cell.text);
        self.recipe.marks.iter().find(is_it).map(|(_, mark)| *mark)
    }

    /// Whether a cell says only why there is no figure.
    fn is_mark(&self, cell: &Cell) -> bool {
        self.meaning(cell).is_some() || likely(&cell.text).is_some() || cell.text.starts_with('[')
    }

    /// Puts our shorthand for a sign of the recipe; one that it does not have is told. A target or comparator that is not there
    /// says nothing: `is_beside`.
    pub(super) fn mark(&mut self, grid: &Grid, cell: &mut Cell, is_beside: bool) {
        if is_beside && says_no_target(&cell.text) {
            *cell = cell.saying("");
            return;
        }
        let known = self.meaning(cell);
        // Beside the figures `<85` is a target.
        let is_said = known.is_some() || is_beside && cell.text.starts_with('<');
        let guessed = if is_said { None } else { likely(&cell.text) };
        let is_strange = !is_said && !is_beside && !self.recipe.is_as_found && may_be_sign(cell);
        let missing = guessed.or(is_strange.then_some(Why::NotAvailable));
        if missing.is_some() {
            self.signs.meet(&cell.text, guessed, || grid.place(cell));
        }
        let Some(mark) = known.or(missing.map(Mark::Missing)) else { return };
        *cell = cell.saying(if is_beside { String::new() } else { mark.shorthand() });
    }
}

/// The cells of a row in the columns of limits, where there are such columns.
fn in_row(row: &[Cell], limits: Option<[usize; 2]>) -> Option<[Cell; 2]> {
    limits.map(|both| both.map(|at| row.get(at).cloned().unwrap_or_else(Cell::blank)))
}
