//! `roll`: next quarter's folder.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::Error;

use super::print;

/// Makes the folder of the next report beside this one: figures kept, period moved
#[derive(clap::Args)]
pub struct Roll {
    /// The report folder
    dir: PathBuf,
    /// The period of the next report, as it stands in report.toml: "quarter 4 2019/20"
    period: String,
}

impl Roll {
    /// Makes it and says what is left to write.
    pub fn run(self) -> Result<ExitCode, Error> {
        let rolled = scrutineer::roll(&self.dir, &self.period).map_err(Error::one)?;
        Ok(print::out(rolled.as_bytes()))
    }
}
