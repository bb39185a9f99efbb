//! A version of a report to be compared with another: a folder, a folder at a revision or of another period, or rules put to
//! a folder.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::draft::draft;
use crate::figures::measure::{Period, YearKind, read_period};
use crate::folder::Folder;

use super::approval::approved;
use super::differences::Differences;
use super::git::files_at;
use crate::draft::snapshot::Snapshot;

/// Behind the `@`: what was approved.
const APPROVED: &str = "approved";

/// A version with what it says.
#[derive(Debug)]
#[non_exhaustive]
pub struct Version {
    /// As it was named.
    pub called: String,
    /// The folder as it is, or was.
    pub folder: Folder,
    /// What it says.
    pub snapshot: Snapshot,
}

impl Version {
    /// Reads `FOLDER`, `FOLDER@approved` (the text that was approved of its period), `FOLDER@REVISION` (as git knows it) or `FOLDER@PERIOD` (`my-report@quarter 2 2024/25`); a folder of
    /// rule files is applied to the folder `on`.
    ///
    /// # Errors
    /// Every error of it; `unknown-revision`; `missing-file` where nothing is called so.
    pub fn read(named: &str, on: Option<&Path>) -> Result<Version, Error> {
        let path = Path::new(named);
        if let Some(on) = on.filter(|_| !path.join("report.toml").exists()) {
            let (folder, told) = Folder::open(on);
            let folder = sound(folder, told)?.with_rules(path)?;
            return Version::of(named, folder);
        }
        let Some((path, at)) = parted(named) else {
            let (folder, told) = Folder::open(path);
            return Version::of(named, sound(folder, told)?);
        };
        if at == APPROVED {
            let (folder, told) = Folder::open(&path);
            let folder = sound(folder, told)?;
            let snapshot = approved(&path, &folder)?;
            return Ok(Version { called: named.to_owned(), folder, snapshot });
        }
        match read_period(&at, YearKind::Financial) {
            Ok((period, _)) => {
                let (folder, told) = Folder::open_at(&path, period);
                let folder = sound(folder, told)?;
                return if folder.holds(period) { Version::of(named, folder) } else { Err(nothing_of(period)) };
            }
            // A revision has no blanks, except for a date in braces or the words of a commit.
            Err(help) if at.contains(' ') && !at.contains(['{', ':']) => {
                let message = format!("`{at}` is not a period or a revision");
                return Err(Error::one(Diagnostic::error(Code::UnreadablePeriod, message).help(help)));
            }
            Err(_) => {}
        }
        let (folder, told) = Folder::from_files(files_at(&path, &at)?);
        Version::of(named, sound(folder, told)?)
    }

    fn of(called: &str, folder: Folder) -> Result<Version, Error> {
        let snapshot = draft(&folder).sound()?.snapshot();
        Ok(Version { called: called.to_owned(), folder, snapshot })
    }

    /// How a later version differs from this one.
    pub fn differences(&self, later: &Version) -> Differences {
        super::cause::differences(&self.snapshot, &later.snapshot, &later.folder)
    }
}

/// A folder and what is behind the `@`; `None` where the whole is a folder, or no part of it is.
fn parted(named: &str) -> Option<(PathBuf, String)> {
    if Path::new(named).is_dir() {
        return None;
    }
    named.match_indices('@').find_map(|(at, _)| {
        let folder = Path::new(if at == 0 { "." } else { &named[..at] });
        folder.is_dir().then(|| (folder.to_owned(), named[at + 1..].to_owned()))
    })
}

fn nothing_of(period: Period) -> Error {
    let message = format!("there are no figures for {}", period.in_full());
    Error::one(Diagnostic::error(Code::NoFigures, message).help("use a period that is in the tables"))
}

fn sound(folder: Option<Folder>, told: Vec<Diagnostic>) -> Result<Folder, Error> {
    Error::unless_clean(told)?;
    folder.ok_or_else(|| Error::one(Diagnostic::error(Code::MissingFile, "there is no report")))
}
