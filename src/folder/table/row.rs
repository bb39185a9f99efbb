//! One row of a table, read cell by cell: what every kind of table has in common.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{
    HeldIn, Indicator, Period, SourceSays, Stated, Suffix, Unit, as_shown, read_open_to_date, read_period_cell,
};
use crate::figures::prose::as_clock;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::nearest::{advice, nearest};
use crate::folder::words::mark::{Figure, read_figure};
use crate::folder::words::number::{NoNumber, Number, read_sized};
use crate::folder::words::worded::in_own_unit;

use super::cell::{Cell, Held};
use super::columns::Columns;
use super::grid::Grid;
use super::time_cell::{no_time, read_time, time_of};

/// A row, with where its errors go.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The table.
    pub grid: &'a Grid,
    /// Which column is which.
    pub columns: &'a Columns,
    /// Its cells.
    pub cells: &'a [Cell],
    /// Where errors go.
    pub faults: &'a Diagnostics,
}

impl<'a> Row<'a> {
    /// Reads every row below the headings that holds anything.
    pub fn each(grid: &'a Grid, columns: &'a Columns, faults: &'a Diagnostics, mut read: impl FnMut(&Row)) {
        grid.each(|at, cells| {
            if at >= columns.first && columns.reads(at, cells) {
                read(&Row { grid, columns, cells, faults });
            }
        });
    }

    /// A cell that is not blank. A formula without a value is reported and read as blank.
    pub fn cell(&self, column: &str) -> Option<&'a Cell> {
        let cell = self.columns.cell(self.cells, column)?;
        if cell.formula_only {
            let help = "open the workbook in Excel and save it, so that the formula's result is stored";
            self.error(Code::FormulaWithoutValue, cell, "this formula has no stored result", help);
            return None;
        }
        Some(cell)
    }

    /// Where the row is.
    pub fn place(&self) -> Place {
        self.grid.row_place(self.cells)
    }

    /// Where a cell is; the row where it is blank.
    pub fn place_of(&self, column: &str) -> Place {
        self.columns.cell(self.cells, column).map_or_else(|| self.place(), |cell| self.grid.place(cell))
    }

    /// An error of a cell.
    pub fn error(&self, code: Code, cell: &Cell, message: impl Into<String>, help: impl Into<String>) {
        self.faults.error(code, self.grid.place(cell), message, help);
    }

    /// A cell's text on one line.
    pub fn text(&self, column: &str) -> String {
        self.cell(column).map_or_else(String::new, |cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The row's period, as a figure of the indicator is filed.
    pub fn period(&self, indicator: &Indicator) -> Option<(Period, Suffix)> {
        let Some(cell) = self.cell("period") else {
            let help = "give the period of the row: quarter 3 2019/20";
            self.faults.error(Code::UnreadablePeriod, self.place(), "this row has no period", help);
            return None;
        };
        let to_date = || read_open_to_date(&cell.text, self.columns.to_date?);
        match read_period_cell(&cell.text, indicator.year).or_else(|help| to_date().ok_or(help)) {
            Ok((period, suffix)) => Some((indicator.filed(period, suffix.by_months), suffix)),
            Err(help) => {
                self.error(Code::UnreadablePeriod, cell, format!("`{}` is not a period", cell.text), help);
                None
            }
        }
    }

    /// A figure in the indicator's unit, with its marks. `None` where the cell is not a figure. Without an indicator it is a
    /// count.
    pub fn figure(&self, column: &str, indicator: Option<&Indicator>) -> Option<Figure> {
        self.read_figure(column, indicator, false)
    }

    fn read_figure(&self, column: &str, indicator: Option<&Indicator>, may_be_pounds: bool) -> Option<Figure> {
        let unit = indicator.map(|indicator| indicator.unit);
        let Some(cell) = self.cell(column) else { return Some(Figure::default()) };
        let figure = match figure_of(cell, indicator) {
            Ok(figure) => figure,
            Err(no) => {
                self.error(no.code, cell, no.message, no.help);
                return None;
            }
        };
        let number = figure.number;
        // With so many to print as the catalogue says, it is judged as it is.
        let is_rounded = self.gives_counts() || indicator.is_some_and(|indicator| indicator.decimals.is_some());
        if let Some(number) = number.filter(|number| !is_rounded && number.value.normalize().scale() > MOST_DECIMALS) {
            self.error(
                Code::NumberTooLarge,
                cell,
                format!("`{}` has too many decimals", cell.text),
                shorter(number, unit),
            );
            return None;
        }
        let (percent, pounds) = number.map_or((false, false), |number| (number.percent, number.pounds));
        if percent && unit != Some(Unit::Percent) {
            self.wrong_sign(cell, column, "%", unit);
            return None;
        }
        if pounds && unit != Some(Unit::Money) && !may_be_pounds {
            self.wrong_sign(cell, column, "£", unit);
            return None;
        }
        Some(figure)
    }

    /// Whether the row has both counts: then a value with many decimals is their quotient, and is checked against them.
    fn gives_counts(&self) -> bool {
        let given = |column| self.columns.cell(self.cells, column).is_some();
        given("numerator") && given("denominator")
    }

    /// A cell's text for a reader of numbers and words: a time of a workbook is a number of the indicator's own unit. `None`
    /// where it cannot be that, which is reported.
    pub fn text_of_figure(&self, cell: &Cell, indicator: &Indicator) -> Option<String> {
        let two = indicator.unit_words.two_parts;
        let Some(time) = time_of(cell, two) else { return Some(cell.text.clone()) };
        match read_time(cell, time, Some(indicator)) {
            Ok((number, _)) if two.is_some() => Some(as_clock(number.value)),
            Ok((number, _)) => Some(number.value.to_string()),
            Err(no) => {
                self.error(no.code, cell, no.message, no.help);
                None
            }
        }
    }

    fn wrong_sign(&self, cell: &Cell, column: &str, sign: &str, unit: Option<Unit>) {
        let help = match unit {
            Some(unit) => format!("remove the character, or change the unit in indicators.toml ({})", unit.as_str()),
            None => "remove the character, or empty the cell if it is no count".to_owned(),
        };
        let unit = unit.map_or("count", Unit::as_str);
        let message = format!("`{}` has the character {sign}, but this {column} is a {unit}", cell.text);
        self.error(Code::WrongValue, cell, message, help);
    }

    /// Whether the cell of a count is an amount of money: `£98,400,000` below a percentage of tax.
    pub fn is_in_pounds(&self, column: &str) -> bool {
        let figure = self.cell(column).and_then(|cell| read_figure(&cell.text).ok());
        figure.and_then(|figure| figure.number).is_some_and(|number| number.pounds)
    }

    /// What is above or below the line: a count, without a character of a unit, or where it may be an amount of money with its own.
    pub fn count(&self, column: &str, may_be_pounds: bool) -> Option<Decimal> {
        let value = self.read_figure(column, None, may_be_pounds)?.number?.value;
        if value.is_sign_negative() && !value.is_zero() {
            let help = "a count must be zero or more";
            self.faults.error(Code::WrongValue, self.place_of(column), format!("the {column} is below zero"), help);
            return None;
        }
        Some(value)
    }

    /// The words of `stated`.
    pub fn stated(&self) -> Vec<Stated> {
        self.words_of_stated(None).words
    }

    /// The words of `stated` beside a figure of an indicator: some may say how far it moved, or that it is a record.
    pub fn stated_of(&self, indicator: &Indicator) -> SourceSays {
        self.words_of_stated(Some(indicator))
    }

    fn words_of_stated(&self, indicator: Option<&Indicator>) -> SourceSays {
        let mut says = SourceSays::default();
        let Some(cell) = self.cell("stated") else { return says };
        for word in cell.text.split(';').map(str::trim).filter(|word| !word.is_empty()) {
            if let Err(help) = says.add(word, indicator.map(|indicator| (indicator.unit, indicator.year))) {
                let help = help.unwrap_or_else(|| advice(word, Stated::ALL.map(Stated::as_str)));
                self.error(Code::UnknownWord, cell, format!("`{word}` is not a word for `stated`"), help);
            }
        }
        says
    }
}

/// What a cell holds: of a workbook, as it shows it and at full value.
fn figure_of(cell: &Cell, indicator: Option<&Indicator>) -> Result<Figure, NoNumber> {
    let two = indicator.and_then(|indicator| indicator.unit_words.two_parts);
    if let Some(time) = time_of(cell, two) {
        let (number, full) = read_time(cell, time, indicator)?;
        return Ok(Figure { number: Some(number), full, ..Figure::default() });
    }
    let alone = |number: Number| Figure { number: Some(number), ..Figure::default() };
    let in_unit = || in_own_unit(&cell.text, indicator).map(|read| read.map(alone));
    let plain = || match (two, read_figure(&cell.text)) {
        (Some(two), Ok(Figure { number: Some(number), .. })) => {
            no_time(&cell.text, number.value, two).map_or_else(|| read_figure(&cell.text), Err)
        }
        (_, read) => read,
    };
    let figure = plain().or_else(|no| sized(&cell.text, indicator).or_else(in_unit).unwrap_or(Err(no)))?;
    let full = match cell.held {
        Some(Held::Number(full)) if figure.number.is_some() => Some(full),
        _ => None,
    };
    Ok(Figure { full, ..figure })
}

/// A number with its size behind it, where the measure is held in that; `None` where it has none.
fn sized(text: &str, indicator: Option<&Indicator>) -> Option<Result<Figure, NoNumber>> {
    let (number, size) = read_sized(text)?;
    let indicator = indicator.filter(|indicator| HeldIn::suits(indicator.unit))?;
    if indicator.unit_words.held_in == Some(size) {
        return Some(Ok(Figure { number: Some(number), ..Figure::default() }));
    }
    let word = HeldIn::ALL.iter().find(|(_, known)| *known == size).map_or("", |(word, _)| word);
    let message = format!("`{text}` is in {word}, and the figures of `{}` are not", indicator.id);
    let help = format!(
        "write held_in = \"{word}\" in indicators.toml if all its figures are in {word}; otherwise write the number in full"
    );
    Some(Err(NoNumber { code: Code::NotANumber, message, help }))
}

/// More decimals than this nobody counted: they are what a computer leaves of a calculation.
pub const MOST_DECIMALS: u32 = 6;

/// What to write for a figure with too many decimals.
fn shorter(number: Number, unit: Option<Unit>) -> String {
    let fraction = unit == Some(Unit::Percent) && !number.percent && number.value.abs() <= Decimal::ONE;
    let value = if fraction { number.value * Decimal::ONE_HUNDRED } else { number.value };
    // The last digits of a spreadsheet's own go first; what is left is a quotient.
    let shown = as_shown(value);
    let rounded = if shown.scale() <= MOST_DECIMALS { shown } else { shown.round_dp(2).normalize() };
    if fraction {
        format!("if it is a share of one, write it as a percentage: {rounded}; else round it")
    } else {
        format!("round it in the table: {rounded}; or write `decimals = 1` for the measure in indicators.toml")
    }
}

/// An id that the catalogue does not have.
pub fn unknown_indicator<'a>(
    id: &str,
    known: impl IntoIterator<Item = &'a str>,
    place: Place,
    rows: usize,
) -> Diagnostic {
    let help = match nearest(id, known) {
        Some(near) => format!("did you mean `{near}`? Otherwise add it there: [{id}]"),
        None => format!("add it there: [{id}]"),
    };
    let more = if rows > 1 { format!(", in {rows} rows") } else { String::new() };
    Diagnostic::error(Code::UnknownIndicator, format!("there is no indicator `{id}` in indicators.toml{more}"))
        .at(place)
        .help(help)
}
