//! Tables with other headings than ours and no recipe: what is read, what of them is told, and what is an error as before.

use crate::diagnostic::Diagnostic;
use crate::figures::measure::ReleaseStatus;

use super::Folder;
use super::tests::{REPORT, folder_of, said};

fn read(name: &str, table: &str) -> (Option<Folder>, Vec<Diagnostic>) {
    read_by(REPORT, name, table)
}

fn read_by(report: &str, name: &str, table: &str) -> (Option<Folder>, Vec<Diagnostic>) {
    let folder = folder_of(&[("report.toml", report.as_bytes())]);
    std::fs::remove_file(folder.path().join("data/observations.csv")).expect("it was written");
    std::fs::write(folder.path().join("data").join(name), table).expect("written");
    Folder::open(folder.path())
}

/// Every figure and target.
fn figures(folder: Option<Folder>) -> Vec<String> {
    let mut lines = Vec::new();
    for indicator in folder.expect("a folder").indicators() {
        for one in &indicator.observations {
            let value = one.value.map_or_else(|| "none".to_owned(), |value| value.to_string());
            lines.push(format!("{} {} {value}", indicator.id, one.period.in_full()));
        }
        let targets = indicator.targets.iter().filter_map(|target| target.value);
        lines.extend(targets.map(|value| format!("{} target {value}", indicator.id)));
    }
    lines
}

const BOTH: [&str; 4] = [
    "reviews quarter 2 2019/20 95.1",
    "reviews quarter 3 2019/20 93.0",
    "custody quarter 2 2019/20 4",
    "custody quarter 3 2019/20 1",
];

#[test]
fn a_table_whose_headings_mean_one_thing_is_read_without_a_word() {
    let by_name = "Child protection reviews within timescales";
    for (name, table) in [
        ("observations.csv", "indicator,Q2 2019/20,Q3 2019/20\nreviews,95.1,93.0\ncustody,4,1\n".to_owned()),
        ("scorecard.tsv", "KPIs\tQ2 2019/20\tQ3 2019/20\nreviews\t95.1\t93.0\ncustody\t4\t1\n".to_owned()),
        ("a.csv", format!(",2019/20,\nMeasure,Q2,Q3\n{by_name},95.1,93.0\ncustody,4,1\n")),
        (
            "b.csv",
            "Measure,Date,Actual\nreviews,Q2 2019/20,95.1\nreviews,Q3 2019/20,93.0\ncustody,Q2 2019/20,4\ncustody,Q3 2019/20,1\n".to_owned(),
        ),
        (
            "c.csv",
            "Measure,Area,Year,Qtr,Result\nreviews,Anyshire,2019/20,Q2,95.1\nreviews,Anyshire,2019/20,Q3,93.0\ncustody,Anyshire,2019/20,Q2,4\ncustody,Anyshire,2019/20,Q3,1\n".to_owned(),
        ),
        // The names are a scorecard's own, and the codes those of the catalogue.
        ("d.csv", "Ref,Title,Q2 2019/20,Q3 2019/20\nreviews,On time,95.1,93.0\ncustody,Sentences,4,1\n".to_owned()),
        ("f.csv", ",Q2 2019/20,Q3 2019/20\nreviews,95.1,93.0\ncustody,4,1\n".to_owned()),
        ("e.csv", "Reported to members,Q2 2019/20,Q3 2019/20\nreviews,95.1,93.0\ncustody,4,1\n".to_owned()),
    ] {
        let (folder, told) = read(name, &table);
        assert_eq!(said(&told), Vec::<String>::new(), "{name}");
        assert_eq!(figures(folder), BOTH, "{name}");
    }
}

#[test]
fn the_other_columns_of_ours_are_read_beside_a_heading_that_is_not() {
    let table =
        "indicator,quarter,value,status,note\nreviews,Q3 2019/20,93.0,provisional,Late\ncustody,Q3 2019/20,1,,\n";
    let (folder, told) = read("a.csv", table);
    assert_eq!(said(&told), Vec::<String>::new());
    let folder = folder.expect("a folder");
    let held = &folder.indicators()[0].observations[0];
    assert_eq!((held.standing, held.note.as_str()), (ReleaseStatus::PROVISIONAL, "Late"));
}

#[test]
fn what_of_it_is_not_read_is_one_warning() {
    let table = "Scorecard,,,,\nprinted 14 January,,,,\nMeasure,Q2 2019/20,Q3 2019/20,Target,Comments\nreviews,95.1,93.0,95,fine\n\
                 custody,4,1,,\nTotal,99.1,94.0,,\n,,,,\n* provisional,,,,\n";
    let (folder, told) = read("card.csv", table);
    assert_eq!(
        said(&told),
        [
            "left-out data/card.csv:0: of `data/card.csv` the program does not read the titles \u{201c}Scorecard\u{201d} and \u{201c}printed 14 \
             January\u{201d}, the note \u{201c}* provisional\u{201d}, the column \u{201c}Comments\u{201d} and the row \u{201c}Total\u{201d}"
        ]
    );
    let mut expected = BOTH.to_vec();
    expected.insert(2, "reviews target 95");
    assert_eq!(figures(folder), expected);
}

#[test]
fn a_sign_is_told_as_in_a_table_of_ours() {
    let (folder, told) = read("card.csv", "Measure,Q2 2019/20,Q3 2019/20\nreviews,95.1,93.0\ncustody,4,-\n");
    assert_eq!(said(&told), ["mark-meaning data/card.csv:3:11: `-` is taken for \u{201c}not available\u{201d}"]);
    assert_eq!(figures(folder).last().map(String::as_str), Some("custody quarter 3 2019/20 none"));
}

#[test]
fn what_could_mean_two_things_is_an_error_as_before() {
    for (why, table) in [
        (
            "no heading says which are the figures",
            "Measure,Date,Answered\nreviews,Q3 2019/20,93.0\ncustody,Q3 2019/20,1\n",
        ),
        (
            "two could be the figures",
            "Measure,Date,Actual,Result\nreviews,Q3 2019/20,93.0,92\ncustody,Q3 2019/20,1,1\n",
        ),
        ("a slip of the hand", "indicator,perod,value\nreviews,Q3 2019/20,93.0\ncustody,Q3 2019/20,1\n"),
        ("none is in the catalogue", "Measure,Q2 2019/20,Q3 2019/20\nBins,95.1,93.0\nRoads,4,1\n"),
        ("other areas: a national table", "Measure,Area,Date,Actual\nreviews,Elsewhere,Q3 2019/20,93.0\n"),
    ] {
        let (_, told) = read("card.csv", table);
        assert!(told.iter().any(Diagnostic::is_error), "{why}: {:?}", said(&told));
    }
}

#[test]
fn headings_that_the_report_gives_count_too() {
    let report = format!("{REPORT}\n[columns.observations]\nindicator = \"Thing\"\nvalue = \"Answered\"\n");
    let long = "Thing,Date,Answered\nreviews,Q2 2019/20,95.1\nreviews,Q3 2019/20,93.0\ncustody,Q2 2019/20,4\ncustody,Q3 2019/20,1\n";
    let (folder, told) = read_by(&report, "card.csv", long);
    assert_eq!(said(&told), Vec::<String>::new());
    assert_eq!(figures(folder), BOTH);
}
