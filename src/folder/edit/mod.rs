//! Edits of an officer's own files: one function each, which changes the bytes of what it is about and no others. Order, comments,
//! line ends, quotation marks and encoding stay as the officer has them.
//!
//! An edit makes a text of a text. What is written and kept of it is the business of [`crate::folder::disk::history`].

mod add;
mod agenda;
mod blank;
mod case;
mod cells;
#[cfg(test)]
mod cells_tests;
mod change;
mod entries;
mod file_text;
mod kind;
mod remove;
mod reorder;
mod statement;
mod top_keys;
mod unmade;
mod value;
mod within;
mod written_case;
mod written_keys;

#[cfg(test)]
mod reorder_tests;
#[cfg(test)]
mod statement_tests;
#[cfg(test)]
mod tests;

pub use add::add_entry;
pub use agenda::{WrittenItem, read_agenda};
pub use case::{add_case, written_figures};
pub use cells::{CellTexts, EditedTable, WrittenRow, WrittenTable};
pub use change::change_entry;
pub use entries::{WrittenEntry, read_entries};
pub use file_text::FileText;
pub use kind::EntryKind;
pub use remove::remove_entry;
pub use reorder::{Numbers, move_item};
pub use statement::{EditedRules, WrittenStatement, add_statement, read_statements, replace_statement, words_of};
pub use top_keys::{change_top_key, top_keys};
pub use unmade::Unmade;
pub use value::EntryValue;
pub use written_case::{CaseTexts, WrittenCase, change_case, remove_case, written_case, written_cases};
