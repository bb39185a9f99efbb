//! A change as a sentence gives it: how much, in what, how exactly; and whether a change of the figures is as much.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use crate::figures::prose::to_step;

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
    /// What its last digit counts.
    pub step: Decimal,
    /// In what.
    pub measured: Measured,
    /// How exactly.
    pub exactly: Exactly,
}

impl Amount {
    /// Whether a change is as much as this.
    pub fn fits(&self, change: Decimal, printed: Decimal) -> bool {
        let change = change.abs();
        let close = |value: Decimal| to_step(value, self.step) == Some(self.value);
        match self.exactly {
            Exactly::Digits => close(change) || close(printed.abs()),
            Exactly::Near => self.range().contains(&change) || close(change),
            Exactly::AtLeast => change >= self.value - self.value / Decimal::from(33),
            Exactly::AtMost => change <= self.value,
        }
    }

    /// Between what a change may lie that is "about" this: an eighth more or less of it, and one in the last place.
    fn range(&self) -> RangeInclusive<Decimal> {
        let eighth = self.value / Decimal::from(8);
        let slack = eighth.saturating_add(self.step / Decimal::TWO);
        let widely = if self.measured == Measured::PerCent { slack.saturating_add(Decimal::ONE) } else { slack };
        self.value.saturating_sub(widely)..=self.value.saturating_add(widely)
    }
}
