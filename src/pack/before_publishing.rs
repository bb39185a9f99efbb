//! How the reports of a pack stand before it is published: which have errors, and which say otherwise than was approved.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::draft::draft_folder;
use crate::folder::Part;
use crate::review::diff::{approved, differences};

use super::parallel_map::parallel_map;
use super::plan::{PackPlan, PaperPlan};

/// A report of a part of the pack.
#[derive(Debug, Clone)]
pub(crate) struct ReportBefore {
    /// The item it is the paper of.
    pub(crate) number: u32,
    /// Its folder, as the file names it.
    pub(crate) name: String,
    /// How many errors it has: with one no pack is written.
    pub(crate) errors: usize,
    /// What it says beside what was approved of its period.
    pub(crate) approval: Approval,
}

/// What a report says beside what was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Approval {
    /// The same.
    Approved,
    /// So much reads otherwise, in words.
    Differs(String),
    /// Nothing was approved of its period.
    Nothing,
    /// It cannot be told: it has errors, or what was approved is damaged.
    Unknown,
}

/// Every report of a part, in the order of the agenda.
pub(crate) fn reports_before(plan: &PackPlan, part: Part) -> Vec<ReportBefore> {
    let of_part: Vec<_> = plan.items.iter().filter(|item| !item.is_withheld(part)).collect();
    let reports = parallel_map(&of_part, |item| match &item.paper {
        PaperPlan::Report { name, path, .. } => {
            // In a pack nothing may be open.
            let (errors, approval) = report_stands(path, |told| told.is_error() || told.code == Code::ToBeNamed);
            Some(ReportBefore { number: item.number, name: name.clone(), errors, approval })
        }
        _ => None,
    });
    reports.into_iter().flatten().collect()
}

/// How many errors a report has, and what is approved of it.
pub(crate) fn report_stands(dir: &Path, is_error: impl Fn(&Diagnostic) -> bool) -> (usize, Approval) {
    let count = |told: &[Diagnostic]| told.iter().filter(|told| is_error(told)).count();
    let (folder, draft) = match draft_folder(dir) {
        Ok(drafted) => drafted,
        Err(error) => return (count(error.diagnostics()), Approval::Unknown),
    };
    let errors = count(&draft.diagnostics);
    let Ok(draft) = draft.sound() else { return (errors, Approval::Unknown) };
    let nothing = |error: &Error| error.diagnostics().iter().all(|told| told.code == Code::NothingApproved);
    let approval = match approved(dir, &folder) {
        Ok(earlier) => {
            let found = differences(&earlier, &draft.snapshot(), &folder);
            if found.any() { Approval::Differs(found.summary()) } else { Approval::Approved }
        }
        Err(error) if nothing(&error) => Approval::Nothing,
        Err(_) => Approval::Unknown,
    };
    (errors, approval)
}
