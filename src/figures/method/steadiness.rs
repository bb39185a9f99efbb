//! Whether figures move about one level, each by itself and as far up as down: no trend through them, no figure that leans on
//! the one before, no long tail on one side.

use statrs::function::erf::erfc;

use super::finite;

/// A trend by the signs of all pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// How many pairs rise less how many fall.
    pub s: i64,
    /// The two-sided p, by the normal distribution with Kendall's correction for ties and for continuity.
    pub p: f64,
}

/// The test of Mann (1945, Econometrica 13, 245) and Kendall (1975, Rank Correlation Methods) for a trend, of values in
/// order of time.
///
/// None with fewer than four values, where all are the same, and where something is not a number.
pub fn mann_kendall(values: &[f64]) -> Option<MannKendall> {
    if values.len() < 4 || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let pairs = values.iter().enumerate().flat_map(|(nth, then)| values[nth + 1..].iter().map(move |now| (then, now)));
    let s: i64 = pairs.map(|(then, now)| i64::from(now > then) - i64::from(now < then)).sum();
    let term = |count: f64| count * (count - 1.0) * (2.0 * count + 5.0);
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let tied: f64 = sorted.chunk_by(|one, other| one == other).map(|group| term(group.len() as f64)).sum();
    let variance = (term(values.len() as f64) - tied) / 18.0;
    if variance <= 0.0 {
        return None;
    }
    let far = (s.abs() as f64 - 1.0).max(0.0) / variance.sqrt();
    Some(MannKendall { s, p: finite(erfc(far / std::f64::consts::SQRT_2))? })
}

/// The one-sided p of the ratio of von Neumann (1941, Annals of Mathematical Statistics 12, 367): the mean square of what
/// lies between neighbours over the variance, which is small where a figure leans on the one before. By the normal
/// distribution with the ratio's exact mean of 2 and variance of 4(n−2)/(n²−1).
///
/// None with fewer than four values, where all are the same, and where something is not a number.
pub fn successive_differences(values: &[f64]) -> Option<f64> {
    if values.len() < 4 || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let spread: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let between: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum();
    if spread <= 0.0 {
        return None;
    }
    let deviation = (4.0 * (n - 2.0) / (n * n - 1.0)).sqrt();
    let below = (2.0 - finite(between / spread)?) / deviation;
    finite(erfc(below / std::f64::consts::SQRT_2) / 2.0)
}

/// The two-sided p of the skewness of values, by the transformation to a normal distribution of D'Agostino (1970, Biometrika
/// 57, 679): small where they lie further out on one side of their mean than on the other.
///
/// None with fewer than eight values, for which it does not hold, where all are the same, and where something is not a
/// number.
pub fn skewness(values: &[f64]) -> Option<f64> {
    if values.len() < 8 || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let moment = |power: i32| values.iter().map(|value| (value - mean).powi(power)).sum::<f64>() / n;
    let (second, third) = (moment(2), moment(3));
    if second <= 0.0 {
        return None;
    }
    let y = third / second.powf(1.5) * ((n + 1.0) * (n + 3.0) / (6.0 * (n - 2.0))).sqrt();
    let kurtosis =
        3.0 * (n * n + 27.0 * n - 70.0) * (n + 1.0) * (n + 3.0) / ((n - 2.0) * (n + 5.0) * (n + 7.0) * (n + 9.0));
    let w = (2.0 * (kurtosis - 1.0)).sqrt() - 1.0;
    let far = (y / (2.0 / (w - 1.0)).sqrt()).asinh() / (w.ln() / 2.0).sqrt();
    finite(erfc(far.abs() / std::f64::consts::SQRT_2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trend_by_hand() {
        // Ten that rise: 45 pairs, variance 10·9·25/18 = 125, z = 44/√125 = 3.9355; p by mpmath's erfc.
        let rising: Vec<f64> = (0..10).map(f64::from).collect();
        let found = mann_kendall(&rising).expect("ten figures");
        assert_eq!(found.s, 45);
        assert!((found.p / RISING - 1.0).abs() < 1e-9, "{}", found.p);
        // With ties: 2 2 3 1 3 4 has 10 pairs that rise and three that fall; variance (6·5·17 − 2·(2·1·9))/18 = 474/18.
        let found = mann_kendall(&[2.0, 2.0, 3.0, 1.0, 3.0, 4.0]).expect("six figures");
        assert_eq!(found.s, 7);
        assert!((found.p / TIED - 1.0).abs() < 1e-9, "{}", found.p);
    }

    #[test]
    fn neighbours_by_hand() {
        // 1 to 8: seven steps of one over a spread of 42; (2 − 1/6)/√(24/63).
        let rising: Vec<f64> = (1..=8).map(f64::from).collect();
        let found = successive_differences(&rising).expect("eight figures");
        assert!((found / NEIGHBOURS - 1.0).abs() < 1e-9, "{found}");
        // Up and down by turns lies on the other side.
        assert!(successive_differences(&[1.0, 2.0, 1.0, 2.0, 1.0, 2.0]).expect("six figures") > 0.9);
    }

    #[test]
    fn skewness_as_other_code_has_it() {
        // Moments in Python's fractions, the rest by mpmath (`tests/methods/skewness.py`).
        for (values, p) in SKEWED {
            let found = skewness(values).expect("enough figures");
            assert!((found - p).abs() < 1e-14 + p * 1e-9, "{found} is not {p}");
        }
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(
            (skewness(&[1.0; 9]), skewness(&[1.0, 2.0, 3.0, 9.0]), skewness(&[f64::NAN; 9])),
            (None, None, None)
        );
        assert_eq!((mann_kendall(&[1.0; 9]), successive_differences(&[1.0; 9])), (None, None));
        assert_eq!((mann_kendall(&[1.0, 2.0, 3.0]), successive_differences(&[1.0, 2.0, 3.0])), (None, None));
        assert_eq!((mann_kendall(&[f64::NAN; 9]), successive_differences(&[f64::NAN; 9])), (None, None));
    }

    const SKEWED: &[(&[f64], f64)] = &[
        (&[3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0, 8.0, 9.0], 0.5834806345768227),
        (&[10.1, 10.4, 10.2, 11.9, 10.3, 10.0, 10.6, 16.8, 10.2, 10.9, 11.3, 10.1, 12.2, 10.5], 8.364770206342991e-5),
        (
            &[
                40.0, 41.0, 39.0, 42.0, 12.0, 40.0, 38.0, 41.0, 40.0, 39.0, 42.0, 41.0, 37.0, 40.0, 41.0, 39.0, 40.0,
                38.0,
            ],
            5.86778983067439e-7,
        ),
        (&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], 1.0),
    ];
    const RISING: f64 = 8.303070332644973e-5;
    const TIED: f64 = 0.24231273167227864;
    const NEIGHBOURS: f64 = 0.0014873540710042981;
}
