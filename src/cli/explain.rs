//! `explain`: why a sentence says what it says.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::{Diagnostic, Error};

use super::print;

/// Says why a sentence says what it says: its rule, its line and the figures it read
#[derive(clap::Args)]
pub struct Explain {
    /// The report folder
    dir: PathBuf,
    /// An indicator (`absence`), a paragraph (`7`) or a sentence of one (`7.2`); without it, all of them
    #[arg(value_name = "INDICATOR or PARAGRAPH")]
    what: Option<String>,
}

impl Explain {
    /// Explains on standard output; faults of the folder stand on standard error beside it.
    pub fn run(self) -> Result<ExitCode, Error> {
        let (folder, told) = super::open(&self.dir)?;
        let faults: Vec<Diagnostic> = told.into_iter().filter(Diagnostic::is_fault).collect();
        print::tell(&faults);
        let explained = scrutineer::explain(&folder, self.what.as_deref())?;
        let written = print::out(explained.as_bytes());
        Ok(if faults.is_empty() { written } else { ExitCode::FAILURE })
    }
}
