//! The pages: the shipped layout with its example and with extremes, faults of a layout, the proof.
//!
//! Bytes of a whole PDF are compared only within one run. What needs an outside program prints that it was skipped
//! where the program is not there; `.ci/run` has them all.
#![cfg(all(feature = "pdf", feature = "proof"))]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use scrutineer::{Bounds, Code, Diagnostic, Format, Layout, Report, publish, typeset_in_child};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../layouts/example.json");

fn example() -> Report {
    serde_json::from_str(EXAMPLE).expect("example.json is a report")
}

/// The example with some of its JSON changed.
fn changed(change: impl FnOnce(&mut Value)) -> Report {
    let mut json: Value = serde_json::from_str(EXAMPLE).expect("example.json is JSON");
    change(&mut json);
    serde_json::from_value(json).expect("still a report")
}

/// The PDF; neither faults nor warnings.
fn pdf(report: &Report) -> Vec<u8> {
    let made = publish(report, Format::Pdf, &Layout::shipped()).unwrap_or_else(|error| panic!("{error}"));
    assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    made.value
}

fn proof(report: &Report) -> Vec<u8> {
    publish(report, Format::Proof, &Layout::shipped()).expect("the proof is drawn").value
}

/// What a layout made of this one file is told.
fn told(source: &str) -> Vec<Diagnostic> {
    let layout = Layout {
        files: vec![("layouts/own.typ".into(), source.into())],
        main: "layouts/own.typ".into(),
        ..Layout::shipped()
    };
    publish(&example(), Format::Pdf, &layout).expect_err("the layout is refused").into_diagnostics()
}

fn own(source: &str) -> Layout {
    let layout = Layout { main: "layouts/own.typ".into(), ..Layout::shipped() };
    layout.with_officers_files(vec![("layouts/own.typ".into(), source.into())])
}

fn in_child(layout: &Layout, bounds: Bounds) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let program = Path::new(env!("CARGO_BIN_EXE_scrutineer"));
    typeset_in_child(program, bounds, &example(), layout)
        .map(|made| made.value)
        .map_err(|error| error.into_diagnostics())
}

/// What an outside program says of a file; nothing where there is no such program.
fn asked(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, bytes).expect("the temporary folder can be written");
    let arguments: Vec<&str> =
        arguments.iter().map(|word| if *word == "FILE" { file.to_str().expect("UTF-8") } else { word }).collect();
    match Command::new(program).args(arguments).stderr(Stdio::null()).output() {
        Ok(said) => Some(String::from_utf8_lossy(&said.stdout).into_owned()),
        Err(_) => {
            println!("skipped: there is no `{program}` here");
            None
        }
    }
}

/// Words in order, with every space alike.
fn words(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page_count(bytes: &[u8]) -> Option<usize> {
    let said = asked("pdfinfo", &["FILE"], bytes)?;
    said.lines().find_map(|line| line.strip_prefix("Pages:")).and_then(|count| count.trim().parse().ok())
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn the_example_becomes_eight_pages() {
    let bytes = pdf(&example());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for words in
        ["pdfuaid:part", "pdfaid:part>3", "pdfaid:conformance>A", "figures.csv", "record.json", "/AFRelationship"]
    {
        assert!(contains(&bytes, words), "{words}");
    }
    if let Some(pages) = page_count(&bytes) {
        assert_eq!(pages, 8);
    }
}

#[test]
fn every_sentence_of_the_pdf_is_read_in_order_and_word_for_word() {
    let report = example();
    let Some(text) = asked("pdfinfo", &["-struct-text", "FILE"], &pdf(&report)) else { return };
    let quoted = |line: &str| line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::to_owned);
    let text = words(&text.lines().filter_map(quoted).collect::<String>());
    let mut from = 0;
    for sentence in report.sentences() {
        let found = text[from..].find(&words(&sentence.text));
        from += found.unwrap_or_else(|| panic!("`{}` is not in {}", sentence.text, &text[from..]));
    }
}

#[test]
fn every_sentence_of_the_proof_has_its_words_in_order() {
    let report = example();
    let Some(text) = asked("pdftotext", &["-raw", "FILE", "-"], &proof(&report)) else { return };
    // The numbers of lines stand between the words.
    let text = words(&text);
    let mut from = 0;
    for sentence in report.sentences() {
        for word in words(&sentence.text).split(' ') {
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
    assert_eq!(count("Table"), 1 + 2 + 1, "the overview, the outcomes, and what the tests found");
    assert_eq!(
        count("TR"),
        4 + 11 + 1 + 3,
        "a head for each table, a row for each indicator and test, two outcomes and the totals"
    );
    assert_eq!(count("TH"), 2 * 10 + 11 + 6 + 1 + 7 + 3, "a head for each column and each row");
    assert_eq!(count("Figure"), 9 + 2 + 1, "a sparkline for each history, the charts and the strip");
    assert_eq!(count("Caption"), 2 + 1 + 1, "a caption for each chart and the strip, and for the overview");
}

#[test]
fn extremes_are_typeset_without_a_warning() {
    let long = "Children and young people in need of support whose plan was ended £ – é";
    let one_word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochian";
    let row = |json: &Value| json["dashboard"]["groups"][0]["rows"][1].clone();
    let extremes: Vec<(&str, Report)> = vec![
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
            "long names",
            changed(|json| {
                for name in ["title", "committee", "authors"] {
                    json[name] = json!(long);
                }
                json["dashboard"]["groups"][0]["heading"] = json!(long);
                json["dashboard"]["groups"][0]["rows"][0]["name"] = json!(long);
                json["dashboard"]["groups"][0]["rows"][1]["name"] = json!(one_word);
                json["dashboard"]["groups"][0]["rows"][1]["latest"]["text"] = json!("£1,234,567,890");
                json["sections"][0]["heading"] = json!(long);
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
            "a crowded strip",
            changed(|json| {
                let strip = &mut json["sections"][4]["blocks"][2]["strip"];
                strip["bands"][2] = json!({"word": "Third", "from": 0.5476, "to": 0.5714, "ends": "63%", "own": false});
                strip["bands"][3]["from"] = json!(0.5714);
                strip["columns"] = json!([{"at": 0.0119, "dots": 60}]);
                strip["own"] = json!({"at": 0.0119, "label": format!("{long} {one_word} 61%, joint 24th of 29")});
                strip["title"] = json!(one_word);
            }),
        ),
        (
            "an overview of many",
            changed(|json| {
                let overview = &mut json["sections"][2]["blocks"][1]["overview"];
                let outcome = json!({"heading": one_word, "counts": [20, 19, 0, 1, 0], "all": 40});
                overview["outcomes"] = Value::Array(vec![outcome; 30]);
                overview["verdicts"][0]["count"] = json!(600);
            }),
        ),
        (
            "many rows",
            changed(|json| {
                let row = row(json);
                json["dashboard"]["groups"][0]["rows"] = Value::Array(vec![row; 60]);
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
    ];
    for (name, report) in extremes {
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
    let child = in_child(&Layout::shipped(), Bounds::default()).expect("the shipped layout is typeset");
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
            .args(["--exact", "pages_of_another_process", "--ignored"])
            .env("SCRUTINEER_PAGES_TO", folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the test program runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
        let written = |name: &str| std::fs::read(folder.path().join(name)).expect("it was written");
        assert!(written("report.pdf") == pdf(&example()), "PDF with {threads} threads");
        assert!(written("proof.pdf") == proof(&example()), "proof with {threads} threads");
    }
}

#[test]
fn a_syntax_error_names_file_and_line() {
    let told = told("= Heading\n\n#let x = (1, 2\n");
    assert_eq!(told[0].code, Code::LayoutError);
    let place = told[0].at.as_ref().expect("a place");
    assert_eq!((place.file.as_str(), place.line, place.text.as_str()), ("layouts/own.typ", 3, "#let x = (1, 2"));
    assert!(told[0].message.contains("unclosed"), "{}", told[0].message);
}

#[test]
fn a_layout_reads_nothing_but_its_own() {
    let refused = [
        ("#read(\"/etc/passwd\")", "can use only `layouts/` and the assets"),
        ("#read(\"../report.toml\")", "can use only `layouts/` and the assets"),
        ("#read(\"../../x\")", "cannot read files outside the report folder"),
        ("#import \"@preview/cetz:0.3.0\"", "cannot use packages"),
        ("#plugin(bytes((0, 97, 115, 109, 1, 0, 0, 0)))", "cannot use plug-ins"),
        ("#std.plugin(\"x.wasm\")", "plugin"),
        ("#datetime.today()", "cannot use today's date"),
        ("#image(\"crest.png\")", "can use only `layouts/` and the assets"),
    ];
    for (source, words) in refused {
        let told = told(source);
        assert!(told[0].message.contains(words), "{source}: {}", told[0].message);
        assert_eq!(
            told[0].at.as_ref().map(|place| (place.file.as_str(), place.line)),
            Some(("layouts/own.typ", 1)),
            "{source}"
        );
    }
}

#[test]
fn a_sign_that_the_font_lacks_is_named() {
    let told = told(
        "#set text(font: \"Noto Sans\", fallback: false)\n#set document(title: \"x\", date: none)\nA cup ☕ of tea",
    );
    assert!(told.iter().any(|told| told.message == "the font Noto Sans has no character `☕`"), "{told:?}");
}

#[test]
fn an_asset_that_is_named_is_there() {
    let mut layout = Layout::shipped();
    layout.assets.push((
        "pictures/crest.svg".into(),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>".to_vec(),
    ));
    let main = layout.files.iter_mut().find(|(path, _)| path == Layout::MAIN).expect("the main file");
    main.1.extend_from_slice(b"\n#image(\"/pictures/crest.svg\", alt: \"Crest\")\n");
    assert!(publish(&example(), Format::Pdf, &layout).is_ok());
}

#[test]
fn a_layout_of_an_officers_own_is_typeset_apart() {
    let style = include_str!("../layouts/style.typ").replace("#123f5e", "#5e1212");
    let layout = Layout::shipped().with_officers_files(vec![("layouts/style.typ".into(), style.into_bytes())]);
    assert!(layout.officer);
    let bytes = in_child(&layout, Bounds::default()).expect("the layout is typeset");
    assert!(bytes.starts_with(b"%PDF") && bytes != pdf(&example()));

    let told = in_child(&own("= Heading\n\n#let x = (1, 2\n"), Bounds::default()).expect_err("refused");
    let place = told[0].at.as_ref().expect("a place");
    assert_eq!((told[0].code, place.file.as_str(), place.line), (Code::LayoutError, "layouts/own.typ", 3));
}

#[test]
fn a_layout_that_never_ends_is_stopped() {
    let started = Instant::now();
    let bounds = Bounds { deadline: Duration::from_secs(1), ..Bounds::default() };
    let forever = "#{ let n = 0\n while n < 900000000 { for i in range(9000) { for j in range(9000) { n = calc.rem(n + 1, 7) } } } }";
    let told = in_child(&own(forever), bounds).expect_err("stopped");
    assert_eq!(told[0].code, Code::LayoutTooLong);
    assert_eq!(told[0].message, "the layout `layouts/own.typ` did not finish in 1 second");
    assert!(started.elapsed() < Duration::from_secs(8));
}

#[cfg(target_os = "linux")]
#[test]
fn a_layout_that_fills_the_memory_is_stopped() {
    let told =
        in_child(&own("#let words = \"words \" * 900000000\n#words"), Bounds { memory: 1 << 30, ..Bounds::default() })
            .expect_err("stopped");
    assert_eq!(told[0].code, Code::LayoutTooLong, "{}", told[0].message);
    assert_eq!(told[0].message, "the layout `layouts/own.typ` needs more than 1024 MiB of memory");
}

#[test]
fn text_opens_each_paragraph_with_its_number() {
    let text = publish(&example(), Format::Text, &Layout::shipped()).expect("text needs no layout").value;
    let text = String::from_utf8(text).expect("UTF-8");
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
    let made = publish(&example(), Format::Json, &Layout::shipped()).expect("JSON needs no layout").value;
    assert_eq!(serde_json::from_slice::<Report>(&made).expect("a report"), example());
}

#[test]
fn the_proof_names_rules_and_figures() {
    let Some(text) = asked("pdftotext", &["-layout", "FILE", "-"], &proof(&example())) else { return };
    let text = words(&text);
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
