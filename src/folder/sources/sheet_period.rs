//! The period of a sheet that is one: by its name; where that is only a quarter or a month, with the year that stands above its
//! headings; or else by the title that stands there.

use std::collections::BTreeSet;

use crate::figures::measure::{Period, period_named};
use crate::folder::table::columns::plain;

use super::headings::{is_period, lacks_year};

/// No period has more words.
const WORDS: usize = 4;

/// The period of a sheet. `above`: what stands over its headings.
pub fn period_of_sheet<'a>(sheet: &str, above: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if is_period(sheet) {
        return Some(sheet.to_owned());
    }
    if !lacks_year(sheet) {
        return in_titles(above);
    }
    above.into_iter().find_map(|text| {
        parts_of(text).into_iter().filter(|part| is_period(part)).find_map(|part| {
            // "Q2 2025/26" over the sheet Q2 is the period; "2025/26" is its year.
            if plain(&part).starts_with(&plain(sheet)) {
                return Some(part);
            }
            let with_year = format!("{sheet} {part}");
            is_period(&with_year).then_some(with_year)
        })
    })
}

fn words_of(text: &str) -> Vec<&str> {
    text.split_whitespace().map(|word| word.trim_matches([',', ':', ';', '.', '(', ')'])).collect()
}

/// A title in words, as each of its parts that may be a period: those that begin first before the others.
fn parts_of(text: &str) -> Vec<String> {
    let words = words_of(text);
    let until = |from: usize| from + 1..=words.len().min(from + WORDS);
    (0..words.len())
        .flat_map(|from| until(from).map(move |to| (from, to)))
        .map(|(from, to)| words[from..to].join(" "))
        .collect()
}

/// A title without what stands in brackets and names a part of a year by itself, and that: "Quarter 2 2026/27 (July to September 2026)".
fn out_of_brackets(text: &str) -> Vec<String> {
    let mut parts = text.splitn(2, '(');
    let (before, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let (inner, after) = rest.split_once(')').unwrap_or((rest, ""));
    let outer = format!("{before} {after}");
    let both = [outer, inner.to_owned()];
    if both.iter().all(|part| part_of_year(part).is_some()) { both.to_vec() } else { vec![text.to_owned()] }
}

/// The longest words of a title that name a part of a year.
fn part_of_year(text: &str) -> Option<(String, Period)> {
    let parts = parts_of(text).into_iter().filter_map(|part| Some((period_named(&part)?, part)));
    let parts = parts.filter(|(period, _)| (2..12).contains(&period.months()));
    parts.max_by_key(|(_, part)| part.len()).map(|(period, part)| (part, period))
}

/// The one part of a year that the titles name: "Quarter 2 2025/26 dashboard". A year alone may be the plan's, and a month the day on
/// which it was made.
fn in_titles<'a>(above: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const OTHERS: [&str; 10] =
        ["target", "budget", "forecast", "plan", "due", "updated", "published", "version", "meeting", "next"];
    const OF_FIGURES: [&str; 5] = ["dashboard", "scorecard", "performance", "monitoring", "report"];
    let mut found: BTreeSet<Period> = BTreeSet::new();
    for text in above.into_iter().flat_map(out_of_brackets) {
        let Some((part, period)) = part_of_year(&text) else { continue };
        let small = text.to_lowercase();
        // How a plan is doing in a quarter is a title of figures; what is planned for one is none.
        let is_of_plan = |word: &str| word == "plan" && OF_FIGURES.iter().any(|of| small.contains(of));
        if OTHERS.iter().any(|word| small.contains(word) && !is_of_plan(word)) {
            return None;
        }
        found.insert(period);
        // "Q2 2025/26 against Q1 2025/26" names two.
        let beside = words_of(&text).join(" ").replacen(&part, "", 1);
        found.extend(part_of_year(&beside).map(|(_, period)| period));
    }
    found.first().filter(|_| found.len() == 1).map(|period| period.in_full())
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
            ("Place", &["Scorecard", "Q2 2025/26"], Some("quarter 2 2025/26")),
            ("", &["Quarter 2 (July to September) 2025/26"], Some("quarter 2 2025/26")),
            ("Summary", &["Quarter 2 2025/26 dashboard", "Q2 2025/26"], Some("quarter 2 2025/26")),
            ("Summary", &["Scorecard for July to September 2025"], Some("quarter 2 2025/26")),
            ("Summary", &["Q2 2025/26 against Q1 2025/26", "Q1 2025/26"], None),
            (
                "Summary",
                &["Corporate Plan Dashboard \u{2013} Q2 2025/26", "(July to September 2025)"],
                Some("quarter 2 2025/26"),
            ),
            ("Summary", &["Quarter 2 2025/26 (July to September 2025)"], Some("quarter 2 2025/26")),
            ("Summary", &["Corporate plan 2025/26"], None),
            ("Summary", &["Action plan for Q2 2025/26"], None),
            ("Summary", &["Performance 2025/26"], None),
            ("Summary", &["Cabinet, 12 November 2025"], None),
            ("Summary", &["Q2 2025/26", "Next update: Q3 2025/26"], None),
        ] {
            assert_eq!(period_of_sheet(sheet, above.iter().copied()).as_deref(), period, "{sheet}");
        }
    }
}
