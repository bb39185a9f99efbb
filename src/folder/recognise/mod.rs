//! The shape of an officer's own table, recognised by its headings, and the recipe that reads it. An import writes the recipe into
//! `report.toml`; a build reads by it where nothing of it has to be asked.

mod apart;
mod by_area;
mod disputed;
mod found;
mod good_words;
mod judged;
mod limit_headings;
mod limits;
mod meant;
mod measures;
mod name_columns;
mod recipe_text;
mod recognised;
mod repeated;
mod role;
mod row_names;
mod shape;
mod targets;
mod told_apart;
mod verdicts;
mod words;

pub use by_area::or_by_area;
pub use disputed::{Differing, contradicting, differing};
pub use found::FoundMeasure;
pub use good_words::good_in_name;
pub use recognised::{Recognised, RecognisedTable, open_periods, recognise, recognise_some, unread_periods};
pub use repeated::AtOdds;
pub use shape::{NameFrom, Shape, shape};
pub use words::{NO_ONE_PERIOD, Role, role};
