//! A workbook brought into the studio: into the folder that is open, and to begin one.

use std::io::Write;
use std::time::Duration;

use serde_json::{Value, json};

use super::{begin, studio_on};
use crate::desk::{Desk, Served, body, files};
use crate::workbooks::typed;

const OLD: &str = "Measure,Q1 2024/25,Q2 2024/25\nPotholes filled (%),89.5,90.1\nBins missed,44,41";
const NEW: &str = "Measure,Q1 2024/25,Q2 2024/25,Q3 2024/25\nPotholes filled (%),89.5,90.1,93.2\nBins missed,44,41,38\nHouse fires,,,12";

fn book(table: &str) -> Vec<u8> {
    typed(&[("Place", table)])
}

impl Served {
    /// A file as a page sends it; its number, or what is told.
    fn bring(&self, name: &str, bytes: &[u8]) -> (u16, Value) {
        let lines = self.lines().replace("application/json", "application/octet-stream");
        let (port, length) = (self.port, bytes.len());
        let name = name.replace(' ', "%20").replace('/', "%2F").replace('\\', "%5C");
        let head = format!(
            "POST /bring?name={name} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}Content-Length: {length}\r\n\r\n"
        );
        let answer = self.sent([head.as_bytes(), bytes].concat());
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, serde_json::from_str(body(&answer)).unwrap_or(Value::Null))
    }

    /// The number of a file that is brought.
    fn brought(&self, name: &str, bytes: &[u8]) -> u64 {
        let (status, told) = self.bring(name, bytes);
        assert_eq!(status, 200, "{told}");
        told["file"].as_u64().expect("a number")
    }

    /// A place in which no report is open yet.
    fn beginning(desk: Desk) -> Served {
        let mut opened = Served::unentered(desk, &["studio", "--no-open"]);
        opened.enter();
        opened
    }

    /// What comes of making a report of a file, with one word other than it should be.
    fn made(&self, file: u64, name: &str, key: &str, value: &str) -> (u16, Value) {
        let mut words = json!({ "area": "Anyshire", "committee": "Scrutiny Committee", "date": "11 March 2025", "period": "quarter 3 2024/25" });
        words[key] = json!(value);
        let choices = json!({ "good": { "bins_missed": "low" } });
        self.send("/new", &json!({ "file": file, "choices": choices, "words": words, "name": name }))
    }

    /// Everything in a folder but what the studio keeps for itself.
    fn standing(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        files(&self.desk.at(name)).into_iter().filter(|(name, _)| !name.starts_with(".scrutineer/")).collect()
    }
}

fn with_report() -> Desk {
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &book(OLD));
    let words = ["--area", "Anyshire", "--committee", "Scrutiny", "--date", "2025-03-11"];
    let made = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &words[..]].concat());
    assert_eq!(made.code, 0, "{}", made.said);
    desk
}

/// Next quarter's file: what would be taken is what the verb says, what is written is what the verb writes, and it can be taken back.
#[test]
fn a_workbook_is_taken_in_as_by_the_verb_and_can_be_taken_back() {
    let desk = with_report();
    crate::desk::copy(&desk.at("report"), &desk.at("by-verb"));
    let opened = studio_on(desk, "report");
    let before = opened.standing("report");
    let new = book(NEW);
    let file = opened.brought("card.xlsx", &new);
    let (status, told) = opened.send("/bring/try", &json!({ "file": file }));
    assert_eq!(status, 200, "{told}");
    assert_eq!(opened.standing("report"), before, "nothing is written yet");
    opened.desk.put("card.xlsx", &new);
    let verb = opened.desk.run(&["import", "card.xlsx", "--into", "by-verb", "--format", "json"]);
    let verb: Value = serde_json::from_str(&verb.out).expect("JSON");
    for key in ["file", "new", "known", "periods", "left_out", "told", "report_is_of"] {
        assert_eq!(told[key], verb["files"][0][key], "{key}");
    }
    assert_eq!(told["written"], json!(["data/card.xlsx", "indicators.toml", "report.toml"]));
    assert_eq!(told["sources"], json!(["data/card.xlsx"]));
    assert_eq!(
        (&told["moved"], &told["next"]),
        (&json!([]), &json!("quarter 3 2024/25")),
        "no figure of before is another"
    );
    let (status, told) = opened.send("/bring/save", &json!({ "file": file }));
    assert_eq!((status, &told["saved"]), (200, &json!("Brought in: card.xlsx")), "{told}");
    let without_secret = |mut all: Vec<(String, Vec<u8>)>| {
        all.retain(|(name, _)| name != "secret.key");
        all
    };
    assert!(without_secret(opened.standing("report")) == without_secret(opened.standing("by-verb")));
    assert_eq!(opened.send("/bring/save", &json!({ "file": file })).0, 422, "it lies there no longer");
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(opened.standing("report"), before);
    assert!(
        files(&opened.desk.at("report")).keys().all(|name| !name.contains(".scrutineer-")),
        "nothing is left of it"
    );
}

#[test]
fn what_a_file_leaves_open_is_asked_and_a_refused_one_writes_nothing() {
    let opened = studio_on(with_report(), "report");
    let before = opened.standing("report");
    let tried = |name: &str, bytes: &[u8], choices: Value| {
        let file = opened.brought(name, bytes);
        let sent = json!({ "file": file, "choices": choices });
        let tried = opened.send("/bring/try", &sent);
        if tried.0 != 200 {
            assert_eq!(opened.send("/bring/save", &sent).0, 422, "{name}");
        }
        tried
    };
    // The same measures under another name: the question is asked, and no command is told that nobody can type here.
    let (status, told) = tried("next card.xlsx", &book(NEW), json!({}));
    assert_eq!(
        (status, &told["asks"], &told["sources"]),
        (422, &json!(["in_place_of"]), &json!(["data/card.xlsx"])),
        "{told}"
    );
    assert_eq!(told["in_place_of"], "data/card.xlsx");
    assert!(!told.to_string().contains("scrutineer import") && !told.to_string().contains(".scrutineer"), "{told}");
    let (status, told) = tried("next card.xlsx", &book(NEW), json!({ "in_place_of": "data/card.xlsx" }));
    assert_eq!((status, &told["removed"]), (200, &json!("data/card.xlsx")), "{told}");
    // What it makes of figures that are there already is said, from and to.
    let other = book(&NEW.replace("90.1", "90.4"));
    let (status, told) = tried("next card.xlsx", &other, json!({ "in_place_of": "data/card.xlsx" }));
    let moved = json!([{ "measure": "Potholes filled", "kind": "figure", "name": "", "period": "quarter 2 2024/25", "was": "90.1%", "is": "90.4%" }]);
    assert_eq!((status, &told["moved"]), (200, &moved), "{told}");
    for good in [json!({ "house_fires": "down" }), json!({ "nothing": "low" })] {
        assert_eq!(tried("card.xlsx", &book(NEW), json!({ "good": good })).0, 422, "{good}");
    }
    // An older one over a newer, a table of people, one without a table of measures, and no workbook at all.
    let older = OLD.replace(",Q2 2024/25", "").replace(",90.1", "").replace(",41", "");
    let people = "Employee,Surname,Date of birth,Salary\n1,Example,1990-01-01,1\n2,Sample,1991-01-01,2\n";
    for (name, bytes) in [
        ("card.xlsx", book(&older)),
        ("people.csv", people.as_bytes().to_vec()),
        ("people.xlsx", typed(&[("People", people.trim())])),
        ("notes.csv", b"This is,a note\nof nothing,at all\n".to_vec()),
        ("broken.xlsx", b"PK\x03\x04 and then nothing".to_vec()),
        ("empty.csv", Vec::new()),
    ] {
        let (status, told) = tried(name, &bytes, json!({}));
        assert_eq!(status, 422, "{name}: {told}");
        assert!(told["said"].as_str().is_some_and(|said| !said.is_empty()), "{name}: {told}");
        assert!(!told.to_string().contains("Example") && !told.to_string().contains(".scrutineer"), "{name}: {told}");
    }
    assert_eq!(opened.standing("report"), before);
    // Of a table of people nothing is kept, whatever becomes of the page.
    for (name, bytes) in
        [("people.csv", people.as_bytes().to_vec()), ("people.xlsx", typed(&[("People", people.trim())]))]
    {
        let (_, told) = tried(name, &bytes, json!({}));
        assert!(!told.to_string().contains("take it out") && !told.to_string().contains("data/people"), "{told}");
        assert!(files(&opened.desk.at("report")).keys().all(|file| !file.contains("people")), "{name}");
    }
    opened.send("/bring/leave", &json!({}));
    assert!(files(&opened.desk.at("report")).keys().all(|name| !name.contains(".scrutineer-")), "nothing is left");
}

#[test]
fn a_file_is_taken_only_with_the_key_under_a_plain_name_and_of_a_bounded_size() {
    let opened = studio_on(with_report(), "report");
    let before = opened.standing("report");
    for name in
        ["../card.xlsx", "a/b.csv", "..\\card.xlsx", "C:card.xlsx", "..", "", "~$card.xlsx", ".card.xlsx", "nul.csv"]
    {
        let (status, told) = opened.bring(name, &book(NEW));
        assert_eq!(status, 422, "{name}: {told}");
    }
    let head = |lines: &str, length: u64| {
        format!(
            "POST /bring?name=card.xlsx HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{lines}Content-Length: {length}\r\n\r\n",
            opened.port
        )
    };
    let own = opened.lines().replace("application/json", "application/octet-stream");
    // Beyond the limit it is refused before any of it is read.
    for length in [(256 << 20) + 1, u64::MAX] {
        let answer = opened.sent(head(&own, length).as_bytes());
        assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("larger than 256 MiB"), "{answer}");
    }
    // Without the key, from another site or of another kind it is a request like any other.
    let without_key = own.replace(&opened.key, "0");
    let elsewhere = own.replace("same-origin", "cross-site");
    let no_origin = own.lines().filter(|line| !line.starts_with("Origin")).map(|line| format!("{line}\r\n")).collect();
    for (lines, status) in [(&without_key, "403"), (&elsewhere, "403"), (&no_origin, "403"), (&opened.lines(), "404")] {
        let answer = opened.sent(format!("{}{{}}", head(lines, 2)).as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{lines}: {answer}");
        let large = opened.sent(head(lines, 100 << 20).as_bytes());
        assert!(large.starts_with("HTTP/1.1 413"), "{lines}: {large}");
    }
    // One that breaks off leaves nothing behind.
    let mut broken = opened.connected();
    broken.write_all(head(&own, 1000).as_bytes()).and_then(|()| broken.write_all(b"PK")).expect("sent");
    drop(broken);
    std::thread::sleep(Duration::from_millis(500));
    for sent in
        [json!({ "file": 99 }), json!({ "file": -1 }), json!({}), json!({ "file": 1, "choices": { "into": "/" } })]
    {
        assert!(matches!(opened.send("/bring/save", &sent).0, 400 | 422), "{sent}");
    }
    assert_eq!(opened.standing("report"), before);
    assert!(files(&opened.desk.at("report")).keys().all(|name| !name.contains(".scrutineer-")));
}

#[test]
fn a_report_is_made_of_a_workbook_and_is_open_then() {
    let desk = Desk::of(&["anyshire"]);
    let opened = Served::beginning(desk);
    assert_eq!(opened.data("/state")["beginning"]["reports"], json!(["anyshire"]));
    assert!(opened.asked("GET", "/figures", &opened.lines(), "").starts_with("HTTP/1.1 404"));
    assert_eq!(opened.send("/undo", &json!({})).0, 404);
    let new = book(NEW);
    let file = opened.brought("card.xlsx", &new);
    let (status, told) = opened.send("/new/try", &json!({ "file": file }));
    assert_eq!((status, &told["words"]["period"]), (200, &json!("quarter 3 2024/25")), "{told}");
    assert_eq!(opened.made(file, "anyshire", "area", "Anyshire").0, 422, "there is such a folder");
    let (status, told) = opened.made(file, "q3", "area", "Anyshire");
    assert_eq!((status, &told["made"]), (200, &json!("q3")), "{told}");
    opened.once("it is drafted", |state| state["current"] == true && state["folder"] == "q3");
    // It is what the verb makes.
    opened.desk.put("card.xlsx", &new);
    let verb = ["new", "by-verb", "--from", "card.xlsx", "--area", "Anyshire", "--committee", "Scrutiny Committee"];
    let words = ["--date", "11 March 2025", "--period", "quarter 3 2024/25", "--good", "bins_missed=low"];
    let made = opened.desk.run(&[&verb[..], &words].concat());
    assert_eq!(made.code, 0, "{}", made.said);
    let but_secret = |name: &str| {
        let mut all = opened.standing(name);
        all.retain(|(name, _)| name != "secret.key");
        all
    };
    assert!(but_secret("q3") == but_secret("by-verb"), "{}", opened.desk.read("q3/report.toml"));
    assert_ne!(opened.desk.read("q3/secret.key"), opened.desk.read("by-verb/secret.key"));
    assert!(
        opened
            .desk
            .read("q3/indicators.toml")
            .contains("[bins_missed]\nname = \"bins missed\"\nunit = \"count\"\ngood = \"low\"\n")
    );
    // From now on it is a studio like any other, and nothing more is begun.
    assert_eq!(opened.send("/open", &json!({ "name": "anyshire" })).0, 404);
    assert!(opened.data("/figures")["measures"].as_array().is_some_and(|all| all.len() == 3));
    let state = opened.once("the PDF is there", |state| state["pdf"]["there"] == true);
    assert!(opened.asked("GET", "/report.pdf", &opened.lines(), "").contains("%PDF-"), "{state}");
    assert!(
        files(&opened.desk.at(".")).keys().all(|name| !name.starts_with(".scrutineer")),
        "nothing is left in the place"
    );
}

#[test]
fn words_that_cannot_be_written_are_told_with_their_field_and_nothing_is_made() {
    let opened = Served::beginning(Desk::of(&[]));
    let file = opened.brought("card.xlsx", &book(NEW));
    for (name, key, value, field) in [
        ("", "area", "Anyshire", "name"),
        ("../q3", "area", "Anyshire", "name"),
        ("/q3", "area", "Anyshire", "name"),
        (".q3", "area", "Anyshire", "name"),
        ("q3", "date", "the other day", "date"),
        ("q3", "period", "the other quarter", "period"),
    ] {
        let (status, told) = opened.made(file, name, key, value);
        assert_eq!((status, &told["field"]), (422, &json!(field)), "{name} {key}: {told}");
    }
    opened.send("/bring/leave", &json!({}));
    assert!(files(&opened.desk.at(".")).keys().all(|name| name == "complaints.txt"), "nothing is made");
}

#[test]
fn a_report_that_is_here_is_opened_and_nothing_elsewhere() {
    let opened = Served::beginning(Desk::of(&["anyshire"]));
    for name in ["..", "../anyshire", "anyshire/data", "nothing", "", "/etc"] {
        assert_eq!(opened.send("/open", &json!({ "name": name })).0, 422, "{name}");
    }
    let (status, told) = opened.send("/open", &json!({ "name": "anyshire" }));
    assert_eq!(status, 200, "{told}");
    opened.once("it is drafted", |state| state["current"] == true && state["folder"] == "anyshire");
    let row = json!({ "kind": "comment", "keys": { "indicator": "calls", "text": "Lines were down." } });
    assert_eq!(opened.edit(row).0, 200);
}

/// Neither the table of the nation nor the list of neighbours is replaced by whatever has its name.
#[test]
fn a_workbook_with_the_name_of_the_national_table_does_not_take_its_place() {
    let opened = begin();
    let before = opened.standing("anyshire");
    for (name, what) in
        [("national.csv", "the figures of every area"), ("national-neighbours.csv", "statistical neighbours")]
    {
        let file = opened.brought(name, OLD.as_bytes());
        for path in ["/bring/try", "/bring/save"] {
            let (status, told) = opened.send(path, &json!({ "file": file }));
            let said = told["said"].as_str().unwrap_or_default();
            assert!(status == 422 && said.contains(what), "{path}: {status} {told}");
        }
    }
    assert_eq!(opened.standing("anyshire"), before);
    // The next one of its kind may.
    let table =
        format!("{}AllocSW,Anyshire,302,the Shires,2031-32,98.6\n", opened.desk.read("anyshire/data/national.csv"));
    let file = opened.brought("national.csv", table.as_bytes());
    let (status, told) = opened.send("/bring/try", &json!({ "file": file }));
    assert!(!told.to_string().contains("the figures of every area"), "{status} {told}");
}

/// Of several pages that make a report at the same time one does, and the others are told.
#[test]
fn one_report_is_made_where_several_are_asked_for_at_once() {
    let opened = Served::beginning(Desk::of(&[]));
    let file = opened.brought("card.xlsx", &book(NEW));
    let outcomes: Vec<(u16, Value)> = std::thread::scope(|scope| {
        let opened = &opened;
        let one = |name: &'static str| scope.spawn(move || opened.made(file, name, "area", "Anyshire"));
        let all = ["one", "two", "three"].map(one);
        all.into_iter().map(|made| made.join().expect("an answer")).collect()
    });
    assert_eq!(outcomes.iter().filter(|(status, _)| *status == 200).count(), 1, "{outcomes:?}");
    let made = ["one", "two", "three"].iter().filter(|name| opened.desk.at(name).exists()).count();
    assert_eq!(made, 1, "{outcomes:?}");
}
