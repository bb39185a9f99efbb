//! Page 1: it is there where the report asks for it, in the officer's own words, and changes nothing behind it.

use scrutineer::Folder;
use serde_json::Value;

use crate::desk::{Desk, as_json, fixture, opened};

/// The made-up county with this edit of its plan, and with these rules too.
fn county(from: &str, to: &str, rules: &str) -> Folder {
    let place = Desk::of(&["anyshire"]);
    place.edit("anyshire/report.toml", from, to);
    let house = place.read("anyshire/rules/house.rhai");
    place.write("anyshire/rules/house.rhai", &format!("{house}\n{rules}"));
    opened(&place.at("anyshire"))
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

#[test]
fn without_it_the_report_is_the_same_but_for_the_page() {
    let mut with = as_json(&opened(&fixture("anyshire")));
    let mut without = as_json(&county("summary = true", "summary = false", ""));
    assert!(without["summary"].is_null() && !with["summary"].is_null());
    with.as_object_mut().expect("a report").remove("summary");
    // The dashboard says which of its rows are on the page.
    for report in [&mut with, &mut without] {
        report["dashboard"]["page"] = Value::Null;
        for group in report["dashboard"]["groups"].as_array_mut().expect("groups") {
            group["rows"]
                .as_array_mut()
                .expect("rows")
                .iter_mut()
                .for_each(|row| row["lines"]["for_members"] = false.into());
        }
    }
    // A table of the outcomes is only where no page 1 has the whole picture.
    for section in without["sections"].as_array_mut().expect("sections") {
        section["blocks"].as_array_mut().expect("blocks").retain(|block| block["kind"] != "overview");
    }
    for part in ["title", "sections", "dashboard", "method_page", "figures_csv"] {
        assert_eq!(with[part], without[part], "{part}");
    }
}

#[test]
fn an_officer_says_its_lead_and_why_a_measure_needs_attention() {
    let rules = "replace(\"lead on targets\").when(|r| r.targets_judged > 0)\n\
                 .say(|r| `The Council promised ${words(r.targets_judged)} things.`);\n\
                 rule(\"promised\").about(\"attention\").when(|i| i.value > 400000)\n\
                 .then(|i| attention(\"promised to the Committee\", `Promised, and now ${i.value}`));";
    let summary = &as_json(&county("summary = true", "summary = true", rules))["summary"];
    let lead: Vec<Value> = list(&summary["lead"]).iter().map(|one| one["text"].clone()).collect();
    assert!(lead.contains(&"The Council promised eight things.".into()), "{lead:?}");
    let rows = list(&summary["attention"]["rows"]);
    let row = rows.iter().find(|row| row["id"] == "library").unwrap_or_else(|| panic!("{rows:?}"));
    assert_eq!(row["why"], "Promised, and now 439,120");
    assert!(summary["attention"]["note"].as_str().is_some_and(|note| note.contains("promised to the Committee")));
    assert_eq!(list(&summary["attention"]["more"]).len(), rows.len() + 1, "a text for each number of rows");
}
