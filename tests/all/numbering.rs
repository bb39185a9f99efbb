//! A paragraph is cited everywhere by the number that is printed before it, also where numbers go by section.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk::{Desk, as_json, opened};

/// The made-up county numbered by section.
fn by_section() -> Desk {
    let place = Desk::of(&["anyshire"]);
    place.edit("anyshire/report.toml", "length = \"normal\"", "length = \"normal\"\nnumbering = \"hierarchical\"");
    place
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn told(place: &Desk, arguments: &[&str]) -> String {
    let ended = place.run(arguments);
    assert_eq!(ended.code, 0, "{}", ended.said);
    ended.said
}

#[test]
fn page_1_and_the_dashboard_cite_the_paragraph_that_is_about_the_measure() {
    let report = as_json(&opened(&by_section().at("anyshire")));
    let mut paragraphs: BTreeMap<&str, &Value> = BTreeMap::new();
    for block in list(&report["sections"]).iter().flat_map(|section| list(&section["blocks"])) {
        let label = words(&block["label"]);
        for (sentence, nth) in list(&block["sentences"]).iter().zip(1..).filter(|_| !label.is_empty()) {
            assert_eq!(words(&sentence["address"]), format!("{label}.{nth}"));
        }
        paragraphs.insert(label, block);
    }
    assert!(paragraphs.contains_key("1.1") && paragraphs.contains_key("9.2"), "{:?}", paragraphs.keys());
    let rows: Vec<&Value> =
        list(&report["dashboard"]["groups"]).iter().flat_map(|group| list(&group["rows"])).collect();
    let needs = list(&report["summary"]["attention"]["rows"]);
    // A measure may be in the dashboard alone.
    for row in rows.iter().copied().chain(needs).filter(|row| !words(&row["label"]).is_empty()) {
        let about = paragraphs[words(&row["label"])];
        assert_eq!(about["number"], row["number"]);
        let names = |sentence: &Value| {
            list(&sentence["because"]).iter().any(|one| list(&one["indicators"]).contains(&row["id"]))
        };
        assert!(list(&about["sentences"]).iter().any(names), "{} is not of {}", row["label"], row["id"]);
    }
    for need in needs {
        let row = rows.iter().find(|row| row["id"] == need["id"]).expect("a row");
        assert_eq!(row["label"], need["label"], "two answers to one question");
    }
}

#[test]
fn an_officer_cites_it_so_too() {
    let place = by_section();
    let text = told(&place, &["build", "anyshire", "--format", "text", "-o", "-", "--quiet"]);
    assert!(
        text.contains("\n9.1 | Calls answered in two minutes: ")
            && text.contains("\n9 A council that works well\n\n9.1 "),
        "{text}"
    );
    let explained = told(&place, &["explain", "anyshire", "9.1"]);
    assert!(explained.starts_with("9.1.1 ") && explained.contains("\n9.1.2 "), "{explained}");
    place.write(
        "anyshire/commentary.toml",
        "[[override]]\nparagraph = \"3.2\"\ntext = \"Quartiles are good.\"\nwhy = \"So it is\"\nwho = \"Head\"\n",
    );
    let ended = place.run(&["check", "anyshire"]);
    assert!(ended.said.contains("what the rules say in paragraph 3.2 has no `pinned` line"), "{}", ended.said);
    place.edit("anyshire/commentary.toml", "\"3.2\"", "7");
    let ended = place.run(&["check", "anyshire"]);
    assert!(ended.said.contains("there is no paragraph 7"), "{}", ended.said);
}

#[test]
fn in_a_pack_the_numbers_of_the_pack_are_cited() {
    let place = Desk::of(&["anyshire"]);
    let item = "[[item]]\nnumber = 4\nreport = \"anyshire\"\n";
    let meeting = "numbering = \"hierarchical\"\ncommittee = \"Performance and Scrutiny Committee\"\ndate = 2025-03-11\n\
                   time = \"2.00 pm\"\nplace = \"County Hall\"\nmembership = [\"Councillor A (Chair)\"]\n\
                   [contact]\ntitle = \"Democratic Services Officer\"\nemail = \"democracy@council.example\"\n";
    place.write("march.toml", &format!("{meeting}{item}"));
    for format in ["text", "html"] {
        let pack = told(&place, &["pack", "march.toml", "--format", format, "-o", "-", "--quiet"]);
        let cited = if format == "text" { "\n9.1 | Calls answered" } else { "data-head=\"No.\">9.1</td>" };
        assert!(pack.contains(cited), "{format}");
    }
}
