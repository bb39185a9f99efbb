//! What came of each report, a line of JSON each, written when it is done: a run that is ended goes on from there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use scrutineer::Error;
use serde::{Deserialize, Serialize};

/// What came of one report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Done {
    /// Goes up when a key changes its name or meaning.
    pub schema: u32,
    /// What it is called.
    pub item: String,
    /// What it was made of: see [`scrutineer::batch::made_of`].
    pub made_of: String,
    /// What was written.
    pub outputs: Vec<Output>,
    /// How many errors there were; with an error in the report itself nothing is written.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// The errors, as a person reads them; empty where there is none.
    pub told: String,
    /// How long it took.
    pub milliseconds: u64,
    /// It was there already, and nothing it is made of has changed.
    #[serde(skip)]
    pub as_it_was: bool,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Output {
    /// The format, by its name.
    pub format: String,
    /// The file, in the folder of `--out`.
    pub file: String,
    /// The SHA-256 of what is in it.
    pub sha256: String,
    /// What it was made of, as its line says it.
    #[serde(skip)]
    pub made_of: String,
}

impl Done {
    /// With the files that were made before and not this time: of other formats, or where nothing came of it.
    fn after(mut self, before: Option<Done>) -> Done {
        self.outputs.iter_mut().for_each(|output| output.made_of.clone_from(&self.made_of));
        let earlier = before.into_iter().flat_map(|before| before.outputs);
        let earlier: Vec<Output> =
            earlier.filter(|output| self.outputs.iter().all(|now| now.file != output.file)).collect();
        self.outputs.extend(earlier);
        self
    }

    /// Whether nothing came of it.
    pub fn failed(&self) -> bool {
        self.errors > 0
    }

    /// As a person reads it while the batch runs.
    pub fn line(&self) -> String {
        let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let files: Vec<&str> = self.outputs.iter().map(|output| output.file.as_str()).collect();
        match (self.as_it_was, self.failed()) {
            (true, _) => format!("unchanged  {}", self.item),
            (false, true) => {
                format!("FAILED     {}: {}\n{}", self.item, count(self.errors, "error"), self.told.trim_end())
            }
            (false, false) if self.warnings > 0 => {
                format!("made       {} ({})", files.join(", "), count(self.warnings, "warning"))
            }
            (false, false) => format!("made       {}", files.join(", ")),
        }
    }
}

/// A file of results: what is known of each report from earlier runs, and where more is written.
pub struct Results {
    path: PathBuf,
    before: BTreeMap<String, Done>,
    one_at_a_time: Mutex<()>,
}

impl Results {
    /// Reads what is there. A last line that a run was ended in is passed over.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn open(path: &Path) -> Result<Results, Error> {
        let mut before: BTreeMap<String, Done> = BTreeMap::new();
        for done in if path.exists() { read(path)? } else { Vec::new() } {
            let earlier = before.remove(&done.item);
            before.insert(done.item.clone(), done.after(earlier));
        }
        Ok(Results { path: path.to_owned(), before, one_at_a_time: Mutex::new(()) })
    }

    /// What came of a report when it was made last, and every file of it that was made.
    pub fn before(&self, item: &str) -> Option<&Done> {
        self.before.get(item)
    }

    /// Adds what came of one.
    ///
    /// # Errors
    /// `cannot-write`.
    pub fn add(&self, done: &Done) -> Result<(), Error> {
        let _alone = self.one_at_a_time.lock();
        scrutineer::batch::add_line(&self.path, &serde_json::to_string(done).expect("texts and numbers"))
    }
}

/// The lines of a file of results, in their order.
///
/// # Errors
/// The file cannot be read.
pub fn read(path: &Path) -> Result<Vec<Done>, Error> {
    let text = String::from_utf8_lossy(&scrutineer::files::read_file(path)?).into_owned();
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
