//! Which rules of a book spoke, which arms of their `if`s were taken and how the parts of their conditions came out,
//! where something was asserted of it.
//!
//! For this alone a book is compiled from text with marks in it ([`marked`]): a book that drafts knows nothing of them.

mod marks;
mod notes;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};

use super::book::{RuleBook, RuleFile};
use super::example::try_example;
use super::rule::{Evaluation, Origin, Rule};
use super::statement::{Source, Statement};
use marks::{Mark, insertions};
pub use notes::Watch;

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

/// A book that notes what it is asked.
pub struct Watched {
    /// The book.
    pub book: RuleBook,
    watch: Watch,
    /// For each rule of the book its number in the notes.
    rules: Vec<usize>,
}

impl Watched {
    /// Opens the shipped book with a folder's files over it, and notes what becomes of it under the folder's name.
    pub fn open(watch: &Watch, folder: &str, files: &[RuleFile]) -> (Watched, Vec<Diagnostic>) {
        let watch = watch.within(folder);
        let (book, faults) = RuleBook::watched(files, &watch);
        let rules = book.rules().iter().map(|rule| watch.rule(rule)).collect();
        (Watched { book, watch, rules }, faults)
    }

    /// Asks the book something: what it says is asserted where the rules that spoke come back, and forgotten else.
    pub fn asserting(&self, ask: impl FnOnce(&RuleBook) -> Option<Vec<Arc<str>>>) {
        self.watch.begin();
        if let Some(spoke) = ask(&self.book) {
            let numbers = self.book.rules().iter().zip(&self.rules);
            let fired = numbers.filter(|(rule, _)| spoke.contains(&rule.name)).map(|(_, number)| *number);
            self.watch.keep(fired);
        }
    }

    /// Puts every rule to its own examples, the shipped ones only where nothing lies over the shipped book.
    pub fn examples(&self) {
        let own = u8::from(self.book.rules().iter().any(|rule| rule.layer > 0));
        for rule in self.book.rules().iter().filter(|rule| rule.layer >= own) {
            for (figures, expected) in &rule.examples {
                self.asserting(|book| match try_example(book, rule, figures) {
                    Ok((Evaluation::Spoke { said, .. }, staged)) if said.contains(expected.as_str()) => {
                        let subjects = staged.subjects();
                        let decided = subjects.iter().flat_map(|subject| &subject.decided.by);
                        Some(decided.map(|(_, rule, _)| rule.clone()).chain([rule.name.clone()]).collect())
                    }
                    _ => None,
                });
            }
        }
    }
}

impl Rule {
    /// The statement that gave a rule its last word, or its last condition.
    fn touched(&self) -> &Origin {
        let origins = [Some(self.place_of_action()), self.when.as_ref().map(|when| &when.origin), Some(&self.origin)];
        let own = origins.into_iter().flatten().find(|origin| origin.layer == self.layer);
        own.unwrap_or(&self.origin)
    }
}

/// A statement as a watched book compiles it: moved to its line, with a call wherever something is to be noted.
pub fn marked(watch: &Watch, source: Source, statement: &Statement, origin: &Origin) -> String {
    let (start, called) = (statement.start, statement.name().unwrap_or_default());
    let number = |mark: &Mark| watch.mark(origin, called, mark);
    let padded = statement.padded(source);
    let head = padded.len() - (statement.end - start);
    let mut marked = padded[..head].to_owned();
    let mut from = start;
    for (at, call) in insertions(statement, number) {
        marked.push_str(&source.text[from..at]);
        marked.push_str(&call);
        from = at;
    }
    marked.push_str(&source.text[from..statement.end]);
    marked
}
