//! Why the pages of a PDF from elsewhere are not taken in.

use serde::{Deserialize, Serialize};

use crate::review::record::Unread;

/// More pages than this belong beside a pack, and not in it.
pub const MOST_PAGES: usize = 100;

/// Why the pages of a file cannot be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// It cannot be read.
    Unread(Unread),
    /// It has so many pages.
    TooLong(usize),
}
