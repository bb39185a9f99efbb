//! What the figures say: pure, checked arithmetic over exact decimals. Facts only; judging is for the rules.

mod change;
mod comparison;
mod likeness;
mod national;
mod over_time;
mod quartile;
mod run;
mod significance;
mod target;
mod timely;

pub use change::{Change, Earlier};
pub use comparison::Comparison;
pub use likeness::unlike_comparators;
pub use national::{Position, all_positions, positions};
pub use over_time::{OverTime, rebase_doubts};
pub use quartile::{Field, Method, Movement, Over, QuartileFound, Standing};
pub use run::Runs;
pub use significance::{
    Asks, Closeness, Counted, Evidence, Nearness, Outcome, Pair, Smallest, Test, Tolerance, share_months,
};
pub use target::TargetFound;
pub use timely::timely;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Frequency, Indicator, MeasureKind, Observation, Period, Style};

/// Everything that can be calculated about one indicator in a report's period, before anybody judges it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The indicator, its figures and its benchmarks.
    pub indicator: Arc<Indicator>,
    /// The report's period.
    pub report: Period,
    /// The figure reported: the report's period, or the latest earlier one.
    pub latest: Option<Observation>,
    /// The latest figure is of an earlier period than it should be by the calendar.
    pub in_arrears: bool,
    /// A new series begins with the latest figure, or too near it for any comparison.
    pub break_in_series: bool,
    /// The period before; else an earlier figure without a date.
    pub previous: Option<Earlier>,
    /// The same period of the year before.
    pub last_year: Option<Earlier>,
    /// The latest whole year before the figure, where the table holds one beside the quarters.
    pub annual: Option<Earlier>,
    /// A quarter of that year, for counts: what a quarter may be compared with.
    pub year_average: Option<Earlier>,
    /// Runs of no change and of movement, records.
    pub runs: Runs,
    /// The comparators, one row each, in the order of the table.
    pub comparisons: Vec<Comparison>,
    /// The targets.
    pub targets: Vec<TargetFound>,
    /// How quartiles are computed where none is given.
    pub method: Method,
}

impl Finding {
    /// Calculates one indicator.
    ///
    /// # Errors
    /// `overflow` where exact decimals end, at the row of the latest figure.
    pub fn of(indicator: Arc<Indicator>, report: Period, method: Method) -> Result<Finding, Diagnostic> {
        let overflow = |latest: Option<&Observation>| {
            let place = latest.map_or_else(|| indicator.from.clone(), |latest| latest.from.clone());
            Diagnostic::fault(Code::Overflow, format!("the figures of `{}` are too large", indicator.id))
                .at(place)
                .help("check the figures: they must be below 1,000,000,000,000,000")
        };
        let series = Series::of(&indicator, report);
        let latest = series.latest().cloned();
        let Some(current) = &latest else {
            return Ok(Finding {
                latest: None,
                in_arrears: false,
                break_in_series: false,
                previous: None,
                last_year: None,
                annual: None,
                year_average: None,
                runs: Runs::default(),
                comparisons: comparison::all(&indicator, report, None).ok_or_else(|| overflow(None))?,
                targets: target::all(&indicator, report, None).ok_or_else(|| overflow(None))?,
                method,
                report,
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
            Some(annual) if indicator.measure == MeasureKind::Flow => annual.quarter_of(current, indicator.unit),
            _ => None,
        };
        Ok(Finding {
            in_arrears: series.in_arrears(),
            break_in_series: current.break_in_series,
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
            indicator: indicator.clone(),
        })
    }
}

/// The figures of one kind of period, up to the report's.
struct Series<'a> {
    indicator: &'a Indicator,
    report: Period,
    /// Oldest first; only those reported in the latest one's style, and undated ones before them.
    held: Vec<&'a Observation>,
    /// Whole years kept beside the quarters.
    years: Vec<&'a Observation>,
}

impl<'a> Series<'a> {
    fn of(indicator: &'a Indicator, report: Period) -> Series<'a> {
        let mut held: Vec<&Observation> =
            indicator.observations.iter().filter(|observation| observation.period.end() <= report.end()).collect();
        held.sort_by_key(|observation| observation.period);
        let style = |observation: &Observation| observation.period.style();
        let fits = |wanted: Style| match indicator.frequency {
            Frequency::Annual => true,
            // A table may hold the year beside its quarters: the year is not a quarter.
            _ => !matches!(wanted, Style::FinancialYear | Style::CalendarYear | Style::AcademicYear),
        };
        let own = held
            .iter()
            .rev()
            .map(|observation| style(observation))
            .find(|wanted| *wanted != Style::Undated && fits(*wanted));
        let years = held.iter().copied().filter(|observation| !fits(style(observation))).collect();
        held.retain(|observation| Some(style(observation)) == own || style(observation) == Style::Undated);
        Series { indicator, report, held, years }
    }

    fn latest(&self) -> Option<&'a Observation> {
        self.held.last().copied().filter(|observation| observation.period.is_dated())
    }

    /// Months from one figure to the next.
    fn stride(&self) -> i32 {
        let least = self.held.last().map_or(3, |latest| match latest.period.style() {
            Style::Month | Style::YearToDate | Style::RollingYear => 1,
            Style::Quarter => 3,
            _ => 12,
        });
        least.max(self.indicator.frequency.months())
    }

    /// Months from one comparable figure to the next.
    fn step(&self) -> i32 {
        let stride = self.stride();
        if self.indicator.measure == MeasureKind::Cumulative { stride.max(12) } else { stride }
    }

    fn at(&self, period: Period) -> Option<&'a Observation> {
        self.held.iter().copied().find(|observation| observation.period == period)
    }

    /// The figure `back` steps before the latest.
    fn back(&self, back: i32) -> Option<&'a Observation> {
        self.at(self.latest()?.period.moved(-back * self.step()))
    }

    fn previous(&self) -> Option<&'a Observation> {
        self.at(self.latest()?.period.moved(-self.stride())).or_else(|| self.at(Period::UNDATED))
    }

    fn whole_year(&self) -> Option<&'a Observation> {
        let latest = self.latest()?;
        self.years.iter().rev().copied().find(|year| year.period.end() <= latest.period.end() && year.value.is_some())
    }

    /// Nothing before a break in series may be compared with what comes after it.
    fn comparable(&self, earlier: &Observation) -> bool {
        !self.held.iter().any(|observation| observation.break_in_series && observation.period > earlier.period)
    }

    fn in_arrears(&self) -> bool {
        self.latest().is_some_and(|latest| latest.period.end() + self.indicator.frequency.months() <= self.report.end())
    }
}
