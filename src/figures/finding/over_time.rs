//! How a figure moved over time: its usual range, long runs, the recent trend of five years, the line through all of it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::measure::{Indicator, MeasureKind, Observation, Period, Style, Unit};
use crate::figures::method::control_chart::ENOUGH;
use crate::figures::method::proportion::wilson;
use crate::figures::method::recent_trend::{self, RecentTrend, YEARS};
use crate::figures::method::regression::{Line, line};
use crate::figures::method::season::SeasonalEffects;
use crate::figures::method::{Level, rate};

use super::long_run::{self, LongMove, LongSide};
use super::series::Series;
use super::usual_range::{self, NoUsualRange, UsualRange};

/// No more periods than these are left empty between two rows.
const MOST_LACKING: i32 = 60;

/// A series of comparable figures and what the methods find in it.
#[derive(Debug, Clone, PartialEq)]
pub struct OverTime {
    /// The figures, oldest first.
    pub points: Vec<(Period, Decimal)>,
    /// The periods of the series that have no figure, with a row of the table or without: nothing is drawn across them.
    pub gaps: Vec<Period>,
    /// The places of the figures at which a new series begins, because of a break or as the catalogue says.
    pub starts: Vec<usize>,
    /// The range that the latest figure is usual within; or why there is none.
    pub usual: Result<UsualRange, NoUsualRange>,
    /// What the figure has been doing for long, unless it has a season.
    pub long_move: Option<LongMove>,
    /// On which side of its average it has been for long, unless it has a season.
    pub long_side: Option<LongSide>,
    /// What the season does, of all figures since the last start.
    pub season: Option<SeasonalEffects>,
    /// Fingertips' recent trend.
    pub recent: Option<RecentTrend>,
    /// The straight line through the figures, a step of the series being 1; none with fewer than three.
    pub line: Option<Line>,
}

impl OverTime {
    /// What the methods find in the series.
    pub(super) fn of(series: &Series) -> OverTime {
        let indicator = series.indicator;
        let held = comparable(series);
        let valued: Vec<&Observation> = held.iter().copied().filter(|held| held.value.is_some()).collect();
        let points: Vec<(Period, Decimal)> =
            valued.iter().filter_map(|observation| Some((observation.period, observation.value?))).collect();
        let starts = starts(series, &held);
        let from = starts.last().copied().unwrap_or(0);
        let since: Vec<(usize, &Observation)> = valued.iter().copied().enumerate().skip(from).collect();
        let figures: Vec<&Observation> = since.iter().map(|(_, held)| *held).collect();
        let season = usual_range::season(&figures, series.step());
        let overlap = figures.windows(2).any(|pair| indicator.measure.shares_months(pair[0].period, pair[1].period));
        let is_latest = |held: &&Observation| series.latest().is_some_and(|latest| latest.period == held.period);
        let runs = !usual_range::told(season) && !overlap && figures.last().is_some_and(is_latest);
        OverTime {
            gaps: gaps(&held),
            usual: usual_range::usual_range(series, &since),
            long_move: if runs { long_run::long_move(&figures, series.step()) } else { None },
            long_side: if runs { long_run::long_side(&figures, series.step()) } else { None },
            season,
            recent: recent_trend(indicator, &held),
            line: straight(series, &points),
            starts,
            points,
        }
    }

    /// Every period of the series in order, with the place of its figure among the points.
    pub fn periods(&self) -> Vec<(Period, Option<usize>)> {
        let valued = self.points.iter().enumerate().map(|(nth, (period, _))| (*period, Some(nth)));
        let mut periods: Vec<(Period, Option<usize>)> =
            valued.chain(self.gaps.iter().map(|period| (*period, None))).collect();
        periods.sort_by_key(|(period, _)| *period);
        periods
    }

    /// Whether the figure has a season, told from chance.
    pub fn has_season(&self) -> bool {
        usual_range::told(self.season)
    }
}

/// The periods without a figure: of rows that have none, and of rows that the table lacks, as near as the nearest two rows
/// are to each other.
fn gaps(held: &[&Observation]) -> Vec<Period> {
    let apart = |pair: &[&Observation]| pair[1].period.end() - pair[0].period.end();
    let step = held.windows(2).map(apart).filter(|months| *months > 0).min().unwrap_or(0);
    let lacking = held.windows(2).filter(|pair| step > 0 && apart(pair) % step == 0).flat_map(|pair| {
        let between = apart(pair) / step - 1;
        // A year that is mistyped by a century is no reason for a drawing of nothing.
        (1..=between.min(MOST_LACKING)).map(|nth| pair[0].period.moved(nth * step))
    });
    let empty = held.iter().filter(|gap| gap.value.is_none()).map(|gap| gap.period);
    let mut gaps: Vec<Period> = empty.chain(lacking).collect();
    gaps.sort();
    gaps
}

/// The places at which the limits start again: breaks in series, and the periods that the catalogue names.
fn starts(series: &Series, held: &[&Observation]) -> Vec<usize> {
    let valued: Vec<&&Observation> = held.iter().filter(|observation| observation.value.is_some()).collect();
    let before = |at: usize| valued.get(at.wrapping_sub(1)).map(|earlier| earlier.period);
    let starts = |at: usize, observation: &Observation| {
        // A break or a rebasing may fall on a period without a figure: the next one begins the group.
        let since = |period: Period| period <= observation.period && before(at).is_none_or(|before| before < period);
        series.held.iter().any(|other| other.break_in_series && since(other.period))
            || series.indicator.rebase.iter().any(|period| since(*period))
    };
    (0..valued.len()).filter(|at| starts(*at, valued[*at])).collect()
}

/// The last five figures, where they are of years that do not overlap, in one series.
fn recent_trend(indicator: &Indicator, held: &[&Observation]) -> Option<RecentTrend> {
    let years = held.get(held.len().checked_sub(YEARS)?..)?;
    let whole = years.iter().all(|year| year.period.style().is_year() && year.value.is_some());
    let unbroken = !years[1..].iter().any(|year| year.break_in_series)
        && years.windows(2).all(|pair| pair[1].period == pair[0].period.moved(12));
    if !whole || !unbroken || indicator.measure == MeasureKind::Rolling {
        return None;
    }
    let counts = |year: &Observation| Some((year.numerator?.to_f64()?, year.denominator?.to_f64()?));
    match indicator.unit {
        Unit::Percent => {
            let counted: Option<Vec<(f64, f64)>> = years.iter().map(|year| counts(year)).collect();
            let counted = counted?;
            counted.iter().all(|(x, n)| wilson(*x, *n, Level::P95).is_some()).then_some(())?;
            recent_trend::of_proportions(&counted)
        }
        Unit::Count => {
            let around = |year: &&Observation| {
                let value = year.value?.to_f64()?;
                Some((value, rate::count_interval(value, Level::P95)?))
            };
            recent_trend::weighted(&years.iter().map(around).collect::<Option<Vec<_>>>()?)
        }
        Unit::Rate => {
            let around = |year: &&Observation| {
                let (value, (x, n)) = (year.value?.to_f64()?, counts(year)?);
                Some((value, rate::rate(x, n, if x > 0.0 { value * n / x } else { return None }, Level::P95)?))
            };
            recent_trend::weighted(&years.iter().map(around).collect::<Option<Vec<_>>>()?)
        }
        Unit::Score | Unit::Money | Unit::Time => None,
    }
}

/// The figures that may be in one series: of one kind of period, and for what counts since the year began only
/// those of the same months.
fn comparable<'a>(series: &Series<'a>) -> Vec<&'a Observation> {
    let dated = || series.held.iter().copied().filter(|observation| observation.period.is_dated());
    let since_april = |latest: &Observation| latest.period.style() == Style::YearToDate;
    match series.latest() {
        Some(latest) if series.indicator.is_like_in_whole_years() || since_april(latest) => {
            dated().filter(|observation| (latest.period.end() - observation.period.end()) % 12 == 0).collect()
        }
        _ => dated().collect(),
    }
}

/// The line through the figures since the last break, by their true distance in time.
fn straight(series: &Series, points: &[(Period, Decimal)]) -> Option<Line> {
    let broken = series.held.iter().rev().find(|observation| observation.break_in_series).map(|held| held.period);
    let step = f64::from(series.step());
    let pairs: Option<Vec<(f64, f64)>> = points
        .iter()
        .filter(|(period, _)| broken.is_none_or(|broken| *period >= broken))
        .map(|(period, value)| Some((f64::from(period.end()) / step, value.to_f64()?)))
        .collect();
    pairs.filter(|pairs| pairs.len() > 2).and_then(|pairs| line(&pairs))
}

/// Why the limits of a chart do not start again where the catalogue says, or end there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RebaseDoubt {
    /// There are not figures both before and after the period.
    OneSided,
    /// Since the period there are so many figures, fewer than limits need; all together there would be enough.
    TooFew(usize),
}

/// The periods at which the catalogue has limits start again, and where that is doubtful.
pub(super) fn rebase_doubts(series: &Series) -> Vec<(Period, RebaseDoubt)> {
    let held = comparable(series);
    let doubt = |period: Period| {
        let since = held.iter().filter(|held| held.period >= period && held.value.is_some()).count();
        let before = held.iter().any(|held| held.period < period);
        match (since, before) {
            (0, _) | (_, false) => Some(RebaseDoubt::OneSided),
            (since, _) if since <= ENOUGH && held.len() > ENOUGH => Some(RebaseDoubt::TooFew(since)),
            _ => None,
        }
    };
    series.indicator.rebase.iter().filter_map(|period| Some((*period, doubt(*period)?))).collect()
}
