//! Headings that say their period by that of the sheet: "Actual" and "Last quarter" under the title "Quarter 2 2025/26", and by the
//! council's own name: "Harrowmere Q1 2025/26".

use crate::figures::measure::{Period, YearKind, period_named, read_period};
use crate::folder::table::columns::plain;

use super::headings::is_period;

/// How a recipe writes the period of the sheet under `periods`.
pub const THIS_PERIOD: &str = "this period";
/// The one before it.
const PERIOD_BEFORE: &str = "the period before";
/// The same a year before.
const YEAR_BEFORE: &str = "a year before";

/// What a heading means that names no period: "Last quarter" the one before. `months`: how long the sheet's period is; `None`: however
/// long.
pub fn meant_by(heading: &str, months: Option<i32>) -> Option<&'static str> {
    const FIGURES: [&str; 8] = ["actual", "figure", "result", "performance", "outturn", "value", "data", "score"];
    const THIS: [&str; 5] = ["this", "current", "latest", "present", "reporting"];
    const BEFORE: [&str; 4] = ["last", "previous", "prior", "preceding"];
    let text = plain(heading).replace(['.', ':', '\'', '\u{2019}'], "").replace("qtr", "quarter");
    let words: Vec<&str> =
        text.split([' ', '(', ')', '-']).filter(|word| !word.is_empty() && !FIGURES.contains(word)).collect();
    // "Previous quarter (Q1)" says which that is.
    let words: Vec<&str> = words.into_iter().filter(|word| !is_quarter(word)).collect();
    let is_part = |word: &str| match word {
        "quarter" => months.is_none_or(|months| months == 3),
        "month" => months.is_none_or(|months| months == 1),
        "period" | "time" => true,
        _ => false,
    };
    match words.as_slice() {
        [which, part] if THIS.contains(which) && is_part(part) => Some(THIS_PERIOD),
        [which, part] if BEFORE.contains(which) && is_part(part) => Some(PERIOD_BEFORE),
        ["same" | "this", part, which, "year"] if is_part(part) && BEFORE.contains(which) => Some(YEAR_BEFORE),
        ["same" | "this", part, "a", "year", "ago"] if is_part(part) => Some(YEAR_BEFORE),
        [which, "year", "same", part] if is_part(part) && BEFORE.contains(which) => Some(YEAR_BEFORE),
        _ => None,
    }
}

fn is_quarter(word: &str) -> bool {
    ["q1", "q2", "q3", "q4"].contains(&word)
}

/// Whether a heading that means a period says a quarter that this is not.
pub fn says_another_quarter(heading: &str, period: Period) -> bool {
    let text = plain(heading);
    let mut said = text.split([' ', '(', ')', '-']).filter(|word| is_quarter(word));
    said.any(|quarter| {
        period_named(&format!(
            "{quarter} {}",
            Period::financial_year(period.financial_year_of()).map_or_else(String::new, Period::in_full)
        )) != Some(period)
    })
}

/// Whether a text under `periods` is one of these words.
pub fn is_beside_this(text: &str) -> bool {
    [THIS_PERIOD, PERIOD_BEFORE, YEAR_BEFORE].contains(&plain(text).as_str())
}

/// The period that one of these words is. `of_sheet`: the period of the sheet, as it is written.
pub fn beside_this(text: &str, of_sheet: &str) -> Option<String> {
    let (of, _) = read_period(of_sheet, YearKind::Financial).ok()?;
    let period = match plain(text).as_str() {
        THIS_PERIOD => return Some(of_sheet.to_owned()),
        PERIOD_BEFORE => of.moved(-of.months()),
        YEAR_BEFORE => of.year_before(),
        _ => return None,
    };
    let said = period.in_full();
    (period_named(&said) == Some(period)).then_some(said)
}

/// The period of a heading that names it behind the council whose figures stand under it, or before: "Harrowmere Q1 2025/26".
pub fn own_period(heading: &str, area: &str) -> Option<String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (heading, area) = (words(heading), words(area));
    if area.is_empty() {
        return None;
    }
    let beside = heading.strip_prefix(&area).or_else(|| heading.strip_suffix(&area))?;
    let period = beside.trim_matches(['_', ' ', '-', '\u{2013}', ':', ',']).trim();
    let period = period.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(period);
    is_period(period).then(|| period.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_beside_this_quarter() {
        for (heading, meant) in [
            ("This quarter", Some("Q2 2025/26")),
            ("Current Qtr", Some("Q2 2025/26")),
            ("Last quarter actual", Some("quarter 1 2025/26")),
            ("Previous quarter", Some("quarter 1 2025/26")),
            ("Previous quarter (Q1)", Some("quarter 1 2025/26")),
            ("Same qtr last year", Some("quarter 2 2024/25")),
            ("Same period previous year", Some("quarter 2 2024/25")),
            ("Last year", None),
            ("Last month", None),
            ("Change on last quarter", None),
            ("Actual", None),
        ] {
            let word = meant_by(heading, Some(3));
            assert_eq!(word.and_then(|word| beside_this(word, "Q2 2025/26")).as_deref(), meant, "{heading}");
        }
    }

    #[test]
    fn a_heading_that_begins_with_the_council() {
        assert_eq!(own_period("Harrowmere Q1 2025/26", "Harrowmere").as_deref(), Some("q1 2025/26"));
        assert_eq!(own_period("2024/25 Harrowmere", "harrowmere").as_deref(), Some("2024/25"));
        assert_eq!(own_period("Harrowmere (2024/25)", "Harrowmere").as_deref(), Some("2024/25"));
        assert_eq!(own_period("Harrowmere_Q1_2025_26", "Harrowmere").as_deref(), Some("q1_2025_26"));
        assert_eq!(own_period("England Q1 2025/26", "Harrowmere"), None);
        assert_eq!(own_period("Q1 2025/26", ""), None);
    }
}
