//! A pack with what each of its papers is compared with: what directors sign off before the papers go out.

use crate::draft::report::Tracked;

use super::Pack;

/// A pack to be signed off, item by item.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SignOff {
    /// The pack.
    pub pack: Pack,
    /// An entry for each of its items.
    pub since: Vec<SinceApproved>,
}

/// What the paper of an item is compared with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SinceApproved {
    /// The text that was approved of the report's period.
    Approved {
        /// The period: `Quarter 3 2019/20`.
        period: String,
        /// Every sentence of both.
        tracked: Box<Tracked>,
    },
    /// Nothing has been approved of the report's period, which is called so.
    Nothing(String),
    /// Nothing is ever approved of it: it is not a report.
    NoReport,
}
