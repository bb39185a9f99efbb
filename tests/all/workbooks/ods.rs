//! Sheets as an OpenDocument workbook, as LibreOffice writes one: runs of empty cells as a count, what is shown beside
//! what is held, and empty rows to the foot of the sheet.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::book::Place;
use super::look::{decimals, shown};
use super::sheet::{Cell, Sheet};

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3">"#;

pub fn ods(sheets: &[Sheet]) -> Vec<u8> {
    let mut formats = BTreeMap::new();
    let tables: String = sheets.iter().map(|sheet| table(sheet, &mut formats)).collect();
    let mut styles = String::from(
        r#"<style:style style:name="shut" style:family="table"><style:table-properties table:display="false"/></style:style>"#,
    );
    for (format, nth) in &formats {
        styles.push_str(&style(format, *nth));
    }
    let content = format!(
        "{HEAD}<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
    );
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = [("mimetype", TYPE), ("content.xml", &content), ("META-INF/manifest.xml", &manifest)];
    for (name, text) in parts {
        let options = if name == "mimetype" { stored } else { SimpleFileOptions::default() };
        to.start_file(name, options).expect("a part begun");
        to.write_all(text.as_bytes()).expect("a part written");
    }
    to.finish().expect("a package in memory").into_inner()
}

/// The number format as a style of cells; the one format of dates is a month and its year.
fn style(format: &str, nth: usize) -> String {
    let cells =
        format!(r#"<style:style style:name="ce{nth}" style:family="table-cell" style:data-style-name="N{nth}"/>"#);
    if format == "mmm yyyy" {
        return format!(
            r#"<number:date-style style:name="N{nth}"><number:month number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>{cells}"#
        );
    }
    let digits = decimals(format);
    let number = format!(
        r#"<number:number number:decimal-places="{digits}" number:min-decimal-places="{digits}" number:min-integer-digits="1" number:grouping="{}"/>"#,
        format.contains("#,##0")
    );
    let (kind, inner) = match format {
        _ if format.contains('%') => ("percentage-style", format!("{number}<number:text>%</number:text>")),
        _ if format.starts_with('£') => ("number-style", format!("<number:text>£</number:text>{number}")),
        _ => ("number-style", number),
    };
    format!(r#"<number:{kind} style:name="N{nth}">{inner}</number:{kind}>{cells}"#)
}

fn table(sheet: &Sheet, formats: &mut BTreeMap<&'static str, usize>) -> String {
    let (last_row, last_column) = sheet.last();
    let shut = if sheet.hidden { r#" table:style-name="shut""# } else { "" };
    let mut out = format!(r#"<table:table table:name="{}"{shut}>"#, escaped(&sheet.name));
    for column in 0..=last_column {
        let collapsed = collapsed(sheet.hidden_columns.contains(&column));
        write!(out, "<table:table-column{collapsed}/>").expect("text");
    }
    for row in 0..=last_row {
        write!(out, "<table:table-row{}>", collapsed(sheet.hidden_rows.contains(&row))).expect("text");
        let mut empty = 0;
        for column in 0..=last_column {
            match sheet.cells.get(&(row, column)) {
                None => empty += 1,
                Some(cell) => {
                    out.push_str(&run(&mut empty));
                    out.push_str(&written(sheet, row, column, cell, formats));
                }
            }
        }
        let merged = sheet.merged.iter().any(|range| range.0 == row);
        out.push_str(&if merged { covered(empty) } else { run(&mut empty) });
        out.push_str("</table:table-row>");
    }
    let left = 1_048_575 - last_row;
    write!(out, r#"<table:table-row table:number-rows-repeated="{left}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#)
        .expect("text");
    out
}

fn collapsed(hidden: bool) -> &'static str {
    if hidden { r#" table:visibility="collapse""# } else { "" }
}

/// So many empty cells as one.
fn run(empty: &mut u16) -> String {
    match std::mem::take(empty) {
        0 => String::new(),
        count => format!(r#"<table:table-cell table:number-columns-repeated="{count}"/>"#),
    }
}

/// The cells of a merged section that its name lies over.
fn covered(count: u16) -> String {
    format!(r#"<table:covered-table-cell table:number-columns-repeated="{count}"/>"#)
}

fn written(sheet: &Sheet, row: u32, column: u16, cell: &Cell, formats: &mut BTreeMap<&'static str, usize>) -> String {
    let span = sheet.merged.iter().find(|range| (range.0, range.1) == (row, column));
    let spanned = span.map_or(String::new(), |range| {
        format!(r#" table:number-columns-spanned="{}" table:number-rows-spanned="1""#, range.3 - range.1 + 1)
    });
    match cell {
        Cell::Text(text) => {
            let text = escaped(text);
            format!(
                r#"<table:table-cell office:value-type="string"{spanned}><text:p>{text}</text:p></table:table-cell>"#
            )
        }
        Cell::Number(held, format) => {
            let known = formats.len() + 1;
            let nth = *formats.entry(format).or_insert(known);
            let kind = if format.contains('%') { "percentage" } else { "float" };
            let text = shown(held.parse().expect("a decimal"), format);
            format!(
                r#"<table:table-cell table:style-name="ce{nth}" office:value-type="{kind}" office:value="{held}"><text:p>{text}</text:p></table:table-cell>"#
            )
        }
        Cell::Date(year, month, day, format) => {
            let known = formats.len() + 1;
            let nth = *formats.entry(format).or_insert(known);
            let name = MONTHS[usize::from(*month) - 1];
            format!(
                r#"<table:table-cell table:style-name="ce{nth}" office:value-type="date" office:date-value="{year}-{month:02}-{day:02}"><text:p>{name} {year}</text:p></table:table-cell>"#
            )
        }
        Cell::Formula(..) => {
            panic!("{}: no formula in this workbook", Place::new(&sheet.name, row, column).cell)
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
