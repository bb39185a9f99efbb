//! A cell of a table as text, with where it stands.

use rust_decimal::Decimal;

/// Headings are within so many rows of the top: a worksheet may have a title above them.
pub const WITHIN: usize = 10;

/// A cell as text.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text, without blanks around it: of a workbook, as the cell shows it.
    pub text: String,
    /// What a cell of a workbook holds, where its text does not say all of it.
    pub held: Option<Held>,
    /// The line of the file or row of the sheet, from 1.
    pub line: usize,
    /// The character of the line or column of the sheet, from 1.
    pub column: usize,
    /// How many characters of the line it fills.
    pub width: usize,
    /// A formula without a stored value.
    pub formula_only: bool,
    /// Its text stands in another cell of the sheet, with which it is merged.
    pub is_merged: bool,
}

/// What a cell holds behind its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Held {
    /// A number at full value, in the unit of the text: 91.57413455 behind `91.6`, 91.57 behind `92%`.
    Number(Decimal),
    /// A length of time, or a time of day.
    Time(Clock),
}

/// A time as a workbook holds it, which is as a part of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    /// Its seconds, with three decimals at most.
    pub seconds: Decimal,
    /// What the cell shows of it.
    pub shows: ClockShows,
}

/// What a cell shows of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockShows {
    /// All of it, with its seconds: `3:05` as minutes and seconds, `0:03:05`.
    Seconds,
    /// All of it, as hours and minutes: `3:05`.
    HoursAndMinutes,
    /// Its whole days, and perhaps hours: `20 days`.
    Days,
    /// The time of a day: `3:05 PM`.
    TimeOfDay,
    /// Only what is left of whole days or hours: `01:05` of 25 hours and 5 minutes.
    Rest,
}

impl Cell {
    /// One that holds nothing and stands nowhere.
    pub fn blank() -> Cell {
        Cell { text: String::new(), held: None, line: 0, column: 0, width: 0, formula_only: false, is_merged: false }
    }

    /// One that stands in the same place and says something else.
    pub fn saying(&self, text: impl Into<String>) -> Cell {
        Cell { text: text.into(), held: None, ..self.clone() }
    }

    /// Whether it holds nothing.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.formula_only
    }

    /// Whether it holds something that stands in no other cell.
    pub fn is_filled(&self) -> bool {
        !self.is_blank() && !self.is_merged
    }
}
