//! In one line, which comparators are taken to be of a period that no table says.

use crate::draft::narrative::Indicated;
use crate::figures::measure::{Benchmark, DatedBy};
use crate::figures::prose::list;

/// The line; empty where every comparator has a period of its own.
pub fn in_words(indicated: &[Indicated]) -> String {
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
