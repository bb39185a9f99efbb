//! Numbers as people and spreadsheets write them, read into exact decimals with the scale as written.

use rust_decimal::Decimal;

use crate::diagnostic::Code;

/// A number with the character of its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Exact, with as many decimals as were written.
    pub value: Decimal,
    /// Whether `%` stood behind it.
    pub percent: bool,
    /// Whether `£` stood before it.
    pub pounds: bool,
}

impl Number {
    /// The character of its unit, if it has one.
    pub fn sign(self) -> Option<char> {
        if self.percent { Some('%') } else { self.pounds.then_some('£') }
    }
}

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq)]
pub struct NoNumber {
    /// `not-a-number` or `number-too-large`.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Reads a number.
///
/// # Errors
/// What is wrong with the text and what to write.
pub fn read_number(text: &str) -> Result<Number, NoNumber> {
    let no = |help: &str| NoNumber {
        code: Code::NotANumber,
        message: format!("`{}` is not a number", text.trim()),
        help: help.to_owned(),
    };
    let mut body: String = text.chars().map(plain).collect::<String>().trim().to_owned();
    let bracketed = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map(|rest| rest.trim().to_owned());
    let mut negative = bracketed.is_some();
    if let Some(inner) = bracketed {
        body = inner;
    }
    let (mut percent, mut pounds) = (false, false);
    // "-£5" and "£-5" are both written.
    for _ in 0..2 {
        if let Some(rest) = body.strip_prefix('£') {
            pounds = true;
            body = rest.trim_start().to_owned();
        }
        if !negative && let Some(rest) = body.strip_prefix('-') {
            negative = true;
            body = rest.trim_start().to_owned();
        }
    }
    if let Some(rest) = body.strip_suffix('%') {
        percent = true;
        body = rest.trim_end().to_owned();
    }
    let digits = ungrouped(body.strip_prefix('+').unwrap_or(&body)).ok_or_else(|| no(&guess(&body)))?;
    let value = Decimal::from_str_exact(&digits).map_err(|_| NoNumber {
        code: Code::NumberTooLarge,
        message: format!("`{}` has too many digits", text.trim()),
        help: "a number can have up to 28 digits: round it".to_owned(),
    })?;
    let value = if negative && !value.is_zero() { -value } else { value };
    Ok(Number { value, percent, pounds })
}

/// Blanks and dashes of every kind.
fn plain(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\t' | '\n' | '\r' => ' ',
        '\u{2212}' | '\u{2010}'..='\u{2014}' => '-',
        other => other,
    }
}

/// The digits without thousands separators, where these stand where they should.
fn ungrouped(body: &str) -> Option<String> {
    let (whole, fraction) = body.split_once('.').map_or((body, None), |(whole, fraction)| (whole, Some(fraction)));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_some_and(|fraction| fraction.is_empty() || !all_digits(fraction)) {
        return None;
    }
    let separator = if whole.contains(',') { ',' } else { ' ' };
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let grouped = rest.is_empty() || (1..=3).contains(&first.len());
    let empty_whole = first.is_empty() && fraction.is_none();
    if empty_whole || !grouped || !all_digits(first) || rest.iter().any(|group| group.len() != 3 || !all_digits(group))
    {
        return None;
    }
    let whole = groups.concat();
    let whole = if whole.is_empty() { "0" } else { &whole };
    Some(fraction.map_or_else(|| whole.to_owned(), |fraction| format!("{whole}.{fraction}")))
}

/// What was probably meant.
fn guess(body: &str) -> String {
    let digits = body.bytes().filter(u8::is_ascii_digit).count();
    let letters: String = body.chars().filter(|letter| letter.is_alphabetic()).collect();
    let help = if body.starts_with('#') {
        "this is a spreadsheet error: correct the formula, or write `n/a`"
    } else if digits > 0 && !letters.is_empty() && letters.chars().all(|letter| matches!(letter, 'O' | 'o')) {
        "did you type the letter O instead of a zero?"
    } else if digits > 0 && !letters.is_empty() && letters.chars().all(|letter| matches!(letter, 'l' | 'I')) {
        "did you type the letter l or I instead of a one?"
    } else if digits > 0 && letters.eq_ignore_ascii_case("e") {
        "write the number in full, without an exponent"
    } else if digits > 0 && letters.is_empty() && body.contains(',') {
        "use a comma for thousands (1,234) and a point for decimals (1.23)"
    } else if digits > 0 && letters.is_empty() && body.matches('.').count() > 1 {
        "a number can have only one point; use commas for thousands (1,234)"
    } else if body.starts_with('<') || body.starts_with('>') || body.contains('*') {
        "write [c] for a figure that is suppressed"
    } else if digits > 0 {
        "write only the number here, and put words in the column `note`"
    } else {
        "write a number, [x] if it is not available or [c] if it is suppressed"
    };
    help.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match read_number(text) {
            Ok(number) => number.value.to_string(),
            Err(no) => no.help.split([':', ',', ';']).next().unwrap_or("").to_owned(),
        }
    }

    #[test]
    fn as_people_write_them() {
        for (text, expected) in [
            ("93", "93"),
            ("93.0", "93.0"),
            ("1,234", "1234"),
            ("1,234,567.50", "1234567.50"),
            ("1 234", "1234"),
            ("1\u{a0}234", "1234"),
            ("\u{2212}4.5", "-4.5"),
            ("£1,200", "1200"),
            ("-£5", "-5"),
            ("£-5", "-5"),
            ("(5)", "-5"),
            ("(£1,200.00)", "-1200.00"),
            ("93.1 %", "93.1"),
            (".5", "0.5"),
            ("+2", "2"),
            ("-0", "0"),
            ("0.10", "0.10"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_none_says_what_was_meant() {
        for (text, expected) in [
            ("9O.5", "did you type the letter O instead of a zero?"),
            ("1,23", "use a comma for thousands (1"),
            ("1.2.3", "a number can have only one point"),
            ("1e5", "write the number in full"),
            ("<5", "write [c] for a figure that is suppressed"),
            ("#N/A", "this is a spreadsheet error"),
            ("5.", "write only the number here"),
            ("-", "write a number"),
            ("", "write a number"),
            ("99999999999999999999999999999999", "a number can have up to 28 digits"),
            ("0.00000000000000000000000000000001", "a number can have up to 28 digits"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
