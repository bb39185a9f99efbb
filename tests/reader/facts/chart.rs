//! The usual range and long runs, by another way of reckoning: doubles, published critical values, and the rules read
//! from `docs/judging.md`.

use rust_decimal::prelude::ToPrimitive;

use super::Facts;
use crate::folder::measure::{Figure, Kind, Unit};

/// The range that earlier figures make usual, and where the latest lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub mean: f64,
    pub lower: f64,
    pub upper: f64,
    /// From so many earlier figures.
    pub points: usize,
    pub latest: f64,
    /// It is a range of changes on a year before.
    pub changes: bool,
}

/// Two doubles that are one number.
const HAIR: f64 = 1e-9;

/// The normal distribution's 97.5%, 95% and 99.5%.
const Z_TREND: f64 = 1.959963984540054;
const Z_LEANING: f64 = 1.6448536269514722;
const Z_LONG: f64 = 2.5758293035489004;

impl Range {
    /// -1 below, 1 above, 0 within.
    pub fn side(&self) -> i32 {
        i32::from(self.latest > self.upper + HAIR) - i32::from(self.latest < self.lower - HAIR)
    }
}

impl<'a> Facts<'a> {
    /// The figures with a value since the last break or rebasing.
    pub fn charted(&self) -> Vec<&'a Figure> {
        let alike = self.alike();
        let breaks = self.held.iter().filter(|figure| figure.is_break()).map(|figure| figure.period.end);
        let from = breaks.chain(self.measure.rebase.iter().map(|period| period.end)).max().unwrap_or(i32::MIN);
        alike.into_iter().filter(|figure| figure.period.end >= from && figure.value.is_some()).collect()
    }

    /// The range, where there is one.
    pub fn range(&self) -> Option<Range> {
        let charted = self.charted();
        self.value()?;
        if self.shares_months() {
            return None;
        }
        let (last, before) = charted.split_last()?;
        let seasonal = self.seasonal(before);
        let read = |figure: &Figure| -> Option<f64> {
            let now = number(figure)?;
            if !seasonal {
                return Some(now);
            }
            let then = charted.iter().find(|other| other.period.end == figure.period.end - 12)?;
            Some(now - number(then)?)
        };
        let mut base: Vec<(&Figure, f64)> = before.iter().filter_map(|figure| Some((*figure, read(figure)?))).collect();
        match self.measure.usual_range_of {
            Some([from, to]) => base.retain(|(figure, _)| (from.end..=to.end).contains(&figure.period.end)),
            None => drop(base.drain(..base.len().saturating_sub(20))),
        }
        let values: Vec<f64> = base.iter().map(|(_, value)| *value).collect();
        if values.len() < 13 || !steady(&values) {
            return None;
        }
        let mean = average(&values)?;
        let step = average(&steps(&values))?;
        let level = average(&base.iter().filter_map(|(figure, _)| number(figure)).collect::<Vec<f64>>())?;
        let chance = self.chance(last, level, &base) * if seasonal { 2f64.sqrt() } else { 1.0 };
        let reach = chance.max(2.66 * step);
        if chance <= 2.66 * step && lopsided(&values) {
            return None;
        }
        // An average step beyond the lowest and the highest earlier figure at least.
        let lower = values.iter().fold(mean - reach, |lower, value| lower.min(value - step));
        let upper = values.iter().fold(mean + reach, |upper, value| upper.max(value + step));
        Some(Range { mean, lower, upper, points: values.len(), latest: read(last)?, changes: seasonal })
    }

    /// Three standard errors of a percentage of so many, or of so few events.
    fn chance(&self, last: &Figure, level: f64, base: &[(&Figure, f64)]) -> f64 {
        let double = |figure: Option<rust_decimal::Decimal>| figure.and_then(|value| value.to_f64());
        let (value, count, of) = (double(last.value).unwrap_or(0.0), double(last.count), double(last.out_of));
        let events = matches!(self.measure.kind, Kind::Flow | Kind::Cumulative | Kind::Cohort);
        match self.measure.unit {
            Unit::Percent => {
                let of = of.or(count.filter(|_| value > 0.0).map(|count| count * 100.0 / value)).unwrap_or(0.0);
                let share = (level / 100.0).clamp(0.0, 1.0);
                if of > 0.0 { 300.0 * (share * (1.0 - share) / of).sqrt() } else { 0.0 }
            }
            Unit::Count if events && level < 10.0 => 3.0 * level.max(0.0).sqrt(),
            Unit::Rate if events => {
                let per = |figure: &Figure| {
                    let (count, of) = (double(figure.count)?, double(figure.out_of)?);
                    (count > 0.0).then_some(double(figure.value)? * of / count)
                };
                let per = per(last).or_else(|| base.iter().find_map(|(figure, _)| per(figure)));
                let expected = per.zip(of).map_or(0.0, |(per, of)| level / per * of);
                if expected > 0.0 && expected < 10.0 && count.is_some() { 3.0 * level / expected.sqrt() } else { 0.0 }
            }
            _ => 0.0,
        }
    }

    /// Whether the seasons differ after the trend, by an F test at 1%.
    fn seasonal(&self, figures: &[&Figure]) -> bool {
        let length = match self.step() {
            3 => 4,
            1 => 12,
            _ => return false,
        };
        let points: Vec<(i32, f64)> =
            figures.iter().filter_map(|figure| Some((figure.period.end / self.step(), number(figure)?))).collect();
        let met = |season: i32| points.iter().filter(|(at, _)| at.rem_euclid(length) == season).count();
        if points.len() < 12 || (0..length).any(|season| met(season) < 2) {
            return false;
        }
        let (alone, within) = (left_over(&points, 1), left_over(&points, length));
        let (between, freedom) = (f64::from(length - 1), points.len() as f64 - f64::from(length) - 1.0);
        // A straight line leaves nothing but the hair of doubles.
        if freedom < 1.0 || alone <= HAIR {
            return false;
        }
        let f = (alone - within) / between / (within / freedom);
        tail_of_f(f, between, freedom) < 0.01
    }

    /// Neighbouring figures that share months are no independent points.
    pub fn shares_months(&self) -> bool {
        self.measure.kind == Kind::Rolling
            && self.held.windows(2).any(|pair| pair[1].period.end - pair[0].period.end < 12)
    }

    /// The latest figures of the series that follow each other, 20 at most, without those of a season.
    pub fn window(&self) -> Vec<f64> {
        let charted = self.charted();
        if self.seasonal(&charted) || self.shares_months() {
            return Vec::new();
        }
        let mut found: Vec<&Figure> = Vec::new();
        for figure in charted.into_iter().rev().take(20) {
            if found.last().is_some_and(|later| later.period.end - figure.period.end != self.step()) {
                break;
            }
            found.push(figure);
        }
        found.iter().rev().filter_map(|figure| number(figure)).collect()
    }

    /// A long rise (1) or fall (-1): in how many steps it moved that way, and of how many.
    pub fn long_move(&self) -> Option<(i32, usize, usize)> {
        let values = self.window();
        let (z, way) = trend(&values).filter(|_| values.len() >= 10)?;
        let signs: Vec<i32> = values.windows(2).map(|pair| sign(pair[1] - pair[0])).collect();
        let moved = signs.iter().filter(|sign| **sign == way).count();
        let ended = signs.iter().rev().take(3).all(|sign| *sign == -way);
        let whole = sign(values[values.len() - 1] - values[0]) == way;
        (z > Z_LONG && moved * 3 >= signs.len() * 2 && !ended && whole).then_some((way, moved, signs.len()))
    }

    /// So many of the latest figures have all been on one side of the average of so many.
    pub fn one_side(&self) -> Option<(usize, i32, f64, usize)> {
        let values = self.window();
        let mean = average(&values).filter(|_| values.len() >= 14)?;
        let side = sign(*values.last()? - mean);
        let run = values.iter().rev().take_while(|value| side != 0 && sign(**value - mean) == side).count();
        (run >= 7).then_some((run, side, mean, values.len()))
    }
}

fn number(figure: &Figure) -> Option<f64> {
    figure.value.and_then(|value| value.to_f64())
}

fn sign(by: f64) -> i32 {
    if by.abs() < HAIR { 0 } else { by.signum() as i32 }
}

fn average(all: &[f64]) -> Option<f64> {
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
}

fn steps(values: &[f64]) -> Vec<f64> {
    values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect()
}

/// Whether figures move about one level, each by itself.
fn steady(values: &[f64]) -> bool {
    let (Some(mean), Some(moving)) = (average(values), average(&steps(values))) else { return false };
    if moving < HAIR {
        return false;
    }
    let outside = values.iter().filter(|value| (*value - mean).abs() > 2.66 * moving + HAIR).count();
    let longest = |marks: &[i32]| {
        let (mut best, mut run, mut last) = (0, 0, 0);
        for mark in marks {
            run = if *mark != 0 && *mark == last { run + 1 } else { i32::from(*mark != 0) };
            (last, best) = (*mark, best.max(run));
        }
        best
    };
    let sides: Vec<i32> = values.iter().map(|value| sign(value - mean)).collect();
    let moves: Vec<i32> = values.windows(2).map(|pair| sign(pair[1] - pair[0])).collect();
    let n = values.len() as f64;
    let squares: f64 = steps(values).iter().map(|step| step * step).sum();
    let spread: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let leaning = (2.0 - squares / spread) / (4.0 * (n - 2.0) / (n * n - 1.0)).sqrt();
    let trending = trend(values).is_some_and(|(z, _)| z > Z_TREND);
    outside * 5 < values.len() && longest(&sides) < 7 && longest(&moves) < 6 && leaning < Z_LEANING && !trending
}

/// Whether figures lie further out on one side: the skewness, made normal by D'Agostino's Johnson curve, against 1.96.
fn lopsided(values: &[f64]) -> bool {
    let n = values.len() as f64;
    let Some(mean) = average(values) else { return false };
    let sum = |power: i32| values.iter().map(|value| (value - mean).powi(power)).sum::<f64>();
    let skewness = n.sqrt() * sum(3) / sum(2).powf(1.5);
    // Its variance and its fourth moment in figures of a normal distribution.
    let variance = 6.0 * (n - 2.0) / ((n + 1.0) * (n + 3.0));
    let fourth = 3.0 * (n * n + 27.0 * n - 70.0) * (n + 1.0) * (n + 3.0);
    let fourth = fourth / ((n - 2.0) * (n + 5.0) * (n + 7.0) * (n + 9.0));
    let squared = (2.0 * fourth - 2.0).sqrt() - 1.0;
    let scaled = skewness.abs() / variance.sqrt() * ((squared - 1.0) / 2.0).sqrt();
    let z = (scaled + (scaled * scaled + 1.0).sqrt()).ln() / squared.sqrt().ln().sqrt();
    z > Z_TREND
}

/// Kendall's z for a trend, and which way it goes.
fn trend(values: &[f64]) -> Option<(f64, i32)> {
    let mut score = 0;
    let mut ties = 0.0;
    for (nth, value) in values.iter().enumerate() {
        score += values[nth + 1..].iter().map(|later| sign(later - value)).sum::<i32>();
        let same = values.iter().filter(|other| sign(*other - value) == 0).count() as f64;
        // Each of so many that are the same adds its part of what they take off.
        ties += (same - 1.0) * (2.0 * same + 5.0);
    }
    let n = values.len() as f64;
    let variance = (n * (n - 1.0) * (2.0 * n + 5.0) - ties) / 18.0;
    (variance > 0.0).then(|| ((f64::from(score.abs()) - 1.0).max(0.0) / variance.sqrt(), score.signum()))
}

/// The squares left by one slope through so many levels.
fn left_over(points: &[(i32, f64)], levels: i32) -> f64 {
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for level in 0..levels {
        let own: Vec<(f64, f64)> = points
            .iter()
            .filter(|(at, _)| at.rem_euclid(levels) == level)
            .map(|(at, value)| (f64::from(*at), *value))
            .collect();
        let many = own.len() as f64;
        let (x, y) = own.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0 / many, sum.1 + point.1 / many));
        for point in own {
            xx += (point.0 - x).powi(2);
            xy += (point.0 - x) * (point.1 - y);
            yy += (point.1 - y).powi(2);
        }
    }
    yy - xy * xy / xx
}

/// The chance of a larger F, by Simpson's rule over the angle whose squared cosine is Beta distributed.
fn tail_of_f(f: f64, between: f64, freedom: f64) -> f64 {
    let height = |angle: f64| angle.sin().powf(freedom - 1.0) * angle.cos().powf(between - 1.0);
    let area = |to: f64| {
        let parts = 20_000;
        let width = to / f64::from(parts);
        let term = |nth: i32| {
            let weight = if nth == 0 || nth == parts {
                1.0
            } else if nth % 2 == 1 {
                4.0
            } else {
                2.0
            };
            weight * height(f64::from(nth) * width)
        };
        (0..=parts).map(term).sum::<f64>() * width / 3.0
    };
    let share = freedom / (freedom + between * f);
    area(share.sqrt().asin()) / area(std::f64::consts::FRAC_PI_2)
}
