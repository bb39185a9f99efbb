//! What a report says and rests on, as plain text data: what is approved, and what is compared with it.

mod book_form;
mod content;
mod dashboard_row;
mod decided;
mod files;
mod held;
mod listing;
mod passages;
mod sealed;
mod text_form;

pub use content::{Entry, Passage, Snapshot, TOTALS, one_line, place_of, without_controls};
pub use decided::{decisions, totals};
pub use files::{files, read, signed, signed_by};
pub use held::held;
pub use passages::passages;
