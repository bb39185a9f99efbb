//! Rows whose own words say that their figures are not of one kind: "Definition changed from Q1 2025/26". A file has them in a column
//! of notes that no recipe reads, and the figures on either side would be compared as if they were alike.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::folder::rows::held_rows::Rows;
use crate::folder::table::cell::Cell;

/// What rows of one file say, the first words of each measure.
#[derive(Debug, Default)]
pub struct SaidChanged(BTreeMap<usize, (String, Place)>);

impl SaidChanged {
    /// Looks at the cells of a row of a measure.
    pub fn row(&mut self, at: usize, row: &[Cell], place: impl Fn(&Cell) -> Place) {
        if let Some(cell) = row.iter().find(|cell| says_changed(&cell.text)) {
            self.0.entry(at).or_insert_with(|| (cell.text.clone(), place(cell)));
        }
    }

    /// A warning of each measure that has no break among its figures.
    pub fn told(self, catalogue: &[Indicator], rows: &Rows) -> Vec<Diagnostic> {
        let has_break =
            |at: usize| rows.held.iter().any(|held| held.indicator == at && held.observation.break_in_series);
        let open = self.0.into_iter().filter(|(at, _)| !has_break(*at));
        open.map(|(at, (text, place))| told(&catalogue[at], &text, place)).collect()
    }
}

fn told(indicator: &Indicator, text: &str, place: Place) -> Diagnostic {
    const SHOWN: usize = 60;
    let is_long = text.chars().count() > SHOWN;
    let short: String = text.chars().take(SHOWN).collect();
    let short = if is_long { format!("{}\u{2026}", short.trim_end()) } else { short };
    let message = format!(
        "the file says of `{}`: \u{201c}{short}\u{201d}. Its figures are compared as if they were all of one kind",
        indicator.id
    );
    let help = "put [b] behind the first figure of the new kind, as in 48.9 [b]: it is not compared with those before it; if all can be \
                compared, say so in the cell in other words";
    Diagnostic::warning(Code::LeftOut, message).at(place).help(help)
}

/// Whether words say that what is counted, or how, is another than before.
fn says_changed(text: &str) -> bool {
    const NOT_ALIKE: [&str; 8] = [
        "not comparable",
        "no longer comparable",
        "not directly comparable",
        "cannot be compared",
        "can't be compared",
        "not be compared",
        "break in series",
        "break in the series",
    ];
    const WHAT: [&str; 4] = ["definition", "methodology", "counting rule", "calculation method"];
    const CHANGED: [&str; 6] = ["change", "new ", "revised", "amended", "differs", "different"];
    // A few words are a heading or a name.
    if text.split_whitespace().nth(1).is_none() {
        return false;
    }
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_denied = ["no change", "not changed", "unchanged"].iter().any(|word| text.contains(word));
    has(&NOT_ALIKE) || has(&WHAT) && has(&CHANGED) && !is_denied
}

#[cfg(test)]
mod tests {
    use super::says_changed;

    #[test]
    fn words_that_say_that_figures_are_not_alike() {
        for text in [
            "Definition changed from Q1 2025/26: street sweepings now excluded",
            "New definition since April",
            "Change in methodology; not comparable with 2023/24",
            "Figures before July cannot be compared",
        ] {
            assert!(says_changed(text), "{text}");
        }
        for text in [
            "Definition",
            "Definition: waste sent for recycling",
            "The team has changed",
            "No change to the definition",
            "Calls answered",
            "84.2",
        ] {
            assert!(!says_changed(text), "{text}");
        }
    }
}
