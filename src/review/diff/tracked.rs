//! Two versions as one report with its changes marked.

use std::path::Path;

use crate::diagnostic::{Code, Error};
use crate::draft::report::{Tracked, TrackedSection, TrackedSentence};
use crate::figures::prose::wording;
use crate::folder::Folder;

use super::approved;
use super::cause::differences;
use super::differences::{Changed, Differences, Read};
use super::pairing::pairs;
use super::version::Version;
use crate::draft::snapshot::{Passage, Snapshot};

/// Every passage of both versions in the order of the later one; what changed says by what.
pub fn tracked(earlier: &Version, later: &Version, differences: &Differences) -> Tracked {
    let earlier = (earlier.called.as_str(), &earlier.snapshot);
    beside(earlier, (&later.called, &later.snapshot), &later.folder, differences)
}

/// What a folder says now beside what was approved of its period; `None` where nothing was.
///
/// # Errors
/// `snapshot-damaged`.
pub fn since_approved(dir: &Path, folder: &Folder, now: &Snapshot) -> Result<Option<Tracked>, Error> {
    let earlier = match approved(dir, folder) {
        Ok(earlier) => earlier,
        Err(error) if error.diagnostics().iter().all(|told| told.code == Code::NothingApproved) => return Ok(None),
        Err(error) => return Err(error),
    };
    let found = differences(&earlier, now, folder);
    Ok(Some(beside(("what was approved", &earlier), ("what it says now", now), folder, &found)))
}

/// Two snapshots of a folder, each as it is called.
fn beside(
    (was_called, earlier): (&str, &Snapshot),
    (is_called, later): (&str, &Snapshot),
    folder: &Folder,
    differences: &Differences,
) -> Tracked {
    let (old, new) = (&earlier.passages, &later.passages);
    let mut sections: Vec<TrackedSection> = Vec::new();
    for (was, is) in pairs(old, new) {
        let (was, is) = (was.map(|at| &old[at]), is.map(|at| &new[at]));
        let Some(passage) = is.or(was) else { continue };
        let changed = differences.passages.iter().find(|changed| is_of(changed, was, is));
        let text = |passage: Option<&Passage>| passage.map_or("", |passage| passage.sentence.text.as_str()).to_owned();
        let sentence = TrackedSentence {
            address: passage.sentence.address.clone(),
            wording: wording(&text(was), &text(is)),
            because: changed.map_or(Vec::new(), |changed| because(changed, differences)),
        };
        match sections.last_mut().filter(|section| section.heading == passage.heading) {
            Some(section) => section.sentences.push(sentence),
            None => {
                sections.push(TrackedSection { heading: passage.heading.clone(), sentences: vec![sentence] });
            }
        }
    }
    let count = differences.passages.len();
    let passages = if count == 1 { "one passage differs".to_owned() } else { format!("{count} passages differ") };
    Tracked {
        title: format!("Changes to the report of {}", later.period),
        note: format!("From {was_called} to {is_called}: {passages}"),
        date_iso: folder.plan().day().1,
        sections,
    }
}

fn is_of(changed: &Changed, was: Option<&Passage>, is: Option<&Passage>) -> bool {
    let same = |read: &Option<Read>, passage: Option<&Passage>| *read == passage.map(Read::of);
    same(&changed.was, was) && same(&changed.is, is)
}

/// What a change comes from: its cause, the rule that speaks, the edit behind it, the facts that moved.
fn because(changed: &Changed, differences: &Differences) -> Vec<String> {
    let mut lines = vec![changed.cause.heading().to_owned()];
    let by = changed.read().map_or(&[][..], |read| &read.by);
    lines.extend(by.iter().map(|made| format!("{} ({}), {}", made.rule, made.topic, made.at)));
    let edits = changed.edits.iter().map(|edit| &differences.edits[*edit]);
    lines.extend(edits.map(|edit| format!("{} {} ({})", edit.called, edit.done(), edit.at())));
    lines.extend(differences.facts_of(changed).map(|moved| moved.in_words()));
    lines
}
