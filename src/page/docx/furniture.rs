//! The pages: upright for text, wide for the dashboard; committee and date at their head, their number at the foot.

use docx_rs::{
    AlignmentType, Docx, Footer, FooterReference, Header, HeaderReference, NumPages, PageMargin, PageNum,
    PageOrientationType, PageSize, Paragraph, SectionProperty,
};

use crate::draft::report::Report;

use super::styles::Style;
use super::words;

/// A4, in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
const MARGIN: u32 = 1_134;

/// How wide the text is on an upright page, and on a wide one.
pub(crate) const UPRIGHT: usize = (SHORT - 2 * MARGIN) as usize;
pub(crate) const WIDE: usize = (LONG - 2 * MARGIN) as usize;

/// What the writer calls its first header and footer: sections share them.
const HEADER: &str = "rIdHeader1";
const FOOTER: &str = "rIdFooter1";

/// The report's title, also where it was given none.
pub(crate) fn title(report: &Report) -> &str {
    if report.title.is_empty() { "Performance report" } else { &report.title }
}

/// The committee and the date of a report.
pub(crate) fn meeting(report: &Report) -> String {
    let named = [report.committee.as_str(), &report.date].into_iter().filter(|words| !words.is_empty());
    named.collect::<Vec<_>>().join(", ")
}

/// The header, which says this, the footer with the version, and the pages of the last section.
pub(crate) fn furnish(document: Docx, head: &str, version: &str, ends_wide: bool) -> Docx {
    let head = words::paragraph(Style::Header, head).align(AlignmentType::Right);
    let version = if version.is_empty() { String::new() } else { format!("{version}. ") };
    let foot = words::paragraph(Style::Footer, &format!("{version}Page "))
        .align(AlignmentType::Right)
        .add_page_num(PageNum::new())
        .add_run(words::run(" of "))
        .add_num_pages(NumPages::new());
    let mut document = document
        .header(Header::new().add_paragraph(head))
        .footer(Footer::new().add_paragraph(foot))
        .page_margin(margin());
    document.document.section_property.page_size = paper(ends_wide);
    document
}

/// The end of a section. Word keeps its pages in its last paragraph: an empty one, so that no text is moved when they are changed.
pub(crate) fn end(wide: bool) -> Paragraph {
    let mut section = SectionProperty::new().page_size(paper(wide)).page_margin(margin());
    section.header_reference = Some(HeaderReference::new("default", HEADER));
    section.footer_reference = Some(FooterReference::new("default", FOOTER));
    Paragraph::new().style(Style::Cell.id()).section_property(section)
}

fn paper(wide: bool) -> PageSize {
    if wide {
        PageSize::new().size(LONG, SHORT).orient(PageOrientationType::Landscape)
    } else {
        PageSize::new().size(SHORT, LONG).orient(PageOrientationType::Portrait)
    }
}

fn margin() -> PageMargin {
    let margin = MARGIN as i32;
    PageMargin { top: margin, left: margin, bottom: margin, right: margin, header: 567, footer: 567, gutter: 0 }
}
