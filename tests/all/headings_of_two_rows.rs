//! Files whose headings are several rows, columns of codes, or of one quarter: whatever `new` writes of them builds, and nothing of it
//! is lost untold. Every figure is made up.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::desk::{Desk, Ended};
use crate::doubtful_files::{WORDS, made, text};

/// How the headings of a schedule go down its two rows.
const WAYS: [&str; 2] = ["merged", "blank below"];

const BEFORE: [&str; 4] = ["KPI", "Lead officer", "Polarity", "2023/24 Outturn"];
const BEHIND: [&str; 3] = ["2025/26 YTD", "Direction of travel", "Narrative"];

/// A heading of both rows.
fn down(sheet: &mut Worksheet, column: u16, heading: &str, way: &str) {
    match way {
        "merged" => sheet.merge_range(3, column, 4, column, heading, &Format::new()),
        _ => sheet.write(3, column, heading),
    }
    .expect("written");
}

/// A schedule with Actual, Target and RAG under each quarter, the last of them up to this one.
fn schedule(way: &str, quarters: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "KPI schedule").expect("written");
    (0..).zip(BEFORE).for_each(|(column, heading)| down(sheet, column, heading, way));
    let mut column = 4;
    for quarter in quarters {
        sheet.merge_range(3, column, 3, column + 2, quarter, &Format::new()).expect("merged");
        for (nth, heading) in (0..).zip(["Actual", "Target", "RAG"]) {
            sheet.write(4, column + nth, heading).expect("written");
        }
        column += 3;
    }
    (column..).zip(BEHIND).for_each(|(column, heading)| down(sheet, column, heading, way));
    for (row, name, good, figure) in [(5, "Carers assessed in time (%)", "Higher", 84), (6, "Homes empty", "Lower", 60)]
    {
        for (column, text) in [(0, name), (1, "A Khan"), (2, good)] {
            sheet.write(row, column, text).expect("written");
        }
        sheet.write(row, 3, figure - 9).expect("written");
        for (nth, at) in (0..quarters.len() as u16).map(|nth| (i32::from(nth), 4 + nth * 3)) {
            sheet.write(row, at, figure + nth).expect("written").write(row, at + 1, figure + 2).expect("written");
            sheet.write(row, at + 2, if (nth < 2) == (good == "Higher") { "R" } else { "G" }).expect("written");
        }
        sheet.write(row, column, figure + 1).expect("written").write(row, column + 2, "Steady").expect("written");
    }
    book.save_to_buffer().expect("a workbook")
}

fn new_of(bytes: &[u8]) -> (Desk, Ended) {
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", bytes);
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &WORDS].concat());
    (desk, run)
}

#[test]
fn a_schedule_builds_however_its_headings_go_down_two_rows() {
    let quarters = ["Q3 2024-25", "Q4 2024-25", "Q1 2025-26"];
    for way in WAYS {
        let (desk, run) = new_of(&schedule(way, &quarters));
        assert_eq!(run.code, 0, "{way}: {}", run.said);
        for told in ["Lead officer: ", "Narrative: ", "2025/26 YTD"] {
            assert!(run.said.contains(told), "{way}, {told}: {}", run.said);
        }
        assert!(desk.read("report/indicators.toml").contains("good = \"low\""), "{way}: {}", run.said);
        let told = desk.run(&["check", "report"]).said;
        assert!(told.contains("no errors") && !told.contains("are not read"), "{way}: {told}");
        let said = text(&desk);
        assert!(said.contains("was 86% in quarter 1") && said.contains("meets the target of 86%"), "{way}: {said}");
        // Next quarter's file has one quarter more, with a target of its own.
        desk.put("card.xlsx", &schedule(way, &["Q3 2024-25", "Q4 2024-25", "Q1 2025-26", "Q2 2025-26"]));
        assert_eq!(desk.run(&["roll", "report", "quarter 2 2025/26"]).code, 0, "{way}");
        let next = desk.run(&["import", "card.xlsx", "--into", "report-2025-26-q2"]);
        assert_eq!(next.code, 0, "{way}: {}", next.said);
        let said = desk.run(&["build", "report-2025-26-q2", "--format", "text", "-o", "-"]).out;
        assert!(said.contains("was 87% in quarter 2") && said.contains("86% (met)"), "{way}: {said}");
    }
}

#[test]
fn the_words_beside_codes_are_the_names() {
    let rows = [
        ("M1", "Street cleansing requests closed in time"),
        ("M2", "Homelessness approaches made to us"),
        ("M3", "Garden waste bins out late"),
    ];
    for [code, name] in [
        ["PI", "Description"],
        ["PI", "PI Description"],
        ["KPI", "Title"],
        ["Code", "Indicator title"],
        ["Measure", "What we count"],
        ["Ref", "What we count"],
    ] {
        for is_long in [false, true] {
            let mut card =
                format!("{code},{name},{}\n", if is_long { "Period,Actual" } else { "Q1 2024/25,Q2 2024/25" });
            for ((pi, words), figure) in rows.iter().zip(1..) {
                card.push_str(&if is_long {
                    format!("{pi},{words},Q1 2024/25,4{figure}\n{pi},{words},Q2 2024/25,5{figure}\n")
                } else {
                    format!("{pi},{words},4{figure},5{figure}\n")
                });
            }
            card.push_str("\nDefinitions held by the performance team.\n");
            let (desk, run) = made(&card, &[]);
            assert_eq!(run.code, 0, "{code}, {name}: {}", run.said);
            let catalogue = desk.read("report/indicators.toml");
            assert!(catalogue.contains("code = \"M2\""), "{code}, {name}: {catalogue}{}", run.said);
            assert!(
                text(&desk).contains("omelessness approaches made to us was 52"),
                "{code}, {name}: {}",
                text(&desk)
            );
        }
    }
    // Who leads on a measure is no name of it.
    let (desk, run) = made("KPI,Portfolio,Q1 2024/25,Q2 2024/25\nM1,Cllr A Khan,41,51\nM2,Cllr A Khan,42,52\n", &[]);
    assert!(run.code == 0 && !desk.read("report/indicators.toml").contains("Khan"), "{}", run.said);
}

/// A dashboard of one quarter: its title, the headings of its figure, its target and of the one before.
fn dashboard(title: &str, [value, target, before]: [&str; 3], figures: [[&str; 4]; 2]) -> String {
    let rows = figures.map(|[figure, aim, was, year]| format!("{figure},{aim},{was},{year}"));
    format!(
        "{title},,,,,,\n\nPriority,Indicator,Aim to,{value},{target},{before},Same quarter last year\n\
         Clean,Bins missed,Minimise,{}\n,Homes built (year to date),Maximise,{}\nSafe,Complaints late,Minimise,12,14,13,15\n\
         ,Calls lost,Minimise,22,24,23,25\n",
        rows[0], rows[1]
    )
}

#[test]
fn next_quarters_dashboard_says_the_quarters_before_it() {
    let second = [["96", "100", "120", "131"], ["43", "60", "18", "52"]];
    let third = [["98", "100", "96", "120"], ["71", "90", "43", "77"]];
    for title in ["Corporate Plan Dashboard - Q2 2025/26", "Quarter 2 2025/26 (July to September 2025)"] {
        let (desk, run) = made(&dashboard(title, ["Q2 2025/26", "Target", "Previous quarter (Q1)"], second), &[]);
        assert_eq!(run.code, 0, "{title}: {}", run.said);
        assert!(run.said.contains("is quarter 1 2025/26"), "{title}: {}", run.said);
        assert!(run.said.contains("sections stand only in the first row of their block"), "{title}: {}", run.said);
        let plan = desk.read("report/report.toml");
        assert!(!plan.contains("heading = \"Performance\""), "{title}: {plan}");
        let said = text(&desk);
        assert!(said.contains("quarter 1 (120)") && said.contains("96"), "{title}: {said}");
        let next = title
            .replace("Q2", "Q3")
            .replace("Quarter 2", "Quarter 3")
            .replace("July to September", "October to December");
        desk.write("third.csv", &dashboard(&next, ["Q3 2025/26", "Target", "Previous quarter (Q2)"], third));
        assert_eq!(desk.run(&["roll", "report", "quarter 3 2025/26"]).code, 0, "{title}");
        let place = ["--in-place-of", "card.csv"];
        let run = desk.run(&[&["import", "third.csv", "--into", "report-2025-26-q3"][..], &place].concat());
        assert_eq!(run.code, 0, "{title}: {}", run.said);
        let told = desk.run(&["check", "report-2025-26-q3"]).said;
        assert!(told.contains("no errors"), "{title}: {told}");
    }
}

#[test]
fn targets_of_a_year_to_date_in_two_files_are_each_of_their_own_time() {
    let card = |quarter: &str, figures: [&str; 2]| {
        format!(
            "Measure,Good is,{quarter},Target\nHomes built (year to date),High,{}\nBins missed,Low,{}\n",
            figures[0], figures[1]
        )
    };
    for (third, is_told) in [("71,90", false), ("71,62", true)] {
        let (desk, _) = made(&card("Q2 2025/26", ["43,60", "96,100"]), &[]);
        desk.write("third.csv", &card("Q3 2025/26", [third, "98,100"]));
        assert_eq!(desk.run(&["roll", "report", "quarter 3 2025/26"]).code, 0);
        let run = desk.run(&["import", "third.csv", "--into", "report-2025-26-q3"]);
        assert_eq!(run.code, 0, "{}", run.said);
        let told = desk.run(&["check", "report-2025-26-q3"]).said;
        assert_eq!(told.contains("target-twice"), is_told, "{third}: {told}");
        let said = desk.run(&["build", "report-2025-26-q3", "--format", "text", "-o", "-"]).out;
        assert!(is_told || said.contains("target of 90"), "{said}");
    }
}

#[test]
fn a_heading_with_a_period_is_the_same_column_in_the_file_of_a_later_one() {
    for ([now, then], [before, after], next) in [
        (["Target Q2 2025/26", "Target Q3 2025/26"], ["Q1 2025/26,Q2 2025/26", "Q3 2025/26"], "report-2025-26-q3"),
        (["Target 2024/25", "Target 2025/26"], ["Q3 2024/25,Q4 2024/25", "Q1 2025/26"], "report-2025-26-q1"),
    ] {
        let card = |target: &str, quarters: &str, more: &str| {
            format!("Measure,Good is,{quarters},{target}\nCalls answered (%),High,81,83,{more}85\n")
        };
        let (desk, run) = made(&card(now, before, ""), &[]);
        assert_eq!(run.code, 0, "{now}: {}", run.said);
        desk.write("card.csv", &card(then, &format!("{before},{after}"), "88,"));
        assert_eq!(desk.run(&["roll", "report", after]).code, 0, "{now}");
        let run = desk.run(&["import", "card.csv", "--into", next]);
        assert!(run.code == 0 && !run.said.contains("does not fit"), "{now}: {}", run.said);
        let told = desk.run(&["check", next]).said;
        assert!(told.contains("no errors") && !told.contains(then), "{now}: {told}");
        let said = desk.run(&["build", next, "--format", "text", "-o", "-"]).out;
        assert!(said.contains("88%") && said.contains("85%"), "{now}: {said}");
    }
}

#[test]
fn two_quarters_that_may_count_since_april_are_held_against_no_target_of_the_year() {
    let card = |second: u32, target: u32| {
        format!("Measure,Unit,Good is,Target,Q1 2025/26,Q2 2025/26\nAdmissions,Number,Low,{target},140,{second}\n")
    };
    let (desk, run) = made(&card(279, 530), &[]);
    assert!(run.said.contains("its figures may count since April, and its target of 530"), "{}", run.said);
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("target-incomparable") && told.contains("measure = \"cumulative\""), "{told}");
    assert!(!text(&desk).contains("530"), "{}", text(&desk));
    for (second, target) in [(150, 145), (279, 280), (150, 2000)] {
        let (desk, run) = made(&card(second, target), &[]);
        // A doubled count is asked about; its target is no year's.
        assert_eq!(run.said.contains("may count since April"), second == 279, "{}", run.said);
        assert!(!run.said.contains("and its target of"), "{}", run.said);
        let told = desk.run(&["check", "report"]).said;
        assert!(!told.contains("seem to count since April"), "{told}");
    }
}

/// Neither file shows a whole year: what is added up since April would be a rise, and a quarter of its own would be none of it.
#[test]
fn what_may_count_since_april_is_beside_its_own_quarter_of_another_year_only() {
    let card = |unit: &str, headings: &str, cells: &str| {
        format!("Measure,Unit,Good is,{headings}\nAdmissions to homes,{unit},Low,{cells}\n")
    };
    let two = "Q1 2025/26,Q2 2025/26";
    let years = "Q2 2024/25,Q3 2024/25,Q4 2024/25,Q1 2025/26,Q2 2025/26";
    for (headings, cells, beside) in [
        (two, "140,279", None),
        ("Target,Q1 2025/26,Q2 2025/26", "530,140,279", None),
        (years, "268,402,549,140,279", Some("quarter 2 2024/25 (268)")),
        ("Q4 2024/25,Q1 2025/26", "549,140", None),
    ] {
        let (desk, run) = made(&card("Number", headings, cells), &[]);
        assert!(run.said.contains("its figures may count since April"), "{cells}: {}", run.said);
        let said = text(&desk);
        assert!(!said.contains("quarter 1 (140)") && !said.contains("(549)"), "{said}");
        assert!(beside.is_none_or(|beside| said.contains(beside)), "{said}");
        let told = desk.run(&["check", "report"]).said;
        assert!(told.contains("measure = \"cumulative\"") && told.contains("measure = \"flow\""), "{told}");
        // Once it is said, the quarter before is compared with or is none of it.
        let path = "report/indicators.toml";
        let catalogue = desk.read(path);
        desk.write(path, catalogue.replace("unit = \"count\"", "unit = \"count\"\nmeasure = \"flow\"").as_str());
        assert!(
            text(&desk).contains(if cells.ends_with("279") { "quarter 1 (140)" } else { "quarter 4" }),
            "{}",
            text(&desk)
        );
    }
    let (desk, _) = made(&card("%", two, "28,55"), &[]);
    assert!(!text(&desk).contains("(28%)"), "{}", text(&desk));
    // Figures that go on otherwise are compared, and so are those that are each about as large as their target.
    for (unit, headings, cells, before) in [
        ("Number", two, "140,150", "(140)"),
        ("Number", "Q4 2024/25,Q1 2025/26,Q2 2025/26", "150,140,279", "(140)"),
        ("Number", "Target,Q1 2025/26,Q2 2025/26", "200,140,279", "(140)"),
        ("Days", two, "14,28", "14 days"),
    ] {
        let (desk, run) = made(&card(unit, headings, cells), &[]);
        assert!(!run.said.contains("may count since April"), "{cells}: {}", run.said);
        assert!(text(&desk).contains(before), "{}", text(&desk));
    }
}
