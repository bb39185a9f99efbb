//! The PDF pages of the preview, typeset beside the drafting: no page of the browser waits for them.

use std::sync::mpsc::Receiver;

use crate::diagnostic::Diagnostic;
use crate::page::{Format, Layout, publish};
use crate::report::Report;

/// What is to be typeset.
pub type Sheets = (Report, Layout);

/// What came of it.
#[derive(Debug)]
pub struct Typeset {
    /// The PDF; none where the layout has a fault.
    pub pdf: Option<Vec<u8>>,
    /// What is said of the layout.
    pub diagnostics: Vec<Diagnostic>,
}

/// Typesets until nothing can come any more. Of several that have come meanwhile only the last is typeset.
pub fn typeset_all(coming: &Receiver<Sheets>, mut done: impl FnMut(Typeset)) {
    while let Ok(first) = coming.recv() {
        let (report, layout) = coming.try_iter().last().unwrap_or(first);
        done(match publish(&report, Format::Pdf, &layout) {
            Ok(published) => Typeset { pdf: Some(published.value), diagnostics: published.warnings },
            Err(error) => Typeset { pdf: None, diagnostics: error.into_diagnostics() },
        });
    }
}
