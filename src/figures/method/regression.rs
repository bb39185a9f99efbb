//! A straight line through the shown periods, by ordinary least squares.

use statrs::function::beta::checked_beta_reg;

use super::finite;

/// A fitted line, `y = intercept + slope·x`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The rise of `y` for one of `x`.
    pub slope: f64,
    /// `y` where `x` is zero.
    pub intercept: f64,
    /// The share of the variation that the line explains, 0 to 1; `None` where `y` does not vary.
    pub r_squared: Option<f64>,
    /// The standard error of the slope; none with two points, through which every line is exact.
    pub standard_error: Option<f64>,
    /// The two-sided p of the slope against none, by Student's t with two degrees of freedom fewer than points.
    pub p: Option<f64>,
}

/// Fits a line to pairs of `x` and `y` (Legendre 1805; p after Student 1908, as R's `lm`).
///
/// None with fewer than two points, where `x` does not vary, and where something is not a number.
pub fn line(points: &[(f64, f64)]) -> Option<Line> {
    let n = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let sum = |term: &dyn Fn(f64, f64) -> f64| points.iter().map(|point| term(point.0 - x, point.1 - y)).sum::<f64>();
    let (across, along, up) = (sum(&|dx, _| dx * dx), sum(&|dx, dy| dx * dy), sum(&|_, dy| dy * dy));
    if points.len() < 2 || across <= 0.0 || !across.is_finite() || !up.is_finite() {
        return None;
    }
    let slope = finite(along / across)?;
    let left = finite(sum(&|dx, dy| (dy - slope * dx).powi(2)))?;
    let freedom = n - 2.0;
    let (standard_error, p) = if freedom > 0.0 {
        let error = finite((left / freedom / across).sqrt())?;
        (Some(error), Some(p_of(slope, error, freedom)?))
    } else {
        (None, None)
    };
    let r_squared = (up > 0.0).then(|| (1.0 - left / up).clamp(0.0, 1.0));
    Some(Line { slope, intercept: finite(y - slope * x)?, r_squared, standard_error, p })
}

/// `P(|T| > |slope/error|)`, by the incomplete beta function.
fn p_of(slope: f64, error: f64, freedom: f64) -> Option<f64> {
    let (squared_slope, squared_error) = (slope * slope, error * error);
    let share = freedom * squared_error / (freedom * squared_error + squared_slope);
    match share {
        share if share.is_nan() => Some(if slope == 0.0 { 1.0 } else { 0.0 }),
        share => checked_beta_reg(freedom / 2.0, 0.5, share).ok().and_then(finite),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // (1,1), (2,3), (3,2), (4,5), (5,4): slope 8/10, left over 10 - 6.4 = 3.6, error sqrt(3.6/3/10), and with
        // three degrees of freedom t = 0.8/0.346410 = 2.309401 has p = 0.104088.
        let found = line(&[(1.0, 1.0), (2.0, 3.0), (3.0, 2.0), (4.0, 5.0), (5.0, 4.0)]).expect("a line");
        let close =
            |value: Option<f64>, expected: f64| assert!((value.expect("one") - expected).abs() < 1e-6, "{value:?}");
        close(Some(found.slope), 0.8);
        close(Some(found.intercept), 0.6);
        close(found.r_squared, 0.64);
        close(found.standard_error, 0.12_f64.sqrt());
        close(found.p, 0.104_088);
    }

    #[test]
    fn one_degree_of_freedom_is_cauchy() {
        // Slope 1, left over 2/3, error sqrt(1/3), t = sqrt 3: with one degree of freedom p is 1 - 2·atan(t)/π = 1/3.
        let found = line(&[(0.0, 0.0), (1.0, 2.0), (2.0, 2.0)]).expect("a line");
        assert!((found.p.expect("one") - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn exact_flat_and_short() {
        let exact = line(&[(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]).expect("a line");
        assert_eq!((exact.slope, exact.r_squared, exact.p), (2.0, Some(1.0), Some(0.0)));
        let flat = line(&[(1.0, 5.0), (2.0, 5.0), (3.0, 5.0)]).expect("a line");
        assert_eq!((flat.slope, flat.r_squared, flat.p), (0.0, None, Some(1.0)));
        let two = line(&[(1.0, 5.0), (2.0, 6.0)]).expect("a line");
        assert_eq!((two.standard_error, two.p), (None, None));
        assert_eq!(line(&[(1.0, 5.0)]), None);
        assert_eq!(line(&[(1.0, 5.0), (1.0, 6.0)]), None);
        assert_eq!(line(&[(1.0, 5.0), (2.0, f64::NAN)]), None);
    }
}
