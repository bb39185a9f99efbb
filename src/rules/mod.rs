//! The rule book: what an officer writes in `rules/*.rhai`, read, checked, layered and put to figures.
//!
//! Everything peculiar to Rhai stays in this room. Outside it a rule is a name, a place and what it said.

#[cfg(test)]
pub(crate) mod asked;
mod book;
mod case;
mod closed;
mod closed_words;
mod closure;
mod compared;
mod condition;
mod counted_as;
mod coverage;
mod decide;
mod decision;
mod draft_rule;
mod engine;
mod example;
mod fault;
mod figures;
mod functions;
mod group_context;
mod headline;
mod indicator_context;
mod judge;
mod layers;
mod made_up;
mod made_up_unit;
mod measured;
mod mistake;
mod operators;
mod origin;
mod printed_words;
mod reading;
mod rule;
mod rule_file;
mod scan;
mod speak;
mod staged;
mod statement;
mod statements;
mod strictest;
#[cfg(test)]
mod tests_mirror;
mod topic;
mod trace;
mod trial;
mod value;
mod verdict;
mod vocabulary;
mod word;
mod words;

pub use book::RuleBook;
pub use case::{Beside, Came, Case, Claim};
pub use closed::Undecided;
pub use compared::{ComparedAs, TargetState};
pub use counted_as::CountedAs;
pub use coverage::{FileSeen, PartSeen, RuleWatch, WatchedBook};
pub use decide::DecidedPolicy;
pub use decision::Decision;
pub use figures::{Figures, Given, UnfitFigures};
pub use group_context::{GroupContext, ReportContext, Tally};
pub use indicator_context::{Decided, IndicatorContext, Scene};
pub use made_up::{Setting, finding as made_up};
pub use printed_words::PrintedWords;
pub use rule::Room;
pub use rule_file::RuleFile;
pub use speak::{AskedBefore, RuleOutput, TopicOutput, is_figure};
pub use staged::Staged;
pub use statement::{Written, written};
pub use statements::Statements;
pub use trace::{ConditionTrace, RuleTrace, TopicTrace, TraceOutcome};
pub use trial::{try_figures, try_rule};
pub use verdict::{Tallied, UnjudgedReason, Verdict};
pub use vocabulary::{definitions, listed, listed_json, nearest};
pub use words::{calculated, calculated_as_printed, possible};
