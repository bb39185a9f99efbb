//! What a number format of a workbook does to a number: `0.0%`, `£#,##0;(£#,##0)`, `[h]:mm`, `mmm-yy`.

use crate::figures::measure::Unit;
use crate::folder::words::unit_reader::unit_in_words;

use super::date_format::{DateParts, date_parts};
use super::format_pieces::{Piece, split};

/// A format by its sections, each with the numbers that it is for.
#[derive(Debug, Default, PartialEq)]
pub struct NumberFormat {
    sections: Vec<Section>,
}

/// What one section does.
#[derive(Debug, Clone, Default, PartialEq)]
struct Section {
    condition: Option<Condition>,
    /// What is shown of a number.
    shape: Shape,
}

/// How a number is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Shape {
    /// As it is.
    #[default]
    General,
    /// With so many digits.
    Digits(Digits),
    /// As a date or a time.
    Date(DateParts),
    /// Not at all.
    Nothing,
}

/// Digits and what stands around them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Digits {
    /// Decimals always shown.
    pub fewest: u32,
    /// Decimals shown at most.
    pub most: u32,
    /// How often it is shown as the hundredfold.
    pub percents: u32,
    /// How often it is shown as the thousandth part.
    pub thousandths: u32,
    /// Before it: a currency.
    pub before: String,
    /// Behind it: what changes what it means.
    pub behind: String,
    /// The unit of time that stands behind it and is not shown with it: `days`.
    pub unit: String,
    /// Whether it stands in brackets, as negative figures do.
    pub brackets: bool,
}

/// Which numbers a section is for, where it says so: `[>=1000]`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Condition {
    sign: Comparing,
    than: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparing {
    Below,
    UpTo,
    Above,
    From,
    Is,
    IsNot,
}

impl Condition {
    fn read(text: &str) -> Option<Condition> {
        const SIGNS: [(&str, Comparing); 6] = [
            ("<=", Comparing::UpTo),
            (">=", Comparing::From),
            ("<>", Comparing::IsNot),
            ("<", Comparing::Below),
            (">", Comparing::Above),
            ("=", Comparing::Is),
        ];
        let (rest, sign) = SIGNS.iter().find_map(|(sign, it)| Some((text.strip_prefix(sign)?, *it)))?;
        Some(Condition { sign, than: rest.trim().parse().ok()? })
    }

    fn holds(self, number: f64) -> bool {
        match self.sign {
            Comparing::Below => number < self.than,
            Comparing::UpTo => number <= self.than,
            Comparing::Above => number > self.than,
            Comparing::From => number >= self.than,
            Comparing::Is => number == self.than,
            Comparing::IsNot => number != self.than,
        }
    }
}

impl NumberFormat {
    /// Reads a format's code.
    pub fn of(code: &str) -> NumberFormat {
        if code.trim().is_empty() {
            return NumberFormat::default();
        }
        NumberFormat { sections: split(code).iter().map(|section| read_section(section)).collect() }
    }

    /// The unit of time that it puts behind a number.
    pub fn unit(&self, number: f64) -> Option<&str> {
        match self.shape(number).0 {
            Shape::Digits(digits) => Some(digits.unit.as_str()).filter(|unit| !unit.is_empty()),
            Shape::General | Shape::Date(_) | Shape::Nothing => None,
        }
    }

    /// How a number is shown, and whether the section says by itself that it is negative.
    pub fn shape(&self, number: f64) -> (&Shape, bool) {
        let Some(first) = self.sections.first() else { return (&Shape::General, false) };
        let conditional = self.sections.iter().take(2).any(|section| section.condition.is_some());
        if conditional {
            let fits = |section: &&Section| section.condition.is_none_or(|condition| condition.holds(number));
            let found = self.sections.iter().take(3).find(fits).unwrap_or(first);
            return (&found.shape, false);
        }
        match self.sections.as_slice() {
            [_, negative, ..] if number < 0.0 => (&negative.shape, true),
            // A dash is how zero is shown, and not what it is.
            [_, _, zero, ..] if number == 0.0 && zero.shape == Shape::Nothing => (&zero.shape, false),
            _ => (&first.shape, false),
        }
    }
}

fn read_section(pieces: &[Piece]) -> Section {
    let condition = pieces.iter().find_map(|piece| match piece {
        Piece::Bracketed(text) => Condition::read(text),
        _ => None,
    });
    let signs: String = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Sign(sign) => Some(*sign),
            _ => None,
        })
        .collect();
    let lower = signs.to_lowercase();
    let shape = if pieces.is_empty() {
        Shape::Nothing
    } else if lower.contains("general") || lower.contains('@') {
        Shape::General
    } else if let Some(parts) = date_parts(pieces) {
        Shape::Date(parts)
    } else if lower.contains('e') || lower.contains('/') {
        // An exponent or a fraction: nothing that a figure is printed as.
        Shape::General
    } else {
        read_digits(pieces).map_or(Shape::General, Shape::Digits)
    };
    Section { condition, shape }
}

/// `None` where it has no digits.
fn read_digits(pieces: &[Piece]) -> Option<Digits> {
    let mut digits = Digits::default();
    let (mut begun, mut fraction, mut commas) = (false, false, 0);
    let (mut before, mut behind) = (String::new(), String::new());
    for piece in pieces {
        let around = if begun { &mut behind } else { &mut before };
        match piece {
            Piece::Sign(sign @ ('0' | '#' | '?')) => {
                begun = true;
                commas = 0;
                if fraction {
                    digits.most += 1;
                    digits.fewest += u32::from(*sign == '0');
                }
            }
            Piece::Sign('.') => {
                fraction = true;
                digits.thousandths += std::mem::take(&mut commas);
            }
            Piece::Sign(',') => commas += u32::from(begun),
            Piece::Sign('%') => {
                digits.percents += 1;
                around.push('%');
            }
            Piece::Sign(sign) => around.push(*sign),
            Piece::Literal(text) => around.push_str(text),
            Piece::Bracketed(text) => {
                // `[$£-809]`: a currency with its country.
                let sign = text.strip_prefix('$').and_then(|rest| rest.split('-').next());
                around.push_str(sign.unwrap_or(""));
            }
        }
    }
    // Commas behind the last digit: each leaves out three of them.
    digits.thousandths += commas;
    digits.brackets |= before.trim_start().starts_with('(') && behind.contains(')');
    digits.before = currency(&before);
    digits.behind = kept(&behind);
    digits.unit = time_unit(&behind);
    begun.then_some(digits)
}

fn time_unit(behind: &str) -> String {
    let is_time = unit_in_words(behind).is_some_and(|(unit, _)| unit == Unit::Time);
    if is_time { behind.trim().to_owned() } else { String::new() }
}

fn currency(before: &str) -> String {
    before.chars().filter(|sign| "£$€".contains(*sign)).collect()
}

/// Of what stands behind a number, what changes it: a percent sign, a size, a mark. A unit in words says what the catalogue
/// says too.
fn kept(behind: &str) -> String {
    const SIZES: [&str; 12] =
        ["k", "m", "mn", "bn", "b", "million", "millions", "thousand", "thousands", "billion", "000", "000s"];
    let text = behind.trim().trim_end_matches(')').trim();
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    let is_sign = text == "%" || (text.starts_with(['*', '[']) && text.chars().count() <= 4);
    let is_kept = is_sign || SIZES.contains(&first.as_str());
    if is_kept { text.to_owned() } else { currency(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(code: &str, number: f64) -> Digits {
        match NumberFormat::of(code).shape(number).0 {
            Shape::Digits(digits) => digits.clone(),
            other => panic!("{code}: {other:?}"),
        }
    }

    #[test]
    fn a_format_says_how_a_number_is_shown() {
        let of = |code| {
            let found = digits(code, 1.0);
            (found.fewest, found.most, found.percents, found.thousandths, found.before, found.behind)
        };
        for (code, (fewest, most, percents, thousandths, before, behind)) in [
            ("0.0%", (1, 1, 1, 0, "", "%")),
            ("#,##0", (0, 0, 0, 0, "", "")),
            ("[$£-809]#,##0.00", (2, 2, 0, 0, "£", "")),
            ("\"£\"#,##0.0,,\"m\"", (1, 1, 0, 2, "£", "m")),
            ("#,##0,", (0, 0, 0, 1, "", "")),
            ("0.0\" days\"", (1, 1, 0, 0, "", "")),
            ("0.0\" [p]\"", (1, 1, 0, 0, "", "[p]")),
            ("0\"%\"", (0, 0, 0, 0, "", "%")),
            ("0.0#", (1, 2, 0, 0, "", "")),
            ("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", (2, 2, 0, 0, "", "")),
        ] {
            assert_eq!(of(code), (fewest, most, percents, thousandths, before.into(), behind.into()), "{code}");
        }
        let unit = |code| NumberFormat::of(code).unit(2.0).map(str::to_owned);
        assert_eq!(
            ["0.0\" days\"", "0\\ \"working days\"", "0 \"people\"", "0.0%"].map(unit),
            [Some("days".to_owned()), Some("working days".to_owned()), None, None]
        );
        assert!(digits("#,##0;(#,##0)", -1.0).brackets && !digits("#,##0;(#,##0)", 1.0).brackets);
        assert_eq!(digits("[>=1000000]0.0,,\"m\";[>=1000]0,\"k\";0", 5_000.0).thousandths, 1);
        assert_eq!(digits("0.0;-0.0;\"-\"", 0.0).most, 1);
        assert_eq!(NumberFormat::of("0;-0;").shape(0.0).0, &Shape::Nothing);
        for code in ["General", "@", "0.00E+00", "# ?/?", ""] {
            assert_eq!(NumberFormat::of(code).shape(1.0).0, &Shape::General, "{code}");
        }
    }
}
