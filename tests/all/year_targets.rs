//! A target is held against the figure that it is of, and a year's only against figures that are known to make up the year, in
//! whatever unit and however it comes in.

use scrutineer::{Format, draft_files, layout, publish};

use crate::desk::{Desk, utf8};

/// What a figure is of, with more of its entry in the catalogue.
const UNITS: [(&str, &str); 5] = [
    ("count", ""),
    ("money", ""),
    ("rate", "per = \"1,000 homes\"\n"),
    ("score", "word = [\"kilogram\", \"kilograms\"]\n"),
    ("time", "word = [\"day\", \"days\"]\n"),
];

/// What the catalogue says of what a figure covers.
const KINDS: [&str; 3] = ["", "flow", "stock"];

/// How a target of the year 2025/26 comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Catalogue,
    Table,
    DatedHeading,
    AnnualHeading,
}

const WAYS: [Way; 4] = [Way::Catalogue, Way::Table, Way::DatedHeading, Way::AnnualHeading];

/// How a measure is known in a sentence.
fn named(unit: &str, kind: &str) -> String {
    let kind = if kind.is_empty() { "nothing" } else { kind };
    if unit == "time" { format!("days lost in {unit} and {kind}") } else { format!("things in {unit} and {kind}") }
}

/// The lines of a report on so many quarters of 2025/26, of a folder with these entries, rows and files.
fn lines(quarter: usize, catalogue: &str, ids: &[String], files: &[(&str, String)]) -> Vec<String> {
    let ids: Vec<String> = ids.iter().map(|id| format!("{{ indicators = [\"{id}\"] }}")).collect();
    let report = format!(
        "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2026-05-20\narea = \"Anyshire\"\nlength = \"full\"\n\
         period = \"quarter {quarter} 2025/26\"\n\n[[section]]\nheading = \"All\"\nparagraphs = [{}]\n",
        ids.join(", ")
    );
    let source = files.iter().find(|(name, _)| *name == "source").map_or("", |(_, text)| text);
    let mut all = vec![("report.toml", format!("{report}{source}")), ("indicators.toml", catalogue.to_owned())];
    all.extend(files.iter().filter(|(name, _)| *name != "source").cloned());
    let (folder, draft) = draft_files(all).unwrap_or_else(|error| panic!("{error}"));
    let draft = draft.sound().unwrap_or_else(|error| panic!("{error}"));
    let text = publish(&draft.report, Format::Text, &layout(&folder)).unwrap_or_else(|error| panic!("{error}"));
    utf8(text.value).lines().map(str::to_owned).collect()
}

/// What is said of each of 15 measures of 920 and 950 a quarter, whose target is 900 for the year.
fn said(way: Way, quarter: usize) -> Vec<(&'static str, &'static str, String)> {
    let figures = &[920, 950, 930, 940][..quarter];
    let of = if way == Way::Catalogue { "target = { value = 900, by = \"2025/26\" }\n" } else { "" };
    let (mut catalogue, mut rows, mut targets, mut ids) =
        (String::new(), String::new(), "indicator,period,value\n".to_owned(), Vec::new());
    for (unit, more) in UNITS {
        for kind in KINDS {
            let id = format!("{unit}_{kind}");
            let measure = if kind.is_empty() { String::new() } else { format!("measure = \"{kind}\"\n") };
            catalogue.push_str(&format!(
                "[{id}]\nname = \"{}\"\nunit = \"{unit}\"\ngood = \"low\"\nfrequency = \"quarterly\"\n{more}{measure}{of}\n",
                named(unit, kind)
            ));
            let cells: Vec<String> = figures.iter().map(ToString::to_string).collect();
            rows.push_str(&format!("{id},{},900\n", cells.join(",")));
            targets.push_str(&format!("{id},2025/26,900\n"));
            ids.push(id);
        }
    }
    let target = match way {
        Way::DatedHeading => "Target 2025/26",
        _ => "Annual target",
    };
    let periods: Vec<String> = (1..=quarter).map(|nth| format!("Q{nth} 2025/26")).collect();
    let read = match way {
        Way::Catalogue | Way::Table => format!("leave_out = [\"{target}\"]\n"),
        Way::DatedHeading | Way::AnnualHeading => format!("target = \"{target}\"\n"),
    };
    let mut files = vec![
        ("data/card.csv", format!("Measure,{},{target}\n{rows}", periods.join(","))),
        ("source", format!("\n[[source]]\nfile = \"data/card.csv\"\nindicator = \"Measure\"\n{read}")),
    ];
    if way == Way::Table {
        files.push(("data/targets.csv", targets));
    }
    if way == Way::DatedHeading {
        // Each quarter is as large as the target: that it is of the year is asked about, and said here.
        for id in ["count_flow", "money_flow"] {
            let accepted = format!(
                "\n[[accept]]\nfinding = \"target-incomparable\"\nindicator = \"{id}\"\nfigure = 900\nwhy = \"It is of the year.\"\n"
            );
            files[1].1.push_str(&accepted);
        }
    }
    let lines = lines(quarter, &catalogue, &ids, &files);
    let mut said = Vec::new();
    for (unit, _) in UNITS {
        for kind in KINDS {
            let line = lines.iter().find(|line| line.contains(&named(unit, kind)) && line.contains(". The "));
            said.push((unit, kind, line.cloned().unwrap_or_else(|| panic!("no {unit} {kind} in {lines:#?}"))));
        }
    }
    said
}

fn judges(line: &str) -> bool {
    ["meets", "misses", "missed", "met already", "on course", "behind"].iter().any(|word| line.contains(word))
}

#[test]
fn part_of_a_year_is_added_up_only_where_the_catalogue_says_that_it_may_be() {
    for way in WAYS {
        for (unit, kind, line) in said(way, 2) {
            let adds = kind == "flow" && ["count", "money"].contains(&unit);
            assert_eq!(line.contains("1,870"), adds, "{way:?}: {line}");
            // A count above its ceiling stays above it. A rate, a score or a time that stands on a day is of any length of time.
            let stands = kind == "stock" && !["count", "money"].contains(&unit);
            assert_eq!(judges(&line), adds && unit == "count" || stands, "{way:?}: {line}");
        }
    }
}

#[test]
fn a_year_that_is_over_is_judged_by_what_is_known_to_be_its_figure() {
    for way in WAYS {
        for (unit, kind, line) in said(way, 4) {
            let adds = kind == "flow" && ["count", "money"].contains(&unit);
            let stands = kind == "stock";
            assert_eq!(line.contains("3,740"), adds, "{way:?}: {line}");
            let is_judged = judges(&line) || line.contains("over the target");
            assert_eq!(is_judged, adds || stands, "{way:?}: {line}");
            assert_eq!(line.contains("cannot be judged"), !adds && !stands, "{way:?}: {line}");
        }
    }
}

/// What is said of a measure that counts since April, at 61 and then 118, and of its target.
fn cumulative(quarter: usize, (unit, good): (&str, &str), more: &str) -> String {
    let catalogue = format!(
        "[spend]\nname = \"spend on roads\"\nunit = \"{unit}\"\ngood = \"{good}\"\nfrequency = \"quarterly\"\nmeasure = \"cumulative\"\n{more}"
    );
    let rows = [
        "indicator,period,value",
        "spend,quarter 1 2025/26,31",
        "spend,quarter 2 2025/26,61",
        "spend,quarter 3 2025/26,80",
        "spend,quarter 4 2025/26,98",
    ];
    let table = rows[..=quarter].join("\n");
    let lines = lines(quarter, &catalogue, &["spend".to_owned()], &[("data/observations.csv", table)]);
    lines.into_iter().find(|line| line.contains("spend on roads") && line.contains("1. ")).expect("a paragraph")
}

#[test]
fn what_counts_since_april_is_no_match_for_a_target_without_a_period_before_the_year_is_over() {
    for of in
        ["count", "money", "percent"].into_iter().flat_map(|unit| ["high", "low", "none"].map(|good| (unit, good)))
    {
        let held = |line: &str| {
            judges(line) || ["under the", "over the", "below the", "above the"].iter().any(|side| line.contains(side))
        };
        let line = cumulative(2, of, "target = 96\n");
        assert!(!held(&line) && line.contains("so far, of a target of"), "{of:?}: {line}");
        assert!(!line.contains("for the year"), "nobody says that it is of the year: {line}");
        let line = cumulative(4, of, "target = 96\n");
        assert!(held(&line), "{of:?}: {line}");
        let line = cumulative(2, of, "target = { value = 96, basis = \"period\" }\n");
        assert!(held(&line), "{of:?}: {line}");
    }
}

/// What is said of a measure without a figure for the period of the report, with these targets.
fn late(quarter: usize, more: &str, targets: &str) -> String {
    let catalogue = format!(
        "[calls]\nname = \"calls answered\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"quarterly\"\n{more}"
    );
    let rows = [
        "indicator,period,value",
        "calls,quarter 1 2025/26,92",
        "calls,quarter 2 2025/26,-",
        "calls,quarter 3 2025/26,-",
        "calls,quarter 4 2025/26,-",
    ];
    let files = [
        ("data/observations.csv", rows[..=quarter].join("\n")),
        ("data/targets.csv", format!("indicator,period,value,basis\n{targets}")),
    ];
    let lines = lines(quarter, &catalogue, &["calls".to_owned()], &files);
    lines.into_iter().find(|line| line.contains("calls answered") && line.contains("1. ")).expect("a paragraph")
}

#[test]
fn a_target_whose_time_is_over_is_not_called_not_due_for_want_of_a_figure() {
    for (quarter, lag, targets) in [
        (2, 1, "calls,quarter 2 2025/26,95,\n"),
        (3, 2, "calls,quarter 2 2025/26,95,\ncalls,quarter 3 2025/26,96,\n"),
        (4, 3, "calls,2025/26,95,year\n"),
    ] {
        let line = late(quarter, &format!("lag = {lag}\n"), targets);
        assert!(line.contains("92%") && line.contains("cannot be judged") && !line.contains("not due"), "{line}");
    }
    let line = late(2, "lag = 1\n", "calls,quarter 3 2025/26,95,\n");
    assert!(line.contains("is not due yet"), "{line}");
}

/// What is said of so many by the end of September, against a target for the year, where last year had 33 of 71 by then.
fn beside_last_year(figure: u32, good: &str, target: u32) -> String {
    let catalogue = format!(
        "[homes]\nname = \"homes started\"\nunit = \"count\"\ngood = \"{good}\"\nfrequency = \"quarterly\"\nmeasure = \"cumulative\"\n\
         target = {{ value = {target}, by = \"2025/26\" }}\n"
    );
    let table = format!(
        "indicator,period,value\nhomes,quarter 2 2024/25,33\nhomes,quarter 4 2024/25,71\nhomes,quarter 2 2025/26,{figure}\n"
    );
    let lines = lines(2, &catalogue, &["homes".to_owned()], &[("data/observations.csv", table)]);
    lines.into_iter().find(|line| line.contains("homes started") && line.contains("1. ")).expect("a paragraph")
}

/// By the shares in full it would be 37.18 of 80.
#[test]
fn who_is_behind_is_so_by_the_figure_that_is_printed() {
    let so_far = "46.5% of the year\u{2019}s figure, so";
    for (figure, good, target, state, enough) in [
        (37, "high", 80, "on course", "at least 37"),
        (36, "high", 80, "behind", "at least 37"),
        (37, "low", 80, "on course", "at most 37"),
        (38, "low", 80, "behind", "at most 37"),
        (698, "low", 1500, "on course", "at most 698"),
        (699, "low", 1500, "behind", "at most 698"),
    ] {
        let line = beside_last_year(figure, good, target);
        assert!(line.contains(&format!("it is {state}: ")), "{line}");
        assert!(line.contains(&format!("{so_far} {enough} would be on course")), "{line}");
    }
}

/// 120 beside months of ten is the year's, and no slip of the keyboard.
#[test]
fn a_years_target_beside_months_is_no_digit_too_many() {
    let desk = Desk::of(&[]);
    desk.write(
        "report/report.toml",
        "title = \"{Period} report\"\ncommittee = \"Board\"\ndate = 2024-11-20\narea = \"Hartsmere\"\n\
        period = \"October 2024\"\n\n[[section]]\nheading = \"All\"\nparagraphs = [{ indicators = [\"checks\"] }]\n",
    );
    let check = |target: u32| {
        desk.write(
            "report/indicators.toml",
            &format!(
                "[checks]\nname = \"safety checks carried out\"\nunit = \"count\"\ngood = \"high\"\n\
            measure = \"flow\"\nfrequency = \"monthly\"\ntarget = {{ value = {target}, by = \"2024/25\" }}\n"
            ),
        );
        let months = ["July", "August", "September", "October"].iter().zip([10, 12, 11, 10]);
        let rows: String = months.map(|(month, figure)| format!("checks,{month} 2024,{figure}\n")).collect();
        desk.write("report/data/observations.csv", &format!("indicator,period,value\n{rows}"));
        desk.run(&["check", "report"]).said
    };
    assert!(!check(120).contains("digit-likely"), "{}", check(120));
    assert!(check(1200).contains("digit-likely"), "{}", check(1200));
}
