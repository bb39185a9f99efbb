//! What an import into a folder that is there writes: what is new, at the end of its files. Every line of the officer's own stays
//! as it is.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Indicator, Period};
use crate::folder::Folder;
use crate::folder::disk::listing::no_folder;
use crate::folder::disk::save::refused;
use crate::folder::national::is_such_a_table;
use crate::folder::settings::plan::Plan;
use crate::folder::sources::{Recipe, described_in};
use crate::folder::text::limits::long_row;
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::{Source, read_bytes};
use crate::folder::text::toml_text::quoted;

use super::alone::alone;
use super::choices::ImportChoices;
use super::entry::NewEntry;
use super::neighbours::{is_neighbours, with_neighbours};
use super::new_marks::with_marks;
use super::over::over;
use super::own_name::own_name;
use super::proposal::Proposal;
use super::propose;
use super::sections::{joined, sections};
use super::successor::{InBoth, not_a_second_list, not_beside, renamed, replaced};

/// What an import would do to a folder.
#[derive(Debug)]
pub struct PlannedImport {
    /// What it comes to, with the names of the files that are to be written.
    pub imported: Imported,
    /// What each of these is to hold, in the same order.
    pub files: Vec<(PathBuf, Vec<u8>)>,
}

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
    /// The file whose place it took, which is not there any more.
    pub removed: Option<PathBuf>,
}

/// What taking a file into a folder that is there would do. Nothing is written.
///
/// # Errors
/// As [`propose`]; `report.toml` or `indicators.toml` cannot be read; or another file has the name.
pub fn plan_import(folder: &Path, file: &Path, choices: ImportChoices) -> Result<PlannedImport, Error> {
    if !folder.join("report.toml").is_file() {
        return Err(no_report(folder).into());
    }
    let (name, bytes) = named(file)?;
    let (name, is_inside) = in_data(folder, file).map_or((name, false), |inside| (inside, true));
    let (report, catalogue, read) = opened(folder, (&name, &bytes), &choices)?;
    not_of_the_store(&read, &name)?;
    let plan = read.plan();
    let beside = if is_inside { None } else { own_name(folder, (&name, &bytes), (plan, read.indicators()), &choices) };
    let (name, is_beside) = beside.map_or((name, None), |(name, told)| (name, Some(told)));
    let is_list = is_neighbours(&name, &bytes);
    let before = replaced(plan, &choices, is_list)?.filter(|before| *before != name);
    let is_its = |path: &String| *path == name || Some(path) == before.as_ref();
    let recipes: Vec<&Recipe> = plan.sources.iter().filter(|recipe| is_its(&recipe.file.path)).collect();
    let is_national = plan.national.as_ref().is_some_and(|plan| plan.files().any(|file| file == name));
    let is_named = is_national || !recipes.is_empty();
    let stands = folder.join("data").join(name.trim_start_matches("data/"));
    let stands_unnamed = stands.exists() && !is_national && !recipes.iter().any(|recipe| recipe.file.path == name);
    if !is_inside && stands_unnamed {
        return Err(another(&stands, &name).into());
    }
    if is_list {
        not_a_second_list((folder, file), plan, (&name, before.as_deref()))?;
    }
    of_its_kind(plan, (&stands, &name), &bytes, is_list)?;
    let months_are_said = choices.measures.is_empty() && recipes.iter().any(|recipe| says_months(recipe));
    let choices = described(ImportChoices { months_are_said, ..choices }, file)?;
    let known = (read.indicators(), recipes.as_slice());
    let mut proposal = if is_list { neighbours() } else { propose(&name, &bytes, known, &choices)? };
    if !is_named && !proposal.is_of_columns {
        let beside = not_beside((folder, file), &proposal, (plan, read.indicators()), &choices)?;
        proposal = without((&name, &bytes), (proposal, &beside.in_both), known, &choices)?;
        beside.before.into_iter().for_each(|before| proposal.since(&before, read.indicators(), &name));
    }
    proposal.say_good(&name, &choices.good)?;
    for path in before.iter().chain((!is_inside).then_some(&name)) {
        over((folder, path), (&mut proposal, file), known, &choices)?;
    }
    proposal.told.extend(being_edited(file).into_iter().chain(is_beside));
    let mut written: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    if !is_inside && read_bytes(&stands, &name).ok().as_ref() != Some(&bytes) {
        written.push((stands, bytes));
    }
    let text = with_file((&report, plan), &name, is_list, before.as_deref());
    // A table's recipe names its measures: without new ones asked for it reads what it read before.
    if is_named && proposal.is_of_columns && choices.measures.is_empty() {
        proposal.known += proposal.new.len();
        proposal.new.clear();
    }
    written.extend(lines(folder, [&report, &text, &catalogue], (&name, &proposal), is_named));
    let removed = before.map(|path| folder.join(path));
    let earlier_report = is_of_earlier(&proposal, plan.period).then(|| plan.period.in_full());
    let names = written.iter().map(|(path, _)| path.clone()).collect();
    Ok(PlannedImport { imported: Imported { proposal, name, earlier_report, written: names, removed }, files: written })
}

/// `report.toml` with the file in the place of the one `before`, or as the list of neighbours.
fn with_file((report, plan): (&str, &Plan), name: &str, is_list: bool, before: Option<&str>) -> String {
    let has = plan.national.as_ref().is_some_and(|plan| plan.neighbours.is_some());
    let listed = if is_list { with_neighbours(report, name, has) } else { None };
    let text = listed.unwrap_or_else(|| report.to_owned());
    before.map_or(text.clone(), |before| renamed(&text, before, name))
}

/// What a file gives without the measures that other files of the folder have with other figures.
fn without(
    (name, bytes): (&str, &[u8]),
    (proposal, in_both): (Proposal, &[InBoth]),
    known: (&[Indicator], &[&Recipe]),
    choices: &ImportChoices,
) -> Result<Proposal, Error> {
    if in_both.is_empty() {
        return Ok(proposal);
    }
    let without = in_both.iter().flat_map(|one| &one.names).cloned().collect();
    let mut less = propose(name, bytes, known, &ImportChoices { without, ..choices.clone() })?;
    let told: Vec<String> = in_both.iter().map(|one| one.told(&less.left_out)).collect();
    less.told.extend(told);
    Ok(less)
}

/// `report.toml`, `indicators.toml` and what the folder holds. A report may have its catalogue in its store.
fn opened(
    folder: &Path,
    (name, bytes): (&str, &[u8]),
    choices: &ImportChoices,
) -> Result<(String, String, Folder), Error> {
    let report = Source::read(&folder.join("report.toml"), "report.toml")?;
    let catalogue = Source::read(&folder.join("indicators.toml"), "indicators.toml");
    let (read, told) = Folder::open(folder);
    let Some(read) = read else {
        return Err(match without_period(&told, (name, bytes), choices) {
            Some(fault) => fault.into(),
            None => Error::stopped_by(told),
        });
    };
    let catalogue = match catalogue {
        Err(fault) if fault.code == Code::MissingFile && read.plan().store.is_some() => String::new(),
        catalogue => catalogue?.text,
    };
    Ok((report.text, catalogue, read))
}

/// There is no report to take a file into.
fn no_report(folder: &Path) -> Diagnostic {
    if !folder.is_dir() {
        return no_folder(folder);
    }
    let message = format!("there is no report.toml in `{}`", folder.display());
    let help = "give the report folder behind --into, or make one of the file: scrutineer new FOLDER --from FILE";
    Diagnostic::error(Code::MissingFile, message).help(help)
}

/// Where the period is still to be named, that alone keeps a file out: it is told with the period that the file would give.
fn without_period(told: &[Diagnostic], (name, bytes): (&str, &[u8]), choices: &ImportChoices) -> Option<Diagnostic> {
    let open = told.iter().find(|told| told.is_error() && told.code == Code::ToBeNamed)?;
    let latest = propose(name, bytes, (&[], &[]), choices).ok().and_then(|file| file.latest());
    let period = latest.map_or_else(|| "quarter 3 2019/20".to_owned(), |period| period.in_full());
    let of_file = if latest.is_some() { ", the last that the file has figures of" } else { "" };
    let help = format!("write it, and import again: period = {}{of_file}", quoted(period.trim_start_matches("the ")));
    let message = "`period` is still to be named, and no file is taken in before it is";
    let told = Diagnostic::error(Code::ToBeNamed, message).help(help);
    Some(match open.at.clone() {
        Some(place) => told.at(place),
        None => told,
    })
}

/// `report.toml` and `indicators.toml` with what is new, where anything is. `text`: the report's, where a line of it has changed.
fn lines(
    folder: &Path,
    [report, text, catalogue]: [&str; 3],
    (name, proposal): (&str, &Proposal),
    is_named: bool,
) -> Vec<(PathBuf, Vec<u8>)> {
    let (mut plan, mut text) = (String::new(), with_marks(text, name, &proposal.marks));
    let mut written = Vec::new();
    // Of a workbook that has recipes, those of its new sheets.
    if !is_named || !proposal.is_of_columns || !proposal.new.is_empty() {
        plan.push_str(&proposal.recipes);
    }
    if !proposal.new.is_empty() {
        let (with, left) = joined(&text, &proposal.new);
        text = with;
        plan.insert_str(0, &sections(left, "New measures"));
        let entries: Vec<String> = proposal.new.iter().map(NewEntry::text).collect();
        written.push((folder.join("indicators.toml"), appended(catalogue, &format!("\n{}", entries.join("\n")))));
    }
    if !plan.is_empty() || text != report {
        written.push((folder.join("report.toml"), appended(&text, &plan)));
    }
    written
}

/// Whether a recipe says of which months its figures are.
fn says_months(recipe: &Recipe) -> bool {
    let all = recipe.measures.iter().all(|measure| measure.months.is_some());
    recipe.year_ends.is_some() || recipe.taken("period").is_some() || all
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

/// Refuses a file that is no table of the nation, or no list of neighbours, where `[national]` reads such from the file that it would
/// take the place of.
fn of_its_kind(plan: &Plan, (stands, name): (&Path, &str), bytes: &[u8], is_list: bool) -> Result<(), Error> {
    let Some(national) = &plan.national else { return Ok(()) };
    let is_read_as = |file: &Option<NamedFile>| file.as_ref().is_some_and(|file| file.path == name);
    let is_table = || alone(name, bytes, |from, file| is_such_a_table(from, file, national)).is_ok_and(|(is, _)| is);
    let what = match () {
        () if is_read_as(&national.file) && !is_table() => "the figures of every area",
        () if is_read_as(&national.neighbours) && !is_list => "the list of statistical neighbours",
        () => return Ok(()),
    };
    let why = format!("the report reads {what} from the file of this name, and the new one has not their headings");
    Err(refused(stands, &why, "give the new file another name, or take it in as such a table").into())
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

/// Whether the file has figures of a later period than the report's. The years of a published table are those of its publisher,
/// and no next report of ours.
fn is_of_earlier(proposal: &Proposal, report: Period) -> bool {
    !proposal.is_of_columns && proposal.latest().is_some_and(|last| last.end() > report.end())
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
    if let Some(fault) = long_row(&name, &bytes) {
        return Err(fault.into());
    }
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
