//! `pack`: the papers of a meeting in one file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::pack::PackPlan;
use scrutineer::report::Part;
use scrutineer::{Diagnostic, Error, Format, Warned};

use super::edition::{formats_of_pack, over};
use super::print;
use super::progress::Progress;

/// Makes the pack for a meeting: front sheet, agenda, and every paper with a divider before it
#[derive(clap::Args)]
pub struct MakePack {
    /// The pack file, which describes the meeting and its agenda
    file: PathBuf,
    /// A is the public pack, without the exempt papers; B is the private pack, with all papers
    #[arg(long, value_enum, ignore_case = true, default_value = "A")]
    part: Wanted,
    /// Which format to write
    #[arg(long, value_parser = formats_of_pack(), default_value = "pdf")]
    format: Format,
    /// Where to write it; `-` is standard output. Default: beside FILE, with its name, such as march.pdf
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file of this name, whoever made or changed it
    #[arg(long)]
    force: bool,
    /// Treat warnings as errors: write nothing if there are any
    #[arg(long)]
    strict: bool,
    /// Say nothing of warnings
    #[arg(long)]
    quiet: bool,
    /// Print how many milliseconds each step took, on standard error
    #[arg(long)]
    timings: bool,
}

/// Which of the two packs.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Wanted {
    #[value(name = "A")]
    A,
    #[value(name = "B")]
    B,
}

impl MakePack {
    /// Makes it. While there is an error nothing is written and an earlier pack stays as it is.
    pub fn run(self) -> Result<ExitCode, Error> {
        let mut progress = Progress::begin(self.timings);
        progress.step("read", "Reading the agenda");
        let (plan, told) = open(&self.file)?;
        let mut told = Error::unless_clean(told)?;
        progress.step("draft", "Drafting the reports");
        let published = match self.publish(&plan, &mut progress) {
            Ok(published) => published,
            Err(error) => {
                progress.clear();
                told.extend(error.into_diagnostics());
                print::tell_folded(&told, self.quiet, &self.file);
                return Ok(ExitCode::FAILURE);
            }
        };
        told.extend(published.warnings);
        let notice = scrutineer::pack::notice(&plan);
        told.extend(notice.warnings);
        if print::stops(&told, self.strict) {
            progress.clear();
            print::tell_folded(&told, self.quiet, &self.file);
            return Ok(ExitCode::FAILURE);
        }
        let written = self.deliver(&published.value, &plan, &mut progress)?;
        progress.end();
        print::tell_folded(&told, self.quiet, &self.file);
        print::say(&notice.value);
        Ok(written)
    }

    /// The papers put together and written down, with the warnings of both.
    fn publish(&self, plan: &PackPlan, progress: &mut Progress) -> Result<Warned<Vec<u8>>, Error> {
        scrutineer::pack::make_edition(plan, self.wanted(), &this_program(), || progress.step("typeset", "Typesetting"))
    }

    fn wanted(&self) -> (Part, Format) {
        (self.part.part(), self.format)
    }

    fn deliver(&self, bytes: &[u8], plan: &PackPlan, progress: &mut Progress) -> Result<ExitCode, Error> {
        if self.output.as_deref() == Some(Path::new("-")) {
            progress.clear();
            return Ok(print::out_file(bytes));
        }
        progress.step("save", "Saving");
        let shown = self.output.clone().unwrap_or_else(|| scrutineer::pack::edition_file(&self.file, self.wanted()));
        let target = self.output.as_deref().map_or(Ok(shown.clone()), scrutineer::files::typed_target)?;
        scrutineer::pack::save_edition(&self.file, &target, bytes, plan, over(self.force))?;
        progress.clear();
        Ok(print::out(format!("Written: {}\n", shown.display())))
    }
}

impl Wanted {
    /// The part that is meant.
    pub fn part(self) -> Part {
        match self {
            Wanted::A => Part::A,
            Wanted::B => Part::B,
        }
    }
}

/// Where this program lies; a name that starts nothing where the system does not say.
pub fn this_program() -> PathBuf {
    std::env::current_exe().unwrap_or_default()
}

/// The plan of a pack with everything that is said of it so far; an error where it cannot be read as one.
pub fn open(file: &Path) -> Result<(PackPlan, Vec<Diagnostic>), Error> {
    let (plan, told) = PackPlan::open(file);
    match plan {
        Some(plan) => Ok((plan, told)),
        None => Err(Error::stopped_by(told)),
    }
}
