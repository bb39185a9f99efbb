//! A change that a source gives with its size, and without the figure that it is a change from: `27% lower than 2019/20`.

use rust_decimal::Decimal;

use super::Period;

/// How far, and from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedChange {
    /// In per cent, or in percentage points where the figure is a percentage. Never below zero.
    pub size: Decimal,
    /// The period that it is a change from; none where the source does not say.
    pub than: Option<Period>,
}
