//! Whether a series has a season: what a quarter, or a month, adds to a straight line through all of it.

use statrs::function::beta::checked_beta_reg;

use super::finite;

/// Fewer figures than this say nothing of a season.
const FEWEST: usize = 12;

/// What the seasons of a series are found to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeasonalEffects {
    /// The variance between the seasons over that within them, after the trend.
    pub f: f64,
    /// The chance of so large a ratio in a series without a season.
    pub p: f64,
}

/// Tests whether the seasons of a year differ after a straight trend: the F test of the season's effects in a
/// regression on them and on time, against time alone (Lovell 1963, Journal of the American Statistical Association 58,
/// 993). A point is its number in steps of the series and its value; `length` steps are a year.
///
/// None with fewer than 12 figures, where a season is met fewer than twice, and where nothing varies.
pub fn effects(points: &[(i32, f64)], length: i32) -> Option<SeasonalEffects> {
    let seasons = usize::try_from(length).ok().filter(|length| *length > 1)?;
    let met = |season: usize| points.iter().filter(|(at, _)| at.rem_euclid(length) as usize == season).count();
    if points.len() < FEWEST || (0..seasons).any(|season| met(season) < 2) {
        return None;
    }
    let alone = left_over(points, &|_| 0, 1)?;
    let within = left_over(points, &|at| at.rem_euclid(length) as usize, seasons)?;
    let (between, freedom) = (seasons as f64 - 1.0, points.len() as f64 - seasons as f64 - 1.0);
    if freedom < 1.0 || alone <= 0.0 {
        return None;
    }
    // Where the seasons explain everything but what arithmetic leaves, no chance would do it.
    if within <= alone * 1e-12 {
        return Some(SeasonalEffects { f: f64::MAX, p: 0.0 });
    }
    let f = finite((alone - within).max(0.0) / between / (within / freedom))?;
    let p = checked_beta_reg(freedom / 2.0, between / 2.0, freedom / (freedom + between * f)).ok().and_then(finite)?;
    Some(SeasonalEffects { f, p })
}

/// The squares left over by a line of one slope through groups that each have a level of their own.
fn left_over(points: &[(i32, f64)], group: &dyn Fn(i32) -> usize, groups: usize) -> Option<f64> {
    let mut sums = vec![(0.0, 0.0, 0.0); groups];
    for (at, value) in points {
        let sum = &mut sums[group(*at)];
        *sum = (sum.0 + 1.0, sum.1 + f64::from(*at), sum.2 + value);
    }
    let (mut across, mut along, mut up) = (0.0, 0.0, 0.0);
    for (at, value) in points {
        let (count, times, values) = sums[group(*at)];
        let (dx, dy) = (f64::from(*at) - times / count, value - values / count);
        across += dx * dx;
        along += dx * dy;
        up += dy * dy;
    }
    if across <= 0.0 { None } else { finite((up - along * along / across).max(0.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[f64], from: i32) -> Vec<(i32, f64)> {
        (from..).zip(values.iter().copied()).collect()
    }

    #[test]
    fn f_and_p_as_other_code_has_them() {
        // Normal equations in Python's fractions, p by mpmath's betainc (`tests/methods/season.py`).
        for (values, from, length, f, p) in KNOWN {
            let found = effects(&series(values, *from), *length).expect("seasons");
            assert!((found.f / f - 1.0).abs() < 1e-9, "{} is not {f}", found.f);
            assert!((found.p - p).abs() < 1e-12 + p * 1e-9, "{} is not {p}", found.p);
        }
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(effects(&series(&[1.0; 11], 0), 4), None);
        assert_eq!(effects(&series(&[1.0; 16], 0), 4), None, "nothing varies");
        assert_eq!(effects(&series(&[1.0, 2.0, 1.0, 2.0, 3.0, 1.0, 2.0, 1.0, 5.0, 1.0, 2.0, 1.0], 0), 12), None);
        assert_eq!(effects(&series(&[1.0; 16], 0), 1), None);
        let perfect: Vec<f64> = (0..16).map(|nth| f64::from(nth % 4) * 8.0 + f64::from(nth)).collect();
        assert_eq!(effects(&series(&perfect, 0), 4).map(|found| found.p), Some(0.0));
    }

    /// Values, number of the first, steps in a year, F, p.
    const KNOWN: &[(&[f64], i32, i32, f64, f64)] = &[
        (
            &[81.0, 86.0, 79.0, 84.0, 82.0, 87.0, 78.0, 85.0, 83.0, 88.0, 80.0, 85.0],
            0,
            4,
            115.7391070467994,
            2.506436330314095e-6,
        ),
        (
            &[40.1, 42.3, 39.8, 41.5, 40.9, 41.2, 40.3, 42.0, 41.1, 40.2, 41.9, 40.6, 42.2, 41.4],
            3,
            4,
            0.3105409075058305,
            0.8174132713862314,
        ),
        (
            &[
                12.0, 14.0, 13.0, 20.0, 14.0, 15.0, 16.0, 23.0, 15.0, 17.0, 18.0, 25.0, 19.0, 18.0, 20.0, 27.0, 21.0,
                22.0,
            ],
            2,
            4,
            96.49613917982273,
            3.895235883567109e-9,
        ),
        (
            &[
                5.1, 4.8, 5.6, 6.2, 6.9, 7.4, 7.1, 6.6, 6.0, 5.5, 5.0, 4.7, 5.3, 4.9, 5.5, 6.4, 7.0, 7.2, 7.3, 6.4,
                6.1, 5.2, 5.1, 4.9, 5.2, 5.0,
            ],
            7,
            12,
            119.4836416413775,
            3.426107844749166e-11,
        ),
        (
            &[0.0, 3.0, 1.0, 0.0, 2.0, 1.0, 4.0, 0.0, 1.0, 2.0, 0.0, 1.0, 3.0, 0.0, 2.0, 1.0],
            -5,
            4,
            0.7093895483081839,
            0.5663173351927075,
        ),
    ];
}
