//! What an edit of a rule or of figures would change, before it is saved: the comparisons are those of `diff`, `test` and `replay`,
//! over the folder with the edited files in place of the saved ones.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Error};
use crate::draft::{Draft, draft_again};
use crate::folder::{FilesByName, Folder, Kept, Lines, OtherRules};
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

/// Edited tables of figures that are not saved, or words beside them.
#[derive(Debug)]
pub struct UnsavedFigures {
    files: FilesByName,
    /// The lines that were edited, by file.
    lines: Lines,
}

impl UnsavedFigures {
    /// Files by their names from the report folder, each with what it is to hold and the lines that are edited.
    ///
    /// # Errors
    /// `outside-folder` where one would not be in the folder.
    pub fn of(
        files: impl IntoIterator<Item = (String, Vec<u8>, BTreeSet<usize>)>,
    ) -> Result<UnsavedFigures, Vec<Diagnostic>> {
        let (mut bytes, mut lines) = (Vec::new(), Lines::new());
        for (name, holds, edited) in files {
            lines.insert(name.clone(), edited);
            bytes.push((name, holds));
        }
        Ok(UnsavedFigures { files: FilesByName::of(bytes)?, lines })
    }

    /// Whether something is told of a file that was edited; and whether of a line that was.
    fn is_of_it(&self, told: &Diagnostic) -> (bool, bool) {
        let edited = told.at.as_ref().and_then(|at| Some((at, self.lines.get(&*at.file)?)));
        (edited.is_some(), edited.is_some_and(|(at, lines)| lines.contains(&at.line)))
    }
}

/// What is said of a folder before an edit: the last draft that may be shown, where there is one, and its errors and warnings.
#[derive(Debug, Clone, Copy)]
pub struct BeforeEdit<'a> {
    /// The draft.
    pub draft: Option<&'a Draft>,
    /// What is said of the folder.
    pub told: &'a [Diagnostic],
}

impl BeforeEdit<'_> {
    /// Whether it has been told before.
    pub(super) fn knows(&self, told: &Diagnostic) -> bool {
        self.told.iter().any(|one| (one.code, &one.message) == (told.code, &told.message))
    }
}

/// What came of trying an edit.
#[derive(Debug, Default)]
pub struct Tried {
    /// The errors that it brings, and those in what was edited.
    pub wrong: Vec<Diagnostic>,
    /// Of figures: the errors that it brings elsewhere, as where somebody's own sentence was about the figures of before.
    pub brings: Vec<Diagnostic>,
    /// The warnings that it brings, and those of what was edited.
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

    /// Drafts the folder with an edit of a rule, and compares.
    pub fn tried(&mut self, edit: &UnsavedRules, before: BeforeEdit) -> Tried {
        let (drafted, told) = self.drafted(&edit.files);
        let is_new = |told: &Diagnostic| drafted.is_none() || !before.knows(told) || edit.is_of_it(told);
        let (wrong, doubts): (Vec<_>, Vec<_>) = told.into_iter().filter(is_new).partition(Diagnostic::is_error);
        let Some((folder, draft)) = drafted.filter(|(_, draft)| wrong.is_empty() && draft.may_be_shown()) else {
            return Tried { wrong, doubts, ..Tried::default() };
        };
        let mut tried = Tried { wrong, doubts, ..Tried::default() };
        let now = self.compare(&mut tried, (&folder, &draft), before);
        if let (Some(rule), Some(then)) = (&edit.rule, before.draft) {
            let then = RuleBook::with_examples(then.rules(), &mut self.then);
            tried.examples = examples_tried(&then, &now, rule);
        }
        tried
    }

    /// The same of an edit of figures. What it makes wrong elsewhere keeps nobody from saving figures that are right.
    pub fn tried_figures(&mut self, edit: &UnsavedFigures, before: BeforeEdit) -> Tried {
        let (drafted, told) = self.drafted(&edit.files);
        let mut tried = Tried::default();
        for told in told {
            let (of_file, of_line) = edit.is_of_it(&told);
            match (before.knows(&told), told.is_error()) {
                (false, true) if of_file => tried.wrong.push(told),
                (true, true) if of_line => tried.wrong.push(told),
                (true, false) if of_line => tried.doubts.push(told),
                (false, true) => tried.brings.push(told),
                (false, false) => tried.doubts.push(told),
                (true, _) => {}
            }
        }
        if let Some((folder, draft)) = drafted.filter(|(_, draft)| tried.wrong.is_empty() && draft.may_be_shown()) {
            self.compare(&mut tried, (&folder, &draft), before);
        }
        tried
    }

    /// The folder with files that are not saved and its draft, and everything that is said of them.
    fn drafted(&mut self, files: &FilesByName) -> (Option<(Folder, Draft)>, Vec<Diagnostic>) {
        let (folder, mut told, kept) = Folder::open_unsaved(&self.dir, files, self.kept.0.take());
        self.kept.0 = kept;
        let Some(folder) = folder else {
            told.retain(Diagnostic::is_error);
            return (None, told);
        };
        let draft = draft_again(&folder, &mut self.kept.1);
        told.extend(draft.diagnostics.iter().cloned());
        (Some((folder, draft)), told)
    }

    /// The folder as it is, where there is a report.
    pub(super) fn opened(&mut self) -> Option<Folder> {
        let (folder, _, kept) = Folder::open_again(&self.dir, self.kept.0.take());
        self.kept.0 = kept;
        folder
    }

    /// The draft of a folder that has been opened.
    pub(super) fn drafted_as_it_is(&mut self, folder: &Folder) -> Draft {
        draft_again(folder, &mut self.kept.1)
    }

    /// The rules of a draft.
    pub(super) fn book(&mut self, draft: &Draft) -> RuleBook {
        RuleBook::again(draft.rules(), &mut self.kept.1).0
    }

    /// How the report differs from that of before, and what the cases come to, by the rules that are given back.
    pub(super) fn compare(
        &mut self,
        tried: &mut Tried,
        (folder, draft): (&Folder, &Draft),
        before: BeforeEdit,
    ) -> RuleBook {
        let kept = &mut self.kept.1;
        let then = before.draft.map(Draft::snapshot);
        tried.differences = then.map(|then| differences_again(&then, &draft.snapshot(), folder, kept));
        let (now, _) = RuleBook::again(draft.rules(), kept);
        tried.cases = run_cases_by(&now, folder);
        now
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
