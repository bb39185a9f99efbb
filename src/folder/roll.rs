//! Next quarter's folder: the figures kept, the period moved, the day of the meeting left to be named, the commentary that was for the old
//! one left out and listed.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Period, YearKind, read_period};
use crate::folder::disk::listing::no_folder;
use crate::folder::disk::made::Made;
use crate::folder::disk::rename::rename;
use crate::folder::disk::save::{cannot, refused, replace};
use crate::folder::disk::secret::Secret;
use crate::folder::disk::unfinished;
use crate::folder::own_words::comment::in_one_line;
use crate::folder::settings::unnamed::TO_BE_NAMED;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::source::{Source, astray, failure};
use crate::folder::text::syntax;

use super::snapshots::finish_snapshots;

/// The list of what a person has to write again, in the new folder: a line each, to be taken out when it is done.
pub const TO_WRITE: &str = "to-write.txt";

/// What `roll` made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rolled {
    /// The new folder, beside the old one.
    pub to: PathBuf,
    /// What a person has to write or change in it, a line each.
    pub to_write: Vec<String>,
}

/// Makes the folder of another period beside this one. Everything is copied, the texts approved of earlier periods too, but
/// what the program made of the old period and the lock files of open workbooks; in `report.toml` the period is another, the day of the
/// meeting is to be named and the version of the old report is gone; the secret is another. What is left out is listed in [`TO_WRITE`].
///
/// # Errors
/// Every error that is in the way: `report.toml` or `commentary.toml` cannot be read, the new folder is there
/// already, a link leads out of the folder, or the new one cannot be written.
pub fn roll(folder: &Path, period: Period, secret: &Secret) -> Result<Rolled, Error> {
    if !folder.is_dir() {
        return Err(no_folder(folder).into());
    }
    let faults = Diagnostics::default();
    // The texts of earlier periods are copied as they were approved.
    finish_snapshots(folder)?;
    let report = Source::read(&folder.join("report.toml"), "report.toml")?;
    let commentary = match Source::read(&folder.join("commentary.toml"), "commentary.toml") {
        Ok(source) => Some(source),
        Err(fault) if fault.code == Code::MissingFile => None,
        Err(fault) => return Err(fault.into()),
    };
    let moved = move_period(&report, period, &faults);
    let kept = commentary.as_ref().map(|source| keep_comments(source, period, &faults));
    let real = folder.canonicalize().map_err(|error| cannot(folder, &error))?;
    let (Some(beside), Some(name)) = (real.parent(), real.file_name()) else {
        return Err(refused(folder, "there cannot be a folder beside it", "move it into another folder first").into());
    };
    let to = beside.join(format!("{}-{}", without_slug(&name.to_string_lossy()), period.slug()));
    if std::fs::symlink_metadata(&to).is_ok() {
        faults.add(refused(&to, "it already exists", "rename it, or remove it if you do not need it"));
    }
    let found = faults.into_vec();
    let (Some(moved), true) = (moved, found.is_empty()) else { return Err(Error::stopped_by(found)) };
    let (kept, mut to_write) = kept.unwrap_or_default();
    let listed = (!to_write.is_empty()).then(|| to_write.iter().map(|line| format!("{line}\n")).collect());
    to_write.insert(0, "report.toml: the date of the meeting".to_owned());
    // Each report has a secret of its own: who is shown one can open no other.
    let secret = (Secret::FILE, Some(secret.as_file()));
    let changed =
        [("report.toml", Some(moved)), ("commentary.toml", commentary.map(|_| kept)), (TO_WRITE, listed), secret];
    copy_beside(&real, &Made::by(&real, &report.text), &to, &changed)?;
    // Said as the officer named the folder, not as the system resolves it.
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty() && folder.file_name().is_some());
    let to = parent.zip(to.file_name()).map_or(to.clone(), |(parent, name)| parent.join(name));
    Ok(Rolled { to, to_write })
}

/// `report.toml` with another period on the same line, without what is true of the old report alone, and every other byte as it was.
fn move_period(report: &Source, period: Period, faults: &Diagnostics) -> Option<String> {
    let table = syntax::parse(report, faults)?;
    let Some((_, value)) = table.iter().find(|(key, _)| key.get_ref() == "period") else {
        let help = "add a line like period = \"quarter 3 2019/20\"";
        faults.error(Code::MissingKey, Place::file(&report.name), "`period` is missing", help);
        return None;
    };
    let mut changes = vec![(value.span(), format!("\"{}\"", period.without_article()))];
    for (key, value) in &table {
        match key.get_ref().as_ref() {
            "date" => changes.push((value.span(), format!("\"{TO_BE_NAMED}\""))),
            "version" | "version_date" => {
                changes.push((lines_of(&report.text, key.span().start..value.span().end), String::new()))
            }
            _ => {}
        }
    }
    changes.sort_by_key(|(range, _)| range.start);
    let mut text = report.text.clone();
    for (range, words) in changes.into_iter().rev() {
        text.replace_range(range, &words);
    }
    Some(text)
}

/// `commentary.toml` without the comments of other periods and without overrides, which are pinned to figures that the
/// next report will not have; and what was left out.
fn keep_comments(commentary: &Source, period: Period, faults: &Diagnostics) -> (String, Vec<String>) {
    let Some(table) = syntax::parse(commentary, faults) else { return Default::default() };
    let mut out: Vec<(Range<usize>, String)> = Vec::new();
    for kind in ["comment", "override"] {
        let entries = table.iter().find(|(key, _)| key.get_ref() == kind).map(|(_, value)| value.get_ref());
        let Some(DeValue::Array(entries)) = entries else { continue };
        for found in entries {
            let DeValue::Table(entry) = found.get_ref() else { continue };
            let word = |key: &str| {
                let found = entry.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value.get_ref());
                found.and_then(|value| value.as_str())
            };
            let bound = word("period").and_then(|label| read_period(label, YearKind::Financial).ok());
            let bound = bound.map(|(bound, _)| bound);
            let indicator = word("indicator").unwrap_or("?");
            let said = match (kind, bound) {
                (_, Some(bound)) if bound == period => continue,
                ("override", _) => format!(
                    "commentary.toml: the override of {} ({}) is left out: is it still true of the new figures?",
                    word("topic").map_or_else(
                        || "a sentence about the whole report".to_owned(),
                        |topic| format!("the {topic} of `{indicator}`")
                    ),
                    word("why").unwrap_or("no reason given"),
                ),
                (_, Some(bound)) => {
                    format!("commentary.toml: `{indicator}` (the comment for {} is left out)", bound.in_full())
                }
                (_, None) => continue,
            };
            let text = in_one_line(word("text").unwrap_or_default());
            let said = if text.is_empty() { said } else { format!("{said} \u{201c}{}\u{201d}", text) };
            out.push((whole(&commentary.text, found.span(), entry), said));
        }
    }
    out.sort_by_key(|(range, _)| range.start);
    let mut text = commentary.text.clone();
    for (range, _) in out.iter().rev() {
        text.replace_range(range.clone(), "");
    }
    (text, out.into_iter().map(|(_, said)| said).collect())
}

/// An entry from its heading's line to the end of its last line, with the blank line behind it.
fn whole(text: &str, heading: Range<usize>, entry: &DeTable) -> Range<usize> {
    let last = entry.iter().map(|(_, value)| value.span().end).max().unwrap_or(heading.end).max(heading.end);
    let lines = lines_of(text, heading.start..last);
    let is_blank = text[lines.end..].trim_start_matches('\r').starts_with('\n');
    if is_blank { lines.start..lines_of(text, lines.end..lines.end).end } else { lines }
}

/// The whole lines in which something stands.
fn lines_of(text: &str, part: Range<usize>) -> Range<usize> {
    let start = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    start..text[part.end..].find('\n').map_or(text.len(), |at| part.end + at + 1)
}

/// A folder's name without the period it ends in.
fn without_slug(name: &str) -> &str {
    let parts: Vec<&str> = name.rsplit('-').collect();
    let year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let short = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let quarter = |part: &str| matches!(part, "q1" | "q2" | "q3" | "q4" | "Q1" | "Q2" | "Q3" | "Q4");
    let taken = match parts[..] {
        [q, b, a, _, ..] if quarter(q) && short(b) && year(a) => 3,
        [q, a, _, ..] if quarter(q) && year(a) => 2,
        [b, a, _, ..] if short(b) && year(a) => 2,
        [a, _, ..] if year(a) => 1,
        _ => 0,
    };
    let length: usize = parts.iter().take(taken).map(|part| part.len() + 1).sum();
    &name[..name.len() - length]
}

/// Copies into a folder without a name, which gets its name when it is whole.
fn copy_beside(from: &Path, made: &Made, to: &Path, changed: &[(&str, Option<String>)]) -> Result<(), Diagnostic> {
    let beside = to.parent().unwrap_or(from);
    let (unfinished, _held) = unfinished::folder(beside).map_err(|error| cannot(to, &error))?;
    copy_folder(&Copying { made, root: from, to }, from, unfinished.path())?;
    for (name, text) in changed {
        if let Some(text) = text {
            replace(&unfinished.path().join(name), text.as_bytes()).map_err(|error| cannot(&to.join(name), &error))?;
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = std::fs::metadata(from).map_or(0o755, |about| about.permissions().mode());
        std::fs::set_permissions(unfinished.path(), std::fs::Permissions::from_mode(rights))
            .map_err(|error| cannot(to, &error))?;
    }
    rename(unfinished.path(), to).map_err(|error| cannot(to, &error))?;
    // It has been renamed: nothing is left to clear away.
    let _renamed = unfinished.keep();
    Ok(())
}

/// What is the same for every folder of a folder that is copied.
struct Copying<'a> {
    made: &'a Made,
    root: &'a Path,
    /// What the copy is to be called when it is whole: nobody knows it by its name of now.
    to: &'a Path,
}

fn copy_folder(all: &Copying, from: &Path, to: &Path) -> Result<(), Diagnostic> {
    let Copying { made, root, .. } = all;
    let entries = std::fs::read_dir(from).map_err(|error| cannot(from, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| cannot(from, &error))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let name_inside = path.strip_prefix(root).unwrap_or(&path);
        // Each report has a secret of its own, and its own list.
        let is_of_now = [Secret::FILE, TO_WRITE].iter().any(|own| name_inside == Path::new(own));
        if made.is_made(name_inside) || is_of_now || is_passing(&name) {
            continue;
        }
        let real = path.canonicalize();
        if real.is_err() && entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
            return Err(astray(&with_slashes(name_inside)));
        }
        if !real.is_ok_and(|real| real.starts_with(root)) {
            let shown = with_slashes(name_inside);
            return Err(Diagnostic::error(
                Code::OutsideFolder,
                format!("`{shown}` is a link to a place outside the report folder"),
            )
            .at(Place::file(shown))
            .help("replace the link with the file itself"));
        }
        let copy = to.join(entry.file_name());
        let shown = all.to.join(name_inside);
        if path.is_dir() {
            let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if link {
                // A link to a folder of the same folder could lead round in a ring.
                continue;
            }
            std::fs::create_dir(&copy).map_err(|error| cannot(&shown, &error))?;
            copy_folder(all, &path, &copy)?;
        } else if path.is_file() {
            std::fs::copy(&path, &copy).map_err(|error| cannot(&shown, &error))?;
        } else {
            // A pipe would be waited for without end.
            return Err(failure(&with_slashes(name_inside), &std::io::ErrorKind::Unsupported.into()));
        }
    }
    Ok(())
}

/// The name of a file of the folder, as every message has it.
fn with_slashes(inside: &Path) -> String {
    inside.display().to_string().replace('\\', "/")
}

/// What belongs to an open program or to git.
fn is_passing(name: &str) -> bool {
    name.starts_with("~$") || name.starts_with(".~lock") || name.starts_with(".git") || name.ends_with('~')
}
