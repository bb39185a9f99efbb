//! Which comparators are taken to be of a period that no table says, and which are not compared for want of one: a line for each.

use crate::draft::narrative::Indicated;
use crate::figures::finding::is_of_unknown_length;
use crate::figures::measure::{Benchmark, DatedBy};
use crate::figures::prose::list;

/// A line for those that are compared and one for those that are not; empty where every comparator has a period of its own.
pub fn in_words(indicated: &[Indicated]) -> String {
    [compared(indicated), left_out(indicated)]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The measures whose comparators may be of a year or of a part of it.
fn left_out(indicated: &[Indicated]) -> String {
    let is_left = |one: &&Indicated| {
        let (indicator, latest) = (&one.finding.indicator, one.finding.latest.as_ref());
        let own = latest.map(|latest| latest.period);
        own.is_some_and(|own| indicator.benchmarks.iter().any(|other| is_of_unknown_length(indicator, own, other)))
    };
    let left: Vec<&str> = indicated.iter().filter(is_left).map(|one| one.finding.indicator.id.as_str()).collect();
    if left.is_empty() {
        return String::new();
    }
    format!(
        "Comparators that are not compared: no table says whether those of {} are of a year or of a part of it, and the figure is of a \
         part. Write their period in the heading, or `comparators_for` in the [[source]] of report.toml.",
        left.join(", ")
    )
}

fn compared(indicated: &[Indicated]) -> String {
    let all = indicated.iter().flat_map(|one| &one.finding.comparisons).map(|comparison| &comparison.benchmark);
    let undated: Vec<&Benchmark> = all.filter(|one| one.value.is_some() && one.dated_by == DatedBy::Figure).collect();
    if undated.is_empty() {
        return String::new();
    }
    let mut names: Vec<String> = undated.iter().map(|one| one.comparator.clone()).collect();
    names.sort();
    names.dedup();
    let (figures, of) = match undated.len() {
        1 => ("a figure".to_owned(), "it is"),
        many => (format!("{many} figures"), "each is"),
    };
    format!(
        "Comparators: no table says the period of {figures} ({}), so {of} taken to be of its measure\u{2019}s latest period. If that \
         is wrong, write `comparators_for` in the [[source]] of report.toml, or the period in the heading.",
        list(&names)
    )
}
