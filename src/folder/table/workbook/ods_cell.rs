//! A cell of an OpenDocument workbook: it holds a value, and beside it the text that it shows.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::folder::table::cell::Held;
use crate::folder::words::number::read_number;

use super::by_format::decimal;
use super::clock::of_seconds;
use super::date_format::DateParts;
use super::shown::{Shown, date, date_by};

/// A cell as it is written in the file.
#[derive(Debug, Default)]
pub struct OdsCell {
    /// `float`, `percentage`, `currency`, `date`, `time`, `boolean`, `string`; empty where it holds nothing.
    pub kind: String,
    /// The value, in the way of its kind.
    pub value: String,
    /// The code of its currency: `GBP`.
    pub currency: String,
    /// The text that it shows; `None` where the file has none.
    pub text: Option<String>,
}

impl OdsCell {
    /// What is seen of it. `parts`: what its style shows of a date or a time, where that is known.
    pub fn seen(&self, parts: Option<DateParts>) -> Shown {
        let text = self.text.as_deref().map(str::trim);
        match self.kind.as_str() {
            // A format may show nothing of a number.
            "float" | "percentage" | "currency" | "date" | "time" if text == Some("") => Shown::default(),
            "float" | "percentage" | "currency" => self.number(text),
            "date" => self.date(parts).unwrap_or_else(|| Shown::text(text.unwrap_or(&self.value))),
            "time" => self.time(parts).unwrap_or_else(|| Shown::text(text.unwrap_or(&self.value))),
            _ => {
                let text = text.unwrap_or(&self.value);
                // LibreOffice has errors of its own: Err:502.
                let sign = if text.starts_with("Err:") { "#" } else { "" };
                Shown::text(&format!("{sign}{text}"))
            }
        }
    }

    fn number(&self, text: Option<&str>) -> Shown {
        let held = self.value.parse::<f64>().ok().and_then(decimal);
        let full = if self.kind == "percentage" {
            held.and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED)).map(|value| value.normalize())
        } else {
            held
        };
        let Some(full) = full else { return Shown::text(text.unwrap_or(&self.value)) };
        if let Some(shown) = text.and_then(|text| agreeing(text, full)) {
            return shown;
        }
        let before = if self.currency == "GBP" { "£" } else { &self.currency };
        let behind = if self.kind == "percentage" { "%" } else { "" };
        let sign = if full.is_sign_negative() && !full.is_zero() { "-" } else { "" };
        Shown { text: format!("{sign}{before}{}{behind}", full.abs()), held: None }
    }

    fn date(&self, parts: Option<DateParts>) -> Option<Shown> {
        let mut numbers = self.value.split('T').next()?.splitn(3, '-').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
        if !(1..=12).contains(&month) {
            return None;
        }
        let text = match parts.filter(|parts| parts.is_date()) {
            Some(parts) => date_by(parts, year, month, day),
            None => date(year, month, Some(day)),
        };
        Some(Shown { text, held: None })
    }

    fn time(&self, parts: Option<DateParts>) -> Option<Shown> {
        let whole = DateParts { hours: true, minutes: true, seconds: true, goes_on: true, ..DateParts::default() };
        Some(of_seconds(seconds(&self.value)?, parts.filter(|parts| !parts.is_date()).unwrap_or(whole)))
    }
}

/// The text where it shows the value, rounded or in full, whatever stands around it.
fn agreeing(text: &str, full: Decimal) -> Option<Shown> {
    let agrees = |shown: Decimal| {
        let half = Decimal::new(5, shown.scale() + 1);
        full.checked_sub(shown).is_some_and(|apart| apart.abs() <= half)
    };
    let held = |shown: Decimal| (shown != full).then_some(Held::Number(full));
    if let Ok(number) = read_number(text) {
        return agrees(number.value).then(|| Shown { text: text.to_owned(), held: held(number.value) });
    }
    // A unit in words may stand behind it; what makes it another size is left where it is, and is no number.
    let first = text.find(|sign: char| sign.is_ascii_digit())?;
    let last = text.rfind(|sign: char| sign.is_ascii_digit())?;
    let number = read_number(text.get(first..=last)?).ok()?.value;
    let behind = text.get(last + 1..)?.trim();
    let is_unit = behind.chars().filter(|letter| letter.is_alphabetic()).count() > 2 && !is_size(behind);
    let shown = if text.starts_with(['-', '\u{2212}']) { -number } else { number };
    if !agrees(shown) {
        return None;
    }
    let text = if is_unit && first <= 1 { text.get(..=last)? } else { text };
    Some(Shown { text: text.to_owned(), held: held(shown) })
}

fn is_size(behind: &str) -> bool {
    ["thousand", "million", "billion"].iter().any(|size| behind.to_lowercase().starts_with(size))
}

/// `PT00H03M05S` in seconds.
fn seconds(value: &str) -> Option<Decimal> {
    let (is_negative, rest) = value.strip_prefix('-').map_or((false, value), |rest| (true, rest));
    let mut rest = rest.strip_prefix("PT")?;
    let mut sum = Decimal::ZERO;
    for (letter, size) in [('H', 3_600), ('M', 60), ('S', 1)] {
        if let Some((number, behind)) = rest.split_once(letter) {
            let number = Decimal::from_str_exact(&number.replace(',', ".")).ok()?;
            sum = number.checked_mul(Decimal::from(size))?.checked_add(sum)?;
            rest = behind;
        }
    }
    let sum = sum.round_dp_with_strategy(3, RoundingStrategy::MidpointAwayFromZero).normalize();
    rest.is_empty().then_some(if is_negative { -sum } else { sum })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &str, value: &str, text: &str) -> (String, Option<String>) {
        let cell = OdsCell { kind: kind.into(), value: value.into(), text: Some(text.into()), ..OdsCell::default() };
        let found = cell.seen(None);
        let held = found.held.map(|held| match held {
            Held::Number(number) => number.to_string(),
            Held::Time(time) => time.seconds.to_string(),
        });
        (found.text, held)
    }

    #[test]
    fn the_text_is_kept_where_it_shows_the_value() {
        for (kind, value, text, shown, held) in [
            ("float", "91.57413455", "91.6", "91.6", Some("91.57413455")),
            ("percentage", "0.9157", "92%", "92%", Some("91.57")),
            ("percentage", "0.93", "93.0%", "93.0%", None),
            ("currency", "-1234.5", "(£1,234.50)", "(£1,234.50)", None),
            ("float", "23.44", "23.4 days", "23.4", Some("23.44")),
            ("float", "18.44", "£18.4m", "£18.4m", Some("18.44")),
            ("float", "18.44", "18.4 million", "18.4 million", Some("18.44")),
            ("float", "0", "-", "0", None),
            ("float", "1234.5", "1.234,50", "1234.5", None),
            ("float", "0", "", "", None),
            ("string", "", "#N/A", "#N/A", None),
            ("string", "", "Err:502", "#Err:502", None),
            ("date", "2024-12-31", "31/12/24", "31 December 2024", None),
            ("time", "PT00H03M05S", "03:05", "0:03:05", Some("185")),
        ] {
            assert_eq!(of(kind, value, text), (shown.to_owned(), held.map(str::to_owned)), "{text}");
        }
    }
}
