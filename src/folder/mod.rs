//! The report folder: the only room that reads an officer's files, and that writes any.
//!
//! [`Folder::open`] reads everything and gathers every error of every file. What comes out is plain data, with the names
//! of the files it was read from and without a handle on any.

mod cases;
mod catalogue;
mod checks;
mod data;
mod disk;
pub(crate) mod edit;
mod hidden_before;
mod import;
mod kept;
mod last_report;
pub mod look;
mod made_of;
mod national;
mod nations;
mod opening;
mod own_tables;
mod own_words;
mod packs_in;
mod public;
mod reading;
pub(crate) mod reading_toml;
mod recognise;
mod rejected;
mod report_folder;
mod reports_in;
mod roll;
mod rows;
mod rule_files;
mod settings;
mod snapshots;
mod sources;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any_bytes;
#[cfg(test)]
mod tests_as_found;
#[cfg(test)]
mod tests_checks;
#[cfg(test)]
mod tests_headings;
#[cfg(test)]
mod tests_periods;
#[cfg(test)]
mod tests_sheets;
#[cfg(test)]
mod tests_workbook;
mod text;
mod unread;
mod word_files;
mod words;

pub(crate) use disk::files::FilesByName;
pub use disk::finished::Finished;
pub(crate) use disk::history;
pub(crate) use disk::incoming::{Incoming, NotCome, plain_file_name};
pub use disk::inputs::{Input, sha256};
pub(crate) use disk::made::Made;
pub use disk::made_last::Overwrite;
pub(crate) use disk::save::is_as_made;
pub use disk::save::{save_made, save_report, typed_target};
pub use disk::secret::{Secret, write_secret};
pub use disk::tar_files::read_tar;
pub use disk::unpack::unpack;
pub use disk::used_rows::UsedRows;
pub use hidden_before::HiddenBefore;
pub use import::{
    ImportChoices, Imported, KnownKind, NewEntry, NewFiles, NewFolder, Proposal, ReportWords, blank_folder,
    import_into, new_folder, with_own_files,
};
pub(crate) use import::{PlannedImport, plan_import};
pub use kept::{FolderFingerprint, Kept};
pub use made_of::{add_line, file_hash, made_of, make_folder, save_output};
pub use national::Nation;
pub use nations::read_nations;
pub(crate) use own_tables::{Lines, TypedTable};
pub use own_words::comment::Comment;
pub use own_words::overrides::{Override, Overruled};
pub(crate) use packs_in::packs_in;
pub use rejected::{Rejected, read_rejected, rejected_as_file};
pub use report_folder::Folder;
pub(crate) use reports_in::reports_in;
pub use roll::{Rolled, TO_WRITE, roll};
pub(crate) use rule_files::{OtherRules, own_rule_files};
pub use settings::appendix_plan::{AppendixContent, AppendixPlan};
pub use settings::chosen::{Numbering, Officer, Part};
pub use settings::council::{Council, read_councils};
pub use settings::length::{HowMuch, Length, News};
pub use settings::plan::{Choice, Contains, ParagraphPlan, Plan, SectionPlan};
pub use settings::prose_settings::Settings;
pub use settings::store::{store_named, store_of};
pub use settings::table_plan::{TableColumn, TableOf};
pub(crate) use settings::unnamed::{TO_BE_NAMED, is_unnamed};
pub use snapshots::{finish_snapshots, put_beside, read_snapshots, remove_snapshots, save_snapshots};
pub use table::shown_row::shown_row;
#[cfg(feature = "pdf")]
pub use table::text_rows::rows_of;
pub use text::argument::argument;
pub(crate) use text::named::NamedBytes;
#[cfg(feature = "pdf")]
pub use text::source::read_whole;
pub use text::source::{bytes_of, read_file};
pub(crate) use word_files::word_files;
pub use words::date::Date;
pub(crate) use words::number::read_number;
