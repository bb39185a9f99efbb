//! Numbers as people and spreadsheets write them, read into exact decimals with the scale as written.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{HeldIn, MONTHS};

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

/// Beyond any council's figures, and far enough below what decimals hold for sums and products of them.
pub const LARGEST: i64 = 1_000_000_000_000_000;

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
    let body = body.strip_prefix('+').unwrap_or(&body);
    let digits = ungrouped(body).or_else(|| written_out(body)).ok_or_else(|| no(&guess(body)))?;
    let value = Decimal::from_str_exact(&digits).map_err(|_| NoNumber {
        code: Code::NumberTooLarge,
        message: format!("`{}` has too many digits", text.trim()),
        help: "a number can have up to 28 digits: round it".to_owned(),
    })?;
    let value = without_dust(value);
    let value = if negative && !value.is_zero() { -value } else { value };
    Ok(Number { value, percent, pounds })
}

/// What a calculation in binary numbers left behind a short number is nobody's: `12.299999999999999` is 12.3.
fn without_dust(value: Decimal) -> Decimal {
    const EXACT: u32 = 12;
    const SHORT: usize = 9;
    let digits = |number: Decimal| number.normalize().mantissa().unsigned_abs().to_string().len();
    let is_long = digits(value) > EXACT as usize;
    let short = value.round_sf(EXACT).map(|short| short.normalize()).filter(|short| digits(*short) <= SHORT);
    short.filter(|_| is_long).unwrap_or(value)
}

/// A number with its size behind it: `£18.4m`, `162 thousand`. In a measure whose figures are held so it is a figure.
pub fn read_sized(text: &str) -> Option<(Number, HeldIn)> {
    const SIZES: [(&str, HeldIn); 8] = [
        ("thousands", HeldIn::Thousands),
        ("thousand", HeldIn::Thousands),
        ("k", HeldIn::Thousands),
        ("millions", HeldIn::Millions),
        ("million", HeldIn::Millions),
        ("mn", HeldIn::Millions),
        ("mil", HeldIn::Millions),
        ("m", HeldIn::Millions),
    ];
    let lower = text.trim().to_lowercase();
    let bracketed = lower.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let body = bracketed.unwrap_or(&lower);
    let (rest, size) = SIZES.iter().find_map(|(word, size)| Some((body.strip_suffix(word)?, *size)))?;
    let number = read_number(&if bracketed.is_some() { format!("({})", rest.trim()) } else { rest.to_owned() }).ok()?;
    (!number.percent).then_some((number, size))
}

/// Blanks and dashes of every kind.
fn plain(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' | '\n' | '\r' => ' ',
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

/// `1.0E+02` and `7.25E-2` in full. A spreadsheet shortens a figure to `1.23E+05` where the column is narrow: that is none.
fn written_out(body: &str) -> Option<String> {
    let (digits, power) = body.split_once(['E', 'e'])?;
    let power: i32 = power.parse().ok()?;
    let (whole, fraction) = digits.split_once('.')?;
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let zeros = fraction.bytes().all(|digit| digit == b'0');
    let exact = power <= 0 || usize::try_from(power).is_ok_and(|power| fraction.len() >= power) || zeros;
    if !all_digits(whole) || !all_digits(fraction) || !exact {
        return None;
    }
    Some(Decimal::from_scientific(&format!("{digits}e{power}")).ok()?.to_string())
}

/// `1.2m`, `1.2 million` and `18k`, written out. `None` where it is something else.
fn shortened(body: &str) -> Option<Decimal> {
    let letters = body.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    let number = Decimal::from_str_exact(&ungrouped(body.strip_suffix(letters)?.trim())?).ok()?;
    let times = match letters.trim().to_lowercase().as_str() {
        "k" | "thousand" => 1_000,
        "m" | "mn" | "million" => 1_000_000,
        "bn" | "billion" => 1_000_000_000,
        _ => return None,
    };
    number.checked_mul(Decimal::from(times)).map(|full| full.normalize())
}

/// What was probably meant.
fn guess(body: &str) -> String {
    if let Some(full) = shortened(body) {
        return format!(
            "write the figure in full: {full}; or, if the whole table is so, the number alone and `held_in` in indicators.toml"
        );
    }
    let digits = body.bytes().filter(u8::is_ascii_digit).count();
    let letters: String = body.chars().filter(|letter| letter.is_alphabetic()).collect();
    let all =
        |known: &[char]| digits > 0 && !letters.is_empty() && letters.chars().all(|letter| known.contains(&letter));
    let help = if body.starts_with('#') {
        "this is a spreadsheet error: correct the formula, or write `n/a`"
    } else if all(&['O', 'o']) {
        "did you type the letter O instead of a zero?"
    } else if all(&['l', 'I']) {
        "did you type the letter l or I instead of a one?"
    } else if digits > 0 && MONTHS.iter().any(|month| month.eq_ignore_ascii_case(&letters)) {
        "this is a date: a spreadsheet makes one of 1-2 or 3/4; give the cell a number format and type the figure again"
    } else if digits > 0 && letters.eq_ignore_ascii_case("e") {
        "write the number in full, without an exponent: a spreadsheet may have cut it short"
    } else if digits > 0 && letters.is_empty() && body.contains(',') {
        "use a comma for thousands (1,234) and a point for decimals (1.23)"
    } else if digits > 0 && letters.is_empty() && body.matches('.').count() > 1 {
        "a number can have only one point; use commas for thousands (1,234)"
    } else if body.starts_with(['<', '>', '\u{2264}', '\u{2265}']) {
        "write [c] for a figure that is suppressed, or [low] if it is above zero and rounds to it"
    } else if digits > 0 && ["(R)", "(A)", "(G)"].iter().any(|colour| body.ends_with(colour)) {
        "put a colour (Red, Amber, Green) into a column of its own, RAG; for a revised figure write [r] behind it"
    } else if digits > 0 && body.ends_with(['*', '\u{2020}', '\u{2021}', '#', '^']) {
        "write only the number here, and what the mark behind it means in the column `note`; [p] is provisional, [r] revised"
    } else if digits > 0 && all(&['p', 'r', 'e', 'b']) {
        "write the mark in brackets: [p] is provisional, [r] revised, [e] estimated, [b] a break in series"
    } else if digits > 0 && body.contains(':') {
        "write a length of time as hours, minutes and seconds, 0:03:05, or as a number of its unit: 1.5 for an hour and a half"
    } else {
        return with_a_sign(body).unwrap_or_else(|| in_words(body, digits > 0).to_owned());
    };
    help.to_owned()
}

/// What to write where a figure has something behind it that may be the sign of a footnote, `88.0 (2)`, `46.3 a`.
fn with_a_sign(body: &str) -> Option<String> {
    let (figure, sign) = match body.strip_suffix(')') {
        Some(rest) => rest.rsplit_once('(').filter(|(_, sign)| sign.len() <= 2)?,
        None => body.rsplit_once(' ').filter(|(_, sign)| sign.chars().count() == 1)?,
    };
    let (figure, sign) = (figure.trim_end(), sign.trim());
    let is_it = sign.chars().all(|letter| letter.is_ascii_alphanumeric()) && !sign.is_empty();
    (is_it && ungrouped(figure.trim_end_matches('%')).is_some()).then(|| {
        format!(
            "if the {sign} is of a footnote, write {figure} [note {sign}], or begin the note below the table with ({sign}); if it is \
             anything else, take it out of this cell"
        )
    })
}

/// What to write in place of words.
fn in_words(body: &str, digits: bool) -> &'static str {
    match body.trim_matches(['[', ']', '(', ')', '.', ' ']).to_lowercase().as_str() {
        "~" => "write [c] if it is suppressed, or [low] if it is above zero and rounds to it",
        "tbc" | "tba" | "tbd" | "pending" | "awaited" | "awaiting data" | "not yet available" | "to be confirmed" => {
            "write [x] until the figure is known"
        }
        "f" | "forecast" => "a forecast is no figure: put it into data/targets.csv, in the column `forecast`",
        "nil" | "none" => "write 0 if none were counted, or [x] if the figure is not available",
        _ if body.contains('*') => "write [c] for a figure that is suppressed",
        _ if digits => {
            "write only the number here, and put words in the column `note`, or of a sheet that has none below its table"
        }
        _ => "write a number, [x] if it is not available or [c] if it is suppressed",
    }
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
            ("1\u{2009}234\u{202f}567", "1234567"),
            ("1.0E+02", "100"),
            ("2.345E+03", "2345"),
            ("7.25e-2", "0.0725"),
            ("£\u{a0}1,234", "1234"),
            ("(0.4)", "-0.4"),
            ("12.299999999999999", "12.3"),
            ("0.30000000000000004", "0.3"),
            ("-4.000000000000001", "-4"),
            ("84.100000000000009%", "84.1"),
            ("0.333333333333333", "0.333333333333333"),
            ("91.57413455258", "91.57413455258"),
            ("1234567.8900000001", "1234567.89"),
            ("93.0000000", "93.0000000"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_size_may_stand_behind_a_number() {
        let read = |text| read_sized(text).map(|(number, size)| (number.value.to_string(), number.pounds, size));
        assert_eq!(read("£18.4m"), Some(("18.4".into(), true, HeldIn::Millions)));
        assert_eq!(read("(£1,162 k)"), Some(("-1162".into(), true, HeldIn::Thousands)));
        assert_eq!(read("2.5 Million"), Some(("2.5".into(), false, HeldIn::Millions)));
        assert_eq!(["18.4", "m", "5% m", "18.4 km"].map(read), [const { None }; 4]);
    }

    #[test]
    fn what_is_none_says_what_was_meant() {
        for (text, expected) in [
            ("9O.5", "did you type the letter O instead of a zero?"),
            ("1,23", "use a comma for thousands (1"),
            ("1.2.3", "a number can have only one point"),
            ("1e5", "write the number in full"),
            ("1 February 2025", "this is a date"),
            ("<5", "write [c] for a figure that is suppressed"),
            ("#N/A", "this is a spreadsheet error"),
            ("#DIV/0!", "this is a spreadsheet error"),
            ("1.23E+05", "write the number in full"),
            ("£1.2m", "write the figure in full"),
            ("1.2 million", "write the figure in full"),
            ("18k", "write the figure in full"),
            ("~", "write [c] if it is suppressed"),
            ("TBC", "write [x] until the figure is known"),
            ("93.1*", "write only the number here"),
            ("93.1p", "write the mark in brackets"),
            ("120 (R)", "put a colour (Red"),
            ("1:30", "write a length of time as hours"),
            ("nil", "write 0 if none were counted"),
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
