//! How much a table may hold, packed and unpacked: more than any report needs, and little enough that no file from elsewhere fills the
//! memory. Each message names its limit.

use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::limits::number_of;

use super::worksheet_rows::{CONTENT, PIECE, TooMuch};

/// The formats of cells that are read of a workbook: Excel writes no more than 65,490.
const FORMATS: usize = 200_000;

/// The bytes of a table when it is unpacked, and of what of a workbook is held.
const UNPACKED: u64 = MIB * 256;

/// The bytes of the sheets of a workbook when they are unpacked, which are read piece by piece: so many times its size, for no
/// honest sheet is packed as well as a file that is made to fill a computer, but as many as a table may have and no more than this.
const TIMES: u64 = 100;
const SHEETS: u64 = MIB * 4096;

const MIB: u64 = 1024 * 1024;

/// The cells of a table: no honest workbook has a cell for each of its bytes, but every workbook may have the fewer. A blank cell
/// before another counts.
pub const CELLS: usize = 20_000_000;
const FEWER_CELLS: usize = 2_000_000;

/// The bytes of a table, unpacked where its first two say that it is gzipped.
///
/// # Errors
/// It unpacks to more than it may, or not to its end.
pub fn unpacked(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Diagnostic> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    let read = MultiGzDecoder::new(bytes.as_slice()).take(UNPACKED + 1).read_to_end(&mut plain);
    match read {
        Ok(_) if plain.len() as u64 > UNPACKED => {
            Err(too_large(name, "unpacks to more than 256 MiB, the most that is read of a table"))
        }
        Ok(_) => Ok(plain),
        Err(_) => {
            let message = format!("`{name}` cannot be read: it is compressed, and its end is missing or damaged");
            let help = "get the file again, or unpack it and save the table itself";
            Err(Diagnostic::error(Code::UnreadableFile, message).at(Place::file(name)).help(help))
        }
    }
}

/// An error of a workbook that unpacks to more than it may.
pub fn large_workbook(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    // What cannot be unpacked is told when it is read.
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let of_sheets = (bytes.len() as u64 * TIMES).clamp(UNPACKED, SHEETS);
    let (mut held, mut sheets) = (UNPACKED, of_sheets);
    for nth in 0..archive.len() {
        let Ok(part) = archive.by_index(nth) else { continue };
        let path = part.name().to_lowercase();
        let is_sheet = path.contains("worksheets/") || path == "content.xml";
        let is_read = [".xml", ".rels", ".bin"].iter().any(|ending| path.ends_with(ending));
        let left = if is_sheet { &mut sheets } else { &mut held };
        let mut formats = Formats::default();
        let count =
            |piece: &[u8]| piece.iter().filter(|_| path.ends_with("styles.xml")).for_each(|byte| formats.pass(*byte));
        if is_read && !unpacks_within(part, left, count) {
            let most = number_of(if is_sheet { of_sheets / MIB } else { UNPACKED / MIB } as usize);
            let what = if is_sheet { "workbook of its size" } else { "workbook beside its sheets" };
            return Some(too_large(
                name,
                &format!("unpacks to more than {most} MiB, the most that is read of a {what}"),
            ));
        }
        if formats.begun > FORMATS {
            let why =
                format!("has more than {} formats of cells, the most that are read of a workbook", number_of(FORMATS));
            return Some(too_large(name, &why));
        }
    }
    None
}

/// The formats of cells that begin in what has been read of the part that has them, however it comes in pieces and whatever prefix its
/// names have. Each takes far more room when it is read than in the file.
#[derive(Default)]
struct Formats {
    begun: usize,
    last: [u8; 3],
}

impl Formats {
    fn pass(&mut self, byte: u8) {
        let is_begun = matches!(self.last, [b'<' | b':', b'x', b'f']) && b" />\t\r\n".contains(&byte);
        self.begun += usize::from(is_begun);
        self.last = [self.last[1], self.last[2], byte];
    }
}

/// Whether what is read unpacks to no more than is left, whatever it says of itself and however it ends. `each` sees every piece of it.
fn unpacks_within(mut part: impl Read, left: &mut u64, mut each: impl FnMut(&[u8])) -> bool {
    let mut buffer = vec![0; 1 << 16];
    while let Ok(read) = part.read(&mut buffer) {
        if read == 0 {
            break;
        }
        let Some(less) = left.checked_sub(read as u64) else { return false };
        *left = less;
        each(&buffer[..read]);
    }
    true
}

/// The cells that are read of a workbook of so many bytes.
pub fn cells_of(bytes: &[u8]) -> usize {
    bytes.len().clamp(FEWER_CELLS, CELLS)
}

/// An error of a workbook of these bytes that holds more than it may.
pub fn too_much(name: &str, bytes: &[u8], why: TooMuch) -> Diagnostic {
    let what = match why {
        TooMuch::Cells if cells_of(bytes) < CELLS => {
            format!("{} cells, the most that are read of a workbook of its size", number_of(cells_of(bytes)))
        }
        TooMuch::Cells => format!("{} cells, the most that are read of a workbook", number_of(CELLS)),
        TooMuch::Text => format!("{} MiB of text in a sheet, the most that is read of one", CONTENT >> 20),
        TooMuch::Piece => format!("{} MiB in one piece, the most that is read of a cell", PIECE >> 20),
    };
    too_large(name, &format!("has more than {what}"))
}

/// An error of a text with more cells than a table may have.
pub fn too_many_cells(name: &str, cells: usize) -> Option<Diagnostic> {
    let why = || format!("has {} cells, and a table may have {} at most", number_of(cells), number_of(CELLS));
    (cells > CELLS).then(|| too_large(name, &why()))
}

fn too_large(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("`{name}` {why}"))
        .at(Place::file(name))
        .help("check that it is the right file; save the sheet that is needed as a workbook of its own, or as CSV")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn formats_without_number_are_refused_before_they_are_read() {
        let book = |formats: usize| {
            let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
            archive.start_file("xl/styles.xml", zip::write::SimpleFileOptions::default()).expect("a part");
            archive.write_all("<xf/>".repeat(formats).as_bytes()).expect("written");
            archive.finish().expect("a workbook").into_inner()
        };
        assert_eq!(large_workbook("a.xlsx", &book(65_490)), None);
        let mut damaged = book(FORMATS + 1);
        let told = large_workbook("a.xlsx", &damaged).expect("too many");
        assert!(told.message.contains("200,000 formats of cells"), "{}", told.message);
        // Whoever reads it has read all of it before its check sum is found wrong.
        let sum = damaged.windows(4).position(|four| four == b"PK\x01\x02").expect("a directory") + 16;
        damaged[sum] ^= 1;
        assert!(large_workbook("a.xlsx", &damaged).is_some());
    }
}
