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
    /// Show the rules that did not apply, too, each with what it failed on
    #[arg(long)]
    all: bool,
    /// How to tell it: as JSON, everything that was decided and said
    #[arg(long, value_enum, default_value = "text")]
    format: super::Reading,
}

impl Explain {
    /// Explains on standard output; errors of the folder stand on standard error beside it.
    pub fn run(self) -> Result<ExitCode, Error> {
        let (_, draft) = scrutineer::draft_folder(&self.dir)?;
        let faults: Vec<Diagnostic> = draft.diagnostics.iter().filter(|told| told.is_error()).cloned().collect();
        if draft.may_be_shown() {
            print::tell(&faults);
        }
        let explained = match self.format {
            super::Reading::Text => scrutineer::explain(&draft, self.what.as_deref(), self.all)?,
            super::Reading::Json => super::json(&scrutineer::explain_json(&draft, self.what.as_deref())?),
        };
        let written = print::out(explained);
        Ok(if faults.is_empty() { written } else { ExitCode::FAILURE })
    }
}
