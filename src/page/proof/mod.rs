//! The sign-off copy: every sentence beside the rule that chose it and the figures it read, with room to write.
//!
//! It is never published, so it carries no tags; its sentences are the PDF's, word for word.

mod draw;
mod flow;
mod sheets;
mod stamp;

use std::sync::Arc;

use genpdfi::fonts::{FontData, FontFamily};

use crate::diagnostic::Warned;
use crate::error::Error;
use crate::report::Report;

/// Draws the sign-off copy of a report: the same report gives the same bytes.
///
/// # Errors
/// None at present: it is a `Result` because every format is one.
pub(crate) fn proof(report: &Report) -> Result<Warned<Vec<u8>>, Error> {
    let mut document = genpdfi::Document::new(fonts());
    document.set_title(plain(&format!("Proof: {}", report.title)));
    document.set_minimal_conformance();
    let cache = document.font_cache();
    let pages = sheets::lay_out(report, &|face, words| draw::width(cache, face, words));
    document.push(draw::Drawn::new(pages));
    let mut bytes = Vec::new();
    document.render(&mut bytes).expect("text and lines drawn within the page, into memory");
    stamp::fix(&mut bytes, &report.date_iso);
    Ok(Warned { value: bytes, warnings: Vec::new() })
}

/// Noto Sans Regular and Bold; each is embedded once, since the slanted styles share their bytes.
fn fonts() -> FontFamily<FontData> {
    let load = |bytes: &[u8]| {
        let data = Arc::new(bytes.to_vec());
        let font = FontData::new_shared(data.clone(), None).expect("the crate's Noto Sans is a font");
        (FontData::clone_with_data(&font, data, None), font)
    };
    let (italic, regular) = load(notosans::REGULAR_TTF);
    let (bold_italic, bold) = load(notosans::BOLD_TTF);
    FontFamily { regular, bold, italic, bold_italic }
}

/// The title in the file's properties, where only ASCII is safe.
fn plain(title: &str) -> String {
    title
        .chars()
        .map(|letter| match letter {
            '–' | '—' | '−' => '-',
            '‘' | '’' => '\'',
            '\u{a0}' => ' ',
            letter if letter.is_ascii() => letter,
            _ => '?',
        })
        .collect()
}
