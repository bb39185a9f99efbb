//! How far the figure is from each target. Judged at full precision: rounding never moves a figure across one.

use rust_decimal::Decimal;

use crate::figures::measure::{Indicator, Observation, Period, Target};

/// A target and where the latest figure stands to it.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetFound {
    /// The target as declared.
    pub target: Target,
    /// It is due in the report's period or before, or always holds.
    pub due: bool,
    /// The figure less the target, in the indicator's unit.
    pub gap: Option<Decimal>,
    /// The figure as a percentage of the target; `None` where the target is zero.
    pub share: Option<Decimal>,
}

/// All targets, in the order declared. None: exact decimals end.
pub fn all(indicator: &Indicator, report: Period, latest: Option<&Observation>) -> Option<Vec<TargetFound>> {
    let value = latest.and_then(|latest| latest.value);
    indicator
        .targets
        .iter()
        .map(|target| {
            let (gap, share) = match (value, target.value) {
                (Some(value), Some(aim)) if aim.is_zero() => (Some(value), None),
                (Some(value), Some(aim)) => {
                    (Some(value.checked_sub(aim)?), Some(value.checked_div(aim)?.checked_mul(Decimal::ONE_HUNDRED)?))
                }
                _ => (None, None),
            };
            let due = target.by.is_none_or(|by| by.end() <= report.end());
            Some(TargetFound { target: target.clone(), due, gap, share })
        })
        .collect()
}
