//! The pack of a meeting: every report folder of its agenda drafted, one after the other, and put behind its divider.
//!
//! Part A is made without the exempt papers: they are not drafted, so there is nothing of them that could be left in.

#[cfg(feature = "pdf")]
mod foreign;
mod holidays;
mod notice;
mod schedule;
mod side_by_side;
mod sign_off;
mod text_paper;

use std::path::Path;

#[cfg(feature = "pdf")]
pub use foreign::child::{CONVERT_ARGUMENT, serve as serve_converting};
pub use notice::notice;
pub use sign_off::sign_off;

use crate::audit::audited;
use crate::diagnostic::{Code, Diagnostic, Place, Warned};
use crate::draft::check;
use crate::error::Error;
#[cfg(feature = "pdf")]
use crate::folder::read_file;
use crate::folder::{Date, Folder, ItemPlan, PackPlan, PaperPlan};
use crate::page::Layout;
use crate::report::{AgendaItem, ForeignPage, Labels, Pack, Paper, Part, Report};
use crate::signs::unprintable_in_pack;
use side_by_side::side_by_side;

/// What Part A calls an item whose title is exempt too.
const NEUTRAL: &str = "Exempt item";

/// Drafts every paper of a pack and puts them together. `program` is this program, which is called anew to convert a PDF
/// from elsewhere.
///
/// # Errors
/// Every fault of every report folder, with the item it belongs to: nothing is put together while there is one.
pub fn assemble(plan: &PackPlan, part: Part, program: &Path) -> Result<Warned<Pack>, Error> {
    let mut told = Vec::new();
    let mut items = Vec::new();
    let is_withheld = |item: &ItemPlan| part == Part::A && !item.exempt.is_empty();
    let papers = side_by_side(&plan.items, |item| (!is_withheld(item)).then(|| paper(plan, item, program)));
    for (item, paper) in plan.items.iter().zip(papers) {
        match paper {
            None => items.push(withheld(plan, item)),
            Some((paper, found)) => {
                items.extend(paper.map(|paper| open(plan, item, paper)));
                told.extend(found);
            }
        }
    }
    let warnings = Error::unless_clean(told)?;
    let pack = bound(plan, part, items);
    Error::unless_clean(unprintable_in_pack(&pack, &plan.assets))?;
    Ok(Warned { value: pack, warnings })
}

/// The pack with these papers.
fn bound(plan: &PackPlan, part: Part, items: Vec<AgendaItem>) -> Pack {
    Pack {
        schema: Pack::SCHEMA,
        council: plan.council.clone(),
        committee: plan.committee.clone(),
        day: format!("{} {}", plan.date.weekday(), plan.date),
        date: plan.date.to_string(),
        date_iso: plan.date.iso(),
        time: plan.time.clone(),
        place: plan.place.clone(),
        language: "en-GB".into(),
        membership: plan.membership.clone(),
        contact: plan.contact.clone(),
        look: plan.look.clone(),
        numbering: plan.numbering,
        part,
        items,
    }
}

/// What a pack is typeset by: the layout that comes with the program, and the files of its look.
pub fn pack_layout(plan: &PackPlan) -> Layout {
    Layout { main: Layout::PACK.to_owned(), assets: plan.assets.clone(), ..Layout::shipped() }
}

/// Everything that is said of the papers of a pack, its exempt ones too, beyond what [`PackPlan::open`] told.
pub fn check_pack(plan: &PackPlan, program: &Path) -> Vec<Diagnostic> {
    let mut told = notice(plan).warnings;
    let drafted = side_by_side(&plan.items, |item| paper(plan, item, program));
    let mut items = Vec::new();
    for (item, (paper, said)) in plan.items.iter().zip(drafted) {
        told.extend(said);
        items.extend(paper.map(|paper| open(plan, item, paper)));
    }
    told.extend(unprintable_in_pack(&bound(plan, Part::B, items), &plan.assets));
    told
}

/// What Part A says of an exempt item.
fn withheld(plan: &PackPlan, item: &ItemPlan) -> AgendaItem {
    let title = if item.public_title.is_empty() { NEUTRAL.to_owned() } else { item.public_title.clone() };
    let paper = match item.paper {
        PaperPlan::AgendaOnly => Paper::AgendaOnly,
        _ => Paper::Withheld,
    };
    AgendaItem { number: item.number, title, exempt: schedule::exempt(plan.law, &item.exempt), paper }
}

/// An item with its paper.
fn open(plan: &PackPlan, item: &ItemPlan, paper: Paper) -> AgendaItem {
    let title = match &paper {
        Paper::Report { report, .. } if item.title.is_empty() => report.title.clone(),
        _ => item.title.clone(),
    };
    AgendaItem { number: item.number, title, exempt: schedule::exempt(plan.law, &item.exempt), paper }
}

/// The paper of an item and everything that is said of it; no paper where it has faults.
fn paper(plan: &PackPlan, item: &ItemPlan, program: &Path) -> (Option<Paper>, Vec<Diagnostic>) {
    match &item.paper {
        PaperPlan::AgendaOnly => (Some(Paper::AgendaOnly), Vec::new()),
        PaperPlan::Text(text) => {
            let sections = text_paper::sections(text);
            (Some(Paper::Text { labels: Labels::of(&sections, plan.numbering), sections }), Vec::new())
        }
        PaperPlan::Pdf { name, path, from } => match foreign_pages(program, item, name, path, from) {
            Ok((pages, warnings)) => {
                let file = name.rsplit('/').next().unwrap_or(name).to_owned();
                (Some(Paper::Pages { file, pages }), warnings)
            }
            Err(fault) => (None, vec![fault]),
        },
        PaperPlan::Report { name, path, from } => match drafted(path) {
            Ok((report, date, warnings)) => {
                let mut told: Vec<Diagnostic> = warnings.into_iter().map(|warning| within(name, warning)).collect();
                told.extend(other_meeting(plan, item, name, from, &report, date));
                // A pack has one look, and its papers have it too.
                let report = Box::new(Report { look: plan.look.clone(), ..report });
                (Some(Paper::Report { labels: Labels::of(&report.sections, plan.numbering), report }), told)
            }
            Err(found) => {
                let first = faulty(item, name, from, &found);
                (None, std::iter::once(first).chain(found.into_iter().map(|fault| within(name, fault))).collect())
            }
        },
    }
}

/// The pages of a PDF from elsewhere, and a warning for each that cannot be read out.
type Pages = (Vec<ForeignPage>, Vec<Diagnostic>);

#[cfg(feature = "pdf")]
fn foreign_pages(program: &Path, item: &ItemPlan, name: &str, path: &Path, from: &Place) -> Result<Pages, Diagnostic> {
    let bytes = read_file(path).map_err(|fault| fault.at(from.clone()))?;
    foreign::pages(program, &bytes, name, item.number, from)
}

#[cfg(not(feature = "pdf"))]
fn foreign_pages(_: &Path, item: &ItemPlan, name: &str, _: &Path, from: &Place) -> Result<Pages, Diagnostic> {
    let message =
        format!("`{name}` cannot be the paper of item {}: this copy of the program reads no PDF", item.number);
    Err(Diagnostic::fault(Code::ForeignPdf, message).at(from.clone()).help("use a copy built with the `pdf` feature"))
}

/// The report of a folder, the day of its meeting, and what is said beside it; else everything that is wrong.
fn drafted(path: &Path) -> Result<(Report, Date, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (folder, mut told) = Folder::open(path);
    let faulty = told.iter().any(Diagnostic::is_fault);
    let folder = match folder {
        Some(folder) if !faulty => folder,
        Some(folder) => {
            told.extend(check(&folder));
            return Err(told);
        }
        None => return Err(told),
    };
    told.extend(layout_left_out(&folder));
    match audited(&folder) {
        Ok(audited) => {
            told.extend(audited.warnings);
            Ok((audited.value.report, folder.plan().date, told))
        }
        Err(error) => Err([told, error.into_diagnostics()].concat()),
    }
}

/// A pack has one look: that of the program.
fn layout_left_out(folder: &Folder) -> Option<Diagnostic> {
    let (own, _) = folder.layouts().first()?;
    Some(
        Diagnostic::warning(Code::LayoutLeftOut, "this report has a layout of its own, and the pack does not use it")
            .at(Place::file(own))
            .help("a pack is typeset by the layout that comes with the program"),
    )
}

fn faulty(item: &ItemPlan, name: &str, from: &Place, found: &[Diagnostic]) -> Diagnostic {
    let faults = match found.iter().filter(|fault| fault.is_fault()).count() {
        1 => "a fault".to_owned(),
        more => format!("{more} faults"),
    };
    Diagnostic::fault(Code::PaperFaulty, format!("the report of item {}, `{name}`, has {faults}", item.number))
        .at(from.clone())
        .help("mend what is told of its files; until then no pack is written")
}

fn other_meeting(
    plan: &PackPlan,
    item: &ItemPlan,
    name: &str,
    from: &Place,
    report: &Report,
    date: Date,
) -> Option<Diagnostic> {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let meant = match (same(&report.committee, &plan.committee), date == plan.date) {
        (true, true) => return None,
        (true, false) => format!("for the meeting on {date}"),
        (false, true) => format!("to the {}", report.committee),
        (false, false) => format!("to the {} on {date}", report.committee),
    };
    Some(
        Diagnostic::warning(Code::OtherMeeting, format!("the report of item {}, `{name}`, is {meant}", item.number))
            .at(from.clone())
            .help("the pack prints its own committee and date: change those in the report.toml of the folder, if it belongs here"),
    )
}

/// The same, with the folder before its files: the pack has several.
fn within(folder: &str, mut told: Diagnostic) -> Diagnostic {
    for place in told.at.iter_mut().chain(told.also.iter_mut().map(|(place, _)| place)) {
        place.file = format!("{folder}/{}", place.file);
    }
    told
}
