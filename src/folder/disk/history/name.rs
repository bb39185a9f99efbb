//! What the folder is called in which the steps of a report folder lie.

/// In the report folder, beside `report.toml`.
pub const HISTORY: &str = ".scrutineer";
