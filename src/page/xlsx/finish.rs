//! The properties of the file put right: its title, its language and, as the only day there is, that of the meeting. The writer
//! has no word for a language.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Where a workbook has its properties.
const PROPERTIES: &str = "docProps/core.xml";

/// The same workbook with these properties.
pub(super) fn with_properties(workbook: Vec<u8>, properties: &str) -> Vec<u8> {
    let mut parts = ZipArchive::new(Cursor::new(workbook)).expect("the writer writes a zip file");
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..parts.len() {
        let part = parts.by_index_raw(nth).expect("it has so many parts");
        if part.name() == PROPERTIES {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(DateTime::default());
            file.start_file(PROPERTIES, options).expect("memory takes every byte");
            file.write_all(properties.as_bytes()).expect("memory takes every byte");
        } else {
            file.raw_copy_file(part).expect("memory takes every byte");
        }
    }
    file.finish().expect("memory takes every byte").into_inner()
}
