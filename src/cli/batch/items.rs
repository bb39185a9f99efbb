//! What a batch is to make: folders and packs by name or pattern, or one folder for each council of a table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use scrutineer::batch::Council;
use scrutineer::{Code, Diagnostic, Error};

/// One report or pack.
pub struct Item {
    /// What its files are called; no two have the same.
    pub name: String,
    /// The report folder, or the file of the pack.
    pub path: PathBuf,
    /// The council that the folder is made for, where there is a table of them.
    pub council: Option<Council>,
}

impl Item {
    /// Whether it is a pack.
    pub fn is_pack(&self) -> bool {
        has_ending(&self.path, "toml")
    }
}

/// Everything that is meant, in the order in which it is named, and what is said of the table of councils.
///
/// # Errors
/// What is meant is not there, nothing is, or two have the same name.
pub fn read(list: &[String], each: Option<&Path>) -> Result<(Vec<Item>, Vec<Diagnostic>), Error> {
    let mut paths = Vec::new();
    for one in list {
        if has_ending(Path::new(one), "txt") {
            let text = scrutineer::files::read_file(Path::new(one))?;
            let beside = Path::new(one).parent().unwrap_or(Path::new(""));
            let text = String::from_utf8_lossy(&text).into_owned();
            let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim);
            for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
                paths.extend(found(&beside.join(line).to_string_lossy())?);
            }
        } else {
            paths.extend(found(one)?);
        }
    }
    let Some(each) = each else { return Ok((named(paths)?, Vec::new())) };
    let [folder] = paths.as_slice() else {
        let help = "give the one report folder that is made for each of them";
        return Err(Diagnostic::error(Code::WrongValue, "a table of councils is for one report folder")
            .help(help)
            .into());
    };
    if has_ending(folder, "toml") {
        let help = "give a report folder; packs are made without --each";
        return Err(Diagnostic::error(Code::WrongValue, "a pack is not made for each council of a table")
            .help(help)
            .into());
    }
    let councils = scrutineer::batch::read_councils(each)?;
    let item = |council: Council| Item { name: council.slug(), path: folder.clone(), council: Some(council) };
    Ok((councils.value.into_iter().map(item).collect(), councils.warnings))
}

/// A folder or pack by its name, or all that fit a pattern, in name order. Of what a pattern finds, what is neither is left out.
fn found(text: &str) -> Result<Vec<PathBuf>, Error> {
    let path = PathBuf::from(text);
    if is_item(&path) {
        return Ok(vec![path]);
    }
    let refused = |message: String, help: &str| Error::from(Diagnostic::error(Code::MissingFile, message).help(help));
    if path.exists() || !text.contains(['*', '?', '[']) {
        let help = "give a folder with a report.toml, the file of a pack (.toml), or a list of these (.txt)";
        let why = if path.exists() { "is neither a report folder nor a pack" } else { "is not there" };
        return Err(refused(format!("`{text}` {why}"), help));
    }
    let Some(paths) = matching(text) else {
        return Err(refused(format!("`{text}` is no pattern"), "write one such as reports/*"));
    };
    let fitting: Vec<PathBuf> = paths.into_iter().filter(|path| is_item(path)).collect();
    if fitting.is_empty() {
        return Err(refused(
            format!("no report folder and no pack fits `{text}`"),
            "check the pattern: * stands for any name",
        ));
    }
    Ok(fitting)
}

/// Everything that fits a pattern, in name order; `None` where it is none.
pub fn matching(pattern: &str) -> Option<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = glob::glob(pattern).ok()?.filter_map(Result::ok).collect();
    paths.sort();
    Some(paths)
}

fn is_item(path: &Path) -> bool {
    (path.is_dir() && path.join("report.toml").is_file()) || (path.is_file() && has_ending(path, "toml"))
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// Each by the name of its folder or file. What is meant twice is made once.
fn named(paths: Vec<PathBuf>) -> Result<Vec<Item>, Error> {
    let mut by_name: BTreeMap<String, (PathBuf, PathBuf)> = BTreeMap::new();
    let mut items = Vec::new();
    for path in paths {
        let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
        let own = if has_ending(&path, "toml") { whole.file_stem() } else { whole.file_name() };
        let name = own.map_or_else(|| "report".to_owned(), |name| name.to_string_lossy().into_owned());
        // Some systems do not tell capitals from small letters in names of files.
        match by_name.insert(name.to_lowercase(), (whole.clone(), path.clone())) {
            Some((before, _)) if before == whole => {}
            Some((_, before)) => {
                let message =
                    format!("`{}` and `{}` would be written under one name", before.display(), path.display());
                let help = "rename one of them, or make them in two runs with another --out";
                return Err(Diagnostic::error(Code::WrongValue, message).help(help).into());
            }
            None => items.push(Item { name, path, council: None }),
        }
    }
    Ok(items)
}
