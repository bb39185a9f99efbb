//! A file with a row for each measure and a column for each period: a figure for each filled cell.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::finding::target_basis;
use crate::figures::measure::{
    Basis, Frequency, Indicator, Period, Style, Target, YearKind, period_named, read_open_to_date, read_period,
};
use crate::folder::rows::target_headings::{called, is_of_each, is_of_year};
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::text::diagnostics::Diagnostics;

use super::headings::{Headings, is_period, lacks_year};
use super::recipe::Recipe;
use super::same_time::{SameTime, has_figure};
use super::sheet_period::period_of_sheet;
use super::this_period::{THIS_PERIOD, beside_this, is_beside_this, own_period};

/// What the columns of one sheet are.
#[derive(Debug, Default)]
pub struct Layout {
    /// The column of figures of each period, with the heading that says it; the earliest first.
    pub periods: Vec<(usize, Cell)>,
    /// The columns of targets.
    pub targets: Vec<TargetColumn>,
    /// The columns of comparators.
    pub comparators: Vec<Compared>,
    /// The columns of the lower (0) and of the upper (1) limits, with the heading where it says a period.
    limits: Vec<(usize, usize, Option<Cell>)>,
    same_time: SameTime,
    /// The columns of an earlier period beside that of the sheet, and where that ends.
    looks_back: BTreeSet<usize>,
    ends: Option<i32>,
}

/// A column of comparators: where it is, its name, its heading where that says a period, and the columns of its limits.
pub type Compared = (usize, String, Option<Cell>, Option<[usize; 2]>);

/// A column of targets.
#[derive(Debug)]
pub struct TargetColumn {
    /// Where it is.
    pub at: usize,
    /// Its heading, where it says a period.
    pub period: Option<Cell>,
    /// It says that they are of a year.
    pub is_of_year: bool,
    /// It says that they are of each part of its period: "Quarterly target 2025/26".
    pub is_of_each: bool,
    /// How it is called beside others of the same period; else empty.
    pub name: String,
}

impl TargetColumn {
    fn of((at, cell): (usize, &Cell)) -> TargetColumn {
        let text = cell.text.as_str();
        let (period, is_of_year, is_of_each) = (dated(cell, "target"), is_of_year(text), is_of_each(text));
        TargetColumn { at, period, is_of_year, is_of_each, name: called(text) }
    }

    fn is_like(&self, other: &TargetColumn) -> bool {
        let of =
            |one: &TargetColumn| (one.period.as_ref().map(|cell| plain(&cell.text)), one.is_of_year, one.is_of_each);
        of(self) == of(other)
    }
}

impl Layout {
    /// As the recipe and the headings say. A column that neither knows is told of once, if not already among `told`. `until`: the
    /// period to whose end a year to date runs that does not say its own; `area`: the report's own.
    pub fn of(
        (recipe, until, area, told): (&Recipe, Option<Period>, &str, &BTreeSet<String>),
        headings: &Headings,
        grid: &Grid,
        faults: &Diagnostics,
    ) -> Layout {
        let mut layout = Layout::default();
        let (mut strange, mut undated): (Vec<&Cell>, Vec<&Cell>) = (Vec::new(), Vec::new());
        let same = |one: &str, other: &str| plain(one) == plain(other);
        let to_date = |text: &str| read_open_to_date(text, until?);
        let is_of_sheet = recipe.periods.iter().any(|(_, given)| is_beside_this(given));
        let of_sheet = if is_of_sheet { of_sheet(headings, grid) } else { String::new() };
        layout.ends = period_named(&of_sheet).map(Period::end);
        for (at, cell) in &headings.cells {
            let text = cell.text.as_str();
            let given = recipe.period_of(text).map(str::to_owned).or_else(|| own_period(text, area));
            let known = || {
                recipe.columns.iter().any(|(_, taken)| taken.is_of(text))
                    || same(&recipe.area_type, text)
                    || recipe.check_against.headings().any(|heading| same(heading, text))
            };
            if recipe.leave_out.iter().any(|heading| names(heading, text)) || known() {
            } else if let Some((_, name)) = recipe.comparators.iter().find(|(heading, _)| same(heading, text)) {
                let limits = recipe.limits_of(text).map(|both| both.each_ref().map(|one| headings.column(one)));
                let limits = limits.and_then(|[lower, upper]| Some([lower?, upper?]));
                layout.comparators.push((*at, name.clone(), dated(cell, name), limits));
            } else if recipe.is_of_limits(text) {
                let side = |nth: usize| recipe.limits[nth].iter().any(|heading| same(heading, text));
                let sides = (0..2).filter(|nth| side(*nth));
                layout.limits.extend(sides.map(|nth| (*at, nth, dated(cell, ""))));
            } else if recipe.targets.iter().any(|heading| same(heading, text)) {
                layout.targets.push(TargetColumn::of((*at, cell)));
            } else if let Some(given) = given {
                let meant = if is_beside_this(&given) { beside_this(&given, &of_sheet) } else { Some(given.clone()) };
                let is_before = is_beside_this(&given) && plain(&given) != THIS_PERIOD;
                layout.looks_back.extend(is_before.then_some(*at));
                match meant {
                    Some(period) => layout.periods.push((*at, cell.saying(period))),
                    None => undated.push(cell),
                }
            } else if is_period(text) || to_date(text).is_some() {
                layout.periods.push((*at, cell.clone()));
            } else if !told.contains(&plain(text)) {
                strange.push(cell);
            }
        }
        // Whichever way the columns go, the latest figure of a row is of the latest period.
        layout.periods.sort_by_key(|(_, cell)| {
            let read = read_period(&cell.text, YearKind::Financial).ok();
            read.or_else(|| to_date(&cell.text)).map(|(period, _)| (period.end(), Reverse(period.months())))
        });
        layout.date_beside(headings);
        told_of(&undated, &strange, grid, faults);
        layout
    }

    /// The periods of what stands beside the figures, as far as the figures say them.
    fn date_beside(&mut self, headings: &Headings) {
        let heading_of = |at: usize| headings.cells.iter().find(|(column, _)| *column == at).map(|(_, cell)| cell);
        let text_of = |at: usize| heading_of(at).map_or("", |cell| cell.text.as_str());
        let columns = self.periods.iter().map(|(at, period)| (*at, text_of(*at), period.text.as_str()));
        self.same_time = SameTime::of(columns);
        let (targets, comparators) = (&mut self.targets, &mut self.comparators);
        let dated = targets.iter_mut().map(|one| (one.at, &mut one.period));
        for (at, dated) in dated.chain(comparators.iter_mut().map(|(at, _, dated, _)| (*at, dated))) {
            *dated = dated.take().or_else(|| of_the_figures(heading_of(at)?, &self.periods));
        }
        if of_school_years(&self.periods) {
            let (targets, comparators) = (&mut self.targets, &mut self.comparators);
            let dated = targets.iter_mut().map(|one| &mut one.period);
            dated.chain(comparators.iter_mut().map(|(_, _, dated, _)| dated)).flatten().for_each(of_school_year);
        }
        unnamed_alone(&mut self.targets);
    }

    /// Where the period of the sheet ends, of a column that gives the figure of an earlier one.
    pub fn looks_back(&self, at: usize) -> Option<i32> {
        self.ends.filter(|_| self.looks_back.contains(&at))
    }

    /// The limits of the figure in a column of a row: those under its period, or of the latest period those that are under none.
    pub fn limits_of(&self, row: &[Cell], at: usize) -> [Cell; 2] {
        // Most tables have none, and every figure asks.
        if self.limits.is_empty() {
            return [Cell::blank(), Cell::blank()];
        }
        let period = self.periods.iter().find(|(column, _)| *column == at).map(|(_, period)| plain(&period.text));
        let is_latest = self.periods.iter().rfind(|(column, _)| row.get(*column).is_some_and(|cell| !cell.is_blank()));
        let is_latest = is_latest.is_some_and(|(column, _)| *column == at);
        let is_of = |dated: &Option<Cell>| match dated {
            Some(dated) => period.as_ref().is_some_and(|period| *period == plain(&dated.text)),
            None => is_latest,
        };
        [0, 1].map(|side| {
            let found = self.limits.iter().find(|(_, of, dated)| *of == side && is_of(dated));
            found.and_then(|(column, ..)| row.get(*column)).cloned().unwrap_or_else(Cell::blank)
        })
    }

    /// The figures of a row, each behind its column and its period: what a cell gives anew stands for what another gave first.
    pub fn figures<'a>(
        &'a self,
        row: &'a [Cell],
        frequency: Option<Frequency>,
    ) -> impl Iterator<Item = (usize, &'a Cell, &'a Cell)> {
        let is_read = move |at: usize| !self.same_time.is_another(at, frequency, |other| has_figure(row, other));
        let read = self.periods.iter().filter(move |(at, _)| is_read(*at));
        read.filter_map(|(at, period)| Some((*at, period, row.get(*at).filter(|cell| !cell.is_blank())?)))
    }
}

/// What is said of columns that neither the recipe nor the program knows.
fn not_read(strange: &[&Cell]) -> Diagnostic {
    let names: Vec<String> = strange.iter().map(|cell| format!("\u{201c}{}\u{201d}", cell.text)).collect();
    let message = match names.as_slice() {
        [one] => {
            format!("the column {one} is not read: its heading is no period, and the recipe does not name it")
        }
        more => format!("the columns {} are not read: the recipe does not name them", more.join(", ")),
    };
    let help = "add it to `leave_out` of the source, or say under `target`, `comparators`, `check_against` or `periods` what it is";
    Diagnostic::warning(Code::UnknownKey, message).help(help)
}

/// What is said of columns of no period: those that are of the sheet's, which says none, and those that nobody knows.
fn told_of(undated: &[&Cell], strange: &[&Cell], grid: &Grid, faults: &Diagnostics) {
    if let Some(first) = undated.first() {
        let message = format!("the sheet does not say of which period \u{201c}{}\u{201d} is", first.text);
        let help = "write the period into the title above the headings: Quarter 2 2025/26";
        faults.error(Code::UnreadablePeriod, grid.place(first), message, help);
    }
    strange.first().into_iter().for_each(|first| faults.add(not_read(strange).at(grid.place(first))));
}

/// The period of the sheet, as it or its title has it. May be empty.
fn of_sheet(headings: &Headings, grid: &Grid) -> String {
    let above = grid.first(headings.at);
    let texts = above.iter().take(headings.at).flatten().map(|cell| cell.text.as_str());
    period_of_sheet(grid.sheet(), texts).unwrap_or_default()
}

/// Whether what stands in a recipe is a heading: as it is, in another order of its words, or without the year that stands above it.
fn names(named: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> = plain(text).split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (named_words, all) = (words(named), words(heading));
    let is_year_apart = || {
        let over: Vec<&str> = all.iter().filter(|word| !named_words.contains(word)).map(String::as_str).collect();
        lacks_year(named) && all.len() == named_words.len() + over.len() && is_period(&over.join(" "))
    };
    named_words == all || is_year_apart()
}

/// Of those that stand alone for their period each is "the target".
fn unnamed_alone(targets: &mut [TargetColumn]) {
    let has_like = |nth: usize| {
        let others = targets.iter().enumerate().filter(|(other, _)| *other != nth);
        others.into_iter().any(|(_, other)| other.is_like(&targets[nth]))
    };
    let alone: Vec<usize> = (0..targets.len()).filter(|nth| !has_like(*nth)).collect();
    alone.into_iter().for_each(|nth| targets[nth].name.clear());
}

/// A target of a year, whichever it is: held against what one of a named year would be.
pub fn of_some_year(indicator: &Indicator, target: Target) -> Target {
    const ANY: i32 = 2000;
    let named = Target { by: Period::financial_year(ANY), ..target.clone() };
    let basis = target_basis(indicator, &named, None);
    Target { basis: Some(basis).filter(|basis| *basis != Basis::Period), ..target }
}

/// The heading as a period, where it holds one: "Target 2024/25", "England 2023/24".
fn dated(cell: &Cell, name: &str) -> Option<Cell> {
    let found = ends(&cell.text).find(|text| is_period(text) && plain(text) != plain(name))?;
    Some(cell.saying(found))
}

/// Whether the figures are of academic years alone: "Target 2024/25" beside them is of such a year too.
fn of_school_years(figures: &[(usize, Cell)]) -> bool {
    let is_academic = |cell: &Cell| period_named(&cell.text).is_some_and(|of| of.style() == Style::AcademicYear);
    !figures.is_empty() && figures.iter().all(|(_, cell)| is_academic(cell))
}

fn of_school_year(cell: &mut Cell) {
    let of = period_named(&cell.text).filter(|of| of.style() == Style::FinancialYear && of.months() == 12);
    if let Some(year) = of.and_then(|of| Period::academic_year(of.financial_year_of())) {
        *cell = cell.saying(year.in_full());
    }
}

/// The period of a heading that says a part of a year and not of which, "Q2 target": the latest of the figures that is called so.
fn of_the_figures(cell: &Cell, figures: &[(usize, Cell)]) -> Option<Cell> {
    let part = ends(&cell.text).find(|text| lacks_year(text))?;
    let is_called_so = |period: Period| {
        let year = Period::financial_year(period.financial_year_of()).map(Period::in_full);
        let calendar = period.ends_in().rsplit(' ').next().map(str::to_owned);
        [year, calendar].into_iter().flatten().any(|year| period_named(&format!("{part} {year}")) == Some(period))
    };
    let found = figures.iter().rev().find(|(_, figure)| period_named(&figure.text).is_some_and(is_called_so))?;
    Some(cell.saying(&found.1.text))
}

/// A heading without its first words, and without its last: the longest first.
pub fn ends(heading: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let tails = (0..words.len()).map(|from| words[from..].join(" "));
    let heads = (1..words.len()).rev().map(|until| words[..until].join(" "));
    tails.chain(heads).collect::<Vec<String>>().into_iter()
}
