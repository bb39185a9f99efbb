//! Single values of made-up figures, read as what they are to be.

use rust_decimal::Decimal;

use crate::figures::measure::{Period, YearKind, read_period};

use super::figures::{Figures, UnfitFigures};

/// A period by its key; `None` where the key is not there.
pub fn period(figures: &Figures, key: &str, year: YearKind) -> Result<Option<Period>, UnfitFigures> {
    let Some(label) = figures.text(key) else { return Ok(None) };
    match read_period(label, year) {
        Ok((period, _)) => Ok(Some(period)),
        Err(help) => Err(UnfitFigures::wrong(key, format!("`{label}` is not a period"), help)),
    }
}

/// A whole number.
pub fn whole<T: TryFrom<Decimal>>(key: &str, given: Decimal) -> Result<T, UnfitFigures> {
    given
        .fract()
        .is_zero()
        .then(|| given.try_into().ok())
        .flatten()
        .ok_or_else(|| UnfitFigures::wrong(key, format!("`{key}` must be a whole number"), ""))
}
