//! `diff`: what reads differently between two versions of a report.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::Error;
use scrutineer::diff::{Compared, Differences, Version};

use super::edition::over;
use super::paint::Paint;
use super::{in_words, print};

/// Shows what reads differently between two versions, and why
#[derive(clap::Args)]
pub struct Diff {
    /// The earlier version: a report folder, FOLDER@approved (its approved text), FOLDER@REVISION from git
    /// (my-report@HEAD), FOLDER@PERIOD ("my-report@quarter 2 2024/25"), or a folder of rule files with --on
    earlier: String,
    /// The later version, written in the same way
    later: String,
    /// The report folder to try two sets of rules on
    #[arg(long, value_name = "FOLDER")]
    on: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: Wanted,
    /// Where to write it; `-` is standard output. Default: standard output for text and JSON, changes.html for a page,
    /// changes.pdf for a proof, correction.pdf for a slip
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file of this name, whoever made or changed it
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Wanted {
    /// For a terminal
    Text,
    /// A page to read in a browser
    Html,
    /// Sign-off copy with every change marked
    Proof,
    /// Correction slip to publish: what the earlier version says and what it should say, on one page
    Slip,
    /// For other programs
    Json,
}

impl Diff {
    /// Compares them; 0 whether or not anything differs.
    pub fn run(self) -> Result<ExitCode, Error> {
        let read = |named: &str| Version::read(named, self.on.as_deref());
        let (earlier, later) = (read(&self.earlier)?, read(&self.later)?);
        let differences = earlier.differences(&later);
        let compared = Compared { earlier: &earlier.called, later: &later.called, period: &later.snapshot.period };
        match self.format {
            Wanted::Text => {
                let paint = Paint { colours: self.output.is_none() && print::colours_out() };
                let told = text(compared, &differences, paint);
                match &self.output {
                    None => Ok(print::out(&told)),
                    Some(_) => self.deliver(told.as_bytes(), None),
                }
            }
            Wanted::Json => self.deliver(json(compared, &differences).as_bytes(), None),
            Wanted::Html => {
                self.deliver(scrutineer::diff::page(compared, &differences).as_bytes(), Some("changes.html"))
            }
            Wanted::Slip => {
                let slip = scrutineer::diff::correction_slip(&later, &differences)?;
                self.deliver(&slip.value, Some("correction.pdf"))
            }
            Wanted::Proof => {
                let tracked = scrutineer::diff::tracked(&earlier, &later, &differences);
                self.deliver(&scrutineer::publish_tracked(&tracked)?, Some("changes.pdf"))
            }
        }
    }

    /// The report folder that is compared, which knows what was made of it.
    fn folder(&self) -> &Path {
        let named =
            [&self.later, &self.earlier].map(|named| named.rsplit_once('@').map_or(&**named, |(folder, _)| folder));
        let folders = self.on.iter().map(PathBuf::as_path).chain(named.map(Path::new));
        folders.into_iter().find(|folder| folder.is_dir()).unwrap_or(Path::new("."))
    }

    fn deliver(&self, bytes: &[u8], otherwise: Option<&str>) -> Result<ExitCode, Error> {
        let shown = self.output.clone().or(otherwise.map(PathBuf::from));
        match shown {
            Some(shown) if shown.as_os_str() != "-" => {
                let target = self.output.as_deref().map_or(Ok(shown.clone()), scrutineer::files::typed_target)?;
                scrutineer::files::save_made(&target, bytes, &[], self.folder(), over(self.force))?;
                Ok(print::out(format!("Written: {}\n", shown.display())))
            }
            _ => Ok(print::out_file(bytes)),
        }
    }
}

fn text(compared: Compared, differences: &Differences, paint: Paint) -> String {
    let between = paint.strong(&format!("From {} to {}", compared.earlier, compared.later));
    if !differences.any() {
        return format!("{between}: nothing reads differently\n{}", in_words::all(differences, paint));
    }
    format!("{between}: {}\n{}", differences.summary(), in_words::all(differences, paint))
}

fn json(compared: Compared, differences: &Differences) -> String {
    let whole = serde_json::json!({
        "schema": 1,
        "earlier": compared.earlier,
        "later": compared.later,
        "period": compared.period,
        "differences": differences,
    });
    super::json(&whole)
}
