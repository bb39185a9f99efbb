//! Who has a folder or a pack open in the studio: a file that is held locked as long as they do, and beside it who it is. The system lets
//! go of the lock however the program ends.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::folder::disk::save::{cannot, parent, save};

use super::clock;
use super::lockable::lockable;
use super::name::HISTORY;
use super::place::shared_in;

/// What the file is called that is held, and the one that says by whom: on Windows a file that is held cannot be read.
const LOCK: &str = "lock";
const WHO: &str = "json";

/// A person at a computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// As the system knows them.
    pub name: String,
    /// What the computer is called; empty where that is not known.
    pub computer: String,
}

impl User {
    /// Who runs the program.
    pub fn of_now() -> User {
        let named = |names: &[&str]| {
            let found = names.iter().find_map(|name| std::env::var(name).ok().filter(|held| !held.trim().is_empty()));
            found.map(|held| held.chars().filter(|sign| !sign.is_control()).take(60).collect::<String>())
        };
        let on_disk = || std::fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned());
        User {
            name: named(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_else(|| "somebody".to_owned()),
            computer: named(&["COMPUTERNAME", "HOSTNAME"]).or_else(on_disk).unwrap_or_default(),
        }
    }
}

/// Somebody else who has the folder open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenElsewhere {
    /// Their name.
    pub name: String,
    /// Their computer; may be empty.
    pub computer: String,
    /// Since when, in seconds since 1970.
    pub since: u64,
}

/// That a folder, or a file of one, is open here.
#[derive(Debug)]
pub struct Presence {
    folder: PathBuf,
    /// What its two files begin with: `open`, of a pack `open-march.toml`.
    stem: String,
    user: User,
    /// Held as long as it is open here and nobody else had it first.
    lock: Option<File>,
}

impl Presence {
    /// Opens a folder, whoever else has it.
    pub fn of(folder: &Path, user: User) -> Presence {
        Presence { folder: folder.to_owned(), stem: "open".to_owned(), user, lock: None }
    }

    /// Opens a file by itself, such as that of a pack, whoever else has it.
    pub fn of_file(file: &Path, user: User) -> Presence {
        let stem = format!("open-{}", file.file_name().unwrap_or_default().to_string_lossy());
        Presence { stem, ..Presence::of(parent(file), user) }
    }

    /// One of its two files.
    fn file(&self, ending: &str) -> String {
        format!("{}.{ending}", self.stem)
    }

    /// Who else has it open, if anybody. Where nobody does any more, it is from now on open here.
    ///
    /// # Errors
    /// `cannot-write` where nothing can be written in the folder.
    pub fn other(&mut self) -> Result<Option<OpenElsewhere>, Diagnostic> {
        if self.lock.is_some() {
            return Ok(None);
        }
        let place = shared_in(&self.folder)?;
        let lock = place.join(self.file(LOCK));
        let file = lockable(&lock).map_err(|error| cannot(&lock, &error))?;
        match file.try_lock() {
            Err(std::fs::TryLockError::WouldBlock) => Ok(Some(self.who())),
            // Where the disk knows no locks, nobody is warned of.
            Err(std::fs::TryLockError::Error(_)) => Ok(None),
            Ok(()) => {
                let User { name, computer } = self.user.clone();
                let here = OpenElsewhere { name, computer, since: clock::now() };
                let mut text = serde_json::to_vec(&here).expect("texts and a number");
                text.push(b'\n');
                save(&place.join(self.file(WHO)), &text)?;
                self.lock = Some(file);
                Ok(None)
            }
        }
    }

    fn who(&self) -> OpenElsewhere {
        let text = std::fs::read(self.folder.join(HISTORY).join(self.file(WHO))).unwrap_or_default();
        let nobody_known = || OpenElsewhere { name: "somebody".to_owned(), computer: String::new(), since: 0 };
        serde_json::from_slice(&text).unwrap_or_else(|_| nobody_known())
    }
}
