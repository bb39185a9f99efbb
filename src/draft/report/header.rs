//! What stands under the title of a report: the wards, the portfolio holder, whether it is a key decision.

use serde::{Deserialize, Serialize};

/// A line under the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct HeaderField {
    /// `Wards affected`
    pub name: String,
    /// `All`
    pub text: String,
}

impl HeaderField {
    /// `Wards affected: All`
    pub fn in_words(&self) -> String {
        format!("{}: {}", self.name, self.text)
    }
}
