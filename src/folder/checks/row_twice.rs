//! A row that may stand twice in a file, under two headings: all but one of its figures are the same, and each row became a measure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, Observation, Period};
use crate::folder::table::columns::plain;
use crate::folder::text::diagnostics::Diagnostics;

/// Warns of two measures of one name that differ only in what is in brackets behind it.
pub fn check(indicators: &[Indicator], faults: &Diagnostics) {
    let mut alike: BTreeMap<String, Vec<&Indicator>> = BTreeMap::new();
    for indicator in indicators {
        if let Some((name, _)) = indicator.name.trim_end().strip_suffix(')').and_then(|name| name.rsplit_once(" (")) {
            alike.entry(plain(name)).or_default().push(indicator);
        }
    }
    for several in alike.into_values() {
        for (nth, one) in several.iter().enumerate() {
            let is_pair = several.len() == 2;
            several[nth + 1..].iter().filter_map(|other| told(one, other, is_pair)).for_each(|told| faults.add(told));
        }
    }
}

/// The periods in which two rows have one figure, and the only one in which they do not: of two or more that are the same, of one that
/// is so by no chance, or of rows with one code where no third has it, as each directorate may.
pub fn all_but_one(
    one: &[(Period, Decimal)],
    other: &[(Period, Decimal)],
    is_one_code: bool,
) -> Option<(Vec<Period>, Period)> {
    let other: BTreeMap<Period, Decimal> = other.iter().copied().collect();
    let both = one.iter().filter_map(|(period, figure)| Some((*period, *figure, *figure == *other.get(period)?)));
    let (same, differ): (Vec<_>, Vec<_>) = both.partition(|(_, _, same)| *same);
    let [(apart, ..)] = differ.as_slice() else { return None };
    // Nothing and all of it are the figures of many.
    let is_own = |figure: &Decimal| !figure.is_zero() && *figure != Decimal::ONE_HUNDRED;
    let is_rare = |figure: &Decimal| figure.normalize().scale() > 0 || figure.abs() >= Decimal::ONE_THOUSAND;
    let own: Vec<&Decimal> = same.iter().map(|(_, figure, _)| figure).filter(|figure| is_own(figure)).collect();
    let are_one = is_one_code || own.len() > 1 || own.iter().any(|figure| is_rare(figure));
    are_one.then(|| (same.into_iter().map(|(period, ..)| period).collect(), *apart))
}

fn told(one: &Indicator, other: &Indicator, is_pair: bool) -> Option<Diagnostic> {
    let figures = |of: &Indicator| -> Vec<(Period, Decimal)> {
        of.observations.iter().filter_map(|held| Some((held.period, held.value?))).collect()
    };
    let is_one_code = is_pair && !one.code.is_empty() && one.code == other.code;
    let (same, apart) = all_but_one(&figures(one), &figures(other), is_one_code)?;
    let held = |of: &'_ Indicator| -> Option<(Decimal, Place)> {
        let held: &Observation = of.observations.iter().find(|held| held.period == apart)?;
        Some((held.value?.normalize(), held.from.clone()))
    };
    let ((figure, at), (second, second_at)) = (held(one)?, held(other)?);
    if at.file != second_at.file {
        return None;
    }
    let code = if is_one_code { format!("the code {}", one.code) } else { String::new() };
    let alike = same.last().map_or(String::new(), |last| format!("the same figure of {}", last.in_full()));
    let both: Vec<String> = [code, alike].into_iter().filter(|said| !said.is_empty()).collect();
    let message = format!(
        "`{}` and `{}` may be one measure whose row stands twice: both have {}, and for {} one has {figure} and the other {second}",
        one.id,
        other.id,
        both.join(" and "),
        apart.in_full()
    );
    let help = "if so, take the row that is wrong out of the file and one of the two entries out of indicators.toml and report.toml; if they \
                are two measures, give each a code of its own, or leave it";
    let told = Diagnostic::warning(Code::DuplicateObservation, message).at(second_at).also(at, "the other").help(help);
    Some(told.doubting(other.doubted(Some(apart), Some(second))))
}
