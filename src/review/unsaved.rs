//! What an edit of a rule would change, before it is saved: the comparisons are those of `diff`, `test` and `replay`, over the
//! folder with the edited file in place of the saved one.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Error};
use crate::draft::{Draft, draft_again};
use crate::folder::{FilesByName, Folder, Kept, OtherRules};
use crate::rules::{ExampleTried, RuleBook, Statements, examples_tried};

use super::coverage::{CaseOutcome, run_cases_by};
use super::diff::{Differences, Replayed, differences_again, replay_of};

/// A folder in which edits are tried, one after another. What one leaves as it was is kept for the next.
#[derive(Debug)]
pub struct Trying {
    dir: PathBuf,
    kept: (Option<Kept>, Statements),
    /// The statements as they were before the edit, with their examples.
    then: Statements,
}

/// An edited file of rules that is not saved.
#[derive(Debug)]
pub struct UnsavedRules {
    files: FilesByName,
    name: String,
    /// The lines that were edited.
    lines: Range<usize>,
    /// The rule whose words they are.
    rule: Option<String>,
}

impl UnsavedRules {
    /// A file by its name from the report folder, with what it is to hold.
    ///
    /// # Errors
    /// `outside-folder` where it would not be in the folder.
    pub fn of(
        name: &str,
        bytes: Vec<u8>,
        lines: Range<usize>,
        rule: Option<String>,
    ) -> Result<UnsavedRules, Vec<Diagnostic>> {
        Ok(UnsavedRules { files: FilesByName::of([(name, bytes)])?, name: name.to_owned(), lines, rule })
    }

    /// Whether something is told of the lines that were edited.
    pub fn is_of_it(&self, told: &Diagnostic) -> bool {
        told.at.as_ref().is_some_and(|at| *at.file == *self.name && self.lines.contains(&at.line))
    }
}

/// What is said of a folder before an edit: the last draft that may be shown, and its errors and warnings.
#[derive(Debug, Clone, Copy)]
pub struct BeforeEdit<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What is said of the folder.
    pub told: &'a [Diagnostic],
}

impl BeforeEdit<'_> {
    fn knows(&self, told: &Diagnostic) -> bool {
        self.told.iter().any(|one| (one.code, &one.message) == (told.code, &told.message))
    }
}

/// What came of trying an edit.
#[derive(Debug, Default)]
pub struct Tried {
    /// The errors that it brings, and those in what was edited.
    pub wrong: Vec<Diagnostic>,
    /// The warnings that it brings.
    pub doubts: Vec<Diagnostic>,
    /// How the report would differ, as `diff` says it; none where something is wrong.
    pub differences: Option<Differences>,
    /// The examples of the rule.
    pub examples: Vec<ExampleTried>,
    /// The cases of the folder, as `test` puts them.
    pub cases: Vec<CaseOutcome>,
}

impl Trying {
    /// In a folder.
    pub fn in_folder(dir: &Path) -> Trying {
        Trying { dir: dir.to_owned(), kept: (None, Statements::default()), then: Statements::default() }
    }

    /// Drafts the folder with an edit, and compares.
    pub fn tried(&mut self, edit: &UnsavedRules, before: BeforeEdit) -> Tried {
        let (folder, mut told, kept) = Folder::open_unsaved(&self.dir, &edit.files, self.kept.0.take());
        self.kept.0 = kept;
        let Some(folder) = folder else {
            told.retain(Diagnostic::is_error);
            return Tried { wrong: told, ..Tried::default() };
        };
        let draft = draft_again(&folder, &mut self.kept.1);
        told.extend(draft.diagnostics.iter().cloned());
        let is_new = |told: &Diagnostic| !before.knows(told) || (told.is_error() && edit.is_of_it(told));
        told.retain(is_new);
        let (wrong, doubts): (Vec<_>, Vec<_>) = told.into_iter().partition(Diagnostic::is_error);
        if !wrong.is_empty() || !draft.may_be_shown() {
            return Tried { wrong, doubts, ..Tried::default() };
        }
        let snapshot = before.draft.snapshot();
        let kept = &mut self.kept.1;
        let found = differences_again(&snapshot, &draft.snapshot(), &folder, kept);
        let (now, _) = RuleBook::again(draft.rules(), kept);
        let examples = edit.rule.as_ref().map_or_else(Vec::new, |rule| {
            examples_tried(&RuleBook::with_examples(&snapshot.rules, &mut self.then), &now, rule)
        });
        Tried { wrong, doubts, differences: Some(found), examples, cases: run_cases_by(&now, &folder) }
    }

    /// What every earlier period would say differently, oldest first, as `replay` says it.
    ///
    /// # Errors
    /// The folder cannot be read, or the rules cannot.
    pub fn earlier(&mut self, edit: &UnsavedRules) -> Result<impl Iterator<Item = Replayed> + use<>, Error> {
        let (folder, told, kept) = Folder::open_unsaved(&self.dir, &edit.files, self.kept.0.take());
        self.kept.0 = kept;
        Error::unless_clean(told)?;
        Ok(replay_of(&self.dir, folder.as_ref(), OtherRules::unsaved(&self.dir, &edit.files)?))
    }
}
