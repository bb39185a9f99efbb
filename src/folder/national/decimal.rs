//! A cell of the national table: an exact decimal read straight off its bytes, or a mark that there is none.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::as_shown;
use crate::folder::table::row::MOST_DECIMALS;
use crate::folder::words::mark::{Mark, read_figure};
use crate::folder::words::number::{LARGEST, NoNumber, Number};

use super::stream::text;

/// Reads a cell. None for a mark: `-`, `NA`, a blank.
///
/// # Errors
/// Why it is neither a figure nor a mark.
pub fn read_cell(cell: &[u8]) -> Result<Option<Decimal>, NoNumber> {
    if matches!(cell, b"" | b"-" | b"NA") {
        return Ok(None);
    }
    let value = match fast(cell) {
        Some(value) => Some(value),
        None => slow(&text(cell))?,
    };
    // Its digits without the point are never fewer than the whole ones: a small number of them spares the comparison.
    let may_be_large = |value: Decimal| value.mantissa().unsigned_abs() >= u128::from(LARGEST.unsigned_abs());
    match value {
        Some(value) if may_be_large(value) && value.abs() >= Decimal::from(LARGEST) => Err(NoNumber {
            code: Code::NumberTooLarge,
            message: format!("`{}` is too large", text(cell)),
            help: "a figure must be below 1,000,000,000,000,000".to_owned(),
        }),
        value => Ok(value.map(without_dust)),
    }
}

/// `97.2` of `97.199999999999989`, by which two equal figures would have two ranks.
fn without_dust(value: Decimal) -> Decimal {
    if value.scale() > MOST_DECIMALS { as_shown(value) } else { value }
}

/// What a cell that [`read_cell`] reads has beside its figure: marks, as in `40.5 (p)`, or in its place, as `[c]`; and the character of a
/// unit. Nothing but of a few cells.
pub fn beside(cell: &[u8]) -> (Vec<Mark>, Option<char>) {
    if fast(cell).is_some() {
        return (Vec::new(), None);
    }
    read_figure(&text(cell))
        .map_or_else(|_| (Vec::new(), None), |found| (found.marks, found.number.and_then(Number::sign)))
}

/// `9.37`, `-0.5`, `9.3699999999999992`, `1.2E-2`: digits, a point, an exponent. Anything else is for [`slow`].
fn fast(cell: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match cell {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let mut whole: i64 = 0;
    let mut scale: i32 = 0;
    let mut point = false;
    let mut any = false;
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                whole = whole.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                scale += i32::from(point);
                any = true;
            }
            b'.' if !point && at + 1 < digits.len() => point = true,
            b'e' | b'E' if any => {
                let power: i32 = std::str::from_utf8(&digits[at + 1..]).ok()?.parse().ok()?;
                scale = scale.checked_sub(power)?;
                break;
            }
            _ => return None,
        }
    }
    if !any || scale > 28 {
        return None;
    }
    while scale < 0 {
        whole = whole.checked_mul(10)?;
        scale += 1;
    }
    Decimal::try_new(if negative { -whole } else { whole }, scale as u32).ok()
}

/// A figure as people write it (`1,234`, `93%`, `12.5 [p]`), a longer one, or a mark (`[c]`, `..`).
fn slow(cell: &str) -> Result<Option<Decimal>, NoNumber> {
    if let Ok(value) = Decimal::from_scientific(&cell.replace('E', "e")) {
        return Ok(Some(value));
    }
    if cell.eq_ignore_ascii_case("null") {
        return Ok(None);
    }
    let figure = read_figure(cell).map_err(|mut no| {
        let cell = cell.trim_start_matches(['-', '+']).to_lowercase();
        if matches!(cell.as_str(), "nan" | "inf" | "infinity") {
            no.help = "a program divided by zero here: write - if there is no figure".to_owned();
        }
        no
    })?;
    Ok(figure.number.map(|number| number.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_the_department() {
        let read = |cell: &str| match read_cell(cell.as_bytes()) {
            Ok(Some(value)) => value.to_string(),
            Ok(None) => "none".to_owned(),
            Err(no) => no.message,
        };
        for (cell, expected) in [
            ("12.13", "12.13"),
            ("9.0500000000000007", "9.05"),
            ("97.199999999999989", "97.2"),
            ("97.200000000000003", "97.2"),
            ("-7.0000000000000007E-2", "-0.07"),
            ("16012355892.0", "16012355892.0"),
            ("2.5E+3", "2500"),
            ("1E5", "100000"),
            ("-0.5", "-0.5"),
            ("0", "0"),
            ("-0", "0"),
            (".5", "0.5"),
            ("1,234", "1234"),
            ("93.1%", "93.1"),
            ("1234567890.12345678901234", "1234567890.12346"),
            ("-", "none"),
            ("", "none"),
            ("NA", "none"),
            ("n/a", "none"),
            ("..", "none"),
            ("[c]", "none"),
            ("NULL", "none"),
            ("NaN", "`NaN` is not a number"),
            ("inf", "`inf` is not a number"),
            ("-Infinity", "`-Infinity` is not a number"),
            ("5.", "`5.` is not a number"),
            ("1e20", "`1e20` is too large"),
            ("1e999999999999", "`1e999999999999` is not a number"),
            ("1e99", "`1e99` is not a number"),
            ("E5", "`E5` is not a number"),
            ("--5", "`--5` is not a number"),
        ] {
            assert_eq!(read(cell), expected, "{cell}");
        }
    }
}
