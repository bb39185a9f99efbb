//! The workbook of a report's figures, read back by the reader of workbooks: what the guidance asks of its sheets, that its
//! figures are those of the other editions, and that no cell of it is a formula.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use roxmltree::Document;
use rust_decimal::Decimal;
use scrutineer::report::Report;
use scrutineer::{Format, Layout, layout};

use crate::desk::{Desk, drafted, fixture, opened, parts_of_word, published};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn made(report: &Report) -> Vec<u8> {
    published(report, Format::Xlsx, &Layout::shipped())
}

fn book(bytes: &[u8]) -> Book {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook")
}

/// The cells of a sheet, row by row.
fn rows(book: &mut Book, sheet: &str) -> Vec<Vec<Data>> {
    let range = book.worksheet_range(sheet).unwrap_or_else(|fault| panic!("{sheet}: {fault}"));
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The heads of a sheet's table and what is below them.
fn table(book: &mut Book, sheet: &str) -> (Vec<String>, Vec<Vec<Data>>) {
    let rows = rows(book, sheet);
    let wide = rows.iter().position(|row| row.len() > 1 && row.iter().all(|cell| *cell != Data::Empty));
    let head = wide.unwrap_or_else(|| panic!("{sheet} has no table"));
    (rows[head].iter().map(ToString::to_string).collect(), rows[head + 1..].to_vec())
}

/// The sheet whose title says this.
fn titled(book: &mut Book, words: &str) -> String {
    let names = book.sheet_names();
    let has = |name: &String| rows(book, name)[0][0].to_string().contains(words);
    names.into_iter().find(has).unwrap_or_else(|| panic!("no sheet is titled {words}"))
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut text = String::new();
    file.by_name(name).unwrap_or_else(|fault| panic!("{name}: {fault}")).read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn the_workbook_is_as_the_guidance_wants_it() {
    for name in ["anyshire", "leicestershire-2019-20-q3"] {
        let report = drafted(&opened(&fixture(name)));
        let bytes = made(&report);
        let mut book = book(&bytes);
        let names = book.sheet_names();
        assert_eq!(names[..4], ["Cover", "Contents", "Notes", "Table_1"], "{name}");
        let cover: Vec<String> = rows(&mut book, "Cover").iter().map(|row| row[0].to_string()).collect();
        assert_eq!(cover[0], report.title);
        for said in [format!("Area: {}", report.area), format!("Committee: {}", report.committee)] {
            assert!(cover.contains(&said), "{cover:?}");
        }
        let (_, listed) = table(&mut book, "Contents");
        let listed: Vec<String> = listed.iter().map(|row| row[0].to_string()).collect();
        assert_eq!(listed, names[2..], "every sheet behind the list is on it");
        for sheet in &names[1..] {
            let whole = rows(&mut book, sheet);
            assert!(whole[0][1..].iter().all(|cell| *cell == Data::Empty) && whole[0][0] != Data::Empty, "{sheet}");
            let (heads, below) = table(&mut book, sheet);
            let empty = below.iter().flatten().filter(|cell| **cell == Data::Empty || cell.to_string().is_empty());
            assert_eq!(empty.count(), 0, "{name}, {sheet} has an empty cell");
            let lower: std::collections::BTreeSet<String> = heads.iter().map(|head| head.to_lowercase()).collect();
            assert_eq!(lower.len(), heads.len(), "{sheet}: a head stands twice");
        }
        each_sheet_is_marked_up(&bytes, names.len());
        let core = part(&bytes, "docProps/core.xml");
        assert!(core.contains(&format!("<dc:title>{}</dc:title>", report.title)), "{core}");
        assert!(core.contains("<dc:language>en-GB</dc:language>"), "{core}");
        assert!(core.contains(&report.date_iso) && core.matches("dcterms:created").count() == 2, "{core}");
    }
}

/// One table on each sheet but the cover, with a name of its own and a row of heads; nothing merged, hidden or filtered.
fn each_sheet_is_marked_up(bytes: &[u8], sheets: usize) {
    let workbook = part(bytes, "xl/workbook.xml");
    assert!(!workbook.contains("hidden"), "{workbook}");
    for nth in 1..=sheets {
        let sheet = part(bytes, &format!("xl/worksheets/sheet{nth}.xml"));
        assert!(!sheet.contains("mergeCell") && !sheet.contains("hidden") && !sheet.contains("<f>"), "sheet {nth}");
        assert_eq!(sheet.matches("<tablePart ").count(), usize::from(nth > 1), "sheet {nth}");
    }
    let mut names = std::collections::BTreeSet::new();
    for nth in 1..sheets {
        let table = part(bytes, &format!("xl/tables/table{nth}.xml"));
        let table = Document::parse(&table).expect("XML");
        let root = table.root_element();
        assert!(names.insert(root.attribute("name").expect("a name").to_owned()));
        assert!(root.attribute("headerRowCount").is_none_or(|count| count == "1"));
        assert!(!root.children().any(|child| child.tag_name().name() == "autoFilter"));
    }
}

#[test]
fn its_figures_are_those_of_the_dashboard_with_the_decimals_that_are_printed() {
    for name in ["anyshire", "leicestershire-2019-20-q3"] {
        let report = drafted(&opened(&fixture(name)));
        let bytes = made(&report);
        let mut book = book(&bytes);
        let sheet = titled(&mut book, "Latest figures");
        let (heads, below) = table(&mut book, &sheet);
        let at = |wanted: &str| heads.iter().position(|head| head.starts_with(wanted)).expect("a column");
        let printed: Vec<_> = report.dashboard.groups.iter().flat_map(|group| &group.rows).collect();
        assert_eq!(below.len(), printed.len());
        let mut numbers = 0;
        for (row, cells) in printed.iter().zip(&below) {
            assert_eq!(cells[at("Indicator")].to_string(), row.name);
            // Of other areas than the neighbours there is a table of its own.
            let of_neighbours = row.others.first().filter(|one| one.name == "neighbours" && !one.figure.is_empty());
            let neighbours = of_neighbours.map_or_else(|| "[x]".to_owned(), |one| one.figure.clone());
            for (column, text) in [
                ("Latest figure", &row.latest.text),
                ("Earlier figure", &row.previous.text),
                ("Average of the neighbours", &neighbours),
            ] {
                match &cells[at(column)] {
                    Data::Float(number) => {
                        numbers += 1;
                        assert_eq!(in_full(text), Some(Decimal::try_from(*number).expect("a number")), "{text}");
                    }
                    mark => assert_eq!(mark.to_string(), *text),
                }
            }
        }
        assert!(numbers > 40, "{name}: only {numbers} figures were compared");
        if name == "anyshire" {
            // 88.0 is a number that shows its decimal.
            let styles = part(&bytes, "xl/styles.xml");
            assert!(styles.contains("formatCode=\"#,##0.0\""), "{styles}");
        }
    }
}

/// A target, what is held against it and what lies between are numbers; each other area has its name; what is not on its sheets
/// the workbook does not lead to.
#[test]
fn targets_and_other_areas_are_numbers_and_every_state_is_explained() {
    let report = drafted(&opened(&fixture("anyshire")));
    let mut book = book(&made(&report));
    let sheet = titled(&mut book, "Targets");
    let (heads, below) = table(&mut book, &sheet);
    let at = |wanted: &str| heads.iter().position(|head| head.starts_with(wanted)).expect("a column");
    let (_, notes) = table(&mut book, "Notes");
    let explained: String = notes.iter().map(|row| format!("{}\n", row[0])).collect::<String>().to_lowercase();
    for row in &below {
        let state = row[at("How the figure stands")].to_string();
        assert!(explained.contains(&state), "{state} is not in\n{explained}");
        if ["met", "missed", "close to target"].contains(&state.as_str())
            && row[at("Figure to reach")] != Data::String("[z]".into())
        {
            let numbers = ["Figure to reach", "Figure that is held", "That figure less"].map(|head| &row[at(head)]);
            assert!(numbers.iter().all(|cell| matches!(cell, Data::Float(_))), "{row:?}");
        }
    }
    for name in book.sheet_names() {
        let leads = rows(&mut book, &name).iter().flatten().any(|cell| cell.to_string().contains("Appendix B"));
        assert!(!leads, "{name} leads to an Appendix B");
    }
    let sheet = titled(&mut book, "Other areas");
    let (heads, below) = table(&mut book, &sheet);
    let at = |wanted: &str| heads.iter().position(|head| head.starts_with(wanted)).expect("a column");
    let england = below.iter().filter(|row| row[at("Other area")] == Data::String("England".into()));
    assert!(england.filter(|row| matches!(row[at("Its figure")], Data::Float(_))).count() > 5, "{below:?}");
}

/// `93.1%`, `£18.4 million`, `−4 kilograms` as a number.
fn in_full(text: &str) -> Option<Decimal> {
    let digits: String = text
        .replace('\u{2212}', "-")
        .chars()
        .filter(|sign| sign.is_ascii_digit() || matches!(sign, '.' | '-'))
        .collect();
    let number: Decimal = digits.parse().ok()?;
    Some(if text.contains("million") { number * Decimal::from(1_000_000) } else { number })
}

/// Names that a spreadsheet would take for formulas, that XML has other uses for, and that Excel has an escape for.
#[test]
fn what_begins_like_a_formula_is_text() {
    let names = ["=1+1", "+44 calls", "-1 day", "@home", "a < b & \"c\"", "_x0041_ board"];
    let desk = Desk::of(&[]);
    let sections: String = (0..names.len()).map(|nth| format!("\"m{nth}\", ")).collect();
    desk.write(
        "report/report.toml",
        &format!(
            "title = \"=Report\"\ncommittee = \"Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
             period = \"quarter 3 2024/25\"\n[[section]]\nheading = \"@Figures\"\nparagraphs = [{{ indicators = [{sections}] }}]\n"
        ),
    );
    let entry = |(nth, name): (usize, &&str)| {
        format!("[m{nth}]\nname = \"calls {nth}\"\nlabel = {name:?}\nunit = \"percent\"\ngood = \"high\"\n")
    };
    desk.write("report/indicators.toml", &names.iter().enumerate().map(entry).collect::<String>());
    let figures = (0..names.len()).map(|nth| format!("m{nth},quarter 2 2024/25,90\nm{nth},quarter 3 2024/25,91\n"));
    desk.write("report/data/observations.csv", &format!("indicator,period,value\n{}", figures.collect::<String>()));
    let folder = opened(&desk.at("report"));
    let bytes = published(&drafted(&folder), Format::Xlsx, &layout(&folder));
    let mut book = book(&bytes);
    let sheet = titled(&mut book, "Latest figures");
    let (_, below) = table(&mut book, &sheet);
    let read: Vec<String> = below.iter().map(|row| row[1].to_string()).collect();
    assert_eq!(read, names);
    for (part, text) in parts_of_word(&bytes) {
        assert!(!part.contains("/sheet") || !text.contains("<f"), "{part} has a formula");
    }
    assert_eq!(rows(&mut book, "Cover")[0][0], Data::String("=Report".into()));
}

#[test]
fn an_officers_own_workbook_is_never_written_over() {
    let desk = Desk::report("anyshire");
    let run = |words: &[&str]| desk.run(words);
    desk.write("report/report.xlsx", "an officer's");
    for words in [&["export", "report"][..], &["export", "report", "--force"]] {
        let refused = run(words);
        assert_eq!(refused.code, 1, "{}", refused.said);
        assert!(refused.said.contains("one of your own files has this name"), "{}", refused.said);
        assert_eq!(desk.read("report/report.xlsx"), "an officer's");
    }
    std::fs::remove_file(desk.at("report/report.xlsx")).expect("removed");
    let written = run(&["export", "report"]);
    assert_eq!((written.code, written.out.trim()), (0, "Written: report/report.xlsx"), "{}", written.said);
    assert_eq!(run(&["export", "report"]).code, 0, "as it was made");
    let record: serde_json::Value =
        serde_json::from_str(&desk.read("report/build/record.json")).expect("the record is JSON");
    assert_eq!(record["report"]["format"], "xlsx");
    // Somebody added a column: it stays until it is said that it may go.
    let mut bytes = std::fs::read(desk.at("report/report.xlsx")).expect("written");
    bytes.push(0);
    std::fs::write(desk.at("report/report.xlsx"), &bytes).expect("written");
    let refused = run(&["export", "report"]);
    assert!(refused.code == 1 && refused.said.contains("--force"), "{}", refused.said);
    assert_eq!(run(&["export", "report", "--force"]).code, 0);
}

/// What is put among the tables would be read as figures by the next build.
#[test]
fn the_workbook_does_not_go_among_the_figures() {
    let desk = Desk::report("anyshire");
    let refused = desk.run(&["export", "report", "-o", "report/data/published.xlsx", "--force"]);
    assert!(refused.code == 1 && refused.said.contains("is read as figures of the report"), "{}", refused.said);
    assert!(!desk.at("report/data/published.xlsx").exists());
}

/// A report that was read as data has its figures as words only: half a workbook is none.
#[test]
fn a_report_read_as_data_has_no_workbook() {
    let report = drafted(&opened(&fixture("anyshire")));
    let read: Report = serde_json::from_str(&serde_json::to_string(&report).expect("JSON")).expect("a report");
    let error = scrutineer::publish(&read, Format::Xlsx, &Layout::shipped()).expect_err("no figures as numbers");
    assert!(error.to_string().contains("read as data"), "{error}");
}

#[test]
fn a_pack_has_no_workbook_and_says_so() {
    let desk = Desk::of(&[]);
    desk.write("march.toml", "");
    let refused = desk.run(&["pack", "march.toml", "--format", "xlsx"]);
    assert_eq!(refused.code, 2, "{}", refused.said);
}
