//! The pack of a meeting: every report folder of its agenda drafted, several side by side, and put behind its divider.
//!
//! Part A is made without the exempt papers: they are not drafted, so there is nothing of them that could be left in.

mod across;
mod around;
mod before_publishing;
pub(crate) mod document;
mod edition;
#[cfg(feature = "pdf")]
mod first_page;
#[cfg(feature = "pdf")]
mod foreign;
mod glyphs;
mod holidays;
mod items;
mod late;
mod named_items;
mod notice;
mod open;
mod page;
mod paper;
mod parallel_map;
mod plan;
mod reader;
mod schedule;
mod sign_off;
mod supplement;
#[cfg(test)]
mod tests;
mod text_paper;

use std::path::Path;

pub(crate) use before_publishing::{Approval, ReportBefore, report_stands, reports_before};
pub use document::{AgendaItem, Exempt, ForeignPage, Pack, Paper, SignOff, SinceApproved, Supplement};
pub(crate) use edition::is_anothers;
pub use edition::{edition_file, make_edition, save_edition};
#[cfg(feature = "pdf")]
pub use foreign::child::{CONVERT_ARGUMENT, serve as serve_converting};
#[cfg(feature = "pdf")]
pub(crate) use foreign::{Outcome, convert};
pub(crate) use glyphs::unprintable_in_pack;
pub(crate) use named_items::{NamedItems, named_items};
pub use notice::notice;
pub use page::{publish_pack, publish_sign_off};
pub(crate) use paper::{Reported, Sources};
pub(crate) use plan::{ItemPlan, Law, PaperPlan};
pub use plan::{PackPlan, pack_stem};
pub use sign_off::sign_off;

use crate::diagnostic::{Diagnostic, Error, Warned};
use crate::folder::Part;
use crate::page::Layout;
use paper::{Anew, Had, figures_of, paper};
use parallel_map::parallel_map;

/// What Part A calls an item whose title is exempt too.
const NEUTRAL: &str = "Exempt item";

/// Drafts every paper of a pack and puts them together. `program` is this program, which is called again to convert a
/// PDF
/// from elsewhere.
///
/// # Errors
/// Every error of every report folder, with the item it belongs to: nothing is put together while there is one.
pub fn assemble(plan: &PackPlan, part: Part, program: &Path) -> Result<Warned<Pack>, Error> {
    let Gathered { pack, told, .. } = gathered(plan, part, &Anew { program });
    let warnings = Error::unless_clean(told)?;
    Error::unless_clean(unprintable_in_pack(&pack, &plan.assets))?;
    Error::unless_clean(undrawable_crest(plan, program).into_iter().collect())?;
    Ok(Warned { value: pack, warnings })
}

/// What came of gathering the papers of a pack.
pub(crate) struct Gathered {
    /// The pack of every paper that can be had; an item whose paper cannot is left out.
    pub(crate) pack: Pack,
    /// Everything that is said of them.
    pub(crate) told: Vec<Diagnostic>,
    /// How the small numbers of each report are kept, in a line each.
    small_numbers: Vec<String>,
}

/// Every paper of a part of the pack. An exempt paper is not even asked for in Part A.
pub(crate) fn gathered(plan: &PackPlan, part: Part, sources: &impl Sources) -> Gathered {
    let (mut told, mut items, mut disclosed) = (Vec::new(), Vec::new(), Vec::new());
    let papers = parallel_map(&plan.items, |item| (!item.is_withheld(part)).then(|| paper(plan, item, sources)));
    for (item, paper) in plan.items.iter().zip(papers) {
        match paper {
            None => items.push(withheld(plan, item)),
            Some(Had { paper, told: found, disclosed: figures }) => {
                items.extend(paper.map(|paper| open(plan, item, paper)));
                told.extend(found);
                disclosed.extend(figures.map(|figures| (item, figures)));
            }
        }
    }
    let small_numbers = disclosed.iter().filter_map(|(item, figures)| across::in_one_line(item, figures)).collect();
    // What a paper of the agenda hides, no paper that is added to it may print.
    disclosed.extend(earlier_reports(plan, part).filter_map(|item| Some((item, figures_of(item, sources)?))));
    told.extend(across::printed_elsewhere(&disclosed));
    let supplement = supplement(plan, sources).unwrap_or_else(|fault| {
        told.push(fault);
        None
    });
    Gathered { pack: Pack { supplement, ..bound(plan, part, items) }, told, small_numbers }
}

/// The reports of the agenda that this is a supplement to; an exempt one is not drafted for Part A.
pub(crate) fn earlier_reports(plan: &PackPlan, part: Part) -> impl Iterator<Item = &ItemPlan> {
    let reports = plan.supplement.iter().flat_map(|supplement| &supplement.reports);
    reports.filter(move |item| !item.is_withheld(part))
}

/// What is said of a supplement as a whole.
///
/// # Errors
/// It is not known on which page it begins.
fn supplement(plan: &PackPlan, sources: &impl Sources) -> Result<Option<Supplement>, Diagnostic> {
    let Some(supplement) = &plan.supplement else { return Ok(None) };
    let published = notice::long(supplement.published);
    Ok(Some(Supplement { published, first_page: first_page(supplement, sources)? }))
}

#[cfg(feature = "pdf")]
use first_page::first_page;

/// Without the PDF nothing has pages.
#[cfg(not(feature = "pdf"))]
fn first_page(supplement: &plan::SupplementPlan, _: &impl Sources) -> Result<u32, Diagnostic> {
    Ok(supplement.first_page.unwrap_or(1))
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
        supplement: None,
    }
}

/// What a pack is typeset by: the layout that comes with the program, and the files of its look.
pub fn pack_layout(plan: &PackPlan) -> Layout {
    Layout { main: Layout::PACK.to_owned(), assets: plan.assets.clone(), ..Layout::shipped() }
}

/// What is said of a pack as a whole.
#[derive(Debug)]
#[non_exhaustive]
pub struct CheckedPack {
    /// Errors and warnings, beyond what [`PackPlan::open`] told.
    pub diagnostics: Vec<Diagnostic>,
    /// In a line for each report, which small numbers it hides and which it prints, by which rule.
    pub small_numbers: Vec<String>,
}

/// Checks the papers of a pack, its exempt ones too.
pub fn check_pack(plan: &PackPlan, program: &Path) -> CheckedPack {
    let mut diagnostics = notice(plan).warnings;
    let Gathered { pack, told, small_numbers } = gathered(plan, Part::B, &Anew { program });
    diagnostics.extend(told);
    diagnostics.extend(unprintable_in_pack(&pack, &plan.assets));
    diagnostics.extend(undrawable_crest(plan, program));
    CheckedPack { diagnostics, small_numbers }
}

/// What is wrong with the crest of a pack when it is drawn.
#[cfg(feature = "pdf")]
pub(crate) fn undrawable_crest(plan: &PackPlan, program: &Path) -> Option<Diagnostic> {
    crate::page::draw_crest(&plan.look, &plan.assets, program)
}

/// A program without the PDF draws no crest.
#[cfg(not(feature = "pdf"))]
pub(crate) fn undrawable_crest(_: &PackPlan, _: &Path) -> Option<Diagnostic> {
    None
}

/// What Part A says of an exempt item.
fn withheld(plan: &PackPlan, item: &ItemPlan) -> AgendaItem {
    let title = if item.public_title.is_empty() { NEUTRAL.to_owned() } else { item.public_title.clone() };
    let paper = match item.paper {
        PaperPlan::AgendaOnly => Paper::AgendaOnly,
        _ => Paper::Withheld,
    };
    agenda_item(plan, item, title, paper, true)
}

/// An item with its paper.
fn open(plan: &PackPlan, item: &ItemPlan, paper: Paper) -> AgendaItem {
    let title = match &paper {
        Paper::Report { report, .. } if item.title.is_empty() => report.title.clone(),
        _ => item.title.clone(),
    };
    agenda_item(plan, item, title, paper, false)
}

fn agenda_item(plan: &PackPlan, item: &ItemPlan, title: String, paper: Paper, is_withheld: bool) -> AgendaItem {
    let exempt = schedule::exempt(plan.law, &item.exempt);
    AgendaItem { number: item.number, title, exempt, notes: late::notes(plan, item, is_withheld), paper }
}
