//! `verify`: whether a finished PDF is what its folder gives.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::{Diagnostic, Error};

use super::print;

/// Checks a finished PDF against its folder, figure by figure and sentence by sentence
#[derive(clap::Args)]
pub struct Verify {
    /// The PDF that `build` wrote
    pdf: PathBuf,
    /// The report folder
    dir: PathBuf,
}

impl Verify {
    /// Says it on standard output. Exit code 0: it is; 1: it is not, or cannot be read.
    pub fn run(self) -> Result<ExitCode, Error> {
        let name = self.pdf.display().to_string();
        let pdf = scrutineer::read_file(&self.pdf).map_err(Error::one)?;
        let (folder, told) = super::open(&self.dir)?;
        if told.iter().any(Diagnostic::is_fault) {
            return Err(Error::unless_clean(told).expect_err("one of them is an error"));
        }
        let verified = scrutineer::verify(&name, &pdf, &folder)?.value;
        let written = print::out(verified.said.as_bytes());
        Ok(if verified.same { written } else { ExitCode::FAILURE })
    }
}
