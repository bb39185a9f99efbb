//! A council's own files, read as they are by the recipes of `report.toml`. Whatever its shape, a file becomes rows of our own
//! tables whose cells know where they stand in the file, so that one code reads all figures.

mod again;
mod area_types;
mod beside;
mod block;
mod check_against;
mod headings;
mod in_one_cell;
mod lacking;
mod left_out;
mod long;
mod measure;
mod met;
mod nameless;
mod of_each;
mod over_several;
mod own_verdicts;
mod read;
mod recipe;
mod rolled;
mod row_figures;
mod said_changed;
mod same_time;
mod sheet_period;
mod signs_behind;
#[cfg(test)]
mod tests;
mod this_period;
mod too_many_cells;
mod under;
mod unfit;
mod wide;
mod year_targets;

pub use block::{Block, is_note, line_of};
pub use headings::{begins_another, fits, in_words, is_period, is_period_cell, joined, lacks_year, without_heading};
pub use measure::{MeasureRecipe, MonthsOfYear, months_in_words};
pub use over_several::is_over_several;
pub use read::read_source;
pub use recipe::{ReadBy, Recipe, Taken, described_in, read_recipes};
pub use same_time::{SameTime, has_figure};
pub use sheet_period::period_of_sheet;
pub use signs_behind::with_sign;
pub use this_period::{THIS_PERIOD, beside_this, meant_by, own_period, says_another_quarter};
pub use too_many_cells::too_many_cells;
pub use under::{Under, is_a_note};
pub use unfit::unfit_sheets;
