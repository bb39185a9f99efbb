//! Like with like: which figures may not be set beside each other, and why.

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Benchmark, MeasureKind};

use super::change::Earlier;
use super::length::same_length;
use super::one_indicator::Finding;

impl Finding {
    /// Why the latest figure may not be compared with an earlier one. None: it may.
    pub fn unlike(&self, earlier: &Earlier) -> Option<&'static str> {
        let latest = self.latest.as_ref()?;
        let apart = latest.period.end() - earlier.observation.period.end();
        let since_the_year_began = self.indicator.measure == MeasureKind::Cumulative
            && earlier.observation.period.is_dated()
            && apart % 12 != 0;
        since_the_year_began
            .then_some("it counts from the start of the year, and the earlier figure covers fewer months")
    }
}

/// What is to be said of comparators whose figures cover another length of time.
pub fn unlike_comparators(finding: &Finding) -> Vec<Diagnostic> {
    let Some(latest) = &finding.latest else { return Vec::new() };
    let told = |benchmark: &Benchmark| {
        let indicator = &finding.indicator;
        Diagnostic::warning(
            Code::UnlikeFigures,
            format!(
                "`{}` is for {}, and {} for {}: they cover different lengths of time, so they are not compared",
                indicator.id,
                latest.period.in_full(),
                benchmark.comparator,
                benchmark.period.in_full()
            ),
        )
        .at(benchmark.from.clone())
        .help(
            "give the comparator's figure for the same kind of period or, if the figure is for the end of the \
            period, set `measure = \"stock\"` in indicators.toml",
        )
    };
    finding
        .comparisons
        .iter()
        .map(|comparison| &comparison.benchmark)
        .filter(|benchmark| {
            benchmark.value.is_some() && !same_length(&finding.indicator, latest.period, benchmark.period)
        })
        .map(told)
        .collect()
}
