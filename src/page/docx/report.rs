//! A report in Word: its title, its sections and its appendices.

use crate::draft::report::{FurtherAppendix, Report};

use super::counted::Counted;
use super::finish::DocumentFacts;
use super::part::{Part, plain};
use super::stretch::{TextStretch, bound};
use super::styles::Style;
use super::{body, dashboard, five_years, furniture, glossary, methods, summary};

/// The whole report. The same report gives the same bytes. `assets` holds the crest, where its look has one.
pub(crate) fn docx(report: &Report, assets: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut counted = Counted::new(&report.look);
    let mut parts: Vec<Part> = counted.pictures.crest(&report.look, assets).into_iter().collect();
    parts.extend(body::title_block(report));
    let mut stretches = vec![TextStretch { wide: false, parts }];
    paper(report, 0, &mut stretches, &mut counted);
    let about = DocumentFacts {
        title: furniture::title(report),
        authors: &report.authors,
        language: &report.language,
        version: &report.version,
        date_iso: &report.date_iso,
    };
    bound(stretches, &furniture::meeting(report), &about, counted)
}

/// Sections and appendices of a report, `deeper` than in a report alone: the first go on where the last stretch ends.
pub(crate) fn paper(report: &Report, deeper: u8, stretches: &mut Vec<TextStretch>, counted: &mut Counted) {
    let glance = report.summary.iter().flat_map(|one| summary::glance(one, deeper, &mut counted.pictures));
    let mut first: Vec<_> = glance.collect();
    if report.summary.is_some() && deeper == 0 {
        first.extend((!report.authors.is_empty()).then(|| plain(Style::Body, &report.authors)));
        first.extend(body::fields(&report.header));
    }
    first.extend(body::sections(&report.sections, deeper, counted));
    match stretches.last_mut().filter(|stretch| !stretch.wide) {
        Some(stretch) => stretch.parts.extend(first),
        None => stretches.push(TextStretch { wide: false, parts: first }),
    }
    let dashboard = dashboard::appendix(&report.dashboard, deeper, &mut counted.pictures);
    stretches.push(TextStretch { wide: true, parts: dashboard });
    let mut further = methods::appendix(&report.method_page, deeper);
    for one in report.further_appendices() {
        further.extend(match one {
            FurtherAppendix::Own(own) => body::own_appendix(own, deeper, counted),
            FurtherAppendix::FiveYears(years) => five_years::appendix(years, deeper, &mut counted.pictures),
            FurtherAppendix::Glossary(glossary) => glossary::appendix(glossary, deeper),
        });
    }
    if !further.is_empty() {
        stretches.push(TextStretch { wide: false, parts: further });
    }
}
