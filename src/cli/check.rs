//! `check`: everything that is wrong with a folder, in one run.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::{Diagnostic, Draft, Error, Folder, Notes};

use super::print;

/// Lists everything that is wrong with a folder or pack
#[derive(clap::Args)]
pub struct Check {
    /// The report folder or pack file
    dir: PathBuf,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// List the figures, comments and actions that are not in, by owner, and nothing else
    #[arg(long, conflicts_with_all = ["strict", "format"])]
    owing: bool,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: super::Reading,
}

impl Check {
    /// Says it on standard output, and how many of each there are.
    pub fn run(self) -> Result<ExitCode, Error> {
        if self.owing {
            return owing(&self.dir);
        }
        // The file of a report folder is none of a pack: whoever gives it means the folder.
        let is_of_report = self.dir.file_name().is_some_and(|name| name == "report.toml");
        let is_pack = self.dir.exists() && !self.dir.is_dir() && !is_of_report;
        let (told, notes) = if is_pack { pack(&self.dir) } else { folder(&self.dir) };
        let text = match self.format {
            super::Reading::Text => {
                format!("{}{}", scrutineer::shown_as_signs(&notes.lines()), print::report(&told))
            }
            super::Reading::Json => super::json(&notes.with(&self.dir.display().to_string(), &told)),
        };
        // It has been made safe for a terminal, and may have colours.
        let written = print::out_file(text.as_bytes());
        Ok(if print::stops(&told, self.strict) { ExitCode::FAILURE } else { written })
    }
}

/// What is not in, by who answers for it.
fn owing(dir: &Path) -> Result<ExitCode, Error> {
    let (folder, draft) = scrutineer::draft_folder(dir)?;
    let list = draft.owing(&folder);
    let text = if list.is_empty() { "Every figure, comment and action is in.\n".to_owned() } else { list };
    Ok(print::out(text))
}

/// Everything that is said of a report folder, and its notes.
fn folder(dir: &Path) -> (Vec<Diagnostic>, Notes) {
    match scrutineer::draft_folder(dir) {
        Ok((folder, draft)) => {
            let notes = draft.notes();
            let crest = crest_fault(&folder);
            // A layout that shows such a crest would never be finished.
            let layout = if crest.is_empty() { layout_faults(&folder, &draft) } else { crest };
            let told = [draft.diagnostics, layout].concat();
            (told, notes)
        }
        Err(error) => (error.into_diagnostics(), Notes::default()),
    }
}

/// Everything that is wrong with a pack, its exempt papers included, and how the small numbers of its reports are kept.
fn pack(file: &Path) -> (Vec<Diagnostic>, Notes) {
    let (plan, mut told) = scrutineer::pack::PackPlan::open(file);
    let Some(plan) = plan else { return (told, Notes::default()) };
    let checked = scrutineer::pack::check_pack(&plan, &super::pack::this_program());
    told.extend(checked.diagnostics);
    (told, Notes::of_small_numbers(checked.small_numbers.join("\n")))
}

/// What is wrong with the officer's own layout: found by typesetting with it, where nothing else is wrong.
fn layout_faults(folder: &Folder, draft: &Draft) -> Vec<Diagnostic> {
    let layout = scrutineer::layout(folder);
    if !layout.officer || !cfg!(feature = "pdf") || draft.diagnostics.iter().any(Diagnostic::is_error) {
        return Vec::new();
    }
    match scrutineer::publish(&draft.report, scrutineer::Format::Pdf, &layout) {
        Ok(published) => published.warnings,
        Err(error) => error.into_diagnostics(),
    }
}

/// What is wrong with the crest when it is drawn.
#[cfg(feature = "pdf")]
pub fn crest_fault(folder: &Folder) -> Vec<Diagnostic> {
    scrutineer::child::undrawable(folder, &super::pack::this_program()).into_iter().collect()
}

/// A program without the PDF draws no crest.
#[cfg(not(feature = "pdf"))]
pub fn crest_fault(_: &Folder) -> Vec<Diagnostic> {
    Vec::new()
}
