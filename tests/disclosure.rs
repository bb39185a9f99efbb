//! A hidden figure is nowhere in what comes out: not in sentences, dashboard, charts, attached figures, the report as data
//! or the explanation of a sentence, nor anything that would give it back.

use std::fs;
use std::path::Path;

use scrutineer::{Folder, Format, check, draft, explain, layout, publish};

const REPORT: &str = r#"
title = "{Period} performance report"
committee = "Scrutiny Committee"
date = 2025-03-11
area = "Anyshire"
period = "quarter 3 2024/25"

[[section]]
heading = "Overview"
paragraphs = [{ overview = "change" }, { indicators = ["custody", "share", "boys", "girls", "all"] }]
"#;

const CATALOGUE: &str = r#"
[custody]
name = "young people sentenced to custody"
unit = "count"
noun = ["young person", "young people"]
done = "sentenced to custody"
good = "low"
frequency = "quarterly"
target = 52
chart = true

[share]
name = "young people in custody for the first time"
unit = "percent"
noun = ["young person", "young people"]
good = "low"
frequency = "quarterly"

[boys]
name = "boys excluded"
unit = "count"
noun = ["boy", "boys"]
good = "low"
frequency = "quarterly"

[girls]
name = "girls excluded"
unit = "count"
noun = ["girl", "girls"]
good = "low"
frequency = "quarterly"

[all]
name = "pupils excluded"
unit = "count"
noun = ["pupil", "pupils"]
good = "low"
frequency = "quarterly"
parts = ["boys", "girls"]
"#;

const FIGURES: &str = "\
indicator,area,period,value,numerator,denominator,status,stated,note
custody,Anyshire,quarter 1 2024/25,640,,,,,
custody,Anyshire,quarter 2 2024/25,641,,,,,
custody,Anyshire,quarter 3 2024/25,73,,,,,it fell to 73
share,Anyshire,quarter 2 2024/25,11.0,660,6000,,,
share,Anyshire,quarter 3 2024/25,1.2,73,6083,,improved,
boys,Anyshire,quarter 3 2024/25,73,,,,,
girls,Anyshire,quarter 3 2024/25,8119,,,,,
all,Anyshire,quarter 3 2024/25,8192,,,,,
";

const OTHERS: &str = "\
indicator,period,comparator,value,quartile,stated,note
custody,quarter 3 2024/25,England,600,,,
";

fn folder(rules: &str) -> (tempfile::TempDir, Folder) {
    let place = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = place.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, text).expect("written");
    };
    write("report.toml", REPORT);
    write("indicators.toml", CATALOGUE);
    write("data/observations.csv", FIGURES);
    write("data/benchmarks.csv", OTHERS);
    write("rules/house.rhai", rules);
    let (folder, told) = Folder::open(place.path());
    assert!(told.iter().all(|told| !told.is_fault()), "{told:?}");
    (place, folder.expect("a folder"))
}

fn published(folder: &Folder, format: Format) -> String {
    let report = draft(folder).unwrap_or_else(|error| panic!("{error}")).value;
    let bytes = publish(&report, format, &layout(folder)).expect("published").value;
    String::from_utf8(bytes).expect("text")
}

/// The hidden counts, and what would give them back: the percentage, the changes, the gap, the share of the target, the
/// total with its other part.
const SECRETS: [&str; 12] = ["73", "1.2%", "1.20", "567", "568", "587", "588", "527", "9.8", "140", "8,119", "8119"];

#[test]
fn what_is_hidden_is_nowhere() {
    let open = folder("rule(\"all\").about(\"disclosure\").then(publish_all());");
    let text = published(&open.1, Format::Text);
    for secret in ["73 young people", "1.2%", "568 fewer", "8,119"] {
        assert!(text.contains(secret), "the figures do say {secret} where nothing is hidden:\n{text}");
    }
    let (_place, folder) = folder("rule(\"small\").about(\"disclosure\").then(fewer_than(100));");
    for format in [Format::Text, Format::Json] {
        let said = published(&folder, format);
        assert!(said.contains("[c]") && said.contains("8,192"), "{said}");
        let found: Vec<&str> = SECRETS.into_iter().filter(|secret| said.contains(secret)).collect();
        assert!(found.is_empty(), "{found:?} in {format:?}:\n{said}");
    }
    for indicator in ["custody", "share", "boys", "girls"] {
        let said = explain(&folder, Some(indicator)).expect("an explanation");
        assert!(said.contains("disclosure: rule \"small\"") && said.contains("hidden: quarter 3 2024/25"), "{said}");
        // Conditions of rules hold numbers of their own; what they read of the figures is on lines of its own.
        let read: String = said.lines().filter(|line| !line.contains('`')).collect();
        let found: Vec<&str> = SECRETS.into_iter().filter(|secret| read.contains(secret)).collect();
        assert!(found.is_empty(), "{found:?} of {indicator}:\n{said}");
    }
}

#[test]
fn what_is_rounded_is_no_finer_than_its_counts() {
    let (_place, folder) = folder("rule(\"small\").about(\"disclosure\").then(fewer_than(5).and_round_to(10));");
    let said = published(&folder, Format::Text);
    assert!(said.contains("70 young people") && said.contains("8,120") && said.contains("8,190"), "{said}");
    // 70 of 6,080
    assert!(said.contains("1.2% (70 young people)"), "{said}");
    assert!(!said.contains("73") && !said.contains("8,119"), "{said}");
}

#[test]
fn a_comment_on_a_hidden_figure_is_told_of() {
    let (place, _) = folder("rule(\"small\").about(\"disclosure\").then(fewer_than(100));");
    let comment = "[[comment]]\nindicator = \"custody\"\ntext = \"Far fewer than ever before.\"\n";
    fs::write(place.path().join("commentary.toml"), comment).expect("written");
    let folder = Folder::open(place.path()).0.expect("a folder");
    let told: Vec<String> = check(&folder).into_iter().map(|told| format!("{}: {}", told.code, told.message)).collect();
    let wanted = "comment-on-hidden: a comment speaks of `custody`, whose figure for quarter 3 2024/25 is hidden";
    assert!(told.iter().any(|told| told == wanted), "{told:#?}");
}
