//! A folder drafted again after an edit: what reads differently since it was last sound, and what a bad rule leaves open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::report::Report;
use crate::draft::snapshot::{Passage, Snapshot};
use crate::draft::{Disclosed, Draft, draft_again};
use crate::figures::prose::Topic;
use crate::folder::{Date, Folder, Kept};
use crate::pack::Reported;
use crate::page::Layout;
use crate::page::layout;
use crate::review::diff::unlike;
use crate::review::record::recorded;
use crate::rules::{Statements, written};

/// What a folder says after an edit.
#[derive(Debug)]
#[non_exhaustive]
pub struct Drafted {
    /// The report as it is to be shown; `None` where there was none to show yet.
    pub report: Option<Report>,
    /// How it is typeset.
    pub layout: Layout,
    /// Whether the report is of the folder as it is now; else it is the last good one.
    pub current: bool,
    /// Everything that is said of the folder as it is now.
    pub diagnostics: Vec<Diagnostic>,
    /// The addresses of the sentences that read differently, in reading order: `6.2`.
    pub changed: Vec<String>,
    /// The addresses at which a rule spoke that is not used, each with what it is called: `rule "slightly"`.
    pub set_aside: Vec<(String, String)>,
    /// The draft of the folder as it was last read, where it may be shown at all, with a mistake elsewhere too; and it is kept.
    pub(super) draft: Option<Arc<Draft>>,
    /// Whether it is: where nobody asks why a sentence is there, it need not be.
    keeps: bool,
    /// The folders of the council's rules, which lie beside the report's.
    pub(super) rules_beside: Vec<PathBuf>,
    /// The day of the meeting, the first file of a layout of the folder's own, and what is hidden: a pack asks for them.
    asked: Option<(Date, Option<String>, Disclosed)>,
    /// What was last shown.
    shown: Option<Snapshot>,
    /// What was last said without an error.
    sound: Option<Snapshot>,
    /// What an edit of something else leaves as it was: the figures, and the rules statement by statement.
    kept: (Option<Kept>, Statements),
}

impl Drafted {
    /// Drafts a folder; `before` is what it said before the edit. A bad rule is not used, and the place where it spoke
    /// is
    /// named; at any other error the last good report stays.
    pub fn again(dir: &Path, before: Option<Drafted>) -> Drafted {
        let mut before = before.unwrap_or_else(Drafted::nothing);
        let (figures, mut statements) = std::mem::take(&mut before.kept);
        let (folder, mut diagnostics, figures) = Folder::open_again(dir, figures);
        let stays = |diagnostics: Vec<Diagnostic>, statements: Statements, before: Drafted| Drafted {
            current: false,
            diagnostics,
            changed: Vec::new(),
            set_aside: Vec::new(),
            kept: (figures.clone(), statements),
            ..before
        };
        let Some(folder) = folder.filter(|_| !diagnostics.iter().any(Diagnostic::is_error)) else {
            return stays(diagnostics, statements, before);
        };
        let draft = draft_again(&folder, &mut statements);
        let snapshot = draft.snapshot();
        // A character that the font lacks spoils the PDF, which says so itself, and no page.
        let faults = draft.diagnostics.iter().filter(|told| told.is_error() && told.code != Code::MissingGlyph);
        let (of_rules, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = faults.partition(|fault| is_of_a_rule(fault));
        let (sound, set_aside) = (of_rules.is_empty(), names(&of_rules, &snapshot.rules));
        let broken = !others.is_empty() || !draft.may_be_shown();
        let disclosed = draft.disclosed(&folder);
        diagnostics.extend(draft.diagnostics.iter().cloned());
        let keeps = before.keeps;
        if broken {
            if draft.may_be_shown() && keeps {
                before.draft = Some(Arc::new(draft));
            }
            return stays(diagnostics, statements, before);
        }
        let (report, draft) = if keeps { (draft.report.clone(), Some(Arc::new(draft))) } else { (draft.report, None) };
        let report = recorded(report, &folder);
        let changed = before.shown.as_ref().map_or_else(Vec::new, |shown| changed(shown, &snapshot));
        let set_aside = before.sound.as_ref().map_or_else(Vec::new, |sound| places(sound, &snapshot, &set_aside));
        Drafted {
            report: Some(report),
            layout: layout(&folder),
            current: true,
            diagnostics,
            changed,
            set_aside,
            draft,
            keeps,
            rules_beside: folder.plan().rules.iter().map(|named| dir.join(&named.path)).collect(),
            asked: Some((folder.plan().date, folder.own_layout().map(str::to_owned), disclosed)),
            sound: if sound { Some(snapshot.clone()) } else { before.sound },
            shown: Some(snapshot),
            kept: (figures, statements),
        }
    }

    /// What is said of a folder before anything was.
    pub fn nothing() -> Drafted {
        Drafted {
            report: None,
            layout: Layout::shipped(),
            current: false,
            diagnostics: Vec::new(),
            changed: Vec::new(),
            set_aside: Vec::new(),
            draft: None,
            keeps: false,
            rules_beside: Vec::new(),
            asked: None,
            shown: None,
            sound: None,
            kept: (None, Statements::default()),
        }
    }

    /// The same where the draft is kept, for those who ask why a sentence is there.
    pub(super) fn keeping_the_draft() -> Drafted {
        Drafted { keeps: true, ..Drafted::nothing() }
    }

    /// The report as a pack takes it; none while the folder has an error that is not a rule's.
    pub(super) fn reported(&self) -> Option<Reported> {
        let report = self.report.clone().filter(|_| self.current)?;
        let (date, own_layout, disclosed) = self.asked.clone()?;
        Some(Reported { report, date, own_layout, disclosed })
    }

    /// What the report said and rested on when it was last sound enough to be shown.
    pub(super) fn snapshot(&self) -> Option<&Snapshot> {
        self.shown.as_ref()
    }
}

fn is_of_a_rule(fault: &Diagnostic) -> bool {
    fault.at.as_ref().is_some_and(|at| at.file.to_lowercase().ends_with(".rhai"))
}

/// What the statements are called in which these errors are.
fn names(faults: &[&Diagnostic], rules: &[crate::rules::RuleFile]) -> Vec<String> {
    let called = |fault: &&Diagnostic| {
        let at = fault.at.as_ref()?;
        let file = rules.iter().find(|file| at.file == *file.name)?;
        let before = written(&file.name, &file.text).into_iter().take_while(|statement| statement.line <= at.line);
        before.last().map(|statement| statement.called)
    };
    faults.iter().filter_map(called).collect()
}

/// The addresses of the sentences that read differently. Those of page 1 have no numbers, and are read most: they are counted.
pub(super) fn changed(before: &Snapshot, now: &Snapshot) -> Vec<String> {
    let (pairs, _) = unlike(before, now);
    let text = |passage: Option<&Passage>| passage.map(|passage| passage.sentence.text.clone());
    let other = pairs.iter().filter(|pair| text(pair.was) != text(pair.is)).filter_map(|pair| pair.is);
    let is_of_lead = |passage: &&Passage| passage.sentence.because.iter().any(|because| because.topic == Topic::Lead);
    let lead: Vec<&Passage> = now.passages.iter().filter(is_of_lead).collect();
    let address = |passage: &Passage| {
        let nth =
            lead.iter().position(|one| std::ptr::eq(*one, passage)).map(|at| format!("page 1, sentence {}", at + 1));
        nth.unwrap_or_else(|| passage.sentence.address.clone())
    };
    other.map(address).filter(|at| !at.is_empty()).collect()
}

/// Where a rule that is not used spoke when all was sound: the sentences of now that fill its place.
fn places(sound: &Snapshot, now: &Snapshot, set_aside: &[String]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for called in set_aside {
        let name = called.split('"').nth(1).unwrap_or("");
        let spoke = sound.passages.iter().flat_map(|passage| &passage.sentence.because).filter(|one| one.rule == name);
        let slots: Vec<(&[String], &Topic)> = spoke.map(|one| (one.indicators.as_slice(), &one.topic)).collect();
        for passage in now.passages.iter().filter(|passage| !passage.sentence.address.is_empty()) {
            let fills =
                passage.sentence.because.iter().any(|one| slots.contains(&(one.indicators.as_slice(), &one.topic)));
            if fills {
                found.push((passage.sentence.address.clone(), called.clone()));
            }
        }
    }
    found
}
