//! A file in which no table of measures is recognised: which row looks most like its headings, and what of it is not understood.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{YearKind, read_period};
use crate::figures::prose::list;
use crate::folder::data::without_year::{HOW, without_year};
use crate::folder::recognise::{NO_ONE_PERIOD, Role, role};
use crate::folder::sources::{is_period, lacks_year, meant_by};
use crate::folder::table::cell::{Cell, WITHIN};
use crate::folder::table::grid::Grid;

/// Headings are looked for so far down to say that they are too far down.
const DEEP: usize = 60;

/// What is said of such a file.
pub fn unknown(name: &str, sheets: &[Grid]) -> Diagnostic {
    let quarters = sheets.iter().map(Grid::sheet).filter(|sheet| lacks_year(sheet));
    let quarters: Vec<String> = quarters.map(|sheet| format!("\u{201c}{sheet}\u{201d}")).collect();
    if !quarters.is_empty() {
        let what = if quarters.len() == 1 { "the sheet" } else { "the sheets" };
        let does = if quarters.len() == 1 { "does" } else { "do" };
        let message = format!("{what} {} of `{name}` {does} not say of which year", list(&quarters));
        let help =
            "write the year into the name of the sheet (Q1 2025-26) or into a title above its headings (Q1 2025/26)";
        return Diagnostic::error(Code::UnreadablePeriod, message).at(Place::file(name)).help(help);
    }
    if let Some((grid, (why, cell))) = sheets.iter().find_map(|grid| Some((grid, without_year(grid)?))) {
        let message = format!("`{name}` has no table of measures: {why}");
        return Diagnostic::error(Code::UnreadablePeriod, message).at(grid.place(&cell)).help(HOW);
    }
    let known = [not_a_period, too_far_down, turned, no_period, no_name];
    if let Some((grid, nearly)) =
        known.iter().find_map(|look| sheets.iter().find_map(|grid| Some((grid, look(&grid.first(DEEP))?))))
    {
        let message = format!("`{name}` has no table of measures: {}", nearly.why);
        return Diagnostic::error(nearly.code, message).at(grid.place(&nearly.cell)).help(nearly.help);
    }
    let message = format!("`{name}` has no table of measures that the program recognises");
    let help = "it looks for a row of headings with the name of a measure and a period (Q1 2024/25), or with a period and a figure; \
                write a [[source]] by hand, or put the figures into data/observations.csv";
    Diagnostic::error(Code::MissingColumn, message).at(Place::file(name)).help(help)
}

/// What of a row is not understood.
struct Nearly {
    code: Code,
    why: String,
    cell: Cell,
    help: String,
}

/// Headings that are almost periods: `Q5 2025/26`, `Q1 2025`, `FY2024`, `Week 38`.
fn not_a_period(rows: &[Vec<Cell>]) -> Option<Nearly> {
    let is_almost = |cell: &&Cell| {
        if cell.held.is_none() && role(&cell.text) == Some(NO_ONE_PERIOD) {
            return true;
        }
        let has_digit = cell.text.bytes().any(|byte| byte.is_ascii_digit());
        let small = cell.text.to_lowercase();
        let begins = ["q", "h1", "h2", "20"].iter().any(|head| small.starts_with(head));
        let is_known = role(&cell.text).is_some();
        has_digit && begins && small.contains("20") && cell.held.is_none() && !is_known
    };
    let named = |row: &&Vec<Cell>| row.iter().any(|cell| role(&cell.text) == Some(Role::Indicator));
    let row = rows.iter().take(WITHIN).filter(named).find(|row| row.iter().any(|cell| is_almost(&cell)))?;
    let almost: Vec<&Cell> = row.iter().filter(is_almost).collect();
    let first = *almost.first()?;
    let help = read_period(&first.text, YearKind::Financial).err()?;
    let named: Vec<String> = almost.iter().take(3).map(|cell| format!("\u{201c}{}\u{201d}", cell.text)).collect();
    let is = if named.len() == 1 { "is not a period" } else { "are not periods" };
    let why = format!("of its headings {} {is}", list(&named));
    Some(Nearly { code: Code::UnreadablePeriod, why, cell: first.clone(), help })
}

/// Figures whose heading names no period: "Actual", "This quarter".
fn no_period(rows: &[Vec<Cell>]) -> Option<Nearly> {
    let is = |cell: &&Cell, wanted: Role| role(&cell.text) == Some(wanted);
    let named = |row: &&Vec<Cell>| row.iter().any(|cell| is(&cell, Role::Indicator));
    let of_no_period = |cell: &&Cell| is(cell, Role::Value) || meant_by(&cell.text, None).is_some();
    let cell = rows.iter().take(WITHIN).filter(named).find_map(|row| row.iter().find(of_no_period))?;
    let why = format!("\u{201c}{}\u{201d} does not say of which period it is", cell.text);
    let help = "write the period into the heading (Q2 2025/26), or into a title above the headings (Quarter 2 2025/26)";
    Some(Nearly { code: Code::UnreadablePeriod, why, cell: cell.clone(), help: help.to_owned() })
}

/// A period and a figure a row, and no column with the name of the measure.
fn no_name(rows: &[Vec<Cell>]) -> Option<Nearly> {
    let of = |row: &[Cell], wanted: Role| row.iter().find(|cell| role(&cell.text) == Some(wanted)).cloned();
    let both = |row: &Vec<Cell>| Some((of(row, Role::Period)?, of(row, Role::Value)?, of(row, Role::Indicator)));
    let (period, value, _) = rows.iter().take(WITHIN).find_map(both).filter(|(_, _, name)| name.is_none())?;
    let why = format!(
        "\u{201c}{}\u{201d} is a period and \u{201c}{}\u{201d} a figure, and no heading says which column has the names of the measures",
        period.text, value.text
    );
    let help = "call that column \u{201c}Measure\u{201d}".to_owned();
    Some(Nearly { code: Code::MissingColumn, why, cell: period, help })
}

/// Headings below the rows in which they are looked for.
fn too_far_down(rows: &[Vec<Cell>]) -> Option<Nearly> {
    let has =
        |row: &[Cell], wanted: &[Role]| row.iter().any(|cell| role(&cell.text).is_some_and(|is| wanted.contains(&is)));
    let row = rows
        .get(WITHIN..)?
        .iter()
        .find(|row| has(row, &[Role::Indicator]) && has(row, &[Role::Figures, Role::Value, Role::Period]))?;
    let first = row.iter().find(|cell| !cell.is_blank())?.clone();
    let why =
        format!("its headings seem to stand in row {}, and only the first {WITHIN} rows are looked at", first.line);
    let help = format!("delete rows above them, or write a [[source]] by hand with header_row = {}", first.line);
    Some(Nearly { code: Code::MissingColumn, why, cell: first, help })
}

/// Periods one below the other, and a column for each measure.
fn turned(rows: &[Vec<Cell>]) -> Option<Nearly> {
    let top = rows.get(..rows.len().min(WITHIN))?;
    let is_dated = |row: &&Vec<Cell>| row.first().is_some_and(|cell| cell.held.is_none() && is_period(&cell.text));
    let at = top.iter().position(|row| is_dated(&row))?;
    let is_many = rows[at..].iter().filter(is_dated).count() > 1;
    let first = top.get(at.checked_sub(1)?)?.iter().skip(1).find(|cell| !cell.is_blank())?;
    let is_name = role(&first.text).is_none() && first.text.chars().any(char::is_alphabetic);
    let why = format!(
        "its periods stand one below the other, and each measure, such as \u{201c}{}\u{201d}, has a column",
        first.text
    );
    let help =
        "turn it so that each measure is a row: copy it in the spreadsheet, and Paste Special, Transpose".to_owned();
    (is_many && is_name).then(|| Nearly { code: Code::MissingColumn, why, cell: first.clone(), help })
}
