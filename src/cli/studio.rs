//! `studio`: the report in the browser, from its figures to its wording. Where there is none yet, one is begun there.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::watch::{OpenElsewhere, Watch};
use scrutineer::{Code, Diagnostic, Error};

use super::{opened, print};

/// Opens a report in your browser, or begins one of a workbook: its figures, why it says what it says, and its words
#[derive(clap::Args)]
pub struct OpenStudio {
    /// The report folder, the file of a pack, or a folder in which a report is to be made. Default: the folder that you are in
    #[arg(default_value = ".", hide_default_value = true)]
    dir: PathBuf,
    /// The port on this computer. Default: the system chooses one
    #[arg(long, default_value = "0", hide_default_value = true)]
    port: u16,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
}

impl OpenStudio {
    /// What is opened where nothing is said: the folder that one is in, from a window in which one can read and type.
    pub fn of_nothing_said() -> Option<OpenStudio> {
        let may = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        may.then(|| OpenStudio { dir: ".".into(), port: 0, no_open: false })
    }

    /// Opens it until it is stopped.
    pub fn run(self) -> Result<ExitCode, Error> {
        let names_a_pack = self.dir.extension().is_some_and(|ending| ending == "toml") && !self.dir.is_dir();
        if (self.dir.is_file() || names_a_pack) && !is_of_report(&self.dir) {
            return self.run_on_pack();
        }
        let dir = folder(&self.dir);
        if dir.is_dir() && !dir.join("report.toml").exists() {
            let watch = Watch::begin_new(&dir, self.port, super::secret::random()?, super::secret::fresh)?;
            print::out(HELP);
            opened::shown(watch, !self.no_open)?;
            return Ok(ExitCode::SUCCESS);
        }
        let (watch, other) = Watch::begin_studio(&dir, self.port, super::secret::random()?, super::secret::fresh)?;
        print::out(HELP);
        if let Some(other) = other {
            print::out(told(&other, "folder"));
        }
        opened::shown(watch, !self.no_open)?;
        Ok(ExitCode::SUCCESS)
    }

    /// The same of the file of a pack.
    fn run_on_pack(self) -> Result<ExitCode, Error> {
        if self.dir.extension().is_none_or(|ending| ending != "toml") {
            let message = format!("`{}` is neither a report folder nor the file of a pack", self.dir.display());
            let help = "to make a report of a workbook start the studio in the folder that it lies in";
            return Err(Error::one(Diagnostic::error(Code::MissingFile, message).help(help)));
        }
        let seed = super::secret::random()?;
        let (watch, other) = Watch::begin_studio_of_pack(&self.dir, self.port, seed, super::secret::fresh)?;
        print::out(HELP);
        if let Some(other) = other {
            print::out(told(&other, "pack"));
        }
        opened::shown(watch, !self.no_open)?;
        Ok(ExitCode::SUCCESS)
    }
}

const HELP: &str = "`scrutineer help` lists what else the program does.\n";

fn is_of_report(given: &Path) -> bool {
    given.file_name().is_some_and(|name| name == "report.toml")
}

/// The report folder that is meant.
fn folder(given: &Path) -> PathBuf {
    match given.parent().filter(|_| is_of_report(given)) {
        Some(above) if above.as_os_str().is_empty() => ".".into(),
        Some(above) => above.to_owned(),
        None => given.to_owned(),
    }
}

/// That somebody else has it open. The page says since when, in the time of here.
fn told(other: &OpenElsewhere, what: &str) -> String {
    let at = if other.computer.is_empty() { String::new() } else { format!(" at {}", other.computer) };
    format!(
        "{}{at} has this {what} open in the studio too. Nothing of theirs or yours is written over without a question.\n",
        other.name
    )
}
