//! Where the files of a report folder lie: on the disk, in memory by their names, or on the disk with some over them that
//! are not saved yet. The readers ask for a file by its name from the folder and do not know which.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Error, ErrorKind, Read};
use std::path::{Component, Path};

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::text::source::{Source, failure, largest, open_ordinary, read_bytes};

/// The files of a folder.
#[derive(Debug, Clone, Copy)]
pub enum FolderFiles<'a> {
    /// A folder of the disk.
    OnDisk(&'a Path),
    /// Files that somebody holds.
    InMemory(&'a FilesByName),
    /// A folder of the disk, and files that stand in place of those that it has, or beside them, and are not saved.
    Unsaved(&'a Path, &'a FilesByName),
}

/// Files by their names from the report folder; one beside it has `../` before its name. And those that are to be gone.
#[derive(Default)]
pub struct FilesByName(BTreeMap<String, Vec<u8>>, BTreeSet<String>);

impl std::fmt::Debug for FilesByName {
    /// Their names alone: one of them may be a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl FilesByName {
    /// Files by the names that they are given.
    ///
    /// # Errors
    /// `outside-folder` for each name that is not a path, or that leads further out than beside the folder.
    pub fn of(
        files: impl IntoIterator<Item = (impl Into<String>, impl Into<Vec<u8>>)>,
    ) -> Result<FilesByName, Vec<Diagnostic>> {
        let (mut held, mut faults) = (BTreeMap::new(), Vec::new());
        for (name, bytes) in files {
            let name: String = name.into();
            match plain_name(&name) {
                Some(plain) if !plain.is_empty() && !is_far(&plain) => drop(held.insert(plain, bytes.into())),
                _ => faults.push(
                    Diagnostic::error(Code::OutsideFolder, format!("`{name}` is outside its folder"))
                        .help("give the file another name"),
                ),
            }
        }
        if faults.is_empty() { Ok(FilesByName(held, BTreeSet::new())) } else { Err(faults) }
    }

    /// The same, where other files of the folder are gone.
    pub fn without(mut self, names: impl IntoIterator<Item = String>) -> FilesByName {
        self.1.extend(names);
        self
    }

    /// Whether it says what becomes of a file.
    fn says(&self, name: &str) -> bool {
        self.get(name).is_ok() || plain_name(name).is_some_and(|name| self.1.contains(&name))
    }

    /// Each with what it holds.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    fn get(&self, name: &str) -> Result<&[u8], Error> {
        match plain_name(name).and_then(|name| self.0.get(&name)) {
            Some(bytes) => Ok(bytes),
            None if self.is_folder(name) => Err(ErrorKind::IsADirectory.into()),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    fn is_folder(&self, name: &str) -> bool {
        plain_name(name).is_some_and(|name| self.under(&name).next().is_some())
    }

    /// How the names of the files in a folder go on.
    fn under(&self, folder: &str) -> impl Iterator<Item = &str> {
        let before = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let rest = move |name: &'_ str| name.strip_prefix(before.as_str()).map(str::len);
        let names = self.0.keys().filter_map(move |name| rest(name).map(|length| &name[name.len() - length..]));
        names.filter(|rest| !rest.starts_with("../"))
    }

    fn entries(&self, folder: &str) -> Result<Vec<(String, bool)>, Error> {
        let folder = plain_name(folder).ok_or(ErrorKind::NotFound)?;
        if self.0.contains_key(&folder) {
            return Err(ErrorKind::NotADirectory.into());
        }
        let named = |rest: &str| match rest.split_once('/') {
            Some((folder, _)) => (folder.to_owned(), true),
            None => (rest.to_owned(), false),
        };
        let mut found: Vec<(String, bool)> = self.under(&folder).map(named).collect();
        found.sort();
        found.dedup();
        Ok(found)
    }
}

impl<'a> FolderFiles<'a> {
    /// Those among which a file of this name is found: never `Unsaved`.
    pub fn of(self, name: &str) -> FolderFiles<'a> {
        match self {
            FolderFiles::Unsaved(_, over) if over.says(name) => FolderFiles::InMemory(over),
            FolderFiles::Unsaved(folder, _) => FolderFiles::OnDisk(folder),
            _ => self,
        }
    }

    /// The folder of the disk, where they lie in one.
    pub fn on_disk(self) -> Option<&'a Path> {
        match self {
            FolderFiles::OnDisk(folder) | FolderFiles::Unsaved(folder, _) => Some(folder),
            FolderFiles::InMemory(_) => None,
        }
    }

    /// Reads a file whole.
    ///
    /// # Errors
    /// `missing-file`; `unreadable-file` with the reason.
    pub fn bytes(self, name: &str) -> Result<Vec<u8>, Diagnostic> {
        match self.of(name) {
            FolderFiles::OnDisk(folder) | FolderFiles::Unsaved(folder, _) => read_bytes(&folder.join(name), name),
            FolderFiles::InMemory(files) => {
                let whole = |bytes: &[u8]| {
                    let is_small = bytes.len() as u64 <= largest(name);
                    if is_small { Ok(bytes.to_vec()) } else { Err(ErrorKind::FileTooLarge.into()) }
                };
                files.get(name).and_then(whole).map_err(|error| failure(name, &error))
            }
        }
    }

    /// Reads a text file.
    ///
    /// # Errors
    /// As [`FolderFiles::bytes`]; `unreadable-file` where the bytes are not text.
    pub fn source(self, name: &str) -> Result<Source, Diagnostic> {
        Source::from_bytes(&self.bytes(name)?, name)
    }

    /// Opens a file that may be too large to be held as it unpacks.
    ///
    /// # Errors
    /// The reason why it cannot be read.
    pub fn stream(self, name: &str) -> Result<Box<dyn Read>, Error> {
        match self.of(name) {
            FolderFiles::OnDisk(folder) | FolderFiles::Unsaved(folder, _) => {
                Ok(Box::new(open_ordinary(&folder.join(name))?))
            }
            FolderFiles::InMemory(files) => Ok(Box::new(Cursor::new(files.get(name)?.to_vec()))),
        }
    }

    /// Whether a name is a file's.
    pub fn is_file(self, name: &str) -> bool {
        match self.of(name) {
            FolderFiles::OnDisk(folder) | FolderFiles::Unsaved(folder, _) => folder.join(name).is_file(),
            FolderFiles::InMemory(files) => files.get(name).is_ok(),
        }
    }

    /// Whether a name is a folder's.
    pub fn is_folder(self, name: &str) -> bool {
        match self {
            FolderFiles::OnDisk(folder) => folder.join(name).is_dir(),
            FolderFiles::InMemory(files) => files.is_folder(name),
            FolderFiles::Unsaved(folder, over) => folder.join(name).is_dir() || over.is_folder(name),
        }
    }

    /// The names in a folder, sorted, each with whether it is a folder itself.
    ///
    /// # Errors
    /// The reason why it cannot be listed.
    pub fn entries(self, name: &str) -> Result<Vec<(String, bool)>, Error> {
        match self {
            FolderFiles::OnDisk(folder) => {
                let named = |entry: std::fs::DirEntry| {
                    (entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir())
                };
                let mut found =
                    std::fs::read_dir(folder.join(name))?
                        .map(|entry| entry.map(named))
                        .collect::<Result<Vec<_>, Error>>()?;
                found.sort();
                Ok(found)
            }
            FolderFiles::InMemory(files) => files.entries(name),
            FolderFiles::Unsaved(folder, over) => {
                let mut found = match FolderFiles::OnDisk(folder).entries(name) {
                    // It comes with its first file.
                    Err(error) if error.kind() == ErrorKind::NotFound && over.is_folder(name) => Vec::new(),
                    found => found?,
                };
                let at = |entry: &str| if name.is_empty() { entry.to_owned() } else { format!("{name}/{entry}") };
                found.retain(|(entry, _)| !over.1.contains(&at(entry)));
                found.extend(over.entries(name).unwrap_or_default());
                found.sort();
                found.dedup();
                Ok(found)
            }
        }
    }
}

/// A path from the folder without `.` and, but at its beginning, without `..`; `None` for a path that begins elsewhere.
pub fn plain_name(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in Path::new(path).components() {
        match part {
            Component::RootDir | Component::Prefix(_) => return None,
            Component::CurDir => {}
            Component::ParentDir if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            Component::ParentDir => parts.push(".."),
            Component::Normal(name) => parts.push(name.to_str()?),
        }
    }
    Some(parts.join("/"))
}

/// Whether a plain name leads further out than beside the folder, or is that place itself.
fn is_far(plain: &str) -> bool {
    plain == ".." || plain == "../.." || plain.starts_with("../../")
}
