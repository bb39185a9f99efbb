//! Whether what the catalogue says adds up does add up: on that rests what is hidden beside a small number.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, Observation, Unit};
use crate::folder::text::diagnostics::Diagnostics;

/// Checks the sums of the catalogue.
pub fn check(indicators: &[Indicator], faults: &Diagnostics) {
    for total in indicators.iter().filter(|indicator| !indicator.parts.is_empty()) {
        let parts: Vec<&Indicator> = indicators.iter().filter(|part| total.parts.contains(&part.id)).collect();
        for part in parts.iter().filter(|part| part.unit != total.unit) {
            let message = format!(
                "`{}` is a {}, but it is a part of `{}`, which is a {}",
                part.id,
                part.unit.noun(),
                total.id,
                total.unit.noun()
            );
            faults.error(Code::WrongValue, total.from.clone(), message, "use indicators with the same unit in `parts`");
        }
        if parts.iter().all(|part| part.unit == total.unit) {
            total.observations.iter().filter_map(|held| sum(total, held, &parts)).for_each(|told| faults.add(told));
        }
    }
}

/// The first thing to say of a sum that does not come out.
fn sum(total: &Indicator, held: &Observation, parts: &[&Indicator]) -> Option<Diagnostic> {
    let count = |held: &Observation| if total.unit == Unit::Count { held.value } else { held.numerator };
    let whole = count(held)?;
    let of = |part: &&Indicator| count(part.observations.iter().find(|other| other.period == held.period)?);
    let counts: Vec<Decimal> = parts.iter().map(of).collect::<Option<_>>()?;
    let sum = counts.iter().try_fold(Decimal::ZERO, |sum, count| sum.checked_add(*count))?;
    (sum != whole).then(|| {
        let listed: Vec<String> = counts.iter().map(Decimal::to_string).collect();
        let message =
            format!("the parts of `{}` add up to {sum} for {}, but it is {whole}", total.id, held.period.in_full());
        Diagnostic::warning(Code::PartsDisagree, message)
            .at(held.from.clone())
            .help(format!("the parts are {}: correct the figures, or `parts` in indicators.toml", listed.join(", ")))
    })
}
