//! A workbook opened by what it is, and not by what it is called.

use std::io::Cursor;

use zip::ZipArchive;

use crate::folder::table::table_limits::large_workbook;
use crate::folder::text::diagnostics::Diagnostics;

use super::book::OpenedBook;
use super::ods::read_ods;
use super::xlsx::read_xlsx;

/// Opens a workbook; `None` where it cannot be read. Hidden sheets are read where they are `named`.
pub fn open_book(file: &str, bytes: &[u8], named: &[String], faults: &Diagnostics) -> Option<OpenedBook> {
    if let Some(fault) = large_workbook(file, bytes) {
        faults.add(fault);
        return None;
    }
    if is_open_document(bytes) { read_ods(file, bytes, named, faults) } else { read_xlsx(file, bytes, named, faults) }
}

/// Whether it is an OpenDocument file: these have one part for all that they hold.
fn is_open_document(bytes: &[u8]) -> bool {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    archive.index_for_name("content.xml").is_some() && archive.index_for_name("xl/workbook.xml").is_none()
}
