//! Two measures of one name: what is said of one would read as if it were said of the other.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::figures::measure::Indicator;
use crate::folder::table::columns::unmarked;
use crate::folder::text::diagnostics::Diagnostics;

/// Warns of measures with the same words for their subject.
pub fn check(indicators: &[Indicator], faults: &Diagnostics) {
    let mut first: BTreeMap<(String, &str), &Indicator> = BTreeMap::new();
    for indicator in indicators {
        let words = if indicator.subject.is_empty() { &indicator.name } else { &indicator.subject };
        let measure =
            if indicator.measure_word.is_empty() { indicator.unit.noun() } else { indicator.measure_word.as_str() };
        let key = (unmarked(words), if indicator.subject.is_empty() { measure } else { "" });
        let Some(other) = first.get(&key) else {
            first.insert(key, indicator);
            continue;
        };
        let message = format!(
            "`{}` and `{}` have one name, \u{201c}{words}\u{201d}: a reader cannot tell them apart",
            other.id, indicator.id
        );
        let help = format!(
            "if they are one measure, take one entry out and write its name under `called` of the other: called = [\"{}\"]; else \
             give them names of their own",
            indicator.called.first().unwrap_or(&indicator.name)
        );
        faults.warning(Code::NameReads, indicator.from.clone(), message, help);
    }
}
