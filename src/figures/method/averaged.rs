//! A figure beside the plain average of others, when every one of them rests on counts of its own.

use super::{Interval, finite};

/// The interval of `own` less the plain mean of `others`, each a figure with its own interval, by the method of variance
/// estimates recovery: the half-widths of all are squared, weighted and added (Zou and Donner 2008; for two figures it is that
/// of Newcombe 1998).
///
/// `None` without others, or where a number is not finite.
pub fn less_the_mean(own: (f64, Interval), others: &[(f64, Interval)]) -> Option<Interval> {
    let (mean, [below, above]) = reaches(others)?;
    let (value, interval) = own;
    let difference = finite(value - mean)?;
    let lower = difference - (squared(value - interval.lower) + above).sqrt();
    let upper = difference + (squared(interval.upper - value) + below).sqrt();
    Interval::of(lower, upper)
}

/// The plain mean of figures with its interval, by the same method. `None` without figures, or where a number is not finite.
pub fn the_mean(figures: &[(f64, Interval)]) -> Option<(f64, Interval)> {
    let (mean, [below, above]) = reaches(figures)?;
    Some((mean, Interval::of(mean - below.sqrt(), mean + above.sqrt())?))
}

/// The mean of figures, and how far it may lie below and above that, squared.
fn reaches(figures: &[(f64, Interval)]) -> Option<(f64, [f64; 2])> {
    if figures.is_empty() {
        return None;
    }
    let many = figures.len() as f64;
    let mean = figures.iter().map(|(value, _)| value).sum::<f64>() / many;
    let reaches = figures.iter().fold([0.0, 0.0], |[below, above], (value, interval)| {
        [below + squared((value - interval.lower) / many), above + squared((interval.upper - value) / many)]
    });
    Some((finite(mean)?, reaches))
}

fn squared(reach: f64) -> f64 {
    reach * reach
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::super::proportion::{newcombe, wilson};
    use super::*;

    fn share(x: f64, n: f64) -> (f64, Interval) {
        (x / n, wilson(x, n, Level::P95).expect("a share"))
    }

    #[test]
    fn beside_one_other_it_is_newcombes() {
        let found = less_the_mean(share(56.0, 70.0), &[share(48.0, 80.0)]).expect("an interval");
        let known = newcombe(56.0, 70.0, 48.0, 80.0, Level::P95).expect("an interval");
        assert!((found.lower - known.lower).abs() < 1e-12 && (found.upper - known.upper).abs() < 1e-12);
        // Newcombe (1998), table II: 56 of 70 less 48 of 80.
        assert!((found.lower - 0.0524).abs() < 5e-5 && (found.upper - 0.3339).abs() < 5e-5);
    }

    #[test]
    fn an_average_of_many_is_surer_than_each_and_less_sure_than_a_fixed_figure() {
        let own = share(30.0, 100.0);
        let of = |many: usize| less_the_mean(own, &vec![share(20.0, 100.0); many]).expect("an interval");
        let width = |interval: Interval| interval.upper - interval.lower;
        let fixed = width(own.1);
        assert!(width(of(1)) > width(of(10)) && width(of(10)) > fixed);
        assert!(width(of(10)) < fixed * 1.06);
        // The mean with its own interval is as good as those behind it.
        let others = [share(20.0, 100.0), share(25.0, 80.0), share(9.0, 60.0)];
        let mean = the_mean(&others).expect("an interval");
        let (one, other) = (less_the_mean(own, &others), less_the_mean(own, &[mean]));
        let apart = |one: Interval, other: Interval| (one.lower - other.lower).abs() + (one.upper - other.upper).abs();
        assert!(one.zip(other).is_some_and(|(one, other)| apart(one, other) < 1e-12));
        assert_eq!(less_the_mean(own, &[]), None);
    }
}
