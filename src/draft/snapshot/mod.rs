//! What a report says and rests on, as plain text data: what is approved, and what is compared with it.

mod book_form;
mod dashboard_row;
mod decided;
mod files;
mod held;
mod listing;
mod passages;
mod sealed;
#[expect(clippy::module_inception, reason = "the room is named after what it holds")]
mod snapshot;
mod text_form;

pub use decided::{decisions, totals};
pub use files::{files, read};
pub use held::held;
pub use passages::passages;
pub use snapshot::{Entry, Passage, Snapshot, TOTALS, place_of, without_controls};
