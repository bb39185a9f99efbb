//! The figures of one kind of period, in order: which is the latest, which the one before, which a year before.

use crate::figures::measure::{Frequency, Indicator, MeasureKind, Observation, Period, Style, Why};

/// Whether a row says only that the figure of its period is not there yet: the measure is always so late. A row that says more is
/// reported.
fn is_awaited(indicator: &Indicator, row: &Observation, report: Period) -> bool {
    let says_more = row.value.is_some() || !row.stated.is_empty() || !row.note.is_empty();
    let behind = (report.end() - row.period.end()) / indicator.frequency.months();
    row.missing == Some(Why::NotAvailable) && !says_more && behind.unsigned_abs() < indicator.lag
}

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
        // A report on a year says the figure of that year, whatever stands beside it.
        let is_of_report = report.style().is_year()
            && held.iter().any(|observation| observation.period == report && observation.value.is_some());
        let fits = |wanted: Style| match indicator.frequency {
            Frequency::Annual => true,
            _ if is_of_report => wanted == report.style(),
            // A table may hold the year beside its quarters: the year is not a quarter.
            _ => !wanted.is_year(),
        };
        let dated = || {
            // Nor is the year to date the quarter that it ends with.
            let own = held.iter().rev().filter(|observation| !indicator.is_to_date_beside(observation));
            own.map(|observation| style(observation)).filter(|wanted| *wanted != Style::Undated)
        };
        // Where there is nothing but years, they are what is known.
        let own = dated().find(|wanted| fits(*wanted)).or_else(|| dated().next());
        let is_own = |observation: &&Observation| Some(style(observation)) == own;
        let is_year = |observation: &&Observation| style(observation).is_year() && !fits(style(observation));
        let years = held.iter().copied().filter(|one| is_year(one) && !is_own(one)).collect();
        held.retain(|observation| Some(style(observation)) == own || style(observation) == Style::Undated);
        while let [.., before, last] = held.as_slice()
            && before.period.is_dated()
            && is_awaited(indicator, last, report)
        {
            held.pop();
        }
        Series { indicator, report, held, years }
    }

    /// The latest figure with a date.
    pub fn latest(&self) -> Option<&'a Observation> {
        self.held.last().copied().filter(|observation| observation.period.is_dated())
    }

    /// Months from one figure to the next.
    fn stride(&self) -> i32 {
        self.indicator.frequency.months_between(self.held.last().map_or(Style::Quarter, |latest| latest.period.style()))
    }

    /// Months from one comparable figure to the next: what counts since the year began is like that of other years only.
    pub fn step(&self) -> i32 {
        let stride = self.stride();
        let since_april = self.held.last().is_some_and(|latest| latest.period.style() == Style::YearToDate);
        if since_april || self.indicator.is_like_in_whole_years() { stride.max(12) } else { stride }
    }

    /// The figure of a period.
    pub fn at(&self, period: Period) -> Option<&'a Observation> {
        self.held.iter().copied().find(|observation| observation.period == period)
    }

    /// The figure `back` steps before the latest.
    pub fn back(&self, back: i32) -> Option<&'a Observation> {
        self.at(self.latest()?.period.moved(-back * self.step()))
    }

    /// The last figure like the latest one, however long ago; else one without a date. A row that says why it has no
    /// figure stands for one where the figure is held back, or where the source says in words what the latest is against it.
    pub fn previous(&self) -> Option<&'a Observation> {
        let latest = self.latest()?;
        let in_words = !latest.stated.is_empty();
        let before = self.back(1);
        let stands = |held: &Observation| held.value.is_some() || in_words || held.missing == Some(Why::Suppressed);
        if let Some(before) = before.filter(|held| stands(held)) {
            return Some(before);
        }
        // What the source says in words is against the period before, wherever an older figure may be.
        let like = |held: &&&Observation| {
            let apart = latest.period.end() - held.period.end();
            held.period.is_dated() && apart > 0 && apart % self.step() == 0 && stands(held)
        };
        let older = if in_words { None } else { self.held.iter().rev().find(like).copied() };
        older.or_else(|| self.at(Period::UNDATED)).or(before)
    }

    /// The periods between the latest figure and this earlier one for which the table has no row.
    pub fn rows_missing_since(&self, earlier: Period) -> Vec<Period> {
        let Some(latest) = self.latest().filter(|_| earlier.is_dated()) else { return Vec::new() };
        let between = (1..).map(|nth| latest.period.moved(-nth * self.step()));
        between.take_while(|period| *period > earlier).filter(|period| self.at(*period).is_none()).collect()
    }

    /// The latest whole year that had ended before the latest figure's own period began; before its end, where that is
    /// all the figure is about.
    pub fn whole_year(&self) -> Option<&'a Observation> {
        let latest = self.latest()?;
        let own = self.indicator.covers(latest.period);
        let over = |year: &Observation| match self.indicator.measure {
            MeasureKind::Stock | MeasureKind::Rolling => year.period.end() < own.end(),
            MeasureKind::Flow | MeasureKind::Cumulative | MeasureKind::Cohort => year.period.end() <= own.begin(),
        };
        self.years.iter().rev().copied().find(|year| over(year) && year.value.is_some())
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
