//! A book that notes what it is asked, and keeps of it what was asserted.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::rules::book::RuleBook;
use crate::rules::example::try_example;
use crate::rules::rule::Evaluation;
use crate::rules::rule_file::RuleFile;

use super::notes::RuleWatch;

/// A book that notes what it is asked.
pub struct WatchedBook {
    /// The book.
    pub book: RuleBook,
    watch: RuleWatch,
    /// For each rule of the book its number in the notes.
    rules: Vec<usize>,
}

impl WatchedBook {
    /// Opens the shipped book with a folder's files over it, and notes what becomes of it under the folder's name.
    pub fn open(watch: &RuleWatch, folder: &str, files: &[RuleFile]) -> (WatchedBook, Vec<Diagnostic>) {
        let watch = watch.within(folder);
        let (book, faults) = RuleBook::watched(files, &watch);
        let rules = book.rules().iter().map(|rule| watch.rule(rule)).collect();
        (WatchedBook { book, watch, rules }, faults)
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
