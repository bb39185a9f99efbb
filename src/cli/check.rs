//! `check`: everything that is wrong with a folder, in one run.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::Error;

use super::print;

/// Lists everything that is wrong with a folder or pack
#[derive(clap::Args)]
pub struct Check {
    /// The report folder or pack file
    dir: PathBuf,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
}

impl Check {
    /// Says it on standard output, and how many of each there are.
    pub fn run(self) -> Result<ExitCode, Error> {
        if self.dir.is_file() {
            return Ok(self.tell(&pack(&self.dir)));
        }
        let (folder, mut told) = scrutineer::Folder::open(&self.dir);
        if let Some(folder) = &folder {
            // Where a file could not be read, what seems missing or silent is only what was not read. A figure typed into
            // a sentence keeps nothing from being read.
            let read = |fault: &scrutineer::Diagnostic| fault.is_fault() && fault.code != scrutineer::Code::TypedFigure;
            let whole = !told.iter().any(read);
            told.extend(scrutineer::check(folder).into_iter().filter(|found| whole || found.is_fault()));
            told.extend(layout_faults(folder, &told));
        }
        Ok(self.tell(&told))
    }

    fn tell(&self, told: &[scrutineer::Diagnostic]) -> ExitCode {
        let written = print::out(print::report(told).as_bytes());
        if print::stops(told, self.strict) { ExitCode::FAILURE } else { written }
    }
}

/// Everything that is wrong with a pack, its exempt papers included.
fn pack(file: &std::path::Path) -> Vec<scrutineer::Diagnostic> {
    let (plan, mut told) = scrutineer::PackPlan::open(file);
    told.extend(plan.iter().flat_map(|plan| scrutineer::check_pack(plan, &super::pack::this_program())));
    told
}

/// What is wrong with the officer's own layout: found by typesetting with it, where nothing else is wrong.
fn layout_faults(folder: &scrutineer::Folder, told: &[scrutineer::Diagnostic]) -> Vec<scrutineer::Diagnostic> {
    let layout = scrutineer::layout(folder);
    if !layout.officer || told.iter().any(scrutineer::Diagnostic::is_fault) || !cfg!(feature = "pdf") {
        return Vec::new();
    }
    let typeset = scrutineer::draft(folder)
        .and_then(|report| scrutineer::publish(&report.value, scrutineer::Format::Pdf, &layout));
    match typeset {
        Ok(published) => published.warnings,
        Err(error) => error.into_diagnostics(),
    }
}
