//! Some of what differs taken, and the rest left as it was approved.

use super::differences::{Differences, stays};
use super::edits::Edits;
use super::pairing::pairs;
use crate::draft::snapshot::{Entry, Passage, Snapshot, TOTALS};

/// The earlier snapshot with these of the passages that differ taken, by their position in the differences. What an
/// indicator holds and what was decided of it is taken where none of its passages is left; an edit of a rule is taken where
/// none of the passages it changed is.
pub fn partly(
    earlier: &Snapshot,
    now: &Snapshot,
    differences: &Differences,
    taken: impl Fn(usize) -> bool,
) -> Snapshot {
    let left: Vec<usize> = (0..differences.passages.len()).filter(|nth| !taken(*nth)).collect();
    if left.is_empty() {
        return now.clone();
    }
    let mut passages = Vec::new();
    let mut left_of: Vec<&Passage> = Vec::new();
    let mut nth = 0;
    for (was, is) in pairs(&earlier.passages, &now.passages) {
        let (was, is) = (was.map(|at| &earlier.passages[at]), is.map(|at| &now.passages[at]));
        let same = was.zip(is).is_some_and(|(was, is)| stays(was, is));
        let kept = !same && left.contains(&nth);
        nth += usize::from(!same);
        if kept {
            left_of.extend(was.or(is));
        }
        passages.extend(if kept { was } else { is }.cloned());
    }
    let about = |id: &str| match id {
        TOTALS => left_of.iter().any(|passage| passage.indicators().next().is_none()),
        id => left_of.iter().any(|passage| passage.indicators().any(|own| own == id)),
    };
    let edits = Edits::between(&earlier.rules, &now.rules);
    let behind = |edit: usize| left.iter().any(|nth| differences.passages[*nth].edits.contains(&edit));
    let rules = if (0..edits.edits.len()).any(behind) { edits.done(|edit| !behind(edit)) } else { now.rules.clone() };
    Snapshot {
        period: now.period.clone(),
        findings: mixed(&earlier.findings, &now.findings, about),
        decisions: mixed(&earlier.decisions, &now.decisions, about),
        passages,
        rules,
    }
}

/// The entries of now, except for those that are left as they were.
fn mixed(earlier: &[Entry], now: &[Entry], left: impl Fn(&str) -> bool) -> Vec<Entry> {
    let old = |id: &str| earlier.iter().find(|entry| entry.id == id);
    let kept = now.iter().filter_map(|entry| if left(&entry.id) { old(&entry.id) } else { Some(entry) });
    let gone = earlier.iter().filter(|entry| left(&entry.id) && !now.iter().any(|new| new.id == entry.id));
    kept.chain(gone).cloned().collect()
}
