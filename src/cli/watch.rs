//! `watch`: the report or the pack drafted again at every edit, in the browser.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::ErrorKind;
use scrutineer::Error;
use scrutineer::report::Part;
use scrutineer::watch::Watch;

use super::pack::{Wanted, this_program};
use super::{CommandLine, opened};

/// Shows the report or pack in your browser and drafts it again after every edit
#[derive(clap::Args)]
pub struct WatchFolder {
    /// The report folder or pack file
    path: PathBuf,
    /// For a pack: A is the public pack, without the exempt papers; B is the private pack, with all papers. Default: A
    #[arg(long, value_enum, ignore_case = true)]
    part: Option<Wanted>,
    /// The port on this computer. Default: the system chooses one
    #[arg(long, default_value = "0", hide_default_value = true)]
    port: u16,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
}

impl WatchFolder {
    /// Watches until it is stopped.
    pub fn run(self) -> Result<ExitCode, Error> {
        opened::shown(self.begin()?, !self.no_open)?;
        Ok(ExitCode::SUCCESS)
    }

    fn begin(&self) -> Result<Watch, Error> {
        let seed = super::secret::random()?;
        let names_a_pack = self.path.extension().is_some_and(|ending| ending == "toml") && !self.path.is_dir();
        if self.path.is_file() || names_a_pack {
            let part = self.part.map_or(Part::A, Wanted::part);
            return Watch::begin_pack(&self.path, part, &this_program(), self.port, seed);
        }
        if self.part.is_some() {
            let message = "--part is for a pack file: a report folder has no parts";
            CommandLine::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
        Watch::begin(&self.path, self.port, seed)
    }
}
