//! Two columns of limits that are one column of the file: a cell holds both.

use crate::folder::table::cell::Cell;
use crate::folder::words::two_limits::two_limits;

/// The two cells of limits, where both are one cell of the file.
pub fn parted([lower, upper]: [Cell; 2]) -> [Cell; 2] {
    let is_one = lower.text == upper.text && (lower.line, lower.column) == (upper.line, upper.column);
    match Some(&lower.text).filter(|_| is_one).and_then(|text| two_limits(text)) {
        Some([first, last]) => [lower.saying(first), upper.saying(last)],
        None => [lower, upper],
    }
}
