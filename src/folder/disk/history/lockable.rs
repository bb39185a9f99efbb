//! A file that is there to be locked.

use std::fs::File;
use std::io;
use std::path::Path;

/// Opens it, and makes it where it is not there. One that somebody else has made may be read only: that is enough for a lock.
///
/// # Errors
/// The system's reason.
pub fn lockable(path: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(path).or_else(|_| File::open(path))
}
