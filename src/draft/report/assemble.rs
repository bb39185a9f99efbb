//! A report from what was told: headings, paragraphs, contacts, appendices.

use crate::draft::narrative::Narrative;
use crate::figures::prose::capital;

use super::assemble_appendices::appendices;
use super::assemble_body::Body;
use super::assemble_heads::give_heads;
use super::front_matter::FrontMatter;
use super::{Dashboard, FiveYears, Glossary, Report, Section, Summary};
use crate::folder::AppendixContent;

impl Report {
    /// Puts a report together, and takes the paragraphs for it. Adds nothing and judges nothing.
    pub(crate) fn new(mut front: FrontMatter, narrative: &mut Narrative) -> Report {
        let mut dashboard = Dashboard::new(&front, narrative);
        let figures_csv = super::figures::figures_csv(narrative);
        let method_page = super::judged_by::method_page(narrative, &front.small_numbers, front.methods_in_full);
        let mut glossary = Glossary::of(&dashboard, narrative);
        let mut five_years = five_years(&dashboard, narrative, &front);
        let further = (&mut glossary, &mut five_years);
        let (appendices, own_appendices) = appendices(&dashboard, &method_page, &front.appendices, further);
        let frames = std::mem::take(&mut front.sections);
        let mut body = Body::of(&front, &frames, (&dashboard, &appendices), narrative);
        let mut told = std::mem::take(&mut narrative.paragraphs).into_iter();
        let sections: Vec<(Section, bool)> = frames.into_iter().map(|frame| body.section(frame, &mut told)).collect();
        let mut sections = standing(sections);
        give_heads(&mut sections, narrative, &dashboard, &front.doing);
        let authors = authors(&front.authors);
        // The last paragraph of the outline is the lead of page 1, where there is one.
        let summary = front.summary.map(|frame| {
            let lead = told.next().map(|(_, sentences)| sentences).unwrap_or_default();
            Summary::of(frame, lead, &front.doing, narrative, &dashboard)
        });
        dashboard.set_in_two_lines(summary.as_ref());
        let mut report = Report {
            schema: Report::SCHEMA,
            whose: whose(&front.area, &[&front.title, &front.committee, &authors]),
            title: front.title,
            committee: front.committee,
            date: front.date,
            date_iso: front.date_iso,
            version: front.version,
            area: front.area,
            period: front.period,
            language: front.language,
            numbering: front.numbering,
            authors,
            header: front.header,
            summary,
            sections,
            dashboard,
            method_page,
            glossary,
            five_years,
            own_appendices,
            figures_csv,
            record_json: String::new(),
            look: front.look,
            assets: front.assets,
        };
        report.label(front.numbering);
        report
    }
}

/// Five years of each measure, not yet lettered, where an appendix is to hold them.
fn five_years(dashboard: &Dashboard, narrative: &Narrative, front: &FrontMatter) -> FiveYears {
    let asked = front.appendices.iter().find(|plan| plan.contains == Some(AppendixContent::FiveYears));
    asked.map(|plan| FiveYears::of(&plan.title, dashboard, narrative, &front.area)).unwrap_or_default()
}

/// The area by its name, where none of these lines names it.
fn whose(area: &str, lines: &[&str]) -> String {
    let name = area.trim().strip_prefix("the ").unwrap_or(area.trim());
    let is_named = lines.iter().any(|line| line.to_lowercase().contains(&name.to_lowercase()));
    if is_named { String::new() } else { capital(name) }
}

/// The sections without those that had paragraphs, which all fell silent: the heading goes too, unless a section below it
/// stands.
fn standing(sections: Vec<(Section, bool)>) -> Vec<Section> {
    let below = |nth: usize| sections[nth + 1..].iter().take_while(|(section, _)| section.level > 1);
    let stands = |nth: usize, (section, silent): &(Section, bool)| {
        !silent || section.level == 1 && below(nth).any(|(_, silent)| !silent)
    };
    let standing: Vec<bool> = sections.iter().enumerate().map(|(nth, section)| stands(nth, section)).collect();
    sections.into_iter().zip(standing).filter(|(_, stands)| *stands).map(|((section, _), _)| section).collect()
}

fn authors(offices: &[String]) -> String {
    let named: Vec<String> = offices.iter().map(|office| format!("the {office}")).collect();
    match offices.len() {
        0 => String::new(),
        1 => format!("Report of {}", named[0]),
        _ => format!("Joint report of {}", crate::figures::prose::list(&named)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_goes_with_its_silent_paragraphs() {
        let told = |sections: &[(&str, u8, bool)]| -> String {
            let section = |(heading, level, silent): &(&str, u8, bool)| {
                let (number, heading, tally) = (String::new(), (*heading).to_owned(), String::new());
                (Section { number, heading, level: *level, tally, blocks: Vec::new() }, *silent)
            };
            let standing = standing(sections.iter().map(section).collect());
            standing.iter().map(|section| section.heading.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told(&[("a", 1, true), ("b", 1, false)]), "b");
        assert_eq!(told(&[("a", 1, true), ("b", 2, true), ("c", 1, false)]), "c");
        assert_eq!(told(&[("a", 1, true), ("b", 2, false), ("c", 2, true)]), "a b", "what is below it stands");
        assert_eq!(told(&[("a", 1, false), ("b", 2, true)]), "a");
    }
}
