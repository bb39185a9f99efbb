//! Which column of a table is which: headings in any case, renamed where `report.toml` says so.

use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Period;
use crate::folder::text::argument::argument;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::Entry;
use crate::folder::text::nearest::{advice, nearest};

use super::cell::{Cell, WITHIN};
use super::grid::Grid;

/// A kind of table.
#[derive(Debug)]
pub struct Table {
    /// What its rows are.
    pub what: &'static str,
    /// The columns it may have.
    pub columns: &'static [&'static str],
    /// Those it must have.
    pub needed: &'static [&'static str],
}

/// The area's own figures, and those of other areas.
pub static OBSERVATIONS: Table = Table {
    what: "figures",
    columns: &[
        "indicator",
        "area",
        "period",
        "value",
        "numerator",
        "denominator",
        "status",
        "stated",
        "note",
        "target",
        "amber",
        "lower",
        "upper",
    ],
    needed: &["indicator", "period", "value"],
};

/// What they are measured against.
pub static BENCHMARKS: Table = Table {
    what: "benchmarks",
    columns: &["indicator", "period", "comparator", "value", "quartile", "rank", "stated", "note", "lower", "upper"],
    needed: &["indicator", "period", "comparator"],
};

/// What is to be reached.
pub static TARGETS: Table = Table {
    what: "targets",
    columns: &["indicator", "period", "value", "amber", "basis", "name", "forecast", "note"],
    needed: &["indicator", "value"],
};

/// What headings to look for.
#[derive(Debug)]
pub struct Headings<'a> {
    /// The kind of table.
    pub table: &'static Table,
    /// Our name and the file's own heading.
    pub renamed: &'a [(String, String)],
}

impl Headings<'_> {
    /// Which column a heading names.
    pub fn column(&self, heading: &str) -> Option<&'static str> {
        let heading = plain(heading);
        let renamed = self.renamed.iter().find(|(_, theirs)| plain(theirs) == heading).map(|(ours, _)| ours.as_str());
        let name = renamed.unwrap_or(&heading);
        self.table.columns.iter().find(|column| **column == name).copied()
    }

    /// The row in which most headings are found, and how many.
    pub fn best(&self, rows: &[Vec<Cell>]) -> Option<(usize, usize)> {
        let found = |row: &Vec<Cell>| row.iter().filter(|cell| self.column(&cell.text).is_some()).count();
        let counts = rows.iter().take(WITHIN).map(found).enumerate();
        counts.filter(|(_, count)| *count > 0).max_by_key(|(row, count)| (*count, WITHIN - row))
    }

    /// How many headings are found in the row that has most.
    pub fn found(&self, rows: &[Vec<Cell>]) -> usize {
        self.best(rows).map_or(0, |(_, found)| found)
    }

    /// Whether the row that has most of the headings has the first that is needed: what a row is of.
    pub fn has_first(&self, rows: &[Vec<Cell>]) -> bool {
        let lacking = self.missing(rows);
        self.found(rows) > 0 && self.table.needed.first().is_some_and(|first| !lacking.contains(first))
    }

    /// Whether a row of the first ten has every needed heading.
    pub fn complete(&self, rows: &[Vec<Cell>]) -> bool {
        let has = |row: &Vec<Cell>, needed: &str| row.iter().any(|cell| self.column(&cell.text) == Some(needed));
        self.best(rows).is_some_and(|(at, _)| self.table.needed.iter().all(|needed| has(&rows[at], needed)))
    }

    /// The needed headings that the row with most of them lacks.
    pub fn missing(&self, rows: &[Vec<Cell>]) -> Vec<&'static str> {
        let row = self.best(rows).and_then(|(at, _)| rows.get(at)).map_or(&[][..], Vec::as_slice);
        let has = |needed: &str| row.iter().any(|cell| self.column(&cell.text) == Some(needed));
        self.table.needed.iter().filter(|needed| !has(needed)).copied().collect()
    }
}

/// A heading without case, underscores and runs of blanks.
pub fn plain(heading: &str) -> String {
    heading.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A heading of a computer's in words: "Measure Title" of "MeasureTitle", "KPI Name" of "KPIName". "KPIs" is one word.
pub fn in_words(heading: &str) -> String {
    if heading.contains(' ') {
        return heading.to_owned();
    }
    let letters: Vec<char> = heading.chars().collect();
    let is_small = |at: usize| letters.get(at).is_some_and(|letter| letter.is_lowercase());
    let begins = |at: usize| {
        at > 0 && (is_small(at - 1) || letters[at - 1].is_uppercase() && is_small(at + 1) && is_small(at + 2))
    };
    let mut words = String::new();
    for (at, letter) in letters.iter().enumerate() {
        if letter.is_uppercase() && begins(at) {
            words.push(' ');
        }
        words.push(*letter);
    }
    words
}

/// The same without the marks between words, by which one name is written in several ways: "litter: streets", "litter - streets".
pub fn unmarked(name: &str) -> String {
    plain(&name.replace([':', ';', ',', '-', '\u{2013}', '\u{2014}', '\'', '\u{2019}'], " "))
}

/// Where each column is.
#[derive(Debug)]
pub struct Columns {
    found: Vec<(&'static str, usize)>,
    /// The row below the headings.
    pub first: usize,
    /// The period up to whose end a year to date is that does not say its own: `2024/25 YTD`.
    pub to_date: Option<Period>,
    /// Rows in which nothing can be trusted to be under its own heading.
    shifted: Vec<usize>,
}

impl Columns {
    /// Every column of a table in its own order: for rows that are put together by a recipe.
    pub fn all(table: &Table) -> Columns {
        let found = table.columns.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        Columns { found, first: 0, to_date: None, shifted: Vec::new() }
    }

    /// A row's cell of a column; `None` where it is blank.
    pub fn cell<'a>(&self, row: &'a [Cell], column: &str) -> Option<&'a Cell> {
        let (_, at) = self.found.iter().find(|(name, _)| *name == column)?;
        row.get(*at).filter(|cell| !cell.text.is_empty() || cell.formula_only)
    }

    /// Whether a row of the table is to be read: it holds something, and under the right headings.
    pub fn reads(&self, at: usize, row: &[Cell]) -> bool {
        self.shifted.binary_search(&at).is_err() && !self.blank(row)
    }

    fn blank(&self, row: &[Cell]) -> bool {
        self.found.iter().all(|(name, _)| self.cell(row, name).is_none_or(|cell| cell.is_merged))
    }
}

/// Finds the headings, reports what is wrong with them, and cells that are under none.
pub fn read_headings(grid: &Grid, headings: &Headings, faults: &Diagnostics) -> Option<Columns> {
    let table = headings.table;
    let top = grid.top();
    if top.is_empty() {
        let help = format!("start it with the headings {}", table.columns.join(","));
        faults.error(
            Code::BrokenTable,
            Place::file(grid.file.clone()),
            format!("this table of {} is empty", table.what),
            help,
        );
        return None;
    }
    let Some((at, _)) = headings.best(&top) else {
        let place = grid.row_place(&top[0]);
        let message = format!("this table of {} has no row of headings", table.what);
        let help = format!("start it with {}{}", table.columns.join(","), as_it_is(grid));
        faults.error(Code::MissingColumn, place, message, help);
        return None;
    };
    let row = &top[at];
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    let mut strange: Vec<&Cell> = Vec::new();
    for (index, cell) in row.iter().enumerate() {
        match headings.column(&cell.text) {
            None if cell.text.is_empty() => {}
            None => strange.push(cell),
            Some(column) => match found.iter().find(|(name, _)| *name == column) {
                Some((_, earlier)) => faults.add(
                    Diagnostic::error(Code::DuplicateColumn, format!("there are two columns for `{column}`"))
                        .at(grid.place(cell))
                        .also(grid.place(&row[*earlier]), "the first")
                        .help("rename or remove one of them"),
                ),
                None => found.push((column, index)),
            },
        }
    }
    if lacking(grid, row, headings, &found, &strange, faults) {
        return None;
    }
    for cell in strange {
        unknown(grid, cell, headings, faults);
    }
    let headed: Vec<bool> = row.iter().map(|cell| !cell.text.is_empty()).collect();
    let shifted = under_no_heading(grid, at + 1, &headed, faults);
    Some(Columns { found, first: at + 1, to_date: None, shifted })
}

/// Reports the columns that must be there and are not; a strange heading may be one of them under another name.
fn lacking(
    grid: &Grid,
    row: &[Cell],
    headings: &Headings,
    found: &[(&'static str, usize)],
    strange: &[&Cell],
    faults: &Diagnostics,
) -> bool {
    let table = headings.table;
    let missing: Vec<&str> =
        table.needed.iter().filter(|need| !found.iter().any(|(name, _)| name == *need)).copied().collect();
    for column in &missing {
        let renamed = headings.renamed.iter().find(|(ours, _)| ours == column).map(|(_, theirs)| theirs);
        let message = match renamed {
            Some(theirs) => format!("there is no column `{theirs}`, which report.toml gives for `{column}`"),
            None => format!("there is no column `{column}`"),
        };
        let near = nearest(column, strange.iter().map(|cell| cell.text.as_str()));
        let theirs = near.unwrap_or("...");
        let of_sheets = if grid.is_sheet() && *column == "period" {
            "; if the sheet's name is the period, describe the file as a [[source]] with period = { sheet = true }"
        } else {
            ""
        };
        let help = format!(
            "add it, or give its name here in report.toml: [columns.{}] {column} = \"{theirs}\"{of_sheets}{}",
            section(table),
            as_it_is(grid)
        );
        faults.error(Code::MissingColumn, grid.row_place(row), message, help);
    }
    !missing.is_empty()
}

fn section(table: &Table) -> &'static str {
    let is = |other: &'static Table| std::ptr::eq(table, other);
    if is(&OBSERVATIONS) {
        "observations"
    } else if is(&TARGETS) {
        "targets"
    } else {
        "benchmarks"
    }
}

/// The way for a table of another shape.
fn as_it_is(grid: &Grid) -> String {
    format!("; to have the table read as it is, run `scrutineer import {}` in the folder", argument(&grid.file))
}

fn unknown(grid: &Grid, cell: &Cell, headings: &Headings, faults: &Diagnostics) {
    let help = match nearest(&cell.text, headings.table.columns.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the program does not read it".to_owned(),
    };
    faults.warning(Code::UnknownKey, grid.place(cell), format!("there is no column called `{}`", cell.text), help);
}

/// A comma too many moves figures into the wrong column: that must not pass. Scribbles beside a worksheet's table may.
fn under_no_heading(grid: &Grid, first: usize, headed: &[bool], faults: &Diagnostics) -> Vec<usize> {
    let stray = |row: &[Cell]| -> Option<Cell> {
        let unheaded = |(at, cell): &(usize, &Cell)| cell.is_filled() && !headed.get(*at).unwrap_or(&false);
        row.iter().enumerate().find(unheaded).map(|(_, cell)| cell.clone())
    };
    let mut strays: Vec<(usize, Cell)> = Vec::new();
    grid.each(|at, row| strays.extend(stray(row).filter(|_| at >= first).map(|cell| (at, cell))));
    let Some((_, cell)) = strays.first() else { return Vec::new() };
    let more = if strays.len() > 1 {
        format!(", and so are the cells in {} rows in total", strays.len())
    } else {
        String::new()
    };
    let message = format!("`{}` is in a column without a heading{more}", cell.text);
    if grid.is_sheet() {
        faults.warning(Code::BrokenTable, grid.place(cell), message, "the program does not read it");
        return Vec::new();
    }
    let help = "put quotation marks around a number or text with a comma in it: \"1,234\"";
    faults.error(Code::BrokenTable, grid.place(cell), message, help);
    strays.into_iter().map(|(at, _)| at).collect()
}

/// `[columns.observations]`: our name = the file's own heading.
pub fn read_columns(entry: Entry, table: &Table) -> Vec<(String, String)> {
    let mut renamed = Vec::new();
    for (name, place, value) in entry.entries() {
        match value.get_ref() {
            DeValue::String(heading) if table.columns.contains(&name) => {
                renamed.push((name.to_owned(), heading.to_string()));
            }
            DeValue::String(_) => {
                let near = advice(name, table.columns.iter().copied());
                let message = format!("there is no column `{name}` to rename");
                entry.faults().error(
                    Code::UnknownKey,
                    place,
                    message,
                    format!("write the program's name first: value = \"Result\". {near}"),
                );
            }
            _ => entry.wrong(value, "the heading in the file should be text", "write it like this: value = \"Result\""),
        }
    }
    renamed
}
