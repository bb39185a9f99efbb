//! Paths that an officer's files name: they stay within the folder, whatever links it holds.

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};

use super::plan::NamedFile;
use super::source::missing;

/// The path of a named file, if it is there and within `bounds` (the folder, or for the council's rules its parent).
///
/// # Errors
/// `outside-folder`, `missing-file`.
pub fn resolve(folder: &Path, bounds: &Path, named: &NamedFile) -> Result<PathBuf, Diagnostic> {
    let outside = |why: &str| {
        Diagnostic::fault(Code::OutsideFolder, format!("`{}` {why}", named.path))
            .at(named.from.clone())
            .help("copy what is needed into the report folder and name it there, such as assets/crest.png")
    };
    let path = Path::new(&named.path);
    let drive = named.path.as_bytes().get(1) == Some(&b':');
    let rooted = path.components().any(|part| matches!(part, Component::RootDir | Component::Prefix(_)));
    if drive || rooted || path.as_os_str().is_empty() {
        return Err(outside("is not a path from the report folder"));
    }
    let full = folder.join(path);
    let Ok(real) = full.canonicalize() else {
        let climbs = climbs_out(path);
        return Err(if climbs && bounds == folder {
            outside("leads out of the report folder")
        } else {
            missing(&named.path).at(named.from.clone())
        });
    };
    match bounds.canonicalize() {
        Ok(bounds) if real.starts_with(&bounds) => Ok(full),
        _ => Err(outside("leads out of the report folder")),
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
