//! Parting a text: into its sentences, and each of these into words, numbers and marks.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use crate::figures::prose::typed;

use super::statement::ProseStatement;
use super::token::Token;

/// Numbers that are written in words.
const NUMBERS: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The tens of numbers in words.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What a number word counts; zero for `no` and `none`.
pub fn counted(word: &str) -> Option<Decimal> {
    let word = if word == "none" { "no" } else { word };
    let small = |word: &str| NUMBERS.iter().position(|known| *known == word);
    let ten = |word: &str| TENS.iter().position(|known| *known == word).map(|nth| nth * 10 + 20);
    let found = match word.split_once('-') {
        // "twenty-three"
        Some((tens, ones)) => ten(tens).zip(small(ones).filter(|ones| (1..10).contains(ones))).map(|(a, b)| a + b),
        None => small(word).or_else(|| ten(word)),
    };
    found.map(Decimal::from)
}

/// Shortened words whose full stop ends no sentence.
const SHORT: [&str; 12] = ["e.g", "i.e", "etc", "no", "st", "mr", "mrs", "ms", "dr", "approx", "vs", "cf"];

/// Parts a text into its sentences.
pub fn statements(text: &str) -> Vec<ProseStatement<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        let behind = &text[at + letter.len_utf8()..];
        if matches!(letter, '.' | '?' | '!') && ends(&text[start..at], letter, behind) {
            let closing = behind.chars().take_while(|next| is_closing(*next)).map(char::len_utf8).sum::<usize>();
            push(text, start, at + letter.len_utf8() + closing, &mut found);
            start = at + letter.len_utf8() + closing;
        }
    }
    push(text, start, text.len(), &mut found);
    found
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '\u{2019}' | '\u{201D}' | '"' | '\'' | ')')
}

fn push<'a>(text: &'a str, start: usize, end: usize, found: &mut Vec<ProseStatement<'a>>) {
    let whole = &text[start..end];
    let body = whole.trim();
    if body.chars().any(char::is_alphanumeric) {
        let start = start + (whole.len() - whole.trim_start().len());
        found.push(ProseStatement {
            text: body,
            start,
            tokens: tokens(body),
            named: OnceCell::new(),
            claimed: OnceCell::new(),
        });
    }
}

/// Whether a mark ends a sentence: a blank and a capital or a numeral follow, and the word before is not a short one.
fn ends(before: &str, mark: char, behind: &str) -> bool {
    let rest = behind.trim_start_matches(is_closing);
    let next = rest.trim_start().chars().next();
    let parted = rest.starts_with(char::is_whitespace)
        && next.is_some_and(|next| {
            next.is_uppercase() || next.is_numeric() || matches!(next, '\u{2018}' | '\u{201C}' | '£')
        });
    let word =
        before.rsplit(char::is_whitespace).next().unwrap_or("").trim_start_matches(['(', '\u{2018}']).to_lowercase();
    let numeral = next.is_some_and(char::is_numeric);
    let short = mark == '.' && SHORT.contains(&word.as_str()) && (word != "no" || numeral);
    parted && !short
}

/// Parts a sentence into words, numbers and marks.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let figures = typed(text);
    let mut ahead = figures.as_slice();
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let length = length(text, at);
        let written = &text[at..at + length];
        // Figures stand in the order of the text: those that are passed are not looked at again.
        while ahead.first().is_some_and(|figure| figure.start + figure.written.len() <= at) {
            ahead = &ahead[1..];
        }
        let figure = ahead.first().filter(|figure| figure.start <= at);
        let number = written.chars().any(|letter| letter.is_ascii_digit());
        let sign = text[..at].strip_suffix(['-', '\u{2212}', '\u{2013}']);
        let low = written.to_lowercase().replace('\u{2019}', "'");
        found.push(Token {
            value: figure.map(|figure| figure.value).or_else(|| plain(written)).or_else(|| counted(&low)),
            step: figure.map_or(Decimal::ONE, |figure| figure.step),
            figure: number && figure.is_some(),
            // "2 percentage points" is not a percentage.
            percent: figure.is_some_and(|figure| figure.percent) && !text[at + length..].starts_with(" percentage"),
            pounds: figure.is_some_and(|figure| figure.pounds),
            // `10-15` is a range and `2018-19` a year: before a minus is a blank or a bracket.
            negative: number && sign.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '(', '£'])),
            text: written,
            low,
            start: at,
        });
        at += length;
    }
    found
}

/// The value of digits alone, as of the `2` of `quarter 2`.
fn plain(written: &str) -> Option<Decimal> {
    written.bytes().all(|byte| byte.is_ascii_digit()).then(|| written.parse().ok())?
}

/// Bytes of the word, number or mark that begins here.
fn length(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let mut end = 0;
    for (offset, letter) in rest.char_indices() {
        let next = rest[offset + letter.len_utf8()..].chars().next();
        let before = rest[..offset].chars().next_back();
        let both = |inner: fn(char) -> bool| before.is_some_and(inner) && next.is_some_and(inner);
        let inside = match letter {
            '\'' | '\u{2019}' | '-' | '/' | '&' => both(char::is_alphanumeric),
            '.' | ',' => both(|c| c.is_ascii_digit()),
            '%' | '+' => before.is_some_and(|c| c.is_ascii_digit()),
            '£' => offset == 0 && next.is_some_and(|c| c.is_ascii_digit()),
            letter => letter.is_alphanumeric(),
        };
        if !inside {
            return if end == 0 { letter.len_utf8() } else { end };
        }
        end = offset + letter.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_do() {
        let parted = |text| statements(text).iter().map(|one| one.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(parted("It rose to 86.2%. This is new."), ["It rose to 86.2%.", "This is new."]);
        assert_eq!(parted("Some (e.g. Schools) rose. 40% fell."), ["Some (e.g. Schools) rose.", "40% fell."]);
        assert_eq!(parted("One alone"), ["One alone"]);
    }

    #[test]
    fn words_numbers_and_marks() {
        let written = |text| tokens(text).iter().map(|one| one.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            written("re-referrals: 86.2% (1,240), 2019/20 -1.9%."),
            ["re-referrals", ":", "86.2%", "(", "1,240", ")", ",", "2019/20", "-", "1.9%", "."]
        );
        let found = tokens("fell by \u{2212}1.9% in quarter 2 of 10-15");
        let signed: Vec<&str> = found.iter().filter(|one| one.negative).map(|one| one.text).collect();
        assert_eq!(signed, ["1.9%"]);
        let figures: Vec<&str> = found.iter().filter(|one| one.figure).map(|one| one.text).collect();
        assert_eq!(figures, ["1.9%", "10-15"]);
    }
}
