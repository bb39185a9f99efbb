//! What stands in a published table in the place of a figure. Each sign has one meaning, and none of them is zero.

use crate::figures::measure::{Unit, Why};
use crate::folder::national::beside;
use crate::folder::text::toml_text::quoted;
use crate::folder::words::mark::Mark;
use crate::folder::words::number::NoNumber;

use super::shape::Shape;

/// The department's letters: the government's list, with those that it used before it.
const EES: [(&[u8], Why); 9] = [
    (b"c", Why::Suppressed),
    (b"x", Why::NotAvailable),
    (b":", Why::NotAvailable),
    (b"z", Why::NotApplicable),
    (b"low", Why::Low),
    (b"k", Why::Low),
    (b"~", Why::Low),
    (b"u", Why::Unreliable),
    (b"w", Why::NoneRecorded),
];

/// What a cell says in the place of a figure; `None` where it may be one.
pub fn sign(cell: &[u8], shape: Shape, marks: &[(String, Mark)]) -> Option<Mark> {
    if let Some((_, mark)) = marks.iter().find(|(sign, _)| sign.as_bytes() == cell) {
        return Some(*mark);
    }
    // Most cells are figures.
    if cell.len() > 3 || cell.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let of =
        |signs: &[(&[u8], Why)]| signs.iter().find(|(sign, _)| cell.eq_ignore_ascii_case(sign)).map(|(_, why)| *why);
    let why = match (shape, cell) {
        (_, b"" | b"NA" | b"N/A" | b"..") => Some(Why::NotAvailable),
        (Shape::Ees, _) => of(&EES),
        // "Not available or suppressed", as its notes say: what may be held back is taken to be.
        (Shape::Lait, b"-") => Some(Why::Suppressed),
        (Shape::Ascof, b"*" | b"[c]") => Some(Why::Suppressed),
        (_, b"-" | b":" | b"[x]") => Some(Why::NotAvailable),
        _ => None,
    };
    why.map(Mark::Missing)
}

/// What a cell without a figure says by a mark of the government's list in brackets, else what a note beside it says ("Value
/// suppressed for disclosure control due to small count"); else that there is none.
pub fn in_place(cell: &[u8], note: Option<&[u8]>) -> Mark {
    let note = note.map(|note| String::from_utf8_lossy(note).to_lowercase()).unwrap_or_default();
    if note.contains("suppressed") {
        return Mark::Missing(Why::Suppressed);
    }
    let why = beside(cell).0.into_iter().find(|mark| matches!(mark, Mark::Missing(_)));
    why.unwrap_or(Mark::Missing(Why::NotAvailable))
}

/// What is said of a cell that is no figure. A sign of one or two characters is one whose meaning the notes of the table give.
pub fn without_meaning(cell: &[u8], no: NoNumber) -> NoNumber {
    if !is_short_sign(cell) {
        return no;
    }
    let sign = String::from_utf8_lossy(cell).into_owned();
    NoNumber {
        message: format!("`{sign}` stands in the place of a figure, and nothing says what it means"),
        help: format!(
            "look in the notes of the publication, and say it in the [[source]]: marks = {{ {} = \"not available\" }}, or \
             \"suppressed\", \"withheld\" (for a reason that is not known), \"not applicable\"",
            quoted(&sign)
        ),
        ..no
    }
}

/// Whether a figure has the character of another unit.
pub fn is_of_another_unit(cell: &[u8], unit: Unit) -> bool {
    // Most cells are digits and no more.
    let is_bare = cell.first().is_some_and(u8::is_ascii_digit) && cell.last().is_some_and(u8::is_ascii_digit);
    let is_other = |sign: char| !matches!((sign, unit), ('%', Unit::Percent) | ('£', Unit::Money));
    !is_bare && beside(cell).1.is_some_and(is_other)
}

/// What is to be done of a text in the place of a figure of another area.
pub fn meaning_of_other(text: &str) -> String {
    format!(
        "where the notes of the table say what it means, say it in the [[source]]: marks = {{ {} = \"suppressed\" }}, or \"not \
         available\"; else nothing has to be done",
        quoted(text)
    )
}

/// Whether a text that is no figure is too short for a word that tells rows apart: it is a sign whose meaning is not known.
pub fn is_short_sign(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell);
    text.trim().chars().count() <= 2 && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a cell is a figure with a letter or a star behind it that says nothing known: `40.5r`.
pub fn is_marked_figure(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell);
    let figure = text.trim().trim_end_matches(|sign: char| sign.is_alphabetic() || sign == '*');
    let behind = text.trim().len() - figure.len();
    behind == 1 && figure.contains('.') && figure.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_a_figure() {
        let of = |cell: &str, shape| sign(cell.as_bytes(), shape, &[]).map(Mark::shorthand);
        for (cell, expected) in [
            ("c", "[c]"),
            ("x", "[x]"),
            ("z", "[z]"),
            ("low", "[low]"),
            ("k", "[low]"),
            ("u", "[u]"),
            ("~", "[low]"),
            (":", "[x]"),
            ("", "[x]"),
        ] {
            assert_eq!(of(cell, Shape::Ees).as_deref(), Some(expected), "{cell}");
        }
        assert_eq!(of("-", Shape::Lait).as_deref(), Some("[c]"));
        assert_eq!(of("0", Shape::Ees), None);
        assert_eq!(of("-1", Shape::Ees), None);
        assert_eq!(of("c", Shape::Plain), None);
    }

    #[test]
    fn a_sign_without_a_meaning_is_no_word() {
        for (cell, short, behind) in [
            ("!", true, false),
            ("p", true, false),
            ("\u{2020}\u{2020}", true, false),
            ("All", false, false),
            ("18+", false, false),
            ("5", false, false),
            ("40.5r", false, true),
            ("40.5*", false, true),
            ("16-17", false, false),
            ("Year 7", false, false),
        ] {
            assert_eq!((is_short_sign(cell.as_bytes()), is_marked_figure(cell.as_bytes())), (short, behind), "{cell}");
        }
    }
}
