//! Scrutineer: a council's folder of figures becomes the committee's report.
//!
//! [`Folder::open`] reads what an officer keeps: `report.toml`, the catalogue, figures, commentary, rules, layouts.
//! [`draft`] decides by the rule book and writes a [`Report`]: paragraphs whose every sentence knows its rule and
//! figures, and a dashboard from the same decisions. [`publish`] makes pages of it. [`check`] and [`explain`] say
//! what is wrong and why a sentence is there. Nothing here prints, and nothing keeps state between calls.
//!
//! [`method`] is the one module open to all: the published statistical methods over plain numbers, for an analyst
//! to call and check.

#![warn(missing_docs)]

mod diagnostic;
mod draft;
mod figures;
mod folder;
mod pack;
mod page;
mod review;
mod rules;
mod watch;

pub use diagnostic::{Code, Diagnostic, Error, Place, Severity, Warned};
#[cfg(feature = "grammar")]
pub use draft::lint::try_grammar;
pub use draft::lint::try_sentence;
pub use draft::narrative::{GroupTrace, ReportTrace};
pub use draft::report;
pub use draft::report::{Pack, Part, Report, SignOff, Tracked};
pub use draft::snapshot::{Entry, Passage, Snapshot};
pub use draft::{DisclosureTrace, Draft, HiddenTrace, IndicatorTrace, Trace, check, draft, draft_folder};
pub use figures::csv_text::CsvText;
pub use figures::finding::{Position, all_positions, positions};
pub use figures::measure::{National, Period, YearKind, read_period};
pub use figures::prose::{Because, FigureRead, Sentence, Topic, Wording, wording};
pub use figures::{measure, method};
#[cfg(feature = "pdf")]
pub use folder::read_file;
pub use folder::{
    Folder, Nation, PackPlan, Rolled, Secret, read_nation, roll, save_made, save_report, unpack, write_secret,
};
#[cfg(feature = "pdf")]
pub use pack::{CONVERT_ARGUMENT, serve_converting};
pub use pack::{assemble, check_pack, notice, pack_layout, sign_off};
#[cfg(feature = "pdf")]
pub use page::{Bounds, TYPESET_ARGUMENT, serve_typesetting, typeset_in_child};
pub use page::{Format, Layout, layout, publish, publish_pack, publish_sign_off, publish_tracked};
pub use review::coverage::{CaseOutcome, Coverage, GridOutcome, Least, Watching, cover, grid, run_cases};
pub use review::diff::{
    Cause, Changed, Compared, Differences, MadeBy, Moved, Read, Replayed, RuleEdit, Version, approve, approved,
    differences, leave_pending, page, partly, period_of, replay, snapshots, tracked,
};
pub use review::explain::{explain, explain_json};
#[cfg(feature = "pdf")]
pub use review::record::{READ_ARGUMENT, Verification, serve_reading, verify};
pub use review::record::{Record, Recorded, record};
pub use rules::{
    ConditionTrace, RuleTrace, TopicTrace, TraceOutcome, definitions, listed as words, listed_json as words_json,
    try_rule,
};
pub use watch::{Drafted, News, Page, Preview, Sheets, Spot, Typeset, Watch};
