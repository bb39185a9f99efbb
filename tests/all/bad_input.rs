//! Files that are no tables, or say two things: each told for what it is, and nothing is written.

use rust_xlsxwriter::Workbook;

use crate::desk::Desk;

const CARD: &str = "Measure,Q2 2024/25,Q3 2024/25\nCalls answered on time,90.1%,91.6%\nFines sent,120,131\n";

/// A sound folder with a source, and what an import of this file into it says; the folder is as it was.
fn refused(file: &str, bytes: &[u8]) -> String {
    let desk = Desk::of(&[]);
    desk.write("card.csv", CARD);
    assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
    let before = crate::desk::files(&desk.at(""));
    desk.put(file, bytes);
    let said = desk.run(&["import", file, "--into", "report"]);
    assert_eq!(said.code, 1, "{file}: {}", said.said);
    let made = desk.run(&["new", "other", "--from", file]);
    assert!(made.code == 1 && !desk.at("other").exists(), "{file}: {}", made.said);
    std::fs::remove_file(desk.at(file)).expect("it was written");
    assert_eq!(crate::desk::files(&desk.at("")), before, "{file}: nothing is written");
    said.said
}

#[test]
fn what_is_no_table_is_told_for_what_it_is() {
    let compound: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let locked: Vec<u8> =
        compound.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (file, bytes, expected) in [
        ("scorecard.xlsx", &b"%PDF-1.7\n"[..], "is a PDF, and not a table"),
        ("scorecard.xlsx", CARD.as_bytes(), "is a text, and not a workbook"),
        ("scorecard.xlsx", b"", "is empty"),
        ("scorecard.xlsx", &locked, "has a password"),
        ("scorecard.xls", compound, "is a file of Excel before 2007 (.xls), which is not read"),
        ("scorecard.xls", b"<html><table><tr><td>Measure</td></tr></table>", "is a web page with the name of a table"),
        ("scorecard.csv.gz", b"\x1F\x8B\x08\x00\x00", "it is compressed, and its end is missing or damaged"),
        ("~$scorecard.xlsx", b"Officer", "is the lock of an open workbook"),
        ("children.csv", b"Child ID,Date of birth,Plan\n1,03/04/2012,yes\n", "has a row a person, with dates of birth"),
        ("words.csv", b"Heading,Text\nhello,world\n", "has no table of measures that the program recognises"),
    ] {
        let said = refused(file, bytes);
        assert!(said.contains(expected), "{file}: {said}");
        assert!(!said.contains("03/04/2012"), "nothing of people is shown: {said}");
    }
}

#[test]
fn a_workbook_that_is_open_is_read_and_told() {
    let desk = Desk::of(&[]);
    desk.write("card.csv", CARD);
    desk.write("~$card.csv", "lock");
    let said = desk.run(&["new", "report", "--from", "card.csv"]);
    assert!(said.code == 0 && said.out.contains("`card.csv` is open in Excel or LibreOffice"), "{}", said.said);
}

#[test]
fn headings_that_fit_two_shapes_and_units_that_cells_contradict_are_told() {
    let desk = Desk::of(&[]);
    desk.write(
        "two.csv",
        "Measure,Quarter,Result,Q1 2024/25,Q2 2024/25\nCalls,Q3 2024/25,91,90,91\nFines,Q3 2024/25,13,11,12\n",
    );
    let said = desk.run(&["new", "report", "--from", "two.csv"]).out;
    assert!(
        said.contains("its headings fit two shapes")
            && said.contains("\u{201c}Quarter\u{201d} and \u{201c}Result\u{201d}"),
        "{said}"
    );
    desk.write(
        "unit.csv",
        "Measure,Unit,Q2 2024/25,Q3 2024/25\nCalls answered,Number,90.1%,91.6%\nFines,Number,12,13\n",
    );
    let said = desk.run(&["new", "other", "--from", "unit.csv"]).out;
    assert!(
        said.contains(
            "\u{201c}Calls answered\u{201d} its unit is \u{201c}Number\u{201d} and its cells show percentages, and both cannot be"
        ),
        "{said}"
    );
    desk.write("ytd.csv", "Measure,Period,Result\nFines,2023/24,12\nFines,2024/25 YTD,13\n");
    let said = desk.run(&["new", "third", "--from", "ytd.csv"]).out;
    assert!(said.contains("\u{201c}2024/25 YTD\u{201d} does not say up to when"), "{said}");
    desk.edit("third/report.toml", "value = ", "periods = { \"2024/25 YTD\" = \"April to December 2024\" }\nvalue = ");
    let told = desk.run(&["check", "third"]).said;
    assert!(!told.contains("unreadable-period"), "{told}");
}

#[test]
fn two_sheets_and_two_years_that_disagree_are_named() {
    let desk = Desk::of(&[]);
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, figure) in [("Summary", 91.2), ("Detail", 92.2)] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (column, text) in (0..).zip(["Measure", "Q2 2024/25", "Q3 2024/25"]) {
            sheet.write(0, column, text).expect("written");
        }
        sheet.write(1, 0, "Calls answered").expect("written");
        sheet.write(1, 1, 90.1).expect("written").write(1, 2, figure).expect("written");
    }
    desk.put("two.xlsx", &book.save_to_buffer().expect("a workbook"));
    assert_eq!(desk.run(&["new", "report", "--from", "two.xlsx"]).code, 0);
    let told = desk.run(&["check", "report"]).out;
    assert!(told.contains("is 91.2 on one sheet and 92.2 on another"), "{told}");
    assert!(
        told.contains("data/two.xlsx Detail!C2") && told.contains("data/two.xlsx Summary!C2: the same figure"),
        "{told}"
    );
    assert!(told.contains("sheets = [\"Summary\"]"), "{told}");
    desk.write(
        "years.csv",
        "Measure,Year,Result\nAttainment,2022/23,59\nAttainment,2023/24,61\nAttainment,2023/24,60\n",
    );
    let told = desk.run(&["new", "years", "--from", "years.csv"]);
    assert!(told.said.contains("write which year is meant, 2023/24 (academic)"), "{}", told.said);
    assert!(!desk.at("years").exists(), "of its one measure nothing can be said");
}

#[test]
fn a_recipe_that_no_longer_fits_says_what_is_gone_and_an_officers_lines_stay() {
    let desk = Desk::of(&[]);
    desk.write("card.csv", "Measure,Q2 2024/25,Q3 2024/25,Target 2024/25\nCalls answered on time,90.1%,91.6%,92%\n");
    assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
    let own = "# Mine: do not touch\r\n";
    for file in ["report/report.toml", "report/indicators.toml"] {
        desk.write(file, &format!("{own}{}", desk.read(file)));
    }
    let [report, catalogue] = ["report/report.toml", "report/indicators.toml"].map(|file| desk.read(file));
    desk.write(
        "report/data/card.csv",
        "Measure,Q2 2024/25,Q3 2024/25,Goal\nCalls answered on time,90.1%,91.6%,92%\nVisits,12,13,\n",
    );
    let told = desk.run(&["check", "report"]).out;
    assert!(told.contains("does not fit its recipe any more: it does not have the heading `Target 2024/25`"), "{told}");
    assert_eq!(desk.run(&["import", "report/data/card.csv", "--into", "report"]).code, 0);
    // A new measure joins the paragraphs of its heading: what an officer wrote stays, line by line and in its order.
    let after = desk.read("report/report.toml");
    let mut lines = after.split_inclusive('\n');
    assert!(report.split_inclusive('\n').all(|own| lines.any(|line| line == own)), "{after}");
    let after = desk.read("report/indicators.toml");
    assert!(after.starts_with(&catalogue) && after.contains("[visits]"), "{after}");
}

#[test]
fn two_sheets_that_have_another_figure_of_the_same_are_told_at_once_and_as_one_error() {
    let desk = Desk::of(&[]);
    let mut book = Workbook::new();
    for (name, last) in [("Corporate", 93.1), ("Exceptions", 88.8)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (at, heading) in ["Measure", "Q1 2024/25", "Q2 2024/25", "Q3 2024/25"].iter().enumerate() {
            sheet.write_string(0, at as u16, *heading).expect("a heading");
        }
        for (line, (measure, figures)) in
            [("Calls answered (%)", [90.1, 91.6, last]), ("Complaints", [120.0, 118.0, 99.0])].into_iter().enumerate()
        {
            let line = line as u32 + 1;
            sheet.write_string(line, 0, measure).expect("a name");
            for (at, figure) in figures.into_iter().enumerate() {
                sheet.write_number(line, at as u16 + 1, figure).expect("a figure");
            }
        }
    }
    book.save(desk.at("card.xlsx")).expect("a workbook");
    let new = desk.run(&["new", "report", "--from", "card.xlsx"]);
    let told = "the sheet Exceptions has another figure than the sheet Corporate of \u{201c}calls answered (%)\u{201d} in quarter 3 2024/25 (88.8, \
                and 93.1): no report can be made until one of them is right";
    assert!(new.code == 0 && new.out.contains(told), "{}", new.said);
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(built.said.contains("1 error"), "{}", built.said);
    let error = "the sheet Exceptions has 6 figures of the sheet Corporate again, with other figures in 1 of them: `calls_answered` in \
                 quarter 3 2024/25 is 93.1 on one sheet and 88.8 on another";
    assert!(built.said.contains(error) && built.said.contains("sheets = [\"Corporate\"]"), "{}", built.said);
}

#[test]
fn a_summary_that_has_more_than_the_sheet_of_figures_is_read_without_what_both_have() {
    let desk = Desk::of(&[]);
    let mut book = Workbook::new();
    let sheets = [
        (
            "Summary",
            "Aim",
            &["Q2 2024/25"][..],
            &[("Calls answered (%)", &[91.6][..]), ("Homes let", &[31.0]), ("Fines", &[12.0])][..],
        ),
        (
            "Data",
            "Good is",
            &["Q1 2024/25", "Q2 2024/25"],
            &[("Calls answered (%)", &[90.1, 91.6]), ("Homes let", &[30.0, 31.0])],
        ),
    ];
    for (name, good, periods, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (at, heading) in ["Measure", good].iter().chain(periods).enumerate() {
            sheet.write_string(0, at as u16, *heading).expect("a heading");
        }
        for (line, (measure, figures)) in rows.iter().enumerate() {
            let line = line as u32 + 1;
            sheet.write_string(line, 0, *measure).expect("a name");
            sheet.write_string(line, 1, "High").expect("a word");
            for (at, figure) in figures.iter().enumerate() {
                sheet.write_number(line, at as u16 + 2, *figure).expect("a figure");
            }
        }
    }
    book.save(desk.at("card.xlsx")).expect("a workbook");
    let new = desk.run(&["new", "report", "--from", "card.xlsx"]);
    assert!(new.code == 0 && new.out.contains("another sheet has the same figures of it"), "{}", new.said);
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert_eq!(built.code, 0, "{}", built.said);
    for said in ["calls answered was 91.6%", "homes let was 31", "fines was 12"] {
        assert!(built.out.contains(said), "{said}: {}", built.out);
    }
}
