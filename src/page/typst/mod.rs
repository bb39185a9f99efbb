//! The committee's PDF, typeset by Typst.
//!
//! A layout sees its own files, the assets that `report.toml` names and the report as JSON; nothing else. The
//! shipped layout is typeset in this process, an officer's own in a child that can be stopped.

pub(crate) mod child;
mod fault;
mod manuscript;
pub(crate) mod process;
mod world;

use ::typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diagnostic::Error;
use crate::diagnostic::{Diagnostic, Warned};
use crate::draft::report::{Pack, Report};
use crate::page::Layout;
use manuscript::Manuscript;
use world::Desk;

/// How many reports ago something must have been used last to be forgotten.
const REMEMBERED: usize = 3;

/// Typesets a report.
///
/// # Errors
/// Whatever Typst finds wrong with the layout, with file and line; a layout of an officer's own that takes longer than
/// [`child::Bounds::default`] allows.
pub(crate) fn pdf(report: &Report, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    if layout.officer {
        let program = std::env::current_exe().map_err(|_| Error::one(child::not_started(layout)))?;
        child::typeset(&program, child::Bounds::default(), report, layout)
    } else {
        pdf_here(report, layout)
    }
}

/// Typesets a pack.
///
/// # Errors
/// Whatever Typst finds wrong.
pub(crate) fn pack_pdf(pack: &Pack, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    typeset_here(&Manuscript::of_pack(pack), layout)
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
    typeset_here(&Manuscript::of_drawing(svg), &layout).is_ok()
}

/// Typesets a report in this process.
fn pdf_here(report: &Report, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    typeset_here(&Manuscript::of_report(report), layout)
}

fn typeset_here(manuscript: &Manuscript, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    let desk = Desk::set_up(manuscript, layout)?;
    let outcome = compile(manuscript, &desk);
    comemo::evict(REMEMBERED);
    outcome
}

fn compile(manuscript: &Manuscript, desk: &Desk) -> Result<Warned<Vec<u8>>, Error> {
    let compiled = ::typst::compile::<PagedDocument>(desk);
    let mut told: Vec<Diagnostic> = compiled.warnings.iter().map(|warning| fault::diagnostic(desk, warning)).collect();
    let bytes = compiled.output.and_then(|document| typst_pdf::pdf(&document, &options(manuscript)));
    match bytes {
        Ok(bytes) => Error::unless_clean(told).map(|warnings| Warned { value: bytes, warnings }),
        Err(found) => {
            told.splice(0..0, found.iter().map(|one| fault::diagnostic(desk, one)));
            Err(Error::unless_clean(told).expect_err("Typst's errors are ours"))
        }
    }
}

/// PDF/UA-1 and PDF/A-3a together, dated by the meeting, so that the same folder gives the same bytes.
fn options(manuscript: &Manuscript) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(manuscript.ident.clone()),
        creator: Smart::Custom(Some(concat!("Scrutineer ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: midnight(manuscript.date_iso).map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a]).expect("UA-1 and A-3a share PDF 1.7"),
        ..PdfOptions::default()
    }
}

/// Midnight of a day written `2020-03-03`.
fn midnight(date_iso: &str) -> Option<Datetime> {
    let mut parts = date_iso.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0)
}
