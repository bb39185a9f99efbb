//! A figure with its unit behind it, as officers type it (`10 days`, `12.3 tonnes`), and one that says of how many it is: `85%
//! (n=120)`.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Noun, Unit, is_measured_unit};

use super::number::{NoNumber, Number, read_number};
use super::unit_reader::unit_in_words;

/// A number and the unit behind it. `None` where it has none, or other words.
pub fn worded(text: &str) -> Option<(&str, &str)> {
    let (number, word) = text.trim().split_at(text.trim().find(char::is_alphabetic)?);
    let is_unit = || unit_in_words(word).is_some_and(|(unit, _)| unit == Unit::Time) || is_measured_unit(word);
    let is_it = number.ends_with(char::is_whitespace) && read_number(number).is_ok() && is_unit();
    is_it.then_some((number.trim(), word))
}

/// Such a figure of a measure in that unit; an error where the measure is in another.
pub fn in_own_unit(text: &str, indicator: Option<&Indicator>) -> Option<Result<Number, NoNumber>> {
    let (number, word) = worded(text)?;
    let indicator = indicator?;
    let own = indicator.unit_words.word.as_ref()?;
    let said = unit_in_words(word).and_then(|(_, words)| words.word);
    if indicator.unit_words.is_in(word) || said.as_ref() == Some(own) {
        return Some(read_number(number));
    }
    let Noun { many, .. } = own;
    Some(Err(NoNumber {
        code: Code::NotANumber,
        message: format!("`{}` is in {word}, and the figures of `{}` are in {many}", text.trim(), indicator.id),
        help: format!("write it in {many}; or the number alone, if it is in them already"),
    }))
}

/// What stands before `(n=120)`, and the number in it: how many were asked, or counted.
pub fn with_base(text: &str) -> Option<(&str, Decimal)> {
    let (before, inner) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    let inner = inner.trim();
    let base = inner.strip_prefix(['n', 'N'])?.trim_start().strip_prefix('=')?;
    let base = read_number(base).ok().filter(|base| base.sign().is_none() && base.value.is_sign_positive())?;
    (!before.trim().is_empty()).then_some((before.trim(), base.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_behind_a_figure_is_no_part_of_it() {
        assert_eq!(worded("10 days"), Some(("10", "days")));
        assert_eq!(worded("12.3 tonnes"), Some(("12.3", "tonnes")));
        assert_eq!(worded("1,204 working days"), Some(("1,204", "working days")));
        for text in ["10 homes", "lots", "10", "ten days", "10days ago", "10 days or less"] {
            assert_eq!(worded(text), None, "{text}");
        }
        assert_eq!(with_base("85% (n=120)"), Some(("85%", Decimal::from(120))));
        assert_eq!(with_base("4.2 (N = 1,204)"), Some(("4.2", Decimal::from(1204))));
        assert_eq!([with_base("(n=120)"), with_base("85% (120)"), with_base("85% (n=5%)")], [None; 3]);
    }
}
