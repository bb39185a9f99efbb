//! A file that is no table, whatever it is called: told for what it is, by its first bytes.

use std::io::Cursor;

use zip::ZipArchive;

use crate::diagnostic::{Code, Diagnostic, Place};

/// The first bytes of Office's files before 2007, and of those of today with a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The name of the part in which a file with a password lies.
const LOCKED: &str = "EncryptedPackage";

const AS_WORKBOOK: &str = "open it in Excel and save it as an Excel workbook (.xlsx), or as CSV";

/// An error where a file is none that is read. `is_called`: it has the name of a workbook.
pub fn unfit(file: &str, bytes: &[u8], is_called: bool) -> Option<Diagnostic> {
    let (is, help) = if bytes.starts_with(COMPOUND) {
        let locked: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        if bytes.windows(locked.len()).any(|part| part == locked) {
            (
                "has a password",
                "open it in Excel, save a copy without a password, and give that; the password is not asked for",
            )
        } else {
            ("is a file of Excel before 2007 (.xls), which is not read", AS_WORKBOOK)
        }
    } else if bytes.starts_with(b"%PDF") {
        ("is a PDF, and not a table", "ask for the workbook that it was made from, or type the table into one")
    } else if is_called && bytes.is_empty() {
        ("is empty", "get it again: it may not have been copied whole")
    } else if is_page(bytes) {
        ("is a web page with the name of a table, as some systems export it", AS_WORKBOOK)
    } else if is_called && bytes.starts_with(b"PK") {
        (other_document(bytes)?, AS_WORKBOOK)
    } else if is_called && std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) {
        ("is a text, and not a workbook", "if it is CSV, give its name the ending .csv; else get the workbook again")
    } else {
        return None;
    };
    Some(Diagnostic::error(Code::BrokenTable, format!("`{file}` {is}")).at(Place::file(file)).help(help))
}

/// Whether a text begins as a web page does.
fn is_page(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes
        .iter()
        .copied()
        .skip_while(|byte| byte.is_ascii_whitespace() || [0xEF, 0xBB, 0xBF].contains(byte))
        .take(14)
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    [&b"<html"[..], b"<!doctype html", b"<table", b"<?xml"].iter().any(|page| start.starts_with(page))
}

/// What else is packed as a workbook is.
fn other_document(bytes: &[u8]) -> Option<&'static str> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let has = |folder: &str| archive.file_names().any(|name| name.starts_with(folder));
    match (has("xl/"), has("word/"), has("ppt/")) {
        (false, true, _) => Some("is a Word document, and not a workbook"),
        (false, _, true) => Some("is a presentation, and not a workbook"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_told_for_what_it_is() {
        let told = |bytes: &[u8], is_called| unfit("a.xlsx", bytes, is_called).map(|told| told.message);
        let locked: Vec<u8> =
            COMPOUND.iter().copied().chain(LOCKED.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, is_called, expected) in [
            (&b"%PDF-1.7"[..], true, "`a.xlsx` is a PDF, and not a table"),
            (b"%PDF-1.7", false, "`a.xlsx` is a PDF, and not a table"),
            (b"Measure,Value\n", true, "`a.xlsx` is a text, and not a workbook"),
            (b"", true, "`a.xlsx` is empty"),
            (b"\n<HTML><table>", false, "`a.xlsx` is a web page with the name of a table, as some systems export it"),
            (COMPOUND, false, "`a.xlsx` is a file of Excel before 2007 (.xls), which is not read"),
            (&locked, true, "`a.xlsx` has a password"),
        ] {
            assert_eq!(told(bytes, is_called).as_deref(), Some(expected));
        }
        assert_eq!(told(b"Measure,Value\n", false), None);
        assert_eq!(told(b"PK\x03\x04", true), None);
    }
}
