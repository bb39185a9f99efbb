//! Figures as they are printed. Rounding is the last step, half away from zero.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::{HeldIn, TwoParts, Unit, UnitWords};

/// Rounded half away from zero, with exactly so many decimals.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    // A rescale that would not fit keeps the digits it can hold; a figure that large is refused when it is read.
    rounded
}

/// `4,210.50`: thousands parted by commas, a true minus.
pub fn grouped(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, tail) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, tail)| (whole, Some(tail)));
    let mut text = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(tail) = tail {
        text.push('.');
        text.push_str(tail);
    }
    if value.is_sign_negative() && !value.is_zero() { format!("\u{2212}{text}") } else { text }
}

/// A figure of a unit: `93%`, `4,210`, `£1,250`, `0.18`, `23.4 days`, `£18.4 million`. `decimals`: exactly so many; none:
/// as it was written.
pub fn print(value: Decimal, unit: Unit, words: &UnitWords, decimals: Option<u32>) -> String {
    if let Some(held_in) = words.held_in {
        return large(value, unit, words, held_in, decimals);
    }
    let value = decimals.map_or(value, |decimals| rounded(value, decimals));
    match unit {
        Unit::Percent => percent(value),
        Unit::Money => money(value),
        Unit::Count => grouped(if decimals.is_none() && value.fract().is_zero() { value.trunc() } else { value }),
        Unit::Time | Unit::Score => timed(grouped(value), value, words),
        Unit::Rate => grouped(value),
    }
}

/// The same figure as a number: in full, with the decimals that are printed.
pub fn number(value: Decimal, unit: Unit, words: &UnitWords, decimals: Option<u32>) -> Decimal {
    let Some(held_in) = words.held_in else {
        let value = decimals.map_or(value, |decimals| rounded(value, decimals));
        return match unit {
            Unit::Count if decimals.is_none() && value.fract().is_zero() => value.trunc(),
            Unit::Money if value.scale() == 1 => rounded(value, 2),
            _ => value,
        };
    };
    let zeros = match held_in {
        HeldIn::Thousands => 3,
        HeldIn::Millions => 6,
    };
    let held = words.as_held(value);
    let held = decimals.map_or(held, |decimals| rounded(held, decimals));
    let full = held.checked_mul(Decimal::from(10_u32.pow(zeros))).unwrap_or(value);
    rounded(full, held.scale().saturating_sub(zeros))
}

/// `23.4 days`, `1 day`: a number that is printed already, with the word for it. Of two parts each has its own: `3 minutes 25 seconds`.
pub fn timed(printed: String, value: Decimal, words: &UnitWords) -> String {
    let is_of_both = value.abs() >= SIXTY;
    match (&words.word, words.two_parts) {
        (_, Some(parts)) if is_of_both => in_two_parts(value, parts),
        (Some(word), _) => format!("{printed} {}", if value.abs() == Decimal::ONE { &word.one } else { &word.many }),
        (None, _) => printed,
    }
}

const SIXTY: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// A number of the smaller part of a time as both: `3 minutes 25 seconds`, `4 hours`.
fn in_two_parts(value: Decimal, parts: TwoParts) -> String {
    let [large, small] = parts.words();
    let so_many = |number: Decimal, word: &str| {
        format!("{} {word}{}", grouped(number), if number == Decimal::ONE { "" } else { "s" })
    };
    let (whole, rest) = ((value.abs() / SIXTY).trunc(), value.abs() % SIXTY);
    let minus = if value.is_sign_negative() { "\u{2212}" } else { "" };
    let rest = if rest.is_zero() { String::new() } else { format!(" {}", so_many(rest, small)) };
    format!("{minus}{}{rest}", so_many(whole, large))
}

/// The same where there is little room: `3:25`.
pub fn as_clock(value: Decimal) -> String {
    let whole = rounded(value.abs(), 0);
    let minus = if value.is_sign_negative() && !whole.is_zero() { "\u{2212}" } else { "" };
    format!("{minus}{}:{:02}", (whole / SIXTY).trunc().normalize(), (whole % SIXTY).normalize())
}

/// `£18.4 million`, `£162,000`, `52,300`: thousands are written out, millions are not.
fn large(value: Decimal, unit: Unit, words: &UnitWords, held_in: HeldIn, decimals: Option<u32>) -> String {
    let held = words.as_held(value);
    let held = decimals.map_or(held, |decimals| rounded(held, decimals));
    let printed = match held_in {
        HeldIn::Thousands => {
            let full = held * Decimal::ONE_THOUSAND;
            grouped(rounded(full.abs(), held.scale().saturating_sub(3)))
        }
        HeldIn::Millions if held.is_zero() => "0".to_owned(),
        HeldIn::Millions => format!("{} million", grouped(held.abs())),
    };
    let minus = if held.is_sign_negative() && !held.is_zero() { "\u{2212}" } else { "" };
    format!("{minus}{}{printed}", if unit == Unit::Money { "£" } else { "" })
}

/// `93%`
pub fn percent(value: Decimal) -> String {
    format!("{}%", grouped(value))
}

/// A share as a whole percentage: `28%`; with decimals where nothing but nothing would be 0%, or nothing but all 100%.
pub fn share(value: Decimal) -> String {
    let misleads = |decimals: &u32| {
        let printed = rounded(value, *decimals);
        value != printed && (printed.is_zero() || printed == Decimal::ONE_HUNDRED)
    };
    percent(rounded(value, (0..=6).find(|decimals| !misleads(decimals)).unwrap_or(6)))
}

/// `£1,250`, `−£3.20`: pence are two figures, also where one of them is zero.
pub fn money(value: Decimal) -> String {
    let text = grouped(if value.scale() == 1 { rounded(value.abs(), 2) } else { value.abs() });
    if value.is_sign_negative() && !value.is_zero() { format!("\u{2212}£{text}") } else { format!("£{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::Noun;

    fn parsed(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn plain(text: &str, unit: Unit, decimals: Option<u32>) -> String {
        print(parsed(text), unit, &UnitWords::default(), decimals)
    }

    #[test]
    fn figures_are_printed_as_an_officer_writes_them() {
        assert_eq!(plain("93", Unit::Percent, None), "93%");
        assert_eq!(plain("93", Unit::Percent, Some(1)), "93.0%");
        assert_eq!(plain("4210", Unit::Count, None), "4,210");
        assert_eq!(plain("4210.0", Unit::Count, None), "4,210");
        assert_eq!(plain("1234567.5", Unit::Money, Some(2)), "£1,234,567.50");
        assert_eq!(plain("703.5", Unit::Money, None), "£703.50");
        assert_eq!(plain("-0.04", Unit::Score, Some(1)), "0.0");
        assert_eq!(plain("-3.2", Unit::Score, None), "\u{2212}3.2");
    }

    #[test]
    fn a_share_is_none_or_all_only_where_it_is() {
        let share = |text: &str| share(parsed(text));
        assert_eq!(
            [share("28.4"), share("99.96"), share("100"), share("0.04"), share("0")],
            ["28%", "99.96%", "100%", "0.04%", "0%"]
        );
    }

    #[test]
    fn a_time_has_its_word() {
        let word = Noun { one: "working day".into(), many: "working days".into() };
        let words = UnitWords { word: Some(word), ..UnitWords::default() };
        let timed = |text: &str, decimals| print(parsed(text), Unit::Time, &words, decimals);
        assert_eq!(
            [timed("23.4", None), timed("1", None), timed("1200", None), timed("0", Some(1))],
            ["23.4 working days", "1 working day", "1,200 working days", "0.0 working days"]
        );
    }

    #[test]
    fn a_time_of_two_parts_is_printed_as_people_say_it() {
        let word = Noun { one: "second".into(), many: "seconds".into() };
        let two_parts = Some(TwoParts::MinutesAndSeconds);
        let words = UnitWords { word: Some(word), two_parts, ..UnitWords::default() };
        let timed = |text: &str| print(parsed(text), Unit::Time, &words, Some(0));
        assert_eq!(
            ["205", "60", "121", "45", "1", "0", "3905", "-61", "239.6"].map(timed),
            [
                "3 minutes 25 seconds",
                "1 minute",
                "2 minutes 1 second",
                "45 seconds",
                "1 second",
                "0 seconds",
                "65 minutes 5 seconds",
                "\u{2212}1 minute 1 second",
                "4 minutes"
            ]
        );
        assert_eq!(
            ["205", "45", "3905", "-61"].map(|text| as_clock(parsed(text))),
            ["3:25", "0:45", "65:05", "\u{2212}1:01"]
        );
    }

    #[test]
    fn what_is_measured_in_a_unit_of_its_own_has_its_word() {
        let word = Noun { one: "kilogram".into(), many: "kilograms".into() };
        let words = UnitWords { word: Some(word), ..UnitWords::default() };
        let measured = |text: &str| print(parsed(text), Unit::Score, &words, None);
        assert_eq!(
            [measured("119.7"), measured("1"), measured("-4")],
            ["119.7 kilograms", "1 kilogram", "\u{2212}4 kilograms"]
        );
    }

    #[test]
    fn large_figures_are_printed_as_they_are_held() {
        let printed = |text: &str, unit, held_in, decimals| {
            let words = UnitWords { held_in: Some(held_in), ..UnitWords::default() };
            print(words.in_full(parsed(text)).expect("small"), unit, &words, decimals)
        };
        assert_eq!(printed("18.437", Unit::Money, HeldIn::Millions, Some(1)), "£18.4 million");
        assert_eq!(printed("18.40", Unit::Money, HeldIn::Millions, None), "£18.40 million");
        assert_eq!(printed("-0.6", Unit::Money, HeldIn::Millions, Some(1)), "\u{2212}£0.6 million");
        assert_eq!(printed("0", Unit::Money, HeldIn::Millions, Some(1)), "£0");
        assert_eq!(printed("162.4", Unit::Money, HeldIn::Thousands, Some(0)), "£162,000");
        assert_eq!(printed("162.4", Unit::Money, HeldIn::Thousands, None), "£162,400");
        assert_eq!(printed("1.3", Unit::Count, HeldIn::Millions, None), "1.3 million");
        assert_eq!(printed("52.31", Unit::Count, HeldIn::Thousands, Some(1)), "52,300");
    }

    #[test]
    fn a_number_has_the_decimals_that_are_printed() {
        let plain = |text: &str, unit, decimals| number(parsed(text), unit, &UnitWords::default(), decimals);
        assert_eq!(plain("93", Unit::Percent, Some(1)).to_string(), "93.0");
        assert_eq!(plain("4210.0", Unit::Count, None).to_string(), "4210");
        assert_eq!(plain("3.2", Unit::Money, None).to_string(), "3.20");
        let large = |text: &str, held_in, decimals| {
            let words = UnitWords { held_in: Some(held_in), ..UnitWords::default() };
            let full = words.in_full(parsed(text)).expect("small");
            number(full, Unit::Money, &words, decimals).to_string()
        };
        assert_eq!(large("18.437", HeldIn::Millions, Some(1)), "18400000");
        assert_eq!(large("18.40", HeldIn::Millions, None), "18400000");
        assert_eq!(large("162.4", HeldIn::Thousands, Some(0)), "162000");
        assert_eq!(large("0.0125", HeldIn::Thousands, None), "12.5");
    }

    #[test]
    fn half_goes_away_from_zero() {
        assert_eq!(rounded(parsed("0.25"), 1).to_string(), "0.3");
        assert_eq!(rounded(parsed("-0.25"), 1).to_string(), "-0.3");
        assert_eq!(rounded(parsed("8"), 1).to_string(), "8.0");
    }
}
