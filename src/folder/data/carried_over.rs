//! A column of comparators that nobody brought up to date: its figures are those that the report before had beside an earlier
//! figure. They are of that time, and are compared as such.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Benchmark, DatedBy, Indicator, LastReport, Period, plain_name};

/// Dates each comparator whose table does not say its period, and whose figure is still that of the report before, by that
/// report. Says so in a line for each file.
pub fn carried_over(indicators: &mut [Indicator]) -> Vec<Diagnostic> {
    let mut found: BTreeMap<String, Vec<(Place, Period)>> = BTreeMap::new();
    for indicator in indicators {
        let Some(last) = &indicator.last_report else { continue };
        let earlier: Vec<Option<Period>> =
            indicator.benchmarks.iter().map(|one| since(one, &indicator.benchmarks, last)).collect();
        for (benchmark, period) in indicator.benchmarks.iter_mut().zip(earlier) {
            let Some(period) = period else { continue };
            (benchmark.period, benchmark.dated_by) = (period, DatedBy::LastReport);
            found.entry(benchmark.from.file.to_string()).or_default().push((benchmark.from.clone(), last.period));
        }
        indicator.benchmarks.sort_by_key(|benchmark| benchmark.period);
    }
    found.into_iter().filter_map(|(file, rows)| told(&file, &rows)).collect()
}

/// The period for which the report before had the same figure; none where the table itself says the period, holds a row for
/// that one too, or has another figure now.
fn since(one: &Benchmark, all: &[Benchmark], last: &LastReport) -> Option<Period> {
    let value = one.value.filter(|_| one.dated_by == DatedBy::Figure)?;
    let name = plain_name(&one.comparator);
    let then = last.comparators.iter().filter(|then| plain_name(&then.comparator) == name);
    let latest = then.filter(|then| then.period.end() < one.period.end()).max_by_key(|then| then.period)?;
    let has_row = |other: &Benchmark| other.period == latest.period && plain_name(&other.comparator) == name;
    (latest.value == value && !all.iter().any(has_row)).then_some(latest.period)
}

fn told(file: &str, rows: &[(Place, Period)]) -> Option<Diagnostic> {
    let (place, report) = rows.first()?;
    let report = report.in_full();
    let message = match rows.len() {
        1 => format!(
            "a comparator in `{file}` is the same as in the report on {report}: it is taken to be for the period it had there"
        ),
        many => format!(
            "{many} comparators in `{file}` are the same as in the report on {report}: they are taken to be for the period they \
             had there"
        ),
    };
    let help = "put the new figures in; or, if these are right, say of which period they are: in the heading (`England Q3 \
                2024/25`), or comparators_for = \"quarter 3 2024/25\" in the [[source]]";
    Some(Diagnostic::warning(Code::StaleComparator, message).at(place.clone()).help(help))
}
