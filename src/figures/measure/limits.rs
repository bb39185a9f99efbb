//! The confidence limits that a source gives with a figure.

use rust_decimal::{Decimal, RoundingStrategy};

/// Between these a figure may well lie, at 95%: they are as the source gives them, in the unit of the figure, and need not be as far
/// from it on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The lower limit.
    pub lower: Decimal,
    /// The upper limit.
    pub upper: Decimal,
}

/// Why two numbers are no limits of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLimits {
    /// The lower one is above the upper one.
    TurnedRound,
    /// The figure does not lie between them.
    WithoutFigure,
}

impl Limits {
    /// The limits of a figure, which lies between them as far as all three are written: each is rounded for itself.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn of(figure: Decimal, lower: Decimal, upper: Decimal) -> Result<Limits, NoLimits> {
        if lower > upper {
            return Err(NoLimits::TurnedRound);
        }
        let in_order = |less: Decimal, more: Decimal| {
            let shown = less.scale().min(more.scale());
            let rounded = |one: Decimal| one.round_dp_with_strategy(shown, RoundingStrategy::MidpointAwayFromZero);
            less <= more || rounded(less) <= rounded(more)
        };
        let holds = in_order(lower, figure) && in_order(figure, upper);
        if holds { Ok(Limits { lower, upper }) } else { Err(NoLimits::WithoutFigure) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(figure: &str, lower: &str, upper: &str) -> Result<(), NoLimits> {
        let number = |text: &str| text.parse().expect("a number");
        Limits::of(number(figure), number(lower), number(upper)).map(drop)
    }

    #[test]
    fn a_figure_lies_between_its_limits() {
        assert_eq!(of("4.4", "3.3", "5.7"), Ok(()));
        // Limits of a rate are not as far on both sides, and may touch it.
        assert_eq!(of("0", "0", "3.7"), Ok(()));
        assert_eq!(of("100", "61.0", "100"), Ok(()));
        assert_eq!(of("4.4", "5.7", "3.3"), Err(NoLimits::TurnedRound));
        assert_eq!(of("4.4", "4.5", "5.7"), Err(NoLimits::WithoutFigure));
        assert_eq!(of("44", "3.3", "5.7"), Err(NoLimits::WithoutFigure));
    }

    #[test]
    fn what_is_rounded_for_itself_is_no_contradiction() {
        assert_eq!(of("12.94", "12.1", "12.9"), Ok(()));
        assert_eq!(of("12.9", "12.94", "13.5"), Ok(()));
        assert_eq!(of("12.96", "12.1", "12.9"), Err(NoLimits::WithoutFigure));
    }
}
