//! Earlier figures that are said beside the one that judges: of years before, of the start of the year, the highest.

use rust_decimal::Decimal;

use crate::figures::measure::{MeasureKind, MeasureSaid, Observation, Style};

use super::change::Earlier;
use super::series::Series;
use super::span::Span;

/// Earlier figures beside the one before and that of the year before.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EarlierPoints {
    /// The last figure of the same months of an earlier year, however long ago.
    pub same_months: Option<Earlier>,
    /// The same period two years before.
    pub two_years_ago: Option<Earlier>,
    /// Where the financial year began: the last position before it; of what is counted in periods, the first.
    pub year_start: Option<Earlier>,
    /// The highest comparable figure, where the latest is not as high.
    pub peak: Option<Earlier>,
}

/// The earlier points of a series. None: exact decimals end.
pub(super) fn earlier_points(series: &Series) -> Option<EarlierPoints> {
    let Some(latest) = series.latest() else { return Some(EarlierPoints::default()) };
    let compared = |held: Option<&Observation>| match held.filter(|held| series.comparable(held)) {
        Some(held) => Earlier::of(held.clone(), latest, series.indicator.unit).map(Some),
        None => Some(None),
    };
    let before = || {
        let valued = series.held.iter().rev().copied().filter(|held| held.value.is_some() && held.period.is_dated());
        valued.filter(|held| held.period.end() < latest.period.end())
    };
    let apart = |held: &Observation| latest.period.end() - held.period.end();
    let alike = |held: &&Observation| series.comparable(held) && apart(held) % series.step() == 0;
    let highest: Option<Decimal> = before().filter(alike).filter_map(|held| held.value).max();
    let peak = highest.filter(|highest| latest.value.is_some_and(|now| now < *highest));
    Some(EarlierPoints {
        same_months: compared(before().find(|held| apart(held) % 12 == 0))?,
        two_years_ago: compared(series.at(latest.period.moved(-24)).filter(|held| held.value.is_some()))?,
        year_start: compared(before().find(|held| opens_the_year(series, latest, held)))?,
        peak: compared(peak.and_then(|peak| before().filter(alike).find(|held| held.value == Some(peak))))?,
    })
}

fn opens_the_year(series: &Series, latest: &Observation, held: &Observation) -> bool {
    if series.indicator.measure_said == MeasureSaid::MayBeCumulative
        || !matches!(latest.period.style(), Style::Quarter | Style::Month)
    {
        return false;
    }
    let april = Span::year_of(latest.period).begin;
    match series.indicator.measure {
        MeasureKind::Stock => held.period.end() == april,
        MeasureKind::Flow | MeasureKind::Cohort => held.period.begin() == april,
        MeasureKind::Cumulative | MeasureKind::Rolling => false,
    }
}
