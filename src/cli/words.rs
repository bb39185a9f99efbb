//! `words`: everything a rule can read and say.

use std::process::ExitCode;

use scrutineer::Error;

use super::print;

/// Lists the words a rule can use
#[derive(clap::Args)]
pub struct Words {
    /// Print definitions for an editor with Rhai support (`.d.rhai`)
    #[arg(long)]
    definitions: bool,
}

impl Words {
    /// Lists them on standard output.
    pub fn run(self) -> Result<ExitCode, Error> {
        let text = if self.definitions { scrutineer::definitions() } else { scrutineer::words() };
        Ok(print::out(text.as_bytes()))
    }
}
