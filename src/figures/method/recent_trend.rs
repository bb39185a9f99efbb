//! Fingertips' recent trend: the last five yearly figures, tested at 99.8% for a straight rise or fall.
//!
//! The years are independent, do not overlap and have no break in series; monthly and quarterly figures are not
//! tested. A trend is significant where chi-squared passes [`THRESHOLD`] and the slope has one sign in all six fits:
//! that of all five years and the five that leave one out.

use super::{Interval, finite};

/// Chi-squared with one degree of freedom beyond which lies p = 0.002, as Fingertips has it.
pub const THRESHOLD: f64 = 9.54953570608324;

/// How many years are tested.
pub const YEARS: usize = 5;

/// The width of a 95% interval in standard errors, as Fingertips rounds it.
const WIDTH: f64 = 3.92;

/// The direction of a recent trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Significantly up.
    Increasing,
    /// Significantly down.
    Decreasing,
    /// Not told apart from no change.
    NoChange,
}

impl Direction {
    /// Fingertips' words, but for the word for no change; `high_is_good` `None` where neither way is.
    pub fn in_words(self, high_is_good: Option<bool>) -> &'static str {
        match (self, high_is_good) {
            (Direction::NoChange, _) => "No clear change",
            (Direction::Increasing, None) => "Increasing",
            (Direction::Decreasing, None) => "Decreasing",
            (Direction::Increasing, Some(true)) => "Increasing and getting better",
            (Direction::Increasing, Some(false)) => "Increasing and getting worse",
            (Direction::Decreasing, Some(true)) => "Decreasing and getting worse",
            (Direction::Decreasing, Some(false)) => "Decreasing and getting better",
        }
    }
}

/// What the test found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RecentTrend {
    /// Which way, where it is significant.
    pub direction: Direction,
    /// Chi-squared with one degree of freedom, 0 or more.
    pub chi_squared: f64,
    /// Whether the slope has one sign in all six fits.
    pub slopes_agree: bool,
}

/// The recent trend of five yearly values with their 95% intervals, the oldest first: least squares weighted by
/// `1/SE²`, `SE` the interval's width over 3.92 (Fingertips 2020, `TrendMarkerCalculator`).
///
/// None with other than five values, and where an interval has no width or something is not a number.
pub fn weighted(years: &[(f64, Interval)]) -> Option<RecentTrend> {
    let fits = |around: &Interval| around.lower.is_finite() && around.upper.is_finite() && around.lower < around.upper;
    if years.len() != YEARS || !years.iter().all(|(_, around)| fits(around)) {
        return None;
    }
    let weight = |around: Interval| ((around.upper - around.lower) / WIDTH).powi(-2);
    let points: Vec<Weighted> = (1..)
        .zip(years)
        .map(|(year, (value, around))| Weighted { year: f64::from(year), value: *value, weight: weight(*around) })
        .collect();
    let (slope, spread) = slope(&points)?;
    found(slope, finite(slope * slope * spread)?, one_sign(&points)?)
}

/// The recent trend of five yearly counts and their totals, the oldest first: Armitage's test for a trend in
/// proportions, and the six slopes of their log odds (Armitage 1955; Fingertips 2020, `TrendMarkerCalculator`, with the
/// direction taken from the sign of Armitage's numerator, which that code leaves unset).
///
/// None with other than five pairs, and where a count is zero or equal to its total, for it has no log odds.
pub fn of_proportions(years: &[(f64, f64)]) -> Option<RecentTrend> {
    let fits = |(count, total): &(f64, f64)| total.is_finite() && *count > 0.0 && count < total;
    if years.len() != YEARS || !years.iter().all(fits) {
        return None;
    }
    let sum = |term: &dyn Fn(f64, f64, f64) -> f64| -> f64 {
        (1..).zip(years).map(|(year, (count, total))| term(f64::from(year), *count, *total)).sum()
    };
    let (n, x) = (sum(&|_, _, total| total), sum(&|_, count, _| count));
    let (x_by_year, n_by_year) = (sum(&|year, count, _| count * year), sum(&|year, _, total| total * year));
    let n_by_square = sum(&|year, _, total| total * year * year);
    // Divided through by n, so that great totals do not overflow.
    let numerator = x_by_year - x * (n_by_year / n);
    let variance = (x / n) * ((n - x) / n) * (n_by_square - n_by_year * (n_by_year / n));
    let chi_squared = finite(numerator * numerator / variance)?;
    let logit = |(count, total): &(f64, f64)| (count / (total - count)).ln();
    let points: Vec<Weighted> = (1..)
        .zip(years)
        .map(|(year, pair)| Weighted { year: f64::from(year), value: logit(pair), weight: 1.0 })
        .collect();
    found(numerator, chi_squared, one_sign(&points)?)
}

fn found(sign: f64, chi_squared: f64, slopes_agree: bool) -> Option<RecentTrend> {
    let told = chi_squared > THRESHOLD && slopes_agree;
    let direction = if told && sign > 0.0 {
        Direction::Increasing
    } else if told && sign < 0.0 {
        Direction::Decreasing
    } else {
        Direction::NoChange
    };
    Some(RecentTrend { direction, chi_squared, slopes_agree })
}

/// A year's value with its weight.
#[derive(Clone, Copy)]
struct Weighted {
    year: f64,
    value: f64,
    weight: f64,
}

/// The weighted slope a year, and the weighted squares of the years about their mean: one over the slope's variance.
fn slope(points: &[Weighted]) -> Option<(f64, f64)> {
    let sum = |term: &dyn Fn(&Weighted) -> f64| -> f64 { points.iter().map(term).sum() };
    let weight = sum(&|point| point.weight);
    let year = sum(&|point| point.weight * point.year) / weight;
    let value = sum(&|point| point.weight * point.value) / weight;
    let spread = sum(&|point| point.weight * (point.year - year).powi(2));
    let together = sum(&|point| point.weight * (point.year - year) * (point.value - value));
    Some((finite(together / spread)?, finite(spread)?))
}

/// Whether all six slopes point the same way. A level one counts as rising, as in Fingertips.
fn one_sign(points: &[Weighted]) -> Option<bool> {
    let whole = slope(points)?.0 < 0.0;
    for left_out in 0..points.len() {
        let mut rest = points.to_vec();
        rest.remove(left_out);
        if (slope(&rest)?.0 < 0.0) != whole {
            return Some(false);
        }
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(value: f64) -> (f64, Interval) {
        (value, Interval { lower: value - 1.96, upper: value + 1.96 })
    }

    #[test]
    fn equal_weights_by_hand() {
        // Standard errors of 1: chi-squared is the squared slope times 10, the squares of -2, -1, 0, 1, 2.
        let found = weighted(&[1.0, 2.0, 3.0, 4.0, 5.0].map(around)).expect("five years");
        assert!((found.chi_squared - 10.0).abs() < 1e-12 && found.slopes_agree);
        assert_eq!(found.direction, Direction::Increasing);
        let found = weighted(&[5.0, 4.1, 3.0, 2.0, 1.0].map(around)).expect("five years");
        assert_eq!(found.direction, Direction::Decreasing);
        // 0.95 a year is 9.025: not enough.
        let found = weighted(&[0.0, 0.95, 1.9, 2.85, 3.8].map(around)).expect("five years");
        assert_eq!(found.direction, Direction::NoChange);
    }

    #[test]
    fn one_year_does_not_make_a_trend() {
        // Without the last year it falls by a quarter a year, though with it chi-squared is 10·1.55².
        let found = weighted(&[1.0, 1.0, 0.0, 0.5, 9.0].map(around)).expect("five years");
        assert!(found.chi_squared > THRESHOLD && !found.slopes_agree);
        assert_eq!(found.direction, Direction::NoChange);
    }

    #[test]
    fn armitage_by_hand() {
        // 10, 20, 30, 40, 50 of 100: numerator 550 - 150·3 = 100, variance 0.3·0.7·(5500 - 1500·3) = 210.
        let found = of_proportions(&[(10.0, 100.0), (20.0, 100.0), (30.0, 100.0), (40.0, 100.0), (50.0, 100.0)]);
        let found = found.expect("five years");
        assert!((found.chi_squared - 10_000.0 / 210.0).abs() < 1e-10);
        assert_eq!(found.direction, Direction::Increasing);
        assert_eq!(found.direction.in_words(Some(false)), "Increasing and getting worse");
    }

    #[test]
    fn what_cannot_be_calculated() {
        assert_eq!(of_proportions(&[(1.0, 2.0); 4]), None);
        assert_eq!(of_proportions(&[(1.0, 2.0), (2.0, 2.0), (1.0, 2.0), (1.0, 2.0), (1.0, 2.0)]), None);
        assert_eq!(weighted(&[(1.0, Interval { lower: 1.0, upper: 1.0 }); 5]), None);
        assert_eq!(weighted(&[around(f64::NAN); 5]), None);
    }
}
