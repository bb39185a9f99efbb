//! What officers write, read into what it means: numbers, marks, units, times and days.

pub mod clock_words;
pub mod date;
pub mod day_number;
pub mod mark;
pub mod number;
pub mod two_limits;
pub mod unit_named;
pub mod unit_reader;
pub mod worded;
