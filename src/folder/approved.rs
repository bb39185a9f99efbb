//! Whether a folder holds approved text.

use std::path::Path;

use super::tables::names;

/// Whether somebody has approved what the folder says: `expected/` holds a period with something in it.
pub fn has_approved(folder: &Path) -> bool {
    let expected = folder.join("expected");
    let Ok(entries) = std::fs::read_dir(&expected) else { return false };
    entries.filter_map(Result::ok).any(|entry| !names(&entry.path()).is_empty())
}
