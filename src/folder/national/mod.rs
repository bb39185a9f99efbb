//! The national table: figures of every area, often of every measure, gzipped or not.
//!
//! It is read in one pass. A report keeps the measures its catalogue links; `scrutineer national` keeps them all.

mod areas;
mod assemble;
mod averages;
mod bounded;
mod decimal;
mod doubts;
mod gathered;
mod head;
mod labels;
mod lacking_area;
mod link;
mod measures;
mod neighbour_list;
mod neighbours;
mod odd_cells;
mod oddities;
mod open;
mod published;
mod put;
mod reader;
mod settings;
mod stream;
mod table_rows;
#[cfg(test)]
mod tests;
mod texts;
mod totals;
mod uneven;
mod wanted;

pub use decimal::{beside, read_cell};
pub use gathered::Gathered;
pub use labels::PeriodLabels;
pub use lacking_area::lacking_area;
pub use link::{Nations, link};
#[cfg(test)]
pub use measures::COLUMNS as MEASURES;
#[cfg(test)]
pub use neighbour_list::COLUMNS as NEIGHBOURS;
pub use neighbour_list::{is_list_of_neighbours, is_neighbour_file};
pub use odd_cells::OddCells;
pub use open::{Nation, of_plan, of_source};
pub use published::Published;
pub use reader::{Raw, is_blank, is_such_a_table};
#[cfg(test)]
pub use settings::COLUMNS as NATIONAL;
pub use settings::{NationalPlan, read_national};
pub use stream::Stream;
