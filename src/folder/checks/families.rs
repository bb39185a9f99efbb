//! Two quartiles of one period among the same councils: under two names, as under one, only one can be right.

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Benchmark, Indicator};
use crate::folder::text::diagnostics::Diagnostics;

/// Checks the quartiles of an indicator, family by family. Rows under the very same name are checked with their figures.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    let rows: Vec<&Benchmark> = indicator.benchmarks.iter().filter(|row| row.quartile.is_some()).collect();
    let family = |row: &Benchmark| row.family(indicator.nation()).map(|name| name.to_lowercase());
    for (nth, now) in rows.iter().enumerate() {
        let same = |first: &&&Benchmark| first.period == now.period && family(first) == family(now);
        let Some(first) = rows[..nth].iter().find(same).filter(|first| first.quartile != now.quartile) else {
            continue;
        };
        let (Some(then), Some(other)) = (first.quartile, now.quartile) else { continue };
        let among = now.family(indicator.nation()).unwrap_or_else(|| indicator.quartiles_of());
        let message = format!(
            "the quartile for `{}` in {} among {among} is {then} in one row and {other} in another",
            indicator.id,
            now.period.in_full()
        );
        let help = "remove the row that is wrong; if one of them is among other councils, name these as the comparator";
        faults.add(
            Diagnostic::error(Code::ContradictingObservations, message)
                .at(now.from.clone())
                .also(first.from.clone(), "the first")
                .help(help),
        );
    }
}
