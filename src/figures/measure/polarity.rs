//! Which way is good.

use rust_decimal::Decimal;

/// Whether more is better. A decision of the rules, from what the catalogue declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Best between two figures, both included.
    Between(Decimal, Decimal),
    /// Neither: for information.
    None,
}

impl Polarity {
    /// How far a figure lies from the best there is, so that less is always better.
    /// `None` where no figure is better than another, or where exact decimals end.
    pub fn distance(self, value: Decimal) -> Option<Decimal> {
        match self {
            Polarity::Higher => Some(-value),
            Polarity::Lower => Some(value),
            Polarity::Between(low, _) if value < low => low.checked_sub(value),
            Polarity::Between(_, high) if value > high => value.checked_sub(high),
            Polarity::Between(..) => Some(Decimal::ZERO),
            Polarity::None => None,
        }
    }

    /// `Ordering::Less` where `a` is better than `b`; `None` where that cannot be said.
    pub fn compare(self, a: Decimal, b: Decimal) -> Option<std::cmp::Ordering> {
        Some(self.distance(a)?.cmp(&self.distance(b)?))
    }
}
