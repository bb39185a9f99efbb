//! What the studio works on: a folder, what is said of it, and what was saved.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::edit::{EntryKind, FileText, Unmade, read_entries};
use crate::folder::history::{History, Presence};
use crate::folder::{Kept, TO_WRITE, bytes_of, sha256};

use super::in_steps::InSteps;
use super::told::Told;
use crate::review::unsaved::Trying;

/// All of it.
pub struct Work {
    pub folder: PathBuf,
    pub told: Arc<Told>,
    pub history: History,
    pub presence: Arc<Mutex<Presence>>,
    /// Where edits are tried before they are saved, one at a time.
    pub trying: Mutex<Trying>,
    /// The figures as they were last read.
    pub figures: Mutex<Option<Kept>>,
}

/// A file of the folder as it stands.
pub struct Written {
    /// The SHA-256 of its bytes; none where it is not there.
    pub hash: Option<String>,
    pub text: FileText,
}

impl Written {
    /// A file by its name from a folder.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn of(folder: &Path, name: &str) -> Result<Written, Diagnostic> {
        match bytes_of(folder, name) {
            Ok(bytes) => Ok(Written { hash: Some(sha256(&bytes)), text: FileText::of(&bytes, name)? }),
            Err(fault) if fault.code == Code::MissingFile => Ok(Written { hash: None, text: FileText::none() }),
            Err(fault) => Err(fault),
        }
    }
}

impl Work {
    /// A file by its name from the report folder.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn written(&self, name: &str) -> Result<Written, Diagnostic> {
        Written::of(&self.folder, name)
    }

    /// Comments, actions and overrides as data, with the hash by which an edit says of which bytes it is.
    ///
    /// # Errors
    /// Why they cannot be edited one by one.
    pub fn entries(&self) -> Result<Value, Value> {
        let commentary = self.written(EntryKind::FILE).map_err(|fault| told_of(&fault))?;
        let period = self.told.draft().map(|draft| draft.period_label().to_owned());
        let entries = read_entries(&commentary.text).map_err(|unmade| unmade_of(&unmade))?;
        Ok(json!({ "from": commentary.hash, "period": period, "entries": entries }))
    }

    /// What is left to write, a line each, where the report was begun from the one before.
    pub fn to_write(&self) -> Vec<String> {
        let listed = self.written(TO_WRITE).map_or_else(|_| FileText::none(), |written| written.text);
        listed.read().lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    /// The name of a file from the report folder.
    pub fn name_of(&self, path: &Path) -> String {
        path.strip_prefix(&self.folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
    }
}

impl InSteps for Work {
    fn history(&self) -> &History {
        &self.history
    }

    fn presence(&self) -> &Mutex<Presence> {
        &self.presence
    }

    fn left_to_write(&self) -> usize {
        self.to_write().len()
    }

    fn as_written(&self) -> (&'static str, Value) {
        ("entries", self.entries().unwrap_or(Value::Null))
    }
}

/// A fault as the page shows it.
pub fn told_of(fault: &Diagnostic) -> Value {
    json!({ "said": fault.message, "help": fault.help })
}

/// The same of an edit that is not made.
pub fn unmade_of(unmade: &Unmade) -> Value {
    json!({ "said": unmade.why, "help": unmade.help })
}
