//! What the program tells the officer: an error or a warning, where it is, and what to do about it.
//!
//! A diagnostic is plain data. Only `cli/print.rs` draws it; other programs may read it as JSON.

mod code;
mod doubted;
mod error;
mod place;
mod shared_text;
mod signs;

pub use code::Code;
pub use doubted::Doubted;
pub use error::Error;
pub use place::Place;
pub use shared_text::SharedText;
pub use signs::{shown_as_signs, turns};

use serde::Serialize;

/// How serious it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is written until it is fixed. Written as `fault`, which other programs have read since the first version.
    #[serde(rename = "fault")]
    Error,
    /// The report is written; a person should look.
    Warning,
}

/// One message to the officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// Its kind, for looking it up.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where, if it is somewhere.
    pub at: Option<Place>,
    /// Other places that belong to it, each with a few words.
    pub also: Vec<(Place, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// The figure that it doubts, where an officer may accept it.
    #[serde(skip)]
    pub doubted: Option<Box<Doubted>>,
}

impl Diagnostic {
    /// An error: nothing is written.
    pub fn error(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            at: None,
            also: Vec::new(),
            help: None,
            doubted: None,
        }
    }

    /// A warning: the report is written.
    pub fn warning(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// Where it is.
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.at = Some(place);
        self
    }

    /// Another place that belongs to it.
    pub fn also(mut self, place: Place, words: impl Into<String>) -> Diagnostic {
        self.also.push((place, words.into()));
        self
    }

    /// What to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// The figure that it doubts.
    pub fn doubting(mut self, doubted: Doubted) -> Diagnostic {
        self.doubted = Some(Box::new(doubted));
        self
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A value, and the warnings that go with it.
#[derive(Debug, Clone)]
pub struct Warned<T> {
    /// What was asked for.
    pub value: T,
    /// Warnings only: an error is an [`crate::Error`].
    pub warnings: Vec<Diagnostic>,
}
