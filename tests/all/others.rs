//! What is said of other councils: who is ranked and who is compared with, of which period, among whom a quartile is.

use crate::desk::{Desk, as_text, opened};

const FIGURES: &str = "indicator,area,period,value,numerator,denominator,status,stated,note\n";
const BESIDE: &str = "indicator,period,comparator,value,quartile,stated,note\n";

/// The text of the sound report with these figures of `assessments` and these benchmarks.
fn said(figures: &str, beside: &str) -> String {
    let figures = format!(
        "{FIGURES}{figures}in_care,Anyshire,quarter 2 2024/25,640,,,,,\nin_care,Anyshire,quarter 3 2024/25,655,,,,,\n"
    );
    let beside = format!("{BESIDE}{beside}");
    as_text(&opened(
        &Desk::sound(&[("data/observations.csv", &figures), ("data/benchmarks.csv", &beside)]).at("report"),
    ))
}

/// Two figures without counts, and those of other areas.
fn among(others: &[(&str, &str)]) -> String {
    let own = "assessments,Anyshire,quarter 2 2024/25,71.5,,,,,\nassessments,Anyshire,quarter 3 2024/25,72.5,,,,,\n";
    let row = |(area, value): &(&str, &str)| format!("assessments,{area},quarter 3 2024/25,{value},,,,,\n");
    format!("{own}{}", others.iter().map(row).collect::<String>())
}

fn holds(said: &str, sentence: &str) {
    assert!(said.contains(sentence), "{sentence}\nis not in\n{said}");
}

#[test]
fn countries_regions_and_averages_are_compared_with_and_never_ranked() {
    let councils =
        [("Alder", "61.5"), ("Birch", "66.0"), ("Cedar", "70.2"), ("Elm", "75.9"), ("North East Fenland", "74.1")];
    let mut areas = councils.to_vec();
    areas.extend([("England", "90.0"), ("South West", "91.0"), ("Mean of all county councils", "60.0")]);
    let said = said(&among(&areas), "");
    holds(&said, "places Anyshire third of the six areas with a figure, in the second quartile");
    holds(&said, "better than Mean of all county councils (60.0%)");
    holds(&said, "worse than England (90.0%) and the South West (91.0%)");
}

#[test]
fn what_an_officer_wrote_of_a_comparator_stands_before_a_row_of_it() {
    let said = said(&among(&[("England", "90.0")]), "assessments,quarter 3 2024/25,England,70.5,,,\n");
    holds(&said, "similar to England (70.5%)");
}

#[test]
fn a_comparator_of_another_period_says_which() {
    let beside = "assessments,2023/24,England,70.4,,,\nassessments,quarter 2 2024/25,the family group average,75.4,,,\n\
                  assessments,quarter 2 2024/25,Borsetshire,65.0,,,\nassessments,quarter 3 2024/25,Borsetshire,66.0,,,\n";
    let said = said(&among(&[]), beside);
    holds(&said, "similar to England (70.4% in 2023/24)");
    holds(&said, "worse than the family group average of 75.4% in quarter 2");
    holds(&said, "better than Borsetshire (66.0%)");
}

#[test]
fn at_the_tolerance_a_comparator_is_similar() {
    let said = |other: &str| said(&among(&[]), &format!("assessments,quarter 3 2024/25,England,{other},,,\n"));
    holds(&said("75.0"), "similar to England (75.0%)");
    holds(&said("70.0"), "similar to England (70.0%)");
    holds(&said("75.1"), "worse than England (75.1%)");
}

#[test]
fn each_family_has_its_quartile() {
    let beside = "assessments,quarter 3 2024/25,England,70.0,3,,\nassessments,quarter 2 2024/25,all-Wales authorities,,4,,\n\
                  assessments,quarter 3 2024/25,all-Wales authorities,,2,,\nassessments,quarter 3 2024/25,the county group,,1,,\n";
    let said = said(&among(&[]), beside);
    holds(&said, "places Anyshire in the third quartile of local authorities in England");
    holds(
        &said,
        "Anyshire moves up from the fourth into the second quartile among all-Wales authorities and is in the top quartile among the county group.",
    );
    holds(&said, "similar to England (70.0%)");
}

#[test]
fn a_movement_within_a_family_is_no_relation_to_it() {
    let said = said(&among(&[]), "assessments,quarter 3 2024/25,the county group,,3,improved,\n");
    holds(&said, "Anyshire moves up from the fourth into the third quartile among the county group");
    assert!(!said.contains("better than the county group"), "{said}");
}

#[test]
fn a_quartile_of_another_period_says_which() {
    let said = said(&among(&[]), "assessments,2023/24,,,2,,\n");
    holds(&said, "the second quartile of local authorities in England for 2023/24");
}

#[test]
fn an_improvement_is_no_move_up() {
    let figures = "assessments,Anyshire,quarter 2 2024/25,60.0,300,500,,,\nassessments,Anyshire,quarter 3 2024/25,80.0,400,500,,,\n";
    let moved = |before: &str, now: &str| {
        said(figures, &format!("assessments,quarter 2 2024/25,,,{before},,\nassessments,quarter 3 2024/25,,,{now},,\n"))
    };
    holds(
        &moved("2", "4"),
        "Although it improved, it moves Anyshire from the second into the fourth quartile of local authorities in England.",
    );
    holds(&moved("4", "2"), "This improvement moves Anyshire into the second quartile of local authorities in England");
    let worse = said(
        "assessments,Anyshire,quarter 2 2024/25,80.0,400,500,,,\nassessments,Anyshire,quarter 3 2024/25,60.0,300,500,,,\n",
        "assessments,quarter 2 2024/25,,,3,,\nassessments,quarter 3 2024/25,,,2,,\n",
    );
    holds(&worse, "Although it got worse, it moves Anyshire up into the second quartile");
}

#[test]
fn what_stands_beside_words_without_a_figure_is_said_with_them() {
    let figures = "assessments,Anyshire,quarter 2 2024/25,60.0,300,500,,,\nassessments,Anyshire,quarter 3 2024/25,,,,not available,higher,\n";
    let beside = "assessments,quarter 3 2024/25,,,2,,\nassessments,quarter 3 2024/25,the county group,,,better,\n";
    holds(
        &said(figures, beside),
        "in quarter 3 was higher (better) than in quarter 2, and in the second quartile of local authorities in England; the \
         source gives no figure. It was better than the county group.",
    );
    let silent = "assessments,Anyshire,quarter 2 2024/25,60.0,300,500,,,\nassessments,Anyshire,quarter 3 2024/25,,,,not available,,\n";
    holds(
        &said(silent, beside),
        "in quarter 3 was in the second quartile of local authorities in England and better than the county group",
    );
    // What is held back has no quartile: it would say something of the figure.
    let hidden = silent.replace("not available", "suppressed");
    assert!(!said(&hidden, "assessments,quarter 3 2024/25,,,2,,\n").contains("second quartile"));
}

#[test]
fn the_nation_is_that_of_the_comparators_or_of_the_councils_own_words() {
    let wales = said(&among(&[]), "assessments,quarter 3 2024/25,Wales,70.0,,,\nassessments,quarter 3 2024/25,,,3,,\n");
    holds(&wales, "the third quartile of local authorities in Wales");
    let desk = Desk::sound(&[("data/benchmarks.csv", &format!("{BESIDE}assessments,quarter 3 2024/25,,,3,,\n"))]);
    let report = desk.read("report/report.toml");
    desk.write("report/report.toml", &format!("quartiles_of = \"county councils\"\n{report}"));
    holds(&as_text(&opened(&desk.at("report"))), "the third quartile of county councils");
}
