//! A dashboard with everything in it at once: 40 indicators under one outcome, a name of 60 letters without a space, a rating of the
//! council's own, variation, targets and histories. Words come first, heads are repeated, no row is parted.

use std::fs;
use std::path::Path;

#[cfg(feature = "pdf")]
use scrutineer::Layout;
use scrutineer::report::Report;
use scrutineer::{Folder, Format, layout};
#[cfg(feature = "pdf")]
use serde_json::json;

use crate::desk::{Desk, as_text, opened, utf8};
#[cfg(feature = "pdf")]
use crate::desk::{asked, changed, spaced};

const LONG: &str = "pneumonoultramicroscopicsilicovolcanoconiosisdiagnosticscans";

const RULES: &str = r#"
rule("at or above the target").about("rating").when(|i| i.target.state is "met").then(rated("green", "at the target"));
rule("below the target").about("rating").when(|i| i.has_target).then(rated("amber", "within reach of the target"));
"#;

/// The folder: figures of 16 quarters that wander, so that some are unusual.
fn crowded(dir: &Path) {
    let write = |name: &str, text: &str| fs::write(dir.join(name), text).expect("written");
    for room in ["data", "rules"] {
        fs::create_dir(dir.join(room)).expect("a folder");
    }
    let id = |nth: usize| format!("indicator_{nth}");
    let ids: Vec<String> = (0..40).map(|nth| format!("{{ indicators = [\"{}\"] }}", id(nth))).collect();
    write(
        "report.toml",
        &format!(
            "title = \"Report\"\ncommittee = \"Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\nperiod = \"quarter 3 2024/25\"\n\n\
             [[section]]\nheading = \"Everything under one outcome\"\nparagraphs = [{}]\n",
            ids.join(", ")
        ),
    );
    let name = |nth: usize| match nth {
        3 => LONG.to_owned(),
        nth if nth.is_multiple_of(5) => format!(
            "children and young people of group {nth} whose plans were reviewed within the time that the law allows"
        ),
        nth => format!("calls of kind {nth} answered in time"),
    };
    let entry = |nth: usize| {
        format!(
            "[{}]\nname = \"{}\"\nunit = \"percent\"\nnoun = [\"assessment\", \"assessments\"]\ngood = \"{}\"\nfrequency = \"quarterly\"\ntarget = 85\n\n",
            id(nth),
            name(nth),
            if nth.is_multiple_of(3) { "low" } else { "high" }
        )
    };
    write("indicators.toml", &(0..40).map(entry).collect::<String>());
    let mut rows = String::from("indicator,area,period,value,numerator,denominator,status,stated,note\n");
    let mut others = String::from("indicator,period,comparator,value,quartile,stated,note\n");
    for nth in 0..40 {
        for step in 0..16_usize {
            let share = 800 + (nth * 7 + step * step * 3 + step * nth) % 60 + if step == 15 { nth * 3 } else { 0 };
            let period = format!("quarter {} {}/{}", step % 4 + 1, 2021 + step / 4, 22 + step / 4);
            if step < 15 {
                let per_cent = format!("{}.{}", share / 10, share % 10);
                rows.push_str(&format!("{},Anyshire,{period},{per_cent},{}0,10000,,,\n", id(nth), share));
            }
        }
        others.push_str(&format!("{},quarter 3 2024/25,statistical neighbours,84.2,,,\n", id(nth)));
        others.push_str(&format!("{},quarter 2 2024/25,,,3,,\n{},quarter 3 2024/25,,,2,,\n", id(nth), id(nth)));
    }
    write("data/observations.csv", &rows);
    write("data/benchmarks.csv", &others);
    write("rules/house.rhai", RULES);
}

fn drafted() -> (Report, Folder) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    crowded(dir.path());
    let folder = opened(dir.path());
    (crate::desk::drafted(&folder), folder)
}

fn published(report: &Report, folder: &Folder, format: Format) -> Vec<u8> {
    crate::desk::published(report, format, &layout(folder))
}

#[test]
fn every_row_has_its_rating_in_words_in_every_edition() {
    let (report, folder) = drafted();
    let text = utf8(published(&report, &folder, Format::Text));
    let rows: Vec<&str> = text.lines().filter(|line| line.matches(" | ").count() > 8).collect();
    assert_eq!(rows.len(), 1 + 40, "a head and a row for each");
    assert!(rows[0].contains(" | Rating | ") && rows[0].contains(" | Variation | "), "{}", rows[0]);
    let (met, missed) = ("Green (at the target)", "Amber (within reach of the target)");
    assert!(rows[1..].iter().all(|row| row.contains(met) || row.contains(missed)));
    let html = utf8(published(&report, &folder, Format::Html));
    let rated = html.matches("<td role=\"cell\" class=\"rating\"").count();
    assert_eq!(rated, 40);
    assert!(html.contains("<strong>Amber</strong> <span class=\"second\">within reach of the target</span>"));
}

#[cfg(feature = "pdf")]
#[test]
fn heads_are_repeated_and_no_row_is_parted() {
    let (report, folder) = drafted();
    let pdf = published(&report, &folder, Format::Pdf);
    let Some(text) = asked("pdftotext", &["-raw", "FILE", "-"], &pdf) else { return };
    let board: Vec<&str> = text.split('\u{c}').filter(|page| page.contains("Better if")).collect();
    assert!(board.len() > 2, "only {} pages", board.len());
    let way = regex::Regex::new(r"(^| )(higher|lower) [0-9]").expect("a pattern");
    let mut rows = 0;
    for page in &board {
        for head in ["Measure", "Now", "Change", "Target", "Other councils", "Quartile", "Over time"] {
            assert!(page.lines().any(|line| line.contains(head)), "{head} on {page}");
        }
        // What stands at the head of a row's cells, and what at their foot.
        let count = |said: &dyn Fn(&str) -> bool| page.lines().filter(|line| said(line)).count();
        let ways = count(&|line| way.is_match(line));
        let ratings = count(&|line| line.starts_with("Amber ") || line.starts_with("Green "));
        assert_eq!(ratings, ways, "the ratings on {page}");
        assert_eq!(count(&|line| line.starts_with("Second")), ways, "the quartiles on {page}");
        rows += ways;
    }
    assert_eq!(rows, 40);
    let whole: String = board.iter().flat_map(|page| page.chars()).filter(|sign| sign.is_alphabetic()).collect();
    assert!(whole.to_lowercase().contains(LONG), "a name without a space is broken and loses no letter");
}

/// Whose figure it is and how the area stands to it are two things, whatever their words.
#[cfg(feature = "pdf")]
#[test]
fn another_area_is_named_behind_the_relation_to_it() {
    let report = changed(|json| {
        let row = &mut json["dashboard"]["groups"][0]["rows"][1];
        row["lines"]["others"] = json!({"first": "Clearly better", "beside": "", "under": "England 20.4% in 2023/24"});
    });
    let pdf = crate::desk::published(&report, Format::Pdf, &Layout::shipped());
    let Some(text) = asked("pdftotext", &["-raw", "FILE", "-"], &pdf) else { return };
    assert!(spaced(&text).contains("Clearly better England 20.4% in 2023/24"), "{text}");
}

#[test]
fn a_target_due_in_the_reported_period_is_judged() {
    let desk = Desk::sound(&[]);
    let target = "good = \"high\"\ntarget = { value = 95, by = \"quarter 3 2024/25\" }";
    desk.edit("report/indicators.toml", "good = \"high\"", target);
    let said = as_text(&opened(&desk.at("report")));
    assert!(said.contains("95% (missed, ") && !said.contains("not due"), "{said}");
}

/// Its time is over, though its figure has not come: it is not "not due".
#[test]
fn a_target_whose_time_is_over_and_whose_figure_has_not_come_is_not_called_not_due() {
    let desk = Desk::sound(&[]);
    let target = "good = \"high\"\nlag = 1\ntarget = { value = 95, by = \"quarter 4 2024/25\" }";
    desk.edit("report/indicators.toml", "good = \"high\"", target);
    desk.edit("report/report.toml", "period = \"quarter 3 2024/25\"", "period = \"quarter 4 2024/25\"");
    let said = as_text(&opened(&desk.at("report")));
    assert!(said.contains("target of 95% for quarter 4 cannot be judged"), "{said}");
    assert!(!said.contains("not due"), "{said}");
}

/// Where they have no room under the table they stand before what two lines have no room for.
#[cfg(feature = "pdf")]
#[test]
fn the_notes_never_stand_on_a_page_alone() {
    let mut before = 0;
    for many in 13..=17 {
        let desk = Desk::of(&[]);
        let row = |nth: usize| format!("Calls of kind {nth} answered (%),90,High,{},{}.5\n", 70 + nth, 71 + nth);
        let rows: String = (0..many).map(row).collect();
        desk.write("card.csv", &format!("Measure,Target,Good to be,Q1 2025/26,Q2 2025/26\n{rows}"));
        let words = ["--area", "Anyshire", "--committee", "Committee", "--date", "2025-11-18"];
        assert_eq!(desk.run(&[&["new", "report", "--from", "card.csv"][..], &words].concat()).code, 0);
        let report = crate::desk::drafted(&opened(&desk.at("report")));
        let pdf = crate::desk::published(&report, Format::Pdf, &Layout::shipped());
        let Some(text) = asked("pdftotext", &["-raw", "FILE", "-"], &pdf) else { return };
        let noted: Vec<&str> = text.split('\u{c}').filter(|page| page.contains("Change: from the figure")).collect();
        assert_eq!(noted.len(), 1, "{many} measures: {text}");
        let is_under = noted[0].contains("Better if");
        assert!(is_under || noted[0].contains("More about these measures"), "{many} measures: {}", noted[0]);
        before += usize::from(!is_under);
    }
    assert!(before > 0, "of none of them the table ends where the page does");
}

/// A history that is parted says why, also where the latest figure is not the first of its series.
#[test]
fn the_key_says_why_a_history_is_parted() {
    let figures = "indicator,period,value,numerator,denominator,status,note\nassessments,quarter 1 2024/25,85.0,425,500,,\n\
                   assessments,quarter 2 2024/25,90.0,450,500,break in series,a new form was brought in\n\
                   assessments,quarter 3 2024/25,94.0,470,500,,\nin_care,quarter 3 2024/25,655,,,,\n";
    let text = as_text(&opened(&Desk::sound(&[("data/observations.csv", figures)]).at("report")));
    assert!(text.contains("85 / 90 94"), "{text}");
    let says =
        "New series: where one begins a history is parted (/), and not compared across it: a new form was brought in.";
    assert!(text.contains(says), "{text}");
    let whole = figures.replace("break in series,a new form was brought in", ",");
    let text = as_text(&opened(&Desk::sound(&[("data/observations.csv", &whole)]).at("report")));
    assert!(!text.contains("New series"), "{text}");
}
