//! The audit trail: two records of how a report came to be, and holding a finished PDF against its folder.
//!
//! The full record stays beside the folder. The one inside the PDF holds only what the page prints, the rules' names and
//! lines, and hashes that tell nothing without the folder's secret. Both are made of protected findings.

mod attached;
mod editions;
mod full;
mod indented;
#[cfg(feature = "pdf")]
mod pdf;
mod recorded;
#[cfg(feature = "pdf")]
mod verify;
mod version;

pub use crate::folder::Input;
pub use editions::{Pages, pages, report_file};
pub use full::Record;
#[cfg(feature = "pdf")]
pub use pdf::child::{READ_ARGUMENT, page_count, serve as serve_reading};
#[cfg(feature = "pdf")]
pub(crate) use pdf::{Unread, read};
pub(crate) use recorded::recorded;
pub use recorded::{Recorded, record};
#[cfg(feature = "pdf")]
pub use verify::{Verification, verify};
