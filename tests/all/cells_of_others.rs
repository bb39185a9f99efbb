//! A published table as text and as a workbook: one reading of both; what stands in the place of another council's figure, which costs
//! that cell and no more. Every figure is made up.

use rust_xlsxwriter::Workbook;

use crate::desk::{Desk, as_text, opened};

const WORDS: [&str; 6] = ["--area", "Authority 3", "--committee", "Scrutiny Committee", "--date", "2025-11-18"];

/// A table as text and as a workbook with another sheet, if any, behind it.
fn both(desk: &Desk, rows: &[Vec<String>], other: &[[&str; 3]]) {
    desk.write("table.csv", &rows.iter().map(|row| row.join(",") + "\n").collect::<String>());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Data").expect("a name");
    for (line, row) in (0..).zip(rows) {
        for (at, text) in (0..).zip(row) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(line, at, number).map(drop).expect("a cell"),
                Err(_) => sheet.write_string(line, at, text).map(drop).expect("a cell"),
            }
        }
    }
    if !other.is_empty() {
        let sheet = book.add_worksheet().set_name("Scorecard").expect("a name");
        for (line, row) in (0..).zip(other) {
            (0..).zip(row).for_each(|(at, text)| sheet.write(line, at, *text).map(drop).expect("a cell"));
        }
    }
    book.save(desk.at("table.xlsx")).expect("a workbook");
}

/// Shares and tonnes of twelve authorities and England under one name, as the department publishes them; `cell` is the last share of
/// Authority 5.
fn waste(cell: &str) -> Vec<Vec<String>> {
    let row = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    let mut rows = vec![row(["area_name", "period", "indicator", "measure", "unit", "value"])];
    for year in ["2023/24", "2024/25"] {
        for nth in 0..12 {
            let share = if nth == 5 && year == "2024/25" { cell.to_owned() } else { format!("{}.5", 30 + nth) };
            let area = format!("Authority {nth}");
            rows.push(row([&area, year, "Waste recycled", "Percentage", "Waste", &share]));
            rows.push(row([&area, year, "Waste recycled", "Frequency", "Tonnes", &format!("{}", 40_000 + nth)]));
        }
        rows.push(row(["England", year, "Waste recycled", "Percentage", "Waste", "42.1"]));
    }
    rows
}

#[test]
fn a_published_table_with_a_column_of_names_is_read_one_way_as_text_and_as_a_workbook() {
    let desk = Desk::of(&[]);
    both(&desk, &waste("35.5"), &[]);
    let made = |name: &str, file: &str, area: &str| {
        let mut words = WORDS;
        words[1] = area;
        desk.run(&[&["new", name, "--from", file][..], &words].concat())
    };
    for (name, file) in [("text", "table.csv"), ("book", "table.xlsx")] {
        let new = made(name, file, "Authority 3");
        assert_eq!(new.code, 0, "{}", new.said);
        assert!(!new.out.contains("taken for councils"), "{}", new.said);
    }
    let told = desk.read("text/report.toml").replace("table.csv", "table.xlsx");
    assert_eq!(desk.read("book/report.toml"), told);
    assert_eq!(as_text(&opened(&desk.at("book"))), as_text(&opened(&desk.at("text"))));
    for (area, said) in [("England", "`England` is no council"), ("Authorty 3", "has no area `Authorty 3`")] {
        let name = area.replace(' ', "-");
        let new = made(&name, "table.xlsx", area);
        let built = desk.run(&["build", &name, "--format", "text", "-o", "-"]);
        assert!(new.said.contains(said) && built.code == 1 && built.said.contains(said), "{}{}", new.said, built.said);
    }
}

/// A scorecard with a sheet for the wards is a council's own: none of its measures is lost to them.
#[test]
fn a_workbook_with_other_tables_beside_one_of_areas_is_the_councils_own() {
    let desk = Desk::of(&[]);
    let card =
        [["Measure", "2023/24", "2024/25"], ["Calls answered (%)", "81.5", "82.5"], ["Bins missed", "110", "120"]];
    both(&desk, &waste("35.5"), &card);
    let new = desk.run(&[&["new", "report", "--from", "table.xlsx"][..], &WORDS].concat());
    assert!(new.code == 0 && new.out.contains("Calls answered") && new.out.contains("Bins missed"), "{}", new.said);
}

#[test]
fn what_is_no_figure_of_another_area_is_left_out_and_told_once() {
    for cell in ["<5", "#N/A", "TBC", "see note", "!", "\u{a3}35.5"] {
        let desk = Desk::of(&[]);
        both(&desk, &waste(cell), &[]);
        for file in ["table.csv", "table.xlsx"] {
            let name = file.replace('.', "-");
            let new = desk.run(&[&["new", &name, "--from", file, "--good", GOOD][..], &WORDS].concat());
            assert_eq!(new.code, 0, "{cell}: {}", new.said);
            let built = desk.run(&["build", &name, "--format", "text", "-o", "-"]);
            assert_eq!(built.code, 0, "{cell}: {}", built.said);
            assert!(built.out.contains("of the 11 areas with a figure"), "{cell}: {}", built.out);
            let told = desk.run(&["check", &name]).said;
            let place = if file == "table.csv" { "data/table.csv:37" } else { "data/table.xlsx Data!F37" };
            let said = format!("warning[not-a-number]: `{cell}` of another area is no figure of this measure");
            assert!(told.contains(&said) && told.contains(place), "{cell} {file}: {told}");
        }
    }
    // Of the council's own it is an error at its own cell.
    let desk = Desk::of(&[]);
    let mut rows = waste("35.5");
    rows[32][5] = "<5".to_owned();
    both(&desk, &rows, &[]);
    let new = desk.run(&[&["new", "own", "--from", "table.xlsx"][..], &WORDS].concat());
    assert_eq!(new.code, 0, "{}", new.said);
    let built = desk.run(&["build", "own", "--format", "text", "-o", "-"]);
    assert!(built.code == 1 && built.said.contains("Data!F33"), "{}", built.said);
}

const GOOD: &str = "waste_recycled_percentage_waste=high";

#[test]
fn a_note_that_all_rows_of_the_latest_year_have_makes_no_measures() {
    for (heading, word) in [("Note", "provisional"), ("Footnotes", "3"), ("Data status", "Provisional"), ("Flag", "p")]
    {
        let desk = Desk::of(&[]);
        let mut rows = vec![["Year", "Council", "Sickness_percent", heading].map(str::to_owned).to_vec()];
        for year in ["2022/23", "2023/24", "2024/25"] {
            for nth in 0..12 {
                let note = if year == "2024/25" { word } else { "" };
                rows.push(
                    [year, &format!("Authority {nth}"), &format!("{}.5", 4 + nth), note].map(str::to_owned).to_vec(),
                );
            }
        }
        both(&desk, &rows, &[]);
        for file in ["table.csv", "table.xlsx"] {
            let name = file.replace('.', "-");
            let new = desk.run(&[&["new", &name, "--from", file][..], &WORDS].concat());
            assert!(new.code == 0 && new.out.contains("1 new measure:"), "{heading} {file}: {}", new.said);
            let text = as_text(&opened(&desk.at(&name)));
            assert!(text.contains("7.5% in 2024/25"), "{heading} {file}: {text}");
        }
    }
}
