//! Figures as they are printed. Rounding is the last step, half away from zero.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::Unit;

/// Rounded half away from zero, with exactly so many decimals.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    // A rescale that would not fit keeps the digits it can hold; a figure that large is refused when it is read.
    rounded
}

/// `4,210.50`: thousands parted by commas, a true minus.
pub fn grouped(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, tail) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, tail)| (whole, Some(tail)));
    let mut text = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(tail) = tail {
        text.push('.');
        text.push_str(tail);
    }
    if value.is_sign_negative() && !value.is_zero() { format!("\u{2212}{text}") } else { text }
}

/// A figure of a unit: `93%`, `4,210`, `£1,250`, `0.18`. `decimals`: exactly so many; none: as it was written.
pub fn print(value: Decimal, unit: Unit, decimals: Option<u32>) -> String {
    let value = decimals.map_or(value, |decimals| rounded(value, decimals));
    match unit {
        Unit::Percent => percent(value),
        Unit::Money => money(value),
        Unit::Count => grouped(if decimals.is_none() && value.fract().is_zero() { value.trunc() } else { value }),
        Unit::Rate | Unit::Score => grouped(value),
    }
}

/// `93%`
pub fn percent(value: Decimal) -> String {
    format!("{}%", grouped(value))
}

/// `£1,250`, `−£3.20`: pence are two figures, also where one of them is zero.
pub fn money(value: Decimal) -> String {
    let text = grouped(if value.scale() == 1 { rounded(value.abs(), 2) } else { value.abs() });
    if value.is_sign_negative() && !value.is_zero() { format!("\u{2212}£{text}") } else { format!("£{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn figures_are_printed_as_an_officer_writes_them() {
        assert_eq!(print(number("93"), Unit::Percent, None), "93%");
        assert_eq!(print(number("93"), Unit::Percent, Some(1)), "93.0%");
        assert_eq!(print(number("4210"), Unit::Count, None), "4,210");
        assert_eq!(print(number("4210.0"), Unit::Count, None), "4,210");
        assert_eq!(print(number("1234567.5"), Unit::Money, Some(2)), "£1,234,567.50");
        assert_eq!(print(number("703.5"), Unit::Money, None), "£703.50");
        assert_eq!(print(number("-0.04"), Unit::Score, Some(1)), "0.0");
        assert_eq!(print(number("-3.2"), Unit::Score, None), "\u{2212}3.2");
    }

    #[test]
    fn half_goes_away_from_zero() {
        assert_eq!(rounded(number("0.25"), 1).to_string(), "0.3");
        assert_eq!(rounded(number("-0.25"), 1).to_string(), "-0.3");
        assert_eq!(rounded(number("8"), 1).to_string(), "8.0");
    }
}
