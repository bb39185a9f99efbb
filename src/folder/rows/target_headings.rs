//! What a heading says of the targets below it: that they are some, of which stretch of time, and which of several.

use crate::folder::table::columns::plain;

/// The words of a heading in small letters, without years, numbers and marks between them.
fn words(heading: &str) -> Vec<String> {
    let text = plain(heading).replace("year to date", "ytd").replace("end of year", "year end");
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !word.contains(char::is_numeric)).map(str::to_owned).collect()
}

fn is_target_word(word: &str) -> bool {
    ["target", "targets", "goal", "goals"].contains(&word)
}

/// Whether what stands below is to be reached: "Annual target 2025/26", "Target (Q2)". "% of target" and "Target met" are of figures.
pub fn is_target(heading: &str) -> bool {
    const OF_FIGURES: [&str; 17] = [
        "of",
        "on",
        "to",
        "from",
        "against",
        "v",
        "vs",
        "versus",
        "than",
        "variance",
        "difference",
        "distance",
        "gap",
        "change",
        "status",
        "rag",
        "met",
    ];
    const OF_TARGETS: [&str; 7] = ["achieved", "date", "hit", "met", "owner", "rating", "reached"];
    let words = words(heading);
    let of_figures = |words: &[String]| words.iter().any(|word| OF_FIGURES.contains(&word.as_str()));
    match words.as_slice() {
        [first, second, ..] if is_target_word(first) => {
            !OF_TARGETS.contains(&second.as_str()) && !["status", "rag", "variance"].contains(&second.as_str())
        }
        [before @ .., last] if is_target_word(last) => !of_figures(before),
        _ => false,
    }
}

/// "Annual target", "Year end target", "Full-year budget": whichever year it is.
pub fn is_of_year(heading: &str) -> bool {
    let heading = plain(heading).replace('-', " ");
    ["annual", "yearly", "year end", "end of year", "full year", "for the year", "year target"]
        .iter()
        .any(|words| heading.contains(words))
}

/// "YTD target": of the year up to the period of the figure.
pub fn is_to_date(heading: &str) -> bool {
    let words = words(heading);
    words.iter().any(|word| ["ytd", "cumulative"].contains(&word.as_str())) && is_target(heading)
}

/// "Quarterly target 2025/26": of each quarter or month of that year, and not of the year.
pub fn is_of_each(heading: &str) -> bool {
    let words = words(heading);
    let is_part = |word: &String| ["quarter", "month"].contains(&word.as_str());
    let each = |two: &[String]| ["per", "each", "every", "a"].contains(&two[0].as_str()) && is_part(&two[1]);
    words.iter().any(|word| ["quarterly", "monthly"].contains(&word.as_str())) || words.windows(2).any(each)
}

/// How the target under one of several such headings is called: "stretch target".
pub fn called(heading: &str) -> String {
    const OF_TIME: [&str; 19] = [
        "annual",
        "annually",
        "yearly",
        "quarterly",
        "monthly",
        "full",
        "end",
        "year",
        "quarter",
        "month",
        "for",
        "the",
        "by",
        "per",
        "each",
        "every",
        "our",
        "current",
        "this",
    ];
    let own = words(heading).into_iter().filter(|word| !is_target_word(word) && !OF_TIME.contains(&word.as_str()));
    let own: Vec<String> = own.collect();
    if own.is_empty() { "target".to_owned() } else { format!("{} target", own.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_targets_and_of_what_is_said_of_them() {
        for heading in [
            "Target",
            "Targets",
            "Annual target",
            "Annual target 2025/26",
            "Year-end target\n2025/26",
            "Full year target (2025/26)",
            "2025/26 annual target",
            "Target 2025/26 (annual)",
            "Minimum target",
            "Q2 target",
            "Target for end of year",
            "YTD Target",
            "Year to date target",
            "End of year target 25/26",
            "Goal",
        ] {
            assert!(is_target(heading), "{heading}");
        }
        for heading in [
            "% of target",
            "On target",
            "Variance to target",
            "Against target",
            "Target met",
            "Target RAG",
            "Target date",
            "Actual",
        ] {
            assert!(!is_target(heading), "{heading}");
        }
    }

    #[test]
    fn what_stretch_of_time_a_target_is_of_and_how_it_is_called() {
        assert!(is_of_year("Year-end target 2025/26") && !is_of_year("Target 2025/26"));
        assert!(is_to_date("YTD Target") && is_to_date("Target year to date") && !is_to_date("YTD Actual"));
        assert!(is_of_each("Quarterly target 2025/26") && is_of_each("Target per month") && !is_of_each("Q2 target"));
        let names = ["Stretch target 2025/26", "Minimum Target", "Annual target", "Target (Q2)"].map(called);
        assert_eq!(names, ["stretch target", "minimum target", "target", "target"]);
    }
}
