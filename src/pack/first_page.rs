//! On which page a supplement begins: after the last page of the packs that were made of its agenda.
//!
//! What was published counts, and not what the folders of its papers would give today, so the finished PDF is read. Where the
//! agenda has exempt papers the private pack counts too: no page number is used twice, and both supplements have the same.

use super::paper::Sources;
use super::plan::SupplementPlan;
use crate::diagnostic::{Code, Diagnostic};
use crate::folder::read_whole;

/// The first page of a supplement.
///
/// # Errors
/// The pack of the agenda is not there, or is not a PDF.
pub fn first_page(supplement: &SupplementPlan, sources: &impl Sources) -> Result<u32, Diagnostic> {
    if let Some(page) = supplement.first_page {
        return Ok(page);
    }
    let mut last = 0;
    for (name, path) in &supplement.made {
        if !path.is_file() {
            return Err(not_made(supplement, name));
        }
        let bytes = read_whole(path).map_err(|fault| fault.at(supplement.from.clone()))?;
        let pages = sources.page_count(&bytes).ok_or_else(|| {
            let message =
                format!("`{name}` is not a PDF that can be read, so the first page of this supplement is not known");
            Diagnostic::error(Code::ForeignPdf, message).at(supplement.from.clone()).help(help(supplement, name))
        })?;
        last = last.max(u32::try_from(pages).unwrap_or(u32::MAX - 1));
    }
    Ok(last + 1)
}

fn not_made(supplement: &SupplementPlan, name: &str) -> Diagnostic {
    let message = format!("there is no `{name}`, and the pages of this supplement go on from its last page");
    Diagnostic::error(Code::MissingFile, message).at(supplement.from.clone()).help(help(supplement, name))
}

fn help(supplement: &SupplementPlan, name: &str) -> String {
    let part = if name.ends_with("-part-b.pdf") { " --part B" } else { "" };
    format!(
        "make it: scrutineer pack {}{part}; or say on which page the supplement begins: first_page = 42",
        supplement.agenda
    )
}
