//! Targets and comparators of another order than the figures they stand beside.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, Period, Unit};
use crate::folder::text::diagnostics::Diagnostics;

use super::doubt::Doubt;
use super::near::{from_to, is_small, shown, span};
use super::order::{hundredfold, right};
use super::slip::{EARLIER, Slip};

/// Checks every target and comparator against the figures.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    let held = indicator.observations.iter().filter(|held| !is_small(indicator, held));
    let figures: Vec<Decimal> = held.filter_map(|held| held.value).collect();
    let Some(span) = span(&figures) else { return };
    for target in &indicator.targets {
        let Some(value) = target.value else { continue };
        let of =
            Beside { indicator, name: &format!("the {}", target.name), period: target.by, value, at: &target.from };
        of.told(&figures, span).into_iter().for_each(|told| faults.add(told));
    }
    for benchmark in indicator.benchmarks.iter().filter(|benchmark| benchmark.computed.is_none()) {
        let Some(value) = benchmark.value else { continue };
        let name = &format!("the figure for {} beside that", benchmark.comparator);
        let of = Beside { indicator, name, period: Some(benchmark.period), value, at: &benchmark.from };
        of.told(&figures, span).into_iter().for_each(|told| faults.add(told));
    }
}

/// What stands beside the figures.
struct Beside<'a> {
    indicator: &'a Indicator,
    name: &'a str,
    period: Option<Period>,
    value: Decimal,
    at: &'a Place,
}

impl Beside<'_> {
    /// The first thing to say of it.
    fn told(&self, figures: &[Decimal], (low, high): (Decimal, Decimal)) -> Option<Diagnostic> {
        let indicator = self.indicator;
        let which = format!("{} of `{}` is {}", self.name, indicator.id, shown(indicator, self.value));
        let beside = from_to(indicator, (low, high));
        if let Some(right) = hundredfold(indicator, self.value, (low, high)) {
            let message = format!("{which}, and its figures are {beside}");
            let help = format!("should it be {right}? A spreadsheet stores 94% as 0.94");
            return Some(self.doubt(Code::FractionLikely).or_error(true).told(message, &help));
        }
        if indicator.unit == Unit::Percent && !indicator.above_100 {
            let above = self.value > Decimal::ONE_HUNDRED && self.value > high;
            let below = self.value < Decimal::ZERO && low >= Decimal::ZERO;
            if above || below {
                let message = format!("{which}, and its figures are percentages from {beside}");
                let help = "give it as a percentage; if it can be above 100, set `above_100 = true` in indicators.toml";
                return Some(self.doubt(Code::ImpossiblePercentage).told(message, help));
            }
        }
        if self.is_of_a_longer_time((low, high)) {
            return None;
        }
        let slip = Slip::of(self.value, figures, EARLIER)?;
        let message = format!("{which}, {} its figures ({beside})", slip.in_words());
        Some(self.doubt(Code::DigitLikely).told(message, &right(indicator, slip)))
    }

    /// Whether it is about what the figures come to by the end of its time: a year's 120 beside months of 10.
    fn is_of_a_longer_time(&self, (low, high): (Decimal, Decimal)) -> bool {
        let latest = self.indicator.observations.iter().rfind(|held| held.period.is_dated());
        let Some(own) = latest.map(|held| held.period.months()).filter(|_| self.indicator.is_of_so_much()) else {
            return false;
        };
        let months = self.period.filter(|period| period.is_dated()).map_or(12, Period::months);
        let (low, high) = (low * Decimal::from(months), high * Decimal::from(months));
        let comes_to = self.value * Decimal::from(own);
        months > own && comes_to * Decimal::TWO >= low && comes_to <= high * Decimal::TWO
    }

    fn doubt(&self, code: Code) -> Doubt<'_> {
        Doubt::of(code, self.indicator, (self.period, Some(self.value)), self.at)
    }
}
