//! From a folder to a draft: the one place in which the steps are put together.

mod disclosed;
mod disclosure;
mod draft_checks;
mod drafting;
mod figure_checks;
pub mod glyphs;
pub mod lint;
pub mod narrative;
mod notes;
mod owing;
mod own_verdicts;
mod pinned;
mod planned;
mod rating_checks;
pub mod report;
mod revised;
pub mod snapshot;
pub mod trace;
mod undated;
mod unjudged;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::draft::narrative::{HeldSentence, Indicated, Narrative, narrate};
use crate::draft::report::Report;
use crate::figures::finding::Finding;
use crate::figures::measure::Indicator;
use crate::figures::prose::said;
use crate::folder::{Folder, Length};
use crate::rules::{IndicatorContext, RuleBook, RuleFile, Statements, Tally};
use snapshot::{Entry, Snapshot};

pub(crate) use disclosed::Disclosed;
use disclosure::{Protection, apply_disclosure};
pub use drafting::Drafting;
use figure_checks::{figure_checks, late, later_figures};
pub use notes::Notes;
use planned::{frames, front_matter, outline};
use trace::Trace;

/// The report of a folder, what was decided and why, and everything there is to say against it.
///
/// A rule with an error is set aside, and the rest goes on: `report` is then what the sound rules say. Before anything of a
/// draft is shown or written ask [`Draft::sound`], or [`Draft::may_be_shown`].
#[derive(Debug)]
pub struct Draft {
    /// The report.
    pub report: Report,
    /// What was decided and why.
    pub trace: Trace,
    /// Errors and warnings: of the figures, the rules, the sentences and the folder.
    pub diagnostics: Vec<Diagnostic>,
    /// The indicators with their decisions, in the order of the catalogue.
    pub(crate) indicated: Vec<Indicated>,
    /// The indicators reported, as their rules saw them.
    pub(crate) subjects: Vec<(String, IndicatorContext)>,
    pub(crate) tally: Tally,
    /// What is held of an indicator and, for the report's length, not said.
    pub(crate) held: Vec<HeldSentence>,
    accepted: usize,
    length: Length,
    protection: Protection,
    period: String,
    rules: Vec<RuleFile>,
}

/// Opens a folder and drafts it. The draft's diagnostics hold what was said of the files, too.
///
/// ```
/// let (_, draft) = scrutineer::draft_folder("fixtures/anyshire".as_ref())?;
/// let draft = draft.sound()?;
/// assert_eq!(draft.report.title, "Quarter 3 2024/25 performance report");
/// let first = draft.report.sentences().find(|sentence| sentence.address == "1.1").expect("paragraph 1");
/// println!("{}", first.text);
/// # Ok::<(), scrutineer::Error>(())
/// ```
///
/// # Errors
/// Where there is no report to speak of: everything that is said of the files.
pub fn draft_folder(dir: &Path) -> Result<(Folder, Draft), Error> {
    drafted(Folder::open(dir))
}

/// The same of files in memory, by their names from the report folder: see [`Folder::from_files`].
///
/// # Errors
/// As [`draft_folder`].
pub fn draft_files(
    files: impl IntoIterator<Item = (impl Into<String>, impl Into<Vec<u8>>)>,
) -> Result<(Folder, Draft), Error> {
    drafted(Folder::from_files(files))
}

fn drafted(opened: (Option<Folder>, Vec<Diagnostic>)) -> Result<(Folder, Draft), Error> {
    drafted_by(opened, draft)
}

/// The same where somebody drafts who has drafted before.
fn drafted_by(
    (folder, told): (Option<Folder>, Vec<Diagnostic>),
    draft: impl FnOnce(&Folder) -> Draft,
) -> Result<(Folder, Draft), Error> {
    match folder {
        Some(folder) => {
            let draft = draft(&folder).after(told);
            Ok((folder, draft))
        }
        None => Err(Error::stopped_by(told)),
    }
}

/// Drafts a folder by the shipped rules and its own over them.
pub fn draft(folder: &Folder) -> Draft {
    let rules = RuleBook::whole(folder.rules());
    let (book, faults) = RuleBook::of(&rules);
    draft_with(folder, &book, rules, faults, Checks::All)
}

/// Everything that can be said against a folder beyond what [`Folder::open`] said: errors and warnings of its draft.
///
/// ```
/// use scrutineer::{Folder, check};
///
/// let (folder, mut told) = Folder::open("tests/faults/unreported-indicator".as_ref());
/// told.extend(folder.iter().flat_map(check));
/// for warning in &told {
///     println!("{}: {}", warning.code, warning.message);
/// }
/// ```
pub fn check(folder: &Folder) -> Vec<Diagnostic> {
    draft(folder).diagnostics
}

/// The same after an edit, taking over the statements of the rules that are as they did.
pub(crate) fn draft_again(folder: &Folder, kept: &mut Statements) -> Draft {
    let rules = RuleBook::whole(folder.rules());
    let (book, faults) = RuleBook::again(&rules, kept);
    draft_with(folder, &book, rules, faults, Checks::All)
}

/// Drafts a folder by these rule files and no others, to compare what is said; taking over statements as [`draft_again`] does.
pub(crate) fn draft_by(folder: &Folder, rules: &[RuleFile], kept: &mut Statements) -> Draft {
    let (book, faults) = RuleBook::again(rules, kept);
    draft_with(folder, &book, rules.to_vec(), faults, Checks::None)
}

/// What is said against a draft beyond the errors that stand in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checks {
    /// Everything.
    All,
    /// Nothing: it is compared with another, and not for printing.
    None,
}

/// Drafts a folder with a book that has been opened, of which these errors are known.
pub(crate) fn draft_with(
    folder: &Folder,
    book: &RuleBook,
    rules: Vec<RuleFile>,
    faults: Vec<Diagnostic>,
    checks: Checks,
) -> Draft {
    let plan = folder.plan();
    let (mut narrative, protection, mut diagnostics) = narrated(folder, book, faults);
    let frames = frames(plan, &narrative);
    diagnostics.extend(draft_checks::totals(&narrative, &frames));
    let (traces, groups, of_report) = narrative.take_traces();
    let trace = Trace::of(&narrative.indicated, traces, groups, of_report, &protection);
    if checks == Checks::All {
        diagnostics.extend(draft_checks::checks(folder, book, &narrative, &protection, &trace, &diagnostics));
    }
    let report = Report::new(front_matter(folder, frames, &protection), &mut narrative);
    if checks == Checks::All {
        diagnostics.extend(glyphs::unprintable(folder, &report));
    }
    let (diagnostics, accepted) = match checks {
        Checks::All => folder.without_accepted(diagnostics),
        Checks::None => (diagnostics, 0),
    };
    let Narrative { indicated, subjects, tally, held, .. } = narrative;
    let length = plan.how.length;
    Draft {
        report,
        trace,
        diagnostics,
        indicated,
        subjects,
        tally,
        held,
        accepted,
        length,
        protection,
        period: plan.period.in_full(),
        rules,
    }
}

/// What the rules say of a folder's protected figures, before it is a report.
pub(crate) fn narrated(
    folder: &Folder,
    book: &RuleBook,
    faults: Vec<Diagnostic>,
) -> (Narrative, Protection, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let findings = findings(folder, &mut diagnostics);
    diagnostics.extend(draft_checks::too_early(folder.plan()));
    diagnostics.extend(faults);
    let mut protection = apply_disclosure(book, folder, findings);
    diagnostics.append(&mut protection.diagnostics);
    let (narrative, faults) = narrate(book, &outline(folder), &protection.findings);
    diagnostics.extend(faults);
    diagnostics.extend(draft_checks::undrawn(&narrative, &folder.plan().area));
    (narrative, protection, diagnostics)
}

impl Draft {
    /// The same, with what was said before it was drafted. Where a file could not be read, what seems missing or silent is
    /// only what was not read: of the draft its errors remain.
    pub fn after(mut self, told: Vec<Diagnostic>) -> Draft {
        // A figure typed into a sentence keeps nothing from being read.
        let unread = told.iter().any(|told| told.is_error() && told.code != Code::TypedFigure);
        self.diagnostics.retain(|found| !unread || found.is_error());
        self.diagnostics.splice(0..0, told);
        self
    }

    /// The draft, where there is no error.
    ///
    /// # Errors
    /// Everything that is said of it, where one of that is an error.
    pub fn sound(mut self) -> Result<Draft, Error> {
        self.diagnostics = Error::unless_clean(std::mem::take(&mut self.diagnostics))?;
        Ok(self)
    }

    /// Whether anything of it may be shown. Not while a rule about disclosure is in doubt: figures that it would have
    /// hidden may be in it.
    pub fn may_be_shown(&self) -> bool {
        self.protection.certain
    }

    /// What it says and rests on, as it is approved and compared.
    pub fn snapshot(&self) -> Snapshot {
        let disclosed = |indicated: &Indicated| {
            let id = &indicated.finding.indicator.id;
            let decision = self.protection.decisions.iter().find(|decision| decision.indicator == *id)?;
            Some((decision.policy, &*decision.rule))
        };
        let decided = self.indicated.iter().map(|one| snapshot::decisions(one, disclosed(one)));
        let decisions: Vec<Entry> = decided.chain([snapshot::totals(&self.tally)]).collect();
        Snapshot {
            period: self.period.clone(),
            findings: self.indicated.iter().map(|indicated| snapshot::held(&indicated.finding)).collect(),
            decisions,
            passages: snapshot::passages(&self.report),
            rules: self.rules.clone(),
        }
    }

    /// In one line, how many sentences the report's length leaves out; empty where none.
    pub fn left_out(&self) -> String {
        if self.held.is_empty() {
            return String::new();
        }
        let mut of: Vec<&str> = self.held.iter().map(|held| held.indicator.as_str()).collect();
        of.sort_unstable();
        of.dedup();
        format!(
            "Length \"{}\": {} about {} {} not printed; `explain --all` lists them.",
            self.length.as_str(),
            said(self.held.len().into(), "sentence", "sentences"),
            said(of.len().into(), "measure", "measures"),
            if self.held.len() == 1 { "is" } else { "are" },
        )
    }

    /// The rule files that it was drafted by, those of the program too.
    pub(crate) fn rules(&self) -> &[RuleFile] {
        &self.rules
    }

    /// Which figures it hides and which it prints, to be held against another paper of the same meeting.
    pub(crate) fn disclosed(&self, folder: &Folder) -> Disclosed {
        Disclosed::of(folder, &self.protection)
    }

    /// In one line, which small numbers are hidden, which are printed by which rule, and of which nobody decided. Empty
    /// where no rule decides and none is held.
    pub fn small_numbers(&self) -> String {
        self.protection.in_one_line()
    }

    /// In a line each, how many measures cannot be judged for want of counts, and how many counts do not say what they
    /// count, with the line that mends it. Empty where there are none.
    pub fn unjudged(&self) -> String {
        unjudged::in_words(&self.indicated)
    }

    /// In one line, which comparators are taken to be of a period that no table says. Empty where there are none.
    pub fn undated_comparators(&self) -> String {
        undated::in_words(&self.indicated)
    }

    /// In one line, which figures have been revised since the report before. Empty where there are none.
    pub fn revised(&self) -> String {
        revised::in_words(&self.indicated)
    }

    /// How much of what looks like a slip the report accepts as right. Empty where it accepts nothing.
    pub fn accepted(&self) -> String {
        match self.accepted {
            0 => String::new(),
            many => format!(
                "Accepted: {} right by [[accept]] in report.toml.",
                said(many.into(), "figure that looks like a slip is", "figures that look like slips are")
            ),
        }
    }
}

fn findings(folder: &Folder, diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<Finding>> {
    let mut findings = Vec::new();
    let plan = folder.plan();
    let reported_in: HashSet<&str> = plan.reported().map(|(id, _)| id).collect();
    let reported = |indicator: &&Indicator| {
        // What is in no section and has no figure is in the catalogue for another report: it is neither said nor counted.
        reported_in.contains(indicator.id.as_str()) || indicator.has_figures(plan.period)
    };
    for indicator in folder.indicators().iter().filter(reported) {
        match Finding::of(Arc::new(indicator.clone()), plan.period, plan.quartiles) {
            Ok(finding) => {
                diagnostics.extend(figure_checks(&finding));
                findings.push(Arc::new(finding));
            }
            Err(fault) => diagnostics.push(fault),
        }
    }
    diagnostics.extend(late(plan, &findings));
    diagnostics.extend(later_figures(plan, &findings));
    findings
}
