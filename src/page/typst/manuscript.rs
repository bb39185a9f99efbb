//! What is typeset: a report or a pack as JSON, or a drawing; the name under which a layout finds it, and what stamps the PDF.

use ::typst::foundations::Bytes;
use serde::Serialize;

use crate::draft::report::{Look, Pack, Report};

/// One of the two.
pub(super) struct Manuscript<'a> {
    /// The key of `sys.inputs` that leads a layout to it.
    pub(super) input: &'static str,
    /// Where it lies for a layout to read. A constant: Typst keeps every path it has ever seen.
    pub(super) path: &'static str,
    /// The whole of it as text, which a layout reads without a copy.
    pub(super) text: Bytes,
    /// The look of it, which a layout finds as JSON under the key `look`; none where there is nothing to look at but a drawing.
    pub(super) look: Option<&'a Look>,
    /// What tells this PDF from others.
    pub(super) ident: String,
    /// The day of the meeting.
    pub(super) date_iso: &'a str,
}

impl Manuscript<'_> {
    /// A report, in place of `example.json`.
    pub(super) fn of_report(report: &Report) -> Manuscript<'_> {
        Manuscript {
            input: "report",
            path: "/report.json",
            text: in_json(report),
            look: Some(&report.look),
            ident: format!("{}\n{}\n{}", report.committee, report.date_iso, report.title),
            date_iso: &report.date_iso,
        }
    }

    /// A drawing that is tried.
    pub(super) fn of_drawing(svg: &str) -> Manuscript<'static> {
        Manuscript {
            input: "drawing",
            path: "/drawing.svg",
            text: Bytes::from_string(svg.to_owned()),
            look: None,
            ident: "a drawing".to_owned(),
            date_iso: "2000-01-01",
        }
    }

    /// A pack.
    pub(super) fn of_pack(pack: &Pack) -> Manuscript<'_> {
        Manuscript {
            input: "pack",
            path: "/pack.json",
            text: in_json(pack),
            look: Some(&pack.look),
            ident: format!("{}\n{}\npack, part {:?}", pack.committee, pack.date_iso, pack.part),
            date_iso: &pack.date_iso,
        }
    }
}

fn in_json(document: &impl Serialize) -> Bytes {
    Bytes::from_string(serde_json::to_string(document).expect("it holds only strings, numbers and lists"))
}
