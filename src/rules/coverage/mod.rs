//! Which rules of a book spoke, which arms of their `if`s were taken and how the parts of their conditions came out,
//! where something was asserted of it.
//!
//! For this alone a book is compiled from text with marks in it ([`marked`]): a book that drafts knows nothing of them.

mod marked;
mod marks;
mod notes;
mod seen;
mod watched;

pub use marked::marked;
pub use notes::RuleWatch;
pub use seen::{FileSeen, PartSeen};
pub use watched::WatchedBook;
