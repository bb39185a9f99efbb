//! The figures in the studio: each with where it stands, those of an officer's own table typed over, and what that changes said before it is
//! saved.

use serde_json::{Value, json};

use super::{begin, in_studio, studio_on};
use crate::desk::{Desk, Served};
use crate::workbooks::typed;

const TABLE: &str = "anyshire/data/observations.csv";

impl Served {
    fn measure(&self, id: &str) -> Value {
        self.data(&format!("/measure?id={id}"))
    }

    /// The row of a table in which a cell holds this, as a page reads it.
    fn row(&self, id: &str, file: &str, holds: &str) -> Value {
        let measure = self.measure(id);
        let tables = measure["tables"].as_array().expect("tables");
        let table = tables.iter().find(|table| table["file"] == file).unwrap_or_else(|| panic!("{measure}"));
        let rows = table["rows"].as_array().expect("rows");
        let has = |row: &&Value| texts(row).contains(&holds.to_owned());
        rows.iter().find(has).unwrap_or_else(|| panic!("{table}")).clone()
    }
}

fn texts(row: &Value) -> Vec<String> {
    let cells = row["cells"].as_array().expect("cells").iter();
    cells.map(|cell| cell["text"].as_str().expect("a text").to_owned()).collect()
}

/// What a page sends of cells of one row.
fn typed_over(of: &str, file: &str, row: &Value, to: Value) -> Value {
    json!({ "of": of, "files": [{ "file": file, "rows": [{ "line": row["line"], "was": texts(row), "to": to }] }] })
}

const OWN: &str = "data/observations.csv";

#[test]
fn what_a_figure_changes_is_what_diff_says_once_it_is_saved() {
    let opened = begin();
    let desk = &opened.desk;
    crate::desk::copy(&desk.at("anyshire"), &desk.at("before"));
    let row = opened.row("assessments", OWN, "quarter 3 2024/25");
    let sent = typed_over("assessments", OWN, &row, json!({ "3": "83.0", "4": "1271" }));
    let (status, told) = opened.send("/cells/try", &sent);
    assert_eq!((status, &told["wrong"], &told["brings"]), (200, &json!([]), &json!([])), "{told}");
    let before = desk.read(TABLE);
    let summary = told["here"]["summary"].as_str().expect("words").to_owned();
    let passages = told["here"]["passages"].as_array().expect("a list");
    assert!(
        passages.iter().any(|one| one["changed"]["is"]["text"].as_str().is_some_and(|text| text.contains("83.0%")))
    );
    assert_eq!(desk.read(TABLE), before, "nothing is written yet");
    let (status, told) = opened.send("/cells", &sent);
    assert_eq!(
        (status, &told["saved"]),
        (200, &json!("Figures changed: \u{201c}Assessments done within 45 days\u{201d}")),
        "{told}"
    );
    let line = "assessments,Anyshire,quarter 3 2024/25,";
    let expected = before.replace(&format!("{line}91.6,1402,"), &format!("{line}83.0,1271,"));
    assert_eq!(desk.read(TABLE), expected, "only these cells");
    let said = desk.run(&["diff", "before", "anyshire"]).out;
    assert!(said.starts_with(&format!("From before to anyshire: {summary}\n")), "{summary}: {said}");
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(desk.read(TABLE), before);
}

#[test]
fn the_grid_has_every_measure_with_its_latest_figures_and_where_they_stand() {
    let opened = begin();
    let all = opened.data("/figures");
    let measures = all["measures"].as_array().expect("measures");
    let of = |id: &str| measures.iter().find(|one| one["id"] == id).expect("a measure");
    assert_eq!(all["period"], "quarter 3 2024/25");
    let assessments = of("assessments");
    let shown = |key: &str| (assessments[key]["shown"].as_str(), assessments[key]["period"].as_str());
    assert_eq!(shown("latest"), (Some("91.6%"), Some("quarter 3 2024/25")));
    assert_eq!(shown("before"), (Some("88.0%"), Some("quarter 2 2024/25")));
    assert_eq!(shown("year_before"), (Some("81.2%"), Some("quarter 3 2023/24")));
    assert_eq!(assessments["target"]["shown"], "90%");
    assert_eq!(assessments["latest"]["at"]["file"], OWN);
    // What stands in the catalogue or in a table of all areas is told with its place, and is no field.
    let measure = opened.measure("assessments");
    let elsewhere = measure["elsewhere"].as_array().expect("a list");
    assert!(
        elsewhere.iter().any(|one| one["kind"] == "target" && one["at"]["file"] == "indicators.toml"),
        "{elsewhere:?}"
    );
    assert!(opened.asked("GET", "/measure?id=nothing", &opened.lines(), "").starts_with("HTTP/1.1 404"));
}

#[test]
fn what_comes_from_a_workbook_names_its_sheet_and_cell() {
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &typed(&[("Place", "Measure,Q2 2024/25,Q3 2024/25\nPotholes filled (%),90.1,93.2")]));
    let made = desk.run(&["new", "report", "--from", "card.xlsx", "--area", "Anyshire", "--date", "2025-03-11"]);
    assert_eq!(made.code, 0, "{}", made.said);
    let opened = studio_on(desk, "report");
    let id = opened.data("/figures")["measures"][0]["id"].as_str().expect("an id").to_owned();
    let measure = opened.measure(&id);
    let places: Vec<_> = measure["elsewhere"].as_array().expect("a list").iter().map(|one| one["at"].clone()).collect();
    assert!(places.iter().any(|at| at["file"] == "data/card.xlsx" && at["cell"] == "Place!C2"), "{places:?}");
    assert_eq!(measure["tables"], json!([]));
    let sent = json!({ "of": id, "files": [{ "file": "data/card.xlsx", "rows": [{ "line": 2, "was": [], "to": { "1": "5" } }] }] });
    assert_eq!(opened.send("/cells", &sent).0, 422);
}

#[test]
fn a_cell_that_cannot_be_read_is_told_with_its_place_and_what_to_do_and_is_not_saved() {
    let opened = begin();
    let before = opened.desk.read(TABLE);
    let row = opened.row("assessments", OWN, "quarter 3 2024/25");
    for (typed, word) in [("12,5", "12,5"), ("n/a", ""), ("TBC", "TBC"), ("91.6%%", "91.6%%"), ("quite a lot", "quite")]
    {
        let sent = typed_over("assessments", OWN, &row, json!({ "3": typed }));
        let (status, told) = opened.send("/cells/try", &sent);
        assert_eq!(status, 200, "{told}");
        let Some(wrong) = told["wrong"].get(0).filter(|_| !word.is_empty()) else {
            // What the program knows as a sign for "not available" can be read, and contradicts the counts or not.
            continue;
        };
        assert!(wrong["said"].as_str().expect("words").contains(word), "{typed}: {wrong}");
        assert!(wrong["help"].is_string(), "{typed}: {wrong}");
        assert_eq!((&wrong["at"]["line"], &wrong["nth"]), (&row["line"], &json!(0)), "{typed}: {wrong}");
        assert_eq!(wrong["cell"], 3, "{typed}: {wrong}");
        assert_eq!(opened.send("/cells", &sent).0, 422, "{typed}");
    }
    assert_eq!(opened.desk.read(TABLE), before);
    // What somebody else left in the file is told beside its row, and can be mended there.
    opened.desk.edit(TABLE, "quarter 3 2024/25,91.6,", "quarter 3 2024/25,TBC,");
    opened.once("it is told", |state| state["current"] == false);
    let measure = opened.measure("assessments");
    assert!(measure["told"][0]["said"].as_str().is_some_and(|said| said.contains("TBC")), "{measure}");
    let of = |id: &str| {
        opened.data("/figures")["measures"].as_array().expect("all").iter().find(|one| one["id"] == id).cloned()
    };
    assert_eq!(of("assessments").expect("a measure")["errors"], 1);
    let row = opened.row("assessments", OWN, "TBC");
    let (status, told) = opened.send("/cells", &typed_over("assessments", OWN, &row, json!({ "3": "91.6" })));
    assert_eq!((status, opened.desk.read(TABLE)), (200, before), "{told}");
}

#[test]
fn a_row_is_added_and_a_table_keeps_the_ways_of_its_program() {
    let desk = Desk::of(&["anyshire"]);
    let ugly = format!("\u{feff}{}", desk.read(TABLE).replace(',', ";").replace('\n', "\r\n").trim_end());
    desk.write(TABLE, &ugly);
    let opened = in_studio(desk);
    let row = opened.row("assessments", OWN, "quarter 2 2024/25");
    let added = json!({ "line": null, "to": { "0": "calls", "1": "Anyshire", "2": "quarter 4 2024/25", "3": "80" } });
    let mut sent = typed_over("assessments", OWN, &row, json!({ "8": "late; as \"ever\"" }));
    sent["files"][0]["rows"].as_array_mut().expect("rows").push(added);
    let (status, told) = opened.send("/cells", &sent);
    assert_eq!(status, 200, "{told}");
    let line = "assessments;Anyshire;quarter 2 2024/25;88.0;1331;1513;;;";
    let expected = ugly.replace(&format!("{line}\r\n"), &format!("{line}\"late; as \"\"ever\"\"\"\r\n"));
    assert_eq!(opened.desk.read(TABLE), format!("{expected}\r\ncalls;Anyshire;quarter 4 2024/25;80;;;;;"));
}

/// An override of the figures of before keeps nobody from saving figures that are right; it is said that it will stop the report.
#[test]
fn what_a_figure_makes_wrong_elsewhere_is_said_and_keeps_nobody_from_saving_it() {
    let opened = begin();
    let sentence = opened.sentences().into_iter().find(|one| {
        one["because"][0]["indicators"] == json!(["assessments"]) && one["because"][0]["topic"] == "change"
    });
    let sentence = sentence.expect("a sentence");
    let (status, told) = opened.edit(json!({
        "kind": "override",
        "keys": { "text": "Assessments were quicker.", "why": "Members asked", "who": "Head of Service" },
        "of": { "sentence": sentence["address"], "because": 0, "text": sentence["text"] },
    }));
    assert_eq!(status, 200, "{told}");
    opened.once("it is pinned", |state| {
        state["undo"] == "Override added on \u{201c}Assessments done within 45 days\u{201d}" && state["current"] == true
    });
    let row = opened.row("assessments", OWN, "quarter 3 2024/25");
    let sent = typed_over("assessments", OWN, &row, json!({ "3": "91.7", "4": "1404" }));
    let (_, told) = opened.send("/cells/try", &sent);
    let brings = told["brings"].as_array().expect("a list");
    assert!(
        told["wrong"] == json!([])
            && brings.iter().any(|one| one["place"].as_str().is_some_and(|at| at.starts_with("commentary.toml"))),
        "{told}"
    );
    assert_eq!(opened.send("/cells", &sent).0, 200);
}

#[test]
fn a_row_that_somebody_else_has_changed_is_not_written_over() {
    let opened = begin();
    let row = opened.row("assessments", OWN, "quarter 3 2024/25");
    let sent = typed_over("assessments", OWN, &row, json!({ "8": "mine" }));
    // Another row, above it: what was typed is still of the row that was seen.
    opened.desk.edit(TABLE, "indicator,area,period,value,numerator,denominator,status,stated,note\n", "indicator,area,period,value,numerator,denominator,status,stated,note\nassessments,Anyshire,quarter 3 2019/20,83.1,1266,1523,,,\n");
    let (status, told) = opened.send("/cells", &sent);
    assert_eq!(status, 200, "{told}");
    assert!(opened.desk.read(TABLE).contains("91.6,1402,1531,,,mine\n"));
    let row = opened.row("assessments", OWN, "quarter 3 2024/25");
    opened.desk.edit(TABLE, "91.6,1402,1531,,,mine", "91.6,1402,1531,,,theirs");
    let theirs = opened.desk.read(TABLE);
    let (status, told) = opened.send("/cells", &typed_over("assessments", OWN, &row, json!({ "8": "mine too" })));
    assert_eq!((status, opened.desk.read(TABLE)), (409, theirs), "{told}");
    assert!(texts(&told["now"]).contains(&"theirs".to_owned()) && told["overtaken"] == OWN, "{told}");
}

#[test]
fn no_other_file_is_typed_in() {
    let desk = Desk::of(&["anyshire"]);
    desk.write("beside.csv", "indicator,period,value\ncalls,Q1 2024/25,1\n");
    desk.write("anyshire/data/people.csv", "Employee,Surname,Date of birth,Salary\n1,Example,1990-01-01,1\n");
    let opened = in_studio(desk);
    let before = crate::desk::files(&opened.desk.at("anyshire/data"));
    for file in [
        "../beside.csv",
        "data/../../beside.csv",
        "report.toml",
        "secret.key",
        "indicators.toml",
        "data/national.csv",
        "data/people.csv",
        "data/none.csv",
        "/etc/passwd",
        "",
    ] {
        let row = json!({ "line": null, "to": { "0": "calls", "2": "quarter 4 2024/25", "3": "5" } });
        let sent = json!({ "of": "calls", "files": [{ "file": file, "rows": [row] }] });
        for path in ["/cells", "/cells/try"] {
            let (status, told) = opened.send(path, &sent);
            assert!(status == 422 && told["said"].is_string(), "{file}: {status} {told}");
            assert!(!told.to_string().contains("Example"), "{told}");
        }
    }
    for sent in [
        json!({ "of": "calls", "files": [] }),
        json!({ "of": "nothing", "files": [{ "file": OWN, "rows": [{ "line": null, "to": { "0": "calls" } }] }] }),
        json!({ "of": "calls", "files": [{ "file": OWN, "rows": [{ "line": null, "to": {} }] }] }),
        json!({ "of": "calls", "files": [{ "file": OWN, "rows": [{ "line": null, "to": { "99999999": "x" } }] }] }),
        json!({ "of": "calls", "files": [{ "file": OWN, "rows": [{ "line": 2, "was": ["x"], "to": { "0": "x" } }] }] }),
        json!([]),
    ] {
        let (status, told) = opened.send("/cells", &sent);
        assert!(matches!(status, 400 | 409 | 422), "{sent}: {status} {told}");
    }
    assert_eq!(crate::desk::files(&opened.desk.at("anyshire/data")), before);
}

/// A table had the same row twice, and one of them has gone: what was typed into both is not put into the other.
#[test]
fn two_rows_are_not_changed_in_one() {
    let opened = begin();
    let before = opened.desk.read(TABLE);
    let line = before.lines().find(|line| line.starts_with("assessments,Anyshire,quarter 1 2024/25")).expect("a row");
    opened.desk.write(TABLE, &format!("{}\n{line}\n", before.trim_end()));
    let measure = opened.measure("assessments");
    let table = measure["tables"].as_array().expect("tables").iter().find(|table| table["file"] == OWN).expect("it");
    let rows = table["rows"].as_array().expect("rows").iter().filter(|row| texts(row).join(",").starts_with(line));
    let rows: Vec<&Value> = rows.collect();
    assert_eq!(rows.len(), 2, "{table}");
    opened.desk.write(TABLE, &before);
    for (one, other) in
        [(json!({ "8": "one" }), json!({ "8": "two" })), (json!({ "3": "81.1" }), json!({ "3": "81.2" }))]
    {
        let of = |row: &Value, to: Value| json!({ "line": row["line"], "was": texts(row), "to": to });
        let rows = [of(rows[0], one), of(rows[1], other)];
        let sent = json!({ "of": "assessments", "files": [{ "file": OWN, "rows": rows }] });
        assert_eq!(opened.send("/cells", &sent).0, 409);
        assert_eq!(opened.desk.read(TABLE), before);
    }
    let row = opened.row("assessments", OWN, "quarter 3 2024/25");
    let (status, told) = opened.send("/cells", &typed_over("assessments", OWN, &row, json!({ "8": "\t" })));
    assert_eq!((status, &told["said"]), (422, &json!("this changes nothing in the file")), "{told}");
}

/// Edits of different rows at the same time are all made: none is told that its row has gone.
#[test]
fn edits_of_different_rows_stand_beside_each_other() {
    let opened = begin();
    let periods = ["quarter 4 2023/24", "quarter 1 2024/25", "quarter 2 2024/25", "quarter 3 2024/25"];
    let sent = periods.map(|period| {
        let row = opened.row("assessments", OWN, period);
        typed_over("assessments", OWN, &row, json!({ "8": format!("seen {period}") }))
    });
    std::thread::scope(|scope| {
        let opened = &opened;
        let all = sent.iter().map(|sent| scope.spawn(move || opened.send("/cells", sent)));
        for one in all.collect::<Vec<_>>() {
            let (status, told) = one.join().expect("an answer");
            assert_eq!(status, 200, "{told}");
        }
    });
    let table = opened.desk.read(TABLE);
    assert!(periods.iter().all(|period| table.contains(&format!("seen {period}"))), "{table}");
}
