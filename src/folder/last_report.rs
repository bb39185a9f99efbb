//! The report before this one: its figures and its totals, from the last text of an earlier period that was approved.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::figures::measure::{ComparedThen, Indicator, LastReport, Period, YearKind, period_named, read_period};
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::listing::entries;
use crate::folder::text::diagnostics::Diagnostics;
use crate::rules::{TargetTallied, TotalsBefore};

use super::hidden_before::{lines, text};

/// Gives each indicator what that report said of it, and returns its totals; `None` where no earlier text with totals of
/// targets or ratings is approved.
pub fn read_last_report(files: FolderFiles, report: Period, indicators: &mut [Indicator]) -> Option<TotalsBefore> {
    // What cannot be read is told where hidden figures are looked for.
    let told = Diagnostics::default();
    let folders = entries(files, "expected", &told).into_iter().filter(|(_, is_folder)| *is_folder);
    let earlier = folders.filter_map(|(name, _)| {
        let decisions = text(files, &format!("expected/{name}/decisions.snap"), &told);
        let period = period(&decisions).filter(|period| period.end() < report.end())?;
        Some((period, name, decisions))
    });
    let (period, name, decisions) = earlier.max_by_key(|(period, ..)| *period)?;
    let findings = text(files, &format!("expected/{name}/findings.snap"), &told);
    let mut figures = figures(&findings);
    let mut comparators = comparators(&findings);
    for indicator in indicators {
        let id = indicator.id.as_str();
        let comparators = comparators.remove(id).unwrap_or_default();
        indicator.last_report = figures.remove(id).map(|figures| LastReport { period, figures, comparators });
    }
    totals(&decisions, period, report)
}

/// The figures of each indicator by their periods. What is hidden, or was not there, is no figure.
fn figures(findings: &str) -> BTreeMap<&str, BTreeMap<String, Option<Decimal>>> {
    let is_period = |what: &str| read_period(what.trim_start_matches("the "), YearKind::Financial).is_ok();
    let mut figures: BTreeMap<&str, BTreeMap<String, Option<Decimal>>> = BTreeMap::new();
    for (id, what, held) in lines(findings).filter(|(_, what, _)| is_period(what)) {
        let value = held.split("; ").next().unwrap_or_default();
        figures.entry(id).or_default().insert(what.to_owned(), value.parse().ok());
    }
    figures
}

/// What each indicator was compared with: `England, quarter 2 2024/25 = 84.5`.
fn comparators(findings: &str) -> BTreeMap<&str, Vec<ComparedThen>> {
    let mut found: BTreeMap<&str, Vec<ComparedThen>> = BTreeMap::new();
    for (id, what, held) in lines(findings) {
        let Some((comparator, label)) = what.rsplit_once(", ") else { continue };
        let Ok((period, _)) = read_period(label.trim_start_matches("the "), YearKind::Financial) else { continue };
        let Ok(value) = held.split("; ").next().unwrap_or_default().parse() else { continue };
        found.entry(id).or_default().push(ComparedThen { comparator: comparator.to_owned(), period, value });
    }
    found
}

fn totals(decisions: &str, period: Period, report: Period) -> Option<TotalsBefore> {
    let mut before = TotalsBefore { period: period.beside(report), ..TotalsBefore::default() };
    for (_, what, held) in lines(decisions).filter(|(id, ..)| *id == "totals") {
        let Ok(count) = held.trim().parse::<usize>() else { continue };
        if let Some(state) = what.strip_prefix("targets ").and_then(TargetTallied::of) {
            before.targets = before.targets.with(state, count);
        }
        if let Some(word) = what.strip_prefix("rated ") {
            before.ratings.push((word.to_owned(), count));
        }
    }
    let any = !before.targets.is_empty() || !before.ratings.is_empty();
    any.then_some(before)
}

/// The period of an approved text, which its description ends with.
fn period(decisions: &str) -> Option<Period> {
    let described = decisions.lines().find_map(|line| line.strip_prefix("description: "))?;
    let label = described.trim_matches('"').rsplit(", ").next()?;
    period_named(label.trim_start_matches("the "))
}
