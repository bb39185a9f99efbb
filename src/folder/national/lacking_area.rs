//! What is said of a table that has no row of the council.

use crate::folder::text::nearest::nearest;

const KEY: &str = "its name or code as the table has it, in report.toml: [national] area = \"...\"";

/// What is wrong, and what to do. `own`: the council as the report names it; `names`: the areas of the table.
pub fn lacking_area<'a>(table: &str, own: &str, names: impl Iterator<Item = &'a str> + Clone) -> (String, String) {
    if names.clone().any(|name| name.eq_ignore_ascii_case(own)) {
        let message = format!("`{own}` is no council in `{table}`, and a report is of one");
        return (message, format!("name the council: give {KEY}"));
    }
    let message = format!("`{table}` has no area `{own}`");
    match nearest(own, names) {
        Some(near) => (message, format!("did you mean \"{near}\"? Give {KEY}")),
        None => (message, format!("give {KEY}")),
    }
}
