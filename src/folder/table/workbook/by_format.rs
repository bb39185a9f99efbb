//! A number of a workbook as its format shows it, with what the cell holds behind that.

use calamine::ExcelDateTime;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::as_shown;
use crate::folder::table::cell::Held;

use super::clock::{clock, in_days};
use super::number_format::{Digits, NumberFormat, Shape};
use super::shown::{Shown, date_by};

/// A number by its format. `as_date` knows from which day the workbook counts.
pub fn shown(number: f64, format: &NumberFormat, as_date: impl Fn(f64) -> ExcelDateTime) -> Shown {
    let (shape, says_negative) = format.shape(number);
    match shape {
        Shape::Nothing => Shown::default(),
        Shape::General => general(number),
        Shape::Digits(digits) => in_digits(number, digits, says_negative),
        Shape::Date(parts) if parts.is_length(number) => {
            Decimal::from_f64_retain(number).map_or_else(|| general(number), in_days)
        }
        Shape::Date(parts) if parts.is_date() => {
            let (year, month, day, ..) = as_date(number).to_ymd_hms_milli();
            Shown { text: date_by(*parts, year.into(), month.into(), day.into()), held: None }
        }
        Shape::Date(parts) => match Decimal::from_f64_retain(number) {
            Some(days) => clock(days, *parts),
            None => general(number),
        },
    }
}

/// The decimal that a binary number stands for: a spreadsheet shows 15 digits of it, and what is behind them is none's.
pub fn decimal(number: f64) -> Option<Decimal> {
    Decimal::from_str_exact(&number.to_string()).ok().map(as_shown)
}

/// A number without a format.
pub fn general(number: f64) -> Shown {
    let text = number.to_string();
    // So few digits are the shortest that stand for it, and no more than a spreadsheet shows.
    if text.len() <= 15 && number != 0.0 && number.is_finite() {
        return Shown { text, held: None };
    }
    Shown { text: decimal(number).map_or_else(|| number.to_string(), |number| number.to_string()), held: None }
}

/// A number rounded as its format shows it; what it holds is in the same unit, a percentage as one.
fn in_digits(number: f64, digits: &Digits, says_negative: bool) -> Shown {
    let scaled = || {
        let mut value = decimal(number)?;
        for _ in 0..digits.percents {
            value = value.checked_mul(Decimal::ONE_HUNDRED)?;
        }
        for _ in 0..digits.thousandths {
            value = value.checked_div(Decimal::ONE_THOUSAND)?;
        }
        Some(value.normalize())
    };
    let Some(full) = scaled() else { return general(number) };
    let mut value = full.round_dp_with_strategy(digits.most.min(10), RoundingStrategy::MidpointAwayFromZero);
    let held = (value != full).then_some(Held::Number(full));
    value = value.normalize();
    if value.scale() < digits.fewest && digits.fewest <= 10 {
        value.rescale(digits.fewest);
    }
    let (before, behind) = (&digits.before, &digits.behind);
    let space = if behind.is_empty() || behind.starts_with('%') { "" } else { " " };
    let figure = format!("{before}{}{space}{behind}", value.abs());
    let is_negative = value.is_sign_negative() && !value.is_zero();
    let text = match (is_negative, says_negative && digits.brackets) {
        (true, true) => format!("({figure})"),
        // A format that only turns it red says nothing on paper.
        (true, false) => format!("-{figure}"),
        (false, _) => figure,
    };
    Shown { text, held }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn of(number: f64, code: &str) -> (String, Option<String>) {
        let found = shown(number, &NumberFormat::of(code), |number| {
            ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false)
        });
        let held = found.held.map(|held| match held {
            Held::Number(number) => number.to_string(),
            Held::Time(time) => time.seconds.to_string(),
        });
        (found.text, held)
    }

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        for (number, code, text, held) in [
            (0.152, "0.0%", "15.2%", None),
            (28.0 / 184.0, "0.0%", "15.2%", Some("15.2173913043478")),
            (0.9157, "0%", "92%", Some("91.57")),
            (91.57413455258, "0.0", "91.6", Some("91.57413455258")),
            (0.93, "0.0%", "93.0%", None),
            (0.1 + 0.2, "General", "0.3", None),
            (1.1 * 3.0, "General", "3.3", None),
            (93.0, "0.0", "93.0", None),
            (93.25, "0.0", "93.3", Some("93.25")),
            (1234.0, "#,##0", "1234", None),
            (1234.6, "#,##0", "1235", Some("1234.6")),
            (0.5, "0.0\" % of\"", "0.5", None),
            (18_437_000.0, "\"£\"0.0,,\"m\"", "£18.4 m", Some("18.437")),
            (-1234.5, "#,##0.00;(#,##0.00)", "(1234.50)", None),
            (-1234.0, "£#,##0;[Red]£#,##0", "-£1234", None),
            (-0.2, "0", "0", Some("-0.2")),
            (0.0, "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "0", None),
            (0.0, "0;-0;", "", None),
            (100.0, "0.0E+00", "100", None),
            (45657.0, "dd/mm/yyyy", "31 December 2024", None),
            (45657.0, "mmm-yy", "December 2024", None),
            (45657.0, "d-mmm", "31 December 2024", None),
            (45657.0, "yyyy", "2024", None),
            (185.0 / 86_400.0, "mm:ss", "03:05", Some("185")),
            (20.5, "d \"days\" h:mm", "20 days", Some("1771200")),
        ] {
            assert_eq!(of(number, code), (text.to_owned(), held.map(str::to_owned)), "{number} {code}");
        }
        assert!(of(1e300, "").0.len() > 300);
    }
}
