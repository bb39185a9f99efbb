//! A national table as a whole, for those who ask after every measure and not for a report.

use crate::diagnostic::{Code, Place};
use crate::figures::measure::{Indicator, National};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::diagnostics::Diagnostics;

use super::link::{of_published, read};
use super::published::Published;
use super::settings::NationalPlan;
use super::texts::with_texts;

/// A table of all areas of a report folder.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Nation {
    /// Every measure of the national table; of a published table those that its recipe names.
    pub national: National,
    /// The report's area: an index of its areas.
    pub own: usize,
}

/// The table that `[national]` names.
pub fn of_plan(from: FolderReading, plan: &NationalPlan) -> Option<Nation> {
    let found = Diagnostics::default();
    if plan.measures.is_none() {
        let message = "there is no list of measures to say which way is good, so nothing can be ranked";
        let help = "add one under [national]: measures = \"data/measures.csv\", with the headings measure,polarity";
        let at = plan.file.as_ref().map_or_else(|| plan.area.1.clone(), |file| file.from.clone());
        found.warning(Code::MissingKey, at, message, help);
    }
    let nation = read(FolderReading { faults: &found, ..from }, plan, None)
        .and_then(|read| Some(Nation { own: read.own?, national: read.national }));
    with_texts(from, &plan.file.iter().collect::<Vec<_>>(), found.into_vec());
    nation
}

/// A published table of the sources, by the catalogue. `None` where no figure of it can be ranked.
pub fn of_source(
    from: FolderReading,
    published: Published,
    (plan, area): (Option<&NationalPlan>, &(String, Place)),
    indicators: &[Indicator],
) -> Option<Nation> {
    let found = Diagnostics::default();
    let quiet = FolderReading { faults: &found, ..from };
    let neighbours = plan.and_then(|plan| plan.neighbours.as_ref());
    let file = published.file.clone();
    let read = of_published(quiet, published, (neighbours, area), indicators);
    with_texts(from, &[&file], found.into_vec());
    let read = read?;
    Some(Nation { own: read.own?, national: read.national })
}
