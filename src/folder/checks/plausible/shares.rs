//! Measures whose every figure may be a share of one: a spreadsheet keeps 84% as 0.84, and an export shows it so.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Observation, Polarity, Target, Unit};
use crate::figures::prose::words;
use crate::folder::text::diagnostics::Diagnostics;

use super::doubt::Doubt;
use super::near::{shown, span};
use super::order::FIVE;

/// The files of which a percentage has only figures up to one that reach a half, each with the first such measure: those below a
/// half beside it are likely stored so too.
#[derive(Debug, Default)]
pub struct StoredAsShares<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> StoredAsShares<'a> {
    /// Those of a folder.
    pub fn of(indicators: &'a [Indicator]) -> StoredAsShares<'a> {
        let half = Decimal::new(5, 1);
        let mut files = BTreeMap::new();
        for indicator in indicators {
            if let Some(found) = Figures::of(indicator).filter(|found| found.high >= half && found.is_broken()) {
                files.entry(&*found.last.0.from.file).or_insert(indicator.id.as_str());
            }
        }
        StoredAsShares(files)
    }
}

/// The figures of a percentage that lie between nothing and one.
struct Figures<'a> {
    values: Vec<Decimal>,
    high: Decimal,
    last: (&'a Observation, Decimal),
}

impl Figures<'_> {
    fn of(indicator: &Indicator) -> Option<Figures<'_>> {
        let held = || indicator.observations.iter().filter_map(|held| Some((held, held.value?)));
        let values: Vec<Decimal> = held().map(|(_, value)| value).collect();
        let within = |(low, high): &(Decimal, Decimal)| *low >= Decimal::ZERO && *high <= Decimal::ONE;
        let (_, high) = span(&values).filter(within)?;
        let last = held().next_back().filter(|_| indicator.unit == Unit::Percent)?;
        Some(Figures { values, high, last })
    }

    fn is_broken(&self) -> bool {
        self.values.iter().any(|value| !value.fract().is_zero())
    }

    /// Whether most figures have three or four decimals, as percentages with one or two have when they are kept as shares of one. Of
    /// 46,000 real series of percentages 970 lie below one, and none of them has so many.
    fn has_decimals_of_shares(&self) -> bool {
        let fine = self.values.iter().filter(|value| [3, 4].contains(&value.normalize().scale())).count();
        self.values.len() > 2 && fine * 2 > self.values.len() && self.high > Decimal::new(5, 2)
    }

    /// Whether most are written with two decimals, as whole percentages are when they are kept as shares of one.
    fn has_two_decimals(&self) -> bool {
        let fine = self.values.iter().filter(|value| value.scale() >= 2).count();
        fine * 2 > self.values.len() && self.high >= Decimal::new(1, 1)
    }
}

/// Every figure a share of one, as the decimals, the target, a comparator or the other measures of the file say: one finding for
/// all. Gives whether it was told.
pub fn check(indicator: &Indicator, stored: &StoredAsShares, faults: &Diagnostics) -> bool {
    let Some(found) = Figures::of(indicator) else { return false };
    let Some((why, is_certain)) = why(indicator, &found, stored) else { return false };
    let (first, value) = found.last;
    let doubt = Doubt::of_row(Code::FractionLikely, indicator, first, value).or_error(is_certain);
    let figures = match found.values.len() {
        1 => "its figure is".to_owned(),
        2 => "both figures are".to_owned(),
        many => format!("all {} figures are", words(many.into())),
    };
    let high = shown(indicator, found.high);
    let message = format!("`{}` is a percentage, and {figures} at most {high}, {why}", indicator.id);
    let right = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value).normalize();
    // A format that is there is read.
    let cure = if first.from.sheet_and_cell().is_some() { "; format the cells as percentages" } else { "" };
    let help = format!("should {} be {right}? A spreadsheet stores 94% as 0.94{cure}", value.normalize());
    faults.add(doubt.told(message, &help));
    true
}

/// What says that they are shares, and whether that is certain.
fn why(indicator: &Indicator, found: &Figures, stored: &StoredAsShares) -> Option<(String, bool)> {
    let high = found.high;
    let targets = indicator.targets.iter().filter_map(|target| Some((target.name.clone(), target.value?)));
    let comparators = indicator.benchmarks.iter().filter(|benchmark| benchmark.computed.is_none());
    let comparators = comparators.filter_map(|one| Some((one.comparator.clone(), one.value?)));
    let fits = |witness: &Decimal| {
        let share = *witness / Decimal::ONE_HUNDRED;
        *witness > FIVE && *witness <= Decimal::ONE_HUNDRED && high >= share / Decimal::TWO && high > Decimal::ZERO
    };
    // Of a measure of which more is better nobody aims at less than one per cent.
    let (half, small) = (Decimal::new(5, 1), Decimal::new(2, 1));
    let aims_low = |target: &Target| target.polarity(indicator.good) == Polarity::Lower;
    let aimed = indicator.targets.iter().filter(|target| !aims_low(target)).find_map(|target| {
        let aim = target.value.filter(|aim| *aim >= half && *aim <= Decimal::ONE && high >= small)?;
        Some((target.name.clone(), aim))
    });
    let could_be = || "so that each could be a share of one".to_owned();
    // What its own counts give is no share of one.
    let is_counted = || found.last.0.numerator.is_some() && found.last.0.denominator.is_some();
    let beside_it = stored.0.get(&*found.last.0.from.file).filter(|other| **other != indicator.id);
    if let Some((name, witness)) = targets.chain(comparators).find(|(_, value)| fits(value)) {
        Some((format!("but the {name} is {}", shown(indicator, witness)), true))
    } else if let Some((name, aim)) = aimed {
        Some((format!("and the {name} is {}", shown(indicator, aim)), true))
    } else if found.has_decimals_of_shares() {
        Some(("with the decimals that shares of one have".to_owned(), true))
    } else if !found.is_broken() || is_counted() {
        None
    } else if high >= half || found.has_two_decimals() {
        // Shares with one decimal below half a per cent are as often what they say.
        Some((could_be(), false))
    } else {
        beside_it.map(|other| (format!("{}, as those of `{other}`", could_be()), false))
    }
}
