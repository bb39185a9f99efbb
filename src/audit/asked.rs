//! What became of each rule that was asked: it spoke, a condition failed, a figure was missing, or nobody asked it.

use serde::Serialize;

use crate::prose::FigureRead;
use crate::rules::{Tried, Why};

/// A rule, and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    /// Its name.
    pub rule: String,
    /// Where it is: `rules/4-change.rhai:31`.
    pub at: String,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What became of a rule.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It spoke, or decided.
    Spoke {
        /// Its sentence or its decision, before sentences were joined.
        said: String,
        /// The conditions it passed.
        passed: Vec<Condition>,
    },
    /// A condition failed.
    Failed(Condition),
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

/// A condition of a rule, and the values it saw.
#[derive(Debug, Clone, Serialize)]
pub struct Condition {
    /// As it is in the rule.
    pub condition: String,
    /// What it read.
    pub read: Vec<FigureRead>,
}

impl Asked {
    /// Every rule that was tried.
    pub fn all(tried: Vec<Tried>) -> Vec<Asked> {
        tried.into_iter().map(Asked::of).collect()
    }

    fn of(tried: Tried) -> Asked {
        let condition = |(condition, read): (String, Vec<FigureRead>)| Condition { condition, read };
        let outcome = match tried.outcome {
            Why::Spoke(said, passed) => Outcome::Spoke { said, passed: passed.into_iter().map(condition).collect() },
            Why::Failed(text, read) => Outcome::Failed(condition((text, read))),
            Why::Missing(why) => Outcome::Missing { why },
            Why::Later => Outcome::NotAsked,
            Why::Broken(why) => Outcome::Broken { why },
        };
        Asked { rule: tried.rule, at: tried.at, outcome }
    }
}
