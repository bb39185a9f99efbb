//! A report from what was told: headings, paragraphs, contacts, appendices.

use crate::draft::narrative::Narrative;
use crate::figures::prose::{Sentence, Topic, capital};

use super::assemble_heads::give_heads;
use super::front_matter::{FrontMatter, SectionFrame};
use super::{
    Appendix, Block, ByOutcome, Dashboard, FiveYears, Glossary, MethodPage, Officer, Overview, Report, Section, Summary,
};
use crate::folder::{AppendixContent, AppendixPlan};

impl Report {
    /// Puts a report together, and takes the paragraphs for it. Adds nothing and judges nothing.
    pub(crate) fn new(front: FrontMatter, narrative: &mut Narrative) -> Report {
        let mut dashboard = Dashboard::new(&front, narrative);
        let figures_csv = super::figures::figures_csv(narrative);
        let method_page = super::judged_by::method_page(narrative, &front.small_numbers, front.methods_in_full);
        let mut drawings = drawings(narrative, &front.area);
        let mut glossary = Glossary::of(&dashboard, narrative);
        let mut five_years = five_years(&dashboard, narrative, &front);
        let appendices = appendices(&dashboard, &method_page, &front.appendices, (&mut glossary, &mut five_years));
        let by_outcome = ByOutcome::of(&front.sections, narrative);
        // Page 1 shows the whole picture, and each heading how its own measures stand: a table of both would say it again.
        let mut overview = if front.summary.is_some() { None } else { by_outcome.overview(&narrative.words) };
        let mut tallies = by_outcome.tallies(&narrative.words);
        let mut told = std::mem::take(&mut narrative.paragraphs).into_iter();
        let sections: Vec<(Section, bool)> = front
            .sections
            .into_iter()
            .map(|frame| {
                let paragraphs = told.by_ref().take(frame.paragraphs);
                let mut blocks = told_blocks(paragraphs, frame.overview_after, &mut drawings, &mut overview);
                blocks.extend(behind(&frame, &front.officers, &appendices));
                let silent = frame.has_paragraphs && blocks.is_empty();
                let tally = if frame.level == 1 { tallies.remove(&frame.heading) } else { None };
                (
                    Section { heading: frame.heading, level: frame.level, tally: tally.unwrap_or_default(), blocks },
                    silent,
                )
            })
            .collect();
        let mut sections = standing(sections);
        give_heads(&mut sections, narrative, &dashboard, &front.doing);
        let authors = authors(&front.authors);
        // The last paragraph of the outline is the lead of page 1, where there is one.
        let summary = front.summary.map(|frame| {
            let lead = told.next().map(|(_, sentences)| sentences).unwrap_or_default();
            Summary::of(frame, lead, &front.doing, narrative, (&dashboard, &sections))
        });
        dashboard.set_in_two_lines(&sections, summary.as_ref());
        Report {
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
            authors,
            summary,
            sections,
            dashboard,
            method_page,
            glossary,
            five_years,
            figures_csv,
            record_json: String::new(),
            look: front.look,
            assets: front.assets,
        }
    }
}

/// What stands behind the paragraphs of a section: its list, whom to ask, the appendices.
fn behind(frame: &SectionFrame, officers: &[Officer], appendices: &[Appendix]) -> impl Iterator<Item = Block> {
    let list = (!frame.items.is_empty()).then(|| Block::List { items: frame.items.clone() });
    let officers = frame.officers.then(|| Block::Officers { officers: officers.to_vec() });
    let appendices = frame.appendices.then(|| Block::Appendices { appendices: appendices.to_vec() });
    [list, officers, appendices].into_iter().flatten()
}

/// Five years of each measure, not yet lettered, where an appendix is to hold them.
fn five_years(dashboard: &Dashboard, narrative: &Narrative, front: &FrontMatter) -> FiveYears {
    let asked = front.appendices.iter().find(|plan| plan.contains == Some(AppendixContent::FiveYears));
    asked.map(|plan| FiveYears::of(&plan.title, dashboard, narrative, &front.area)).unwrap_or_default()
}

/// The paragraphs of a section, each with the drawings of its indicators behind it, and the overview after so many.
fn told_blocks(
    paragraphs: impl Iterator<Item = (Option<u32>, Vec<Sentence>)>,
    overview_after: Option<usize>,
    drawings: &mut Drawings,
    overview: &mut Option<Overview>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (nth, (number, sentences)) in paragraphs.enumerate() {
        let drawn = drawings_of(&sentences, drawings);
        blocks.extend(paragraph((number, sentences)));
        blocks.extend(drawn);
        let panel = overview.take_if(|_| overview_after == Some(nth + 1));
        blocks.extend(panel.map(|overview| Block::Overview { overview: Box::new(overview) }));
    }
    blocks
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

/// The charts and strips that the catalogue asks for, not yet numbered: of one indicator the chart first.
fn drawings(narrative: &Narrative, area: &str) -> Drawings {
    let mut waiting: Vec<(String, Block)> = Vec::new();
    for indicated in &narrative.indicated {
        let indicator = &indicated.finding.indicator;
        let title = |topic: Topic| narrative.titles.get(&(topic, indicator.id.clone()));
        let chart = || super::charting::chart(indicated, title(Topic::Finding));
        let chart = indicator.chart.then(chart).flatten();
        let strip = || super::strip(indicated, area, title(Topic::FindingAmongOthers)).ok();
        let strip = indicator.strip.then(strip).flatten();
        let chart = chart.map(|chart| Block::Chart { chart: Box::new(chart) });
        let strip = strip.map(|strip| Block::Strip { strip: Box::new(strip) });
        waiting.extend(chart.into_iter().chain(strip).map(|block| (indicator.id.clone(), block)));
    }
    Drawings { waiting, numbered: 0 }
}

/// Charts and strips on their way to the paragraphs that mention them, by indicator.
struct Drawings {
    waiting: Vec<(String, Block)>,
    numbered: u32,
}

/// Those of the indicators that a paragraph is about, in the order in which it does; each appears once.
fn drawings_of(sentences: &[Sentence], drawings: &mut Drawings) -> Vec<Block> {
    let mut found = Vec::new();
    for because in sentences.iter().flat_map(|sentence| &sentence.because) {
        for id in &because.indicators {
            while let Some(at) = drawings.waiting.iter().position(|(of, _)| of == id) {
                drawings.numbered += 1;
                let (_, mut block) = drawings.waiting.remove(at);
                match &mut block {
                    Block::Chart { chart } => chart.number = drawings.numbered,
                    Block::Strip { strip } => strip.number = drawings.numbered,
                    _ => {}
                }
                found.push(block);
            }
        }
    }
    found
}

fn paragraph((number, sentences): (Option<u32>, Vec<Sentence>)) -> Option<Block> {
    (!sentences.is_empty()).then_some(Block::Paragraph { number, sentences, head: None })
}

fn authors(offices: &[String]) -> String {
    let named: Vec<String> = offices.iter().map(|office| format!("the {office}")).collect();
    match offices.len() {
        0 => String::new(),
        1 => format!("Report of {}", named[0]),
        _ => format!("Joint report of {}", crate::figures::prose::list(&named)),
    }
}

/// The dashboard is A; the method page, where there is one, is B; the officer's own follow. The glossary and the five years take the
/// letter of the one that asks for them, as they stand in the file: the five years first. Without an entry they are no appendix.
fn appendices(
    dashboard: &Dashboard,
    method_page: &MethodPage,
    further: &[AppendixPlan],
    (glossary, five_years): (&mut Glossary, &mut FiveYears),
) -> Vec<Appendix> {
    let methods = (!method_page.methods.is_empty()).then_some((&method_page.title, None));
    let is_filled = |plan: &&AppendixPlan| match plan.contains {
        Some(AppendixContent::Glossary) => !glossary.is_empty(),
        Some(AppendixContent::FiveYears) => !five_years.is_empty(),
        None => true,
    };
    let mut further: Vec<&AppendixPlan> = further.iter().filter(is_filled).collect();
    let at = |content: AppendixContent| further.iter().position(|plan| plan.contains == Some(content));
    if let (Some(first), Some(then)) = (at(AppendixContent::Glossary), at(AppendixContent::FiveYears))
        && first < then
    {
        further.swap(first, then);
    }
    let further = further.into_iter().map(|plan| (&plan.title, plan.contains));
    let all = std::iter::once((&dashboard.title, None)).chain(methods).chain(further);
    let mut found = Vec::new();
    for (letter, (title, contains)) in ('A'..='Z').zip(all) {
        let appendix = Appendix { letter: letter.to_string(), title: title.clone() };
        match contains {
            Some(AppendixContent::Glossary) => {
                glossary.letter.clone_from(&appendix.letter);
                glossary.title.clone_from(title);
            }
            Some(AppendixContent::FiveYears) => five_years.letter.clone_from(&appendix.letter),
            None => {}
        }
        found.push(appendix);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::report::{BoardPage, GlossaryEntry, MethodEntry};

    #[test]
    fn a_heading_goes_with_its_silent_paragraphs() {
        let told = |sections: &[(&str, u8, bool)]| -> String {
            let section = |(heading, level, silent): &(&str, u8, bool)| {
                (
                    Section { heading: (*heading).to_owned(), level: *level, tally: String::new(), blocks: Vec::new() },
                    *silent,
                )
            };
            let standing = standing(sections.iter().map(section).collect());
            standing.iter().map(|section| section.heading.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told(&[("a", 1, true), ("b", 1, false)]), "b");
        assert_eq!(told(&[("a", 1, true), ("b", 2, true), ("c", 1, false)]), "c");
        assert_eq!(told(&[("a", 1, true), ("b", 2, false), ("c", 2, true)]), "a b", "what is below it stands");
        assert_eq!(told(&[("a", 1, false), ("b", 2, true)]), "a");
    }

    #[test]
    fn the_officers_own_appendices_follow_the_method_page() {
        let dashboard = Dashboard {
            title: "Dashboard".into(),
            key: Vec::new(),
            groups: Vec::new(),
            others: String::new(),
            page: BoardPage::default(),
        };
        let lettered = |page: &MethodPage| -> Vec<String> {
            let terms = AppendixPlan::titled("Terms of reference");
            let asked = AppendixPlan { contains: Some(AppendixContent::Glossary), ..AppendixPlan::titled("Words") };
            let entries = vec![GlossaryEntry { name: "Calls".into(), means: "Answered.".into() }];
            let mut full = Glossary { entries, ..Glossary::default() };
            let with = super::appendices(
                &dashboard,
                page,
                &[asked.clone(), terms.clone()],
                (&mut full, &mut FiveYears::default()),
            );
            assert_eq!(full.heading(), format!("Appendix {}: words", with[with.len() - 2].letter));
            let appendices = super::appendices(
                &dashboard,
                page,
                &[asked, terms],
                (&mut Glossary::default(), &mut FiveYears::default()),
            );
            appendices.iter().map(|one| format!("{} {}", one.letter, one.title)).collect()
        };
        let mut page = MethodPage { title: "How the figures were judged".into(), ..MethodPage::default() };
        assert_eq!(lettered(&page), ["A Dashboard", "B Terms of reference"]);
        let (name, text) = ("Control chart".into(), "It was drawn.".into());
        page.methods.push(MethodEntry {
            name,
            text,
            setting: String::new(),
            source: String::new(),
            indicators: Vec::new(),
        });
        assert_eq!(lettered(&page), ["A Dashboard", "B How the figures were judged", "C Terms of reference"]);
    }
}
