//! Where a pack file may lead: to its folder and to what lies beside that, and which of it may be printed as a text.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::reading_toml::{Astray, Entry, Placed, follow};

/// Where a pack lies: paths lead from its folder, and no further out than that folder's parent.
pub struct Around {
    /// The folder of the file.
    pub folder: PathBuf,
    bounds: PathBuf,
    /// What was looked for.
    pub named: RefCell<Vec<PathBuf>>,
}

impl Around {
    /// Of a pack file.
    pub fn of(file: &Path) -> Around {
        let beside = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = beside.canonicalize().unwrap_or_else(|_| beside.to_owned());
        let bounds = folder.parent().unwrap_or(&folder).to_owned();
        Around { folder, bounds, named: RefCell::default() }
    }

    /// What a path of the file leads to; an error where that is nothing, or lies too far out.
    pub fn find(&self, entry: &Entry, what: &str, (path, from): &Placed) -> Option<PathBuf> {
        let path = path.trim().replace('\\', "/");
        let found = follow(&self.folder, &self.bounds, &path);
        if matches!(found, Ok(_) | Err(Astray::Missing)) {
            self.named.borrow_mut().push(self.folder.join(&path));
        }
        let told = match found {
            Ok(found) => return Some(found),
            Err(Astray::Missing) => Diagnostic::error(Code::MissingFile, format!("there is no {what} `{path}`"))
                .help("put it there, or write its path from the folder that has the pack file"),
            Err(Astray::NoPath) => outside(format!("`{path}` is not a path from the folder of the pack")),
            Err(Astray::Out) => outside(format!("`{path}` is too far from the folder of the pack")),
        };
        entry.faults().add(told.at(from.clone()));
        None
    }
}

/// What the name of a clerk's text ends in.
const TEXTS: [&str; 2] = ["md", "txt"];

impl Around {
    /// Why a file may not be printed as a paper, whatever is in it: a slip, or a file of somebody else's making, could name a
    /// key, or the figures of a report before anything of them was hidden. Where a link leads counts too.
    pub fn no_text(&self, path: &Path, named: &str) -> Option<Diagnostic> {
        let real = path.canonicalize().ok()?;
        let is_text = |path: &Path| {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            path.is_dir() || ending.is_some_and(|ending| TEXTS.contains(&ending.as_str()))
        };
        if !is_text(path) || !is_text(&real) {
            let message = format!("`{named}` is not a text for a paper: its name does not end in .md or .txt");
            let help = "save the words of the paper as a text file that ends in .md; a PDF is named by `pdf`";
            return Some(Diagnostic::error(Code::WrongValue, message).help(help));
        }
        // The folder of the pack may lie anywhere.
        let inside = real.strip_prefix(&self.folder).or_else(|_| real.strip_prefix(&self.bounds)).unwrap_or(&real);
        if inside.iter().any(|part| part.to_string_lossy().starts_with('.')) {
            let message = format!("`{named}` is hidden: its name, or a folder's, begins with a dot");
            let help = "hidden files are not for printing: copy the words into a text file of the meeting";
            return Some(Diagnostic::error(Code::WrongValue, message).help(help));
        }
        let of_report = real.ancestors().skip(1).take_while(|at| at.starts_with(&self.bounds));
        let of_report = of_report.into_iter().any(|at| at.join("report.toml").exists());
        of_report.then(|| {
            let message = format!("`{named}` belongs to a report folder, and nothing of one is printed as a text");
            Diagnostic::error(Code::OutsideFolder, message)
                .help("to print the report write `report = \"...\"`; copy a text of your own out of its folder")
        })
    }
}

fn outside(message: String) -> Diagnostic {
    Diagnostic::error(Code::OutsideFolder, message)
        .help("papers must be in the folder that has the pack file, or next to that folder: copy them there")
}
