//! The page round the report in the preview: what is wrong is above it, and what changed is marked in it.

/// The script of the shell: it asks for the state twice a second, shows the report again, and marks it.
pub const SCRIPT: &str = include_str!("watch.js");

/// The page that the browser opens. It never changes; the report in it does.
pub fn shell() -> String {
    include_str!("shell.html").to_owned()
}
