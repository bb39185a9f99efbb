//! Tables that the government publishes, read as they are: the council's own rows become its figures, and the rows of all areas
//! the nation that it is ranked in. Each shape is known by its headings; a table of no such shape has its columns named by the
//! recipe.

mod area_types;
mod layout;
mod linked;
mod own;
mod reader;
mod seen_column;
mod shape;
mod sign;
mod survey;
#[cfg(test)]
mod tests;
mod when;
mod who;

pub use reader::read_public;
pub use shape::{Shape, is_published};
pub use survey::{Survey, headings, survey};
pub use when::{Said, label, of_text};
