//! What was decided and why, recorded while it was: explanations, the record and coverage read it, and ask no rule again.
//!
//! ```
//! use scrutineer::{draft_folder, trace::TraceOutcome};
//!
//! let (_, draft) = draft_folder("fixtures/anyshire".as_ref())?;
//! let calls = draft.sound()?.trace.indicator("calls").cloned().expect("an indicator of the folder");
//! for rule in calls.sentences.iter().flat_map(|topic| &topic.rules) {
//!     if let TraceOutcome::Spoke { said, .. } = &rule.outcome {
//!         println!("{} ({}): {said}", rule.rule, rule.at);
//!     }
//! }
//! # Ok::<(), scrutineer::Error>(())
//! ```
//!
//! It is made over protected figures. Of a decision about disclosure it holds rule, place and outcome, never what was read.

use serde::Serialize;

pub use crate::draft::narrative::{GroupTrace, ReportTrace};
pub use crate::rules::{ConditionTrace, RuleTrace, TopicTrace, TraceOutcome};

use crate::draft::narrative::{Indicated, Traced};
use crate::figures::disclosure::Reason;
use crate::rules::UnjudgedReason;

use super::disclosure::Protection;

/// What was decided and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Trace {
    /// Each indicator, in the order of the catalogue.
    pub indicators: Vec<IndicatorTrace>,
    /// The rules about several indicators at once, for each paragraph that is about several.
    pub together: Vec<GroupTrace>,
    /// The rules about the whole report, for each paragraph that they say.
    pub whole: Vec<ReportTrace>,
}

/// What was decided and said of an indicator, and by which rules not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct IndicatorTrace {
    /// The indicator's id.
    pub id: String,
    /// How its small numbers are kept, where a rule decides it.
    pub disclosure: Option<DisclosureTrace>,
    /// The verdict in words.
    pub verdict: &'static str,
    /// Why there is no verdict. May be empty.
    pub reason: &'static str,
    /// The decisions, in the order in which they are made.
    pub decisions: Vec<TopicTrace>,
    /// The topics of sentences; `None` where no paragraph is about it.
    pub sentences: Vec<TopicTrace>,
}

/// How the small numbers of an indicator are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DisclosureTrace {
    /// The rule that decides it.
    pub rule: String,
    /// Where it is.
    pub at: String,
    /// What it decides, in words; empty where all is printed.
    pub policy: String,
    /// The figures that are hidden.
    pub hidden: Vec<HiddenTrace>,
}

/// Where a figure is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct HiddenTrace {
    /// The period.
    pub period: String,
    /// Why.
    pub why: &'static str,
}

impl Trace {
    pub(super) fn of(
        indicated: &[Indicated],
        traces: Vec<Traced>,
        groups: Vec<GroupTrace>,
        of_report: Vec<ReportTrace>,
        protection: &Protection,
    ) -> Trace {
        let one = |(indicated, traced): (&Indicated, Traced)| {
            let (id, decided) = (&indicated.finding.indicator.id, &indicated.decided);
            IndicatorTrace {
                id: id.clone(),
                disclosure: disclosure(protection, id),
                verdict: decided.verdict().as_str(),
                reason: decided.reason().map_or("", UnjudgedReason::as_str),
                decisions: traced.decisions,
                sentences: traced.sentences,
            }
        };
        Trace { indicators: indicated.iter().zip(traces).map(one).collect(), together: groups, whole: of_report }
    }

    /// What was decided and said of an indicator.
    pub fn indicator(&self, id: &str) -> Option<&IndicatorTrace> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// What became of every rule, wherever it might have been asked.
    fn rules(&self) -> impl Iterator<Item = &RuleTrace> {
        let topics = self.indicators.iter().flat_map(|one| one.decisions.iter().chain(&one.sentences));
        let of_groups = self.together.iter().flat_map(|group| &group.rules);
        let of_report = self.whole.iter().flat_map(|one| &one.rules);
        topics.flat_map(|topic| &topic.rules).chain(of_groups).chain(of_report)
    }

    /// Whether a rule was put to any figure.
    pub fn was_asked(&self, name: &str) -> bool {
        self.rules().any(|rule| *rule.rule == *name && rule.outcome != TraceOutcome::NotAsked)
    }

    /// The rules that spoke or decided anything, disclosure too.
    pub fn spoke(&self) -> impl Iterator<Item = &str> {
        let spoke = self.rules().filter(|rule| rule.outcome.spoke()).map(|rule| &*rule.rule);
        spoke.chain(self.indicators.iter().filter_map(|one| Some(one.disclosure.as_ref()?.rule.as_str())))
    }
}

fn disclosure(protection: &Protection, id: &str) -> Option<DisclosureTrace> {
    let decision = protection.decisions.iter().find(|decision| decision.indicator == id)?;
    let hidden = protection.hidden.iter().filter(|hidden| hidden.indicator == id);
    Some(DisclosureTrace {
        rule: decision.rule.to_string(),
        at: decision.at.to_string(),
        policy: decision.policy.in_words(),
        hidden: hidden
            .map(|hidden| HiddenTrace {
                period: hidden.period.in_full(),
                why: match hidden.reason {
                    Reason::Primary => "small",
                    Reason::Secondary => "so that another cannot be worked out",
                },
            })
            .collect(),
    })
}
