//! The shape of a sheet: which row has the headings, and what each column is taken for.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::figures::measure::OwnVerdict;
use crate::folder::cell::Cell;
use crate::folder::columns::plain;
use crate::folder::grid::Grid;
use crate::folder::number::read_number;
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

/// A heading that says nothing that is known.
const UNKNOWN: Role = Role::LeftOut("its heading says nothing that the program knows");

/// A column of a row's period or figure, where the figures are under periods.
pub const UNDER_PERIODS: Role = Role::LeftOut("the figures are under the periods");

/// The shape of a sheet; `None` where it has none that is known.
pub fn shape(grid: &Grid, sheets: usize) -> Option<Shape> {
    let top = grid.top();
    let scored = top.iter().enumerate().filter_map(|(at, row)| {
        let above = at.checked_sub(1).map_or(&[][..], |before| top[before].as_slice());
        let cells = joined(above, row, &[]);
        // The same heading over several columns stands above the headings themselves.
        let known: BTreeSet<String> =
            cells.iter().map(|(_, cell)| plain(&cell.text)).filter(|text| role(text).is_some()).collect();
        let known = known.len();
        (known > 1).then_some((known, at, cells))
    });
    let (_, at, cells) = scored.max_by_key(|(known, at, _)| (*known, std::cmp::Reverse(*at)))?;
    let below: Vec<&Vec<Cell>> = top[at + 1..].iter().collect();
    let mut columns: Vec<(usize, String, Role)> =
        cells.iter().map(|(column, cell)| (*column, cell.text.clone(), role(&cell.text).unwrap_or(UNKNOWN))).collect();
    once(&mut columns, &below);
    unnamed(&mut columns, &below);
    verdicts(&mut columns, &below);
    let mut shape =
        Shape { sheet: grid.sheet().to_owned(), at, columns, name: NameFrom::Sheet, period: PeriodFrom::Headings };
    shape.period = period_from(&shape)?;
    shape.name = name_from(&shape, &top[..at], sheets)?;
    Some(shape)
}

/// Of two columns that could be the same one thing the first that has text below is it; dates of typing are no periods.
fn once(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let is_wide = columns.iter().filter(|(_, _, role)| *role == Role::Figures).count() > 1;
    const ONCE: [Role; 9] = [
        Role::Indicator,
        Role::Value,
        Role::Area,
        Role::Code,
        Role::Unit,
        Role::Good,
        Role::Section,
        Role::Rag,
        Role::Direction,
    ];
    for wanted in ONCE {
        let mut found = false;
        for (column, _, role) in columns.iter_mut().filter(|(_, _, role)| *role == wanted) {
            let is_filled = below.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_blank()));
            if found {
                *role = Role::LeftOut("there is another column of that kind");
            } else if !is_filled {
                *role = Role::LeftOut("no text stands under it");
            }
            found |= is_filled;
        }
    }
    for (_, _, role) in columns.iter_mut() {
        let is_beside = matches!(role, Role::Value | Role::Numerator | Role::Denominator | Role::Period);
        if is_wide && is_beside {
            *role = UNDER_PERIODS;
        } else if !is_wide && *role == Role::Figures {
            *role = Role::LeftOut("it stands alone: the figures of one period are in the column of figures");
        }
    }
}

/// Where a row has its period and no heading says which column is the figure: the one column of numbers, or of three the one that
/// is the share of the other two.
fn unnamed(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let has = |wanted: Role| columns.iter().any(|(_, _, role)| *role == wanted);
    if !has(Role::Period) || has(Role::Value) || has(Role::Figures) {
        return;
    }
    let numbers = |at: usize| -> Option<Vec<Decimal>> {
        let cells = below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_blank());
        let read: Option<Vec<Decimal>> =
            cells.map(|cell| read_number(&cell.text).ok().map(|number| number.value)).collect();
        read.filter(|read| !read.is_empty())
    };
    let unknown = columns.iter().enumerate().filter(|(_, (_, _, role))| *role == UNKNOWN);
    let found: Vec<(usize, Vec<Decimal>)> =
        unknown.filter_map(|(nth, (at, _, _))| Some((nth, numbers(*at)?))).collect();
    let is_share = |[share, above, below]: [&[Decimal]; 3]| {
        share.iter().zip(above).zip(below).all(|((share, above), below)| {
            let exact = above.checked_div(*below).map(|exact| exact * Decimal::ONE_HUNDRED);
            exact.is_some_and(|exact| (exact - share).abs() <= Decimal::ONE / Decimal::TWO)
        })
    };
    let roles = [Role::Value, Role::Numerator, Role::Denominator];
    match found.as_slice() {
        [(only, _)] => columns[*only].2 = Role::Value,
        [one, two, three] => {
            let orders = [
                [one, two, three],
                [one, three, two],
                [two, one, three],
                [two, three, one],
                [three, one, two],
                [three, two, one],
            ];
            let order = orders.into_iter().find(|order| is_share(order.map(|(_, numbers)| numbers.as_slice())));
            for ((nth, _), role) in order.into_iter().flatten().zip(roles) {
                columns[*nth].2 = role;
            }
        }
        _ => {}
    }
}

/// A column of verdicts is one where most of what stands in it is a colour, an arrow or a word for it.
fn verdicts(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    for (at, _, role) in columns {
        let read: fn(&str) -> Option<OwnVerdict> = match role {
            Role::Rag => OwnVerdict::of_target,
            Role::Direction => OwnVerdict::of_movement,
            _ => continue,
        };
        let filled: Vec<&str> = below
            .iter()
            .filter_map(|row| row.get(*at))
            .filter(|cell| !cell.is_blank())
            .map(|cell| cell.text.as_str())
            .collect();
        let says = |cell: &&&str| read(cell).is_some_and(|verdict| verdict != OwnVerdict::Nothing);
        if filled.iter().filter(says).count() * 2 <= filled.iter().filter(|cell| read(cell).is_none()).count() {
            *role = Role::LeftOut("the sheet\u{2019}s own verdict, in words that cannot be compared");
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
