//! Paths that an officer's files name: they stay within the folder, whatever links it holds.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::{astray, missing, not_text};

use super::files::{FolderFiles, plain_name};

/// Why a path cannot be followed.
pub enum Astray {
    /// It is not a path from the folder.
    NoPath,
    /// It leads out of the bounds.
    Out,
    /// Nothing is there.
    Missing,
}

/// How far from the folder a path may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach<'a> {
    /// Nowhere out of it.
    Inside,
    /// To what lies beside it, as the rules of the whole council do.
    Beside,
    /// Nowhere out of the store that has this name from it.
    Store(&'a str),
}

/// Whether a file is the store's, by its name from the report folder.
pub fn is_of_store(store: &str, name: &str) -> bool {
    name.strip_prefix(store).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a named file or folder is there and within bounds.
///
/// # Errors
/// `outside-folder`, `missing-file`.
pub fn resolve(files: FolderFiles, reach: Reach, named: &NamedFile) -> Result<(), Diagnostic> {
    let (of, help) = match reach {
        Reach::Store(_) => ("store", "put the file itself into the store"),
        _ => ("report folder", "copy the file into the report folder and use its path there, such as assets/crest.png"),
    };
    let outside = |why: &str| {
        let message = format!("`{}` is {why} the {of}", named.path);
        Diagnostic::error(Code::OutsideFolder, message).at(named.from.clone()).help(help)
    };
    let found = match files.of(&named.path) {
        FolderFiles::OnDisk(folder) | FolderFiles::Unsaved(folder, _) => match reach {
            Reach::Inside => follow(folder, folder, &named.path).map(drop),
            Reach::Beside => match folder.canonicalize().ok().as_deref().and_then(Path::parent) {
                Some(beside) => follow(folder, beside, &named.path).map(drop),
                None => Err(Astray::Out),
            },
            Reach::Store(store) => {
                let (there, within) = (folder.join(store), named.path.strip_prefix(store));
                let within = within.map(|within| within.trim_start_matches('/')).ok_or(Astray::NoPath);
                within.and_then(|within| follow(&there, &there, within).map(drop))
            }
        },
        held_by @ FolderFiles::InMemory(_) => held(held_by, reach, &named.path),
    };
    found.map_err(|why| match why {
        Astray::NoPath => outside("not a path inside"),
        Astray::Out => outside("outside"),
        Astray::Missing if is_link(files, &named.path) => astray(&named.path).at(named.from.clone()),
        Astray::Missing if named.path.contains(char::REPLACEMENT_CHARACTER) => not_text(&named.path),
        Astray::Missing => missing(&named.path).at(named.from.clone()),
    })
}

/// Whether a link has this name, wherever it leads.
fn is_link(files: FolderFiles, path: &str) -> bool {
    let Some(folder) = files.on_disk() else { return false };
    std::fs::symlink_metadata(folder.join(path)).is_ok_and(|about| about.is_symlink())
}

/// A path from a folder, if something is there and within `bounds`, whatever links it holds. The bounds are the folder or
/// the one above it.
///
/// # Errors
/// Why it cannot be followed.
pub fn follow(folder: &Path, bounds: &Path, named: &str) -> Result<PathBuf, Astray> {
    let plain = path_within(named)?;
    let full = folder.join(named);
    let Ok(real) = full.canonicalize() else {
        let is_out = climbs(&plain) > usize::from(bounds != folder);
        return Err(if is_out { Astray::Out } else { Astray::Missing });
    };
    match bounds.canonicalize() {
        Ok(bounds) if real.starts_with(&bounds) => Ok(full),
        _ => Err(Astray::Out),
    }
}

/// The same of files in memory, which hold no links and nothing further out than beside the folder.
fn held(files: FolderFiles, reach: Reach, named: &str) -> Result<(), Astray> {
    let plain = path_within(named)?;
    if climbs(&plain) > usize::from(reach != Reach::Inside) {
        return Err(Astray::Out);
    }
    if plain.is_empty() || files.is_file(&plain) || files.is_folder(&plain) { Ok(()) } else { Err(Astray::Missing) }
}

/// A path that an officer gives, as a plain name. One that begins elsewhere is none, on a drive of Windows too.
fn path_within(named: &str) -> Result<String, Astray> {
    let drive = named.as_bytes().get(1) == Some(&b':');
    plain_name(named).filter(|_| !drive && !named.is_empty()).ok_or(Astray::NoPath)
}

/// How many folders a plain name climbs above the one that it leads from.
fn climbs(plain: &str) -> usize {
    plain.split('/').take_while(|part| *part == "..").count()
}
