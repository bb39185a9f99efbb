//! A row that may stand twice in a file, under two headings: all but one of its figures are the same, and each row became a measure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, Observation, Period};
use crate::folder::columns::plain;
use crate::folder::diagnostics::Diagnostics;

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
            several[nth + 1..].iter().filter_map(|other| told(one, other)).for_each(|told| faults.add(told));
        }
    }
}

/// The periods in which two rows have one figure, and the only one in which they do not.
pub fn all_but_one(
    one: &[(Period, Decimal)],
    other: &[(Period, Decimal)],
    is_one_code: bool,
) -> Option<(Vec<Period>, Period)> {
    let other: BTreeMap<Period, Decimal> = other.iter().copied().collect();
    let both = one.iter().filter_map(|(period, figure)| Some((*period, *figure == *other.get(period)?)));
    let (same, differ): (Vec<_>, Vec<_>) = both.partition(|(_, same)| *same);
    let [(apart, _)] = differ.as_slice() else { return None };
    (!same.is_empty() || is_one_code).then(|| (same.into_iter().map(|(period, _)| period).collect(), *apart))
}

fn told(one: &Indicator, other: &Indicator) -> Option<Diagnostic> {
    let figures = |of: &Indicator| -> Vec<(Period, Decimal)> {
        of.observations.iter().filter_map(|held| Some((held.period, held.value?))).collect()
    };
    let is_one_code = !one.code.is_empty() && one.code == other.code;
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
    Some(Diagnostic::warning(Code::DuplicateObservation, message).at(second_at).also(at, "the other").help(help))
}
