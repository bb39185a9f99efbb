//! `verify`: whether a finished PDF is what its folder gives.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::{Error, Folder};

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
        let pdf = scrutineer::files::read_file(&self.pdf)?;
        // It is typeset again here, and a crest that cannot be drawn would never be finished.
        let crest = Folder::open(&self.dir).0.iter().flat_map(super::check::crest_fault).collect();
        Error::unless_clean(crest)?;
        let verified = scrutineer::record::verify(&name, &pdf, &self.dir)?.value;
        let written = print::out(verified.said);
        Ok(if verified.same { written } else { ExitCode::FAILURE })
    }
}
