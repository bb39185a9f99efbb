//! A target that looks like the year's beside figures that seem to count since April, where nobody has said that they do: it would be
//! held against each of them as the target of a quarter.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, Period, Target, may_be_since_april, seems_since_april};
use crate::folder::diagnostics::Diagnostics;

/// Says that it is held against none of them.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    if indicator.measure_given {
        return;
    }
    let is_of_part = |by: Period| by.is_dated() && by.months() < 12;
    let of_parts = indicator.targets.iter().filter(|target| target.basis.is_none() && target.by.is_none_or(is_of_part));
    let of_parts: Vec<&Target> = of_parts.filter(|target| target.value.is_some()).collect();
    let Some(latest) = of_parts.iter().max_by_key(|target| target.by.map(Period::end)) else { return };
    let Some(aim) = latest.value.filter(|aim| is_flat(&of_parts, latest, *aim)) else { return };
    let own = indicator.observations.iter().filter(|held| held.period.months() < 12);
    let figures: Vec<(Period, Decimal)> = own.filter_map(|held| Some((held.period, held.value?))).collect();
    let may = indicator.is_of_so_much() && may_be_since_april(&figures, aim);
    if !may && !seems_since_april(&figures) {
        return;
    }
    let message = format!(
        "the figures of `{}` seem to count since April, and its target {} to be of the whole year: it is held against none of them \
         until it is said what they count",
        indicator.id,
        aim.normalize()
    );
    let help = "write `measure = \"cumulative\"` for it in indicators.toml; or `measure = \"flow\"` if each figure, and the target, is of \
                its own period alone";
    let told = Diagnostic::warning(Code::TargetIncomparable, message).at(latest.from.clone()).help(help);
    let of = figures.iter().map(|(period, _)| *period).max_by_key(|period| period.end());
    faults.add(told.doubting(indicator.doubted(of, Some(aim))));
}

/// Whether the targets of a year are all the same: those of quarters grow with them.
fn is_flat(targets: &[&Target], latest: &Target, aim: Decimal) -> bool {
    let year = |target: &Target| target.by.map(Period::financial_year_of);
    let same = targets.iter().filter(|target| year(target) == year(latest));
    let mut dated = same.clone().filter(|target| target.by.is_some());
    let is_each = latest.by.is_none() || dated.by_ref().nth(1).is_some();
    is_each && same.into_iter().all(|target| target.value == Some(aim))
}
