//! What the headings and words of a computer's table say: which is a name, which a unit, which all rows together, and how they read.

use crate::folder::table::columns::plain;

use super::in_full::of_computers;

/// Words for all rows together.
pub fn is_total(word: &str) -> bool {
    let plain = plain(word);
    ["total", "persons", "all", "both", "everyone"].contains(&plain.as_str())
        || plain.starts_with("all ")
        || plain.starts_with("total ")
        || plain.ends_with(" total")
}

/// `NEET_not_known_percent` as "NEET not known", `ClaimantCountAged16_24` as "claimant count aged 16-24": a heading of a computer's in
/// words, without its unit at the end.
pub fn in_plain_words(written: &str) -> String {
    if written.contains(' ') {
        return written.to_owned();
    }
    let letters: Vec<char> = written.chars().collect();
    let mut spaced = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let next = letters.get(at + 1).copied();
        let is_range = before.is_some_and(|one| one.is_ascii_digit()) && next.is_some_and(|one| one.is_ascii_digit());
        let begins = before.is_some_and(|one| {
            (letter.is_uppercase() && (one.is_lowercase() || one.is_ascii_digit()))
                || (letter.is_ascii_digit() && one.is_lowercase())
        });
        match letter {
            '_' if is_range => spaced.push('-'),
            '_' => spaced.push(' '),
            letter if begins => {
                spaced.push(' ');
                spaced.push(*letter);
            }
            letter => spaced.push(*letter),
        }
    }
    let mut words: Vec<String> = spaced.split_whitespace().map(in_small_letters).collect();
    while words.len() > 1 && words.last().is_some_and(|last| ["percent", "percentage", "pct"].contains(&last.as_str()))
    {
        words.pop();
    }
    words.iter().map(|word| of_computers(word)).collect::<Vec<_>>().join(" ")
}

/// A word without its capital, unless it is an acronym.
pub fn in_small_letters(word: &str) -> String {
    let is_acronym = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    if is_acronym { word.to_owned() } else { word.to_lowercase() }
}

/// A whole number with a comma between thousands.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The name of a file without its folder and its ending.
pub fn stem(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.split('.').next().unwrap_or(last).replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_computers_in_words() {
        for (written, words) in [
            ("NEET_not_known_percent", "NEET not known"),
            ("ClaimantCountAged16_24AtMarch", "claimant count aged 16-24 at march"),
            ("ClaimantsAsPropOf16_65Pop", "claimants as proportion of 16-65 population"),
            ("Household waste sent for reuse", "Household waste sent for reuse"),
            ("percent", "percent"),
        ] {
            assert_eq!(in_plain_words(written), words);
        }
        assert_eq!([100, 10_000, 1_000_000].map(grouped), ["100", "10,000", "1,000,000"]);
    }
}
