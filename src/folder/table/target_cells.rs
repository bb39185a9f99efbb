//! A target's figure and its amber as they are written, in the catalogue and in a table alike.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{
    Amber, Basis, Indicator, Polarity, Reached, Target, TargetRead, Unit, UnitWords, read_amber, read_target,
};
use crate::figures::prose::print;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::words::mark::without_raised;
use crate::folder::words::number::{NoNumber, read_number, read_sized};

use super::time_cell::{no_time, written_time};

/// The figure of a target that says in brackets that it is the whole year's: `1,800 (annual)`.
fn of_the_year(text: &str) -> Option<&str> {
    const YEAR: [&str; 9] =
        ["annual", "annually", "year", "full year", "whole year", "per year", "for the year", "a year", "by year end"];
    let (figure, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    YEAR.contains(&inner.trim().to_lowercase().as_str()).then_some(figure.trim_end())
}

/// `80 - 85%`, `25 to 28 days`: two figures, and nobody can say which of them counts.
fn is_range(text: &str) -> bool {
    let parts = [" - ", "-", "\u{2013}", " to "].iter().filter_map(|sign| text.split_once(sign));
    let is_figure = |part: &str| read_number(part.trim().trim_end_matches('%')).is_ok();
    let first = |part: &str| part.split_whitespace().next().map(str::to_owned).unwrap_or_default();
    parts.into_iter().any(|(low, high)| is_figure(low) && is_figure(&first(high)))
}

/// `25 days`, `10% reduction on 2024/25`, `98.5% +/-0.5`: a figure and whole words, or what is around it, which is no slip of the keys.
fn has_words(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_first = words.next().is_some_and(|first| read_number(first.trim_end_matches('%')).is_ok());
    let mut rest = words.peekable();
    let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    is_first && rest.any(|word| is_word(word) || word.starts_with("+/-") || word.starts_with('\u{b1}'))
}

/// A time in a word, and what stands before it: `\u{2264}03:00`.
fn time_behind<'a>(word: &'a str, words: &UnitWords) -> Option<(&'a str, Decimal)> {
    let (before, time) = word.split_at(word.find(|letter: char| letter.is_ascii_digit())?);
    Some((before, written_time(time, words)?))
}

/// What a target is of, and where what is wrong with it goes.
#[derive(Debug, Clone, Copy)]
pub struct TargetOf<'a> {
    /// The measure's id.
    pub id: &'a str,
    /// Its unit.
    pub unit: Unit,
    /// The words and the size that belong to it.
    pub words: &'a UnitWords,
    /// Which way is good.
    pub good: Polarity,
    /// Where errors go.
    pub faults: &'a Diagnostics,
}

impl<'a> TargetOf<'a> {
    /// Of an indicator of the catalogue.
    pub fn indicator(indicator: &'a Indicator, faults: &'a Diagnostics) -> TargetOf<'a> {
        TargetOf { id: &indicator.id, unit: indicator.unit, words: &indicator.unit_words, good: indicator.good, faults }
    }

    /// Reads the figure of a target into it: a number, or words.
    pub fn read_value(self, target: &mut Target, text: &str, place: &Place) {
        let written = text.trim();
        let text = match of_the_year(written) {
            Some(figure) => {
                target.basis = target.basis.or(Some(Basis::Year));
                figure
            }
            None => written,
        };
        let bare = self.without_own_unit(text);
        let (said, counted) = self.in_own_time(bare);
        if let Some(no) = self.no_time(bare, bare == text && counted == bare) {
            self.faults.error(no.code, place.clone(), format!("the target {}", no.message), no.help);
            return;
        }
        let text = without_raised(counted.as_str());
        let sized = || read_sized(text).filter(|(_, size)| self.words.held_in == Some(*size)).map(|(number, _)| number);
        if let Some(number) = read_number(text).ok().or_else(sized) {
            if self.right_sign(number.sign(), text, place) {
                target.value = self.words.in_full(number.value);
            }
            return;
        }
        match read_target(text) {
            Some(TargetRead::Figure(..)) if self.is_of_another_time(text) => self.only_words(target, &said, place),
            Some(TargetRead::Figure(value, reached, sign)) => {
                if self.right_sign(sign, text, place) && self.right_way(reached, text, place) {
                    target.value = self.words.in_full(value);
                    target.reached = reached;
                    target.words = said;
                }
            }
            Some(TargetRead::Quartile(quartile)) => {
                target.quartile = Some(quartile);
                // It stands within a sentence.
                target.words = text.to_lowercase();
            }
            None => self.only_words(target, text, place),
        }
    }

    /// A target of a measure of time with each time in it as it is printed, `under 3 minutes`, and as a number of its unit: `under 180`.
    fn in_own_time(self, text: &str) -> (String, String) {
        let printed = |value| print(value, self.unit, self.words, self.words.two_parts.map(|_| 0));
        let is_time = self.unit == Unit::Time && text.contains(':');
        let words: Vec<(String, String)> = text
            .split_whitespace()
            .filter(|_| is_time)
            .map(|word| match time_behind(word, self.words) {
                Some((before, value)) => (format!("{before}{}", printed(value)), format!("{before}{value}")),
                None => (word.to_owned(), word.to_owned()),
            })
            .collect();
        if words.iter().all(|(said, counted)| said == counted) {
            return (text.to_owned(), text.to_owned());
        }
        let (said, counted): (Vec<String>, Vec<String>) = words.into_iter().unzip();
        (said.join(" "), counted.join(" "))
    }

    /// Why a number is no figure of a measure that is written in two parts. `is_plain`: it is neither a time nor has its unit.
    fn no_time(self, text: &str, is_plain: bool) -> Option<NoNumber> {
        let two = self.words.two_parts.filter(|_| is_plain)?;
        let number = read_number(text).ok().map(|number| number.value).or_else(|| match read_target(text)? {
            TargetRead::Figure(value, ..) => Some(value),
            TargetRead::Quartile(_) => None,
        });
        no_time(text, number?, two)
    }

    /// A figure with the measure's own unit behind it: `10 days` of what is counted in days.
    fn without_own_unit(self, text: &str) -> &str {
        let words = self.words.word.iter().flat_map(|word| [word.many.as_str(), word.one.as_str()]);
        let figure = words.filter_map(|word| {
            let at = text.len().checked_sub(word.len())?;
            let (figure, unit) = (text.get(..at)?, text.get(at..)?);
            (unit.eq_ignore_ascii_case(word) && read_number(figure).is_ok()).then_some(figure.trim_end())
        });
        figure.into_iter().next().unwrap_or(text)
    }

    /// Whether it is counted in another unit of time than the measure: weeks where that is of days.
    fn is_of_another_time(self, text: &str) -> bool {
        const TIMES: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
        let time = |word: &str| {
            let word = word.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
            TIMES.into_iter().find(|time| word == *time || word.strip_suffix('s') == Some(*time))
        };
        let own = self.words.word.as_ref().and_then(|word| word.one.rsplit(' ').next().and_then(time));
        self.unit == Unit::Time
            && own.is_some()
            && text.split_whitespace().filter_map(time).any(|said| Some(said) != own)
    }

    /// Words that no figure can be held against; what begins as a number is a slip, unless words in brackets qualify it.
    fn only_words(self, target: &mut Target, text: &str, place: &Place) {
        let begins = text.starts_with(|first: char| first.is_ascii_digit() || "£-+.#\u{2212}".contains(first));
        let numeral = begins && !text.ends_with(')') && !is_range(text) && !has_words(text);
        if numeral {
            let message = format!("the target `{text}` is not a number");
            let help = if text.starts_with('#') {
                "this is a spreadsheet error: correct the formula, or leave the cell blank"
            } else {
                "write a number, or words such as `fewer than 85`, `at least 90%`, `top quartile`"
            };
            self.faults.error(Code::NotANumber, place.clone(), message, help);
            return;
        }
        text.clone_into(&mut target.words);
        let warning = Diagnostic::warning(
            Code::TargetInWords,
            format!("no figure can be held against the target `{text}` of `{}`: it is only stated", self.id),
        );
        let help = if is_range(text) {
            "if figures within it are good, write it in indicators.toml, such as `good = { between = [85, 90] }`; or leave it, \
             and its state is \"stated\""
        } else {
            "write a number, or words such as `fewer than 85`, `at least 90%`, `top quartile`; or leave it, and its state is \
             \"stated\""
        };
        self.faults.add(warning.at(place.clone()).help(help));
    }

    /// Reads the worst figure that is still close.
    pub fn read_amber(self, text: &str, place: &Place) -> Option<Amber> {
        let help = "write the worst figure that is still close to the target, `within 2 points` or `within 5%`";
        let (_, text) = self.in_own_time(text);
        let plain = read_number(&text).ok().map(|number| (Amber::Figure(number.value), number.sign()));
        let Some((amber, sign)) = plain.or_else(|| read_amber(&text)) else {
            self.faults.error(Code::WrongValue, place.clone(), format!("`{}` is not an amber", text.trim()), help);
            return None;
        };
        let full = |held: Decimal| self.words.in_full(held).unwrap_or(held);
        self.right_sign(sign, &text, place).then_some(match amber {
            Amber::Figure(worst) => Amber::Figure(full(worst)),
            Amber::Within(most) => Amber::Within(full(most)),
            Amber::Percent(most) => Amber::Percent(most),
        })
    }

    /// Reads a forecast.
    pub fn read_forecast(self, text: &str, place: &Place) -> Option<Decimal> {
        let (_, text) = self.in_own_time(text);
        match read_number(&text) {
            Ok(number) => {
                self.right_sign(number.sign(), &text, place).then(|| self.words.in_full(number.value)).flatten()
            }
            Err(no) => {
                self.faults.error(no.code, place.clone(), no.message, no.help);
                None
            }
        }
    }

    fn right_sign(self, sign: Option<char>, text: &str, place: &Place) -> bool {
        let right = match sign {
            Some('%') => self.unit == Unit::Percent,
            Some('£') => self.unit == Unit::Money,
            _ => true,
        };
        if !right {
            let unit = self.unit.as_str();
            let message =
                format!("`{}` has the character {}, but `{}` is a {unit}", text.trim(), sign.unwrap_or(' '), self.id);
            let help = format!("remove the character, or change the unit in indicators.toml ({unit})");
            self.faults.error(Code::WrongValue, place.clone(), message, help);
        }
        right
    }

    fn right_way(self, reached: Reached, text: &str, place: &Place) -> bool {
        let (more, less) =
            (matches!(reached, Reached::AtLeast | Reached::Above), matches!(reached, Reached::AtMost | Reached::Below));
        let against = (more && self.good == Polarity::Lower) || (less && self.good == Polarity::Higher);
        if against {
            let good = if more { "low" } else { "high" };
            let message = format!("the target `{text}` is the other way round: of `{}` {good} is good", self.id);
            let help = "correct the target, or `good` in indicators.toml";
            self.faults.error(Code::WrongValue, place.clone(), message, help);
        }
        !against
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::{Noun, TwoParts};

    #[test]
    fn a_target_with_its_unit_or_with_the_year_in_brackets_is_a_figure() {
        let day = Noun { one: "day".to_owned(), many: "days".to_owned() };
        let words = UnitWords { word: Some(day), ..UnitWords::default() };
        let faults = Diagnostics::default();
        let of = TargetOf { id: "a", unit: Unit::Time, words: &words, good: Polarity::Lower, faults: &faults };
        for (text, value, basis) in [
            ("10 days", Some(10), None),
            ("1,800 (annual)", Some(1800), Some(Basis::Year)),
            ("10 Days (full year)", Some(10), Some(Basis::Year)),
            ("85 (stretch)", None, None),
        ] {
            let mut target = Target::of(None, "target", Place::file("x"));
            of.read_value(&mut target, text, &Place::file("x"));
            assert_eq!((target.value, target.basis), (value.map(Decimal::from), basis), "{text}");
        }
        assert!(faults.into_vec().iter().all(|told| !told.is_error()), "words in brackets are only stated");
    }

    #[test]
    fn a_target_of_a_time_is_written_as_its_figures_are() {
        let second = Noun { one: "second".to_owned(), many: "seconds".to_owned() };
        let two_parts = Some(TwoParts::MinutesAndSeconds);
        let words = UnitWords { word: Some(second), two_parts, ..UnitWords::default() };
        let read = |text: &str| {
            let faults = Diagnostics::default();
            let of = TargetOf { id: "a", unit: Unit::Time, words: &words, good: Polarity::Lower, faults: &faults };
            let mut target = Target::of(None, "target", Place::file("x"));
            of.read_value(&mut target, text, &Place::file("x"));
            let amber = of.read_amber("3:30", &Place::file("x"));
            assert_eq!(amber, Some(Amber::Figure(210.into())));
            (target.value, target.words, faults.into_vec().iter().any(Diagnostic::is_error))
        };
        let figure = |value: i64| Some(Decimal::from(value));
        assert_eq!(read("03:00"), (figure(180), String::new(), false));
        assert_eq!(read("0:03:05"), (figure(185), String::new(), false));
        assert_eq!(read("90 seconds"), (figure(90), String::new(), false));
        assert_eq!(read("under 03:00"), (figure(180), "under 3 minutes".to_owned(), false));
        for number in ["3", "0.002", "under 4"] {
            assert_eq!(read(number), (None, String::new(), true), "{number}");
        }
    }
}
