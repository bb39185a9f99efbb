//! What an import into a folder that is there writes: what is new, at the end of its files. Every line of the officer's own stays
//! as it is.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Period, YearKind, read_period};
use crate::folder::Folder;
use crate::folder::save::{refused, save_all};
use crate::folder::source::{Source, read_bytes};
use crate::folder::sources::{Recipe, described_in};

use super::choices::ImportChoices;
use super::entry::NewEntry;
use super::neighbours::{is_neighbours, with_neighbours};
use super::proposal::Proposal;
use super::propose;
use super::sections::{joined, sections};
use crate::folder::toml_text::quoted;

/// What an import into a folder did.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Imported {
    /// What the file gives.
    pub proposal: Proposal,
    /// Where the file is, in the folder.
    pub name: String,
    /// The report's period, where the file has figures of a later one.
    pub earlier_report: Option<String>,
    /// The files that were written; empty where nothing is new.
    pub written: Vec<PathBuf>,
}

/// Takes a file into a folder that is there. With `dry` nothing is written.
///
/// # Errors
/// As [`propose`]; `report.toml` or `indicators.toml` cannot be read or written; or another file has the name.
pub fn import_into(folder: &Path, file: &Path, choices: ImportChoices, dry: bool) -> Result<Imported, Error> {
    let (name, bytes) = named(file)?;
    let (name, is_inside) = in_data(folder, file).map_or((name, false), |inside| (inside, true));
    let report = Source::read(&folder.join("report.toml"), "report.toml")?;
    let catalogue = Source::read(&folder.join("indicators.toml"), "indicators.toml");
    let (read, told) = Folder::open(folder);
    let Some(read) = read else { return Err(Error::stopped_by(told)) };
    let catalogue = match catalogue {
        Err(fault) if fault.code == Code::MissingFile && read.plan().store.is_some() => String::new(),
        catalogue => catalogue?.text,
    };
    not_of_the_store(&read, &name)?;
    let plan = read.plan();
    let national = plan.national.as_ref();
    let is_named = plan.sources.iter().any(|recipe| recipe.file.path == name)
        || national.is_some_and(|plan| plan.files().any(|file| file == name));
    let stands = folder.join("data").join(name.trim_start_matches("data/"));
    if !is_inside && stands.exists() && !is_named {
        return Err(another(&stands, &name).into());
    }
    let is_list = is_neighbours(&name, &bytes);
    let months_are_said = choices.measures.is_empty() && plan.sources.iter().any(|recipe| says_months(recipe, &name));
    let choices = described(ImportChoices { months_are_said, ..choices }, file)?;
    let mut proposal = if is_list { neighbours() } else { propose(&name, &bytes, read.indicators(), &choices)? };
    proposal.told.extend(being_edited(file));
    let mut written: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    if !is_inside && read_bytes(&stands, &name).ok().as_ref() != Some(&bytes) {
        written.push((stands, bytes));
    }
    if is_list {
        let has = national.is_some_and(|plan| plan.neighbours.is_some());
        let report = with_neighbours(&report.text, &name, has);
        written.extend(report.map(|report| (folder.join("report.toml"), report.into_bytes())));
    }
    let (mut plan, mut text) = (String::new(), report.text.clone());
    // A table's recipe names its measures: without new ones asked for it reads what it read before.
    if is_named && proposal.is_of_columns && choices.measures.is_empty() {
        proposal.known += proposal.new.len();
        proposal.new.clear();
    }
    if !is_named || (proposal.is_of_columns && !proposal.new.is_empty()) {
        plan.push_str(&proposal.recipes);
    }
    if !proposal.new.is_empty() {
        let (with, left) = joined(&text, &proposal.new);
        text = with;
        plan.insert_str(0, &sections(left, "New measures"));
        let entries: Vec<String> = proposal.new.iter().map(NewEntry::text).collect();
        written.push((folder.join("indicators.toml"), appended(&catalogue, &format!("\n{}", entries.join("\n")))));
    }
    if !plan.is_empty() || text != report.text {
        written.push((folder.join("report.toml"), appended(&text, &plan)));
    }
    if !dry {
        save_all(&written)?;
    }
    let earlier_report = is_of_earlier(&proposal, read.plan().period).then(|| read.plan().period.in_full());
    Ok(Imported { proposal, name, earlier_report, written: written.into_iter().map(|(path, _)| path).collect() })
}

/// Whether a recipe of the file says of which months its figures are.
fn says_months(recipe: &Recipe, name: &str) -> bool {
    let all = recipe.measures.iter().all(|measure| measure.months.is_some());
    recipe.file.path == name && (recipe.year_ends.is_some() || recipe.taken("period").is_some() || all)
}

/// The name of a file that lies in `data/` of the folder already.
fn in_data(folder: &Path, file: &Path) -> Option<String> {
    let (file, folder) = (file.canonicalize().ok()?, folder.canonicalize().ok()?);
    let inside = file.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
    inside.starts_with("data/").then_some(inside)
}

/// Another file has the name.
fn another(stands: &Path, name: &str) -> Diagnostic {
    let help = format!(
        "rename one of them; if the new one takes its place, name it in report.toml: [[source]] file = {}",
        quoted(name)
    );
    refused(stands, "there is another file with this name, which no source names", &help)
}

/// What is said where a workbook is open in Excel or LibreOffice: what is not saved is not in its file.
pub fn being_edited(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    // Excel leaves out the first letters of a longer name.
    let short: String = name.chars().skip(2).collect();
    let locks = [format!("~${name}"), format!("~${short}"), format!(".~lock.{name}#")];
    let is_open = locks.iter().any(|lock| file.with_file_name(lock).exists());
    is_open.then(|| format!("`{name}` is open in Excel or LibreOffice: what is not saved yet is not read"))
}

/// Whether the file has figures of a later period than the report's.
fn is_of_earlier(proposal: &Proposal, report: Period) -> bool {
    let last = proposal.periods.as_ref().and_then(|(_, last)| read_period(last, YearKind::Financial).ok());
    last.is_some_and(|(last, _)| last.is_dated() && last.end() > report.end())
}

/// What a list of neighbours gives: no measure.
fn neighbours() -> Proposal {
    let told = "a list of statistical neighbours: figures of published tables are compared with the average of theirs"
        .to_owned();
    Proposal { told: vec![told], ..Proposal::default() }
}

/// With the description that lies beside the file, where there is one.
///
/// # Errors
/// A description that the officer names cannot be read.
pub fn described(choices: ImportChoices, file: &Path) -> Result<ImportChoices, Error> {
    let description = match &choices.described_in {
        Some(named) => Some(read_bytes(named, &named.display().to_string())?),
        None => {
            let beside = file.file_name().and_then(|name| described_in(&name.to_string_lossy()));
            beside.and_then(|name| read_bytes(&file.with_file_name(&name), &name).ok())
        }
    };
    Ok(ImportChoices { description: choices.description.clone().or(description), ..choices })
}

/// Refuses a file that the report reads from its store: nothing is written there, and a copy of it would take its place.
fn not_of_the_store(read: &Folder, name: &str) -> Result<(), Error> {
    let of_store = |path: &str| path.starts_with("../") && path.ends_with(&format!("/{name}"));
    match read.plan().sources.iter().map(|recipe| &recipe.file.path).find(|path| of_store(path)) {
        Some(path) => {
            let why = "the report reads this file from its store, where nothing is written";
            Err(refused(Path::new(path), why, "put the new file into the store in the place of the old one").into())
        }
        None => Ok(()),
    }
}

/// The name that a file has in `data/`, and its bytes.
pub fn named(file: &Path) -> Result<(String, Vec<u8>), Error> {
    let bytes = read_bytes(file, &file.display().to_string())?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name.starts_with(['.', '~']) {
        let message = format!("`{name}` is the lock of an open workbook, or is hidden");
        let help = "give the workbook itself";
        return Err(Diagnostic::error(Code::BrokenTable, message).at(Place::file(name)).help(help).into());
    }
    Ok((format!("data/{name}"), bytes))
}

/// A text with more at its end, its line ends as they are.
fn appended(text: &str, more: &str) -> Vec<u8> {
    let more = if text.contains("\r\n") { more.replace('\n', "\r\n") } else { more.to_owned() };
    let end = if text.ends_with('\n') || text.is_empty() || more.is_empty() { "" } else { "\n" };
    format!("{text}{end}{more}").into_bytes()
}
