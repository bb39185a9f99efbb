//! The papers of a meeting to be signed off: each report compared with what was approved of its period.

use std::path::Path;

use super::document::{Paper, SignOff, SinceApproved};
use super::{PackPlan, PaperPlan};
use crate::diagnostic::{Error, Warned};
use crate::draft::draft_folder;
use crate::folder::Part;
use crate::review::diff::{period_of, since_approved};

use super::assemble;
use super::paper::within;

/// Assembles a pack, and says for each of its reports what changed since it was approved.
///
/// # Errors
/// As [`assemble`]; `snapshot-damaged` where what was approved cannot be read.
pub fn sign_off(plan: &PackPlan, part: Part, program: &Path) -> Result<Warned<SignOff>, Error> {
    let Warned { value: pack, warnings } = assemble(plan, part, program)?;
    let (mut since, mut faults) = (Vec::new(), Vec::new());
    for (item, held) in plan.items.iter().zip(&pack.items) {
        match (&item.paper, &held.paper) {
            (PaperPlan::Report { name, path, .. }, Paper::Report { .. }) => match since_when(path) {
                Ok(one) => since.push(one),
                Err(error) => faults.extend(error.into_diagnostics().into_iter().map(|told| within(name, told))),
            },
            _ => since.push(SinceApproved::NoReport),
        }
    }
    Error::unless_clean(faults)?;
    Ok(Warned { value: SignOff { pack, since }, warnings })
}

/// What a report folder says now, compared with what was approved.
fn since_when(dir: &Path) -> Result<SinceApproved, Error> {
    let (folder, draft) = draft_folder(dir)?;
    let period = period_of(&folder);
    Ok(match since_approved(dir, &folder, &draft.sound()?.snapshot())? {
        Some(tracked) => SinceApproved::Approved { period, tracked: Box::new(tracked) },
        None => SinceApproved::Nothing(period),
    })
}
