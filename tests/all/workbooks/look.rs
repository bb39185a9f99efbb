//! What a number format makes of a number, for the few formats that these workbooks use.

use rust_decimal::{Decimal, RoundingStrategy};

/// A number as the cell shows it: `0.916` by `0%` is `92%`, `-3.4` by `0.0;(0.0)` is `(3.4)`.
pub fn shown(held: Decimal, format: &str) -> String {
    if format == "General" {
        return held.to_string();
    }
    let plain = format.split(';').next().expect("a first part");
    let value = if plain.contains('%') { held * Decimal::ONE_HUNDRED } else { held };
    let digits = decimals(plain);
    let places = u32::try_from(digits).expect("a few decimals");
    let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let mut figure = format!("{:.digits$}", rounded.abs());
    if plain.contains("#,##0") {
        figure = grouped(&figure);
    }
    let pound = if plain.starts_with('£') { "£" } else { "" };
    let percent = if plain.contains('%') { "%" } else { "" };
    let word = plain.split('"').nth(1).unwrap_or("");
    let whole = format!("{pound}{figure}{percent}{word}");
    match (rounded.is_sign_negative() && !rounded.is_zero(), format.contains('(')) {
        (true, true) => format!("({whole})"),
        (true, false) => format!("-{whole}"),
        (false, _) => whole,
    }
}

/// How many decimals a number format shows.
pub fn decimals(format: &str) -> usize {
    format.split_once('.').map_or(0, |(_, after)| after.chars().take_while(|sign| *sign == '0').count())
}

fn grouped(figure: &str) -> String {
    let (whole, rest) = figure.split_at(figure.find('.').unwrap_or(figure.len()));
    let mut out = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// What a typed text says as a number: `£1,234`, `91.6%`, `(3.4)`, `93.1*`; with the mark behind it.
pub fn spoken(text: &str) -> Option<(Decimal, Option<String>)> {
    let text = text.trim_matches(|sign: char| sign.is_whitespace());
    let (text, note) = match text.strip_suffix(['*', '†']).or_else(|| text.strip_suffix(" (p)")) {
        Some(before) => (before, Some(text[before.len()..].trim().to_owned())),
        None => (text, None),
    };
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let bare = inner.unwrap_or(text).trim_start_matches('£').trim_end_matches(['%', 'm']).trim_end();
    let value: Decimal = bare.replace(',', "").parse().ok()?;
    Some((if inner.is_some() { -value } else { value }, note))
}

#[test]
fn numbers_are_shown_by_their_format() {
    let cases = [
        ("0.916", "0%", "92%"),
        ("0.9157413455", "0.0%", "91.6%"),
        ("91.57413455", "0.0", "91.6"),
        ("1402", "#,##0", "1,402"),
        ("1234567.5", "£#,##0", "£1,234,568"),
        ("-3.4", "0.0;(0.0)", "(3.4)"),
        ("-3.4", "0.0", "-3.4"),
        ("4.25", "£0.0\"m\"", "£4.3m"),
        ("12", "General", "12"),
        ("999", "#,##0", "999"),
    ];
    for (held, format, expected) in cases {
        assert_eq!(shown(held.parse().expect("a decimal"), format), expected, "{held} by {format}");
    }
}

#[test]
fn typed_figures_are_understood() {
    let cases = [
        ("£1,234", "1234", None),
        ("91.6%", "91.6", None),
        ("(3.4)", "-3.4", None),
        ("93.1*", "93.1", Some("*")),
        ("88.0% (p)", "88.0", Some("(p)")),
        ("£4.2m", "4.2", None),
        ("\u{a0}1,402", "1402", None),
    ];
    for (text, value, note) in cases {
        let expected = (value.parse().expect("a decimal"), note.map(str::to_owned));
        assert_eq!(spoken(text), Some(expected), "{text}");
    }
    for mark in ["n/a", "-", "..", "TBC", "<5", "*"] {
        assert_eq!(spoken(mark), None, "{mark}");
    }
}
