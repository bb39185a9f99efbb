//! The error type of the library: everything that is wrong with a folder. It is never empty.

use std::fmt;

use crate::diagnostic::Diagnostic;

/// Why nothing was drafted or written: at least one error, with the warnings found beside it.
#[derive(Debug, Clone)]
pub struct Error {
    diagnostics: Vec<Diagnostic>,
}

impl Error {
    /// Everything that was said when something stopped, with the error that stopped it.
    ///
    /// # Panics
    /// None of it is an error: whoever says that something stopped has to say why.
    pub fn stopped_by(diagnostics: Vec<Diagnostic>) -> Error {
        assert!(diagnostics.iter().any(Diagnostic::is_error), "what stops is an error: {diagnostics:?}");
        Error { diagnostics }
    }

    /// The error of a single diagnostic.
    pub fn one(fault: Diagnostic) -> Error {
        Error { diagnostics: vec![fault] }
    }

    /// An error, if any of these is an error; else the warnings back.
    pub fn unless_clean(diagnostics: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Error> {
        if diagnostics.iter().any(Diagnostic::is_error) { Err(Error { diagnostics }) } else { Ok(diagnostics) }
    }

    /// All diagnostics, in the order in which they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The same, to keep.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, diagnostic) in self.diagnostics.iter().enumerate() {
            if nth > 0 {
                f.write_str("\n")?;
            }
            if let Some(place) = &diagnostic.at {
                write!(f, "{place}: ")?;
            }
            f.write_str(&diagnostic.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl From<Diagnostic> for Error {
    fn from(fault: Diagnostic) -> Error {
        Error::one(fault)
    }
}
