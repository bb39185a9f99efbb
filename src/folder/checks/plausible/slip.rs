//! A figure a power of ten away from those like it: a decimal point in the wrong place, a digit missing, thousands for ones.
//! The limits were set on 72,000 real series of England's councils: of the figures that are right, those of two or three series
//! in a thousand are called in doubt; nine in ten slips are.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How far from the others a figure must lie, and how near to them when the slip is put right, in powers of ten.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Beyond all of them by at least so much, and by so many times their own spread.
    beyond: (f64, f64),
    /// Put right, no further from their middle than so much, or than so many times their own spread.
    back: (f64, f64),
    /// With fewer others nobody can say what is usual.
    enough: usize,
}

/// For the latest figure, which everything said is about: of real series that begin, the third figure is called in doubt in one
/// of 800.
pub const LATEST: Limits = Limits { beyond: (0.6, 1.0), back: (0.3, 1.0), enough: 2 };
/// For an earlier one, and for a target or a comparator.
pub const EARLIER: Limits = Limits { beyond: (0.8, 1.0), back: (0.2, 1.0), enough: 4 };

/// For a percentage a hundred times what it could be, which one other figure shows.
pub const BEYOND_ALL: Limits = Limits { enough: 1, ..LATEST };

/// A slip, and what the figure would be without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The figure is so many times too large, or else too small.
    pub times: u32,
    /// Whether it is too large.
    pub large: bool,
    /// What it would be.
    pub right: Decimal,
}

impl Slip {
    /// The slip that explains why a figure lies far from others; `None` where it does not, or where there are too few.
    pub fn of(value: Decimal, others: &[Decimal], limits: Limits) -> Option<Slip> {
        if others.len() < limits.enough {
            return None;
        }
        let figure = power(value)?;
        let mut powers: Vec<f64> = others.iter().map(|other| power(*other)).collect::<Option<_>>()?;
        powers.sort_by(f64::total_cmp);
        let (low, high) = (powers[0], powers[powers.len() - 1]);
        let middle = (powers[(powers.len() - 1) / 2] + powers[powers.len() / 2]) / 2.0;
        let spread = high - low;
        if (low - figure).max(figure - high) < limits.beyond.0.max(limits.beyond.1 * spread) {
            return None;
        }
        let away = figure - middle;
        let near = |tens: &u32| (away.abs() - f64::from(*tens)).abs();
        let tens = (1..=3).min_by(|a, b| near(a).total_cmp(&near(b)))?;
        if near(&tens) > limits.back.0.max(limits.back.1 * spread) {
            return None;
        }
        let times = 10_u32.pow(tens);
        let large = away > 0.0;
        let right = if large { value.checked_div(times.into())? } else { value.checked_mul(times.into())? };
        Some(Slip { times, large, right: right.normalize() })
    }

    /// `ten times`, `a hundredth of`
    pub fn in_words(self) -> &'static str {
        match (self.times, self.large) {
            (10, true) => "ten times",
            (100, true) => "a hundred times",
            (_, true) => "a thousand times",
            (10, false) => "a tenth of",
            (100, false) => "a hundredth of",
            (_, false) => "a thousandth of",
        }
    }
}

/// The power of ten that a figure is; `None` for nothing and below.
fn power(value: Decimal) -> Option<f64> {
    value.to_f64().filter(|value| *value > 0.0).map(f64::log10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(value: &str, others: &[&str]) -> Option<(u32, bool, String)> {
        let read = |text: &&str| text.parse().expect("a number");
        let others: Vec<Decimal> = others.iter().map(read).collect();
        Slip::of(read(&value), &others, LATEST).map(|slip| (slip.times, slip.large, slip.right.to_string()))
    }

    #[test]
    fn a_digit_missing_or_too_many() {
        let calls = ["79.9", "81.2", "82.6", "84.4"];
        assert_eq!(slip("8.44", &calls), Some((10, false, "84.4".to_owned())));
        assert_eq!(slip("844", &calls), Some((10, true, "84.4".to_owned())));
        assert_eq!(slip("84400", &calls), Some((1000, true, "84.4".to_owned())));
        assert_eq!(slip("60", &calls), None);
        assert_eq!(slip("0", &calls), None);
        assert_eq!(slip("8.44", &calls[..2]), Some((10, false, "84.4".to_owned())));
        assert_eq!(slip("8.44", &calls[..1]), None, "one figure says little");
    }

    #[test]
    fn what_moves_by_itself_is_no_slip() {
        assert_eq!(slip("120", &["3", "40", "12", "7", "60"]), None);
        assert_eq!(slip("25", &["80", "82", "79", "81"]), None, "a third is no power of ten");
    }
}
