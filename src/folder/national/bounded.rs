//! The bytes of a large table as they come, unpacked where they are packed, and no more of them than a table has.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read};
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;

use crate::folder::disk::inputs::Running;

/// More text than any national table has; a file that unpacks without end should not fill the memory.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// The bytes of a row. One that never ends should not fill the memory either.
pub const LONGEST_ROW: u64 = 1024 * 1024;

/// The bytes of a file, unpacked where its first two say that it is gzipped.
pub fn unpacked(bytes: Box<dyn Read>, running: &Running, row: Rc<Cell<u64>>) -> Result<Box<dyn Read>, Error> {
    let mut file = BufReader::with_capacity(1 << 16, running.over(bytes));
    let zipped = file.fill_buf()?.starts_with(&[0x1F, 0x8B]);
    let plain: Box<dyn Read> = if zipped { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    Ok(Box::new(Limited { inner: plain, left: LARGEST, row }))
}

/// Stops with an error where [`LARGEST`] is passed, or [`LONGEST_ROW`] since the row began.
struct Limited {
    inner: Box<dyn Read>,
    left: u64,
    row: Rc<Cell<u64>>,
}

/// What is not parted into rows.
pub struct Unbroken {
    /// What is left.
    pub inner: Box<dyn Read>,
    /// How many bytes came since the row began.
    pub row: Rc<Cell<u64>>,
}

impl Read for Unbroken {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Error> {
        self.row.set(0);
        self.inner.read(into)
    }
}

impl Read for Limited {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Error> {
        let read = self.inner.read(into)?;
        self.row.set(self.row.get() + read as u64);
        if self.row.get() > LONGEST_ROW {
            return Err(ErrorKind::FileTooLarge.into());
        }
        self.left = self.left.checked_sub(read as u64).ok_or(ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}
