//! What became of a rule, recorded while it is asked: no rule is asked again to explain it.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::figures::prose::{FigureRead, Topic};

/// A rule, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RuleTrace {
    /// Its name.
    #[serde(serialize_with = "as_text")]
    pub rule: Arc<str>,
    /// Where it is: `rules/4-change.rhai:31`.
    #[serde(serialize_with = "as_text")]
    pub at: Arc<str>,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: TraceOutcome,
}

/// What became of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[non_exhaustive]
pub enum TraceOutcome {
    /// It spoke, or decided.
    Spoke {
        /// Its sentence or its decision, before sentences were joined.
        said: String,
        /// The conditions it passed.
        passed: Vec<ConditionTrace>,
    },
    /// A condition failed.
    Failed(ConditionTrace),
    /// Something it needs is missing.
    Missing {
        /// What.
        why: String,
    },
    /// An earlier rule had spoken on the topic, or filled it.
    NotAsked,
    /// It went wrong.
    Broken {
        /// How.
        why: String,
    },
}

impl TraceOutcome {
    /// Whether it spoke or decided.
    pub fn spoke(&self) -> bool {
        matches!(self, TraceOutcome::Spoke { .. })
    }
}

/// A condition of a rule, and the values it saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ConditionTrace {
    /// As it is in the rule.
    #[serde(serialize_with = "as_text")]
    pub condition: Arc<str>,
    /// What it read.
    pub read: Vec<FigureRead>,
}

/// The rules of a topic, in the order in which they are asked, and what became of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TopicTrace {
    /// `change`
    pub topic: Topic,
    /// The rules.
    pub rules: Vec<RuleTrace>,
}

/// Text that many traces share, written as text.
fn as_text<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}
