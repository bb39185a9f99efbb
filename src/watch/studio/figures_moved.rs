//! Which of the figures that are there already a workbook that is brought in makes others.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::folder::{FilesByName, Folder, PlannedImport};

use super::figures::held;
use super::work::Work;

/// Each with what it is and what it would be: figures, targets and what they are compared with.
pub fn moved(work: &Work, before: &Folder, planned: &PlannedImport) -> Vec<Value> {
    let files = planned.files.iter().map(|(path, bytes)| (work.name_of(path), bytes.clone()));
    let Ok(unsaved) = FilesByName::of(files) else { return Vec::new() };
    let gone = planned.imported.removed.iter().map(|path| work.name_of(path));
    let (after, _, _) = Folder::open_unsaved(&work.folder, &unsaved.without(gone), None);
    let Some(after) = after else { return Vec::new() };
    let mut found = Vec::new();
    for indicator in before.indicators() {
        let Some(then) = after.indicators().iter().find(|one| one.id == indicator.id) else { continue };
        let key = |kind: &'static str, name: String, period: String| (kind, name, period);
        let later: BTreeMap<_, String> =
            held(then).into_iter().map(|one| (key(one.kind, one.name, one.period), one.shown)).collect();
        for one in held(indicator) {
            let is = later.get(&key(one.kind, one.name.clone(), one.period.clone()));
            if let Some(is) = is.filter(|is| **is != one.shown) {
                found.push(json!({
                    "measure": indicator.label,
                    "kind": one.kind,
                    "name": one.name,
                    "period": one.period,
                    "was": one.shown,
                    "is": is,
                }));
            }
        }
    }
    found
}
