//! Alternative texts where they are most easily false: breaks, holes, months that are not alike, figures that are gone.

use serde_json::Value;

use super::desk::Made;
use crate::check::Reader;
use crate::check::ledger::Ledger;
use crate::folder::Folder;
use crate::press;

const QUARTERLY: &str = "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\nchart = true\n";
const SINCE_APRIL: &str =
    "[a]\nname = \"rent collected\"\nunit = \"percent\"\ngood = \"high\"\nmeasure = \"cumulative\"\nchart = true\n";
const EVERY_SECOND_YEAR: &str =
    "[a]\nname = \"tenants satisfied\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"annual\"\nchart = true\n";
const ROLLING: &str = "[a]\nname = \"days lost\"\nunit = \"time\"\nword = [\"day\", \"days\"]\ngood = \"low\"\nmeasure = \"rolling\"\nchart = true\n";
const MONEY: &str = "[a]\nname = \"cost of a place\"\nunit = \"money\"\ngood = \"low\"\nchart = true\ntarget = 1100\n";

/// A case, its catalogue, its figures by period (`x` for a row without one, `/` before a new series), and words that stand in
/// the text of its chart and its small line, or must not.
type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
    &'static [&'static str],
);

const CASES: &[Case] = &[
    (
        "a break in the series",
        QUARTERLY,
        &[
            ("quarter 1 2023/24", "40"),
            ("quarter 2 2023/24", "95"),
            ("quarter 3 2023/24", "/71"),
            ("quarter 4 2023/24", "72"),
            ("quarter 1 2024/25", "74"),
            ("quarter 3 2024/25", "73"),
        ],
        &[
            "Four figures",
            "lowest 71",
            "highest 74",
            "Two earlier figures, up to quarter 2 2023/24, are not comparable",
            "There is no figure for quarter 2 2024/25",
        ],
        &["40", "95"],
    ),
    (
        "the latest figure begins a series",
        QUARTERLY,
        &[("quarter 1 2024/25", "40"), ("quarter 2 2024/25", "41"), ("quarter 3 2024/25", "/71")],
        &["71 per cent for quarter 3 2024/25", "Two earlier figures", "not comparable"],
        &["40", "41", "lowest", "highest"],
    ),
    (
        "what counts since April",
        SINCE_APRIL,
        &[
            ("quarter 3 2022/23", "84"),
            ("quarter 4 2022/23", "97"),
            ("quarter 1 2023/24", "29"),
            ("quarter 3 2023/24", "82"),
            ("quarter 4 2023/24", "98"),
            ("quarter 1 2024/25", "28"),
            ("quarter 2 2024/25", "55"),
            ("quarter 3 2024/25", "83"),
        ],
        &["83 per cent for April to December 2024", "Three figures", "lowest 82", "highest 84"],
        &["28", "29", "97", "98"],
    ),
    (
        "months since April as they are written",
        "[a]\nname = \"rent collected\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"quarterly\"\nchart = true\n",
        &[
            ("April to December 2022", "84"),
            ("April to June 2023", "29"),
            ("April to December 2023", "82"),
            ("April to June 2024", "28"),
            ("April to December 2024", "83"),
        ],
        &["83 per cent for April to December 2024", "Three figures", "lowest 82"],
        &["28", "29"],
    ),
    (
        "no latest figure",
        QUARTERLY,
        &[
            ("quarter 4 2023/24", "70"),
            ("quarter 1 2024/25", "74"),
            ("quarter 2 2024/25", "73"),
            ("quarter 3 2024/25", "x"),
        ],
        &["no figure for quarter 3 2024/25. The last is 73 per cent, for quarter 2 2024/25."],
        &[],
    ),
    (
        "holes, most of them without a row",
        QUARTERLY,
        &[
            ("quarter 1 2021/22", "70"),
            ("quarter 2 2021/22", "74"),
            ("quarter 4 2023/24", "x"),
            ("quarter 3 2024/25", "72"),
        ],
        &["Three figures", "periods have no figure"],
        &[],
    ),
    (
        "every second year is no hole",
        EVERY_SECOND_YEAR,
        &[("2018/19", "70"), ("2020/21", "74"), ("2022/23", "72"), ("2024/25", "73")],
        &["Four figures"],
        &["no figure for"],
    ),
    (
        "years that overlap",
        ROLLING,
        &[("quarter 1 2024/25", "9.1"), ("quarter 2 2024/25", "9.4"), ("quarter 3 2024/25", "9.2")],
        &["9.2 days for the year ending December 2024"],
        &["usual"],
    ),
    (
        "all the same",
        MONEY,
        &[("quarter 1 2024/25", "1100"), ("quarter 2 2024/25", "1100"), ("quarter 3 2024/25", "1100")],
        &["All three figures, from quarter 1 2024/25 on, are £1,100.", "The target line is at £1,100."],
        &["lowest"],
    ),
];

fn made(catalogue: &str, figures: &[(&str, &str)]) -> Made {
    let row = |(period, value): &(&str, &str)| {
        let (status, value) = match (value.strip_prefix('/'), *value) {
            (Some(value), _) => ("break in series", value),
            (None, "x") => ("not available", ""),
            (None, value) => ("", value),
        };
        format!("a,,{period},{value},,,{status},,\n")
    };
    let yearly = figures.last().is_some_and(|(period, _)| *period == "2024/25");
    Made {
        limits: false,
        report: format!("area = \"Anyshire\"\nperiod = \"{}\"", if yearly { "2024/25" } else { "quarter 3 2024/25" }),
        paragraphs: "{ indicators = [\"a\"] }".into(),
        catalogue: catalogue.into(),
        observations: figures.iter().map(row).collect(),
        benchmarks: String::new(),
    }
}

/// The texts of the chart and of the small line.
fn texts(report: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let blocks = list(&report["sections"]).into_iter().flat_map(|section| list(&section["blocks"]));
    let charts = blocks.filter(|block| block["kind"] == "chart").map(|block| block["chart"]["alt"].clone());
    let groups = list(&report["dashboard"]["groups"]);
    let rows = groups.iter().flat_map(|group| list(&group["rows"])).map(|row| row["history"]["alt"].clone());
    charts.chain(rows).filter_map(|alt| alt.as_str().map(str::to_owned)).collect()
}

#[test]
fn nothing_is_heard_that_the_report_does_not_say() {
    let mut wrong = String::new();
    for (name, catalogue, figures, wanted, unwanted) in CASES {
        let place = made(catalogue, figures).write();
        let text = press::print(place.path(), "text").unwrap_or_else(|told| panic!("{name}: {told}"));
        let report: Value = serde_json::from_str(&press::print(place.path(), "json").expect("a report")).expect("JSON");
        let folder = Folder::read(place.path());
        let mut ledger = Ledger::default();
        Reader::of(&folder, &text).heard(&report, &mut ledger);
        for trouble in &ledger.troubles {
            wrong.push_str(&format!("{name}: {trouble}\n"));
        }
        let texts = texts(&report);
        if texts.len() != 2 {
            wrong.push_str(&format!("{name}: {} texts\n", texts.len()));
        }
        for text in texts {
            let lacks = wanted.iter().filter(|wanted| !text.contains(**wanted)).map(|word| format!("lacks {word:?}"));
            let has = unwanted.iter().filter(|word| text.contains(**word)).map(|word| format!("has {word:?}"));
            wrong.extend(lacks.chain(has).map(|why| format!("{name}: {why}: {text}\n")));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What was printed before: the reader tells each of these.
#[test]
fn the_reader_tells_a_false_text() {
    let figures = CASES[0].2;
    let place = made(QUARTERLY, figures).write();
    let text = press::print(place.path(), "text").expect("a report");
    let report = press::print(place.path(), "json").expect("a report");
    let folder = Folder::read(place.path());
    let reader = Reader::of(&folder, &text);
    let spoilt = [
        ("is 71 per cent, the lowest 71", "is 71 per cent, the lowest 40"),
        ("the highest 74", "the highest 95"),
        ("Four figures: the first, for quarter 3 2023/24", "Six figures: the first, for quarter 1 2023/24"),
        ("are not comparable", "are drawn apart"),
        ("73 per cent for quarter 3 2024/25", "73 per cent for quarter 2 2024/25"),
        ("There is no figure for quarter 2 2024/25.", "There is no figure for quarter 1 2024/25."),
        ("There is no figure for quarter 2 2024/25.", "It has got better."),
        ("Two earlier figures", "Three earlier figures"),
    ];
    for (from, to) in spoilt {
        assert!(report.contains(from), "{from} is not in {report}");
        let mut ledger = Ledger::default();
        reader.heard(&serde_json::from_str(&report.replace(from, to)).expect("JSON"), &mut ledger);
        assert!(!ledger.troubles.is_empty(), "nothing is told of {to}");
    }
}

const AIMED: &str = "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\nchart = true\ntarget = 75\n";
const FALLING: &[(&str, &str)] = &[
    ("quarter 4 2023/24", "80"),
    ("quarter 1 2024/25", "78"),
    ("quarter 2 2024/25", "76"),
    ("quarter 3 2024/25", "74"),
];
const GONE: &[(&str, &str)] = &[("quarter 1 2024/25", "78"), ("quarter 2 2024/25", "76"), ("quarter 3 2024/25", "x")];

/// A catalogue, its figures, the title of their chart, and titles that find what is not so.
type Titled = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static [&'static str]);

const TITLES: &[Titled] = &[
    (
        QUARTERLY,
        FALLING,
        "The percentage has fallen three times running",
        &[
            "The percentage has fallen four times running",
            "The percentage has risen three times running",
            "The percentage has got worse",
            "The percentage is within its usual range",
            "The percentage is counted on a new basis from quarter 3 on",
            "Things look good",
        ],
    ),
    (
        AIMED,
        FALLING,
        "The percentage misses the target of 75% (1 percentage point below)",
        &[
            "The percentage meets the target of 75%",
            "The percentage misses the target of 75% (2 percentage points below)",
            "The percentage misses the target of 76% (2 percentage points below)",
            "The percentage has got worse and misses the target of 75% (1 percentage point below)",
            "The percentage misses the target of 75% (1 percentage point below), but has improved",
        ],
    ),
    (
        QUARTERLY,
        GONE,
        "No figure for quarter 3 is held",
        &["No figure for quarter 2 is held", "The percentage has improved"],
    ),
    (
        QUARTERLY,
        CASES[1].2,
        "The percentage is counted on a new basis from quarter 3 on",
        &["The percentage has risen two times running"],
    ),
];

#[test]
fn the_reader_tells_a_false_title() {
    for (catalogue, figures, title, spoilt) in TITLES {
        let place = made(catalogue, figures).write();
        let text = press::print(place.path(), "text").expect("a report");
        let report = press::print(place.path(), "json").expect("a report");
        let folder = Folder::read(place.path());
        let reader = Reader::of(&folder, &text);
        let told = |report: &str| {
            let mut ledger = Ledger::default();
            reader.heard(&serde_json::from_str(report).expect("JSON"), &mut ledger);
            ledger.troubles
        };
        let (from, to) = (format!("\"text\": \"{title}\""), |words: &str| format!("\"text\": \"{words}\""));
        assert!(report.contains(&from), "{from} is not in {report}");
        assert!(told(&report).is_empty(), "{:?}", told(&report));
        for words in *spoilt {
            assert!(!told(&report.replace(&from, &to(words))).is_empty(), "nothing is told of {words}");
        }
    }
}

/// Others by their names, and what is said of them that is not so.
#[test]
fn the_reader_tells_false_others() {
    let catalogue = QUARTERLY.replace("chart = true", "strip = true\ntarget = 75");
    let mut folder = made(&catalogue, &[("quarter 2 2024/25", "71"), ("quarter 3 2024/25", "72")]);
    folder.benchmarks =
        "a,quarter 3 2024/25,England,60,,,\na,quarter 2 2024/25,Yorkshire and the Humber,80,,,\n".into();
    let place = folder.write();
    let text = press::print(place.path(), "text").expect("a report");
    let report = press::print(place.path(), "json").expect("a report");
    let (folder, heard) = (Folder::read(place.path()), "England at 60 per cent");
    let reader = Reader::of(&folder, &text);
    let told = |report: &str| {
        let mut ledger = Ledger::default();
        reader.heard(&serde_json::from_str(report).expect("JSON"), &mut ledger);
        ledger.troubles
    };
    assert!(report.contains(heard), "{report}");
    assert!(told(&report).is_empty(), "{:?}", told(&report));
    let spoilt = [
        (heard, "England at 61 per cent"),
        ("the Humber at 80 per cent in quarter 2", "the Humber at 80 per cent"),
        ("the target at 75 per cent", "the target at 76 per cent"),
        ("Anyshire is at 72 per cent", "Anyshire is at 71 per cent"),
        (heard, "Wales at 60 per cent"),
    ];
    for (from, to) in spoilt {
        assert!(report.contains(from), "{from} is not in {report}");
        assert!(!told(&report.replace(from, to)).is_empty(), "nothing is told of {to}");
    }
}
