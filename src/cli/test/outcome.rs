//! One folder compared with what was approved.

use std::path::{Path, PathBuf};

use scrutineer::coverage::CaseOutcome;
use scrutineer::diff::{
    Differences, Rejected, Snapshot, approve, approved, approved_by, differences, finish_approval, keep_rejected,
    rejected,
};
use scrutineer::{Code, Diagnostic, Error, Folder};

/// What became of a folder.
pub enum Outcome {
    /// It has errors, nothing is approved, or what is approved is damaged.
    Faulty(Vec<Diagnostic>),
    /// It says what was approved; what differs is only where rules are, or rules that say nothing here.
    Same(Box<Differences>),
    /// It says something else.
    Differs(Box<Differences>),
    /// It was approved just now, in so many files.
    Approved(usize),
}

/// A folder with its outcome.
pub struct TestedFolder {
    /// As it was named.
    pub dir: PathBuf,
    /// The period reported, where the folder could be read.
    pub period: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Its cases, and the result of each.
    pub cases: Vec<CaseOutcome>,
    /// Who approved it last, where that was said.
    pub by: Option<String>,
    /// What somebody has rejected of it as it is.
    pub rejected: Vec<Rejected>,
    /// What it says now, while it is being looked at.
    pub now: Option<Now>,
}

/// What a folder says now.
pub struct Now {
    /// The folder.
    pub folder: Folder,
    /// What was approved, if anything was.
    pub earlier: Option<Snapshot>,
    /// Its snapshot.
    pub snapshot: Snapshot,
}

/// The indicators whose figures may be approved as printed, and who approves.
pub type Allowed<'a> = (&'a [String], Option<&'a str>);

/// Drafts a folder and compares; typesets nothing.
pub fn test(dir: &Path) -> TestedFolder {
    let mut tested = TestedFolder {
        dir: dir.to_owned(),
        period: String::new(),
        outcome: Outcome::Faulty(Vec::new()),
        cases: Vec::new(),
        by: None,
        rejected: Vec::new(),
        now: None,
    };
    match compare(dir, &mut tested) {
        Ok(outcome) => tested.outcome = outcome,
        Err(error) => tested.outcome = Outcome::Faulty(error.into_diagnostics()),
    }
    tested
}

fn compare(dir: &Path, tested: &mut TestedFolder) -> Result<Outcome, Error> {
    finish_approval(dir)?;
    let (folder, draft) = scrutineer::draft_folder(dir)?;
    tested.period = scrutineer::diff::period_of(&folder);
    let snapshot = draft.sound()?.snapshot();
    tested.cases = scrutineer::coverage::run_cases(&folder);
    tested.by = approved_by(dir, &folder);
    let earlier = match approved(dir, &folder) {
        Ok(earlier) => earlier,
        Err(error) => {
            let none = error.diagnostics().iter().all(|fault| fault.code == Code::NothingApproved);
            // What is damaged is not written over.
            tested.now = none.then_some(Now { folder, earlier: None, snapshot });
            return Err(error);
        }
    };
    let found = Box::new(differences(&earlier, &snapshot, &folder));
    tested.rejected = rejected(dir, &folder, &found)?;
    tested.now = Some(Now { folder, earlier: Some(earlier), snapshot });
    Ok(if found.any() { Outcome::Differs(found) } else { Outcome::Same(found) })
}

impl TestedFolder {
    /// `fixtures/anyshire (quarter 3 2024/25)`
    pub fn called(&self) -> String {
        let dir = self.dir.display();
        if self.period.is_empty() { dir.to_string() } else { format!("{dir} ({})", self.period) }
    }

    /// Whether it is sound, and nothing of its period has been approved yet.
    pub fn is_new(&self) -> bool {
        let new = |fault: &Diagnostic| fault.code == Code::NothingApproved;
        matches!(&self.outcome, Outcome::Faulty(faults) if faults.iter().all(new))
    }

    /// Whether nothing has to be done about it.
    pub fn passes(&self) -> bool {
        matches!(self.outcome, Outcome::Same(_) | Outcome::Approved(_)) && self.cases.iter().all(CaseOutcome::passed)
    }

    /// Approves what it says now; a folder with errors, or with a damaged approval, stays as it is.
    pub fn accept(&mut self, (print_hidden, by): Allowed) {
        let Some(now) = &self.now else { return };
        let is_signed = by.is_none() || self.by.as_deref() == by;
        if matches!(&self.outcome, Outcome::Same(same) if same.none() && is_signed) {
            return;
        }
        let done = approve(&self.dir, &now.folder, &now.snapshot, print_hidden, by);
        self.outcome = match done.and_then(|files| keep_rejected(&self.dir, &now.folder, &[]).map(|()| files)) {
            Ok(files) => Outcome::Approved(files.len()),
            Err(error) => Outcome::Faulty(error.into_diagnostics()),
        };
    }

    /// Leaves what differs beside what was approved.
    pub fn leave_pending(&mut self) {
        let Some(now) = &self.now else { return };
        if let Err(error) = scrutineer::diff::leave_pending(&self.dir, &now.folder, now.earlier.as_ref(), &now.snapshot)
        {
            self.outcome = Outcome::Faulty(error.into_diagnostics());
        }
    }

    /// Lets go of what is needed no more, so that many folders take no more memory than one.
    pub fn forget(&mut self) {
        self.now = None;
    }
}

fn case(case: &CaseOutcome) -> serde_json::Value {
    serde_json::json!({ "name": case.name, "at": case.place.to_string(), "passed": case.passed(), "fault": case.fails })
}

/// All of it as data.
pub fn json(all: &[TestedFolder]) -> String {
    let folder = |tested: &TestedFolder| {
        let (outcome, differences, faults) = match &tested.outcome {
            Outcome::Faulty(faults) => ("faulty", None, Some(faults)),
            Outcome::Same(found) => ("as-approved", Some(found), None),
            Outcome::Differs(found) => ("differs", Some(found), None),
            Outcome::Approved(_) => ("approved", None, None),
        };
        serde_json::json!({
            "folder": tested.dir.display().to_string().replace('\\', "/"),
            "period": tested.period,
            "outcome": outcome,
            "differences": differences,
            "faults": faults,
            "rejected": tested.rejected,
            "cases": tested.cases.iter().map(case).collect::<Vec<_>>(),
        })
    };
    let folders: Vec<serde_json::Value> = all.iter().map(folder).collect();
    let whole = serde_json::json!({ "schema": 1, "folders": folders });
    super::super::json(&whole)
}
