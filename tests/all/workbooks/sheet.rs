//! A sheet before it is written: its cells, what is merged and what is hidden.

use std::collections::BTreeMap;

use super::book::{Entry, Figure, Place, Reading};
use super::look;

pub enum Cell {
    Text(String),
    /// The decimal as it is held, and the number format.
    Number(String, &'static str),
    /// A formula with the value that was last worked out: a decimal, or an error such as `#N/A`.
    Formula(String, String, &'static str),
    /// Year, month and day, and the number format.
    Date(u16, u8, u8, &'static str),
}

impl Cell {
    /// A sign in a typed text becomes the end of a line within its cell.
    pub fn broken_at(&mut self, sign: char) {
        if let Cell::Text(text) = self {
            *text = text.replace(sign, "\n");
        }
    }
}

#[derive(Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// First row and column, last row and column: only the first cell holds anything.
    pub merged: Vec<(u32, u16, u32, u16)>,
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<u16>,
}

impl Sheet {
    pub fn new(name: &str) -> Sheet {
        Sheet { name: name.to_owned(), ..Sheet::default() }
    }

    /// Texts from the first column on; an empty one leaves its cell empty.
    pub fn texts(&mut self, row: u32, texts: &[&'static str]) {
        for (column, text) in (0..).zip(texts) {
            self.text(row, column, text);
        }
    }

    /// `@2024-03-31 mmm-yy` is a date with its number format, `_` an empty cell, anything else the text itself.
    pub fn text(&mut self, row: u32, column: u16, text: &'static str) {
        if text.is_empty() || text == "_" {
            return;
        }
        let cell = match text.strip_prefix('@').and_then(|rest| rest.split_once(' ')) {
            Some((day, format)) => {
                let mut parts = day.split('-').map(|part| part.parse::<u16>().expect("a date is numbers"));
                let mut next = || parts.next().expect("a date has three parts");
                let (year, month, day) = (next(), next(), next());
                Cell::Date(year, u8::try_from(month).expect("a month"), u8::try_from(day).expect("a day"), format)
            }
            None => Cell::Text(text.to_owned()),
        };
        self.cells.insert((row, column), cell);
    }

    /// Text that is made, not written here.
    pub fn made(&mut self, row: u32, column: u16, text: String) {
        self.cells.insert((row, column), Cell::Text(text));
    }

    pub fn merge(&mut self, rows: (u32, u32), columns: (u16, u16)) {
        self.merged.push((rows.0, columns.0, rows.1, columns.1));
    }

    /// Its last row and its last column.
    pub fn last(&self) -> (u32, u16) {
        let row = self.cells.keys().map(|(row, _)| *row).max().expect("a cell");
        (row, self.cells.keys().map(|(_, column)| *column).max().expect("a cell"))
    }

    pub fn place(&self, row: u32, column: u16) -> Place {
        Place::new(&self.name, row, column)
    }

    /// Writes one figure and says what a reader must take from it; none where the cell is left empty.
    ///
    /// `91.6` is a number; `'91.6%` is typed text; `={AVERAGE(D#:F#)} 91.57` is a formula in its own row `#` and
    /// the value held; `=#N/A` is a formula that came to an error; `_` is an empty cell; any other word is a mark.
    pub fn figure(&mut self, row: u32, column: u16, token: &'static str, format: &'static str) -> Option<Reading> {
        if token == "_" || token.is_empty() {
            return None;
        }
        let (cell, reading) = match token.strip_prefix('=') {
            Some(formula) => self::formula(formula, row, format),
            None => typed(token, format),
        };
        self.cells.insert((row, column), cell);
        Some(reading)
    }
}

impl Sheet {
    /// A formula that divides two cells of its row, as it was worked out, and the same counts beside it.
    ///
    /// The columns are those of the quotient, the numerator and the denominator.
    pub fn share(&mut self, row: u32, columns: [u16; 3], counts: [&'static str; 2], format: &'static str) -> Entry {
        let [numerator, denominator] = [0, 1].map(|nth| self.count(row, columns[nth + 1], counts[nth], "#,##0"));
        let quotient = f64::from(counts[0].parse::<u32>().expect("a count"))
            / f64::from(counts[1].parse::<u32>().expect("a count"));
        let held = quotient.to_string();
        let formula = format!("={}/{}", numerator.0.cell, denominator.0.cell);
        let reading = Reading::Figure(number(&held, format));
        self.cells.insert((row, columns[0]), Cell::Formula(formula, held, format));
        let place = self.place(row, columns[0]);
        Entry { period: String::new(), place, reading, counts: Some([numerator, denominator]) }
    }

    /// A count that there is, and where.
    pub fn count(&mut self, row: u32, column: u16, token: &'static str, format: &'static str) -> (Place, Figure) {
        match self.figure(row, column, token, format) {
            Some(Reading::Figure(figure)) => (self.place(row, column), figure),
            _ => panic!("a count in row {row}"),
        }
    }

    /// One figure of a period; none where the cell is left empty.
    pub fn entry(&mut self, at: (u32, u16), period: &str, token: &'static str, format: &'static str) -> Option<Entry> {
        let reading = self.figure(at.0, at.1, token, format)?;
        Some(Entry { period: period.to_owned(), place: self.place(at.0, at.1), reading, counts: None })
    }
}

fn formula(token: &str, row: u32, format: &'static str) -> (Cell, Reading) {
    if token.starts_with('#') {
        return (Cell::Formula("=NA()".to_owned(), token.to_owned(), format), Reading::Mark(token.to_owned()));
    }
    let (formula, held) = token.trim_start_matches('{').split_once("} ").expect("a formula and what it came to");
    let formula = format!("={}", formula.replace('#', &(row + 1).to_string()));
    (Cell::Formula(formula, held.to_owned(), format), Reading::Figure(number(held, format)))
}

fn typed(token: &str, format: &'static str) -> (Cell, Reading) {
    if token.parse::<rust_decimal::Decimal>().is_ok() {
        return (Cell::Number(token.to_owned(), format), Reading::Figure(number(token, format)));
    }
    let text = token.trim_start_matches('\'').to_owned();
    let reading = match look::spoken(&text) {
        Some((value, note)) => Reading::Figure(Figure { held: text.clone(), value, shown: text.clone(), note }),
        None => Reading::Mark(text.clone()),
    };
    (Cell::Text(text), reading)
}

/// A number that a cell holds, in the unit of the measure: by a percent format a hundredfold of it.
fn number(held: &str, format: &str) -> Figure {
    let exact: rust_decimal::Decimal = held.parse().expect("a decimal");
    let value = if format.contains('%') { exact * rust_decimal::Decimal::ONE_HUNDRED } else { exact };
    Figure { held: held.to_owned(), value: value.normalize(), shown: look::shown(exact, format), note: None }
}
