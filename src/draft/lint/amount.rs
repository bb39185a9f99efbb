//! A change as a sentence gives it: how much, in what, how exactly; and whether a change of the figures is as much.

use std::ops::RangeInclusive;

use rust_decimal::{Decimal, RoundingStrategy};

/// In what a change is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// In the indicator's own unit; percentage points for a percentage.
    Own,
    /// In how many there are.
    Count,
    /// In per cent of the earlier figure.
    PerCent,
}

/// How exactly it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactly {
    /// To its last digit.
    Digits,
    /// "about", "nearly", or a share in words.
    Near,
    /// "more than"
    AtLeast,
    /// "less than"
    AtMost,
}

/// A change as a sentence gives it.
#[derive(Debug, Clone)]
pub struct Amount {
    /// Its first and last token.
    pub at: (usize, usize),
    /// How much.
    pub value: Decimal,
    /// In what.
    pub measured: Measured,
    /// How exactly.
    pub exactly: Exactly,
}

impl Amount {
    /// Whether a change is as much as this.
    pub fn fits(&self, change: Decimal, printed: Decimal) -> bool {
        let change = change.abs();
        let close = |value: Decimal| {
            let scale = self.value.scale();
            value.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero) == self.value
        };
        match self.exactly {
            Exactly::Digits => close(change) || close(printed.abs()),
            Exactly::Near => self.range().contains(&change) || close(change),
            Exactly::AtLeast => change >= self.value * Decimal::new(97, 2),
            Exactly::AtMost => change <= self.value,
        }
    }

    /// Between what a change may lie that is "about" this: an eighth more or less of it, and one in the last place.
    fn range(&self) -> RangeInclusive<Decimal> {
        let slack = self.value * Decimal::new(125, 3) + Decimal::new(1, self.value.scale()) / Decimal::TWO;
        let widely = if self.measured == Measured::PerCent { slack + Decimal::ONE } else { slack };
        self.value - widely..=self.value + widely
    }
}
