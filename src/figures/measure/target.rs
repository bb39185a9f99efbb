//! A target: what is to be reached, for which period, and what of the measure it is held against.

use rust_decimal::Decimal;

use crate::diagnostic::Place;

use super::{Period, Polarity, Unit};

/// What a target is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The figure of the period itself.
    Period,
    /// What has come since the year began.
    YearToDate,
    /// The whole of the target's own period: a year.
    Year,
}

impl Basis {
    /// Every basis, with the word of the file.
    pub const ALL: [(&'static str, Basis); 3] = [Basis::Period.named(), Basis::YearToDate.named(), Basis::Year.named()];

    const fn named(self) -> (&'static str, Basis) {
        (self.as_str(), self)
    }

    /// The word of the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::Period => "period",
            Basis::YearToDate => "year to date",
            Basis::Year => "year",
        }
    }
}

/// The worst figure that is still close to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amber {
    /// The figure itself.
    Figure(Decimal),
    /// `within 2 points`: so far from the target, in the measure's own unit.
    Within(Decimal),
    /// `within 5%`: so far from it as a percentage of the target.
    Percent(Decimal),
}

impl Amber {
    /// Whether a figure that misses this target is still close to it.
    pub fn reaches(self, own: Decimal, aim: Decimal, polarity: Polarity) -> bool {
        // Within a best range the nearer end is what was missed.
        let (aim, low) = match polarity {
            Polarity::Lower => (aim, true),
            Polarity::Between(_, high) if own > high => (high, true),
            Polarity::Between(low, _) => (low, false),
            Polarity::Higher | Polarity::None => (aim, false),
        };
        let away = own.checked_sub(aim).map(|gap| gap.abs());
        match self {
            Amber::Figure(worst) if low => own <= worst,
            Amber::Figure(worst) => own >= worst,
            Amber::Within(most) => away.is_some_and(|away| away <= most),
            Amber::Percent(most) => {
                let most = aim.abs().checked_mul(most).map(|most| most / Decimal::ONE_HUNDRED);
                away.zip(most).is_some_and(|(away, most)| away <= most)
            }
        }
    }
}

/// What of a target's figure counts as reaching it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// The figure, or what is better by the measure's own direction: `90`, `maintain 90%`.
    AtIt,
    /// The figure or more, whatever is better: `at least 90%`.
    AtLeast,
    /// The figure or less: `no more than 14`.
    AtMost,
    /// More than the figure: `more than 90%`.
    Above,
    /// Less than the figure: `fewer than 85`.
    Below,
}

impl Reached {
    /// The words before the figure: `at least `. Empty where it is the figure itself.
    pub fn before(self, unit: Unit) -> &'static str {
        match self {
            Reached::AtIt => "",
            Reached::AtLeast => "at least ",
            Reached::AtMost => "no more than ",
            Reached::Above => "more than ",
            Reached::Below if unit == Unit::Count => "fewer than ",
            Reached::Below => "less than ",
        }
    }
}

/// A figure to be reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The figure; `None` where only the share reached is known, or the target is in words.
    pub value: Option<Decimal>,
    /// What of it counts as reaching it.
    pub reached: Reached,
    /// The national quartile to be in, or better, where that is the target.
    pub quartile: Option<u8>,
    /// The target in the council's own words, where it was given in words: `fewer than 85`. May be empty.
    pub words: String,
    /// The worst figure that is still close. Without it there are two states only.
    pub amber: Option<Amber>,
    /// What it is held against, as declared.
    pub basis: Option<Basis>,
    /// As it reads after "the": `target`, `national target`, `overall target for Leicestershire`.
    pub name: String,
    /// The period that it is for; none for a target that always holds.
    pub by: Option<Period>,
    /// Where the service itself expects to be at the end of that period.
    pub forecast: Option<Decimal>,
    /// A note of the council's own. May be empty.
    pub note: String,
    /// Where it was declared.
    pub from: Place,
}

impl Target {
    /// A figure that always holds, and nothing else.
    pub fn of(value: Option<Decimal>, name: &str, from: Place) -> Target {
        Target {
            value,
            reached: Reached::AtIt,
            quartile: None,
            words: String::new(),
            amber: None,
            basis: None,
            name: name.to_owned(),
            by: None,
            forecast: None,
            note: String::new(),
            from,
        }
    }

    /// Whether a figure reaches it; `None` where neither more nor less is better, or it has no figure.
    pub fn is_met_by(&self, own: Decimal, polarity: Polarity) -> Option<bool> {
        let aim = self.value?;
        Some(match (self.reached, polarity) {
            (Reached::AtLeast, _) => own >= aim,
            (Reached::AtMost, _) => own <= aim,
            (Reached::Above, _) => own > aim,
            (Reached::Below, _) => own < aim,
            (Reached::AtIt, Polarity::Higher) => own >= aim,
            (Reached::AtIt, Polarity::Lower) => own <= aim,
            (Reached::AtIt, Polarity::Between(low, high)) => (low..=high).contains(&own),
            (Reached::AtIt, Polarity::None) => return None,
        })
    }

    /// Which way is good for this target: as its own words say, else as the measure's is.
    pub fn polarity(&self, of_measure: Polarity) -> Polarity {
        match self.reached {
            Reached::AtLeast | Reached::Above => Polarity::Higher,
            Reached::AtMost | Reached::Below => Polarity::Lower,
            Reached::AtIt => of_measure,
        }
    }
}
