//! What the file of a pack is read by, as `report.toml` is: entries with their places, and one basket for all errors.

pub use crate::folder::disk::files::FolderFiles;
pub use crate::folder::disk::inputs::{FolderReading, Inputs};
pub use crate::folder::disk::inside::{Astray, follow};
pub use crate::folder::settings::look_reader::{read_look, take_look};
pub use crate::folder::settings::plan_reader::{read_date, read_day, read_officer};
pub use crate::folder::text::diagnostics::Diagnostics;
pub use crate::folder::text::entry::{Entry, Placed};
pub use crate::folder::text::nearest::listed;
pub use crate::folder::text::source::Source;
pub use crate::folder::text::syntax::parse;
pub use crate::folder::text::unprintable::unprintable;

#[cfg(test)]
pub use super::tests_headings::headings;
#[cfg(test)]
pub use crate::folder::text::asked::{AskedOf, Key, keys_asked};
