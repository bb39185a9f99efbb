//! What the label of a period consists of before it means anything: numbers, words and what parts them.

use super::MONTHS;

/// A piece of a label in small letters.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub enum Token<'a> {
    /// A number with how many digits it was written in.
    Number(i32, usize),
    /// A run of letters.
    Word(&'a str),
    /// `/`
    Slash,
    /// A dash of any kind.
    Dash,
    /// A point between two digits.
    Dot,
}

/// Words that change nothing: `the end of quarter 3`, `as at 31 December`, `Q3 actual`.
const NOISE: [&str; 14] = [
    "the", "snapshot", "of", "as", "at", "in", "for", "on", "during", "position", "actual", "actuals", "outturn",
    "census",
];

/// Numbers, words, slashes, dashes and points between digits; every other character parts them. `q3` and `dec19` part at the digit.
pub fn tokens(label: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = label;
    while let Some(first) = rest.chars().next() {
        let same = |kind: fn(&char) -> bool| rest.chars().take_while(kind).map(char::len_utf8).sum::<usize>();
        let length = if first.is_ascii_digit() {
            let length = same(char::is_ascii_digit);
            tokens.push(Token::Number(rest[..length].parse().unwrap_or(i32::MAX), length));
            length
        } else if first.is_alphabetic() {
            let length = same(|c| c.is_alphabetic());
            if !NOISE.contains(&&rest[..length]) {
                tokens.push(Token::Word(&rest[..length]));
            }
            length
        } else {
            let digits = matches!(tokens.last(), Some(Token::Number(..)))
                && label[..label.len() - rest.len()].ends_with(|before: char| before.is_ascii_digit())
                && rest[first.len_utf8()..].starts_with(|after: char| after.is_ascii_digit());
            match first {
                '/' => tokens.push(Token::Slash),
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => tokens.push(Token::Dash),
                '.' if digits => tokens.push(Token::Dot),
                // A name for a file: "Q3_2024_25".
                '_' if digits => tokens.push(Token::Dash),
                _ => {}
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    without_hyphens(tokens)
}

/// `half-year`, `year-to-date` and `12-month` are words beside each other; `Oct-Dec` is a stretch.
fn without_hyphens(tokens: Vec<Token>) -> Vec<Token> {
    let is_hyphen = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        match (before, tokens[at], tokens.get(at + 1)) {
            (Some(Token::Word(one)), Token::Dash, Some(Token::Word(other))) => {
                month_number(one).is_none() || month_number(other).is_none()
            }
            (Some(Token::Number(..)), Token::Dash, Some(Token::Word(word))) => {
                matches!(*word, "month" | "months" | "mth")
            }
            _ => false,
        }
    };
    tokens.iter().enumerate().filter(|(at, _)| !is_hyphen(*at)).map(|(_, token)| *token).collect()
}

/// The number of a month by its name.
pub fn month_number(word: &str) -> Option<i32> {
    let is = |long: &str| {
        let short = long[..3].eq_ignore_ascii_case(word) || (word == "sept" && long == "September");
        short || long.eq_ignore_ascii_case(word)
    };
    MONTHS.iter().position(|long| is(long)).map(|at| at as i32 + 1)
}

/// A number from one to four in words: `three`.
pub fn number_word(word: &str) -> Option<i32> {
    ["one", "two", "three", "four"].iter().position(|known| *known == word).map(|at| at as i32 + 1)
}

/// `third`, of `third quarter`.
pub fn ordinal_word(word: &str) -> Option<i32> {
    ["first", "second", "third", "fourth"].iter().position(|known| *known == word).map(|at| at as i32 + 1)
}
