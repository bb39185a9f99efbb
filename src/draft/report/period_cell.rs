//! A period at the start of a cell or at the head of a point.

use crate::figures::measure::Period;
use crate::figures::prose::capital;

/// A period at the start of a cell: `2023/24 academic year`.
pub fn heading(period: Period) -> String {
    let full = period.in_full();
    capital(full.strip_prefix("the ").unwrap_or(&full))
}

/// `2019/20`, without saying what kind of year it is.
pub fn year(period: Period) -> String {
    heading(period).replace(" academic year", "")
}
