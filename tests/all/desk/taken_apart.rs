//! Files of the program taken apart: the parts of a Word file, the strings of a PDF.

use std::io::{Cursor, Read};

use roxmltree::Document;

/// The parts of a Word file or a workbook by name but for its pictures, each held to be well formed.
pub fn parts_of_word(docx: &[u8]) -> Vec<(String, String)> {
    let mut file = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip file");
    let mut parts = Vec::new();
    for nth in 0..file.len() {
        let mut part = file.by_index(nth).expect("an entry");
        let stamped = part.last_modified().expect("every entry is stamped");
        assert_eq!((stamped.year(), stamped.hour(), stamped.second()), (1980, 0, 0), "a clock got into the file");
        if part.is_file() && !part.name().ends_with(".png") {
            let mut text = String::new();
            part.read_to_string(&mut text).expect("UTF-8");
            Document::parse(&text).unwrap_or_else(|fault| panic!("{}: {fault}", part.name()));
            parts.push((part.name().to_owned(), text));
        }
    }
    parts
}

/// The words of a string of a PDF.
pub fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Whether these words stand in a file as they are.
pub fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}
