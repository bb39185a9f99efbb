//! Whether members should look at a figure first, and why.

/// That a figure needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// `target missed`
    pub reason: String,
    /// Where the rule that decided it is among the rules about attention: the first comes first.
    pub rank: usize,
}
