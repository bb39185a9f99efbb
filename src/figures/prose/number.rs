//! Numbers in words: zero to nine in running text, figures from 10.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figure::grouped;

const SMALL: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// `three`, `12`, `4,210`, `2.5`. Zero is `none`; a sentence that counts things says `no children` with [`said`].
pub fn words(number: Decimal) -> String {
    match number.fract().is_zero().then(|| number.to_usize()).flatten() {
        Some(0) => "none".into(),
        Some(small) if small < 10 => SMALL[small].into(),
        _ => grouped(number.normalize()),
    }
}

/// A number with what goes with it, one or many: `one has declined`, `no children`, `28 children`.
pub fn said(number: Decimal, one: &str, many: &str) -> String {
    let tail = if number == Decimal::ONE { one } else { many };
    match number.fract().is_zero().then(|| number.to_usize()).flatten() {
        Some(0) if is_verb(many) => format!("none {tail}"),
        Some(small) if small < 10 => format!("{} {tail}", SMALL[small]),
        _ => format!("{} {tail}", grouped(number.normalize())),
    }
}

/// `first`, `ninth`, `10th`, `42nd`: in words up to nine.
pub fn ordinal(number: Decimal) -> String {
    const SMALL: [&str; 9] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    let Some(whole) = number.to_usize() else { return grouped(number) };
    let ending = match (whole % 100, whole % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    match whole {
        1..=9 => SMALL[whole - 1].into(),
        _ => format!("{}{ending}", grouped(number)),
    }
}

/// Whether a phrase begins with a verb, so that zero reads "none have declined" and not "no have declined".
fn is_verb(phrase: &str) -> bool {
    matches!(
        phrase.split(' ').next(),
        Some(
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "show"
                | "shows"
                | "remain"
                | "remains"
                | "provide"
                | "provides"
                | "cannot"
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_goes_with_them() {
        let say = |n: i64| said(n.into(), "child", "children");
        assert_eq!(
            [say(0), say(1), say(9), say(10), say(1160)],
            ["no children", "one child", "nine children", "10 children", "1,160 children"]
        );
        assert_eq!(said(0.into(), "has declined", "have declined"), "none have declined");
        assert_eq!(said(1.into(), "has declined", "have declined"), "one has declined");
        let ordinals: Vec<String> = [1, 9, 10, 11, 21, 42, 103, 112].map(|n: i64| ordinal(n.into())).to_vec();
        assert_eq!(ordinals, ["first", "ninth", "10th", "11th", "21st", "42nd", "103rd", "112th"]);
        assert_eq!(words(0.into()), "none");
        assert_eq!(words(Decimal::new(25, 1)), "2.5");
    }
}
