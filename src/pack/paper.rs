//! The paper of an item: a clerk's text, the pages of a PDF from elsewhere, the report of a folder.
//!
//! [`Sources`] says where reports and pages come from: drafted and converted again, or kept from an earlier time.

use std::path::Path;

use super::document::{ForeignPage, Paper};
use super::{ItemPlan, PackPlan, PaperPlan};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::draft::report::{Report, label};
use crate::draft::{Disclosed, draft_folder};
#[cfg(feature = "pdf")]
use crate::folder::read_whole;
use crate::folder::{Date, Folder};
#[cfg(feature = "pdf")]
use crate::review::record::page_count;
use crate::review::record::record;

#[cfg(feature = "pdf")]
use super::foreign;
use super::text_paper;

/// Where the papers come from that lie in their own folders and files.
pub(crate) trait Sources: Sync {
    /// The report of a folder with everything that is said of it; no report where there is none to print.
    fn report(&self, folder: &Path) -> (Option<Reported>, Vec<Diagnostic>);

    /// The pages of a PDF with these bytes.
    #[cfg(feature = "pdf")]
    fn pages(&self, bytes: &[u8]) -> foreign::Outcome;

    /// How many pages a PDF has; `None` where it cannot be read.
    #[cfg(feature = "pdf")]
    fn page_count(&self, bytes: &[u8]) -> Option<usize>;
}

/// The report of a folder, and what a pack asks of the folder beside it.
pub(crate) struct Reported {
    pub(crate) report: Report,
    /// The day of the meeting it is made for.
    pub(crate) date: Date,
    /// The first file of a layout of its own.
    pub(crate) own_layout: Option<String>,
    /// Which figures it hides and which it prints.
    pub(crate) disclosed: Disclosed,
}

/// Every paper made again.
pub(super) struct Anew<'a> {
    /// This program, which is called to convert a PDF.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "without the PDF nothing is converted"))]
    pub(super) program: &'a Path,
}

impl Sources for Anew<'_> {
    fn report(&self, folder: &Path) -> (Option<Reported>, Vec<Diagnostic>) {
        let (folder, draft) = match draft_folder(folder) {
            Ok(drafted) => drafted,
            Err(error) => return (None, error.into_diagnostics()),
        };
        let told = draft.diagnostics.clone();
        if told.iter().any(Diagnostic::is_error) {
            return (None, told);
        }
        let disclosed = draft.disclosed(&folder);
        (Some(Reported::of(&folder, record(draft, &folder).report, disclosed)), told)
    }

    #[cfg(feature = "pdf")]
    fn pages(&self, bytes: &[u8]) -> foreign::Outcome {
        foreign::convert(self.program, bytes)
    }

    #[cfg(feature = "pdf")]
    fn page_count(&self, bytes: &[u8]) -> Option<usize> {
        page_count(self.program, bytes)
    }
}

impl Reported {
    /// A report that was drafted of this folder.
    pub(crate) fn of(folder: &Folder, report: Report, disclosed: Disclosed) -> Reported {
        Reported { report, date: folder.plan().date, own_layout: folder.own_layout().map(str::to_owned), disclosed }
    }
}

/// What came of the paper of an item.
#[derive(Default)]
pub(super) struct Had {
    /// None where it has errors.
    pub(super) paper: Option<Paper>,
    /// Everything that is said of it.
    pub(super) told: Vec<Diagnostic>,
    /// Of a report, which figures it hides and which it prints.
    pub(super) disclosed: Option<Disclosed>,
}

impl Had {
    fn without_figures(paper: Option<Paper>, told: Vec<Diagnostic>) -> Had {
        Had { paper, told, disclosed: None }
    }
}

/// The paper of an item and everything that is said of it.
pub(super) fn paper(plan: &PackPlan, item: &ItemPlan, sources: &impl Sources) -> Had {
    match &item.paper {
        PaperPlan::AgendaOnly => Had::without_figures(Some(Paper::AgendaOnly), Vec::new()),
        PaperPlan::ToFollow => Had::without_figures(Some(Paper::ToFollow), Vec::new()),
        PaperPlan::Text(text) => Had::without_figures(Some(clerks_words(plan, item, text)), Vec::new()),
        PaperPlan::Pdf { name, path, from } => match foreign_pages(sources, item, name, path, from) {
            Ok((pages, warnings)) => {
                let file = name.rsplit('/').next().unwrap_or(name).to_owned();
                Had::without_figures(Some(Paper::Pages { file, pages }), warnings)
            }
            Err(fault) => Had::without_figures(None, vec![fault]),
        },
        PaperPlan::Report { name, path, from } => {
            let (reported, found) = sources.report(path);
            let found: Vec<Diagnostic> = found.into_iter().map(must_be_named).collect();
            let mut told: Vec<Diagnostic> = faulty(item, name, from, &found).into_iter().collect();
            told.extend(found.into_iter().map(|one| within(name, one)));
            let mut disclosed = None;
            let paper = reported.map(|reported| {
                told.extend(layout_left_out(reported.own_layout.as_ref()).map(|warning| within(name, warning)));
                // Whose meeting is still to be named is told of already.
                if !told.iter().any(|one| one.code == Code::ToBeNamed) {
                    told.extend(other_meeting(plan, item, name, from, &reported));
                }
                disclosed = Some(reported.disclosed);
                // A pack has one look and one way of numbering, and its papers have them too.
                let mut report = Box::new(Report { look: plan.look.clone(), ..reported.report });
                report.label(plan.numbering);
                Paper::Report { report }
            });
            Had { paper, told, disclosed }
        }
    }
}

/// The clerk's own words: a few of a public item are on the agenda, all others are a paper. What is exempt keeps a paper of its
/// own, which says so where it begins.
fn clerks_words(plan: &PackPlan, item: &ItemPlan, text: &str) -> Paper {
    let mut sections = text_paper::sections(text);
    match text_paper::few_words(&sections) {
        Some(words) if item.exempt.is_empty() => Paper::OnAgenda { words },
        _ => {
            label(&mut sections, plan.numbering);
            Paper::Text { sections }
        }
    }
}

/// Which figures the report of an item hides and prints; `None` where it is no report, or cannot be drafted.
pub(super) fn figures_of(item: &ItemPlan, sources: &impl Sources) -> Option<Disclosed> {
    match &item.paper {
        PaperPlan::Report { path, .. } => Some(sources.report(path).0?.disclosed),
        _ => None,
    }
}

/// The pages of a PDF from elsewhere, and a warning for each that cannot be read out.
type Pages = (Vec<ForeignPage>, Vec<Diagnostic>);

#[cfg(feature = "pdf")]
fn foreign_pages(
    sources: &impl Sources,
    item: &ItemPlan,
    name: &str,
    path: &Path,
    from: &Place,
) -> Result<Pages, Diagnostic> {
    let bytes = read_whole(path).map_err(|fault| fault.at(from.clone()))?;
    foreign::pages(sources.pages(&bytes), name, item.number, from)
}

#[cfg(not(feature = "pdf"))]
fn foreign_pages(_: &impl Sources, item: &ItemPlan, name: &str, _: &Path, from: &Place) -> Result<Pages, Diagnostic> {
    let message =
        format!("`{name}` cannot be the paper for item {}: this copy of the program cannot read PDFs", item.number);
    Err(Diagnostic::error(Code::ForeignPdf, message).at(from.clone()).help("use a copy built with the `pdf` feature"))
}

/// A pack has one look: that of the program.
fn layout_left_out(own: Option<&String>) -> Option<Diagnostic> {
    let own = own?;
    Some(
        Diagnostic::warning(Code::LayoutLeftOut, "this report has its own layout, which the pack does not use")
            .at(Place::file(own))
            .help("a pack always uses the layout that comes with the program"),
    )
}

/// Which item and folder the errors belong to that are reported next.
fn faulty(item: &ItemPlan, name: &str, from: &Place, found: &[Diagnostic]) -> Option<Diagnostic> {
    let faults = match found.iter().filter(|fault| fault.is_error()).count() {
        0 => return None,
        1 => "an error".to_owned(),
        more => format!("{more} errors"),
    };
    Some(
        Diagnostic::error(Code::PaperFaulty, format!("the report for item {}, `{name}`, has {faults}", item.number))
            .at(from.clone())
            .help("fix the errors in its files; until then no pack is written"),
    )
}

/// In a pack nothing may be open.
fn must_be_named(found: Diagnostic) -> Diagnostic {
    let is_open = found.code == Code::ToBeNamed;
    Diagnostic { severity: if is_open { Severity::Error } else { found.severity }, ..found }
}

fn other_meeting(
    plan: &PackPlan,
    item: &ItemPlan,
    name: &str,
    from: &Place,
    Reported { report, date, .. }: &Reported,
) -> Option<Diagnostic> {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let meant = match (same(&report.committee, &plan.committee), *date == plan.date) {
        (true, true) => return None,
        (true, false) => format!("for the meeting on {date}"),
        (false, true) => format!("to the {}", report.committee),
        (false, false) => format!("to the {} on {date}", report.committee),
    };
    Some(
        Diagnostic::warning(Code::OtherMeeting, format!("the report for item {}, `{name}`, is {meant}", item.number))
            .at(from.clone())
            .help(
                "the pack prints its own committee and date: if the report belongs here, change them in its \
                report.toml",
            ),
    )
}

/// The same, with the folder before its files: the pack has several.
pub(super) fn within(folder: &str, mut told: Diagnostic) -> Diagnostic {
    for place in told.at.iter_mut().chain(told.also.iter_mut().map(|(place, _)| place)) {
        place.file = format!("{folder}/{}", place.file).into();
    }
    told
}
