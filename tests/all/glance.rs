//! Page 1: it is there where there is enough to look at, in the officer's own words, and changes nothing behind it.

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

/// Page 1 of a report of so many measures, of which the plan says this.
fn of_measures(count: usize, says: &str) -> Value {
    let ids: Vec<String> = (1..=count).map(|nth| format!("m{nth}")).collect();
    let entries =
        ids.iter().map(|id| format!("[{id}]\nname = \"calls of kind {id}\"\nunit = \"count\"\ngood = \"low\"\n\n"));
    let rows = ids.iter().map(|id| format!("{id},Anyshire,quarter 3 2024/25,640\n"));
    let place = Desk::of(&[]);
    place.write(
        "report/report.toml",
        &format!(
            "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
             period = \"quarter 3 2024/25\"\n{says}\n[[section]]\nheading = \"Calls\"\nparagraphs = [{{ indicators = {ids:?} }}]\n"
        ),
    );
    place.write("report/indicators.toml", &entries.collect::<String>());
    place.write("report/data/observations.csv", &format!("indicator,area,period,value\n{}", rows.collect::<String>()));
    as_json(&opened(&place.at("report")))["summary"].clone()
}

#[test]
fn five_measures_have_it_and_fewer_where_it_is_asked_for() {
    for (count, says, is_there) in
        [(4, "", false), (5, "", true), (4, "summary = true\n", true), (5, "summary = false\n", false)]
    {
        assert_eq!(!of_measures(count, says).is_null(), is_there, "{count} measures, {says:?}");
    }
}

/// Five measures without targets or a past: no line is drawn, and the key has none.
#[test]
fn its_key_has_the_lines_that_are_drawn() {
    let terms = |summary: &Value| -> Vec<String> {
        list(&summary["key"]).iter().filter_map(|one| one["term"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(
        terms(&of_measures(5, "")),
        ["better, target met", "no clear difference, close to target", "worse, target missed"]
    );
    let county = as_json(&opened(&fixture("anyshire")));
    assert_eq!(
        terms(&county["summary"]),
        ["better, target met", "no clear difference, close to target", "worse, target missed", "target"]
    );
}
