//! Corners that no folder holds: made-up figures of every kind, put together so that any three peculiarities meet
//! ([`covering_array`]), decided and said by a folder's book. What goes wrong there would go wrong in somebody's report.

mod agreement;
mod covering_array;
mod edge_case;
mod others;
mod series;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::lint::of_sentence;
use crate::draft::narrative::{Narrative, Outline, Paragraph, narrate, unsaid};
use crate::figures::finding::{Finding, Judging};
use crate::figures::prose::{FigureRead, Sentence};
use crate::folder::{Folder, HowMuch, Length};
use crate::rules::{Figures, IndicatorContext, RuleBook, Scene, Setting, Undecided, made_up};

use agreement::disagreements;
use edge_case::EdgeCase;

/// The result of the edge cases.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct GridOutcome {
    /// How many there are.
    pub edge_cases: usize,
    /// The rules that spoke of none of them, in the order of the book.
    pub silent: Vec<String>,
    /// What went wrong: once for each rule and kind, with the figures of the first edge case and how many more there are.
    pub found: Vec<Diagnostic>,
}

/// Puts every edge case to the shipped book with the folder's own rules over it.
pub fn grid(folder: &Folder) -> GridOutcome {
    let (book, _) = RuleBook::open(folder.rules());
    put(&book, &folder.plan().area, edge_case::rows())
}

fn put(book: &RuleBook, area: &str, rows: impl Iterator<Item = Vec<usize>>) -> GridOutcome {
    let mut troubles = Troubles::default();
    let mut spoke = BTreeSet::new();
    let mut edge_cases = 0;
    for row in rows {
        let figures = EdgeCase::of(&row).figures();
        edge_cases += 1;
        let written = figures.iter().map(Figures::written).collect::<Vec<_>>().join(", ");
        match told(book, area, &figures) {
            Ok(told) => {
                told.found.into_iter().for_each(|found| troubles.add(found, &written));
                spoke.extend(told.spoke);
            }
            Err(why) => troubles.add(Diagnostic::error(Code::Overflow, why), &written),
        }
    }
    let silent = book.rules().iter().map(|rule| rule.name.to_string()).filter(|rule| !spoke.contains(rule)).collect();
    GridOutcome { edge_cases, silent, found: troubles.told() }
}

/// The result of one edge case: everything that goes wrong, and the rules that spoke or decided.
#[derive(Default)]
struct Told {
    found: Vec<Diagnostic>,
    spoke: Vec<String>,
}

/// The findings of an edge case, the one in question last.
fn findings(area: &str, figures: &[Figures]) -> Result<Vec<Arc<Finding>>, String> {
    let mut findings = Vec::new();
    for (nth, figures) in figures.iter().rev().enumerate() {
        let setting = Setting { area, ..Setting::default() };
        let mut finding = made_up(figures, setting).map_err(|unfit| unfit.in_words())?;
        Arc::make_mut(&mut finding.indicator).id = if nth == 0 { "corner" } else { "before" }.into();
        findings.insert(0, Arc::new(finding));
    }
    Ok(findings)
}

/// A report of this length with one paragraph about them all.
fn outline(area: &str, length: Length, findings: &[Arc<Finding>]) -> Option<Outline> {
    let ids: Vec<String> = findings.iter().map(|finding| finding.indicator.id.clone()).collect();
    Some(Outline {
        area: area.to_owned(),
        how: HowMuch::of(length),
        words: Arc::default(),
        judging: Judging::default(),
        ratings: None,
        sections: Vec::new(),
        numbering: Default::default(),
        before: None,
        period: findings.last()?.report,
        paragraphs: vec![Paragraph::Indicators { ids, numbered: true }],
        comments: Vec::new(),
        overrides: Vec::new(),
    })
}

fn told(book: &RuleBook, area: &str, figures: &[Figures]) -> Result<Told, String> {
    let findings = findings(area, figures)?;
    // Every sentence is tried, whatever a report's length has room for.
    let Some(outline) = outline(area, Length::Full, &findings) else { return Ok(Told::default()) };
    let mut found = policies(book, area, &findings);
    let (narrative, faults) = narrate(book, &outline, &findings);
    found.extend(faults);
    // Silence is reported in one way, and what is held and unsaid in another.
    found.extend(unsaid(&narrative).into_iter().map(|unsaid| Diagnostic { at: None, ..unsaid }));
    for (_, subject) in &narrative.subjects {
        found.extend(disagreements(book, subject));
    }
    found.extend(refused(book, &narrative));
    Ok(Told { found, spoke: spoke(&narrative) })
}

fn spoke(narrative: &Narrative) -> Vec<String> {
    let sentences = narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences);
    let said = sentences.flat_map(|sentence| &sentence.because).map(|because| because.rule.clone());
    let decided = narrative.indicated.iter().flat_map(|indicated| &indicated.decided.by);
    said.chain(decided.map(|(_, rule, _)| rule.to_string())).collect()
}

/// Rules about disclosure that go wrong.
fn policies(book: &RuleBook, area: &str, findings: &[Arc<Finding>]) -> Vec<Diagnostic> {
    let scene = Scene { area: area.to_owned(), ..Scene::default() };
    findings
        .iter()
        .filter_map(|finding| book.policy(finding.clone(), scene.clone()).err().map(Undecided::into_error))
        .collect()
}

/// Sentences that the prose checks refuse.
fn refused(book: &RuleBook, narrative: &Narrative) -> Vec<Diagnostic> {
    let sentences: Vec<&Sentence> = narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences).collect();
    let of = |sentence: &Sentence| {
        let about = sentence.because.last()?.indicators.first()?;
        narrative.subjects.iter().find(|(id, _)| id == about).map(|(_, subject)| subject)
    };
    sentences.iter().filter_map(|sentence| Some(checked(book, of(sentence)?, sentence))).flatten().collect()
}

/// What the prose checks have against a made sentence about a subject.
fn checked(book: &RuleBook, subject: &IndicatorContext, sentence: &Sentence) -> Vec<Diagnostic> {
    let read: Vec<FigureRead> = sentence.because.iter().flat_map(|because| because.figures.clone()).collect();
    let by: Vec<String> = sentence.because.iter().map(|because| because.rule.clone()).collect();
    let place = by.first().and_then(|rule| book.place_of(rule));
    let told = |found: Diagnostic| Diagnostic {
        message: format!("what rule \"{}\" says: {}", by.join("\" and \""), found.message),
        at: place.clone(),
        ..found
    };
    of_sentence(&sentence.text, subject, &read).into_iter().map(told).collect()
}

/// Troubles by code and place: the first of each with its figures, and how many there are.
#[derive(Default)]
struct Troubles(BTreeMap<(Code, String), (Diagnostic, String, usize)>);

impl Troubles {
    fn add(&mut self, found: Diagnostic, figures: &str) {
        let other = found.also.first().map_or(String::new(), |(place, _)| place.to_string());
        let place = match &found.at {
            Some(place) => format!("{place} {other}"),
            None => found.message.clone(),
        };
        let entry = self.0.entry((found.code, place));
        entry.and_modify(|(.., count)| *count += 1).or_insert_with(|| (found, figures.to_owned(), 1));
    }

    fn told(self) -> Vec<Diagnostic> {
        self.0
            .into_values()
            .map(|(found, figures, count)| {
                let edge_cases = crate::figures::prose::said(count.into(), "edge case", "edge cases");
                let help = found.help.clone().map(|help| format!("{help}; ")).unwrap_or_default();
                found.help(format!("{help}found in {edge_cases}, first with these figures: {figures}"))
            })
            .collect()
    }
}
