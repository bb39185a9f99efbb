//! Whether members should look at a figure first, and why.

use crate::figures::prose::capital;

/// That a figure needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// `target missed`
    pub reason: String,
    /// The same for page 1, with figures: `Misses the target of 85% (7.6 percentage points below)`. May be empty.
    pub why: String,
    /// Where the rule that decided it is among the rules about attention: the first comes first.
    pub rank: usize,
}

impl Attention {
    /// Why, as page 1 says it.
    pub fn in_words(&self) -> String {
        if self.why.is_empty() { capital(&self.reason) } else { self.why.clone() }
    }
}

/// Of a thousand reports of 28 measures that stay as they are, about so many have one that the shipped rules give attention:
/// simulated, `rules/false_signals_tests.rs`.
pub const STEADY_REPORTS: u32 = 470;
