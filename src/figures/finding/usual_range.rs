//! The usual range of a figure: how far it moves by itself, from its own earlier figures, or why that cannot be said.
//!
//! The limits are those of a control chart of single values (`method::control_chart`), from the figures *before* the
//! latest alone, so that what is tested is no part of what it is tested by; a percentage of so many, or so few events, is
//! allowed what chance alone moves it by. They lie an average moving range beyond every earlier figure at least: of figures
//! with a long tail a new record is common. Only a figure outside is called anything: what that costs and why is in
//! `docs/judging.md`, and how often it errs in `rules/false_signals_tests.rs`.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::figures::measure::{Indicator, MeasureKind, Observation, Polarity, Unit};
use crate::figures::method::control_chart::{Assurance, ENOUGH, Improvement, Options, Special, chart};
use crate::figures::method::season::{SeasonalEffects, effects};
use crate::figures::method::steadiness::{mann_kendall, skewness, successive_differences};

use super::series::Series;

/// No more than so many of the latest earlier figures are asked: what is longer ago is another time.
pub(super) const MOST: usize = 20;

/// A season, a trend, neighbours that lean on each other and figures that lie far out on one side alone are told below
/// these chances.
const SEASON: f64 = 0.01;
const TREND: f64 = 0.05;
const LEANING: f64 = 0.05;
const SKEWED: f64 = 0.05;

/// So few events on average go by chance as far as Poisson has it, whatever the moving ranges of a dozen figures say.
const FEW_EVENTS: f64 = 10.0;

/// Of measures that stay as they are, chance alone takes about one in so many outside at the latest figure, and of no kind
/// that was simulated more than one in so many (`rules/false_signals_tests.rs`).
pub const ONE_IN: u32 = 100;
/// See [`ONE_IN`].
pub const AT_MOST_ONE_IN: u32 = 40;

/// What the range is a range of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeOf {
    /// The figures themselves.
    Figures,
    /// Their changes on a year before, because they have a season.
    YearlyChanges,
}

/// Limits from earlier figures, and where the latest lies.
#[derive(Debug, Clone, PartialEq)]
pub struct UsualRange {
    /// What it is a range of.
    pub of: RangeOf,
    /// The lower limit, which belongs to the range.
    pub lower: Decimal,
    /// The mean of the earlier figures.
    pub mean: Decimal,
    /// The upper limit, which belongs to the range.
    pub upper: Decimal,
    /// How many earlier figures it is from.
    pub figures: usize,
    /// The first and the last of them, by their places among the comparable figures.
    pub places: (usize, usize),
    /// The latest figure, or its change on a year before.
    pub latest: Decimal,
    /// Where that lies: below the range, within it, above it.
    pub position: Ordering,
    /// The limits are further apart than the moving ranges would have them: chance alone moves a figure of so many so far.
    pub by_chance: bool,
}

/// Why a figure has no usual range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoUsualRange {
    /// There is no latest figure.
    NoLatest,
    /// Neighbouring figures share months.
    SharedMonths,
    /// There are too few comparable figures.
    TooFew,
    /// There are too few in the stretch that the catalogue names.
    TooFewNamed,
    /// There are too few changes on a year before, and the figure has a season.
    Season,
    /// Nothing moved, or hardly ever.
    NoVariation,
    /// The earlier figures did not move about one level.
    Unsteady,
    /// The earlier figures lie further out on one side of their mean than on the other.
    Skewed,
    /// Exact decimals end.
    TooLarge,
}

impl NoUsualRange {
    /// The reason in plain English.
    pub fn as_str(self) -> &'static str {
        match self {
            NoUsualRange::NoLatest => "no latest figure",
            NoUsualRange::SharedMonths => "neighbouring figures share months",
            NoUsualRange::TooFew => "fewer than 14 comparable figures",
            NoUsualRange::TooFewNamed => "fewer than 13 figures in the stretch that the catalogue names",
            NoUsualRange::Season => "not tested: it has a season",
            NoUsualRange::NoVariation => "hardly any figure differs from the one before it",
            NoUsualRange::Unsteady => "its earlier figures are not steady",
            NoUsualRange::Skewed => "not tested: its earlier figures are skewed",
            NoUsualRange::TooLarge => "figures too large",
        }
    }

    /// The reason in two words at most, for where there is room for no more.
    pub fn in_two_words(self) -> &'static str {
        match self {
            NoUsualRange::NoLatest => "no figure",
            NoUsualRange::SharedMonths => "overlap",
            NoUsualRange::TooFew | NoUsualRange::TooFewNamed => "too few",
            NoUsualRange::Season => "a season",
            NoUsualRange::NoVariation => "hardly moves",
            NoUsualRange::Unsteady => "not steady",
            NoUsualRange::Skewed => "skewed",
            NoUsualRange::TooLarge => "too large",
        }
    }
}

/// How the latest figure compares with its usual range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsualStanding {
    /// Outside, on the better side.
    Better,
    /// Outside, on the worse side.
    Worse,
    /// Outside, where neither side is better.
    Outside,
    /// Within.
    Within,
}

impl UsualRange {
    /// How the latest figure compares, by which way is good.
    pub fn standing(&self, polarity: Polarity) -> UsualStanding {
        match (self.position, polarity) {
            (Ordering::Equal, _) => UsualStanding::Within,
            (_, Polarity::Between(..) | Polarity::None) => UsualStanding::Outside,
            (Ordering::Greater, Polarity::Higher) | (Ordering::Less, Polarity::Lower) => UsualStanding::Better,
            (Ordering::Greater, Polarity::Lower) | (Ordering::Less, Polarity::Higher) => UsualStanding::Worse,
        }
    }

    /// Whether the whole range meets a target. A target on a limit is met now and then.
    ///
    /// `None` where neither way is good, and of changes, which have no target.
    pub fn assurance(&self, polarity: Polarity, target: Decimal) -> Option<Assurance> {
        let (beyond, short) = match polarity {
            Polarity::Higher => (Assurance::Fail, Assurance::Pass),
            Polarity::Lower => (Assurance::Pass, Assurance::Fail),
            Polarity::Between(..) | Polarity::None => return None,
        };
        (self.of == RangeOf::Figures).then_some(match target {
            target if target > self.upper => beyond,
            target if target < self.lower => short,
            _ => Assurance::Inconsistent,
        })
    }
}

/// The season of comparable figures since the last start, a step of the series being so many months.
pub(super) fn season(since: &[&Observation], step: i32) -> Option<SeasonalEffects> {
    let length = match step {
        3 => 4,
        1 => 12,
        _ => return None,
    };
    let point = |held: &&Observation| Some((held.period.end() / step, held.value?.to_f64()?));
    effects(&since.iter().filter_map(point).collect::<Vec<_>>(), length)
}

/// Whether the season is told from chance.
pub(super) fn told(season: Option<SeasonalEffects>) -> bool {
    season.is_some_and(|season| season.p < SEASON)
}

/// The usual range of the latest of these figures: all that are comparable since the last start, oldest first, each with
/// its place among all comparable figures.
pub(super) fn usual_range(series: &Series, since: &[(usize, &Observation)]) -> Result<UsualRange, NoUsualRange> {
    let Baseline { seasonal, now, last, earlier } = baseline(series, since)?;
    let figures: Vec<Decimal> = earlier.iter().map(|(.., figure)| *figure).collect();
    let Moving { mean, reach, step } = steady(&figures)?;
    let levels: Vec<&Observation> = earlier.iter().map(|(_, held, _)| *held).collect();
    // A change is of two figures, each of which chance moves.
    let twice = if seasonal { std::f64::consts::SQRT_2 } else { 1.0 };
    let chance = by_chance(series.indicator, last, &levels).and_then(|chance| Decimal::from_f64(chance * twice));
    let chance = chance.map(|chance| chance.round_dp(9)).filter(|chance| *chance > reach);
    // What chance alone makes of so few is known to be skewed, and allowed for.
    if chance.is_none() && skewed(&figures) {
        return Err(NoUsualRange::Skewed);
    }
    let reach = chance.unwrap_or(reach);
    // No earlier figure is unusual, nor one that lies no further beyond them all than they lie from each other.
    let (least, most) = figures.iter().fold((mean, mean), |(least, most), held| (least.min(*held), most.max(*held)));
    let ends = || {
        let lower = mean.checked_sub(reach)?.min(least.checked_sub(step)?);
        Some((lower, mean.checked_add(reach)?.max(most.checked_add(step)?)))
    };
    let (lower, upper) = ends().ok_or(NoUsualRange::TooLarge)?;
    let position = match now {
        now if now < lower => Ordering::Less,
        now if now > upper => Ordering::Greater,
        _ => Ordering::Equal,
    };
    Ok(UsualRange {
        of: if seasonal { RangeOf::YearlyChanges } else { RangeOf::Figures },
        lower,
        mean,
        upper,
        figures: earlier.len(),
        places: (earlier[0].0, earlier[earlier.len() - 1].0),
        latest: now,
        position,
        by_chance: chance.is_some(),
    })
}

/// What the latest figure is held against.
struct Baseline<'a> {
    /// Both are changes on a year before.
    seasonal: bool,
    /// The latest figure, or its change.
    now: Decimal,
    last: &'a Observation,
    /// The earlier figures, each with its place and what is read of it: 13 or more.
    earlier: Vec<(usize, &'a Observation, Decimal)>,
}

fn baseline<'a>(series: &Series, since: &[(usize, &'a Observation)]) -> Result<Baseline<'a>, NoUsualRange> {
    let latest = series.latest().filter(|latest| latest.value.is_some()).ok_or(NoUsualRange::NoLatest)?;
    let kind = series.indicator.measure;
    let Some(((_, last), before)) = since.split_last().filter(|((_, last), _)| last.period == latest.period) else {
        return Err(NoUsualRange::NoLatest);
    };
    if since.windows(2).any(|pair| kind.shares_months(pair[0].1.period, pair[1].1.period)) {
        return Err(NoUsualRange::SharedMonths);
    }
    let held: Vec<&Observation> = before.iter().map(|(_, held)| *held).collect();
    let seasonal = told(season(&held, series.step()));
    let read = |held: &Observation| {
        if !seasonal {
            return held.value;
        }
        let year_before = held.period.year_before();
        let (_, then) = since.iter().find(|(_, other)| other.period == year_before)?;
        held.value?.checked_sub(then.value?)
    };
    let fixed = series.indicator.usual_range_of;
    let named = |held: &Observation| fixed.is_none_or(|(from, to)| held.period >= from && held.period <= to);
    let named = before.iter().filter(|(_, held)| named(held));
    let mut earlier: Vec<(usize, &Observation, Decimal)> =
        named.filter_map(|(place, held)| Some((*place, *held, read(held)?))).collect();
    if fixed.is_none() {
        earlier.drain(..earlier.len().saturating_sub(MOST));
    }
    let too_few = match (seasonal, fixed) {
        (true, _) => NoUsualRange::Season,
        (false, Some(_)) => NoUsualRange::TooFewNamed,
        (false, None) => NoUsualRange::TooFew,
    };
    match read(last).filter(|_| earlier.len() >= ENOUGH) {
        Some(now) => Ok(Baseline { seasonal, now, last, earlier }),
        None => Err(too_few),
    }
}

/// How steady figures move: their mean, how far the limits of a control chart reach from it, and how far neighbours lie
/// apart on average.
struct Moving {
    mean: Decimal,
    reach: Decimal,
    step: Decimal,
}

/// How figures move that are steady; where they are not there is no range.
fn steady(figures: &[Decimal]) -> Result<Moving, NoUsualRange> {
    // Large moving ranges are left in: to leave them out narrows the limits of figures that are steady.
    let options = Options { screen: false, fix_after: None, improvement: Improvement::Neutral };
    let chart = chart(figures, &[], options).ok_or(NoUsualRange::TooLarge)?;
    let group = chart.groups.last().ok_or(NoUsualRange::TooFew)?;
    let (Some(limits), Some(step), None) = (group.limits, group.moving_range, chart.refused()) else {
        return Err(NoUsualRange::NoVariation);
    };
    let outside = |special| matches!(special, Special::AboveLimit | Special::BelowLimit);
    let run = |special| {
        matches!(special, Special::TrendRising | Special::TrendFalling | Special::ShiftAbove | Special::ShiftBelow)
    };
    let stray = chart.points.iter().filter(|point| outside(point.special)).count();
    let plain: Vec<f64> = figures.iter().filter_map(Decimal::to_f64).collect();
    let moved = mann_kendall(&plain).is_some_and(|found| found.p < TREND)
        || successive_differences(&plain).is_some_and(|p| p < LEANING);
    if stray * 5 >= figures.len() || chart.points.iter().any(|point| run(point.special)) || moved {
        return Err(NoUsualRange::Unsteady);
    }
    let reach = limits.upper.checked_sub(group.mean).ok_or(NoUsualRange::TooLarge)?;
    Ok(Moving { mean: group.mean, reach, step })
}

/// Whether figures lie so unevenly about their mean that limits as far from it on both sides do not describe them.
fn skewed(figures: &[Decimal]) -> bool {
    let plain: Vec<f64> = figures.iter().filter_map(Decimal::to_f64).collect();
    skewness(&plain).is_some_and(|p| p < SKEWED)
}

/// Three standard errors of a percentage of as many as the latest, or of so few separate events. None: neither, or the
/// counts are not held.
fn by_chance(indicator: &Indicator, latest: &Observation, earlier: &[&Observation]) -> Option<f64> {
    let values: Vec<f64> = earlier.iter().filter_map(|held| held.value?.to_f64()).collect();
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let counts = |held: &Observation| Some((held.numerator?.to_f64()?, held.denominator?.to_f64()?));
    let events = matches!(indicator.measure, MeasureKind::Flow | MeasureKind::Cumulative | MeasureKind::Cohort);
    match indicator.unit {
        Unit::Percent => {
            let (value, numerator) = (latest.value?.to_f64()?, latest.numerator.and_then(|count| count.to_f64()));
            let derived = || numerator.filter(|_| value > 0.0).map(|count| count * 100.0 / value);
            let of = latest.denominator.and_then(|of| of.to_f64()).or_else(derived).filter(|of| *of > 0.0)?;
            let share = (mean / 100.0).clamp(0.0, 1.0);
            Some(300.0 * (share * (1.0 - share) / of).sqrt())
        }
        Unit::Count if events && mean < FEW_EVENTS => Some(3.0 * mean.max(0.0).sqrt()),
        Unit::Rate if events => {
            // What a rate is multiplied by to be printed, from any figure that shows it.
            let per = |held: &Observation| {
                let (count, of) = counts(held).filter(|(count, _)| *count > 0.0)?;
                Some(held.value?.to_f64()? * of / count)
            };
            let per = std::iter::once(latest).chain(earlier.iter().copied()).find_map(per)?;
            let expected = mean / per * counts(latest)?.1;
            (expected > 0.0 && expected < FEW_EVENTS).then(|| 3.0 * mean / expected.sqrt())
        }
        _ => None,
    }
}
