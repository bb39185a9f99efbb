//! Scrutineer turns a council's folder of performance figures into the report for the scrutiny committee.
//!
//! [`Folder::open`] reads a folder from the disk, and [`Folder::from_files`] reads one from memory. [`draft`] applies the
//! rules and writes a [`Report`](report::Report): every sentence knows its rule and its figures. [`publish`] makes pages
//! of it. [`check`] and [`explain`] say what is wrong and why a sentence is there. Nothing here prints, and nothing keeps
//! state between calls.
//!
//! ```
//! use scrutineer::{Format, draft_files, layout, publish};
//!
//! let plan = r#"
//! title = "{Period} performance report"
//! committee = "Performance and Scrutiny Committee"
//! date = 2025-03-11
//! area = "Anyshire"
//! period = "quarter 3 2024/25"
//!
//! [[section]]
//! heading = "Calls"
//! paragraphs = [{ indicators = ["calls"] }]
//! "#;
//! let catalogue = r#"
//! [calls]
//! name = "calls answered within a minute"
//! unit = "percent"
//! good = "high"
//! "#;
//! let figures = "indicator,period,value\ncalls,quarter 2 2024/25,95.1\ncalls,quarter 3 2024/25,88.0\n";
//!
//! let files = [("report.toml", plan), ("indicators.toml", catalogue), ("data/observations.csv", figures)];
//! let (folder, draft) = draft_files(files)?;
//! // A draft with an error is not shown.
//! let draft = draft.sound()?;
//! let text = publish(&draft.report, Format::Text, &layout(&folder))?;
//! let text = String::from_utf8_lossy(&text.value);
//! assert!(text.contains("The percentage of calls answered within a minute was 88.0%"), "{text}");
//! # Ok::<(), scrutineer::Error>(())
//! ```
//!
//! What can fail says so in one shape: [`Error`] holds every error, with the warnings beside it. What only a reader of a
//! report needs is `#[non_exhaustive]`: it may grow.
//!
//! | for | see |
//! |---|---|
//! | the document that every format prints | [`report`] |
//! | which rule wrote a sentence, and which did not apply | [`trace`] |
//! | what an edit changes, and approving a text | [`diff`] |
//! | the record of a report, and checking a PDF against its folder | [`record`] |
//! | the papers of a meeting in one file | [`pack`] |
//! | test cases for rules | [`coverage`] |
//! | a report that follows every edit | [`watch`] |
//! | indicators, periods and figures | [`measure`] |
//! | published statistical methods over plain numbers | [`method`] |

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
pub use draft::{Draft, Notes, check, draft, draft_files, draft_folder};
pub use folder::Folder;
pub use page::{Format, Layout, layout, publish, publish_tracked};
pub use review::explain::{explain, explain_json};

// What is wrong: every function that can fail says it in one shape.
pub use diagnostic::{Code, Diagnostic, Doubted, Error, Place, Severity, SharedText, Warned, shown_as_signs};

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
    pub use crate::folder::read_file;
    pub use crate::folder::{
        Finished, ImportChoices, Imported, KnownKind, NewEntry, NewFiles, NewFolder, Overwrite, Proposal, ReportWords,
        Rolled, Secret, argument, blank_folder, import_into, new_folder, read_tar, roll, save_made, save_report,
        typed_target, unpack, with_own_files, write_secret,
    };
}

/// Many reports in one run: of many folders, or of one folder for many councils.
pub mod batch {
    pub use crate::draft::Drafting;
    pub use crate::folder::{Council, add_line, file_hash, made_of, make_folder, read_councils, save_output, sha256};
    pub use crate::page::{IndexLine, batch_index};
}

/// The national table of every authority's figures, and where one of them ranks.
pub mod nation {
    pub use crate::figures::finding::{Position, all_positions, positions};
    pub use crate::folder::{Nation, read_nations};
}

/// The words that a rule can use, for a person and for an editor.
pub mod words {
    pub use crate::rules::{definitions, listed, listed_json};
}

/// This program run again in a process of its own, for what cannot be trusted: an officer's layout, a PDF from elsewhere, a
/// crest.
///
/// A program that uses the library for these calls the `serve_*` functions at its start, where its first argument is one of
/// the four. See `src/main.rs`.
#[cfg(feature = "pdf")]
pub mod child {
    pub use crate::pack::{CONVERT_ARGUMENT, serve_converting};
    pub use crate::page::{Bounds, TYPESET_ARGUMENT, serve_typesetting, typeset_in_child};
    pub use crate::page::{DRAW_ARGUMENT, serve_drawing, undrawable};
    pub use crate::review::record::{READ_ARGUMENT, serve_reading};
}
