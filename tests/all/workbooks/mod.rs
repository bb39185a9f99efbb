//! Twelve workbooks as officers keep them, with the list of what went into each: made before anything read them.
//!
//! Six follow a description of shapes (a row an indicator, sheets, a row an observation), six what officers keep.
//! Every figure, area and measure is made up. `written_out` leaves the files to be looked at.

mod book;
mod dated_headings;
mod directorates;
mod holds;
mod indicator_a_sheet;
mod lines;
mod long_areas;
mod long_export;
mod look;
mod monthly;
mod ods;
mod one_measure;
mod opened;
mod plain_text;
mod quarter_a_sheet;
mod same_table;
mod saved_as_text;
mod scorecard;
mod sheet;
mod tabbed;
mod two_headings;
mod typed;
mod wide;
mod xlsx;

pub use book::{Book, Edition, Entry, Measure, Reading};
pub use typed::typed;

/// Each workbook, to be made as it lies there or with one period more.
pub const TWELVE: [fn(Edition) -> Book; 12] = [
    scorecard::book,
    indicator_a_sheet::book,
    quarter_a_sheet::book,
    long_export::book,
    one_measure::book,
    long_areas::book,
    two_headings::book,
    directorates::book,
    dated_headings::book,
    monthly::book,
    saved_as_text::book,
    tabbed::book,
];
