//! Whether a sentence has a place in a report that does not say everything.

/// Whether a sentence stands where the report has no room for all that could be said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Room {
    /// By what it has to say.
    #[default]
    ByRank,
    /// Whatever the length.
    Always,
    /// Only after all others.
    IfThereIs,
}
