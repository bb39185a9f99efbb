//! The shape of a sheet: which row has the headings, and what each column is taken for.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::figures::prose::list;
use crate::folder::sources::{joined, period_of_sheet};
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::words::mark::read_figure;
use crate::folder::words::number::read_number;

use super::limit_headings::Side;
use super::limits::limits;
use super::meant::{Meant, meant, own_heading};
use super::name_columns::{codes, names, periods, titled};
use super::targets::of_the_figure;
use super::verdicts::{of_the_latest, verdicts, what_is_good};
use super::words::{ANOTHER, NO_ONE_PERIOD, Role, UNKNOWN, mark, role};

/// A sheet as it would be read.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// The name of the sheet; empty of a text.
    pub sheet: String,
    /// The row of the headings, counted among those that hold anything.
    pub at: usize,
    /// Every heading with its column and what that is taken for.
    pub columns: Vec<(usize, String, Role)>,
    /// Where the name of the measure is.
    pub name: NameFrom,
    /// The column that tells rows of one name apart.
    pub apart: Option<usize>,
    /// Where the period is.
    pub period: PeriodFrom,
    /// The period that the sheet is of, where it is one.
    pub of_sheet: String,
    /// What the headings of figures mean that name no period.
    pub meant: Vec<Meant>,
    /// Which column has the figures or the periods is told by the cells below, and not by a heading.
    pub is_guessed: bool,
}

/// Where the name of a measure is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum NameFrom {
    /// In a column.
    Column(usize),
    /// It is the sheet's.
    #[default]
    Sheet,
    /// It is the title above the table: the same for every row.
    Title(String),
}

/// Where the period of a figure is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum PeriodFrom {
    /// It is the heading of the figure.
    #[default]
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

    /// The period of a column of figures: its heading, or what that means.
    pub fn period_of<'a>(&'a self, heading: &'a str) -> &'a str {
        self.meant.iter().find(|one| one.heading == heading).map_or(heading, |one| &one.period)
    }

    /// Whether a row stands over the headings and is a part of them: "2024/25" above "Q1" to "Q4".
    pub fn is_over_periods(&self, at: usize, row: &[Cell]) -> bool {
        let begins = |heading: &str| row.iter().any(|cell| !cell.is_blank() && heading.starts_with(&cell.text));
        at + 1 == self.at && self.of(Role::Figures).any(|(_, heading)| begins(heading))
    }

    /// The headings of the other columns that could name a row: a second column of names, or the codes.
    pub fn other_names(&self) -> Vec<String> {
        let is_named = |at: &usize| self.name == NameFrom::Column(*at);
        let could =
            |heading: &str, is: Role| is == Role::Code || (is == ANOTHER && role(heading) == Some(Role::Indicator));
        let others = self.columns.iter().filter(|(at, heading, role)| !is_named(at) && could(heading, *role));
        others.map(|(_, heading, _)| heading.clone()).collect()
    }

    /// The same with its rows named by the column under a heading.
    pub fn named_by(&self, heading: &str) -> Shape {
        let mut shape = self.clone();
        for (at, theirs, role) in &mut shape.columns {
            if theirs == heading {
                *role = Role::Indicator;
                shape.name = NameFrom::Column(*at);
            } else if *role == Role::Indicator {
                // What the file calls the measure is for the catalogue, as its code is elsewhere.
                *role = Role::Code;
            }
        }
        shape
    }

    /// The same with rows of one name told apart by the column under a heading.
    pub fn told_apart_by(&self, heading: Option<&str>) -> Shape {
        let found = self.columns.iter().find(|(_, theirs, _)| Some(theirs.as_str()) == heading);
        let is_named = matches!(self.name, NameFrom::Column(_));
        Shape { apart: found.filter(|_| is_named).map(|(at, _, _)| *at), ..self.clone() }
    }

    /// Whether two columns could be the figures, or the periods, of a row.
    pub fn is_ambiguous(&self) -> bool {
        let is_second = |(_, heading, is): &(usize, String, Role)| *is == ANOTHER && role(heading) == Some(Role::Value);
        let periods = self.of(Role::Period).count();
        let used = match &self.period {
            PeriodFrom::Columns(columns) => columns.len(),
            PeriodFrom::Headings | PeriodFrom::Sheet => 0,
        };
        self.columns.iter().any(is_second) || periods > used
    }

    /// The columns that are not read because there is another of their kind, or because the figures are under periods.
    pub fn beside(&self, wanted: Role) -> impl Iterator<Item = (usize, &str)> {
        let is_one = move |(_, heading, is): &&(usize, String, Role)| {
            (*is == ANOTHER || *is == UNDER_PERIODS) && role(heading) == Some(wanted)
        };
        self.columns.iter().filter(is_one).map(|(at, heading, _)| (*at, heading.as_str()))
    }

    /// What is said where each row has a period and a figure, and the headings are periods too.
    pub fn fits_two(&self) -> Option<String> {
        let beside = self.columns.iter().filter(|(_, _, role)| *role == UNDER_PERIODS);
        let named: Vec<String> = beside.map(|(_, heading, _)| format!("\u{201c}{heading}\u{201d}")).collect();
        (named.len() > 1 && self.period == PeriodFrom::Headings).then(|| {
            format!(
                "its headings fit two shapes: a figure under each period, and {} of each row. The figures under the periods are read; \
                 if the rows are right, write `period` and `value` in its [[source]]",
                list(&named)
            )
        })
    }
}

/// A column of a row's period or figure, where the figures are under periods.
const UNDER_PERIODS: Role = Role::LeftOut("the figures are under the periods");

/// The shape of a sheet; `None` where it has none that is known. `given`: our columns with the headings that an officer gives them.
pub fn shape(grid: &Grid, sheets: usize, given: &[(String, String)]) -> Option<Shape> {
    let top = grid.top();
    let scored = top.iter().enumerate().filter_map(|(at, row)| {
        let above = at.checked_sub(1).map_or(&[][..], |before| top[before].as_slice());
        let cells = joined(above, row, &[], grid.sheet());
        // The same heading over several columns stands above the headings themselves.
        let role = roles(&cells, given);
        let is_own = |text: &str| own_heading(text, given).is_some();
        let is_known = |text: &&str| role(text).is_some_and(|role| role != NO_ONE_PERIOD) || is_own(text);
        let known: BTreeSet<String> =
            cells.iter().map(|(_, cell)| cell.text.as_str()).filter(is_known).map(plain).collect();
        let known = known.len();
        (known > 1).then_some((known, at, cells))
    });
    let (_, at, cells) = scored.max_by_key(|(known, at, _)| (*known, std::cmp::Reverse(*at)))?;
    let below: Vec<&Vec<Cell>> = top[at + 1..].iter().collect();
    let role = roles(&cells, given);
    let mut columns: Vec<(usize, String, Role)> =
        cells.iter().map(|(column, cell)| (*column, cell.text.clone(), role(&cell.text).unwrap_or(UNKNOWN))).collect();
    let above = || top[..at].iter().flatten().map(|cell| cell.text.as_str());
    let of_sheet = period_of_sheet(grid.sheet(), above()).unwrap_or_default();
    let meant = meant(&mut columns, &below, &of_sheet, given);
    of_the_latest(&mut columns, &below);
    codes(&mut columns, &below);
    let is_by_cells = periods(&mut columns, &below);
    once(&mut columns, &below);
    of_words(&mut columns, &below);
    limits(&mut columns, &below);
    let is_guessed = unnamed(&mut columns, &below) || is_by_cells;
    titled(&mut columns);
    names(&mut columns, &below);
    what_is_good(&mut columns, &below);
    verdicts(&mut columns, &below);
    let mut shape =
        Shape { sheet: grid.sheet().to_owned(), at, columns, of_sheet, meant, is_guessed, ..Shape::default() };
    shape.period = period_from(&shape)?;
    let is_long = shape.period != PeriodFrom::Headings;
    of_the_figure(&mut shape.columns, &below, is_long);
    shape.name = name_from(&mut shape, &top[..at], sheets)?;
    Some(shape)
}

/// Columns of ours that no other table has. `amber` says nothing without a `target`.
pub const ONLY_OURS: [&str; 4] = ["status", "stated", "note", "amber"];

/// What each heading of a row is taken for. Where two of our own stand there, so do the others that are ours.
fn roles<'a>(cells: &[(usize, Cell)], given: &'a [(String, String)]) -> impl Fn(&str) -> Option<Role> + use<'a> {
    let has = |ours: &&str| cells.iter().any(|(_, cell)| plain(&cell.text) == **ours);
    let is_ours = ["indicator", "period", "value"].iter().filter(|ours| has(ours)).count() > 1;
    move |heading: &str| {
        let ours = || match plain(heading).as_str() {
            _ if !is_ours => None,
            "lower" => Some(Role::Limit(Side::Lower)),
            "upper" => Some(Role::Limit(Side::Upper)),
            heading => ONLY_OURS.into_iter().find(|ours| heading == *ours).map(Role::Ours),
        };
        named_role(heading, given).or_else(ours).or_else(|| role(heading))
    }
}

/// What an officer says that a heading is.
fn named_role(heading: &str, given: &[(String, String)]) -> Option<Role> {
    let (ours, _) = given.iter().find(|(_, theirs)| plain(theirs) == plain(heading))?;
    match ours.as_str() {
        "indicator" => Some(Role::Indicator),
        "period" => Some(Role::Period),
        "value" => Some(Role::Value),
        "numerator" => Some(Role::Numerator),
        "denominator" => Some(Role::Denominator),
        "area" => Some(Role::Area),
        "target" => Some(Role::Target),
        "lower" => Some(Role::Limit(Side::Lower)),
        "upper" => Some(Role::Limit(Side::Upper)),
        ours => ONLY_OURS.into_iter().find(|only| *only == ours).map(Role::Ours),
    }
}

/// Of two columns that could be the same one thing the first that has text below is it; dates of typing are no periods.
fn once(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let periods = columns.iter().filter(|(_, _, role)| *role == Role::Figures).count();
    // One quarter alone is a column of figures too, where no other is one.
    let is_long = columns.iter().any(|(_, _, role)| matches!(role, Role::Value | Role::Period));
    let is_wide = periods > 1 || periods == 1 && !is_long;
    const ONCE: [Role; 11] = [
        Role::Tolerance,
        Role::Indicator,
        Role::Value,
        Role::Area,
        Role::Code,
        Role::Unit,
        Role::Good,
        Role::Frequency,
        Role::Section,
        Role::Rag,
        Role::Direction,
    ];
    for wanted in ONCE {
        let mut found = false;
        for (column, _, role) in columns.iter_mut().filter(|(_, _, role)| *role == wanted) {
            let is_filled = below.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_blank()));
            if found {
                *role = ANOTHER;
            } else if !is_filled && !matches!(wanted, Role::Rag | Role::Direction) {
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

/// A comparator has figures: the region under "Region" is where an area lies.
fn of_words(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let is_word = |cell: &&Cell| !cell.is_blank() && mark(&cell.text).is_none();
    for (column, _, role) in columns.iter_mut().filter(|(_, _, role)| *role == Role::Comparator) {
        let mut words = below.iter().filter_map(|row| row.get(*column)).filter(is_word).peekable();
        if words.peek().is_some() && words.all(|cell| read_figure(&cell.text).is_err()) {
            *role = Role::LeftOut("words, not figures");
        }
    }
}

/// Where a row has its period and no heading says which column is the figure: the one column of numbers, or of three the one that
/// is the share of the other two.
fn unnamed(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) -> bool {
    let has = |wanted: Role| columns.iter().any(|(_, _, role)| *role == wanted);
    if !has(Role::Period) || has(Role::Value) || has(Role::Figures) {
        return false;
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
    columns.iter().any(|(_, _, role)| *role == Role::Value)
}

fn period_from(shape: &Shape) -> Option<PeriodFrom> {
    if shape.of(Role::Figures).next().is_some() {
        return Some(PeriodFrom::Headings);
    }
    shape.of(Role::Value).next()?;
    let columns: Vec<usize> = in_order(shape);
    if !columns.is_empty() {
        return Some(PeriodFrom::Columns(columns));
    }
    (!shape.of_sheet.is_empty()).then_some(PeriodFrom::Sheet)
}

/// The year before the quarter, the digits before what they are of ("202425", "Academic year"): read together they are a period.
fn in_order(shape: &Shape) -> Vec<usize> {
    const YEAR: u8 = 0;
    const KIND: u8 = 2;
    let rank = |heading: &str| match heading.to_lowercase() {
        small if small.contains("identifier") => KIND,
        small if small.contains("year") || small == "fy" || small.ends_with("yr") => YEAR,
        _ => 1,
    };
    let mut columns: Vec<(u8, usize)> = shape.of(Role::Period).map(|(at, heading)| (rank(heading), at)).collect();
    columns.sort_unstable();
    columns.truncate(2);
    let is_apart = |first: u8, second: u8| first < second && (first == YEAR || second == KIND);
    if let [(first, _), (second, _)] = columns[..]
        && !is_apart(first, second)
    {
        columns.truncate(1);
    }
    columns.into_iter().map(|(_, at)| at).collect()
}

fn name_from(shape: &mut Shape, above: &[Vec<Cell>], sheets: usize) -> Option<NameFrom> {
    if let Some((at, _)) = shape.of(Role::Indicator).next() {
        return Some(NameFrom::Column(at));
    }
    match shape.period {
        PeriodFrom::Columns(_) if sheets > 1 => Some(NameFrom::Sheet),
        PeriodFrom::Columns(_) => {
            if let Some((at, _, role)) = shape.columns.iter_mut().find(|(_, _, role)| *role == Role::Code) {
                *role = Role::Indicator;
                return Some(NameFrom::Column(*at));
            }
            let title = above.iter().flatten().find(|cell| !cell.is_blank())?;
            Some(NameFrom::Title(title.text.clone()))
        }
        PeriodFrom::Headings | PeriodFrom::Sheet => None,
    }
}
