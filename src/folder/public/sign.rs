//! What stands in a published table in the place of a figure. Each sign has one meaning, and none of them is zero.

use crate::figures::measure::Why;
use crate::folder::mark::Mark;

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
}
