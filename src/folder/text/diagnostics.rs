//! The one basket into which every reader puts what it finds, so that no reader stops at its first error.

use std::cell::RefCell;

use crate::diagnostic::{Code, Diagnostic, Place};

/// Everything found wrong so far, in the order in which it was found.
#[derive(Debug, Default)]
pub struct Diagnostics(RefCell<Vec<Diagnostic>>);

impl Diagnostics {
    /// Adds one.
    pub fn add(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }

    /// Adds an error at a place, with what to do about it.
    pub fn error(&self, code: Code, at: Place, message: impl Into<String>, help: impl Into<String>) {
        self.add(with_help(Diagnostic::error(code, message).at(at), help.into()));
    }

    /// Adds a warning at a place, with what to do about it.
    pub fn warning(&self, code: Code, at: Place, message: impl Into<String>, help: impl Into<String>) {
        self.add(with_help(Diagnostic::warning(code, message).at(at), help.into()));
    }

    /// How many there are, to see whether a stretch of work added any.
    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Whether any of those since there were so many is an error.
    pub fn has_error_since(&self, count: usize) -> bool {
        self.0.borrow().iter().skip(count).any(Diagnostic::is_error)
    }

    /// Looks at each.
    pub fn each(&self, look: impl FnMut(&Diagnostic)) {
        self.0.borrow().iter().for_each(look);
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.0.into_inner()
    }
}

fn with_help(diagnostic: Diagnostic, help: String) -> Diagnostic {
    if help.is_empty() { diagnostic } else { diagnostic.help(help) }
}
