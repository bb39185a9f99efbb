//! The overview panel counts what its paragraph and the dashboard count, and stands only where it says more than they do.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk::{Desk, as_json, copy, opened};

fn fixture(name: &str) -> Value {
    as_json(&opened(&crate::desk::fixture(name)))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// The panels of a report, each with what stands before it.
fn panels(report: &Value) -> Vec<(&Value, &Value)> {
    let blocks = list(&report["sections"]).iter().flat_map(|section| list(&section["blocks"]).windows(2));
    blocks.filter(|pair| pair[1]["kind"] == "overview").map(|pair| (&pair[0], &pair[1]["overview"])).collect()
}

fn count(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

/// The totals by word, after rows and columns have been added up by hand.
fn totals(panel: &Value) -> BTreeMap<String, u64> {
    let (verdicts, outcomes) = (list(&panel["verdicts"]), list(&panel["outcomes"]));
    for (nth, verdict) in verdicts.iter().enumerate() {
        let down: u64 = outcomes.iter().map(|outcome| count(&outcome["counts"][nth])).sum();
        assert_eq!(down, count(&verdict["count"]), "{verdict}");
    }
    for outcome in outcomes {
        assert_eq!(list(&outcome["counts"]).iter().map(count).sum::<u64>(), count(&outcome["all"]), "{outcome}");
    }
    assert_eq!(outcomes.iter().map(|outcome| count(&outcome["all"])).sum::<u64>(), count(&panel["all"]));
    let word = |verdict: &Value| verdict["word"].as_str().expect("a word").to_owned();
    verdicts.iter().map(|verdict| (word(verdict), count(&verdict["count"]))).collect()
}

/// What the rows of the dashboard say of a group: those with a polarity by their word, the others apart.
fn rows(group: &Value) -> BTreeMap<String, u64> {
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for row in list(&group["rows"]) {
        let word = match (row["polarity"].as_str(), row["travel"]["word"].as_str()) {
            (Some("For information"), _) => "For information",
            (_, Some(word @ ("Improved" | "Got worse" | "Declined" | "No clear change" | "No significant change"))) => {
                word
            }
            _ => "Not judged",
        };
        *found.entry(word.to_owned()).or_default() += 1;
    }
    found
}

/// Each row of the panel against the dashboard's own; `supporting`: by heading and word, the rows that are not counted.
fn agrees_with_the_dashboard(report: &Value, supporting: &[(&str, &str, u64)]) {
    let (_, panel) = panels(report)[0];
    let words: Vec<&str> = list(&panel["verdicts"]).iter().filter_map(|verdict| verdict["word"].as_str()).collect();
    let groups = list(&report["dashboard"]["groups"]);
    assert_eq!(groups.len(), list(&panel["outcomes"]).len());
    for (group, outcome) in groups.iter().zip(list(&panel["outcomes"])) {
        assert_eq!(group["heading"], outcome["heading"]);
        let mut expected = rows(group);
        for (_, word, less) in supporting.iter().filter(|(heading, ..)| *heading == group["heading"]) {
            *expected.entry((*word).to_owned()).or_default() -= less;
        }
        let counted = words.iter().zip(list(&outcome["counts"])).filter(|(_, counted)| count(counted) > 0);
        let counted: BTreeMap<String, u64> =
            counted.map(|(word, counted)| ((*word).to_owned(), count(counted))).collect();
        expected.retain(|_, left| *left > 0);
        assert_eq!(counted, expected, "{}", group["heading"]);
    }
}

#[test]
fn the_real_quarter_comes_to_its_published_totals() {
    let report = fixture("leicestershire-2019-20-q3");
    let [(before, panel)] = panels(&report)[..] else { panic!("one panel") };
    assert_eq!(before["number"], 6, "after both paragraphs of the overview");
    let expected = [("Improved", 18), ("No significant change", 8), ("Declined", 3), ("For information", 1)];
    assert_eq!(totals(panel), expected.map(|(word, count)| (word.to_owned(), count)).into());
    assert!(panel["note"].as_str().is_some_and(|note| note.contains("Each of the 29 measures")), "{panel}");
    let (families, education) = (
        "Families are self-sufficient and able to cope",
        "Every child has access to good quality education and achieves their potential",
    );
    agrees_with_the_dashboard(&report, &[(families, "For information", 1), (education, "Not judged", 1)]);
}

#[test]
fn the_made_up_county_comes_to_the_totals_of_its_paragraph() {
    assert_eq!(panels(&fixture("anyshire")), [], "page 1 and the headings say it");
    let place = Desk::of(&[]);
    copy(&crate::desk::fixture("anyshire"), &place.at("county"));
    place.edit("county/report.toml", "summary = true", "summary = false");
    let report = as_json(&opened(&place.at("county")));
    let [(before, panel)] = panels(&report)[..] else { panic!("one panel") };
    assert_eq!(before["number"], 5);
    let expected =
        [("Improved", 7), ("No clear change", 15), ("Got worse", 1), ("Not judged", 6), ("For information", 3)];
    assert_eq!(totals(panel), expected.map(|(word, count)| (word.to_owned(), count)).into());
    agrees_with_the_dashboard(&report, &[("Adults live independently", "For information", 1)]);
}

/// A report of these sections, and figures that improve but for those of `none`, which has none before.
fn small(sections: &str, quiet: &str) -> Value {
    let place = Desk::of(&[]);
    let front = "title = \"Report\"\ncommittee = \"Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\nperiod = \"quarter 3 2024/25\"\n";
    place.write("report.toml", &format!("{front}{sections}"));
    let indicator = |id: &str, more: &str| {
        format!(
            "[{id}]\nname = \"calls answered at {id}\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"quarterly\"\n{more}\n"
        )
    };
    let catalogue = [("one", ""), ("two", ""), ("fresh", ""), ("hidden", quiet)];
    place.write("indicators.toml", &catalogue.map(|(id, more)| indicator(id, more)).concat());
    let row = |id: &str, quarter: u8, value: u8| {
        format!("{id},Anyshire,quarter {quarter} 2024/25,{value},{value}0,1000,,,\n")
    };
    let figures = [
        ("one", 2, 70),
        ("one", 3, 80),
        ("two", 2, 70),
        ("two", 3, 60),
        ("fresh", 3, 9),
        ("hidden", 2, 1),
        ("hidden", 3, 9),
    ];
    let rows = figures.map(|(id, quarter, value)| row(id, quarter, value)).concat();
    place.write(
        "data/observations.csv",
        &format!("indicator,area,period,value,numerator,denominator,status,stated,note\n{rows}"),
    );
    as_json(&opened(&place.at("")))
}

fn section(heading: &str, paragraphs: &str) -> String {
    format!("\n[[section]]\nheading = \"{heading}\"\nparagraphs = [{paragraphs}]\n")
}

const OVERVIEW: &str = "{ overview = \"change\" }";

#[test]
fn it_stands_only_where_it_says_more_than_the_sentence_above_it() {
    let homes = section("Homes", "{ indicators = [\"one\"] }");
    let roads = section("Roads", "{ indicators = [\"two\"] }");
    let fresh = section("Fresh", "{ indicators = [\"fresh\"] }");
    let all = "{ indicators = [\"one\"] }, { indicators = [\"two\"] }, { indicators = [\"fresh\"] }, { indicators = [\"hidden\"] }";
    let overview = section("Overview", OVERVIEW);
    let report = small(&format!("{overview}{homes}{roads}{fresh}"), "supporting = true\nquiet = true");
    let [(_, panel)] = panels(&report)[..] else { panic!("one panel") };
    assert_eq!(list(&panel["outcomes"]).len(), 3);
    let totals = totals(panel);
    assert_eq!((totals["Improved"], totals["Got worse"], totals["Not judged"]), (1, 1, 1));
    assert_eq!(totals["No clear change"], 0, "a verdict that nothing has keeps its column");
    let without_overview = small(&format!("{homes}{roads}{fresh}"), "quiet = true");
    assert_eq!(panels(&without_overview), []);
    let one_outcome = small(&format!("{overview}{}", section("Everything", all)), "");
    assert_eq!(panels(&one_outcome), []);
}

#[test]
fn measures_that_no_section_speaks_of_are_counted_in_a_row_of_their_own() {
    let sections = ["one", "two", "fresh"].map(|id| section(id, &format!("{{ indicators = [\"{id}\"] }}"))).concat();
    let report = small(&format!("{}{sections}", section("Overview", OVERVIEW)), "quiet = true");
    let [(_, panel)] = panels(&report)[..] else { panic!("one panel") };
    let last = list(&panel["outcomes"]).last().expect("a row");
    assert_eq!((last["heading"].as_str(), count(&last["all"])), (Some("Other measures"), 1));
    assert_eq!((totals(panel)["Improved"], count(&panel["all"])), (2, 4));
    assert!(panel["note"].as_str().is_some_and(|note| note.ends_with("that no section reports.")), "{panel}");
}
