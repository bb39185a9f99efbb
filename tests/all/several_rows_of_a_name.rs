//! A file in which one name has several figures of one time: from it to a report by two commands and no edit, and each figure is said
//! of what it is of, or of nothing.

use crate::desk::Desk;
use crate::doubtful_files::{made, text};

/// What tells two rows of one name apart.
const WAYS: [&str; 5] = ["a heading", "Provider", "Directorate", "Ref", "nothing"];

/// Rows of two quarters: the part of the council, the measure and its figures.
const ROWS: [(&str, &str, [u32; 2]); 3] = [
    ("Adults", "Complaints late", [22, 31]),
    ("Children", "Complaints late", [15, 12]),
    ("Children", "Fly-tips seen", [90, 80]),
];

/// The rows as a file, the last first where `turned`.
fn card(way: &str, is_long: bool, is_turned: bool) -> String {
    let has_column = !["a heading", "nothing"].contains(&way);
    let column = if has_column { format!(",{way}") } else { String::new() };
    let figures = if is_long { "Period,Actual" } else { "Q1 2025/26,Q2 2025/26" };
    let mut text = format!("Measure{column},{figures}\n");
    let mut rows = ROWS.to_vec();
    if is_turned {
        rows.reverse();
    }
    let mut above = "";
    for (part, name, [first, second]) in rows {
        if way == "a heading" && above != part {
            text.push_str(&format!("{part},,\n"));
            above = part;
        }
        let said = if has_column { format!("{name},{part}") } else { name.to_owned() };
        text.push_str(&if is_long {
            format!("{said},Q1 2025/26,{first}\n{said},Q2 2025/26,{second}\n")
        } else {
            format!("{said},{first},{second}\n")
        });
    }
    text
}

#[test]
fn each_row_is_a_measure_of_what_tells_it_apart_and_else_none() {
    for (way, is_long, is_turned) in
        WAYS.iter().flat_map(|way| [(way, false, false), (way, false, true), (way, true, false), (way, true, true)])
    {
        let (desk, run) = made(&card(way, is_long, is_turned), &[]);
        let of = format!("{way}, long {is_long}, turned {is_turned}: {}", run.said);
        assert_eq!(run.code, 0, "{of}");
        let said = text(&desk);
        assert!(said.contains("fly-tips seen was 80 in quarter 2"), "{of}{said}");
        let both = ["late (Adults) was 31 in quarter 2", "late (Children) was 12 in quarter 2"];
        if *way == "nothing" {
            assert!(run.said.contains("Complaints late: it has other figures of one period in several rows"), "{of}");
            assert!(!said.contains("omplaints late"), "{of}{said}");
        } else {
            assert!(both.iter().all(|words| said.contains(words)), "{of}{said}");
            assert!(run.said.contains("behind its name"), "{of}");
        }
        let told = desk.run(&["check", "report"]).said;
        assert!(told.contains("no errors"), "{of}{told}");
        // The same file again changes nothing, and next quarter's rows are of the same measures.
        let again = desk.run(&["import", "card.csv", "--into", "report"]);
        assert!(again.said.contains("Nothing is new: no file was changed."), "{of}{}", again.said);
        let catalogue = desk.read("report/indicators.toml");
        desk.write("card.csv", &card(way, is_long, !is_turned).replace("Q1 2025/26", "Q3 2025/26"));
        assert_eq!(desk.run(&["roll", "report", "quarter 3 2025/26"]).code, 0, "{of}");
        let next = desk.run(&["import", "card.csv", "--into", "report-2025-26-q3"]);
        assert_eq!(next.code, 0, "{of}{}", next.said);
        assert_eq!(desk.read("report-2025-26-q3/indicators.toml"), catalogue, "{of}{}", next.said);
        let told = desk.run(&["check", "report-2025-26-q3"]).said;
        assert!(told.contains("no errors"), "{of}{told}");
    }
}

#[test]
fn a_column_that_says_what_a_row_is_gives_the_figure_alone() {
    let mut card = "Indicator,Metric,Period,Value\n".to_owned();
    for (period, share, above, below) in [("Q1 2025/26", "84", 420, 500), ("Q2 2025/26", "87.5", 455, 520)] {
        for (metric, figure) in [
            ("Percentage", share),
            ("Numerator", &above.to_string()),
            ("Denominator", &below.to_string()),
            ("Target", "85"),
        ] {
            card.push_str(&format!("Assessments in time,{metric},{period},{figure}\n"));
        }
    }
    let (desk, run) = made(&card, &[]);
    assert!(run.said.contains("those with \u{201c}Percentage\u{201d} are read"), "{}", run.said);
    let said = text(&desk);
    assert!(said.contains("The percentage of assessments in time was 87.5% in quarter 2"), "{said}");
    assert!(!said.contains("455") && !said.contains("520"), "{said}");
}

#[test]
fn a_measure_of_two_departments_is_read_of_the_first() {
    let file = |measures: [(&str, u32); 4]| {
        let rows: Vec<String> =
            measures.iter().map(|(name, figure)| format!("{name},Low,{},{figure}\n", figure + 3)).collect();
        format!("Measure,Good is,Q1 2025/26,Q2 2025/26\n{}", rows.concat())
    };
    let (desk, run) =
        made(&file([("Bins missed", 40), ("Fly-tips", 80), ("Complaints late", 12), ("Bins lost", 9)]), &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    let housing = [("Voids", 30), ("Evictions", 8), ("Complaints late", 21), ("Repairs late", 55)];
    desk.write("housing.csv", &file(housing));
    let run = desk.run(&["import", "housing.csv", "--into", "report"]);
    let told = "`data/card.csv` has \u{201c}Complaints late\u{201d} too, with other figures of the same time: this file is read without it";
    assert!(run.code == 0 && run.said.contains(told), "{}", run.said);
    assert!(run.said.contains("Complaints late: another file of the folder has it"), "{}", run.said);
    let said = text(&desk);
    assert!(said.contains("complaints late was 12 in quarter 2") && said.contains("repairs late was 55"), "{said}");
    // With a name of its own it is read.
    let named =
        housing.map(|(name, figure)| if figure == 21 { ("Complaints late (Housing)", 21) } else { (name, figure) });
    desk.write("housing.csv", &file(named));
    assert_eq!(desk.run(&["import", "housing.csv", "--into", "report"]).code, 0);
    let said = text(&desk);
    assert!(said.contains("late (Housing) was 21") && said.contains("complaints late was 12"), "{said}");
    // The same figures are no contradiction.
    let (desk, _) =
        made(&file([("Bins missed", 40), ("Fly-tips", 80), ("Complaints late", 21), ("Bins lost", 9)]), &[]);
    desk.write("housing.csv", &file(housing));
    let run = desk.run(&["import", "housing.csv", "--into", "report"]);
    assert!(!run.said.contains("is read without"), "{}", run.said);
}

/// What an officer's cells hold beside figures, of which nobody knows what to make: the report is made without it, and that is told.
#[test]
fn what_cannot_be_judged_stops_no_first_report() {
    let has = |desk: &Desk, words: &str| desk.run(&["check", "report"]).said.contains(words);
    for (cells, said, told) in [
        ("98,120 (R)", "was 120 in quarter 2", "`120 (R)` is read as 120"),
        ("98 (G),120 (A)", "was 120 in quarter 2", "and so is one more figure with a letter"),
        ("98 \u{25bc},120 \u{25b2}", "was 120 in quarter 2", "what the arrow says is not in the report"),
        ("98,Not due", "was not available in quarter 2", "no errors"),
        ("98,Data not yet available", "was not available in quarter 2", "no errors"),
        ("98,Awaiting return from NHS", "was not available in quarter 2", "no errors"),
        ("38,-2", "was \u{2212}2 in quarter 2", "no errors"),
        ("4m 02s,3m 58s", "was 3 minutes 58 seconds in quarter 2", "no errors"),
    ] {
        let (desk, run) = made(&format!("Measure,Q1 2025/26,Q2 2025/26\nFirst,{cells}\nFly-tips,90,80\n"), &[]);
        assert_eq!(run.code, 0, "{cells}: {}", run.said);
        let report = text(&desk);
        assert!(report.contains(said) && report.contains("fly-tips was 80"), "{cells}: {report}");
        assert!(has(&desk, told) && has(&desk, "no errors"), "{cells}: {}", desk.run(&["check", "report"]).said);
    }
}

/// All figures but one are the same: two rows of one measure, one of them mistyped, and not two measures.
#[test]
fn a_row_that_may_stand_twice_is_a_doubt_with_both_rows() {
    let card = |second: &str| {
        format!(
            "Ref,Measure,Unit,Good is,Q1 2026/27,Q2 2026/27\nHousing,,,,,\nHC01,Homes let,Number,High,70,80\nHC02,Rent collected,%,High,98.5,98.7\n\
             Resources,,,,,\nR1,Audits done,Number,High,4,9\n{second}\n"
        )
    };
    let (desk, run) = made(&card("HC02,Rent collected,%,High,98.5,99.05"), &["--period", "quarter 2 2026/27"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(
        run.said.contains("may be one row that stands twice") && run.said.contains("(98.7 and 99.05)"),
        "{}",
        run.said
    );
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("may be one measure whose row stands twice: both have the code HC02"), "{told}");
    assert!(
        told.contains("one has 98.7 and the other 99.05") && told.contains("card.csv:7") && told.contains("card.csv:4"),
        "{told}"
    );
    // Two measures all the same: the officer says so once.
    assert!(told.contains("finding = \"duplicate-observation\""), "{told}");
    let lines = told.split("[[accept]]\n").nth(1).expect("the lines to copy");
    let lines: Vec<&str> = lines.lines().take(5).map(str::trim).collect();
    let report = desk.read("report/report.toml");
    desk.write("report/report.toml", &format!("{report}\n[[accept]]\n{}\n", lines.join("\n")));
    let left = desk.run(&["check", "report"]).said;
    assert!(!left.contains("stands twice") && !left.contains("accept-idle"), "{left}");
    // Another directorate's own, by chance with one whole figure of the same.
    for other in ["R2,Rent collected,%,High,94.1,95.2", "R2,Homes let,Number,High,70,81"] {
        let (desk, run) = made(&card(other), &["--period", "quarter 2 2026/27"]);
        assert!(!run.said.contains("stands twice"), "{}", run.said);
        assert!(!desk.run(&["check", "report"]).said.contains("stands twice"), "{other}");
    }
}
