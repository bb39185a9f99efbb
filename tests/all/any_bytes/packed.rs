//! What is packed, spoilt inside: unpacked, one part spoilt, and packed again, so that the reader behind the packing meets it.

use std::io::{Cursor, Read, Write};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use flate2::write::{GzEncoder, ZlibEncoder};
use flate2::{Compression, Crc};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::desk::Seeded;

use super::pieces::Kind;
use super::spoil::spoilt;

/// Packs bytes as the tables of a department are packed.
pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("in memory");
    packed.finish().expect("in memory")
}

/// A packed table: spoilt as it is, or what is in it.
pub fn spoilt_gzip(bytes: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    if seeded.below(3) == 0 {
        return spoilt(bytes, Kind::Binary, seeded);
    }
    let mut inside = Vec::new();
    MultiGzDecoder::new(bytes).read_to_end(&mut inside).expect("a sound table");
    let inside = spoilt(&inside, Kind::Table, seeded);
    match seeded.below(6) {
        // Two after each other are one file.
        0 => [gzipped(&inside), gzipped(b"\n")].concat(),
        1 => [gzipped(&inside), inside].concat(),
        _ => gzipped(&inside),
    }
}

/// A workbook: spoilt as it is, or one of its parts.
pub fn spoilt_workbook(bytes: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    if seeded.below(4) == 0 {
        return spoilt(bytes, Kind::Binary, seeded);
    }
    let mut parts = parts(bytes);
    // Most of what is read is in the sheets, the texts and the styles.
    let telling =
        |name: &str| ["sheet", "sharedStrings", "styles", "workbook", "content"].iter().any(|part| name.contains(part));
    let of: Vec<usize> = (0..parts.len()).filter(|nth| seeded.below(5) == 0 || telling(&parts[*nth].0)).collect();
    let nth = of[seeded.below(of.len())];
    match seeded.below(12) {
        0 => drop(parts.remove(nth)),
        1 => {
            let twin = parts[nth].clone();
            parts.push((twin.0.to_uppercase(), twin.1));
        }
        2 => parts[nth].1 = parts[seeded.below(parts.len())].1.clone(),
        3 => parts[nth].0 = format!("../{}", parts[nth].0),
        _ => parts[nth].1 = spoilt(&parts[nth].1, Kind::Xml, seeded),
    }
    zipped(&parts)
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a sound workbook");
    let mut parts = Vec::new();
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        parts.push((part.name().to_owned(), bytes));
    }
    parts
}

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Of two of one name the second is left out.
        if archive.start_file(name, SimpleFileOptions::default()).is_ok() {
            archive.write_all(bytes).expect("in memory");
        }
    }
    archive.finish().expect("in memory").into_inner()
}

/// A workbook with what officers have in theirs: formats, dates, formulas, a merged heading and a second sheet.
pub fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let notes = book.add_worksheet().set_name("Notes").expect("a name");
    notes.merge_range(0, 0, 0, 3, "Figures of the quarter", &Format::new()).expect("merged");
    let sheet = book.add_worksheet();
    for (column, heading) in ["indicator", "area", "period", "value", "note"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("written");
    }
    let percent = Format::new().set_num_format("0.0%");
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (row, value) in [0.88, 88.5, 89.0, 89.5].iter().enumerate() {
        let row = row as u32 + 1;
        sheet.write(row, 0, "assessments").expect("written");
        sheet.write(row, 1, "Anyshire").expect("written");
        sheet.write(row, 2, format!("quarter {row} 2018/19")).expect("written");
        match row {
            1 => sheet.write_with_format(row, 3, *value, &percent).expect("written"),
            2 => sheet.write(row, 3, Formula::new("=80+8.5").set_result("88.5")).expect("written"),
            _ => sheet.write(row, 3, *value).expect("written"),
        };
        let day = ExcelDateTime::from_ymd(2018, 6, 30).expect("a day");
        sheet.write_with_format(row, 4, &day, &date).expect("written");
    }
    book.save_to_buffer().expect("a workbook")
}

/// A workbook of LibreOffice with a date, a time, a merged cell and a hidden row.
pub fn open_document() -> Vec<u8> {
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let merged = text("assessments").replace("office:value-type", "table:number-rows-spanned=\"2\" office:value-type");
    let number = "<table:table-cell office:value-type=\"percentage\" office:value=\"0.8741\"><text:p>87.4%</text:p></table:table-cell>";
    let hidden = "<table:table-row table:visibility=\"collapse\"><table:table-cell table:number-columns-repeated=\"3\" \
                  office:value-type=\"date\" table:style-name=\"ce1\" office:date-value=\"2018-06-30\"><text:p>30/06/18</text:p>\
                  </table:table-cell><table:table-cell office:value-type=\"time\" office:time-value=\"PT00H03M05S\">\
                  <text:p>03:05</text:p></table:table-cell></table:table-row>";
    let rows = [
        row(&["indicator", "area", "period", "value"].map(text)),
        row(&[merged, text("Anyshire"), text("quarter 2 2017/18"), number.to_owned()]),
        row(&[
            "<table:covered-table-cell/>".to_owned(),
            text("Anyshire"),
            text("quarter 3 2017/18"),
            number.to_owned(),
        ]),
        hidden.to_owned(),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>".to_owned(),
    ];
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" \
         xmlns:number=\"n\"><office:automatic-styles><number:date-style style:name=\"N1\"><number:day/><number:month/>\
         </number:date-style><style:style style:name=\"ce1\" style:data-style-name=\"N1\"/></office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name=\"Figures\"><table:table-column table:number-columns-repeated=\"1024\"/>{}\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    zipped(&[("content.xml".to_owned(), content.into_bytes())])
}

/// A picture of dots in pieces that each have a sum: spoilt as it is, or one piece, with its sum put right.
pub fn spoilt_png(bytes: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    if seeded.below(4) == 0 {
        return spoilt(bytes, Kind::Binary, seeded);
    }
    let (head, mut rest) = bytes.split_at(8);
    let mut pieces: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    while rest.len() >= 12 {
        let length = u32::from_be_bytes(rest[..4].try_into().expect("four bytes")) as usize;
        pieces.push((rest[4..8].to_vec(), rest[8..8 + length].to_vec()));
        rest = &rest[12 + length..];
    }
    let nth = seeded.below(pieces.len());
    match seeded.below(8) {
        0 => drop(pieces.remove(nth)),
        1 => pieces.push(pieces[nth].clone()),
        2 => pieces[nth].0 = [&b"iCCP"[..], b"zTXt", b"PLTE", b"tRNS", b"gAMA", b"acTL"][seeded.below(6)].to_vec(),
        3 if pieces[nth].0 == b"IDAT" => {
            let mut dots = Vec::new();
            ZlibDecoder::new(&pieces[nth].1[..]).read_to_end(&mut dots).expect("a sound picture");
            let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
            packed.write_all(&spoilt(&dots, Kind::Binary, seeded)).expect("in memory");
            pieces[nth].1 = packed.finish().expect("in memory");
        }
        _ => pieces[nth].1 = spoilt(&pieces[nth].1, Kind::Binary, seeded),
    }
    let mut picture = head.to_vec();
    for (kind, held) in pieces {
        let mut sum = Crc::new();
        sum.update(&kind);
        sum.update(&held);
        picture.extend((held.len() as u32).to_be_bytes());
        picture.extend(kind);
        picture.extend(held);
        picture.extend(sum.sum().to_be_bytes());
    }
    picture
}

/// An approved text: spoilt as it is, or what it holds, sealed again under its name.
pub fn spoilt_snapshot(name: &str, bytes: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    if seeded.below(3) == 0 {
        return spoilt(bytes, Kind::Snapshot, seeded);
    }
    let text = String::from_utf8_lossy(bytes);
    let Some((head, held)) = text.trim_start_matches("---\n").split_once("\n---\n") else {
        return spoilt(bytes, Kind::Snapshot, seeded);
    };
    let held = spoilt(held.as_bytes(), Kind::Snapshot, seeded);
    let held = String::from_utf8_lossy(&held).replace("\r\n", "\n").trim_end().to_owned();
    let seal: String =
        Sha256::digest(format!("{name}\0{held}")).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let head: Vec<String> = head
        .lines()
        .map(|line| if line.trim().starts_with("seal:") { format!("  seal: s{seal}") } else { line.to_owned() })
        .collect();
    format!("---\n{}\n---\n{held}\n", head.join("\n")).into_bytes()
}

#[test]
fn what_is_spoilt_inside_is_packed_again() {
    let book = workbook();
    let inside = (0..100).map(|seed| spoilt_workbook(&book, &mut Seeded(seed)));
    let opened = inside.filter(|bytes| ZipArchive::new(Cursor::new(bytes)).is_ok()).count();
    assert!((60..100).contains(&opened), "{opened} of 100");
    let table = gzipped(b"indicator,area\none,two\n");
    assert!((0..50).any(|seed| spoilt_gzip(&table, &mut Seeded(seed)) != table));
}
