//! Files whose decimals stand behind a comma, as other countries write them. There a point parts the thousands: `31.250` is
//! thirty-one thousand, and nobody can tell it from thirty-one and a quarter.

use crate::diagnostic::{Code, Diagnostic};

use super::cell::Cell;
use super::grid::Grid;

/// What was met of a file while its rows were gone through.
#[derive(Debug, Default)]
pub struct DecimalCommas {
    /// The first figure whose comma can only be that of decimals.
    comma: Option<Cell>,
    /// The first whose points could part thousands.
    point: Option<Cell>,
}

impl DecimalCommas {
    /// Looks at the cells of a row.
    pub fn meet(&mut self, row: &[Cell]) {
        if self.comma.is_none() {
            self.comma = row.iter().find(|cell| has_decimal_comma(&cell.text)).cloned();
        }
        if self.point.is_none() {
            self.point = row.iter().find(|cell| may_have_thousands(&cell.text)).cloned();
        }
    }

    /// An error where both stand in one file.
    pub fn told(self, grid: &Grid) -> Option<Diagnostic> {
        let (comma, point) = (self.comma?, self.point?);
        let message = format!(
            "`{}` may be {} or a figure with three decimals: `{}` in the same file has a comma for a point",
            point.text,
            point.text.replace('.', ","),
            comma.text
        );
        let help = "save the file with a point before decimals and nothing between thousands: 31.2 and 31250";
        let fault = Diagnostic::error(Code::NotANumber, message).at(grid.place(&point));
        Some(fault.also(grid.place(&comma), "the comma").help(help))
    }
}

/// A number without what stands around it.
fn bare(text: &str) -> &str {
    text.trim().trim_start_matches(['-', '+', '\u{2212}', '\u{a3}', '\u{20ac}']).trim_end_matches(['%', ' '])
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `31,2` and `1.031,25`; not `31,250`, which may be thousands, and not a list, `1,2,3`.
fn has_decimal_comma(text: &str) -> bool {
    bare(text).rsplit_once(',').is_some_and(|(whole, decimals)| {
        are_digits(decimals) && decimals.len() != 3 && (are_digits(whole) || are_thousands(whole))
    })
}

/// `31.250` and `1.031.250`.
fn may_have_thousands(text: &str) -> bool {
    let body = bare(text);
    body.contains('.') && are_thousands(body)
}

fn are_thousands(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    are_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && are_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_of_decimals_is_told_from_one_of_thousands() {
        for text in ["31,2", "-0,75", "1.031,25", "84,5%", "\u{a3}3,10"] {
            assert!(has_decimal_comma(text), "{text}");
        }
        for text in ["31,250", "1,031,250", "31.2", "1,2,3", "Calls, all", "", ",5", "12 May,3"] {
            assert!(!has_decimal_comma(text), "{text}");
        }
        for text in ["31.250", "1.031.250", "-4.000"] {
            assert!(may_have_thousands(text), "{text}");
        }
        for text in ["0.250", "31.25", "1234.500", "12.05.2024", "31", "a.bcd"] {
            assert!(!may_have_thousands(text), "{text}");
        }
    }
}
