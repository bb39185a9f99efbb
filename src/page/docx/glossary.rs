//! What the measures mean, where that is an appendix.

use crate::draft::report::Glossary;

use super::body::heading;
use super::part::Part;
use super::styles::Style;
use super::words;

/// The appendix, `deeper` than in a report alone: a paragraph a measure.
pub(super) fn appendix(glossary: &Glossary, deeper: u8) -> Vec<Part> {
    if !glossary.is_appendix() {
        return Vec::new();
    }
    let entries = glossary.entries.iter().map(|entry| {
        let name = words::paragraph(Style::Body, "").add_run(words::run(&format!("{}: ", entry.name)).bold());
        Part::Paragraph(Box::new(name.add_run(words::run(&entry.means))))
    });
    [heading(Style::of_level(1 + deeper), &glossary.heading())].into_iter().chain(entries).collect()
}
