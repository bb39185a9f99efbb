//! Scrutineer: a council's folder of figures becomes the committee's report.
//!
//! [`Folder::open`] reads what an officer keeps: `report.toml`, the catalogue, figures, commentary, rules, layouts.
//! [`draft`] decides by the rule book and writes a [`Report`]: paragraphs whose every sentence knows its rule and
//! figures, and a dashboard from the same decisions. [`publish`] makes pages of it. [`check`] and [`explain`] say
//! what is wrong and why a sentence is there. Nothing here prints, and nothing keeps state between calls.
//!
//! [`method`] is the one module open to all: the published statistical methods over plain numbers, for an analyst
//! to call and check.

#![warn(missing_docs, unnameable_types)]

// The rooms, downhill: see ARCHITECTURE.md.
mod diagnostic;
mod draft;
mod figures;
mod folder;
pub mod pack;
mod page;
mod review;
mod rules;
pub mod watch;

// A folder, its draft and its pages.
pub use draft::{Draft, check, draft, draft_files, draft_folder};
pub use folder::Folder;
pub use page::{Format, Layout, layout, publish, publish_tracked};
pub use review::explain::{explain, explain_json};

// What is wrong: every function that can fail says it in one shape.
pub use diagnostic::{Code, Diagnostic, Error, Place, Severity, Warned};

// One rule, one sentence.
#[cfg(feature = "grammar")]
pub use draft::lint::try_grammar;
pub use draft::lint::try_sentence;
pub use rules::try_rule;

// What is in a draft, what is done with it, and what it is calculated by.
pub use draft::{report, trace};
pub use figures::{measure, method};
pub use review::{coverage, diff, record};

/// Files that the program writes: a new folder, next quarter's folder, a report and its record.
///
/// Each is written whole or not at all, and none over an officer's own.
pub mod files {
    pub use crate::figures::csv_text::CsvText;
    #[cfg(feature = "pdf")]
    pub use crate::folder::read_file;
    pub use crate::folder::{Rolled, Secret, roll, save_made, save_report, unpack, write_secret};
}

/// The national table of every authority's figures, and where one of them ranks.
pub mod nation {
    pub use crate::figures::finding::{Position, all_positions, positions};
    pub use crate::folder::{Nation, read_nation};
}

/// The words that a rule can use, for a person and for an editor.
pub mod words {
    pub use crate::rules::{definitions, listed, listed_json};
}

/// This program run again in a process of its own, for what cannot be trusted: an officer's layout, a PDF from elsewhere.
///
/// A program that uses the library for these calls the `serve_*` functions at its start, where its first argument is one of
/// the three. See `src/main.rs`.
#[cfg(feature = "pdf")]
pub mod child {
    pub use crate::pack::{CONVERT_ARGUMENT, serve_converting};
    pub use crate::page::{Bounds, TYPESET_ARGUMENT, serve_typesetting, typeset_in_child};
    pub use crate::review::record::{READ_ARGUMENT, serve_reading};
}
