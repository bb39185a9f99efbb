//! What a folder says now beside what was approved of it, as a page reads it, and what of it is approved: the comparison, the parts that
//! are taken and the files are those of `test --review`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::{Code, Error};
use crate::draft::{draft_folder, snapshot::Snapshot};
use crate::folder::edit::EntryValue;
use crate::folder::history::{Step, Version};
use crate::folder::{Folder, bytes_of, rejected_as_file, sha256};
use crate::review::coverage::{CaseOutcome, run_cases};
use crate::review::diff::{
    Changed, Differences, Rejected, RuleEdit, approval, approved, approved_by, differences, finish_approval, partly,
    period_of, place_of_rejected, rejected, to_release,
};

use crate::watch::answer::Answer;

use super::figures::fault;
use super::refusal::{Refusal, UNFIT, first_wrong, not_saved, read_sent, wrong};
use super::tried::{cases, differing, passage};
use super::work::Work;

/// Where approved texts lie.
const APPROVED: &str = "expected/";

/// How a step begins that approved all of it: any other leaves the rest to somebody else still.
const WHOLE: &str = "Approved: ";

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// Of what the page has seen.
    seen: String,
    /// The passages that are accepted, by their places in the differences.
    taken: BTreeSet<usize>,
    /// Those that are rejected, each with why.
    #[serde(default)]
    rejected: BTreeMap<usize, String>,
    /// Who approves, and in what job.
    who: String,
    job: String,
    /// The measures whose figures may be approved as printed although they were hidden.
    #[serde(default)]
    print_hidden: Vec<String>,
}

/// A folder that can be compared.
struct Compared {
    folder: Folder,
    now: Snapshot,
    /// What was approved, and how this differs from it; none where nothing was.
    earlier: Option<(Snapshot, Differences)>,
    by: Option<String>,
    /// What was rejected before and says still what it said then.
    rejected: Vec<Rejected>,
    cases: Vec<CaseOutcome>,
}

impl Compared {
    /// A folder as it lies there.
    ///
    /// # Errors
    /// Where it has errors, or what was approved is damaged.
    fn of(work: &Work) -> Result<Compared, Error> {
        finish_approval(&work.folder)?;
        let (folder, draft) = draft_folder(&work.folder)?;
        let now = draft.sound()?.snapshot();
        let earlier = match approved(&work.folder, &folder) {
            Ok(earlier) => Some(earlier),
            Err(error) if error.diagnostics().iter().all(|told| told.code == Code::NothingApproved) => None,
            Err(error) => return Err(error),
        };
        let earlier = earlier.map(|earlier| {
            let found = differences(&earlier, &now, &folder);
            (earlier, found)
        });
        let before = earlier.as_ref().map(|(_, found)| rejected(&work.folder, &folder, found));
        let before = before.transpose()?.unwrap_or_default();
        let (by, cases) = (approved_by(&work.folder, &folder), run_cases(&folder));
        Ok(Compared { folder, now, earlier, by, rejected: before, cases })
    }

    /// By this a page says what it has seen.
    fn seen(&self) -> String {
        let files = crate::review::diff::snapshots(&self.folder, &self.now);
        let found = self.earlier.as_ref().map(|(_, found)| found);
        sha256(json!([files, found, self.by, self.rejected]).to_string().as_bytes())
    }

    /// The snapshot that is approved where these passages are taken.
    fn taken(&self, taken: &BTreeSet<usize>) -> Snapshot {
        match &self.earlier {
            Some((earlier, found)) => partly(earlier, &self.now, found, |nth| taken.contains(&nth)),
            None => self.now.clone(),
        }
    }
}

/// All of it.
pub fn read(work: &Work) -> Answer {
    let compared = match Compared::of(work) {
        Ok(compared) => compared,
        Err(error) => {
            let faults: Vec<Value> = error.diagnostics().iter().filter(|told| told.is_error()).map(fault).collect();
            return Answer::json(&json!({ "outcome": "faulty", "faults": faults }));
        }
    };
    let outcome = match &compared.earlier {
        None => "new",
        Some((_, found)) if found.any() => "differs",
        Some(_) => "same",
    };
    Answer::json(&json!({
        "outcome": outcome,
        "period": period_of(&compared.folder),
        "by": compared.by,
        "seen": compared.seen(),
        "found": compared.earlier.as_ref().map(|(_, found)| as_data(found, &compared.rejected)),
        "cases": cases(&compared.cases, fault),
        "to_release": to_release(&compared.folder, &compared.now),
        "own_steps": own_steps(&work.history.steps()),
    }))
}

fn as_data(found: &Differences, rejected: &[Rejected]) -> Value {
    let edits: Vec<Value> = found.edits.iter().map(edited).collect();
    let figures: Vec<_> = found.figures.iter().map(|moved| moved.in_words()).collect();
    let mut passages: Vec<Value> =
        found.passages.iter().enumerate().map(|(nth, changed)| to_decide(found, nth, changed)).collect();
    for (passage, changed) in passages.iter_mut().zip(&found.passages) {
        let kept = rejected.iter().find(|one| one.is_of(changed));
        passage["rejected"] = json!(kept.map(|one| json!({ "said": one.in_words(), "why": one.why })));
    }
    let mut data = differing(found);
    data["passages"] = json!(passages);
    data["figures"] = json!(figures);
    data["edits"] = json!(edits);
    data["other_lines"] = json!(found.other_lines);
    data
}

fn edited(edit: &RuleEdit) -> Value {
    json!({ "said": format!("{} {}", edit.called, edit.done()), "at": edit.at(), "was": edit.was, "is": edit.is })
}

/// A passage that is to be decided, with what is behind it.
fn to_decide(found: &Differences, nth: usize, changed: &Changed) -> Value {
    let mut data = passage(changed);
    data["heading"] = json!(changed.cause.heading());
    data["facts"] = json!(found.facts_of(changed).map(|moved| moved.in_words()).collect::<Vec<_>>());
    data["alike"] = json!(found.alike(nth));
    data["mend"] = json!(found.to_mend(changed));
    data
}

/// What this person saved since an approval, and stands: who approves should know where it is their own.
fn own_steps((steps, standing): &(Vec<Step>, usize)) -> Vec<String> {
    let is_of = |step: &Step, place: &str| step.changes.iter().all(|change| change.name.starts_with(place));
    let is_whole = |step: &Step| is_of(step, APPROVED) && step.what.starts_with(WHOLE);
    let since = steps[..*standing].iter().rev().take_while(|step| !is_whole(step));
    // A case says nothing in the report.
    let edits = since.filter(|step| !is_of(step, "cases/") && !is_of(step, APPROVED));
    let mut own: Vec<String> = edits.map(|step| step.what.clone()).collect();
    own.reverse();
    own.dedup();
    own
}

/// Approves what was accepted, keeps what was rejected, and says what was done.
///
/// # Errors
/// Where nobody says who they are, nothing is decided, it is no longer what the page has seen, or it cannot be saved.
pub fn save(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let by = signed(&sent)?;
    let compared = Compared::of(work).map_err(|error| first_wrong(error.diagnostics()))?;
    if compared.seen() != sent.seen {
        let said = "what the report says, or what is approved of it, has changed since this page was read";
        return Err(("409 Conflict", json!({ "overtaken": APPROVED, "said": said })));
    }
    let passages = compared.earlier.as_ref().map_or(&[][..], |(_, found)| &found.passages);
    let (taken, of) = (sent.taken.len(), passages.len());
    let is_none = |nth: Option<&usize>| nth.is_some_and(|nth| *nth >= of);
    if is_none(sent.taken.last()) || is_none(sent.rejected.keys().next_back()) {
        return Err((UNFIT, json!({ "said": "one of these changes is none of the page's" })));
    }
    let rejected = to_keep(&compared, passages, &sent, &by);
    if taken == 0 && of > 0 && rejected == compared.rejected {
        return Err((
            UNFIT,
            json!({ "said": "nothing is decided", "help": "accept what may stand, and reject what may not" }),
        ));
    }
    let mut versions = kept_as(work, &compared.folder, &rejected)?;
    if taken > 0 || of == 0 {
        let files = approval(&compared.folder, &compared.taken(&sent.taken), &sent.print_hidden, Some(&by));
        for (name, text) in files.map_err(|error| first_wrong(error.diagnostics()))? {
            versions.extend(pending_gone(work, &name)?);
            versions.push(Version { from: hash_of(work, &name)?, name, to: Some(text.into_bytes()) });
        }
    }
    let period = period_of(&compared.folder);
    let what = match (taken, rejected.len()) {
        _ if of == 0 => format!("{WHOLE}{period}"),
        (taken, _) if taken == of => format!("{WHOLE}{of} of {of} changes of {period}"),
        (0, 0) => format!("No longer rejected: changes of {period}"),
        (0, rejected) => format!("Rejected: {rejected} of {of} changes of {period}"),
        (taken, _) => format!("Approved in part: {taken} of {of} changes of {period}"),
    };
    work.history.save(&what, &versions).map_err(|unsaved| not_saved(work, unsaved))?;
    Ok(what)
}

/// What is rejected from now on. What was so before, and for the same reason, stays as it was said then.
fn to_keep(compared: &Compared, passages: &[Changed], sent: &Sent, by: &str) -> Vec<Rejected> {
    let one = |(nth, why): (&usize, &String)| {
        let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
        let before = compared.rejected.iter().find(|one| one.is_of(&passages[*nth]) && one.why == why);
        before.cloned().unwrap_or_else(|| Rejected::today(&passages[*nth], Some(by), &why))
    };
    sent.rejected.iter().filter(|(nth, _)| !sent.taken.contains(nth)).map(one).collect()
}

/// The file that holds it, where it is another than before.
fn kept_as(work: &Work, folder: &Folder, rejected: &[Rejected]) -> Result<Vec<Version>, Refusal> {
    let name = place_of_rejected(folder);
    let from = hash_of(work, &name)?;
    let to = (!rejected.is_empty()).then(|| rejected_as_file(rejected).into_bytes());
    Ok(if from.is_none() && to.is_none() { Vec::new() } else { vec![Version { name, from, to }] })
}

/// Who approves, and in what job, in a line.
fn signed(sent: &Sent) -> Result<String, Refusal> {
    let line = |text: &str| match EntryValue::typed("who", text) {
        EntryValue::Text(line) => line,
        _ => String::new(),
    };
    let (who, job) = (line(&sent.who), line(&sent.job));
    for (field, held, said) in [("who", &who, "who approves is not said"), ("job", &job, "in what job is not said")] {
        if held.trim().is_empty() {
            return Err((UNFIT, json!({ "said": said, "field": field })));
        }
    }
    Ok(format!("{who}, {job}"))
}

/// A text that waited for somebody to take it up goes when it is approved.
fn pending_gone(work: &Work, name: &str) -> Result<Option<Version>, Refusal> {
    let name = format!("{name}.new");
    Ok(hash_of(work, &name)?.map(|from| Version { name, from: Some(from), to: None }))
}

/// The SHA-256 of a file of the folder; none where it is not there.
fn hash_of(work: &Work, name: &str) -> Result<Option<String>, Refusal> {
    match bytes_of(&work.folder, name) {
        Ok(bytes) => Ok(Some(sha256(&bytes))),
        Err(fault) if fault.code == Code::MissingFile => Ok(None),
        Err(fault) => Err(wrong(fault)),
    }
}

#[cfg(test)]
mod tests {
    use crate::folder::history::Change;

    use super::*;

    #[test]
    fn an_approval_in_part_leaves_the_reminder() {
        let step = |(what, name): (&str, &str)| {
            let change = Change { name: name.to_owned(), was: None, is: None };
            Step { what: what.to_owned(), who: String::new(), when: 0, changes: vec![change] }
        };
        let own = |steps: &[(&str, &str)]| {
            let steps: Vec<Step> = steps.iter().copied().map(step).collect();
            let standing = steps.len();
            own_steps(&(steps, standing))
        };
        let edit = ("Wording changed", "rules/house.rhai");
        assert_eq!(own(&[edit, ("Approved in part: 1 of 3 changes", "expected/text.snap")]), [edit.0]);
        assert!(own(&[edit, ("Approved: 3 of 3 changes", "expected/text.snap")]).is_empty());
    }
}
