//! Tables and lists in the body, fields under the title, appendices from a file: in every edition, from what the dashboard says.

use scrutineer::Format;
use scrutineer::Layout;
use serde_json::Value;

use crate::desk::{Desk, as_json, drafted, office_text, opened, published, utf8};

/// The made-up county with all of them.
fn county() -> Desk {
    let place = Desk::of(&["anyshire"]);
    let report = "anyshire/report.toml";
    place.edit(
        report,
        "[[section]]\nheading = \"Overview\"\n",
        "[header]\n\"Portfolio holder\" = \"Cabinet Member for Resources\"\n\"Wards affected\" = \"All wards of {area}\"\n\n\
         [[section]]\nheading = \"Recommendations\"\nparagraphs = [\n  { text = \"\"\"\nThe {committee} is asked to:\n\
         (1) note the report for {period};\n(2) say what it wants\n    to look into.\"\"\" },\n  { text = \"\"\"\nThe Council will:\n\
         - answer sooner\n- open longer\"\"\" },\n  { table = [\"sickness\", \"calls\"], columns = [\"target\", \"forecast\", \"change\", \"now\"], title = \"Key measures\" },\n]\n\n\
         [[section]]\nheading = \"Overview\"\n",
    );
    place.edit(
        report,
        "  { indicators = [\"recycling\"] },\n",
        "  { table = \"section\" },\n  { indicators = [\"recycling\"] },\n",
    );
    let own = "\n[[appendix]]\ntitle = \"Terms of reference\"\nfile = \"terms.txt\"\n";
    place.write(report, &format!("{}{own}", place.read(report)));
    let terms = "The Committee reviews the Council.\n\n# How it works\n\nIt asks:\n(1) what was promised;\n(2) what was done.\n\n## When\n- Every quarter\n";
    place.write("anyshire/terms.txt", terms);
    place
}

fn edition(place: &Desk, format: Format) -> Vec<u8> {
    published(&drafted(&opened(&place.at("anyshire"))), format, &Layout::shipped())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn a_table_says_what_the_dashboard_says() {
    let place = county();
    // With page 1 there is no table of outcomes, which is numbered among the others.
    place.edit("anyshire/report.toml", "summary = true", "summary = false");
    let report = as_json(&opened(&place.at("anyshire")));
    let blocks = || list(&report["sections"]).iter().flat_map(|section| list(&section["blocks"]));
    let tables: Vec<&Value> = blocks().filter(|block| block["kind"] == "table").map(|block| &block["table"]).collect();
    let numbers: Vec<(&Value, &Value)> = tables.iter().map(|table| (&table["number"], &table["title"])).collect();
    assert_eq!(numbers, [(&1.into(), &"Key measures".into()), (&3.into(), &"A green county".into())]);
    let overview = blocks().find(|block| block["kind"] == "overview").expect("the overview");
    assert_eq!(overview["overview"]["number"], 2);
    assert_eq!(list(&tables[0]["heads"]), ["Measure", "Target", "Change", "Now"], "nobody has a forecast");
    let groups = list(&report["dashboard"]["groups"]);
    for row in tables.iter().flat_map(|table| list(&table["rows"])) {
        let on_dashboard = groups.iter().flat_map(|group| list(&group["rows"])).find(|one| one["id"] == row["id"]);
        let on_dashboard = on_dashboard.expect("a row of the dashboard");
        assert_eq!(row["name"], on_dashboard["lines"]["name"]);
        let cells: Vec<&str> = list(&row["cells"]).iter().filter_map(|cell| cell["text"].as_str()).collect();
        for (part, field) in [("travel", "word"), ("latest", "text")] {
            let said = on_dashboard[part][field].as_str().expect("words");
            assert!(cells.iter().any(|cell| cell.starts_with(said)), "{said} is not in {cells:?}");
        }
    }
    let green = list(&tables[1]["rows"]).iter().map(|row| row["id"].as_str().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(green, ["recycling", "emissions", "fly_tipping", "parks"]);
}

#[test]
fn the_text_has_them_in_order() {
    let text = utf8(edition(&county(), Format::Text));
    for said in [
        "Portfolio holder: Cabinet Member for Resources\nWards affected: All wards of Anyshire\n",
        "The Performance and Scrutiny Committee is asked to:\n\n(1) note the report for quarter 3 2024/25;\n(2) say what it wants to look into.\n",
        "The Council will:\n\n- answer sooner\n- open longer\n",
        "Table 1: Key measures.\nMeasure | Target | Change | Now\n",
        "\nAppendix D: terms of reference\n\nThe Committee reviews the Council.\n\nHow it works\n\nIt asks:\n\n(1) what was promised;\n(2) what was done.\n\nWhen\n\n- Every quarter\n",
        "Appendix D: Terms of reference",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn the_page_marks_them_as_what_they_are() {
    let page = utf8(edition(&county(), Format::Html));
    for said in [
        "<dl class=\"fields\"><dt>Portfolio holder</dt><dd>Cabinet Member for Resources</dd>",
        "<ol class=\"beside bracketed\"><li>note the report for",
        "<ul class=\"beside\"><li>answer sooner</li><li>open longer</li></ul>",
        "Table 1: <strong>Key measures.</strong>",
        "<th scope=\"col\" role=\"columnheader\">Target</th>",
        "<h2 id=\"appendix-d\">Appendix D: terms of reference</h2>",
        "<a href=\"#appendix-d\">",
        "<h3 id=\"appendix-d-section-2\">How it works</h3>",
        "<h4 id=\"appendix-d-section-3\">When</h4>",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn word_and_the_proof_have_them_too() {
    let place = county();
    for format in [Format::Docx, Format::Proof] {
        assert!(edition(&place, format).len() > 1000, "{format:?}");
    }
    let Some(words) = office_text(&edition(&place, Format::Docx)) else { return };
    for said in [
        "Portfolio holder: Cabinet Member",
        "(1) note the report",
        "Table 1: Key measures",
        "Appendix D: terms of reference",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
}

#[test]
fn a_file_that_is_edited_is_told_by_diff_and_verify() {
    let place = county();
    assert_eq!(place.run(&["test", "--accept", "anyshire"]).code, 0);
    assert_eq!(place.run(&["test", "anyshire"]).code, 0);
    place.edit("anyshire/terms.txt", "Every quarter", "Every month");
    let ended = place.run(&["test", "anyshire"]);
    assert!(ended.code != 0 && ended.said.contains("Every [-quarter-] {+month+}"), "{}", ended.said);
}

#[test]
fn a_measure_that_only_a_table_names_is_on_the_dashboard_and_the_rest_still_reports_it() {
    let report = "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
                  period = \"quarter 3 2024/25\"\n[[section]]\nheading = \"Key measures\"\nparagraphs = [{ table = [\"calls\"] }]\n";
    let catalogue = "[calls]\nname = \"calls answered\"\nunit = \"percent\"\ngood = \"high\"\n";
    let rows = "indicator,area,period,value,numerator,denominator,status,stated,note\ncalls,Anyshire,quarter 3 2024/25,93,,,,,\n";
    let more = |report: &str| {
        Desk::sound(&[("report.toml", report), ("indicators.toml", catalogue), ("data/observations.csv", rows)])
    };
    let text = |place: &Desk| {
        let ended = place.run(&["build", "report", "--format", "text", "-o", "-", "--quiet"]);
        assert_eq!(ended.code, 0, "{}", ended.said);
        ended.said
    };
    let alone = text(&more(report));
    assert!(alone.contains("Table 1: Key measures.\nMeasure | Now | Change\nCalls answered | 93% | "), "{alone}");
    assert!(alone.contains("Indicator | Period | Latest"), "{alone}");
    let rest =
        text(&more(&format!("{report}[[section]]\nheading = \"More\"\nparagraphs = [{{ choose = \"rest\" }}]\n")));
    assert!(rest.contains("\n1. "), "{rest}");
}
