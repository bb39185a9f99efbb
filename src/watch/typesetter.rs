//! The PDF pages of the preview, typeset beside the drafting: no page of the browser waits for them.

use std::sync::mpsc::Receiver;

use crate::diagnostic::Diagnostic;
use crate::draft::report::Report;
use crate::pack::document::Pack;
use crate::pack::publish_pack;
use crate::page::{Format, Layout, publish};

/// What is to be typeset.
#[derive(Debug)]
#[non_exhaustive]
pub enum Sheets {
    /// A report by itself.
    Report(Box<Report>, Layout),
    /// The pack of a meeting.
    Pack(Box<Pack>, Layout),
}

/// The result of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Typeset {
    /// The PDF; `None` where the layout has an error.
    pub pdf: Option<Vec<u8>>,
    /// What is said of the layout.
    pub diagnostics: Vec<Diagnostic>,
}

/// Typesets until nothing can come any more, each with the version of the page that it is of. Of several that have come meanwhile
/// only the last is typeset.
pub fn typeset_all(coming: &Receiver<(u64, Sheets)>, mut done: impl FnMut(u64, Typeset)) {
    while let Ok(first) = coming.recv() {
        let (version, sheets) = coming.try_iter().last().unwrap_or(first);
        let published = match sheets {
            Sheets::Report(report, layout) => publish(&report, Format::Pdf, &layout),
            Sheets::Pack(pack, layout) => publish_pack(&pack, Format::Pdf, &layout),
        };
        let typeset = match published {
            Ok(published) => Typeset { pdf: Some(published.value), diagnostics: published.warnings },
            Err(error) => Typeset { pdf: None, diagnostics: error.into_diagnostics() },
        };
        done(version, typeset);
    }
}
