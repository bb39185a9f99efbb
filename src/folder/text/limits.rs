//! How much a text of the folder may hold: more than any report needs, and little enough that no slip of the hand fills the
//! memory or keeps an officer waiting. Each message names its limit. What a table may hold is in `table_limits.rs`.

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::grouped;

use super::source::Source;

/// The letters of a comment, and of any other text in a TOML file.
const TEXT: usize = 5_000;

/// The letters of a name.
const NAME: usize = 500;

/// The bytes of a line of any text file.
const LINE: usize = 64 * 1024;

/// The bytes of a row of any table, of one of all areas too.
const ROW: usize = 1024 * 1024;

/// An error at the first line that is too long. The line is not shown.
pub fn long_line(source: &Source) -> Option<Diagnostic> {
    let (number, length) = first_long(source.text.as_bytes())?;
    let message = format!("this line has {} bytes, and a line may have {} at most", number_of(length), number_of(LINE));
    Some(
        Diagnostic::error(Code::TooLarge, message)
            .at(Place::line(&source.name, number, ""))
            .help("check that it is the right file, and that no line end is missing"),
    )
}

/// An error of a table that is brought, before it is read: at its first line that is longer than any row that is read. What is packed is
/// looked at when it is unpacked.
pub fn long_row(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    const PACKED: [&[u8]; 2] = [b"PK", &[0x1F, 0x8B]];
    if PACKED.iter().any(|begin| bytes.starts_with(begin)) {
        return None;
    }
    let (number, length) = first_longer(bytes, ROW)?;
    let message =
        format!("this line has {} bytes, and a row of a table may have {} at most", number_of(length), number_of(ROW));
    let help = "check that it is the right file, and that no line end is missing";
    Some(Diagnostic::error(Code::TooLarge, message).at(Place::line(name, number, "")).help(help))
}

/// The number and the length of the first line that is too long.
fn first_long(bytes: &[u8]) -> Option<(usize, usize)> {
    first_longer(bytes, LINE)
}

fn first_longer(bytes: &[u8], most: usize) -> Option<(usize, usize)> {
    let (mut number, mut start) = (1, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let is_end = matches!(byte, b'\n' | b'\r');
        if (is_end || at + 1 == bytes.len()) && at - start >= most + usize::from(is_end) {
            return Some((number, at - start + usize::from(!is_end)));
        }
        if is_end {
            // Of two signs that end a line the second ends it.
            number += usize::from(!(*byte == b'\r' && bytes.get(at + 1) == Some(&b'\n')));
            start = at + 1;
        }
    }
    None
}

/// The keys of what is named, anywhere.
const NAMES: [&str; 11] = [
    "name",
    "label",
    "short",
    "subject",
    "area",
    "committee",
    "department",
    "heading",
    "title",
    "measure_word",
    "done",
];

/// An error of the first text of a TOML file that has more letters than it may have.
pub fn long_value(source: &Source, table: &DeTable) -> Option<Diagnostic> {
    of_table(source, table, false)
}

fn of_table(source: &Source, table: &DeTable, is_paper: bool) -> Option<Diagnostic> {
    table.iter().find_map(|(key, value)| of_value(source, key.get_ref(), value, is_paper))
}

fn of_value(source: &Source, key: &str, value: &Spanned<DeValue>, is_paper: bool) -> Option<Diagnostic> {
    match value.get_ref() {
        DeValue::String(text) => {
            let most = if NAMES.contains(&key) { NAME } else { TEXT };
            // A paper of a pack that stands in its file has as many letters as it needs.
            let letters = if is_paper && key == "text" { 0 } else { text.chars().count() };
            (letters > most).then(|| {
                let message =
                    format!("`{key}` has {} letters, and it may have {} at most", number_of(letters), number_of(most));
                Diagnostic::error(Code::TooLarge, message)
                    .at(source.place(value.span()))
                    .help("shorten it, or part it into several")
            })
        }
        DeValue::Array(list) => list.iter().find_map(|value| of_value(source, key, value, is_paper)),
        DeValue::Table(table) => of_table(source, table, is_paper || key == "item"),
        _ => None,
    }
}

/// A number with its thousands apart.
pub fn number_of(count: usize) -> String {
    grouped(Decimal::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_told_by_its_number() {
        let told = |text: String| first_long(text.as_bytes());
        let long = "x".repeat(LINE + 1);
        assert_eq!(told(format!("a\nb\n{}\n", &long[1..])), None);
        assert_eq!(told(format!("a\nb\n{}", &long[1..])), None);
        for whole in ["a\nb\n=", "a\r\nb\r\n=\r\nc", "a\rb\r=", "a\nb\n=\n\n"] {
            assert_eq!(told(whole.replace('=', &long)), Some((3, LINE + 1)), "{whole:?}");
        }
    }

    #[test]
    fn a_row_that_nobody_reads_is_told_before_it_is_read() {
        let told = |bytes: &[u8]| long_row("a.csv", bytes).map(|told| told.at.expect("a place").line);
        let long = vec![b'x'; ROW + 1];
        assert_eq!(told(&long), Some(1));
        assert_eq!(told(&[b"a,b\n".as_slice(), &long, b"\nc"].concat()), Some(2));
        assert_eq!(told(&long[1..]), None);
        for packed in [b"PK".as_slice(), &[0x1F, 0x8B]] {
            assert_eq!(told(&[packed, &long].concat()), None);
        }
    }
}
