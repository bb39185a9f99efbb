//! Which sheets, rows and columns of a workbook are read, and what times, merged cells and LibreOffice's files come out as.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::diagnostic::Diagnostic;

use super::Folder;
use super::tests::{CATALOGUE, REPORT, folder_of, said};
use super::tests_workbook::{headings, open, opened, rest, reviews, values};

fn figure(sheet: &mut Worksheet, row: u32, period: &str, value: f64) {
    reviews(sheet, row, period);
    sheet.write(row, 2, value).expect("written");
}

fn named<'a>(book: &'a mut Workbook, name: &str) -> &'a mut Worksheet {
    book.add_worksheet().set_name(name).expect("a name")
}

#[test]
fn every_sheet_that_is_seen_and_has_the_headings_is_read() {
    let (folder, told) = open(|book| {
        let old = named(book, "2018 old");
        headings(old, 0);
        figure(old, 1, "Q3 2019/20", 1.0);
        old.set_hidden(true);
        let two = named(book, "Q2");
        headings(two, 0);
        figure(two, 1, "Q2 2019/20", 90.5);
        two.set_active(true);
        let three = named(book, "Q3");
        headings(three, 2);
        figure(three, 3, "Q3 2019/20", 93.1);
        rest(three, 4);
        let four = named(book, "Q4");
        four.write(0, 0, "Indicator").expect("written").write(0, 1, "Value").expect("written");
        named(book, "Notes").write(4, 1, "for colleagues").expect("written");
        named(book, "Empty");
    });
    assert_eq!(values(&folder.expect("a folder")), ["90.5", "93.1"]);
    assert_eq!(
        said(&told),
        [
            "left-out data/q3.xlsx:0: the hidden sheet `2018 old` of `data/q3.xlsx` is not read",
            "left-out data/q3.xlsx Q4!A1:0: the sheet `Q4` is not read: it has no column `period`",
            "left-out data/q3.xlsx:0: the sheet `Notes` of `data/q3.xlsx` is not read: it has no headings of a table",
        ]
    );
}

#[test]
fn hidden_rows_and_columns_are_left_out_and_merged_cells_filled() {
    let (folder, told) = open(|book| {
        let sheet = named(book, "Q3");
        headings(sheet, 0);
        sheet.merge_range(1, 0, 3, 0, "reviews", &Format::new()).expect("merged");
        for (row, quarter) in (1..).zip(["Q1 2019/20", "Q2 2019/20", "Q3 2019/20"]) {
            sheet.write(row, 1, quarter).expect("written").write(row, 2, 90 + row).expect("written");
        }
        rest(sheet, 4);
        figure(sheet, 5, "Q3 2019/20", 12.0);
        sheet.set_row_hidden(5).expect("hidden");
        sheet.write(0, 7, "Working").expect("written").write(2, 7, 17).expect("written");
        sheet.set_column_hidden(7).expect("hidden");
        sheet.merge_range(7, 0, 7, 4, "", &Format::new()).expect("merged");
    });
    assert_eq!(values(&folder.expect("a folder")), ["91", "92", "93"]);
    assert_eq!(
        said(&told),
        [
            "left-out data/q3.xlsx Q3!A6:0: the hidden row 6 of the sheet `Q3` is not read",
            "left-out data/q3.xlsx Q3!H1:0: the hidden column H of the sheet `Q3` is not read",
        ]
    );
}

/// A folder whose measure of reviews is a time in this unit, with figures in cells of this format.
fn timed(unit: &str, format: &str, days: &[f64]) -> (Option<Folder>, Vec<Diagnostic>) {
    let mut book = Workbook::new();
    let sheet = named(&mut book, "Q3");
    headings(sheet, 0);
    let format = Format::new().set_num_format(format);
    for ((row, quarter), days) in (1..).zip(["Q2 2019/20", "Q3 2019/20"]).zip(days) {
        reviews(sheet, row, quarter);
        sheet.write_with_format(row, 2, *days, &format).expect("written");
    }
    rest(sheet, 3);
    let bytes = book.save_to_buffer().expect("a workbook");
    let report = REPORT.replace("[[section]]", "[data]\nobservations = [\"data/q3.xlsx\"]\n\n[[section]]");
    let catalogue = CATALOGUE.replacen("unit = \"percent\"", unit, 1);
    opened(&[("report.toml", report.as_bytes()), ("indicators.toml", catalogue.as_bytes()), ("data/q3.xlsx", &bytes)])
}

#[test]
fn a_time_is_a_number_of_the_measures_own_unit() {
    const DAY: f64 = 86_400.0;
    let minutes = "unit = \"time\"\nword = [\"minute\", \"minutes\"]";
    let (folder, told) = timed(minutes, "[mm]:ss", &[185.0 / DAY, 3_930.0 / DAY]);
    assert_eq!(said(&told), [""; 0]);
    let folder = folder.expect("a folder");
    let measure = &folder.indicators()[0];
    let printed = |at: usize| measure.as_printed(measure.observations[at].value.expect("a figure")).to_string();
    assert_eq!([printed(0), printed(1)], ["3.08", "65.50"]);
    let (folder, _) =
        timed("unit = \"time\"\nword = [\"second\", \"seconds\"]", "h:mm:ss", &[185.0 / DAY, 3_930.0 / DAY]);
    assert_eq!(values(&folder.expect("a folder")), ["185", "3930"]);
    let hours = "unit = \"time\"\nword = [\"hour\", \"hours\"]";
    assert_eq!(values(&timed(hours, "[h]:mm", &[1.5, 0.25]).0.expect("a folder")), ["36.00", "6.00"]);
    for (unit, format, days, expected) in [
        (
            minutes,
            "h:mm",
            11_100.0,
            "by the format of its cell `3:05` is 3 hours 5 minutes, and this value is in minutes",
        ),
        (minutes, "mm:ss", 3_930.0, "the cell shows `05:30`, but holds 1 hour 5 minutes 30 seconds"),
        (hours, "h:mm AM/PM", 11_100.0, "`3:05` is a time of day, and not a length of time"),
        ("unit = \"score\"", "[mm]:ss", 185.0, "`03:05` is a time, but this value is a score"),
    ] {
        let (_, told) = timed(unit, format, &[days / DAY]);
        assert!(said(&told)[0].ends_with(&format!("Q3!C2:0: {expected}")), "{:?}", said(&told));
    }
}

#[test]
fn a_date_says_what_its_cell_shows() {
    let (folder, told) = open(|book| {
        let sheet = named(book, "Q3");
        headings(sheet, 0);
        for ((row, format), day) in (1..).zip(["dd/mm/yyyy", "mmm-yy"]).zip([30, 17]) {
            reviews(sheet, row, "");
            let date = ExcelDateTime::from_ymd(2019, 10 + row as u8, day).expect("a date");
            sheet.write_with_format(row, 1, &date, &Format::new().set_num_format(format)).expect("written");
            sheet.write(row, 2, 93).expect("written");
        }
        rest(sheet, 3);
    });
    assert_eq!(said(&told), [""; 0]);
    let periods: Vec<String> =
        folder.expect("a folder").indicators()[0].observations.iter().map(|one| one.period.in_full()).collect();
    assert_eq!(periods, ["November 2019", "December 2019"]);
}

/// A workbook of LibreOffice with these styles and sheets.
fn ods(styles: &str, sheets: &str) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:style=\"s\" xmlns:number=\"n\"><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)] {
        file.start_file(name, SimpleFileOptions::default()).expect("begun");
        file.write_all(text.as_bytes()).expect("written");
    }
    file.finish().expect("a workbook").into_inner()
}

fn text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn number(kind: &str, value: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>{text}</text:p></table:table-cell>"
    )
}

fn row(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

#[test]
fn a_workbook_of_libreoffice_is_read_as_it_shows() {
    let title = row(&[text("Children &amp; families<text:s/>now")]);
    let top = row(&["Indicator", "Period", "Value"].map(text));
    let merged = "<table:table-cell table:number-rows-spanned=\"2\"><text:p>reviews</text:p></table:table-cell>";
    let date = "<table:table-cell table:style-name=\"ce1\" office:value-type=\"date\" office:date-value=\"2019-12-17\">\
                <text:p>Dec-19</text:p></table:table-cell>";
    let hidden = row(&[text("reviews"), text("Q1 2019/20"), number("float", "5", "5")])
        .replace("<table:table-row>", "<table:table-row table:visibility=\"collapse\">");
    let sheets = [
        "<table:table table:name=\"Draft\" table:style-name=\"ta1\"><table:table-row/></table:table>".to_owned(),
        "<table:table table:name=\"Q3\"><table:table-column table:number-columns-repeated=\"1024\"/>".to_owned(),
        title,
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>"
            .to_owned(),
        top,
        row(&[merged.to_owned(), text("Q2 2019/20"), number("percentage", "0.9157", "92%")]),
        row(&["<table:covered-table-cell/>".to_owned(), date.to_owned(), number("float", "91.57413455", "91.6")]),
        hidden,
        row(&[text("custody"), text("Q3 2019/20"), number("float", "4", "4")]),
        "<table:table-row table:number-rows-repeated=\"1048560\"><table:table-cell/></table:table-row></table:table>".to_owned(),
    ];
    let styles = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
                  <number:date-style style:name=\"N1\"><number:month/><number:text>-</number:text><number:year/></number:date-style>\
                  <style:style style:name=\"ce1\" style:data-style-name=\"N1\"/>";
    let (folder, told) = opened(&[("data/figures.ods", &ods(styles, &sheets.concat()))]);
    assert_eq!(
        said(&told),
        [
            "left-out data/figures.ods:0: the hidden sheet `Draft` of `data/figures.ods` is not read",
            "left-out data/figures.ods Q3!A7:0: the hidden row 7 of the sheet `Q3` is not read",
        ]
    );
    let folder = folder.expect("a folder");
    assert_eq!(values(&folder), ["91.57", "91.57413455"]);
    let measure = &folder.indicators()[0];
    let printed = |at: usize| measure.as_printed(measure.observations[at].value.expect("a figure")).to_string();
    assert_eq!([printed(0), printed(1)], ["92", "91.6"]);
    assert_eq!(measure.observations[1].period.in_full(), "December 2019");
    assert_eq!(measure.observations[1].from.to_string(), "data/figures.ods Q3!A6");
}

/// A colour may be the cell's own, its row's, its column's, or that of the style that one is based on; a grey is none.
#[test]
fn a_colour_without_a_word_is_told_in_a_workbook_of_libreoffice_too() {
    let top = row(&["Measure", "Q3 2018/19", "Q3 2019/20", "RAG"].map(text));
    let named = |style: &str| format!("<table:table-cell table:style-name=\"{style}\"/>");
    let figures =
        |rag: &str| row(&[text("reviews"), number("float", "90", "90"), number("float", "92", "92"), rag.to_owned()]);
    let told = |columns: &str, row: &str| {
        let colour = |name: &str, more: &str, colour: &str| {
            format!(
                "<style:style style:name=\"{name}\" style:family=\"table-cell\"{more}><style:table-cell-properties \
                 fo:background-color=\"{colour}\"/></style:style>"
            )
        };
        let styles = [
            colour("green", "", "#00b050"),
            colour("grey", "", "#d9d9d9"),
            colour("none", "", "transparent"),
            "<style:style style:name=\"based\" style:family=\"table-cell\" style:parent-style-name=\"green\"/>"
                .to_owned(),
        ];
        let sheet = format!("<table:table table:name=\"Q3\">{columns}{top}{row}</table:table>");
        let report = format!(
            "{REPORT}\n[[source]]\nfile = \"data/card.ods\"\nindicator = \"Measure\"\ncheck_against = {{ rag = \"RAG\" }}\n"
        );
        let (_, told) =
            opened(&[("report.toml", report.as_bytes()), ("data/card.ods", &ods(&styles.concat(), &sheet))]);
        let said = said(&told);
        said.into_iter().filter(|one| one.contains("colour")).collect::<Vec<_>>()
    };
    let expected = [
        "left-out data/card.ods Q3!D2:0: a cell under \u{201c}RAG\u{201d} has a colour and no word, and the program does not \
         read colours: it compares nothing with the figures there",
    ];
    assert_eq!(told("", &figures(&named("green"))), expected);
    assert_eq!(told("", &figures(&named("based"))), expected);
    let of_row = figures("<table:table-cell/>")
        .replace("<table:table-row>", "<table:table-row table:default-cell-style-name=\"green\">");
    assert_eq!(told("", &of_row), expected);
    let of_column = "<table:table-column table:number-columns-repeated=\"3\"/><table:table-column table:default-cell-style-name=\"green\"/>";
    assert_eq!(told(of_column, &figures("<table:table-cell/>")), expected);
    for style in ["grey", "none"] {
        assert_eq!(told("", &figures(&named(style))), [""; 0], "{style}");
    }
    // The colours of a column say nothing of a cell that has a style of its own.
    assert_eq!(told(of_column, &figures(&named("grey"))), [""; 0]);
}

#[test]
fn what_is_no_workbook_of_libreoffice_is_said() {
    let whole = ods("", "<table:table table:name=\"Q3\"/>");
    let letter = {
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        file.start_file("content.xml", SimpleFileOptions::default()).expect("begun");
        file.write_all(b"<office:document-content xmlns:office=\"o\"/>").expect("written");
        file.finish().expect("an archive").into_inner()
    };
    for bytes in [&whole[..whole.len() / 2], &letter, b"PK\x03\x04"] {
        let folder = folder_of(&[("data/more.ods", bytes)]);
        let (_, told) = Folder::open(folder.path());
        assert_eq!(told.first().map(|one| one.code.as_str()), Some("broken-table"), "{:?}", said(&told));
    }
}

/// A row a person, as a team keeps them.
const CASES: [[&str; 3]; 3] = [["Child name", "DOB", "Worker"], ["A B", "01/02/2012", "x"], ["C D", "03/04/2013", "y"]];

/// People are as much in the file where nobody sees them: on a hidden sheet, in a hidden column, on a sheet that no table is on.
#[test]
fn people_who_are_hidden_in_a_workbook_are_refused_as_those_who_are_seen() {
    let cases = |sheet: &mut Worksheet, top: u32, left: u16| {
        for (row, texts) in (top..).zip(CASES) {
            for (column, text) in (left..).zip(texts) {
                sheet.write(row, column, text).expect("written");
            }
        }
    };
    let figures = |book: &mut Workbook| {
        let sheet = named(book, "Q3");
        headings(sheet, 0);
        figure(sheet, 1, "Q3 2019/20", 93.0);
        rest(sheet, 2);
        sheet.set_active(true);
    };
    let told = |hide: &dyn Fn(&mut Worksheet), name: &str, (top, left): (u32, u16)| {
        let (folder, told) = open(|book| {
            figures(book);
            let sheet = if name == "Q3" { &mut book.worksheets_mut()[0] } else { named(book, name) };
            cases(sheet, top, left);
            hide(sheet);
        });
        assert!(folder.is_none_or(|folder| folder.indicators()[0].observations.is_empty()), "{name}");
        said(&told).into_iter().filter(|line| line.starts_with("person-level")).collect::<Vec<String>>()
    };
    let with = "it does not belong in a folder made for publication";
    for (name, hide) in [
        (
            "Caseload",
            &(|sheet: &mut Worksheet| {
                sheet.set_hidden(true);
            }) as &dyn Fn(&mut Worksheet),
        ),
        ("Very", &|sheet| {
            sheet.set_very_hidden(true);
        }),
    ] {
        let expected = format!(
            "person-level data/q3.xlsx {name}!B1:0: `data/q3.xlsx` has a row a person on the hidden sheet `{name}`, with dates of birth: {with}"
        );
        assert_eq!(told(hide, name, (0, 0)), [expected]);
    }
    let columns = told(
        &|sheet| {
            sheet.set_column_range_hidden(8, 10).expect("hidden");
        },
        "Q3",
        (0, 8),
    );
    assert!(columns.len() == 1 && columns[0].contains("in hidden rows or columns of the sheet `Q3`"), "{columns:?}");
    let rows = |sheet: &mut Worksheet| {
        (5..8).for_each(|row| {
            sheet.set_row_hidden(row).expect("hidden");
        })
    };
    let rows = told(&rows, "Q3", (5, 0));
    assert!(rows.len() == 1 && rows[0].contains("in hidden rows or columns of the sheet `Q3`"), "{rows:?}");
    assert_eq!(told(&|_| {}, "Seen", (0, 0)).len(), 1);
}

#[test]
fn people_on_a_hidden_sheet_of_libreoffice_are_refused() {
    let styles = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let people = [row(&["Name", "DOB"].map(text)), row(&["A B", "01/02/2012"].map(text))].concat();
    let hidden = format!("<table:table table:name=\"Cases\" table:style-name=\"ta1\">{people}</table:table>");
    let top = row(&["Indicator", "Period", "Value"].map(text));
    let figures = row(&[text("reviews"), text("Q3 2019/20"), number("float", "93", "93")]);
    let seen = format!("<table:table table:name=\"Q3\">{top}{figures}</table:table>");
    let (_, told) = opened(&[("data/figures.ods", &ods(styles, &format!("{hidden}{seen}")))]);
    let told = said(&told);
    assert!(told.iter().any(|line| line.contains("a row a person on the hidden sheet `Cases`")), "{told:?}");
}
