//! Funnel plots and control limits of proportions: how far an area may lie from the whole by chance.

use super::proportion::{counts, wilson};
use super::{Interval, Level, finite};

/// Where an area lies beside the funnel, in the words of `PHEindicatormethods`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Below the 99.8% limit.
    Low001,
    /// Below the 95% limit.
    Low025,
    /// Above the 99.8% limit.
    High001,
    /// Above the 95% limit.
    High025,
    /// Within both.
    Within,
}

impl Place {
    /// The label as that package prints it.
    pub fn label(self) -> &'static str {
        match self {
            Place::Low001 => "Low (0.001)",
            Place::Low025 => "Low (0.025)",
            Place::High001 => "High (0.001)",
            Place::High025 => "High (0.025)",
            Place::Within => "Not significant",
        }
    }
}

/// The share of all areas together, from 0 to 1: the centre line. `areas` are pairs of cases and total.
///
/// None without areas, or where one of them is not a count of a total.
pub fn centre(areas: &[(f64, f64)]) -> Option<f64> {
    if areas.is_empty() || areas.iter().any(|(x, n)| !counts(*x, *n)) {
        return None;
    }
    let (x, n) = areas.iter().fold((0.0, 0.0), |(cases, total), (x, n)| (cases + x, total + n));
    finite(x / n)
}

/// The funnel's limits at a total of `n` around the share `centre`: `P ± z·sqrt(P(1-P)/n)`, by which the label goes.
/// They may lie below 0 or above 1 (Spiegelhalter 2005; `PHEindicatormethods` 2.1.0).
///
/// `None` where `centre` is outside 0 to 1 or `n` not above zero.
pub fn limits(centre: f64, n: f64, level: Level) -> Option<Interval> {
    if !counts(0.0, n) || !(0.0..=1.0).contains(&centre) {
        return None;
    }
    let reach = level.z() * (centre * (1.0 - centre) / n).sqrt();
    Interval::of(centre - reach, centre + reach)
}

/// The lines to draw: the limits kept within 0 and 1.
pub fn lines(centre: f64, n: f64, level: Level) -> Option<Interval> {
    let Interval { lower, upper } = limits(centre, n, level)?;
    Some(Interval { lower: lower.max(0.0), upper: upper.min(1.0) })
}

/// Where `x` of `n` lies beside the funnel around `centre`. On a limit is within it. The outer limits come first, and
/// the lower before the upper.
///
/// `None` where `x` of `n` is not a count of a total, or `centre` outside 0 to 1.
pub fn place(x: f64, n: f64, centre: f64) -> Option<Place> {
    if !counts(x, n) {
        return None;
    }
    let (value, outer, inner) = (x / n, limits(centre, n, Level::P99_8)?, limits(centre, n, Level::P95)?);
    Some(match value {
        value if value < outer.lower => Place::Low001,
        value if value < inner.lower => Place::Low025,
        value if value > outer.upper => Place::High001,
        value if value > inner.upper => Place::High025,
        _ => Place::Within,
    })
}

/// Fingertips' control limits of a proportion: Wilson's interval around the benchmark `p0` with the area's own total,
/// `n·p0` in the place of the count. An area outside it differs from the benchmark (Fingertips, 2020,
/// `SpcForProportionsComparer`).
///
/// `None` where `p0` is outside 0 to 1 or `n` not above zero.
pub fn control_limits(p0: f64, n: f64, level: Level) -> Option<Interval> {
    if !(0.0..=1.0).contains(&p0) {
        return None;
    }
    wilson((p0 * n).min(n), n, level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_by_hand() {
        // A fifth of 400: the standard error is sqrt(0.2·0.8/400) = 0.02.
        let found = limits(0.2, 400.0, Level::P95).expect("a share");
        assert!((found.lower - (0.2 - 0.02 * 1.959963984540054)).abs() < 1e-15);
        assert!((found.upper - (0.2 + 0.02 * 1.959963984540054)).abs() < 1e-15);
        let (low, drawn) = (limits(0.01, 10.0, Level::P95), lines(0.01, 10.0, Level::P95));
        assert!(low.is_some_and(|low| low.lower < 0.0) && drawn.is_some_and(|drawn| drawn.lower == 0.0));
    }

    #[test]
    fn labels_by_hand() {
        // Around a fifth of 400: 95% limits 64.3 and 95.7 of 400, 99.8% limits 55.3 and 104.7.
        let label = |x: f64| place(x, 400.0, 0.2).expect("a count").label();
        assert_eq!([55.0, 56.0, 64.0].map(label), ["Low (0.001)", "Low (0.025)", "Low (0.025)"]);
        assert_eq!([65.0, 80.0, 95.0].map(label), ["Not significant"; 3]);
        assert_eq!([96.0, 104.0, 105.0].map(label), ["High (0.025)", "High (0.025)", "High (0.001)"]);
        // Without any cases anywhere the funnel has no width, and nobody is outside it.
        assert_eq!(place(0.0, 400.0, 0.0), Some(Place::Within));
    }

    #[test]
    fn the_centre_is_of_all_together() {
        assert_eq!(centre(&[(1.0, 10.0), (9.0, 30.0)]), Some(0.25));
        assert_eq!(centre(&[]), None);
        assert_eq!(centre(&[(1.0, 0.0)]), None);
        assert_eq!(place(1.0, 4.0, 1.5), None);
        assert_eq!(control_limits(0.5, -1.0, Level::P95), None);
    }
}
