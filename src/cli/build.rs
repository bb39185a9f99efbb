//! `build`: from a folder to a finished file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::files::Finished;
use scrutineer::record::{Record, pages, report_file};
use scrutineer::{Diagnostic, Draft, Error, Folder, Format};

use super::edition::{formats, over};
use super::print;
use super::progress::Progress;

/// Drafts the report and writes it
#[derive(clap::Args)]
pub struct Build {
    /// The report folder; `-` is a tar of its files on standard input, of which the report goes to standard output
    pub(super) dir: PathBuf,
    /// Which format to write
    #[arg(long, value_parser = formats(), default_value = "pdf")]
    pub(super) format: Format,
    /// Where to write it; `-` is standard output. Default: in the folder, with its name: FOLDER/FOLDER.pdf
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write over a file of this name, whoever made or changed it
    #[arg(long)]
    pub(super) force: bool,
    /// Treat warnings as errors: write nothing if there are any
    #[arg(long)]
    pub(super) strict: bool,
    /// Say nothing of warnings
    #[arg(long)]
    pub(super) quiet: bool,
    /// Print how many milliseconds each step took, on standard error
    #[arg(long)]
    pub(super) timings: bool,
}

impl Build {
    /// Builds it. While there is an error nothing is written and an earlier file stays as it is.
    pub fn run(self) -> Result<ExitCode, Error> {
        let mut progress = Progress::begin(self.timings);
        progress.step("read", "Reading the folder");
        let drafted = if self.is_piped() {
            scrutineer::files::read_tar(std::io::stdin().lock()).and_then(scrutineer::draft_files)
        } else {
            scrutineer::draft_folder(&self.dir)
        };
        progress.step("draft", "Drafting the sentences");
        let (built, told) = match drafted.and_then(|(folder, draft)| self.publish(&folder, draft, &mut progress)) {
            Ok(built) => built,
            Err(error) => {
                progress.clear();
                self.tell(error.diagnostics());
                return Ok(ExitCode::FAILURE);
            }
        };
        if print::stops(&told, self.strict) {
            progress.clear();
            self.tell(&told);
            return Ok(ExitCode::FAILURE);
        }
        let written = self.deliver(&built, &mut progress);
        progress.end();
        self.tell(&told);
        written
    }

    /// Whether the folder comes on standard input.
    fn is_piped(&self) -> bool {
        self.dir == Path::new("-")
    }

    fn tell(&self, told: &[Diagnostic]) {
        print::tell_folded(told, self.quiet, &self.dir);
    }

    /// The report and its record, with everything that is said of it.
    fn publish(
        &self,
        folder: &Folder,
        draft: Draft,
        progress: &mut Progress,
    ) -> Result<(Built, Vec<Diagnostic>), Error> {
        progress.step("typeset", "Typesetting");
        let (mut pages, recorded, told) = pages(folder, draft, &[self.format], &super::pack::this_program())?;
        let (_, bytes) = pages.pop().expect("a page for each format");
        let report = Finished::from(bytes);
        let record = recorded.record(self.format, &report);
        Ok((Built { report, record }, told))
    }

    /// Standard output is a report on its way elsewhere: only where a file is written its record is.
    fn deliver(&self, built: &Built, progress: &mut Progress) -> Result<ExitCode, Error> {
        let to_output = self.output.as_deref() == Some(Path::new("-"));
        if to_output || (self.is_piped() && self.output.is_none()) {
            progress.clear();
            return Ok(print::out_file(&built.report.bytes));
        }
        progress.step("save", "Saving");
        if let Some(target) = self.output.as_deref().filter(|_| self.is_piped()) {
            // There is no folder that its record could be kept in.
            let target = scrutineer::files::typed_target(target)?;
            scrutineer::batch::save_output(&target, &built.report.bytes, None, self.force)?;
            progress.clear();
            return Ok(print::out(format!("Written: {}\n", target.display())));
        }
        let shown = self.output.clone().unwrap_or_else(|| report_file(&self.dir, self.format));
        let target = self.output.as_deref().map_or(Ok(shown.clone()), scrutineer::files::typed_target)?;
        scrutineer::files::save_report(&target, &built.report, &self.dir, over(self.force), |to| {
            built.record.write(to)
        })?;
        progress.clear();
        Ok(print::out(format!("Written: {}\n", shown.display())))
    }
}

/// A finished report.
struct Built {
    report: Finished,
    record: Record,
}
