//! The chance behind a change: two proportions, and two counts.

use statrs::function::erf::erfc;
use statrs::function::gamma::ln_gamma;

/// A p within this of the level is not held against a verdict: doubles part there.
pub const EDGE: f64 = 1e-6;

/// The p of two proportions: exact where few are expected, else the pooled z.
pub fn proportions(now: (f64, f64), then: (f64, f64)) -> f64 {
    let ((x1, n1), (x0, n0)) = (now, then);
    let share = (x1 + x0) / (n1 + n0);
    let fewest = [n1 * share, n1 * (1.0 - share), n0 * share, n0 * (1.0 - share)];
    if fewest.iter().any(|expected| *expected < 5.0) {
        return fisher(x1, n1, x0, n0);
    }
    let error = (share * (1.0 - share) * (1.0 / n1 + 1.0 / n0)).sqrt();
    erfc(((x1 / n1 - x0 / n0) / error).abs() / std::f64::consts::SQRT_2)
}

/// Whether no outcome of so many could have been told from what was before, or there are fewer than ten.
pub fn too_small(now: (f64, f64), then: (f64, f64)) -> bool {
    let ((_, n1), (x0, n0)) = (now, then);
    let could = |x: f64| proportions((x, n1), (x0, n0)) < 0.05;
    n1 < 10.0 || n0 < 10.0 || !(could(0.0) || could(n1))
}

fn choose(n: f64, k: f64) -> f64 {
    ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0)
}

/// Two-sided: every table no likelier than this one.
fn fisher(x1: f64, n1: f64, x0: f64, n0: f64) -> f64 {
    let all = x1 + x0;
    let chance = |x: f64| choose(n1, x) + choose(n0, all - x) - choose(n1 + n0, all);
    let own = chance(x1);
    let (least, most) = ((all - n0).max(0.0) as u64, all.min(n1) as u64);
    let sum: f64 = (least..=most).map(|x| chance(x as f64)).filter(|other| *other <= own + 1e-7).map(f64::exp).sum();
    sum.min(1.0)
}

/// The p of two counts of separate events over periods of these lengths, given their sum: two-sided, every outcome no
/// likelier than this one.
pub fn counts(now: f64, months_now: f64, then: f64, months_then: f64) -> f64 {
    let (all, share) = (now + then, months_now / (months_now + months_then));
    let chance = |x: f64| choose(all, x) + x * share.ln() + (all - x) * (1.0 - share).ln();
    let own = chance(now);
    let sum: f64 = (0..=all as u64).map(|x| chance(x as f64)).filter(|other| *other <= own + 1e-7).map(f64::exp).sum();
    sum.min(1.0)
}

/// Whether the interval of the difference of two figures leaves out zero, each of them with its limits: Newcombe's, with the limits
/// that are given. `None` so near an edge that doubles cannot tell.
pub fn parted(now: (f64, [f64; 2]), then: (f64, [f64; 2])) -> Option<bool> {
    let ((value, [lower, upper]), (other, [other_lower, other_upper])) = (now, then);
    // The limits that face each other: those of the lower figure above it, and of the higher one below.
    let reach = if value > other {
        (value - lower).hypot(other_upper - other)
    } else {
        (upper - value).hypot(other - other_lower)
    };
    let apart = (value - other).abs();
    ((apart - reach).abs() > 1e-7).then_some(apart > reach)
}

/// Wilson's interval of a proportion at 95%, in per cent.
pub fn wilson(x: f64, n: f64) -> (f64, f64) {
    let z = 1.959_963_984_540_054_f64;
    let share = x / n;
    let centre = share + z * z / (2.0 * n);
    let reach = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z * z / n;
    (100.0 * (centre - reach) / whole, 100.0 * (centre + reach) / whole)
}

/// Byar's interval of a count from ten, the exact one below.
pub fn events(x: f64) -> (f64, f64) {
    let z = 1.959_963_984_540_054_f64;
    let cube = |count: f64, z: f64| count * (1.0 - 1.0 / (9.0 * count) + z / (3.0 * count.sqrt())).powi(3);
    if x >= 10.0 {
        return (cube(x, -z), cube(x + 1.0, z));
    }
    let lower = if x == 0.0 { 0.0 } else { solve(|mean| 1.0 - below(x - 1.0, mean), 0.025) };
    (lower, solve(|mean| 1.0 - below(x, mean), 0.975))
}

/// The chance of so many events or fewer.
fn below(x: f64, mean: f64) -> f64 {
    let one = |k: u64| (k as f64 * mean.ln() - mean - ln_gamma(k as f64 + 1.0)).exp();
    (0..=x as u64).map(one).sum()
}

/// Where a rising function reaches a value, between 0 and 100.
fn solve(rising: impl Fn(f64) -> f64, wanted: f64) -> f64 {
    let (mut low, mut high) = (1e-9, 100.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if rising(middle) < wanted { low = middle } else { high = middle }
    }
    low
}
