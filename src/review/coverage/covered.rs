//! Which rules, branches and conditions the examples, the cases and the approved texts of folders assert something of.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::draft::{Checks, draft_with};
use crate::folder::Folder;
use crate::rules::{FileSeen, PartSeen, RuleWatch, WatchedBook};

use super::cases::beside;

/// A folder to be watched.
pub struct Watching<'a> {
    /// As it is called in what is printed.
    pub name: String,
    /// The folder.
    pub folder: &'a Folder,
    /// Whether its text has been approved, so that drafting it asserts every sentence and verdict.
    pub approved: bool,
}

/// What was covered, file by file.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Coverage {
    /// The shipped files first, each in name order.
    pub files: Vec<FileCoverage>,
}

/// What was covered of a file of rules.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct FileCoverage {
    /// `rules/4-change.rhai` of the shipped book, `my-report/rules/house.rhai` of a folder.
    pub file: String,
    /// Of the shipped book.
    pub shipped: bool,
    /// Rules in it, and how many of them spoke or decided.
    pub rules: Count,
    /// Arms of `if`s, and how many of them were taken.
    pub branches: Count,
    /// Parts of conditions, and how many of them both held and did not hold.
    pub conditions: Count,
    /// The rules that never did.
    pub never_fired: Vec<RuleSpot>,
    /// The arms that never were.
    pub never_taken: Vec<RuleSpot>,
    /// The parts that never held.
    pub never_true: Vec<RuleSpot>,
    /// The parts that never failed to hold.
    pub never_false: Vec<RuleSpot>,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many were seen.
    pub seen: usize,
    /// Of how many.
    pub of: usize,
}

/// A place in a file of rules.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RuleSpot {
    /// The rule.
    pub rule: String,
    /// Its line.
    pub line: usize,
    /// Its column, in characters.
    pub column: usize,
    /// The line of the file, or the part of the condition.
    pub text: String,
}

/// The least that must be covered, in per cent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Least {
    /// Of the rules.
    pub rules: Option<u32>,
    /// Of the branches.
    pub branches: Option<u32>,
}

/// What falls short of the least.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shortfall {
    /// `rules` or `branches`.
    pub what: &'static str,
    /// How many there are.
    pub count: Count,
    /// The least, in per cent.
    pub least: u32,
}

/// Puts the examples of the shipped book, and of each folder the examples of its own rules, its cases, and, where its
/// text has been approved, all of its figures; and gives the result of the rules where something was asserted.
pub fn cover(folders: &[Watching]) -> Coverage {
    let watch = RuleWatch::default();
    WatchedBook::open(&watch, "", &[]).0.examples();
    for watching in folders {
        let folder = watching.folder;
        let (watched, _) = WatchedBook::open(&watch, &watching.name, folder.rules());
        if !folder.rules().is_empty() {
            watched.examples();
        }
        cases(&watched, folder);
        if watching.approved {
            drafted(&watched, folder);
        }
    }
    Coverage { files: watch.seen().into_iter().map(FileCoverage::of).collect() }
}

fn cases(watched: &WatchedBook, folder: &Folder) {
    for case in folder.cases() {
        watched.asserting(|book| {
            let (came, staged) = book.put(case, beside(folder)).ok()?;
            let subjects = staged.subjects();
            let decided = subjects.iter().flat_map(|subject| &subject.decided.by).map(|(_, rule, _)| rule.clone());
            case.holds(&came).then(|| decided.chain(came.iter().map(|came| came.rule.as_str().into())).collect())
        });
    }
}

/// An approved text asserts every sentence, and the decisions behind them.
fn drafted(watched: &WatchedBook, folder: &Folder) {
    watched.asserting(|book| {
        let draft = draft_with(folder, book, Vec::new(), Vec::new(), Checks::None);
        Some(draft.trace.spoke().map(Arc::from).collect())
    });
}

impl Count {
    fn of<T>(all: &[T], seen: impl Fn(&T) -> bool) -> Count {
        Count { seen: all.iter().filter(|one| seen(one)).count(), of: all.len() }
    }

    fn and(self, other: Count) -> Count {
        Count { seen: self.seen + other.seen, of: self.of + other.of }
    }

    /// Whether so many per cent were seen; of none all were.
    pub fn reaches(self, per_cent: u32) -> bool {
        self.seen as u64 * 100 >= u64::from(per_cent) * self.of as u64
    }
}

/// The line around a place: as much as shows which of its branches is meant.
fn around(place: &Place) -> String {
    const EACH_SIDE: usize = 40;
    let letters: Vec<char> = place.text.chars().collect();
    let from = place.column.saturating_sub(EACH_SIDE);
    let to = (place.column + EACH_SIDE).min(letters.len());
    let shown: String = letters[from.min(to)..to].iter().collect();
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < letters.len() { " …" } else { "" });
    format!("{before}{}{after}", shown.trim())
}

impl FileCoverage {
    fn of(seen: FileSeen) -> FileCoverage {
        let spot = |rule: &str, place: &Place, text: &str| RuleSpot {
            rule: rule.to_owned(),
            line: place.line,
            column: place.column,
            text: text.trim().to_owned(),
        };
        let parts = |never: fn(&PartSeen) -> bool| {
            let found = seen.parts.iter().filter(|part| never(part));
            found.map(|part| spot(&part.rule, &part.place, &part.text)).collect()
        };
        FileCoverage {
            rules: Count::of(&seen.rules, |rule| rule.fired),
            branches: Count::of(&seen.arms, |arm| arm.taken),
            conditions: Count::of(&seen.parts, |part| part.held && part.failed),
            never_fired: seen
                .rules
                .iter()
                .filter(|rule| !rule.fired)
                .map(|rule| spot(&rule.name, &rule.place, &rule.place.text))
                .collect(),
            never_taken: seen
                .arms
                .iter()
                .filter(|arm| !arm.taken)
                .map(|arm| {
                    let text = around(&arm.place);
                    let text = if arm.unwritten { format!("{text} (no `else`)") } else { text };
                    spot(&arm.rule, &arm.place, &text)
                })
                .collect(),
            never_true: parts(|part| !part.held),
            never_false: parts(|part| !part.failed),
            file: seen.name,
            shipped: seen.shipped,
        }
    }
}

impl Coverage {
    /// Only the shipped book's files.
    pub fn shipped(mut self) -> Coverage {
        self.files.retain(|file| file.shipped);
        self
    }

    /// Rules that spoke, of all.
    pub fn rules(&self) -> Count {
        self.files.iter().fold(Count::default(), |sum, file| sum.and(file.rules))
    }

    /// Arms that were taken, of all.
    pub fn branches(&self) -> Count {
        self.files.iter().fold(Count::default(), |sum, file| sum.and(file.branches))
    }

    /// Parts of conditions that came out both ways, of all.
    pub fn conditions(&self) -> Count {
        self.files.iter().fold(Count::default(), |sum, file| sum.and(file.conditions))
    }

    /// What falls short.
    pub fn short_of(&self, least: Least) -> Vec<Shortfall> {
        [("rules", self.rules(), least.rules), ("branches", self.branches(), least.branches)]
            .into_iter()
            .filter_map(|(what, count, least)| Some(Shortfall { what, count, least: least? }))
            .filter(|short| !short.count.reaches(short.least))
            .collect()
    }
}
