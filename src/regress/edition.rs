//! What a report said and rested on, as plain text data: what is approved, and what is compared with it.

use crate::diagnostic::{Diagnostic, Warned};
use crate::draft::{Told, tell, tell_by};
use crate::error::Error;
use crate::folder::Folder;
use crate::measure::Period;
use crate::prose::{Because, FigureRead, Sentence};
use crate::report::{Block, Chart, Report};
use crate::rules::{RuleBook, RuleFile};

use super::decided::{decisions, totals};
use super::held::held;

/// One edition of a report. Figures that may not be printed are not in it: it is made of what is left when they have been
/// taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Of which period.
    pub period: String,
    /// What is held of each indicator, in the order of the catalogue.
    pub findings: Vec<Entry>,
    /// What was decided of each, and the totals.
    pub decisions: Vec<Entry>,
    /// What is printed, in reading order.
    pub passages: Vec<Passage>,
    /// The rules in force, shipped and own, in the order in which they are read.
    pub rules: Vec<RuleFile>,
}

/// Facts of one indicator, or of the whole report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The indicator's id; `totals` for the whole report.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What each fact is called, and what it is.
    pub lines: Vec<(String, String)>,
}

impl Entry {
    /// A fact by its name; several of one name stand one behind the other.
    pub fn held(&self, what: &str) -> Option<String> {
        let held: Vec<&str> = self.lines.iter().filter(|(key, _)| key == what).map(|(_, held)| held.as_str()).collect();
        (!held.is_empty()).then(|| held.join(" / "))
    }
}

/// The entry of [`Edition::decisions`] that holds the totals.
pub const TOTALS: &str = "totals";

/// The topic of a row of the dashboard.
pub const DASHBOARD: &str = "dashboard";

/// A sentence or a row of the dashboard, with the heading under which it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The heading.
    pub heading: String,
    /// The sentence with its rules and the figures they read, without the cells these came from: those move with every
    /// row that is put in, and say nothing of the sentence.
    pub sentence: Sentence,
}

impl Passage {
    /// The indicators it speaks of; none for fixed text and the whole report.
    pub fn indicators(&self) -> impl Iterator<Item = &str> {
        let because = self.sentence.because.iter();
        because.flat_map(|because| because.indicator.split(", ")).filter(|id| !id.is_empty())
    }

    /// Whether it is a row of the dashboard.
    pub fn is_row(&self) -> bool {
        self.sentence.because.first().is_some_and(|because| because.topic == DASHBOARD)
    }
}

impl Edition {
    /// What a folder says now.
    ///
    /// # Errors
    /// Every fault of its figures and rules.
    pub fn of(folder: &Folder) -> Result<Warned<Edition>, Error> {
        let rules = RuleBook::whole(folder.rules());
        let (told, diagnostics) = tell(folder);
        let warnings = Error::unless_clean(diagnostics)?;
        Ok(Warned { value: Edition::from(folder, told, rules), warnings })
    }

    /// What a folder would say by other rules, with the faults of these: a rule with one is passed over.
    pub fn by(folder: &Folder, rules: &[RuleFile]) -> (Edition, Vec<Diagnostic>) {
        let (told, mut diagnostics) = tell_by(folder, rules);
        diagnostics.retain(Diagnostic::is_fault);
        (Edition::from(folder, told, rules.to_vec()), diagnostics)
    }

    fn from(folder: &Folder, told: Told, rules: Vec<RuleFile>) -> Edition {
        let narrative = &told.narrative;
        let findings = narrative.indicated.iter().map(|indicated| held(&indicated.finding)).collect();
        let mut decided: Vec<Entry> =
            narrative.indicated.iter().map(|indicated| decisions(indicated, &told.guarded)).collect();
        decided.push(totals(&narrative.tally));
        let period = folder.plan().period;
        let passages = passages(&told.report(folder));
        Edition { period: period.in_full(), findings, decisions: decided, passages, rules }
    }

    /// The facts held of an indicator.
    pub fn finding(&self, id: &str) -> Option<&Entry> {
        self.findings.iter().find(|entry| entry.id == id)
    }

    /// What was decided of an indicator.
    pub fn decision(&self, id: &str) -> Option<&Entry> {
        self.decisions.iter().find(|entry| entry.id == id)
    }
}

/// The folder of the approved text of a period: `expected/2019-20-q3`.
pub fn place_of(period: Period) -> String {
    format!("expected/{}", period.slug())
}

fn passages(report: &Report) -> Vec<Passage> {
    let mut passages = Vec::new();
    for section in &report.sections {
        for block in &section.blocks {
            let sentences: Vec<Sentence> = match block {
                Block::Paragraph { sentences, .. } => sentences.clone(),
                Block::Chart { chart } => vec![drawn(chart)],
                Block::List { items } => items.iter().map(plain).collect(),
                Block::Officers { .. } | Block::Appendices { .. } => Vec::new(),
            };
            passages.extend(sentences.into_iter().map(|sentence| passage(&section.heading, sentence)));
        }
    }
    for group in &report.dashboard.groups {
        let heading = format!("{}: {}", report.dashboard.title, group.heading);
        passages.extend(group.rows.iter().map(|row| passage(&heading, super::dashboard_row::row(row))));
    }
    passages
}

/// A chart as a reader who cannot see it has it.
fn drawn(chart: &Chart) -> Sentence {
    of_indicator(format!("{} {}", chart.caption(), chart.alt), "chart", &chart.id)
}

/// Words about an indicator that stand beside the sentences.
pub fn of_indicator(text: String, topic: &str, indicator: &str) -> Sentence {
    let because = Because {
        rule: String::new(),
        at: String::new(),
        topic: topic.to_owned(),
        indicator: indicator.to_owned(),
        by_hand: false,
        figures: Vec::new(),
        instead_of: None,
    };
    Sentence { address: String::new(), text, because: vec![because] }
}

/// Words that no rule made.
fn plain(text: impl Into<String>) -> Sentence {
    Sentence { address: String::new(), text: text.into(), because: Vec::new() }
}

fn passage(heading: &str, mut sentence: Sentence) -> Passage {
    sentence.text = one_line(&sentence.text);
    for because in &mut sentence.because {
        // What a person overruled is named with the words that stand there.
        because.instead_of = None;
        for figure in &mut because.figures {
            *figure = FigureRead { word: figure.word.clone(), held: one_line(&figure.held), from: String::new() };
        }
    }
    Passage { heading: one_line(heading), sentence }
}

/// On one line, whatever the officer's TOML had.
pub fn one_line(text: &str) -> String {
    text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
