//! Two sheets of a workbook that have the same measures: which of them is read, what each says that the other leaves out, and what is
//! said of the columns beside the figures. Every figure is made up.

use rust_xlsxwriter::Workbook;

use crate::desk::{Desk, Ended};
use crate::doubtful_files::{WORDS, made, text};

/// A report of a workbook with these sheets, and what `new` says.
fn of_sheets(sheets: &[(&str, &str)]) -> (Desk, Ended) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (line, row) in (0..).zip(rows.lines()) {
            for (at, cell) in (0..).zip(row.split(',')) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(line, at, number).map(drop).expect("a cell"),
                    Err(_) => sheet.write_string(line, at, cell).map(drop).expect("a cell"),
                }
            }
        }
    }
    let desk = Desk::of(&[]);
    book.save(desk.at("card.xlsx")).expect("a workbook");
    let made = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &WORDS].concat());
    assert_eq!(made.code, 0, "{}", made.said);
    (desk, made)
}

#[test]
fn of_a_summary_with_another_figure_the_fuller_sheet_is_advised_and_says_which_way_is_good() {
    let summary = "Measure,Q2 2025/26,Target\nCalls answered (%),92,90\nBins missed,10,8";
    let data = "Measure,Good,Q1 2025/26,Q2 2025/26,Target\nCalls answered (%),High,91,92,90\nBins missed,Low,7,9,8\n\
                Complaints upheld,Low,18,25,20\nRepairs on time (%),High,95,96,97";
    let (desk, new) = of_sheets(&[("Summary", summary), ("Data", data)]);
    assert!(new.out.contains("sheets = [\"Data\"]"), "{}", new.said);
    assert!(!new.out.contains("which direction is good"), "{}", new.said);
    assert_eq!(desk.read("report/indicators.toml").matches("good = \"low\"").count(), 2);
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(built.said.contains("1 error") && built.said.contains("sheets = [\"Data\"]"), "{}", built.said);
    // What is advised makes a report.
    let report = desk.read("report/report.toml");
    let (head, sources) = report.split_once("[[source]]").expect("a source");
    let of_data = sources.split("[[source]]").find(|source| source.contains("[\"Data\"]")).expect("that of the data");
    desk.write("report/report.toml", &format!("{head}[[source]]{of_data}"));
    let said = text(&desk);
    assert!(said.contains("bins missed was 9 in quarter 2") && said.contains("repairs on time was 96%"), "{said}");
}

/// Two directorates call a measure the same: neither sheet is to be dropped.
#[test]
fn of_two_directorates_with_one_name_nobody_is_told_to_drop_a_sheet() {
    let place = "Measure,Good,Q1 2025/26,Q2 2025/26\nComplaints received,Low,10,12\nBins missed,Low,7,9";
    let people = "Measure,Good,Q1 2025/26,Q2 2025/26\nComplaints received,Low,30,32\nReviews (%),High,90,91";
    let (desk, new) = of_sheets(&[("Place", place), ("People", people)]);
    assert!(new.out.contains("each has a name of its own in the file"), "{}", new.said);
    assert!(!new.out.contains("sheets = ["), "{}", new.said);
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(built.said.contains("give them two names"), "{}", built.said);
}

#[test]
fn columns_beside_the_figures_are_left_out_with_what_to_do() {
    let card = "Measure,Good is,Apr-25,May-25,Jun-25,YTD,Target,RAG,Service comment\n\
                Admissions per 100 beds (cumulative),Low,44.1,91,139.8,139.8,540,see notes,\"A ward closed, and reopened.\"\n\
                Calls answered (%),High,90,91,92,91,90,see notes,\n";
    let (desk, new) = made(card, &["--period", "June 2025"]);
    for said in [
        "YTD: it does not say up to when: write Q2 2025/26 YTD, or April to December 2025",
        "RAG: the sheet\u{2019}s own verdict: its words cannot be compared, and colours are not read",
        "Service comment: words: what the report is to print of them stands in commentary.toml",
    ] {
        assert!(new.out.contains(said), "{said}: {}", new.said);
    }
    // Of a measure of which less is better a target is what it should not go beyond.
    let said = text(&desk);
    assert!(said.contains("139.8 so far, of a target of at most 540"), "{said}");
}
