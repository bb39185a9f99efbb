//! Figures of the wrong order: a share of one among percentages, a percentage that cannot be, a digit missing or too many.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, Observation, Unit};
use crate::folder::catalogue::kind_in_name::{is_part_of_a_whole, says_a_change};
use crate::folder::text::diagnostics::Diagnostics;

use super::doubt::Doubt;
use super::near::{Nearby, from_to, is_small, shown, span};
use super::slip::{BEYOND_ALL, EARLIER, LATEST, Slip};

/// Figures below this are as likely small percentages as shares of one.
pub const FIVE: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// A percentage above this is one of few: of what was paid beside what was planned, say.
const FAR_TOO_LARGE: Decimal = Decimal::from_parts(300, 0, 0, false, 0);

/// A change or a difference of so many points is one of few.
const FIFTY: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// A share of one that is put right is no further than this from the one figure that is known: 0.8 to 1.25 of it.
const NEARLY: (Decimal, Decimal) = (Decimal::from_parts(8, 0, 0, false, 1), Decimal::from_parts(125, 0, 0, false, 2));

/// Checks every figure of the area itself. What its own counts give is checked where its row is read.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    let latest = indicator.observations.iter().rfind(|held| held.value.is_some()).map(|held| held.period);
    let nearby = Nearby::of(indicator);
    for held in indicator.observations.iter().filter(|held| !is_small(indicator, held)) {
        let Some(value) = held.value else { continue };
        let others: Vec<Decimal> = nearby.to(held).into_iter().map(|(_, value)| value).collect();
        let of = Figure { indicator, held, value, others: &others, is_latest: latest == Some(held.period) };
        if let Some(told) = of.share().or_else(|| of.impossible()).or_else(|| of.digit()) {
            faults.add(told);
        }
    }
}

struct Figure<'a> {
    indicator: &'a Indicator,
    held: &'a Observation,
    value: Decimal,
    others: &'a [Decimal],
    is_latest: bool,
}

impl Figure<'_> {
    fn doubt(&self, code: Code) -> Doubt<'_> {
        Doubt::of_row(code, self.indicator, self.held, self.value)
    }

    /// "`calls` is 0.844% for quarter 3"
    fn is(&self) -> String {
        format!("`{}` is {} for {}", self.indicator.id, shown(self.indicator, self.value), self.held.period.in_full())
    }

    /// A spreadsheet keeps 84.4% as 0.844.
    fn share(&self) -> Option<Diagnostic> {
        // The target is of the figures' order too; what else is a share of one says nothing of it.
        let like = self.others.iter().copied().chain(self.targets()).filter(|other| *other > Decimal::ONE);
        let like: Vec<Decimal> = like.collect();
        let (low, high) = span(&like).filter(|_| !self.others.is_empty())?;
        let right = hundredfold(self.indicator, self.value, (low, high))?;
        // One figure alone is a witness only of what is all but the same.
        let is_near = right >= low * NEARLY.0 && right <= low * NEARLY.1;
        if like.len() < 2 && !is_near {
            return None;
        }
        // The figures are written with two decimals fewer, as a share of one has two more.
        let decimals = self.others.iter().map(Decimal::scale).max().unwrap_or(0) + 2;
        let written = self.value.normalize().scale() <= decimals && self.value.scale() >= 2;
        let message = format!("{}, and the figures near it are {}", self.is(), from_to(self.indicator, (low, high)));
        let is_of_book = self.held.from.sheet_and_cell().is_some();
        let cure = if is_of_book { "; format the cell as a percentage" } else { "" };
        let help = format!("should it be {right}? A spreadsheet stores 94% as 0.94{cure}");
        // Put right it would be far from all others: a doubt, and no reason to stop a report.
        let is_certain = written && is_near && self.held.numerator.is_none();
        Some(self.doubt(Code::FractionLikely).or_error(is_certain).told(message, &help))
    }

    /// Above a hundred, or below nothing.
    fn impossible(&self) -> Option<Diagnostic> {
        if self.indicator.unit != Unit::Percent {
            return None;
        }
        if self.is_below_nothing() && !says_a_change(&self.indicator.name) {
            let message = format!("{}, and a percentage is not below zero", self.is());
            let help = "check the sign; for a change or a difference set `unit = \"score\"`";
            return Some(self.doubt(Code::ImpossiblePercentage).told(message, help));
        }
        // Where all are far too large, the latest says it for them; so it does where none can be above a hundred.
        let is_far = self.is_latest && self.value > FAR_TOO_LARGE && !self.indicator.above_100;
        let is_part = self.is_latest && !self.indicator.above_100 && is_part_of_a_whole(&self.indicator.name);
        let all_are = is_far || is_part;
        let most = self.others.iter().copied().filter(|_| !all_are).max().unwrap_or_default().max(Decimal::ONE_HUNDRED);
        let above = self.value > most && (is_part || self.value > most.checked_mul(Decimal::new(11, 1))?);
        let slip = if above { self.beyond_a_hundred() } else { None };
        if !above || self.indicator.above_100 && slip.is_none() {
            return None;
        }
        let why = if is_part { "no part of a whole is above 100%" } else { "a percentage is seldom above 100" };
        let message = format!("{}, and {why}", self.is());
        let help = match slip {
            Some(slip) if self.others.is_empty() => {
                let target = span(&self.targets()).map_or_else(String::new, |span| from_to(self.indicator, span));
                format!("should it be {}? The target is {target}", slip.right)
            }
            Some(slip) => format!("should it be {}? The figures near it are {}", slip.right, self.near()),
            None => "check the figure; if it can be above 100, set `above_100 = true` in indicators.toml".to_owned(),
        };
        Some(self.doubt(Code::ImpossiblePercentage).or_error(slip.is_some() || is_far).told(message, &help))
    }

    /// Below nothing where most others are above it, or so far that it is no change and no difference.
    fn is_below_nothing(&self) -> bool {
        let above = self.others.iter().filter(|other| **other >= Decimal::ZERO).count();
        let is_far = self.is_latest && self.value <= -FIFTY;
        self.value < Decimal::ZERO && (above * 2 >= self.others.len() || is_far)
    }

    /// The slip that a percentage above a hundred shows beside its figures and its targets, which are of its order. Where it could
    /// be above a hundred, only the figures say.
    fn beyond_a_hundred(&self) -> Option<Slip> {
        if self.indicator.above_100 {
            return Slip::of(self.value, self.others, LATEST).filter(|slip| slip.large);
        }
        let like: Vec<Decimal> = self.others.iter().copied().chain(self.targets()).collect();
        let by_several = Slip::of(self.value, &like, LATEST).filter(|slip| slip.large);
        by_several.or_else(|| Slip::of(self.value, &like, BEYOND_ALL).filter(|slip| slip.large && slip.times > 10))
    }

    fn targets(&self) -> Vec<Decimal> {
        self.indicator.targets.iter().filter_map(|target| target.value).collect()
    }

    fn near(&self) -> String {
        span(self.others).map_or_else(String::new, |span| from_to(self.indicator, span))
    }

    /// 8.4 or 844 among 84s.
    fn digit(&self) -> Option<Diagnostic> {
        // The counts that give it have said that it is what they are.
        let counted = self.indicator.unit == Unit::Percent && self.held.denominator.is_some();
        if counted && self.held.numerator.is_some() {
            return None;
        }
        let slip = Slip::of(self.value, self.others, if self.is_latest { LATEST } else { EARLIER })?;
        let message = format!("{}, {} the figures near it ({})", self.is(), slip.in_words(), self.near());
        Some(self.doubt(Code::DigitLikely).told(message, &right(self.indicator, slip)))
    }
}

/// "should it be 84.4? Is a digit missing?"
pub fn right(indicator: &Indicator, slip: Slip) -> String {
    let meant = shown(indicator, slip.right);
    if slip.large {
        format!("should it be {meant}? Is a decimal point or a digit out of place?")
    } else {
        format!("should it be {meant}? Is a digit missing?")
    }
}

/// The percentage that a share of one is, where that is like the others and the share is not.
pub fn hundredfold(indicator: &Indicator, value: Decimal, (low, high): (Decimal, Decimal)) -> Option<Decimal> {
    let share = indicator.unit == Unit::Percent && value > Decimal::ZERO && value <= Decimal::ONE && low > FIVE;
    let right = value.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    let like = right >= low / Decimal::TWO && right <= high.checked_mul(Decimal::TWO)?;
    (share && like && right <= Decimal::ONE_HUNDRED).then_some(right)
}
