//! A target whose heading says a year, beside figures of its parts that are each as large: it is more likely one of each part, and the
//! sum of them would be held against it. Nobody but the officer knows.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, Observation, Period, Target};

/// Whether the catalogue says the same figure of every period: an officer's own word.
pub fn is_answered(indicator: &Indicator, target: &Target) -> bool {
    let said = |own: &Target| {
        own.by.is_none() && own.basis.is_none() && (own.value, own.reached) == (target.value, target.reached)
    };
    indicator.targets.iter().any(said)
}

/// What is asked of a target for `by`. `figures`: those of its row.
pub fn asked(indicator: &Indicator, (target, by): (&Target, Period), figures: &[&Observation]) -> Option<Diagnostic> {
    let aim = target.value.filter(|aim| indicator.adds_up() && by.months() == 12 && *aim > Decimal::ZERO)?;
    let of_year = figures.iter().filter(|one| one.period.is_dated() && one.period.months() < 12);
    let of_year = of_year.filter(|one| one.period.begin() >= by.begin() && one.period.end() <= by.end());
    let found: Vec<(Period, Decimal)> = of_year.filter_map(|one| Some((one.period, one.value?))).collect();
    // One figure alone may be a good beginning.
    let (least, most) = if found.len() > 1 { (5, 20) } else { (8, 15) };
    let of_aim = |tenths: i64| aim.checked_mul(Decimal::new(tenths, 1));
    let (least, most) = (of_aim(least)?, of_aim(most)?);
    let (first, _) = *found.first().filter(|_| found.iter().all(|(_, figure)| (least..=most).contains(figure)))?;
    let (part, each) = if first.months() == 1 { ("month", "Monthly") } else { ("quarter", "Quarterly") };
    let (id, aim, year) = (&indicator.id, aim.normalize(), by.in_full());
    let message = format!(
        "the target {aim} of `{id}` is of {year} by its heading, and the figure of each {part} is about as large: it may be of each \
         {part}, and is held against no figure until that is said"
    );
    let help = format!(
        "if it is of each {part}, write `target = {aim}` under [{id}] in indicators.toml, or call the column \"{each} target {year}\"; \
         if it is of the whole year, call it \"Annual target {year}\""
    );
    let told = Diagnostic::warning(Code::TargetIncomparable, message).at(target.from.clone()).help(help);
    Some(told.doubting(indicator.doubted(None, Some(aim))))
}
