//! Scrutineer: a council's folder of figures becomes the committee's report.
//!
//! [`Folder::open`] reads what an officer keeps: `report.toml`, the catalogue, figures, commentary, rules, layouts.
//! [`draft`] decides by the rule book and writes a [`Report`]: paragraphs whose every sentence knows its rule and
//! figures, and a dashboard from the same decisions. [`publish`] makes pages of it. [`check`] and [`explain`] say
//! what is wrong and why a sentence is there. Nothing here prints, and nothing keeps state between calls.
//!
//! [`method`] is the one module open to all: the published statistical methods over plain numbers, for an analyst
//! to call and check.

mod audit;
mod csv_text;
mod diagnostic;
mod disclosure;
mod draft;
mod error;
mod explain;
mod finding;
mod folder;
mod lint;
mod look;
mod measure;
pub mod method;
mod narrative;
mod pack;
mod page;
mod prose;
mod proving;
mod regress;
mod report;
mod rules;
mod signs;
mod snapshot;
mod watch;

#[cfg(feature = "pdf")]
pub use audit::{READ_ARGUMENT, Verdict, serve_reading, verify};
pub use audit::{Recorded, record};
pub use csv_text::CsvText;
pub use diagnostic::{Code, Diagnostic, Place, Severity, Warned};
pub use draft::{DisclosureTrace, Draft, HiddenTrace, IndicatorTrace, Trace, check, draft, draft_folder, layout};
pub use error::Error;
pub use explain::{explain, explain_json};
pub use finding::{Position, all_positions, positions};
#[cfg(feature = "pdf")]
pub use folder::read_file;
pub use folder::{
    Folder, Nation, PackPlan, Rolled, Secret, read_nation, roll, save_made, save_report, unpack, write_secret,
};
#[cfg(feature = "grammar")]
pub use lint::try_grammar;
pub use lint::try_sentence;
pub use measure::{National, Period, YearKind, read_period};
pub use narrative::{GroupTrace, ReportTrace};
#[cfg(feature = "pdf")]
pub use pack::{CONVERT_ARGUMENT, serve_converting};
pub use pack::{assemble, check_pack, notice, pack_layout, sign_off};
#[cfg(feature = "pdf")]
pub use page::{Bounds, TYPESET_ARGUMENT, serve_typesetting, typeset_in_child};
pub use page::{Format, Layout, publish, publish_pack, publish_sign_off, publish_tracked};
pub use prose::{Because, FigureRead, Sentence, Topic, Wording, wording};
pub use proving::{CaseOutcome, Coverage, GridOutcome, Least, Watching, cover, grid, run_cases};
pub use regress::{
    Cause, Changed, Compared, Differences, MadeBy, Moved, Read, Replayed, RuleEdit, Version, approve, approved,
    differences, leave_pending, page, partly, period_of, replay, snapshots, tracked,
};
pub use report::{Pack, Part, Report, SignOff, Tracked};
pub use rules::{ConditionTrace, RuleTrace, TopicTrace, TraceOutcome, definitions, listed as words, try_rule};
pub use snapshot::{Entry, Passage, Snapshot};
pub use watch::{Drafted, News, Page, Preview, Sheets, Spot, Typeset, Watch};
