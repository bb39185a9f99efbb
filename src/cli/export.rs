//! `export`: the figures of a report as a workbook.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::{Error, Format};

use super::build::Build;

/// Writes the figures that the report prints as a workbook to publish: `build --format xlsx`
#[derive(clap::Args)]
pub struct Export {
    /// The report folder
    dir: PathBuf,
    /// Where to write it; `-` is standard output. Default: in the folder, with its name: FOLDER/FOLDER.xlsx
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a workbook of this name that this program made and somebody changed
    #[arg(long)]
    force: bool,
    /// Treat warnings as errors: write nothing if there are any
    #[arg(long)]
    strict: bool,
    /// Say nothing of warnings
    #[arg(long)]
    quiet: bool,
}

impl Export {
    /// Builds it as every edition is built.
    pub fn run(self) -> Result<ExitCode, Error> {
        let Export { dir, output, force, strict, quiet } = self;
        Build { dir, format: Format::Xlsx, output, force, strict, quiet, timings: false }.run()
    }
}
