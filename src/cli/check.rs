//! `check`: everything that is wrong with a folder, in one run.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::Error;

use super::print;

/// Says everything that is wrong with a folder, all at once
#[derive(clap::Args)]
pub struct Check {
    /// The report folder
    dir: PathBuf,
    /// Take warnings as seriously as faults
    #[arg(long)]
    strict: bool,
}

impl Check {
    /// Says it on standard output, and how many of each there are.
    pub fn run(self) -> Result<ExitCode, Error> {
        let (folder, mut told) = scrutineer::Folder::open(&self.dir);
        if let Some(folder) = &folder {
            told.extend(scrutineer::check(folder));
        }
        let written = print::out(print::report(&told).as_bytes());
        Ok(if print::stops(&told, self.strict) { ExitCode::FAILURE } else { written })
    }
}
