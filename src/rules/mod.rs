//! The rule book: what an officer writes in `rules/*.rhai`, read, checked, layered and put to figures.
//!
//! Everything peculiar to Rhai stays in this room. Outside it a rule is a name, a place and what it said.

#[cfg(test)]
pub(crate) mod asked;
mod attention;
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
#[cfg(test)]
mod false_signals_tests;
mod fault;
mod figures;
mod figures_read;
mod functions;
mod group_context;
mod headline;
mod indicator_context;
mod judge;
mod layers;
mod made_up;
mod made_up_others;
mod made_up_targets;
mod made_up_unit;
mod measured;
mod mistake;
mod news_functions;
mod operators;
mod origin;
mod printed_words;
mod reading;
mod room;
mod rule;
mod rule_file;
mod scan;
mod slips;
mod speak;
mod staged;
mod staged_news;
mod staged_targets;
mod statement;
mod statements;
mod strictest;
mod target_functions;
mod target_state;
mod target_totals;
#[cfg(test)]
mod tests_mirror;
mod texts;
mod topic;
mod trace;
mod trial;
mod value;
mod verdict;
mod vocabulary;
mod word;
mod words;

pub use attention::STEADY_REPORTS;
pub use book::RuleBook;
pub use case::{Beside, Came, Case, Claim};
pub use closed::Undecided;
pub use compared::ComparedAs;
pub use counted_as::CountedAs;
pub use coverage::{FileSeen, PartSeen, RuleWatch, WatchedBook};
pub use decide::DecidedPolicy;
pub use decision::Decision;
pub use figures::{Figures, Given, UnfitFigures};
pub use group_context::{GroupContext, NewsTotals, ReportContext, Tally};
pub use indicator_context::{Decided, IndicatorContext, Scene};
pub use made_up::{Setting, finding as made_up};
pub use printed_words::PrintedWords;
pub use room::Room;
pub use rule_file::RuleFile;
pub use speak::{AskedBefore, RuleOutput, TopicOutput, is_figure};
pub use staged::Staged;
#[cfg(test)]
pub use staged::counted as counted_keys;
pub use statement::{Written, written};
pub use statements::Statements;
pub use target_state::{RATINGS, TargetState};
pub use target_totals::{TargetTallied, TargetTotals, TotalsBefore};
pub use trace::{ConditionTrace, RuleTrace, TopicTrace, TraceOutcome};
pub use trial::{try_figures, try_rule};
pub use verdict::{Rating, Tallied, UnjudgedReason, Verdict};
pub use vocabulary::{definitions, listed, listed_json, nearest};
pub use words::{apart, calculated, calculated_as_printed, expected_printed, possible};
