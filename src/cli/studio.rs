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
    /// The report folder, or one in which a report is to be made. Default: the folder that you are in
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
        let dir = folder(&self.dir)?;
        let help = "`scrutineer help` lists what else the program does.\n";
        if dir.is_dir() && !dir.join("report.toml").exists() {
            let watch = Watch::begin_new(&dir, self.port, super::secret::random()?, super::secret::fresh)?;
            print::out(help);
            opened::shown(watch, !self.no_open)?;
            return Ok(ExitCode::SUCCESS);
        }
        let (watch, other) = Watch::begin_studio(&dir, self.port, super::secret::random()?, super::secret::fresh)?;
        print::out(help);
        if let Some(other) = other {
            print::out(told(&other));
        }
        opened::shown(watch, !self.no_open)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The report folder that is meant.
fn folder(given: &Path) -> Result<PathBuf, Error> {
    let is_of_report = given.file_name().is_some_and(|name| name == "report.toml");
    if is_of_report && let Some(above) = given.parent() {
        return Ok(if above.as_os_str().is_empty() { ".".into() } else { above.to_owned() });
    }
    if given.is_file() {
        let message = format!("`{}` is a file: the studio opens a report folder", given.display());
        let help = format!("`scrutineer watch {}` shows a pack; open each of its reports by itself", given.display());
        return Err(Error::one(Diagnostic::error(Code::MissingFile, message).help(help)));
    }
    Ok(given.to_owned())
}

/// That somebody else has the folder open. The page says since when, in the time of here.
fn told(other: &OpenElsewhere) -> String {
    let at = if other.computer.is_empty() { String::new() } else { format!(" at {}", other.computer) };
    format!(
        "{}{at} has this folder open in the studio too. Nothing of theirs or yours is written over without a question.\n",
        other.name
    )
}
