//! The Word edition taken apart: its words beside the report's and the text format's, its styles, numbers and tables,
//! escaping, extremes, the same bytes.

mod read;

use roxmltree::{Document, Node};
use scrutineer::report::Report;
use scrutineer::{Format, Layout};
use serde_json::{Value, json};

use crate::desk::{changed, in_full, office_text, parts_of_word, published, reports, spoil, utf8};
use read::{Said, W, counted, drawings, gather, named, paragraphs, part, said, val, wanted, word};

#[test]
fn each_paragraph_is_its_sentences_word_for_word_under_the_number_that_word_counts() {
    for report in reports() {
        let found = paragraphs(&report);
        let body: Vec<&Said> = found.iter().filter(|said| said.style == "BodyText").collect();
        let (numbered, plain): (Vec<_>, Vec<_>) = wanted(&report).into_iter().partition(|(number, _)| number.is_some());
        assert!(numbered.len() > 5);
        let words: Vec<&str> = body.iter().filter(|said| said.list.is_some()).map(|said| said.words.as_str()).collect();
        assert_eq!(words, numbered.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>());
        assert_eq!(counted(&report), numbered.iter().filter_map(|(number, _)| *number).collect::<Vec<_>>());
        for (_, words) in plain {
            assert!(body.iter().any(|said| said.list.is_none() && said.words == words), "{words}");
        }
        let listed = |said: &&Said| said.list.is_some() && said.style != "BodyText";
        assert!(found.iter().filter(listed).all(|said| said.style == "ListBullet"));
        assert!(found.iter().filter(|said| said.style == "ListBullet").all(|said| said.list.as_deref() == Some("2")));
    }
}

#[test]
fn numbers_that_jump_are_the_reports_own() {
    let label = |number: &Value| number.as_u64().map(|number| format!("{number}.")).unwrap_or_default();
    let paragraph = |number: Value| json!({"kind": "paragraph", "label": label(&number), "number": number, "sentences": [{"address": "1.1", "text": "It rose.", "because": []}]});
    let numbers = [json!(4), json!(5), Value::Null, json!(6), json!(1), json!(2), json!(u32::MAX), json!(9)];
    let report = changed(|json| {
        let blocks: Vec<Value> = numbers.iter().cloned().map(paragraph).collect();
        json["sections"] = json!([{"heading": "One", "level": 1, "blocks": blocks}]);
    });
    assert_eq!(counted(&report), numbers.iter().filter_map(Value::as_u64).collect::<Vec<_>>());
}

#[test]
fn headings_have_the_styles_of_their_levels() {
    for report in reports() {
        let found = paragraphs(&report);
        let json = serde_json::to_value(&report).expect("a report");
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let of = |style: &str| -> Vec<String> {
            found.iter().filter(|said| said.style == style).map(|said| said.words.clone()).collect()
        };
        assert_eq!(of("Title"), [text(&json["title"])]);
        for level in [1, 2] {
            let sections = json["sections"].as_array().expect("a list").iter();
            let summary = &json["summary"];
            let first = match (summary.is_null(), level) {
                (true, _) => Vec::new(),
                (_, 1) => vec![text(&summary["heading"])],
                _ => of("Heading2").into_iter().take(3).collect(),
            };
            let under = sections.filter(|one| one["level"] == level).map(|one| text(&one["heading"]));
            let mut expected: Vec<String> = first.into_iter().chain(under).collect();
            let headings = of(&format!("Heading{level}"));
            assert_eq!(headings[..expected.len()], expected);
            expected = headings[expected.len()..].to_vec();
            if level == 1 {
                assert_eq!(expected[0], format!("Appendix A: {}", text(&json["dashboard"]["title"])));
                let letters = ["Appendix A: ", "Appendix B: ", "Appendix C: "];
                assert_eq!(expected.len(), if json["five_years"].is_null() { 2 } else { 3 });
                assert!(expected.iter().zip(letters).all(|(heading, letter)| heading.starts_with(letter)));
            } else {
                let groups = json["dashboard"]["groups"].as_array().expect("a list").len();
                assert!(expected.len() > groups && expected[0] == "Key", "{expected:?}");
            }
        }
        let styles = part(&report, "word/styles.xml");
        for style in ["heading 1", "heading 2", "Title", "caption", "List Bullet", "header", "footer"] {
            assert!(styles.contains(&format!("<w:name w:val=\"{style}\" />")), "{style}");
        }
        assert!(styles.contains("<w:lang w:val=\"en-GB\"") && styles.matches("w:default=\"1\"").count() == 1);
    }
}

#[test]
fn a_table_repeats_its_head_and_has_a_row_an_indicator() {
    for report in reports().iter().map(in_full) {
        let json = serde_json::to_value(&report).expect("a report");
        let sections = json["sections"].as_array().expect("a list").iter();
        let blocks = sections.flat_map(|section| section["blocks"].as_array().expect("a list"));
        let outcomes = blocks.filter_map(|block| block["overview"]["outcomes"].as_array());
        let summary = &json["summary"];
        let how_many = |rows: &serde_json::Value| Some(rows.as_array()?.len()).filter(|many| *many > 0);
        let first = [&summary["picture"]["rows"], &summary["attention"]["rows"]].into_iter().filter_map(how_many);
        // What improved has a column each: now and before, and over time.
        let first = first.chain(how_many(&summary["improved"]["cards"]).map(|_| 2));
        let mut rows: Vec<usize> = first.chain(outcomes.map(|outcomes| outcomes.len() + 1)).collect();
        for group in json["dashboard"]["groups"].as_array().expect("a list") {
            rows.push(group["rows"].as_array().expect("a list").len());
        }
        let tests = json["method_page"]["tests"].as_array().expect("a list").len();
        rows.extend((tests > 0).then_some(tests));
        rows.extend(json["five_years"]["cells"].as_array().map(Vec::len));
        let xml = part(&report, "word/document.xml");
        let document = Document::parse(&xml).expect("well formed");
        let tables: Vec<Node> = named(document.root(), "tbl").collect();
        assert_eq!(tables.iter().map(|table| named(*table, "tr").count() - 1).collect::<Vec<_>>(), rows);
        for table in tables {
            let columns = named(table, "gridCol").count();
            assert!(columns >= 3);
            for (nth, row) in named(table, "tr").enumerate() {
                assert_eq!(named(row, "tblHeader").count(), usize::from(nth == 0));
                assert_eq!((named(row, "cantSplit").count(), named(row, "tc").count()), (1, columns));
            }
        }
    }
}

/// How lines begin that Word has in another place on the page for members: what is over the title is one line there, who reports
/// is behind the page, and what improved stands side by side.
fn otherwise_on_page_1(report: &Report) -> Vec<String> {
    let json = serde_json::to_value(report).expect("a report");
    let Some(cards) = json["summary"]["improved"]["cards"].as_array() else { return Vec::new() };
    let lines = ["whose", "committee", "date", "authors"].into_iter().filter_map(|name| json[name].as_str());
    let names = cards.iter().filter_map(|card| card["name"].as_str()).map(|name| format!("{name} | "));
    lines.filter(|line| !line.is_empty()).map(str::to_owned).chain(names).collect()
}

/// Line by line and cell by cell, in the order of the text; the figures of a history are a picture here.
#[test]
fn it_says_what_the_text_says_in_the_same_order() {
    for report in reports().iter().map(in_full) {
        let text = utf8(published(&report, Format::Text, &Layout::shipped()));
        let found: Vec<String> = paragraphs(&report).into_iter().map(|said| said.words).collect();
        let elsewhere = otherwise_on_page_1(&report);
        let mut at = 0;
        let mut pieces = 0;
        for line in text.lines().filter(|line| !line.is_empty()) {
            if elsewhere.iter().any(|begins| line.starts_with(begins.as_str())) {
                assert!(line.split(" | ").all(|piece| found.iter().any(|words| words.contains(piece))), "{line}");
                continue;
            }
            let mut pieces_of_line: Vec<&str> = line.split(" | ").collect();
            let ends_in_a_history = pieces_of_line.len() > 9 && pieces_of_line.last() != Some(&"History");
            pieces_of_line.truncate(pieces_of_line.len() - usize::from(ends_in_a_history));
            for piece in pieces_of_line {
                let bare = piece.trim_start_matches("- ").trim_start_matches("[Chart] ");
                let unnumbered = bare.split_once(". ").filter(|(number, _)| number.parse::<u32>().is_ok());
                let bare = unnumbered.map_or(bare, |(_, words)| words);
                let office = bare.replace(", telephone ", "Telephone: ").replace(", email ", "Email: ");
                let next = found[at..].iter().position(|words| *words == bare || *words == office);
                at += next.unwrap_or_else(|| panic!("{piece:?} of {line:?}")) + 1;
                pieces += 1;
            }
        }
        assert!(pieces > 100);
    }
}

/// Each chart and each history, with an id of its own, on white, as large as it is said to be.
#[test]
fn what_the_pdf_draws_is_a_picture_with_its_alternative_text() {
    for report in reports() {
        let json = serde_json::to_value(&report).expect("a report");
        let mut wanted: Vec<String> = Vec::new();
        gather(&json, &mut wanted);
        let xml = part(&report, "word/document.xml");
        let document = Document::parse(&xml).expect("well formed");
        let pictures: Vec<Node> = document.descendants().filter(|node| node.tag_name().name() == "docPr").collect();
        let heard: Vec<&str> = pictures.iter().filter_map(|picture| picture.attribute("descr")).collect();
        assert_eq!(heard, wanted);
        let mut ids: Vec<&str> = pictures.iter().filter_map(|picture| picture.attribute("id")).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), pictures.len());
        let drawings = drawings(&report);
        assert!(!drawings.is_empty() && drawings.len() <= pictures.len());
        for png in drawings {
            let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
            assert!(png.starts_with(b"\x89PNG") && side(16) > 15 && side(20) > 15);
        }
    }
}

#[test]
fn pages_are_headed_numbered_and_wide_for_the_dashboard_only() {
    for report in reports() {
        let json = serde_json::to_value(&report).expect("a report");
        let head = part(&report, "word/header1.xml");
        let named_in_head =
            format!("{}, {}", json["committee"].as_str().expect("text"), json["date"].as_str().expect("text"));
        assert_eq!(
            named(Document::parse(&head).expect("well formed").root(), "p")
                .map(said)
                .map(|said| said.words)
                .collect::<String>(),
            named_in_head
        );
        let foot = part(&report, "word/footer1.xml");
        assert!(foot.contains(">PAGE<") && foot.contains(">NUMPAGES<"), "{foot}");
        let xml = part(&report, "word/document.xml");
        let document = Document::parse(&xml).expect("well formed");
        let pages: Vec<Option<&str>> =
            named(document.root(), "pgSz").map(|size| size.attribute((W, "orient"))).collect();
        assert_eq!(pages, [Some("portrait"), Some("landscape"), Some("portrait")]);
        assert_eq!(named(document.root(), "headerReference").count(), 3);
        assert_eq!(named(document.root(), "footerReference").count(), 3);
        let core = part(&report, "docProps/core.xml");
        let day = json["date_iso"].as_str().expect("text");
        assert!(core.contains(&format!("<dc:title>{}</dc:title>", json["title"].as_str().expect("text"))), "{core}");
        assert!(core.contains("<dc:language>en-GB<") && core.matches(&format!(">{day}T00:00:00Z<")).count() == 2);
    }
}

#[test]
fn what_an_officer_writes_is_text() {
    let bad = "<script>alert(\"x\")</script> & <w:tbl> ]]> '\u{1}";
    let report = changed(|json| spoil(json, bad));
    let found = paragraphs(&report);
    let plain = bad.trim_end_matches('\u{1}');
    assert!(found.iter().filter(|said| said.words.contains(plain)).count() > 100);
    assert_eq!(found.iter().find(|said| said.style == "Title").map(|said| said.words.as_str()), Some(plain));
    for (name, text) in parts_of_word(&word(&report)) {
        assert!(!text.contains("<script"), "{name}");
    }
}

#[test]
fn extremes_are_a_document_too() {
    let empty = changed(|json| {
        for field in ["title", "committee", "date", "date_iso", "authors", "language", "figures_csv"] {
            json[field] = json!("");
        }
        json["whose"] = json!("");
        json["sections"] = json!([]);
        json["dashboard"] = json!({"title": "", "key": [], "groups": []});
        json["method_page"]["methods"] = json!([]);
    });
    let words: Vec<String> =
        paragraphs(&empty).into_iter().map(|said| said.words).filter(|words| !words.is_empty()).collect();
    assert_eq!(words, ["Performance report", "Appendix A: Performance dashboard", "No indicator is in this report."]);
    assert!(!part(&empty, "docProps/core.xml").contains("dcterms:created"));
    let xml = part(&empty, "word/document.xml");
    assert!(!xml.contains("<w:tbl>") && xml.matches("w:orient=\"landscape\"").count() == 1);
    let long = "Pneumonoultramicroscopicsilicovolcanoconiosis–£é–diagnoses-made ".repeat(500);
    let points: Vec<Value> = (0..2_000).map(|nth| if nth % 3 == 0 { Value::Null } else { json!(-1e15) }).collect();
    let stretched = changed(|json| {
        let row = json["dashboard"]["groups"][0]["rows"][0].clone();
        json["dashboard"]["groups"][0]["rows"] = json!(vec![row; 300]);
        json["dashboard"]["groups"][0]["rows"][7]["name"] = json!(long);
        json["dashboard"]["groups"][0]["rows"][0]["history"] =
            json!({"points": points, "breaks": [0, 1_999], "target": null, "caption": "", "alt": "A line."});
    });
    let found = paragraphs(&stretched);
    assert!(found.iter().any(|said| said.in_table && said.words.starts_with(&long)));
    assert!(found.iter().any(|said| said.in_table && said.words == "A line."));
}

#[test]
fn headings_and_drawings_have_the_colour_of_the_look() {
    let report = changed(|json| json["look"]["colour"] = json!("#7a1f3d"));
    let styles = part(&report, "word/styles.xml");
    let document = Document::parse(&styles).expect("well formed");
    for style in ["Title", "Heading1", "Heading2", "Heading3"] {
        let of = |node: &Node| node.attribute((W, "styleId")) == Some(style);
        let node = named(document.root(), "style").find(of).expect("a style");
        assert_eq!(val(node, "color"), Some("7a1f3d"), "{style}");
    }
    let (council, plain) = (drawings(&report), drawings(&changed(|_| {})));
    assert_eq!(council.len(), plain.len());
    // A chart has nothing in that colour; the last dot of every history has it.
    let alike = council.iter().zip(&plain).filter(|(one, other)| one == other).count();
    assert!(alike <= 2, "{alike} drawings have the program's own colour");
}

#[test]
fn the_same_report_gives_the_same_bytes_and_fetches_nothing() {
    for report in reports() {
        let made = word(&report);
        let again = std::thread::spawn({
            let report = report.clone();
            move || (word(&report), word(&report))
        });
        let (second, third) = again.join().expect("another thread");
        assert!(made == second && made == third, "the bytes differ from thread to thread or from time to time");
        for (name, text) in parts_of_word(&made) {
            assert!(!text.contains("TargetMode") && !text.contains("w:hyperlink"), "{name}");
            let document = Document::parse(&text).expect("well formed");
            let targets = document.descendants().filter_map(|node| node.attribute("Target"));
            assert!(targets.into_iter().all(|target| !target.contains("://")), "{name}");
        }
    }
}

/// What ECMA-376 lets stand in an element, in its order, as far as a report uses it.
#[test]
fn elements_stand_in_the_order_of_the_schema() {
    const PARAGRAPH: [&str; 12] = [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "numPr",
        "pBdr",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
        "rPr",
        "sectPr",
    ];
    const STYLE: [&str; 6] = ["name", "basedOn", "next", "qFormat", "pPr", "rPr"];
    let orders: [(&str, &[&str]); 6] = [
        ("pPr", &PARAGRAPH),
        ("rPr", &["rFonts", "b", "bCs", "color", "sz", "szCs", "lang"]),
        ("sectPr", &["headerReference", "footerReference", "pgSz", "pgMar", "cols"]),
        ("tblPr", &["tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]),
        ("style", &STYLE),
        ("lvl", &["start", "numFmt", "lvlText", "lvlJc", "pPr", "rPr"]),
    ];
    let mut seen = 0;
    for report in reports() {
        for (name, text) in parts_of_word(&word(&report)) {
            let document = Document::parse(&text).expect("well formed");
            for (parent, order) in orders {
                for node in named(document.root(), parent) {
                    let held: Vec<&str> = node.children().map(|child| child.tag_name().name()).collect();
                    let place = |held: &&str| order.iter().position(|name| name == held);
                    let places: Option<Vec<usize>> = held.iter().map(place).collect();
                    let places = places.unwrap_or_else(|| panic!("{name}: {parent} holds {held:?}"));
                    assert!(places.is_sorted(), "{name}: {parent} holds {held:?}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 1000);
}

/// Where there is an office program, it reads the file as we meant it.
#[test]
fn libreoffice_reads_it() {
    let report = &reports()[1];
    let Some(text) = office_text(&word(report)) else { return };
    for (number, words) in wanted(report) {
        let line = number.map_or(words.clone(), |number| format!("{number}. {words}"));
        assert!(text.contains(&line), "{line}");
    }
}
