//! What a watched book notes while it is asked, and what is kept of it.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rhai::{Dynamic, Engine, INT};

use crate::diagnostic::Place;
use crate::rules::engine::engine;
use crate::rules::origin::Origin;
use crate::rules::rule::Rule;
use crate::rules::value::{MISSING, why_missing};

use super::marks::{ARM, ASKED, BEGUN, HELD, Mark, SPOKE};
use super::seen::{ArmSeen, FileSeen, PartSeen, RuleSeen};

/// The notes of all books that are watched together: what two folders share is one.
#[derive(Debug, Clone, Default)]
pub struct RuleWatch {
    notes: Arc<Mutex<Notes>>,
    folder: Arc<str>,
}

#[derive(Debug, Default)]
struct Notes {
    files: Vec<File>,
    rules: Vec<(usize, usize, String)>,
    marks: Vec<(usize, String, Mark)>,
    known: HashMap<(usize, Mark), usize>,
    /// Arms taken by the closure that is running.
    running: Vec<usize>,
    /// Since the last beginning.
    now: Seen,
    /// What was asserted.
    kept: Seen,
}

#[derive(Debug)]
struct File {
    name: String,
    shipped: bool,
    text: Arc<str>,
}

#[derive(Debug, Default)]
struct Seen {
    fired: BTreeSet<usize>,
    taken: BTreeSet<usize>,
    held: BTreeSet<usize>,
    failed: BTreeSet<usize>,
    /// Parts that are asked and have not answered: what is left met something missing.
    asked: Vec<usize>,
}

impl Notes {
    fn file(&mut self, folder: &str, origin: &Origin) -> usize {
        let Origin { file: name, text, layer, .. } = origin;
        // The council's own rules lie beside the folders, and are the same for all of them.
        let name = match (layer, name.trim_start_matches("../")) {
            (0, name) => name.to_owned(),
            (1, beside) if beside.len() < name.len() => beside.to_owned(),
            (_, name) => format!("{folder}/{name}"),
        };
        let shipped = *layer == 0;
        let same = |file: &File| file.shipped == shipped && file.name == name && file.text == *text;
        self.files.iter().position(same).unwrap_or_else(|| {
            self.files.push(File { name, shipped, text: text.clone() });
            self.files.len() - 1
        })
    }
}

impl RuleWatch {
    /// The same notes, for a folder of this name.
    pub fn within(&self, folder: &str) -> RuleWatch {
        RuleWatch { notes: self.notes.clone(), folder: folder.into() }
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of a mark, given when it is first met.
    pub fn mark(&self, origin: &Origin, rule: &str, mark: &Mark) -> usize {
        let mut notes = self.notes();
        let file = notes.file(&self.folder, origin);
        if let Some(number) = notes.known.get(&(file, *mark)) {
            return *number;
        }
        notes.marks.push((file, rule.to_owned(), *mark));
        let number = notes.marks.len() - 1;
        notes.known.insert((file, *mark), number);
        number
    }

    /// The number of a rule.
    pub fn rule(&self, rule: &Rule) -> usize {
        let origin = rule.touched();
        let mut notes = self.notes();
        let file = notes.file(&self.folder, origin);
        let known = notes.rules.iter().position(|(known, start, _)| (*known, *start) == (file, origin.start));
        known.unwrap_or_else(|| {
            notes.rules.push((file, origin.start, rule.name.to_string()));
            notes.rules.len() - 1
        })
    }

    /// Forgets what has not been kept.
    pub fn begin(&self) {
        let mut notes = self.notes();
        notes.now = Seen::default();
        notes.running.clear();
    }

    /// Keeps what was noted since the beginning, and that these rules spoke.
    pub fn keep(&self, fired: impl Iterator<Item = usize>) {
        let mut notes = self.notes();
        let now = std::mem::take(&mut notes.now);
        let kept = &mut notes.kept;
        kept.fired.extend(fired);
        kept.taken.extend(now.taken);
        kept.held.extend(now.held);
        kept.failed.extend(now.failed.into_iter().chain(now.asked));
    }

    /// The engine with what the marks call.
    pub fn engine(&self) -> Engine {
        let mut engine = engine();
        // A mark deepens what it is in, and is a step of its own.
        engine.set_max_expr_depths(192, 128).set_max_operations(1_000_000);
        let watch = self.clone();
        engine.register_fn(ARM, move |number: INT| watch.notes().running.extend(usize::try_from(number)));
        let watch = self.clone();
        engine.register_fn(BEGUN, move || watch.notes().running.clear());
        let watch = self.clone();
        engine.register_fn(SPOKE, move |(): (), value: Dynamic| {
            let mut notes = watch.notes();
            let running = std::mem::take(&mut notes.running);
            if says_something(&value) {
                notes.now.taken.extend(running);
            }
            drop(notes);
            value
        });
        let watch = self.clone();
        engine.register_fn(ASKED, move |number: INT| {
            watch.notes().now.asked.extend(usize::try_from(number));
        });
        let watch = self.clone();
        engine.register_fn(HELD, move |number: INT, (): (), value: Dynamic| {
            let mut notes = watch.notes();
            let number = usize::try_from(number).unwrap_or_default();
            match value.as_bool() {
                Ok(true) => drop(notes.now.held.insert(number)),
                Ok(false) => drop(notes.now.failed.insert(number)),
                // Something missing, or no yes or no at all: the rule says so itself.
                Err(_) => drop(notes.now.failed.insert(number)),
            }
            if let Some(at) = notes.now.asked.iter().rposition(|asked| *asked == number) {
                notes.now.asked.remove(at);
            }
            drop(notes);
            value
        });
        engine
    }

    /// Everything that was kept, file by file.
    pub fn seen(&self) -> Vec<FileSeen> {
        let notes = self.notes();
        let mut files: Vec<FileSeen> = notes
            .files
            .iter()
            .map(|file| FileSeen {
                name: file.name.clone(),
                shipped: file.shipped,
                rules: Vec::new(),
                arms: Vec::new(),
                parts: Vec::new(),
            })
            .collect();
        let place = |file: usize, start: usize, end: usize| {
            let File { name, text, .. } = &notes.files[file];
            Place::of_bytes(name.clone(), text, start..end)
        };
        for (number, (file, start, name)) in notes.rules.iter().enumerate() {
            let place = place(*file, *start, *start + 1);
            let fired = notes.kept.fired.contains(&number);
            files[*file].rules.push(RuleSeen { name: name.clone(), place, fired });
        }
        for (number, (file, rule, mark)) in notes.marks.iter().enumerate() {
            match *mark {
                Mark::Arm { at, unwritten } => {
                    let taken = notes.kept.taken.contains(&number);
                    files[*file].arms.push(ArmSeen {
                        rule: rule.clone(),
                        place: place(*file, at, at + 1),
                        unwritten,
                        taken,
                    });
                }
                Mark::Part { start, end } => files[*file].parts.push(PartSeen {
                    rule: rule.clone(),
                    text: notes.files[*file].text[start..end].split_whitespace().collect::<Vec<_>>().join(" "),
                    place: place(*file, start, end),
                    held: notes.kept.held.contains(&number),
                    failed: notes.kept.failed.contains(&number),
                }),
            }
        }
        for file in &mut files {
            file.rules.sort_by_key(|rule| rule.place.line);
            file.arms.sort_by_key(|arm| (arm.place.line, arm.place.column));
            file.parts.sort_by_key(|part| (part.place.line, part.place.column));
        }
        files.sort_by_key(|file| (!file.shipped, file.name.clone()));
        files
    }
}

/// Whether a closure gave something that is said, and nothing missing.
fn says_something(value: &Dynamic) -> bool {
    if value.is_string() {
        let text = value.to_string();
        return !text.contains(MISSING) && !text.trim().is_empty();
    }
    !value.is_unit() && why_missing(value).is_none()
}
