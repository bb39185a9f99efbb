//! `roll`: next quarter's folder.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::Error;
use scrutineer::files::Rolled;
use scrutineer::measure::{Period, YearKind};

use super::print;

/// Makes the folder for the next report beside this one: keeps the figures and changes the period
#[derive(clap::Args)]
pub struct Roll {
    /// The report folder
    dir: PathBuf,
    /// The period of the next report, as written in report.toml: "quarter 4 2019/20"
    period: String,
}

impl Roll {
    /// Makes it and says what is left to write.
    pub fn run(self) -> Result<ExitCode, Error> {
        let period = Period::read(&self.period, YearKind::Financial)?;
        let rolled = scrutineer::files::roll(&self.dir, period, &super::secret::fresh()?)?;
        Ok(print::out(said(&rolled)))
    }
}

fn said(rolled: &Rolled) -> String {
    let mut said = format!("Made: {}\n", rolled.to.display());
    if !rolled.to_write.is_empty() {
        said.push_str("\nStill to write:\n");
        for line in &rolled.to_write {
            said.push_str(&format!("  - {line}\n"));
        }
    }
    said.push_str(&format!("\nThen: scrutineer check {}\n", print::argument(&rolled.to)));
    said
}
