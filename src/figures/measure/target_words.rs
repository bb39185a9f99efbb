//! Targets as councils write them: `fewer than 85`, `maintain 90%`, `top quartile`, `within 2 points`.

use rust_decimal::Decimal;

use super::{Amber, Reached};

/// What a target in words comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetRead {
    /// A figure, what of it counts as reaching it, and the character of its unit, if it has one.
    Figure(Decimal, Reached, Option<char>),
    /// A national quartile, or better.
    Quartile(u8),
}

const BELOW: &[&str] = &["fewer than", "less than", "lower than", "under", "below", "<"];
const AT_MOST: &[&str] = &[
    "no more than",
    "not more than",
    "no higher than",
    "at most",
    "up to",
    "a maximum of",
    "maximum of",
    "maximum",
    "max",
    "max.",
    "within",
    "<=",
    "\u{2264}",
];
const ABOVE: &[&str] = &["more than", "greater than", "higher than", "over", "above", ">"];
const AT_LEAST: &[&str] = &[
    "at least",
    "no less than",
    "no fewer than",
    "not less than",
    "a minimum of",
    "minimum of",
    "minimum",
    "min",
    "min.",
    ">=",
    "\u{2265}",
];
/// Words that say what is to be done, and not how much.
const VERBS: &[&str] = &[
    "to",
    "be",
    "maintain",
    "maintaining",
    "maintained",
    "keep",
    "keep to",
    "hold",
    "remain",
    "stay",
    "achieve",
    "reach",
    "reduce to",
    "increase to",
    "improve to",
    "in",
    "the",
    "at",
];
const MORE: &[&str] = &["or more", "or above", "or over", "or higher", "and above", "and over", "+", "min", "minimum"];
const LESS: &[&str] =
    &["or less", "or fewer", "or below", "or under", "or lower", "and below", "and under", "max", "maximum"];

/// Reads a target; `None` where it is in words that no figure can be held against.
pub fn read_target(text: &str) -> Option<TargetRead> {
    let low = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = low.trim_end_matches('.');
    let compares = |text: &str| [AT_MOST, AT_LEAST, BELOW, ABOVE].iter().any(|words| first_of(text, words).is_some());
    while let Some(shorter) = without_verb(rest).filter(|_| !compares(rest)) {
        rest = shorter;
    }
    if let Some(quartile) = quartile(rest) {
        return Some(TargetRead::Quartile(quartile));
    }
    let groups =
        [(Reached::AtMost, AT_MOST), (Reached::AtLeast, AT_LEAST), (Reached::Below, BELOW), (Reached::Above, ABOVE)];
    for (reached, words) in groups {
        if let Some(rest) = first_of(rest, words) {
            let (figure, sign, tail) = figure(rest)?;
            return counts_only(tail).then_some(TargetRead::Figure(figure, reached, sign));
        }
    }
    let (figure, sign, tail) = figure(rest)?;
    let tail = tail.trim();
    // `28 days or fewer`
    let ends = |words: &[&str]| {
        let before = words.iter().find_map(|word| tail.strip_suffix(word));
        before.is_some_and(|before| before.is_empty() || before.ends_with(' ') && counts_only(before))
    };
    let reached = match tail {
        "" | "or better" => Reached::AtIt,
        _ if ends(MORE) => Reached::AtLeast,
        _ if ends(LESS) => Reached::AtMost,
        _ => return None,
    };
    Some(TargetRead::Figure(figure, reached, sign))
}

/// What officers write where a measure has no target.
pub const NO_TARGET: [&str; 26] = [
    "no target",
    "no target set",
    "target not set",
    "no formal target",
    "not set",
    "none set",
    "not yet set",
    "to be set",
    "to be agreed",
    "to be confirmed",
    "to be determined",
    "tbd",
    "monitor",
    "monitor only",
    "monitoring",
    "monitoring only",
    "for monitoring",
    "data only",
    "information only",
    "for information",
    "for information only",
    "context only",
    "contextual",
    "contextual measure",
    "baseline",
    "baseline year",
];

/// Whether a text in the place of a target says that there is none: "Monitor only".
pub fn says_no_target(text: &str) -> bool {
    // Almost every cell is a figure, or blank.
    if !text.trim_start().starts_with(char::is_alphabetic) {
        return false;
    }
    let low = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    NO_TARGET.contains(&low.trim_end_matches('.'))
}

/// `within 2 points`, `within 5%`, `83`; with the character of its unit, if a figure has one.
pub fn read_amber(text: &str) -> Option<(Amber, Option<char>)> {
    let low = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let within = ["within", "plus or minus", "+/-", "\u{b1}"].iter().find_map(|word| after(&low, word));
    let (figure, sign, tail) = figure(within.unwrap_or(&low))?;
    match (within, tail.trim(), sign) {
        (None, "", sign) => Some((Amber::Figure(figure), sign)),
        (Some(_), "" | "per cent" | "percent", Some('%')) | (Some(_), "per cent" | "percent", None) => {
            (figure > Decimal::ZERO).then_some((Amber::Percent(figure), None))
        }
        (Some(_), tail, sign) if sign != Some('%') && (tail.is_empty() || counts_only(tail)) => {
            (figure > Decimal::ZERO).then_some((Amber::Within(figure), sign))
        }
        _ => None,
    }
}

/// What follows the first of these words that the text begins with.
fn first_of<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| after(text, word))
}

fn without_verb(text: &str) -> Option<&str> {
    VERBS.iter().find_map(|verb| text.strip_prefix(verb)?.strip_prefix(' '))
}

/// What follows a word, or a sign such as `<`.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    let sign = !word.ends_with(char::is_alphabetic);
    (sign || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// A number at the beginning: `£1,200`, `90%`, `14.5`.
fn figure(text: &str) -> Option<(Decimal, Option<char>, &str)> {
    let (pounds, rest) = text.strip_prefix('£').map_or((false, text), |rest| (true, rest));
    let end =
        rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',').unwrap_or(rest.len());
    let digits = rest[..end].trim_end_matches([',', '.']);
    let grouped = digits.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|whole| whole.len() == 3));
    let value = Decimal::from_str_exact(&digits.replace(',', "")).ok().filter(|_| grouped)?;
    let tail = &rest[digits.len()..];
    match (pounds, tail.trim_start().strip_prefix('%')) {
        (true, _) => Some((value, Some('£'), tail)),
        (false, Some(tail)) => Some((value, Some('%'), tail)),
        (false, None) => Some((value, None, tail)),
    }
}

/// Whether what stands behind a figure only says of what it is one: `children`, `working days`.
fn counts_only(tail: &str) -> bool {
    // "2 million" is another figure than 2.
    const ELSEWHERE: [&str; 17] = [
        "by", "in", "for", "of", "than", "per", "a", "each", "from", "hundred", "thousand", "million", "billion", "k",
        "m", "mn", "bn",
    ];
    let words: Vec<&str> = tail.split_whitespace().collect();
    words.len() <= 3 && words.iter().all(|word| word.chars().all(char::is_alphabetic) && !ELSEWHERE.contains(word))
}

fn quartile(text: &str) -> Option<u8> {
    match text.trim_start_matches("national ") {
        "top quartile" | "upper quartile" | "first quartile" | "1st quartile" | "best quartile" | "quartile 1" => {
            Some(1)
        }
        "second quartile or better" | "top two quartiles" | "top half" | "upper half" => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(text: &str) -> String {
        match read_target(text) {
            Some(TargetRead::Figure(figure, reached, sign)) => {
                format!("{reached:?} {figure}{}", sign.map(String::from).unwrap_or_default())
            }
            Some(TargetRead::Quartile(quartile)) => format!("quartile {quartile}"),
            None => "words".into(),
        }
    }

    #[test]
    fn targets_as_councils_write_them() {
        for (text, expected) in [
            ("fewer than 85", "Below 85"),
            ("Fewer than 85 children", "Below 85"),
            ("under 14 working days", "Below 14"),
            ("<5%", "Below 5%"),
            ("maintain 90%", "AtIt 90%"),
            ("To maintain at least 90%", "AtLeast 90%"),
            ("90% or more", "AtLeast 90%"),
            ("95%+", "AtLeast 95%"),
            ("no more than £1,200", "AtMost 1200£"),
            ("reduce to 12.5", "AtIt 12.5"),
            ("\u{2265} 80", "AtLeast 80"),
            ("top quartile", "quartile 1"),
            ("To be in the top quartile", "quartile 1"),
            ("second quartile or better", "quartile 2"),
        ] {
            assert_eq!(target(text), expected, "{text}");
        }
    }

    #[test]
    fn what_no_figure_can_be_held_against_stays_words() {
        let words =
            ["improve", "outstanding", "reduce by 5%", "90% by March", "fewer than 5 per 1,000", "12,5", "10 to 15"];
        for text in words {
            assert_eq!(target(text), "words", "{text}");
        }
    }

    #[test]
    fn how_far_is_still_close() {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        assert_eq!(read_amber("83"), Some((Amber::Figure(number("83")), None)));
        assert_eq!(read_amber("83%"), Some((Amber::Figure(number("83")), Some('%'))));
        assert_eq!(read_amber("within 2 points"), Some((Amber::Within(number("2")), None)));
        assert_eq!(read_amber("Within 2 percentage points"), Some((Amber::Within(number("2")), None)));
        assert_eq!(read_amber("within 5%"), Some((Amber::Percent(number("5")), None)));
        assert_eq!(read_amber("within £5,000"), Some((Amber::Within(number("5000")), Some('£'))));
        for text in ["close", "within", "within 0 points", "within -2 points", "5 or so"] {
            assert_eq!(read_amber(text), None, "{text}");
        }
    }
}
