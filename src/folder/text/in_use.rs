//! A file that another program has open.

use std::io;

/// Whether another program has the file open: of what Windows says then Rust makes no kind of its own.
pub fn is_in_use(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}
