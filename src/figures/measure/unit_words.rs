//! The words and the size that belong to a unit: days, "per 10,000 children", millions.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Noun, Unit};

/// How the figures of an indicator are written, besides their unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitWords {
    /// What a time is counted in, or what else is measured: `day`, `days`; `kilogram`, `kilograms`.
    pub word: Option<Noun>,
    /// What a rate is per: `10,000 children`. May be empty.
    pub per: String,
    /// What the tables hold the figures in; none for figures in full.
    pub held_in: Option<HeldIn>,
    /// The two parts that a time is written in, `3:25`; its figures are a number of the smaller of them.
    pub two_parts: Option<TwoParts>,
}

/// The parts of a time that is written as two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TwoParts {
    /// 3:25 is 3 minutes 25 seconds.
    MinutesAndSeconds,
    /// 3:25 is 3 hours 25 minutes.
    HoursAndMinutes,
}

impl TwoParts {
    /// The larger and the smaller, one of each.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            TwoParts::MinutesAndSeconds => ["minute", "second"],
            TwoParts::HoursAndMinutes => ["hour", "minute"],
        }
    }

    /// As it is written for a unit.
    pub fn as_str(self) -> &'static str {
        match self {
            TwoParts::MinutesAndSeconds => "mm:ss",
            TwoParts::HoursAndMinutes => "hh:mm",
        }
    }
}

/// What a table holds its figures in. The program calculates with the figures in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldIn {
    /// 162 is £162,000.
    Thousands,
    /// 18.4 is £18.4 million.
    Millions,
}

impl HeldIn {
    /// Both, with the catalogue's word.
    pub const ALL: [(&'static str, HeldIn); 2] = [("thousands", HeldIn::Thousands), ("millions", HeldIn::Millions)];

    /// Whether figures of a unit may be held so.
    pub fn suits(unit: Unit) -> bool {
        matches!(unit, Unit::Money | Unit::Count)
    }

    fn zeros(self) -> u32 {
        match self {
            HeldIn::Thousands => 3,
            HeldIn::Millions => 6,
        }
    }
}

impl UnitWords {
    /// Whether this is the word that its figures are in.
    pub fn is_in(&self, word: &str) -> bool {
        self.word
            .as_ref()
            .is_some_and(|own| [&own.one, &own.many].iter().any(|own| own.eq_ignore_ascii_case(word.trim())))
    }

    fn factor(&self) -> Decimal {
        Decimal::from(10_u32.pow(self.held_in.map_or(0, HeldIn::zeros)))
    }

    /// A figure of a table in full: with the scale that it is written with, so that it prints as it stands there.
    pub fn in_full(&self, held: Decimal) -> Option<Decimal> {
        // A product of nothing would lose its decimals: 0.0 is printed as it is written.
        if self.held_in.is_none() { Some(held) } else { held.checked_mul(self.factor()) }
    }

    /// The figure in full as the tables hold it: 18.4 for £18,400,000 in millions.
    pub fn as_held(&self, figure: Decimal) -> Decimal {
        if self.held_in.is_none() {
            return figure;
        }
        let mut held = figure / self.factor();
        let scale = figure.scale().max(held.normalize().scale());
        held.rescale(scale);
        held
    }

    /// How many decimals the marks of a scale need with such a step.
    pub fn decimals_of_step(&self, step: Decimal) -> u32 {
        self.as_held(step).normalize().scale().max(if self.held_in.is_none() { step.scale() } else { 0 })
    }

    /// A figure in full, rounded half away from zero to so many decimals of what the tables hold.
    pub fn rounded(&self, figure: Decimal, decimals: u32) -> Decimal {
        let to = |number: Decimal| number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        match self.held_in {
            None => to(figure),
            Some(_) => to(self.as_held(figure)) * self.factor(),
        }
    }
}

/// Whether a text says already what a rate is per: `children in need per 10,000` before `10,000 children`.
pub fn says_per(text: &str, per: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(',', "");
    let (text, per) = (plain(text), plain(per));
    let first = per.split_whitespace().next().unwrap_or("");
    let said = |start: &str| {
        let mut found = text.match_indices(start);
        found.any(|(at, _)| !text[at + start.len()..].starts_with(|next: char| next.is_alphanumeric()))
    };
    !first.is_empty()
        && ["per ", "every ", "for each ", "for every "].iter().any(|word| said(&format!("{word}{first}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_say_what_a_rate_is_per() {
        assert!(says_per("children in need per 10,000 children", "10,000 children"));
        assert!(says_per("the rate per 10000 of the population", "10,000 children"));
        assert!(!says_per("children in need", "10,000 children"));
        assert!(!says_per("children per 100,000", "100 children"));
    }

    #[test]
    fn a_figure_held_in_millions_is_calculated_with_in_full() {
        let millions = UnitWords { held_in: Some(HeldIn::Millions), ..UnitWords::default() };
        let full = millions.in_full("18.40".parse().expect("a number")).expect("small");
        assert_eq!(full, Decimal::from(18_400_000));
        assert_eq!(millions.as_held(full).to_string(), "18.40");
        assert_eq!(millions.rounded(Decimal::from(18_449_999), 1), Decimal::from(18_400_000));
        assert_eq!(millions.rounded(Decimal::from(18_450_000), 1), Decimal::from(18_500_000));
        assert_eq!(UnitWords::default().rounded("0.25".parse().expect("a number"), 1).to_string(), "0.3");
    }
}
