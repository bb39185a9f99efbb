//! What was seen of the rules, arms and conditions of a file.

use crate::diagnostic::Place;

/// What was seen of a file of rules.
#[derive(Debug, Clone)]
pub struct FileSeen {
    /// `rules/4-change.rhai` of the shipped book, `my-report/rules/house.rhai` of a folder.
    pub name: String,
    /// Of the shipped book.
    pub shipped: bool,
    /// Its rules, in order.
    pub rules: Vec<RuleSeen>,
    /// The arms of its `if`s, in order.
    pub arms: Vec<ArmSeen>,
    /// The parts of its conditions, in order.
    pub parts: Vec<PartSeen>,
}

/// A rule, and whether what it says was asserted.
#[derive(Debug, Clone)]
pub struct RuleSeen {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// It spoke, or decided.
    pub fired: bool,
}

/// An arm of an `if`, and whether it was taken for something that was asserted.
#[derive(Debug, Clone)]
pub struct ArmSeen {
    /// The rule it belongs to.
    pub rule: String,
    /// Its opening brace; the closing one of an `if` that has no `else`.
    pub place: Place,
    /// It is the `else` that is not written.
    pub unwritten: bool,
    /// It was taken.
    pub taken: bool,
}

/// A part of a condition, between `and`, `or` and brackets.
#[derive(Debug, Clone)]
pub struct PartSeen {
    /// The rule it belongs to.
    pub rule: String,
    /// As it is written.
    pub text: String,
    /// Where it is.
    pub place: Place,
    /// It held.
    pub held: bool,
    /// It did not hold, or met something missing.
    pub failed: bool,
}
