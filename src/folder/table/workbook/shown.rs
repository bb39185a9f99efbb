//! What a cell of a workbook shows, with what it holds behind that.

use crate::figures::measure::MONTHS;
use crate::folder::table::cell::Held;

use super::date_format::DateParts;

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// As text.
    pub text: String,
    /// What it holds, where the text does not say all of it.
    pub held: Option<Held>,
}

impl Shown {
    /// A text, which is all that the cell holds.
    pub fn text(text: &str) -> Shown {
        Shown { text: text.trim().to_owned(), held: None }
    }
}

/// A date in words, so that no reader takes the day for the month: with its day where the cell shows one.
pub fn date(year: u32, month: u32, day: Option<u32>) -> String {
    let name = (month as usize).checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or("");
    match day {
        Some(day) => format!("{day} {name} {year}"),
        None => format!("{name} {year}"),
    }
}

/// The parts of a date that its cell shows: a year alone stands alone.
pub fn date_by(parts: DateParts, year: u32, month: u32, day: u32) -> String {
    if parts.year && !parts.month && !parts.day {
        year.to_string()
    } else {
        date(year, month, parts.day.then_some(day))
    }
}
