//! Everything that can be calculated about one indicator, in one place.

use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, News, Observation, Period};

use super::change::Earlier;
use super::comparison::{self, Comparison};
use super::earlier_points::{EarlierPoints, earlier_points};
use super::over_time::{self, OverTime, RebaseDoubt};
use super::quartile_method::Method;
use super::run::{self, Runs};
use super::series::Series;
use super::target::{self, TargetFound};

/// Everything that can be calculated about one indicator in a report's period, before anybody judges it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The indicator, its figures and its benchmarks.
    pub indicator: Arc<Indicator>,
    /// The report's period.
    pub report: Period,
    /// The figure reported: the report's period, or the latest earlier one.
    pub latest: Option<Observation>,
    /// How many periods of the indicator's frequency the latest figure is behind the report.
    pub periods_behind: u32,
    /// A new series begins with the latest figure, or too near it for any comparison.
    pub break_in_series: bool,
    /// The last figure like the latest one: of the period before, where there is one; else one without a date.
    pub previous: Option<Earlier>,
    /// The same period of the year before.
    pub last_year: Option<Earlier>,
    /// The latest whole year before the figure, where the table holds one beside the quarters.
    pub annual: Option<Earlier>,
    /// A quarter of that year, for counts: what a quarter may be compared with.
    pub year_average: Option<Earlier>,
    /// Earlier figures that are said beside these.
    pub points: EarlierPoints,
    /// Runs of no change and of movement, records.
    pub runs: Runs,
    /// The comparators, one row each, in the order of the table.
    pub comparisons: Vec<Comparison>,
    /// The targets.
    pub targets: Vec<TargetFound>,
    /// How quartiles are computed where none is given.
    pub method: Method,
    /// Worked out when it is first asked for: a finding is never changed.
    over_time: OnceLock<OverTime>,
}

impl Finding {
    /// What the latest figure is beside the report before; `None` where there is no figure, or that report did not have the
    /// measure.
    pub fn news(&self) -> Option<News> {
        let latest = self.latest.as_ref()?;
        let printed = |figure| self.indicator.as_printed(figure);
        Some(self.indicator.last_report.as_ref()?.news(latest.period, latest.value?, printed))
    }

    /// What the methods find in the series.
    pub fn over_time(&self) -> &OverTime {
        self.over_time.get_or_init(|| OverTime::of(&self.series()))
    }

    /// The periods at which the catalogue has limits start again, and where that is doubtful.
    pub fn rebase_doubts(&self) -> Vec<(Period, RebaseDoubt)> {
        over_time::rebase_doubts(&self.series())
    }

    /// Months from one figure to the next like it, as runs are counted.
    pub fn step(&self) -> i32 {
        self.series().step()
    }

    fn series(&self) -> Series<'_> {
        Series::of(&self.indicator, self.report)
    }

    /// The target that a line is drawn at: the first in force that the latest figure itself is held against.
    pub fn target_line(&self) -> Option<rust_decimal::Decimal> {
        self.targets.iter().find_map(TargetFound::line)
    }

    /// What stands at that line: its own name where the measure has other targets beside it, else `target`.
    pub fn target_line_called(&self) -> &str {
        let named = self.targets.iter().find(|found| found.line().is_some()).map(|found| found.target.name.as_str());
        named.filter(|name| self.targets.len() > 1 && !name.is_empty()).unwrap_or("target")
    }

    /// Calculates one indicator.
    ///
    /// # Errors
    /// `overflow` where exact decimals end, at the row of the latest figure.
    pub fn of(indicator: Arc<Indicator>, report: Period, method: Method) -> Result<Finding, Diagnostic> {
        let overflow = |latest: Option<&Observation>| too_large(&indicator, latest);
        let series = Series::of(&indicator, report);
        let latest = series.latest().cloned();
        let Some(current) = &latest else {
            return Ok(Finding {
                latest: None,
                periods_behind: 0,
                break_in_series: false,
                previous: None,
                last_year: None,
                annual: None,
                year_average: None,
                points: EarlierPoints::default(),
                runs: Runs::default(),
                comparisons: comparison::all(&indicator, report, None).ok_or_else(|| overflow(None))?,
                targets: target::all(&indicator, report, None).ok_or_else(|| overflow(None))?,
                method,
                report,
                over_time: OnceLock::new(),
                indicator,
            });
        };
        let fault = || overflow(Some(current));
        let earlier = |observation: Option<&Observation>| match observation {
            Some(observation) if series.comparable(observation) => {
                Earlier::of(observation.clone(), current, indicator.unit).map(Some).ok_or_else(fault)
            }
            _ => Ok(None),
        };
        let previous = earlier(series.previous())?;
        let last_year = earlier(series.at(current.period.year_before()))?;
        let annual = earlier(series.whole_year())?;
        let year_average = match &annual {
            Some(annual) if indicator.adds_up() => annual.quarter_of(current, indicator.unit),
            _ => None,
        };
        let mut finding = Finding {
            periods_behind: series.periods_behind(),
            break_in_series: current.break_in_series,
            points: earlier_points(&series).ok_or_else(fault)?,
            runs: run::runs(&series),
            comparisons: comparison::all(&indicator, report, Some(current)).ok_or_else(fault)?,
            targets: target::all(&indicator, report, Some(current)).ok_or_else(fault)?,
            previous,
            last_year,
            annual,
            year_average,
            latest: latest.clone(),
            method,
            report,
            over_time: OnceLock::new(),
            indicator: indicator.clone(),
        };
        if finding.is_late() {
            finding.targets = target::of_a_late_figure(std::mem::take(&mut finding.targets), current.period);
        }
        Ok(finding)
    }
}

/// Where exact decimals end.
fn too_large(indicator: &Indicator, latest: Option<&Observation>) -> Diagnostic {
    let place = latest.map_or_else(|| indicator.from.clone(), |latest| latest.from.clone());
    Diagnostic::error(Code::Overflow, format!("the figures of `{}` are too large", indicator.id))
        .at(place)
        .help("check the figures: they must be below 1,000,000,000,000,000")
}
