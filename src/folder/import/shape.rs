//! The shape of a sheet: which row has the headings, and what each column is taken for.

use crate::folder::cell::Cell;
use crate::folder::grid::Grid;
use crate::folder::sources::{is_period, joined};

use super::words::{Role, role};

/// A sheet as it would be read.
#[derive(Debug, Clone)]
pub struct Shape {
    /// The name of the sheet; empty of a text.
    pub sheet: String,
    /// The row of the headings, counted among those that hold anything.
    pub at: usize,
    /// Every heading with its column and what that is taken for.
    pub columns: Vec<(usize, String, Role)>,
    /// Where the name of the measure is.
    pub name: NameFrom,
    /// Where the period is.
    pub period: PeriodFrom,
}

/// Where the name of a measure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFrom {
    /// In a column.
    Column(usize),
    /// It is the sheet's.
    Sheet,
    /// It is the title above the table: the same for every row.
    Title(String),
}

/// Where the period of a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodFrom {
    /// It is the heading of the figure.
    Headings,
    /// In these columns, one after the other.
    Columns(Vec<usize>),
    /// It is the sheet's name.
    Sheet,
}

impl Shape {
    /// The columns of a kind.
    pub fn of(&self, wanted: Role) -> impl Iterator<Item = (usize, &str)> {
        self.columns.iter().filter(move |(_, _, role)| *role == wanted).map(|(at, heading, _)| (*at, heading.as_str()))
    }

    /// The headings and their kinds: sheets that have the same are read by one recipe.
    pub fn alike(&self, other: &Shape) -> bool {
        let name = |shape: &Shape| match &shape.name {
            NameFrom::Column(at) => shape.heading(*at).map(str::to_owned),
            NameFrom::Sheet => Some(String::new()),
            NameFrom::Title(title) => Some(format!("= {title}")),
        };
        let kinds = |shape: &Shape| {
            let mut kinds: Vec<(String, Role)> =
                shape.columns.iter().map(|(_, heading, role)| (heading.clone(), *role)).collect();
            kinds.sort_by(|one, other| one.0.cmp(&other.0));
            kinds
        };
        name(self) == name(other)
            && std::mem::discriminant(&self.period) == std::mem::discriminant(&other.period)
            && kinds(self) == kinds(other)
    }

    /// The heading of a column.
    pub fn heading(&self, column: usize) -> Option<&str> {
        self.columns.iter().find(|(at, _, _)| *at == column).map(|(_, heading, _)| heading.as_str())
    }
}

/// The shape of a sheet; `None` where it has none that is known.
pub fn shape(grid: &Grid, sheets: usize) -> Option<Shape> {
    let top = grid.top();
    let scored = top.iter().enumerate().filter_map(|(at, row)| {
        let above = at.checked_sub(1).map_or(&[][..], |before| top[before].as_slice());
        let cells = joined(above, row, &[]);
        let known = cells.iter().filter(|(_, cell)| role(&cell.text).is_some()).count();
        (known > 1).then_some((known, at, cells))
    });
    let (_, at, cells) = scored.max_by_key(|(known, at, _)| (*known, std::cmp::Reverse(*at)))?;
    let below: Vec<&Vec<Cell>> = top[at + 1..].iter().collect();
    let mut columns: Vec<(usize, String, Role)> = cells
        .iter()
        .map(|(column, cell)| {
            let unknown = Role::LeftOut("its heading says nothing that the program knows");
            (*column, cell.text.clone(), role(&cell.text).unwrap_or(unknown))
        })
        .collect();
    once(&mut columns, &below);
    let mut shape =
        Shape { sheet: grid.sheet().to_owned(), at, columns, name: NameFrom::Sheet, period: PeriodFrom::Headings };
    shape.period = period_from(&shape)?;
    shape.name = name_from(&shape, &top[..at], sheets)?;
    Some(shape)
}

/// Of two columns that could be the same one thing the first that has text below is it; dates of typing are no periods.
fn once(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let is_wide = columns.iter().filter(|(_, _, role)| *role == Role::Figures).count() > 1;
    for wanted in [Role::Indicator, Role::Value, Role::Area, Role::Code, Role::Unit, Role::Good, Role::Section] {
        let mut found = false;
        for (column, _, role) in columns.iter_mut().filter(|(_, _, role)| *role == wanted) {
            let is_filled = below.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_blank()));
            if found || !is_filled {
                *role = Role::LeftOut("there is another column of that kind");
            }
            found |= is_filled;
        }
    }
    for (_, _, role) in columns.iter_mut() {
        let is_beside = matches!(role, Role::Value | Role::Numerator | Role::Denominator | Role::Period);
        if is_wide && is_beside {
            *role = Role::LeftOut("the figures are under the periods");
        } else if !is_wide && *role == Role::Figures {
            *role = Role::LeftOut("it stands alone: the figures of one period are in the column of figures");
        }
    }
}

fn period_from(shape: &Shape) -> Option<PeriodFrom> {
    if shape.of(Role::Figures).count() > 1 {
        return Some(PeriodFrom::Headings);
    }
    shape.of(Role::Value).next()?;
    let columns: Vec<usize> = in_order(shape);
    if !columns.is_empty() {
        return Some(PeriodFrom::Columns(columns));
    }
    is_period(&shape.sheet).then_some(PeriodFrom::Sheet)
}

/// The year before the quarter: read together they are a period.
fn in_order(shape: &Shape) -> Vec<usize> {
    let mut columns: Vec<(bool, usize)> =
        shape.of(Role::Period).map(|(at, heading)| (!heading.to_lowercase().contains("year"), at)).collect();
    columns.sort_unstable();
    columns.truncate(2);
    let is_apart = columns.len() == 2 && !columns[0].0 && columns[1].0;
    columns.truncate(if is_apart { 2 } else { 1 });
    columns.into_iter().map(|(_, at)| at).collect()
}

fn name_from(shape: &Shape, above: &[Vec<Cell>], sheets: usize) -> Option<NameFrom> {
    if let Some((at, _)) = shape.of(Role::Indicator).next() {
        return Some(NameFrom::Column(at));
    }
    match shape.period {
        PeriodFrom::Columns(_) if sheets > 1 => Some(NameFrom::Sheet),
        PeriodFrom::Columns(_) => {
            let title = above.iter().flatten().find(|cell| !cell.is_blank())?;
            Some(NameFrom::Title(title.text.clone()))
        }
        PeriodFrom::Headings | PeriodFrom::Sheet => None,
    }
}
