//! What another sheet of the file says of a measure: the summary has its figure, and the sheet of the data which direction is good.

use std::collections::HashMap;

use crate::folder::recognise::{FoundMeasure, RecognisedTable};
use crate::folder::table::columns::plain;

/// Puts beside each measure what its own sheet leaves out and all others that say it agree on.
pub fn said_elsewhere(tables: &mut [RecognisedTable]) {
    if tables.len() < 2 {
        return;
    }
    let mut said: HashMap<String, Vec<FoundMeasure>> = HashMap::new();
    for measure in tables.iter().flat_map(|table| &table.found.measures) {
        let words = FoundMeasure {
            good: measure.good,
            frequency: measure.frequency,
            unit: measure.unit.clone(),
            code: measure.code.clone(),
            section: measure.section.clone(),
            ..FoundMeasure::default()
        };
        said.entry(plain(&measure.written)).or_default().push(words);
    }
    for measure in tables.iter_mut().flat_map(|table| &mut table.found.measures) {
        let Some(others) = said.get(&plain(&measure.written)).filter(|others| others.len() > 1) else { continue };
        measure.good = measure.good.or_else(|| only(others.iter().filter_map(|other| other.good)));
        measure.frequency = measure.frequency.or_else(|| only(others.iter().filter_map(|other| other.frequency)));
        let text = |of: fn(&FoundMeasure) -> &str| only(others.iter().map(of).filter(|text| !text.is_empty()));
        let (unit, code, section) = (text(|one| &one.unit), text(|one| &one.code), text(|one| &one.section));
        let lacking = [(&mut measure.unit, unit), (&mut measure.code, code), (&mut measure.section, section)];
        for (own, said) in lacking.into_iter().filter(|(own, _)| own.is_empty()) {
            *own = said.unwrap_or_default().to_owned();
        }
    }
}

/// The only one that is said; none where two are.
fn only<T: PartialEq>(mut said: impl Iterator<Item = T>) -> Option<T> {
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}
