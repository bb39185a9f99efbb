//! The period of a sheet that is one: by its name, or where that is only a quarter or a month, with the year that stands above its
//! headings.

use crate::folder::columns::plain;

use super::headings::{is_period, lacks_year};

/// No period has more words.
const WORDS: usize = 4;

/// The period of a sheet. `above`: what stands over its headings.
pub fn period_of_sheet<'a>(sheet: &str, above: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if is_period(sheet) {
        return Some(sheet.to_owned());
    }
    if !lacks_year(sheet) {
        return None;
    }
    above.into_iter().find_map(|text| {
        let words: Vec<&str> =
            text.split_whitespace().map(|word| word.trim_matches([',', ':', ';', '.', '(', ')'])).collect();
        let parts = (0..words.len()).flat_map(|from| {
            let until = words.len().min(from + WORDS);
            (from + 1..=until).map(move |to| (from, to))
        });
        parts.map(|(from, to)| words[from..to].join(" ")).filter(|part| is_period(part)).find_map(|part| {
            // "Q2 2025/26" over the sheet Q2 is the period; "2025/26" is its year.
            if plain(&part).starts_with(&plain(sheet)) {
                return Some(part);
            }
            let with_year = format!("{sheet} {part}");
            is_period(&with_year).then_some(with_year)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_of_the_year_above_its_headings() {
        for (sheet, above, period) in [
            ("Q1 2025-26", &[][..], Some("Q1 2025-26")),
            ("Q2", &["Our scorecard", "Performance: Q2 2025/26 (July to September)"], Some("Q2 2025/26")),
            ("Q2", &["Financial Year 2025/26"], Some("Q2 Financial Year 2025/26")),
            ("Quarter 3", &["2024/25."], Some("Quarter 3 2024/25")),
            ("Q2", &["Our scorecard"], None),
            ("Place", &["Q2 2025/26"], None),
            ("", &["Q2 2025/26"], None),
        ] {
            assert_eq!(period_of_sheet(sheet, above.iter().copied()).as_deref(), period, "{sheet}");
        }
    }
}
