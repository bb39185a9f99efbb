//! A confidence level, and an interval at one.

use statrs::distribution::{ContinuousCDF, Normal};

/// A confidence level as a share of one: `0.95` is 95%.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level(f64);

impl Level {
    /// 95%: one comparison in twenty of unchanged figures is called a change.
    pub const P95: Level = Level(0.95);
    /// 99.8%: one in five hundred, the level of control limits.
    pub const P99_8: Level = Level(0.998);

    /// A level of more than a half and less than one; none otherwise.
    pub fn of(share: f64) -> Option<Level> {
        (share > 0.5 && share < 1.0).then_some(Level(share))
    }

    /// The level as a share, 0.95.
    pub fn share(self) -> f64 {
        self.0
    }

    /// What is left on both sides together: exactly the number nearest to 0.05 for 95%.
    pub fn alpha(self) -> f64 {
        let left = 1.0 - self.0;
        let clean = (left * 1e12).round() / 1e12;
        if clean > 0.0 { clean } else { left }
    }

    /// The two-sided quantile of the standard normal distribution: 1.959964 for 95%, 3.090232 for 99.8%.
    pub fn z(self) -> f64 {
        -Normal::standard().inverse_cdf(self.alpha() / 2.0)
    }

    /// The level in words: `95%`, `99.8%`.
    pub fn per_cent(self) -> String {
        format!("{}%", (self.0 * 1e12).round() / 1e10)
    }
}

/// From a lower to an upper limit, both included. Its unit is that of what was estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Interval {
    /// An interval of two numbers; `None` where one of them is not.
    pub(super) fn of(lower: f64, upper: f64) -> Option<Interval> {
        (lower.is_finite() && upper.is_finite()).then_some(Interval { lower, upper })
    }

    /// Whether a value lies within. A limit itself does.
    pub fn contains(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// Whether two intervals have a value in common. Touching is enough.
    pub fn overlaps(self, other: Interval) -> bool {
        self.lower <= other.upper && other.lower <= self.upper
    }

    /// Both limits times a factor, for percentages and rates: a negative one turns the interval round.
    pub fn times(self, factor: f64) -> Interval {
        let (one, other) = (self.lower * factor, self.upper * factor);
        Interval { lower: one.min(other), upper: one.max(other) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_quantiles() {
        // Published to 16 figures in every table of the normal distribution.
        assert!((Level::P95.z() - 1.959963984540054).abs() < 1e-14);
        assert!((Level::P99_8.z() - 3.090232306167813).abs() < 1e-14);
        assert_eq!((Level::P95.alpha(), Level::P99_8.alpha()), (0.05, 0.002));
        assert_eq!((Level::P95.per_cent(), Level::P99_8.per_cent()), ("95%".into(), "99.8%".into()));
    }

    #[test]
    fn a_level_is_between_a_half_and_one() {
        assert_eq!(Level::of(0.95), Some(Level::P95));
        for wrong in [0.5, 1.0, 95.0, -0.9, f64::NAN, f64::INFINITY] {
            assert_eq!(Level::of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn touching_is_overlapping() {
        let near = Interval { lower: 1.0, upper: 2.0 };
        let far = Interval { lower: 2.0, upper: 3.0 };
        assert!(near.overlaps(far) && far.overlaps(near) && near.contains(2.0) && !far.contains(1.9));
        assert_eq!(near.times(-100.0), Interval { lower: -200.0, upper: -100.0 });
    }
}
