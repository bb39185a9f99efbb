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

/// A report on quarter 3 of five measures that are the same but for what the first has: its entry, and its rows.
fn with_first(entry: &str, rows: &str) -> Value {
    let ids: Vec<String> = (1..=5).map(|nth| format!("m{nth}")).collect();
    let entries: String = ids
        .iter()
        .map(|id| match id.as_str() {
            "m1" => format!("[m1]\nname = \"visits\"\n{entry}\n\n"),
            id => format!("[{id}]\nname = \"calls of kind {id}\"\nunit = \"count\"\ngood = \"low\"\n\n"),
        })
        .collect();
    let others: String = ids[1..].iter().map(|id| format!("{id},Anyshire,quarter 3 2024/25,640\n")).collect();
    let place = Desk::of(&[]);
    place.write(
        "report/report.toml",
        &format!(
            "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
             period = \"quarter 3 2024/25\"\n\n[[section]]\nheading = \"Calls\"\nparagraphs = [{{ indicators = {ids:?} }}]\n"
        ),
    );
    place.write("report/indicators.toml", &entries);
    place.write("report/data/observations.csv", &format!("indicator,area,period,value\n{rows}{others}"));
    as_json(&opened(&place.at("report")))
}

const VISITS: &str = "unit = \"count\"\nmeasure = \"flow\"\ngood = \"high\"\ntarget = 85000\n";

#[test]
fn what_is_late_is_no_news_and_what_always_is_has_its_period() {
    let rows = "m1,Anyshire,quarter 1 2024/25,86905\nm1,Anyshire,quarter 2 2024/25,93418\n";
    let late = with_first(VISITS, rows);
    let page = &late["summary"];
    assert!(list(&page["improved"]["cards"]).is_empty(), "{page}");
    let lead: Vec<Value> = list(&page["lead"]).iter().map(|one| one["text"].clone()).collect();
    assert_eq!(lead, ["None of the five measures could be judged against the figure before."]);
    let row = &late["dashboard"]["groups"][0]["rows"][0];
    assert_eq!(row["travel"]["detail"], "up 6,513, no new figure");
    let text = late["sections"].to_string();
    let says = "The target of 85,000 cannot be judged, because the figure is of an earlier period.";
    assert!(text.contains(says) && !text.contains("better"), "{text}");
    let in_arrears = with_first(&format!("{VISITS}lag = 1\n"), rows);
    let card = &in_arrears["summary"]["improved"]["cards"][0];
    assert_eq!(card["was"], "for quarter 2; was 86,905, quarter 1");
}

#[test]
fn who_is_behind_for_the_year_has_missed_nothing() {
    let entry = "unit = \"count\"\nmeasure = \"flow\"\ngood = \"high\"\ntarget = { value = 400, by = \"2024/25\" }\n";
    let quarters = ["quarter 1 2023/24", "quarter 2 2023/24", "quarter 3 2023/24", "quarter 4 2023/24"];
    let last_year = quarters.map(|period| format!("m1,Anyshire,{period},90\n")).concat();
    let this_year = ["quarter 1 2024/25", "quarter 2 2024/25", "quarter 3 2024/25"];
    let rows = this_year.map(|period| format!("m1,Anyshire,{period},90\n")).concat();
    let page = &with_first(entry, &format!("{last_year}{rows}"))["summary"];
    assert_eq!(page["picture"]["note"], "Behind for the year: Visits.", "{page}");
}

#[test]
fn a_change_that_is_not_printed_is_called_neither_higher_nor_worse() {
    let entry = "unit = \"percent\"\ngood = \"low\"\ndecimals = 2\n";
    let rows = "m1,Anyshire,quarter 2 2024/25,0.101\nm1,Anyshire,quarter 3 2024/25,0.104\n";
    let report = with_first(entry, rows);
    let travel = &report["dashboard"]["groups"][0]["rows"][0]["travel"];
    assert_eq!(travel["word"], "No judgement");
    assert_eq!(travel["detail"], "the same, to two decimals, no counts to test");
}
