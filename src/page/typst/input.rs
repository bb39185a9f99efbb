//! What is typeset: a report or a pack as JSON, or a drawing; the name under which a layout finds it, and what stamps the PDF.

use ::typst::foundations::Bytes;
use serde::Serialize;

use crate::draft::report::{Look, Report};

use super::together::Together;

/// One of these.
pub(crate) struct TypstInput<'a> {
    /// The key of `sys.inputs` that leads a layout to it.
    pub(crate) input: &'static str,
    /// Where it lies for a layout to read. A constant: Typst keeps every path it has ever seen.
    pub(crate) path: &'static str,
    /// The whole of it as text, which a layout reads without a copy.
    pub(crate) text: Bytes,
    /// The look of it, which a layout finds as JSON under the key `look`; `None` where there is nothing to look at but a drawing.
    pub(crate) look: Option<&'a Look>,
    /// What tells this PDF from others.
    pub(crate) ident: String,
    /// The day of the meeting.
    pub(crate) date_iso: &'a str,
}

/// The day in the properties of a PDF whose meeting has none yet: PDF/A wants one, and this is nobody's meeting.
const UNDATED: &str = "1970-01-01";

impl TypstInput<'_> {
    /// A report, in place of `example.json`.
    pub(crate) fn of_report(report: &Report) -> TypstInput<'_> {
        TypstInput {
            input: "report",
            path: "/report.json",
            text: in_json(report),
            look: Some(&report.look),
            ident: format!("{}\n{}\n{}", report.committee, report.date_iso, report.title),
            date_iso: if report.date_iso.is_empty() { UNDATED } else { &report.date_iso },
        }
    }

    /// A drawing that is tried.
    pub(crate) fn of_drawing(svg: &str) -> TypstInput<'static> {
        TypstInput {
            input: "drawing",
            path: "/drawing.svg",
            text: Bytes::from_string(svg.to_owned()),
            look: None,
            ident: "a drawing".to_owned(),
            date_iso: "2000-01-01",
        }
    }
}

/// A document as the text that a layout reads.
pub(crate) fn in_json(document: &impl Serialize) -> Bytes {
    let mut text = Vec::new();
    let written = document.serialize(&mut serde_json::Serializer::with_formatter(&mut text, Together::default()));
    written.expect("it holds only strings, numbers and lists");
    Bytes::new(text)
}
