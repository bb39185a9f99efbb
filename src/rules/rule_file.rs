//! A file of rules, before it is read.

/// A file of rules as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// `rules/house.rhai`
    pub name: String,
    /// All of it.
    pub text: String,
    /// 0 shipped, 1 the council's, 2 the report's: later ones may replace earlier ones.
    pub layer: u8,
}
