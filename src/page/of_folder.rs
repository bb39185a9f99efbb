//! How the report of a folder is typeset.

#[cfg(feature = "pdf")]
use std::path::Path;

#[cfg(feature = "pdf")]
use crate::diagnostic::Diagnostic;
use crate::folder::Folder;

use super::Layout;

/// The layout of a folder: the shipped one, or the officer's own over it.
pub fn layout(folder: &Folder) -> Layout {
    let shipped = Layout::shipped();
    let layouts: Vec<(String, Vec<u8>)> = folder.layouts().to_vec();
    let mut layout = if layouts.is_empty() { shipped } else { shipped.with_officers_files(layouts) };
    layout.assets = folder.assets().to_vec();
    if let Some(named) = &folder.plan().layout {
        layout.main.clone_from(&named.path);
    }
    layout
}

/// What is wrong with the crest of a folder when it is drawn: in a child of `program`, which is this program.
#[cfg(feature = "pdf")]
pub fn undrawable(folder: &Folder, program: &Path) -> Option<Diagnostic> {
    super::draw_crest(folder.look(), folder.assets(), program)
}
