//! The sign-off copy: every sentence beside the rule that chose it and the figures it read, with room to write.
//!
//! It is never published, so it carries no tags; its sentences are the PDF's, word for word.

pub(crate) mod changes;
mod charts;
mod dashboard;
mod draw;
pub(crate) mod flow;
mod methods;
mod report;
pub(crate) mod sheets;
pub(crate) mod sign_off;
mod stamp;
mod strips;
mod tracked;

use std::sync::Arc;

use genpdfi::fonts::{FontData, FontFamily};

use crate::diagnostic::{Error, Warned};
use crate::draft::report::{Report, Tracked};

/// Draws the sign-off copy of a report: the same report gives the same bytes.
///
/// # Errors
/// None at present: it is a `Result` because every format is one.
pub(crate) fn proof(report: &Report) -> Result<Warned<Vec<u8>>, Error> {
    let title = format!("Proof: {}", report.title);
    Ok(drawn(&title, &report.date_iso, |width_of| report::lay_out(report, width_of)))
}

/// Draws two versions of a report as one, with every change marked.
pub(crate) fn tracked_proof(tracked: &Tracked) -> Result<Warned<Vec<u8>>, Error> {
    Ok(drawn(&tracked.title, &tracked.date_iso, |width_of| tracked::lay_out(tracked, width_of)))
}

/// The bytes of these pages.
pub(crate) fn drawn(
    title: &str,
    date_iso: &str,
    pages: impl Fn(flow::WidthOf) -> Vec<Vec<sheets::Mark>>,
) -> Warned<Vec<u8>> {
    let mut document = genpdfi::Document::new(fonts());
    document.set_title(plain(title));
    document.set_minimal_conformance();
    let cache = document.font_cache();
    let pages = pages(&|face, words| draw::width(cache, face, words));
    document.push(draw::Drawn::new(pages));
    let mut bytes = Vec::new();
    document.render(&mut bytes).expect("text and lines drawn within the page, into memory");
    stamp::fix(&mut bytes, date_iso);
    Warned { value: bytes, warnings: Vec::new() }
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
