//! What an officer's file says in its own words: which direction is good, what a sign means, what is measured, under whatever name the
//! file lies.

use crate::desk::{Desk, Ended};
use crate::doubtful_files::{made_on, text};

/// A desk with a report folder that `new` makes of a text of that name, and what it says.
fn made(name: &str, text: &str) -> (Desk, Ended) {
    let (desk, made) = made_on("2025-11-18", name, text, &[]);
    assert_eq!(made.code, 0, "{}", made.said);
    (desk, made)
}

#[test]
fn a_file_of_figures_may_be_called_targets_or_benchmarks() {
    for name in ["targets.csv", "benchmarks.csv"] {
        let (desk, _) = made(name, "Measure,Q1 2025/26,Q2 2025/26\nCalls answered (%),84,87\n");
        let told = desk.run(&["check", "report"]);
        assert!(told.said.contains("Nothing is wrong"), "{name}: {}", told.said);
        assert!(text(&desk).contains("was 87% in quarter 2"), "{name}");
    }
}

#[test]
fn a_target_that_says_at_least_or_under_says_which_direction_is_good() {
    let (desk, run) = made(
        "card.csv",
        "Measure,Q1 2025/26,Q2 2025/26,Target\nCalls answered (%),84,87,\u{2265} 85%\nAverage time to decide (days),9.6,11.3,under 10 days\n\
         Waste recycled (%),41,42,45%\n",
    );
    assert!(run.out.contains("taken by its target") && run.out.contains("of one of them"), "{}", run.said);
    let catalogue = desk.read("report/indicators.toml");
    assert!(catalogue.contains("good = \"high\"   # as its target says: \u{2265} 85%"), "{catalogue}");
    assert!(catalogue.contains("good = \"low\"   # as its target says: under 10 days"), "{catalogue}");
    let text = text(&desk);
    assert!(
        text.contains("higher (better) than quarter 1") && text.contains("longer (worse) than quarter 1"),
        "{text}"
    );
    assert!(!desk.run(&["check", "report"]).said.contains("prose-direction"));
}

#[test]
fn which_direction_is_good_is_read_whatever_its_heading() {
    for (heading, ways, good) in [
        ("Aim to", ["Increase", "Reduce"], ["high", "low"]),
        ("What good looks like", ["High", "Low"], ["high", "low"]),
        ("Wanted", ["Higher", "Lower is better"], ["high", "low"]),
        ("We try to", ["Maximise", "Minimise"], ["high", "low"]),
        // A risk, and how the figure moves.
        ("Exposure", ["High", "Low"], ["none", "none"]),
        ("Movement", ["Increasing", "Up"], ["none", "none"]),
        ("Wanted", ["Higher", "see note"], ["none", "none"]),
    ] {
        let [first, second] = ways;
        let (desk, _) = made(
            "card.csv",
            &format!(
                "Measure,{heading},Q1 2025/26,Q2 2025/26\nCalls answered (%),{first},84,87\nPotholes open (number),{second},30,41\n"
            ),
        );
        let catalogue = desk.read("report/indicators.toml");
        let written: Vec<&str> = catalogue.lines().filter(|line| line.starts_with("good = ")).collect();
        let is_so = written.iter().zip(good).all(|(line, good)| line.starts_with(&format!("good = \"{good}\"")));
        assert!(written.len() == 2 && is_so, "{heading}: {catalogue}");
    }
}

#[test]
fn a_sign_that_nobody_knows_is_given_its_meaning_in_the_recipe() {
    let (desk, _) = made(
        "card.csv",
        "Measure,Q1 2025/26,Q2 2025/26\nCalls answered (%),84,\u{a7}\nHomes built,44,see note\nHomes let,44,\u{a7}\n",
    );
    let told = desk.run(&["check", "report"]);
    assert!(
        told.said.contains("error[mark-meaning]: the recipe does not say what `see note` and `\u{a7}` (2 cells) mean"),
        "{}",
        told.said
    );
    assert!(told.said.contains("marks = { \"see note\" = \"...\", \"\u{a7}\" = \"...\" }"), "{}", told.said);
    assert!(!told.said.contains("not-a-number"), "{}", told.said);
    desk.edit(
        "report/report.toml",
        "indicator = \"Measure\"\n",
        "indicator = \"Measure\"\nmarks = { \"see note\" = \"not applicable\", \"\u{a7}\" = \"not available\" }\n",
    );
    let told = desk.run(&["check", "report"]);
    assert!(!told.said.contains("error["), "{}", told.said);
}

#[test]
fn a_name_that_is_what_is_measured_is_no_measure_of_itself() {
    let (desk, _) = made(
        "card.csv",
        "Measure,Unit,2023/24,2024/25\nHousehold recycling rate (%),%,46.3,48\n\"Quality of life score (survey, out of 24)\",Score,18.7,18.9\n\
         \"Sickness absence, days per FTE\",days,8.9,8.1\nAnswer time,seconds,42,51\nRank for recycling (of 16),Number,7,5\n\
         Net cost of service per resident,\u{a3},41.2,41.66\nHouseholds in temporary accommodation at quarter end,Number,131,142\n",
    );
    let text = text(&desk);
    for said in [
        "The household recycling rate was 48.0% in",
        "The quality of life score (survey, out of 24) was 18.9 in",
        "Sickness absence per FTE was 8.1 days in",
        "The answer time was 51 seconds in",
        "The rank for recycling (of 16) was 5 in 2024/25. It is 2 lower than 2023/24 (7)",
        "The net cost of service per resident was \u{a3}41.66 in",
        "The number of households in temporary accommodation was 142 at the end of",
        "41.20 41.66 (",
        "46.3 48.0 (",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!desk.run(&["check", "report"]).said.contains("name-reads"));
    let catalogue = desk.read("report/indicators.toml");
    desk.write("report/indicators.toml", &catalogue.replace("subject = \"The household recycling rate\"\n", ""));
    let told = desk.run(&["check", "report"]);
    assert!(told.said.contains("subject = \"The household recycling rate\""), "{}", told.said);
}

#[test]
fn one_name_with_other_marks_or_a_unit_cut_short_is_one_measure() {
    let (desk, run) = made(
        "card.csv",
        "Measure,Period,Actual\nStreet cleanliness: litter (%),Q4 2024/25,5.1\nAverage wait for a grant (weeks),Q4 2024/25,18.2\n\
         Street cleanliness - litter (%),Q1 2025/26,4.9\nAverage wait for a grant (wks),Q1 2025/26,17.1\n\
         Average wait for a grant - weeks,Q2 2025/26,16.8\n",
    );
    assert!(run.out.contains("2 new measures"), "{}", run.said);
    let text = text(&desk);
    assert!(text.contains("The average wait for a grant was 16.8 weeks in quarter 2"), "{text}");
}
