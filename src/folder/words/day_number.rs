//! Days as a workbook keeps them, by the calendar of the library that reads workbooks.

use calamine::{ExcelDateTime, ExcelDateTimeType};

/// The year, month and day that a workbook keeps as this number of days.
pub fn day_of(number: u64) -> (u16, u8, u8) {
    let (year, month, day, ..) =
        ExcelDateTime::new(number as f64, ExcelDateTimeType::DateTime, false).to_ymd_hms_milli();
    (year, month, day)
}
