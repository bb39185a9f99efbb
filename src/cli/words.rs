//! `words`: everything a rule can read and say.

use std::process::ExitCode;

use scrutineer::Error;

use super::print;

/// Lists the words a rule can use
#[derive(clap::Args)]
pub struct WordsVerb {
    /// Print definitions for an editor with Rhai support (`.d.rhai`)
    #[arg(long)]
    definitions: bool,
    /// How to print them: as JSON for other programs
    #[arg(long, value_enum, default_value = "text", conflicts_with = "definitions")]
    format: super::Reading,
}

impl WordsVerb {
    /// Lists them on standard output.
    pub fn run(self) -> Result<ExitCode, Error> {
        let text = match self.format {
            _ if self.definitions => scrutineer::words::definitions(),
            super::Reading::Text => scrutineer::words::listed(),
            super::Reading::Json => super::json(&scrutineer::words::listed_json()),
        };
        Ok(print::out(text))
    }
}
