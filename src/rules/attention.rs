//! Whether members should look at a figure first, and why.

/// That a figure needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// `target missed`
    pub reason: String,
    /// Where the rule that decided it is among the rules about attention: the first comes first.
    pub rank: usize,
}

/// Of a thousand reports of 28 measures that stay as they are, about so many have one that the shipped rules give attention:
/// simulated, `rules/false_signals_tests.rs`.
pub const STEADY_REPORTS: u32 = 470;
