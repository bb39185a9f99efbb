//! Typesetting in this process: from what a layout is given to the bytes of the PDF.

use std::sync::Once;

use ::typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diagnostic::{Diagnostic, Error, Warned};
use crate::draft::report::Report;
use crate::page::Layout;

use super::diagnostic;
use super::input::TypstInput;
use super::world::LayoutWorld;

/// How many reports ago something must have been used last to be forgotten.
const REMEMBERED: usize = 3;

/// Typesets a report in this process.
pub(super) fn pdf_here(report: &Report, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    typeset_here(&TypstInput::of_report(report), layout)
}

/// Typesets what was written down for it in this process.
pub(crate) fn typeset_here(manuscript: &TypstInput, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    find_threads();
    let desk = LayoutWorld::set_up(manuscript, layout)?;
    let outcome = compile(manuscript, &desk);
    comemo::evict(REMEMBERED);
    outcome
}

/// Typst shares its work among as many threads as the machine has processors, and gives up where the system refuses one. Where
/// it does, this thread does it all.
fn find_threads() {
    static FOUND: Once = Once::new();
    FOUND.call_once(|| {
        // Of the threads that Typst would ask for: they are given back at once.
        if rayon::ThreadPoolBuilder::new().build().is_err() {
            // Fails only where a program that uses this library has made its own arrangements.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
        }
    });
}

fn compile(manuscript: &TypstInput, desk: &LayoutWorld) -> Result<Warned<Vec<u8>>, Error> {
    let compiled = ::typst::compile::<PagedDocument>(desk);
    let mut told: Vec<Diagnostic> =
        compiled.warnings.iter().map(|warning| diagnostic::diagnostic(desk, warning)).collect();
    let bytes = compiled.output.and_then(|document| typst_pdf::pdf(&document, &options(manuscript)));
    match bytes {
        Ok(bytes) => Error::unless_clean(told).map(|warnings| Warned { value: bytes, warnings }),
        Err(found) => {
            told.splice(0..0, found.iter().map(|one| diagnostic::diagnostic(desk, one)));
            Err(Error::stopped_by(told))
        }
    }
}

/// PDF/UA-1 and PDF/A-3a together, dated by the meeting, so that the same folder gives the same bytes.
fn options(manuscript: &TypstInput) -> PdfOptions {
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
