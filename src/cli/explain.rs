//! `explain`: why a sentence says what it says.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::{Diagnostic, Error};

use super::print;

/// Explains why the report says what it says: the rule, line and figures behind each sentence
#[derive(clap::Args)]
pub struct Explain {
    /// The report folder
    dir: PathBuf,
    /// An indicator (`absence`), a paragraph (`7`) or a sentence (`7.2`). Default: the whole report
    #[arg(value_name = "INDICATOR or PARAGRAPH")]
    what: Option<String>,
}

impl Explain {
    /// Explains on standard output; errors in the folder go to standard error.
    pub fn run(self) -> Result<ExitCode, Error> {
        let (folder, told) = super::open(&self.dir)?;
        let faults: Vec<Diagnostic> = told.into_iter().filter(Diagnostic::is_fault).collect();
        print::tell(&faults);
        let explained = scrutineer::explain(&folder, self.what.as_deref())?;
        let written = print::out(explained.as_bytes());
        Ok(if faults.is_empty() { written } else { ExitCode::FAILURE })
    }
}
