//! The pages: the shipped layout with its example and with extremes, the proof.
//!
//! Bytes of a whole PDF are compared only within one run.

use std::path::Path;
use std::process::Command;

use scrutineer::child::{Bounds, typeset_in_child};
use scrutineer::report::Report;
use scrutineer::{Format, Layout};
use serde_json::{Value, json};

use crate::desk::{asked, changed, example, holds, program, published, snapshots, spaced, utf8};

fn pdf(report: &Report) -> Vec<u8> {
    published(report, Format::Pdf, &Layout::shipped())
}

fn proof(report: &Report) -> Vec<u8> {
    published(report, Format::Proof, &Layout::shipped())
}

fn page_count(bytes: &[u8]) -> Option<usize> {
    let said = asked("pdfinfo", &["FILE"], bytes)?;
    said.lines().find_map(|line| line.strip_prefix("Pages:")).and_then(|count| count.trim().parse().ok())
}

#[test]
fn the_example_becomes_seven_pages() {
    let bytes = pdf(&example());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for words in
        ["pdfuaid:part", "pdfaid:part>3", "pdfaid:conformance>A", "figures.csv", "record.json", "/AFRelationship"]
    {
        assert!(holds(&bytes, words), "{words}");
    }
    if let Some(pages) = page_count(&bytes) {
        assert_eq!(pages, 7);
    }
}

#[test]
fn every_sentence_of_the_pdf_is_read_in_order_and_word_for_word() {
    let report = example();
    let Some(text) = asked("pdfinfo", &["-struct-text", "FILE"], &pdf(&report)) else { return };
    let quoted = |line: &str| line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::to_owned);
    let text = spaced(&text.lines().filter_map(quoted).collect::<String>());
    let mut from = 0;
    for sentence in report.sentences() {
        let found = text[from..].find(&spaced(&sentence.text));
        from += found.unwrap_or_else(|| panic!("`{}` is not in {}", sentence.text, &text[from..]));
    }
}

#[test]
fn every_sentence_of_the_proof_has_its_words_in_order() {
    let report = example();
    let Some(text) = asked("pdftotext", &["-raw", "FILE", "-"], &proof(&report)) else { return };
    // The numbers of lines stand between the words.
    let text = spaced(&text);
    let mut from = 0;
    for sentence in report.sentences() {
        for word in spaced(&sentence.text).split(' ') {
            let found = text[from..].find(word);
            from += found.unwrap_or_else(|| panic!("`{word}` of `{}`", sentence.text)) + word.len();
        }
    }
}

#[test]
fn the_structure_is_what_a_listener_needs() {
    let Some(text) = asked("pdfinfo", &["-struct-text", "FILE"], &pdf(&example())) else { return };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let first_heading = lines.iter().position(|line| line.starts_with('H')).expect("a heading");
    assert!(lines[first_heading].starts_with("H1"));
    for number in 1..=8 {
        assert!(lines.contains(&format!("\"{number}.\"").as_str()), "paragraph {number}");
    }
    let count = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
    assert_eq!(
        count("Table"),
        1 + 2 + 1 + 1,
        "the overview, the outcomes, what is behind them, and what the tests found"
    );
    assert_eq!(
        count("TR"),
        5 + 11 + 7 + 1 + 3,
        "a head for each table, a row for each indicator and test, two outcomes and the totals"
    );
    assert_eq!(count("TH"), 2 * 9 + 11 + 5 + 7 + 6 + 1 + 7 + 3, "a head for each column and each row");
    assert_eq!(count("Figure"), 9 + 2 + 1, "a sparkline for each history, the charts and the strip");
    assert_eq!(count("Caption"), 2 + 1 + 1, "a caption for each chart and the strip, and for the overview");
}

const LONG: &str = "Children and young people in need of support whose plan was ended £ – é";
const ONE_WORD: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochian";

/// Reports that lack something, or everything.
fn empty() -> Vec<(&'static str, Report)> {
    vec![
        ("no rows", changed(|json| json["dashboard"]["groups"] = json!([]))),
        ("no sections", changed(|json| json["sections"] = json!([]))),
        ("no key", changed(|json| json["dashboard"]["key"] = json!([]))),
        (
            "nothing",
            changed(|json| {
                json["sections"] = json!([]);
                json["dashboard"] = json!({"title": "", "key": [], "groups": []});
                for name in [
                    "title",
                    "committee",
                    "date",
                    "authors",
                    "area",
                    "period",
                    "figures_csv",
                    "record_json",
                    "language",
                ] {
                    json[name] = json!("");
                }
            }),
        ),
        (
            "empty blocks",
            changed(|json| {
                json["sections"][0]["blocks"] = json!([
                    {"kind": "list", "items": []},
                    {"kind": "officers", "officers": []},
                    {"kind": "appendices", "appendices": []}
                ]);
            }),
        ),
    ]
}

/// Names too long for their columns, and more of everything than a page holds.
fn long() -> Vec<(&'static str, Report)> {
    let row = |json: &Value| json["dashboard"]["groups"][0]["rows"][1].clone();
    vec![
        (
            "long names",
            changed(|json| {
                for name in ["title", "committee", "authors"] {
                    json[name] = json!(LONG);
                }
                json["dashboard"]["groups"][0]["heading"] = json!(LONG);
                json["dashboard"]["groups"][0]["rows"][0]["name"] = json!(LONG);
                json["dashboard"]["groups"][0]["rows"][1]["name"] = json!(ONE_WORD);
                json["dashboard"]["groups"][0]["rows"][1]["latest"]["text"] = json!("£1,234,567,890");
                json["sections"][0]["heading"] = json!(LONG);
            }),
        ),
        (
            "rated",
            changed(|json| {
                json["dashboard"]["groups"][0]["rows"][0]["rating"] =
                    json!({"text": "Amber", "mark": "", "second": "off track"})
            }),
        ),
        (
            "many paragraphs",
            changed(|json| {
                let paragraph = json["sections"][3]["blocks"][0].clone();
                json["sections"][3]["blocks"] = Value::Array(vec![paragraph; 200]);
            }),
        ),
        (
            "many rows",
            changed(|json| {
                let row = row(json);
                json["dashboard"]["groups"][0]["rows"] = Value::Array(vec![row; 60]);
            }),
        ),
    ]
}

/// What is drawn, at its bounds.
fn drawn() -> Vec<(&'static str, Report)> {
    vec![
        (
            "a crowded strip",
            changed(|json| {
                let strip = &mut json["sections"][4]["blocks"][2]["strip"];
                strip["bands"][2] = json!({"word": "Third", "from": 0.5476, "to": 0.5714, "ends": "63%", "own": false});
                strip["bands"][3]["from"] = json!(0.5714);
                strip["columns"] = json!([{"at": 0.0119, "dots": 60}]);
                strip["own"] = json!({"at": 0.0119, "label": format!("{LONG} {ONE_WORD} 61%, joint 24th of 29")});
                strip["title"]["text"] = json!(ONE_WORD);
            }),
        ),
        (
            "an overview of many",
            changed(|json| {
                let overview = &mut json["sections"][2]["blocks"][1]["overview"];
                let outcome = json!({"heading": ONE_WORD, "counts": [20, 19, 0, 1, 0], "all": 40});
                overview["outcomes"] = Value::Array(vec![outcome; 30]);
                overview["verdicts"][0]["count"] = json!(600);
            }),
        ),
        (
            "odd histories",
            changed(|json| {
                let histories =
                    [json!([null, null]), json!([5.0, 5.0, 5.0]), json!([1.0, null]), json!([]), json!([-1e9, 1e9])];
                for (nth, points) in histories.into_iter().enumerate() {
                    let (group, row) = (nth / 4, nth % 4);
                    json["dashboard"]["groups"][group]["rows"][row]["history"] =
                        json!({"points": points, "breaks": [0, 9], "target": 5.0, "caption": "", "alt": "A line."});
                }
            }),
        ),
    ]
}

#[test]
fn extremes_are_typeset_without_a_warning() {
    for (name, report) in [empty(), long(), drawn()].concat() {
        println!("{name}");
        let bytes = pdf(&report);
        assert!(bytes.len() > 1000 && proof(&report).len() > 1000);
        if let Some(said) = asked("qpdf", &["--check", "FILE"], &bytes) {
            assert!(said.contains("No syntax or stream encoding errors"), "{name}: {said}");
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = example();
    assert!(pdf(&report) == pdf(&report), "PDF");
    assert!(proof(&report) == proof(&report), "proof");
    // Another process, whose ids and hash seeds are its own.
    let child = typeset_in_child(program(), Bounds::of(&report), &report, &Layout::shipped());
    let child = child.unwrap_or_else(|error| panic!("{error}")).value;
    assert!(child == pdf(&report), "PDF of another process");
}

/// Written for the test below, by this test program run a second time.
#[test]
#[ignore = "run by `other_processes_and_threads_give_the_same_bytes`"]
fn pages_of_another_process() {
    let folder = std::env::var_os("SCRUTINEER_PAGES_TO").expect("called by the test below");
    let folder = Path::new(&folder);
    std::fs::write(folder.join("report.pdf"), pdf(&example())).expect("the temporary folder can be written");
    std::fs::write(folder.join("proof.pdf"), proof(&example())).expect("the temporary folder can be written");
}

#[test]
fn other_processes_and_threads_give_the_same_bytes() {
    let this = std::env::current_exe().expect("the test program");
    for threads in ["1", "2"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let run = Command::new(&this)
            .args(["--exact", "pages::pages_of_another_process", "--ignored"])
            .env("SCRUTINEER_PAGES_TO", folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the test program runs");
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && said.contains("1 passed"), "{said}");
        let written = |name: &str| std::fs::read(folder.path().join(name)).expect("it was written");
        assert!(written("report.pdf") == pdf(&example()), "PDF with {threads} threads");
        assert!(written("proof.pdf") == proof(&example()), "proof with {threads} threads");
    }
}

#[test]
fn text_opens_each_paragraph_with_its_number() {
    let _kept = snapshots(module_path!());
    let text = utf8(published(&example(), Format::Text, &Layout::shipped()));
    for number in 1..=8 {
        assert_eq!(
            text.lines().filter(|line| line.starts_with(&format!("{number}. "))).count(),
            1,
            "paragraph {number}"
        );
    }
    insta::assert_snapshot!("example_text", text);
}

#[test]
fn json_is_the_report() {
    let made = published(&example(), Format::Json, &Layout::shipped());
    assert_eq!(serde_json::from_slice::<Report>(&made).expect("a report"), example());
}

#[test]
fn the_proof_names_rules_and_figures() {
    let Some(text) = asked("pdftotext", &["-layout", "FILE", "-"], &proof(&example())) else { return };
    let text = spaced(&text);
    for words in [
        "Proof: Quarter 3 2024/25 performance report",
        "5.2 change, declined rules/3-phrasing.rhai:31",
        "previous 95.1% (data/observations.csv:8)",
        "To check by hand",
        "agreed change",
        "Page 1 of ",
    ] {
        assert!(text.contains(words), "{words}");
    }
}
