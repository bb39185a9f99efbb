//! The totals of the report before this one: from the last text of an earlier period that was approved.

use crate::figures::measure::{Period, YearKind, read_period};
use crate::rules::{TargetTallied, TargetTotals, TotalsBefore};

use super::diagnostics::Diagnostics;
use super::files::FolderFiles;
use super::hidden_before::{lines, text};
use super::listing::entries;

/// Reads them; `None` where no earlier text with totals of targets or ratings is approved.
pub fn read_totals_before(files: FolderFiles, report: Period) -> Option<TotalsBefore> {
    // What cannot be read is told where hidden figures are looked for.
    let told = Diagnostics::default();
    let folders = entries(files, "expected", &told).into_iter().filter(|(_, is_folder)| *is_folder);
    let earlier = folders.filter_map(|(name, _)| {
        let decisions = text(files, &format!("expected/{name}/decisions.snap"), &told);
        let period = period(&decisions).filter(|period| period.end() < report.end())?;
        Some((period, decisions))
    });
    let (period, decisions) = earlier.max_by_key(|(period, _)| *period)?;
    let mut before = TotalsBefore { period: period.beside(report), ..TotalsBefore::default() };
    for (_, what, held) in lines(&decisions).filter(|(id, ..)| *id == "totals") {
        let Ok(count) = held.trim().parse::<usize>() else { continue };
        if let Some(state) = what.strip_prefix("targets ").and_then(TargetTallied::of) {
            before.targets = before.targets.with(state, count);
        }
        if let Some(word) = what.strip_prefix("rated ") {
            before.ratings.push((word.to_owned(), count));
        }
    }
    let any = before.targets != TargetTotals::default() || !before.ratings.is_empty();
    any.then_some(before)
}

/// The period of an approved text, which its description ends with.
fn period(decisions: &str) -> Option<Period> {
    let described = decisions.lines().find_map(|line| line.strip_prefix("description: "))?;
    let label = described.trim_matches('"').rsplit(", ").next()?;
    read_period(label.trim_start_matches("the "), YearKind::Financial).ok().map(|(period, _)| period)
}
