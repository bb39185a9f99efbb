//! One function saves: whether a change is new, taken back or made again.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::folder::disk::inputs::sha256;
use crate::folder::disk::inside::{Astray, follow};
use crate::folder::disk::save::{parent, save_all};
use crate::folder::disk::unfinished;
use crate::folder::text::source::read_bytes;

use super::clock;
use super::kept_files::{ToKeep, kept, let_go};
use super::lockable::lockable;
use super::place::{own, own_in, shared_in};
use super::steps::{Change, LIST, Step, Steps};

/// A new file of more bytes is brought again, where its step is taken back and then wanted after all.
const LARGE: u64 = 10 << 20;

/// A file held while somebody saves, so that two do not save at once.
const SAVING: &str = "saving.lock";

/// The steps that one person made in a folder, or of a file of one.
#[derive(Debug, Clone)]
pub struct History {
    folder: PathBuf,
    who: String,
    /// By this their steps are told from those of others.
    own: String,
}

/// A file that is to be other than it is.
#[derive(Debug, Clone)]
pub struct Version {
    /// From the report folder, with `/`.
    pub name: String,
    /// The SHA-256 of what it is taken to be; none where it is taken not to be there.
    pub from: Option<String>,
    /// What it is to be; none where it is to be gone.
    pub to: Option<Vec<u8>>,
}

/// A file that is no longer what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overtaken {
    /// Its name.
    pub name: String,
}

/// Why nothing was saved.
#[derive(Debug)]
pub enum NotSaved {
    /// Somebody else has changed a file meanwhile.
    Overtaken(Overtaken),
    /// There is nothing to take back, or to make again.
    Nothing,
    /// It cannot be written.
    Fault(Error),
}

impl From<Diagnostic> for NotSaved {
    fn from(fault: Diagnostic) -> NotSaved {
        NotSaved::Fault(fault.into())
    }
}

impl History {
    /// Of a folder, in which somebody saves.
    pub fn of(folder: &Path, who: &str) -> History {
        History { folder: folder.to_owned(), who: who.to_owned(), own: who.to_owned() }
    }

    /// Of a file by itself, such as that of a pack: the steps of the folder that it lies in, or of another file there, are not its.
    pub fn of_file(file: &Path, who: &str) -> History {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        History { own: format!("{who} {name}"), ..History::of(parent(file), who) }
    }

    /// Where a file can be kept for this person alone, made where it is not there.
    ///
    /// # Errors
    /// `cannot-write`.
    pub fn place(&self) -> Result<PathBuf, Diagnostic> {
        own_in(&self.folder, &self.own)
    }

    /// Clears away what a studio that was ended left there unfinished.
    pub fn clear_left(&self) {
        unfinished::clear(&own(&self.folder, &self.own));
    }

    /// The steps that there are, oldest first, and how many of them stand.
    pub fn steps(&self) -> (Vec<Step>, usize) {
        let Steps { steps, standing } = Steps::of(&own(&self.folder, &self.own));
        (steps, standing)
    }

    /// Saves files as a new step.
    ///
    /// # Errors
    /// Where one is no longer what it is taken for, or cannot be written: then none is.
    pub fn save(&self, what: &str, versions: &[Version]) -> Result<(), NotSaved> {
        let place = own_in(&self.folder, &self.own)?;
        let _held = held(&shared_in(&self.folder)?);
        let mut keep = ToKeep::default();
        let mut changes = Vec::new();
        for version in versions {
            let was = self.now(&version.name)?;
            if was.as_deref().map(sha256) != version.from {
                return Err(NotSaved::Overtaken(Overtaken { name: version.name.clone() }));
            }
            let was = was.map(|bytes| keep.keep(&bytes));
            // A large file that is new is not kept a second time: taking it back asks for no copy of it, and those of before stay.
            let is_once = was.is_none() && version.to.as_ref().is_some_and(|bytes| bytes.len() as u64 > LARGE);
            let is = version.to.as_ref().map(|bytes| if is_once { sha256(bytes) } else { keep.keep(bytes) });
            if was != is {
                changes.push(Change { name: version.name.clone(), was, is });
            }
        }
        if changes.is_empty() {
            return Ok(());
        }
        let mut steps = Steps::of(&place);
        steps.add(Step { what: what.to_owned(), who: self.who.clone(), when: clock::now(), changes });
        self.write(&place, steps, keep, versions)
    }

    /// Takes the last step back that stands, and says what it was.
    ///
    /// # Errors
    /// As [`History::save`]; where no step stands.
    pub fn undo(&self) -> Result<Step, NotSaved> {
        self.moved(|steps| {
            let at = steps.standing.checked_sub(1)?;
            steps.standing = at;
            let step = steps.steps[at].clone();
            let back = |change: &Change| (change.name.clone(), change.is.clone(), change.was.clone());
            let files = step.changes.iter().map(back).collect();
            Some((step, files))
        })
    }

    /// Makes the last step again that was taken back, and says what it was.
    ///
    /// # Errors
    /// As [`History::save`]; where none was taken back.
    pub fn redo(&self) -> Result<Step, NotSaved> {
        self.moved(|steps| {
            let step = steps.steps.get(steps.standing)?.clone();
            steps.standing += 1;
            let again = |change: &Change| (change.name.clone(), change.was.clone(), change.is.clone());
            let files = step.changes.iter().map(again).collect();
            Some((step, files))
        })
    }

    fn moved(&self, chosen: impl FnOnce(&mut Steps) -> Option<(Step, Files)>) -> Result<Step, NotSaved> {
        let place = own_in(&self.folder, &self.own)?;
        let _held = held(&shared_in(&self.folder)?);
        let mut steps = Steps::of(&place);
        let (step, files) = chosen(&mut steps).ok_or(NotSaved::Nothing)?;
        let mut versions = Vec::new();
        for (name, from, to) in files {
            // What was ended before it wrote its file has left it as it is to be.
            let now = self.now(&name)?.as_deref().map(sha256);
            if now != from && now != to {
                return Err(NotSaved::Overtaken(Overtaken { name }));
            }
            let to = match to {
                Some(hash) => Some(kept(&place, &hash).ok_or_else(|| no_longer_kept(&name))?),
                None => None,
            };
            versions.push(Version { name, from, to });
        }
        self.write(&place, steps, ToKeep::default(), &versions)?;
        Ok(step)
    }

    /// What a file holds now; none where it is not there.
    fn now(&self, name: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        match read_bytes(&self.folder.join(name), name) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(fault) if fault.code == Code::MissingFile => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Writes the list of steps, the files that are kept and the files themselves: all or none.
    fn write(&self, place: &Path, mut steps: Steps, keep: ToKeep, versions: &[Version]) -> Result<(), NotSaved> {
        let mut files = keep.files(place);
        steps.bound(place, files.iter().map(|(_, bytes)| bytes.len() as u64).sum());
        let needed = steps.hashes();
        files.retain(|(path, _)| path.file_name().is_some_and(|name| needed.contains(&&*name.to_string_lossy())));
        files.push((place.join(LIST), steps.text()));
        let own = |version: &Version| Some((self.folder.join(&version.name), version.to.clone()?));
        let own: Vec<_> = versions.iter().filter_map(own).collect();
        versions.iter().try_for_each(|version| within(&self.folder, &version.name))?;
        files.extend(own);
        let gone =
            versions.iter().filter(|version| version.to.is_none()).map(|version| self.folder.join(&version.name));
        let gone: Vec<PathBuf> = gone.filter(|path| path.symlink_metadata().is_ok()).collect();
        save_all(&files, &gone)?;
        let_go(place, &needed);
        Ok(())
    }
}

/// Refuses a file whose place lies, behind a link, outside of the folder.
fn within(folder: &Path, name: &str) -> Result<(), Diagnostic> {
    let leads_out = |place: &str| matches!(follow(folder, folder, place), Err(Astray::Out));
    if !name.match_indices('/').any(|(at, _)| leads_out(&name[..at])) {
        return Ok(());
    }
    let message = format!("`{name}` lies outside the report folder, where nothing is written");
    let help = "put the folder itself in the place of the link that leads there";
    Err(Diagnostic::error(Code::OutsideFolder, message).at(Place::file(name)).help(help))
}

/// A file of a step: its name, the hash that it is taken to have, and that which it is to have.
type Files = Vec<(String, Option<String>, Option<String>)>;

/// Waits until nobody else saves. Where the disk knows no locks, nobody is waited for.
fn held(place: &Path) -> Option<File> {
    let file = lockable(&place.join(SAVING)).ok()?;
    file.lock().ok()?;
    Some(file)
}

fn no_longer_kept(name: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingFile, format!("what `{name}` held is no longer kept"))
        .at(Place::file(name))
        .help("bring it in again, or take the file from a backup")
}
