//! The committee's PDF, typeset by Typst.
//!
//! A layout sees its own files, the assets that `report.toml` names and the report as JSON; nothing else. The
//! shipped layout is typeset in this process, an officer's own in a child that can be stopped.

pub(crate) mod child;
mod diagnostic;
mod here;
mod input;
mod together;
mod world;

use crate::diagnostic::{Error, Warned};
use crate::draft::report::Report;
use crate::page::Layout;
use here::pdf_here;
pub(crate) use here::typeset_here;
pub(crate) use input::{TypstInput, in_json};

/// Typesets a report.
///
/// # Errors
/// Whatever Typst finds wrong with the layout, with file and line; a layout of an officer's own that takes longer than
/// [`child::Bounds::of`] the report allows.
pub(crate) fn pdf(report: &Report, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    if layout.officer {
        let program = std::env::current_exe().map_err(|_| Error::one(child::not_started(layout)))?;
        child::typeset(&program, child::Bounds::of(report), report, layout)
    } else {
        pdf_here(report, layout)
    }
}

/// A page that holds a drawing and nothing else, within more than a page of a pack puts round it: PDF/A bounds how deep
/// drawings lie in each other.
const DRAWING: &str = "#set document(title: \"A drawing\", date: datetime(year: 2000, month: 1, day: 1))\n\
                       #set text(lang: \"en\")\n\
                       #block(clip: true, block(clip: true, image(sys.inputs.drawing, format: \"svg\", alt: \"A drawing.\")))\n";

/// Whether an SVG can be in a PDF of ours. One that cannot would stop the whole pack when that is typeset.
pub(crate) fn takes(svg: &str) -> bool {
    let layout = Layout {
        files: vec![("layouts/drawing.typ".to_owned(), DRAWING.as_bytes().to_vec())],
        main: "layouts/drawing.typ".to_owned(),
        assets: Vec::new(),
        officer: false,
    };
    typeset_here(&TypstInput::of_drawing(svg), &layout).is_ok()
}
