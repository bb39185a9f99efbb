//! What a figure in a rule is a figure of. What is calculated with it keeps its unit: `i.value + 1` is 94%, and the
//! difference of two percentages is so many percentage points.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::figures::measure::{Indicator, Unit};
use crate::figures::prose::{difference, figure};

/// A figure of an indicator, or what lies between two.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Whose it is.
    pub indicator: Arc<Indicator>,
    /// Which of the two it is.
    pub amount: Amount,
    /// With how many decimals it is printed where the catalogue says nothing.
    pub decimals: u32,
}

/// A figure, or a difference of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// `93%`
    Figure,
    /// `2.1 percentage points`
    Difference,
}

/// What one side of a calculation is.
#[derive(Debug, Clone, Copy)]
pub enum Operand<'a> {
    /// In a unit.
    Of(&'a Measured),
    /// How many of something.
    Number,
    /// A number that is written in the rule, or was worked out.
    Written,
}

impl<'a> Operand<'a> {
    /// A value of the rules' own, in a unit or not; none: a plain number.
    pub fn of(held: Option<&'a Option<Measured>>) -> Operand<'a> {
        match held {
            Some(Some(measured)) => Operand::Of(measured),
            Some(None) => Operand::Number,
            None => Operand::Written,
        }
    }
}

impl Measured {
    /// A figure of an indicator.
    pub fn figure(indicator: &Arc<Indicator>, value: Decimal) -> Measured {
        let decimals = indicator.decimals_written(value);
        Measured { indicator: Arc::clone(indicator), amount: Amount::Figure, decimals }
    }

    /// What lies between two of its figures.
    pub fn difference(indicator: &Arc<Indicator>, decimals: u32) -> Measured {
        Measured { indicator: Arc::clone(indicator), amount: Amount::Difference, decimals }
    }

    /// As it is printed.
    pub fn print(&self, value: Decimal) -> String {
        let decimals = self.indicator.decimals.unwrap_or(self.decimals);
        match self.amount {
            Amount::Figure => figure(&self.indicator, value, Some(decimals)),
            Amount::Difference => {
                let minus = if value.is_sign_negative() && !value.is_zero() { "\u{2212}" } else { "" };
                format!("{minus}{}", difference(&self.indicator, value, decimals))
            }
        }
    }

    fn with(&self, amount: Amount, decimals: u32) -> Measured {
        Measured { indicator: Arc::clone(&self.indicator), amount, decimals: self.decimals.max(decimals) }
    }

    fn alike(&self, other: &Measured) -> bool {
        self.indicator.unit == other.indicator.unit && self.indicator.unit_words == other.indicator.unit_words
    }
}

/// What a sum (`+`, `-`) is of. `Err`: the two cannot be added.
pub fn of_sum(minus: bool, a: Operand, b: Operand, scale: u32) -> Result<Option<Measured>, ()> {
    use Amount::{Difference, Figure};
    let counts = |one: &Measured| one.indicator.unit == Unit::Count;
    match (a, b) {
        (Operand::Of(a), Operand::Of(b)) if !a.alike(b) => Err(()),
        (Operand::Of(a), Operand::Of(b)) => {
            let amount = match (a.amount, b.amount) {
                (Figure, Figure) if minus => Difference,
                (Difference, Difference) => Difference,
                _ => Figure,
            };
            Ok(Some(a.with(amount, b.decimals)))
        }
        (Operand::Of(one), Operand::Number) | (Operand::Number, Operand::Of(one)) if !counts(one) => Err(()),
        (Operand::Of(one), _) | (_, Operand::Of(one)) => Ok(Some(one.with(one.amount, scale.min(6)))),
        _ => Ok(None),
    }
}

/// What a product is of.
pub fn of_product(a: Operand, b: Operand) -> Option<Measured> {
    match (a, b) {
        (Operand::Of(one), Operand::Written) | (Operand::Written, Operand::Of(one)) => Some(one.clone()),
        (Operand::Of(one), Operand::Number) | (Operand::Number, Operand::Of(one)) if adds_up(one) => Some(one.clone()),
        _ => None,
    }
}

/// What a quotient is of: of two figures it is a bare number.
pub fn of_quotient(a: Operand, b: Operand) -> Option<Measured> {
    match (a, b) {
        (Operand::Of(one), Operand::Written) => Some(one.clone()),
        (Operand::Of(one), Operand::Number) if adds_up(one) => Some(one.clone()),
        _ => None,
    }
}

/// So much for each is so much in all; a percentage of a count is another thing.
fn adds_up(one: &Measured) -> bool {
    matches!(one.indicator.unit, Unit::Money | Unit::Time)
}
