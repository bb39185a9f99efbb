//! Charts, icons and the method page on the PDF and the proof: extremes are typeset without a warning, and both say the same words.

use scrutineer::report::Report;
use scrutineer::{Format, Layout};
use serde_json::{Value, json};

use crate::desk::{asked, changed, published, spaced, utf8};

/// The example with these charts and no other paragraph.
fn charted(charts: &[Value]) -> Report {
    let blocks: Vec<Value> = charts.iter().map(|chart| json!({"kind": "chart", "chart": chart})).collect();
    changed(|json| json["sections"] = json!([{"heading": "Charts", "level": 1, "blocks": blocks}]))
}

fn made(report: &Report, format: Format) -> Vec<u8> {
    published(report, format, &Layout::shipped())
}

/// A chart of these figures, all of one kind, with the scale from the least to the greatest.
fn chart(title: &str, values: &[Option<f64>], kind: &str) -> Value {
    let points: Vec<Value> = values
        .iter()
        .enumerate()
        .map(|(nth, value)| json!({"label": format!("Quarter {} 20{}", nth % 4 + 1, 10 + nth / 4), "value": value, "kind": kind}))
        .collect();
    let ends = values.iter().flatten().fold(None, |ends: Option<(f64, f64)>, value| match ends {
        Some((low, high)) => Some((low.min(*value), high.max(*value))),
        None => Some((*value, *value)),
    });
    let ticks: Vec<Value> = ends
        .map(|(low, high)| [low, high].map(|at| json!({"at": at, "label": format!("{at}%")})).to_vec())
        .unwrap_or_default();
    json!({
        "id": "one", "number": 1, "title": {"address": "", "text": title, "because": []}, "under": "Higher is better.", "points": points,
        "stretches": [], "target": null, "labels": {"usual": "", "target": ""},
        "notes": [], "years": [], "scale": {"ticks": ticks}, "alt": "A chart."
    })
}

/// The same with a mean, limits and a target, all of them named.
fn lined(mut chart: Value, lower: f64, mean: f64, upper: f64, target: f64) -> Value {
    let last = chart["points"].as_array().map_or(0, Vec::len) - 1;
    chart["stretches"] = json!([{"from": 0, "to": last, "mean": mean, "lower": lower, "upper": upper}]);
    chart["target"] = json!(target);
    chart["labels"] = json!({
        "usual": format!("Usual range {lower}% to {upper}%, mean {mean}%"), "target": format!("Target {target}%, agreed by the Cabinet for the whole of the coming year")
    });
    chart
}

/// Figures that go up and down without end.
fn wavy(count: u32) -> Vec<Option<f64>> {
    (0..count).map(|nth| Some(80.0 + f64::from(nth * 7 % 11))).collect()
}

#[test]
fn charts_of_any_shape_are_typeset_without_a_warning() {
    let word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochia";
    let mut sixty = lined(chart("Sixty", &wavy(60), "better"), 78.0, 85.0, 92.0, 85.0);
    sixty["notes"] =
        json!([{"at": 0, "text": "The first of them all"}, {"at": 59, "text": "And the very last of them"}]);
    let mut gaps =
        lined(chart("Gaps", &[None, Some(1.0), None, Some(-3.0), Some(2.0), None], "worse"), -5.0, 0.0, 5.0, -1.0);
    gaps["notes"] = json!([{"at": 0, "text": "No figure"}, {"at": 3, "text": word}, {"at": 99, "text": "No point"}]);
    let mut again = chart("A new series", &wavy(30), "neither");
    again["stretches"] = json!([
        {"from": 0, "to": 14, "mean": 84.0, "lower": 79.0, "upper": 89.0},
        {"from": 15, "to": 29, "mean": null, "lower": null, "upper": null}
    ]);
    again["years"] = json!([{"from": 0, "to": 0, "label": "2010/11"}, {"from": 1, "to": 29, "label": word}]);
    let charts = [
        chart("Nothing", &[], "common"),
        chart("No figure", &[None, None], "common"),
        chart("One point", &[Some(61.0)], "unjudged"),
        chart("Two points", &[Some(61.0), Some(64.5)], "unjudged"),
        lined(chart(word, &[Some(5.0); 14], "common"), 5.0, 5.0, 5.0, 5.0),
        chart("Large", &[Some(-1e9), Some(1e9)], "unjudged"),
        lined(chart("Beyond the scale", &wavy(20), "common"), -400.0, 85.0, 900.0, 1200.0),
        sixty,
        gaps,
        again,
    ];
    let report = charted(&charts);
    let bytes = made(&report, Format::Pdf);
    assert!(made(&report, Format::Proof).len() > 1000);
    if let Some(said) = asked("qpdf", &["--check", "FILE"], &bytes) {
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    if let Some(text) = asked("pdfinfo", &["-struct-text", "FILE"], &bytes) {
        let captions = text.lines().filter(|line| line.trim() == "Caption").count();
        assert_eq!(captions, charts.len(), "every chart keeps its caption");
    }
}

#[test]
fn a_dashboard_full_of_everything_is_typeset_without_a_warning() {
    let names = [
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochia",
        "Percentage of accommodation assessments of looked after young people",
    ];
    let report = changed(|json| {
        for group in json["dashboard"]["groups"].as_array_mut().expect("groups") {
            for (nth, row) in group["rows"].as_array_mut().expect("rows").iter_mut().enumerate() {
                row["name"] = json!(names[nth % 2]);
                row["rating"] = json!({"text": "Amber", "mark": "", "second": "off track"});
                row["variation"] = json!({
                    "icon": "neither_rising", "word": "Unusual", "detail": "seven in a row above the mean of £1,234,567.80",
                    "assurance": {"icon": "hit_and_miss", "word": "Hit and miss"}
                });
            }
        }
        json["method_page"]["methods"][0]["indicators"] = json!(vec![names[0]; 120]);
        json["method_page"]["note"] = json!("");
    });
    made(&report, Format::Pdf);
}

#[test]
fn a_report_without_methods_has_no_second_appendix() {
    let report = changed(|json| {
        json["method_page"] = json!({"title": "", "note": "", "methods": [], "tests_note": "", "tests": []})
    });
    let Some(text) = asked("pdftotext", &["FILE", "-"], &made(&report, Format::Pdf)) else { return };
    assert!(!text.contains("Appendix B: how"), "{text}");
    let text = utf8(made(&report, Format::Text));
    assert!(!text.contains("Appendix B: how"), "{text}");
}

/// Where the methods are elsewhere, paper has the words of the report alone, and says where the rest is.
#[test]
fn a_short_method_page_says_what_the_words_mean_and_where_the_rest_is() {
    let report = changed(|json| json["method_page"]["elsewhere"] = json!("The rest is in the web edition."));
    let json = serde_json::to_value(&report).expect("a report is JSON");
    let method = json["method_page"]["methods"][0]["text"].as_str().expect("words");
    for format in [Format::Pdf, Format::Proof] {
        let Some(text) = asked("pdftotext", &["-raw", "FILE", "-"], &made(&report, format)) else { return };
        let text = spaced(&text);
        for words in ["Usual range: Where the measure’s own earlier figures lie.", "The rest is in the web edition."]
        {
            assert!(text.contains(words), "{words} is not in {text}");
        }
        assert!(!text.contains(&spaced(method)), "{text}");
    }
    assert!(utf8(made(&report, Format::Text)).contains(method));
}

#[test]
fn captions_and_the_method_page_have_the_same_words_on_the_page_the_proof_and_in_the_text() {
    let report = changed(|_| ());
    let json = serde_json::to_value(&report).expect("a report is JSON");
    let mut expected: Vec<String> = Vec::new();
    for section in json["sections"].as_array().expect("sections") {
        for block in section["blocks"].as_array().expect("blocks").iter().filter(|block| block["kind"] == "chart") {
            let chart = &block["chart"];
            expected.push(chart["title"]["text"].as_str().expect("words").to_owned());
            expected.push(chart["under"].as_str().expect("words").to_owned());
        }
    }
    expected.push("Appendix B: how the figures were judged".to_owned());
    for method in json["method_page"]["methods"].as_array().expect("methods") {
        expected.extend(["name", "text", "source"].map(|field| method[field].as_str().expect("words").to_owned()));
    }
    let text = spaced(&utf8(made(&report, Format::Text)));
    let pages = asked("pdftotext", &["-raw", "FILE", "-"], &made(&report, Format::Pdf)).map(|text| spaced(&text));
    let proof = asked("pdftotext", &["-raw", "FILE", "-"], &made(&report, Format::Proof)).map(|text| spaced(&text));
    for sentence in expected {
        let sentence = spaced(&sentence);
        for (place, text) in [("text", Some(&text)), ("PDF", pages.as_ref()), ("proof", proof.as_ref())] {
            assert!(text.is_none_or(|text| text.contains(&sentence)), "`{sentence}` is not in the {place}: {text:?}");
        }
    }
}
