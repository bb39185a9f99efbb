//! Paths that an officer's files name: they stay within the folder, whatever links it holds.

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};

use super::named::NamedFile;
use super::source::missing;

/// Why a path cannot be followed.
pub enum Astray {
    /// It is not a path from the folder.
    NoPath,
    /// It leads out of the bounds.
    Out,
    /// Nothing is there.
    Missing,
}

/// The path of a named file, if it is there and within `bounds` (the folder, or for the council's rules its parent).
///
/// # Errors
/// `outside-folder`, `missing-file`.
pub fn resolve(folder: &Path, bounds: &Path, named: &NamedFile) -> Result<PathBuf, Diagnostic> {
    let outside = |why: &str| {
        Diagnostic::error(Code::OutsideFolder, format!("`{}` {why}", named.path))
            .at(named.from.clone())
            .help("copy the file into the report folder and use its path there, such as assets/crest.png")
    };
    follow(folder, bounds, &named.path).map_err(|astray| match astray {
        Astray::NoPath => outside("is not a path inside the report folder"),
        Astray::Out => outside("is outside the report folder"),
        Astray::Missing => missing(&named.path).at(named.from.clone()),
    })
}

/// A path from a folder, if something is there and within `bounds`, whatever links it holds.
///
/// # Errors
/// Why it cannot be followed.
pub fn follow(folder: &Path, bounds: &Path, named: &str) -> Result<PathBuf, Astray> {
    let path = Path::new(named);
    let drive = named.as_bytes().get(1) == Some(&b':');
    let rooted = path.components().any(|part| matches!(part, Component::RootDir | Component::Prefix(_)));
    if drive || rooted || path.as_os_str().is_empty() {
        return Err(Astray::NoPath);
    }
    let full = folder.join(path);
    let Ok(real) = full.canonicalize() else {
        let climbs = climbs_out(path);
        return Err(if climbs && bounds == folder { Astray::Out } else { Astray::Missing });
    };
    match bounds.canonicalize() {
        Ok(bounds) if real.starts_with(&bounds) => Ok(full),
        _ => Err(Astray::Out),
    }
}

fn climbs_out(path: &Path) -> bool {
    let mut depth = 0;
    path.components().any(|part| {
        depth += match part {
            Component::ParentDir => -1,
            Component::Normal(_) => 1,
            _ => 0,
        };
        depth < 0
    })
}
