//! `prose-numeral`, `prose-long`, `prose-spacing`: how a sentence is set down.

use crate::diagnostic::Code;

use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

/// Most words a sentence may have.
pub const LONGEST: usize = 42;

/// A numeral at the start: a screen reader and an eye both stumble over it.
pub fn numeral(_: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let first = statement.tokens.iter().find(|token| token.is_word());
    let numeral = first.filter(|token| token.text.starts_with(|letter: char| letter.is_ascii_digit()));
    numeral.map_or_else(Vec::new, |token| {
        vec![ProseIssue {
            code: Code::ProseNumeral,
            at: statement.place(token),
            message: format!("the sentence starts with the numeral \u{201C}{}\u{201D}", token.text),
            help:
                "put words before it, such as \u{201C}The percentage of ... was\u{201D}, or write the number in words"
                    .into(),
        }]
    })
}

/// A sentence that is too long to read without a pause.
pub fn long(_: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let words = statement.text.split_whitespace().count();
    if words <= LONGEST {
        return Vec::new();
    }
    let last = statement.text.split_whitespace().last().unwrap_or("");
    let end = statement.start + statement.text.len();
    vec![ProseIssue {
        code: Code::ProseLong,
        at: end - last.len()..end,
        message: format!("the sentence has {words} words, and the limit is {LONGEST}"),
        help: "split it into two".into(),
    }]
}

/// Doubled full stops and blanks, a blank before a mark, none behind one.
pub fn spacing(said: &Said) -> Vec<ProseIssue> {
    let text = said.text;
    let mut found = Vec::new();
    let mut add = |at: usize, length: usize, message: &str, help: &str| {
        found.push(ProseIssue {
            code: Code::ProseSpacing,
            at: at..at + length,
            message: message.into(),
            help: help.into(),
        });
    };
    for (at, letter) in text.char_indices() {
        let behind = &text[at + letter.len_utf8()..];
        let before = text[..at].chars().next_back();
        let next = behind.chars().next();
        match letter {
            '.' if next == Some('.') && before != Some('.') && !behind.starts_with("..") => {
                add(at, 2, "there are two full stops", "remove one");
            }
            ',' if next == Some(',') => add(at, 2, "there are two commas", "remove one"),
            ' ' if next == Some(' ') && before != Some(' ') => add(at, 2, "there are two spaces", "remove one"),
            ' ' if matches!(next, Some('.' | ',' | ';')) && !fraction(behind) => {
                add(at, 2, "there is a space before a punctuation mark", "remove it");
            }
            '.' if before.is_some_and(char::is_lowercase) && next.is_some_and(char::is_uppercase) => {
                add(at, 1 + next.map_or(0, char::len_utf8), "there is no space after a full stop", "add one");
            }
            _ => {}
        }
    }
    found
}

/// ".5" and "...": the mark belongs to what follows.
fn fraction(behind: &str) -> bool {
    behind.starts_with("..") || behind[1..].starts_with(|letter: char| letter.is_ascii_digit())
}
