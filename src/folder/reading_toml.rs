//! What the file of a pack is read by, as `report.toml` is: entries with their places, and one basket for all errors.

pub use super::diagnostics::Diagnostics;
pub use super::entry::{Entry, Placed};
pub use super::files::FolderFiles;
pub use super::inputs::{FolderReading, Inputs};
pub use super::inside::{Astray, follow};
pub use super::look_reader::{read_look, take_look};
pub use super::nearest::listed;
pub use super::plan_reader::{read_date, read_day, read_officer};
pub use super::source::Source;
pub use super::syntax::parse;
pub use super::unprintable::unprintable;

#[cfg(test)]
pub use super::asked::{AskedOf, Key, keys_asked};
#[cfg(test)]
pub use super::tests_headings::headings;
