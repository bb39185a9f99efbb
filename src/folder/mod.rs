//! The report folder: the only room that reads an officer's files, and that writes any.
//!
//! [`Folder::open`] reads everything and gathers every error of every file. What comes out is plain data, with the names
//! of the files it was read from and without a handle on any.

mod accept;
mod actions;
mod appendix_plan;
mod area_names;
mod argument;
mod as_found;
mod asked;
mod bare_signs;
mod benchmarks;
mod cannot_write;
mod carried_over;
mod cases;
mod catalogue;
mod catalogue_targets;
mod cell;
mod checks;
mod chosen;
mod clock_words;
mod columns;
mod comment;
mod commentary;
mod comparing;
mod conflict;
mod council;
mod csv_rows;
mod csv_table;
mod date;
mod decimal_commas;
mod diagnostics;
mod doubted_columns;
mod doubted_targets;
pub(crate) mod edit;
mod encoding;
mod entry;
mod files;
mod finished;
mod footnotes;
mod good_reader;
mod grid;
mod held_rows;
mod hidden_before;
pub(crate) mod history;
mod import;
mod incoming;
mod inputs;
mod inside;
mod judging_reader;
mod kept;
mod kind_in_name;
mod kind_words;
mod known_names;
mod last_report;
mod length;
mod limits;
mod listing;
pub mod look;
mod look_plan;
mod look_reader;
mod looks_back;
mod made;
mod made_last;
mod made_of;
mod mark;
mod name_reads;
mod named;
mod national;
mod nations;
mod nearest;
mod number;
mod observations;
mod one_cause;
mod open_table;
mod opening;
mod overrides;
mod own_first;
mod own_tables;
mod packs_in;
mod person_level;
mod plan;
mod plan_reader;
mod prose_settings;
mod public;
mod quarter_ends;
mod reading;
pub(crate) mod reading_toml;
mod recognise;
mod rejected;
mod rename;
mod report_folder;
mod report_version;
mod reports_in;
mod roll;
mod row;
mod row_limits;
#[cfg(feature = "pdf")]
mod rows;
mod rule_files;
mod save;
mod secret;
mod section_reader;
mod shown_row;
mod snapshots;
mod source;
mod sources;
mod store;
mod strangers;
mod syntax;
mod table_plan;
mod tables;
mod tar_files;
mod target_cells;
mod target_headings;
mod targets;
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
mod time_cell;
mod to_date;
mod toml_text;
mod two_limits;
mod undated_targets;
mod unfinished;
mod unit_named;
mod unit_reader;
mod unnamed;
mod unnamed_sheets;
mod unpack;
mod unprintable;
mod unread;
mod used_rows;
mod whose;
mod without_year;
mod worded;
mod words_reader;
mod workbook;
mod worksheet_rows;

pub use appendix_plan::{AppendixContent, AppendixPlan};
pub use argument::argument;
pub use chosen::{Numbering, Officer, Part};
pub use comment::Comment;
pub use council::{Council, read_councils};
pub use date::Date;
pub(crate) use files::FilesByName;
pub use finished::Finished;
pub use hidden_before::HiddenBefore;
pub use import::{
    ImportChoices, Imported, KnownKind, NewEntry, NewFiles, NewFolder, Proposal, ReportWords, blank_folder,
    import_into, new_folder, with_own_files,
};
pub(crate) use import::{PlannedImport, plan_import};
pub(crate) use incoming::{Incoming, NotCome, plain_file_name};
pub use inputs::{Input, sha256};
pub use kept::{FolderFingerprint, Kept};
pub use length::{HowMuch, Length, News};
pub(crate) use made::Made;
pub use made_last::Overwrite;
pub use made_of::{add_line, file_hash, made_of, make_folder, save_output};
pub(crate) use named::NamedBytes;
pub use national::Nation;
pub use nations::read_nations;
pub(crate) use number::read_number;
pub use overrides::{Override, Overruled};
pub(crate) use own_tables::{Lines, TypedTable};
pub(crate) use packs_in::packs_in;
pub use plan::{Choice, Contains, ParagraphPlan, Plan, SectionPlan};
pub use prose_settings::Settings;
pub use rejected::{Rejected, read_rejected, rejected_as_file};
pub use report_folder::Folder;
pub(crate) use reports_in::reports_in;
pub use roll::{Rolled, TO_WRITE, roll};
#[cfg(feature = "pdf")]
pub use rows::rows_of;
pub(crate) use rule_files::{OtherRules, own_rule_files};
pub(crate) use save::is_as_made;
pub use save::{save_made, save_report, typed_target};
pub use secret::{Secret, write_secret};
pub use shown_row::shown_row;
pub use snapshots::{finish_snapshots, put_beside, read_snapshots, remove_snapshots, save_snapshots};
#[cfg(feature = "pdf")]
pub use source::read_whole;
pub use source::{bytes_of, read_file};
pub use store::{store_named, store_of};
pub use table_plan::{TableColumn, TableOf};
pub use tar_files::read_tar;
pub(crate) use unnamed::{TO_BE_NAMED, is_unnamed};
pub use unpack::unpack;
pub use used_rows::UsedRows;
