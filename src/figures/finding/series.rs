//! The figures of one kind of period, in order: which is the latest, which the one before, which a year before.

use crate::figures::measure::{Frequency, Indicator, MeasureKind, Observation, Period, Style};

/// The figures of one kind of period, up to the report's.
pub struct Series<'a> {
    /// Whose figures.
    pub indicator: &'a Indicator,
    report: Period,
    /// Oldest first; only those reported in the latest one's style, and undated ones before them.
    pub held: Vec<&'a Observation>,
    /// Whole years kept beside the quarters.
    years: Vec<&'a Observation>,
}

impl<'a> Series<'a> {
    /// Of an indicator, up to the report's period.
    pub fn of(indicator: &'a Indicator, report: Period) -> Series<'a> {
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

    /// The latest figure with a date.
    pub fn latest(&self) -> Option<&'a Observation> {
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
    pub fn step(&self) -> i32 {
        let stride = self.stride();
        if self.indicator.measure == MeasureKind::Cumulative { stride.max(12) } else { stride }
    }

    /// The figure of a period.
    pub fn at(&self, period: Period) -> Option<&'a Observation> {
        self.held.iter().copied().find(|observation| observation.period == period)
    }

    /// The figure `back` steps before the latest.
    pub fn back(&self, back: i32) -> Option<&'a Observation> {
        self.at(self.latest()?.period.moved(-back * self.step()))
    }

    /// The figure one step before the latest; else one without a date.
    pub fn previous(&self) -> Option<&'a Observation> {
        self.at(self.latest()?.period.moved(-self.stride())).or_else(|| self.at(Period::UNDATED))
    }

    /// The latest whole year that had ended by the latest figure.
    pub fn whole_year(&self) -> Option<&'a Observation> {
        let latest = self.latest()?;
        self.years.iter().rev().copied().find(|year| year.period.end() <= latest.period.end() && year.value.is_some())
    }

    /// Nothing before a break in series may be compared with what comes after it.
    pub fn comparable(&self, earlier: &Observation) -> bool {
        !self.held.iter().any(|observation| observation.break_in_series && observation.period > earlier.period)
    }

    /// How many periods of the indicator's frequency the latest figure is behind the report; zero without a figure.
    pub fn periods_behind(&self) -> u32 {
        let months = self.latest().map_or(0, |latest| self.report.end() - latest.period.end());
        (months / self.indicator.frequency.months()).unsigned_abs()
    }
}
