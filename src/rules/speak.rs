//! Asking the book: what it decides of a finding, and what it says of a subject.

use std::sync::Arc;

use rhai::Dynamic;

use crate::diagnostic::Diagnostic;
use crate::disclosure::Policy;
use crate::finding::Finding;
use crate::prose::FigureRead;

use super::book::RuleBook;
use super::closed::Undecided;
use super::held::{shown, traced, why_missing};
use super::rule::{Rule, Said};
use super::subject::{Scene, Subject};
use super::together::{Together, Whole};
use super::vocabulary::vocabulary;
use super::why::{self, Tried};
use super::words;

/// What a rule said.
#[derive(Debug, Clone)]
pub struct Spoken {
    /// The sentence.
    pub text: String,
    /// The rule's name.
    pub rule: String,
    /// `rules/change.rhai:31`
    pub at: String,
    /// Every topic it fills.
    pub about: Vec<String>,
    /// Never to be joined.
    pub alone: bool,
    /// What it read.
    pub figures: Vec<FigureRead>,
}

impl RuleBook {
    /// Makes every decision about an indicator.
    pub fn decide(&self, finding: Arc<Finding>, scene: Scene) -> (Subject, Vec<Diagnostic>) {
        why::decide(self, finding, scene)
    }

    /// How small numbers of an indicator are to be kept, by which rule and where it stands; none where no rule decides.
    ///
    /// # Errors
    /// Where a rule that may apply cannot be asked.
    pub fn policy(&self, finding: Arc<Finding>, scene: Scene) -> Result<Option<(Policy, String, String)>, Undecided> {
        why::policy(self, finding, scene)
    }

    /// What the first rule of a topic says that fits and lacks nothing. Rules that went wrong are reported and skipped.
    pub fn say_first(&self, topic: &str, subject: &Subject) -> (Option<Spoken>, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let value = Dynamic::from(subject.clone());
        for rule in self.about(topic) {
            subject.taken();
            match rule.say(&self.engine, &value) {
                Said::Spoke(text) if text.trim().is_empty() => {}
                Said::Spoke(text) => return (Some(spoken(rule, text, subject.taken())), faults),
                Said::Failed(fault) => faults.push(fault),
                Said::Silent(_) | Said::Lacks(_) => {}
            }
        }
        (None, faults)
    }

    /// What is said of several indicators at once, if a rule fits.
    pub fn say_together(&self, all: &Together) -> Option<Result<Spoken, Diagnostic>> {
        let value = Dynamic::from(all.clone());
        self.about("together").find_map(|rule| match rule.say(&self.engine, &value) {
            Said::Spoke(text) => Some(Ok(spoken(rule, text, Vec::new()))),
            Said::Failed(fault) => Some(Err(fault)),
            Said::Silent(_) | Said::Lacks(_) => None,
        })
    }

    /// Everything the rules of a topic say of the whole report.
    pub fn say_all(&self, topic: &str, report: &Whole) -> Vec<Result<Spoken, Diagnostic>> {
        let value = Dynamic::from(report.clone());
        self.about(topic)
            .filter_map(|rule| match rule.say(&self.engine, &value) {
                Said::Spoke(text) => Some(Ok(spoken(rule, text, totals(report)))),
                Said::Failed(fault) => Some(Err(fault)),
                Said::Silent(_) | Said::Lacks(_) => None,
            })
            .collect()
    }

    /// The rules of the council's or the report's own files, with where they are.
    pub fn own_rules(&self) -> impl Iterator<Item = (&str, crate::diagnostic::Place)> {
        self.rules().iter().filter(|rule| rule.layer > 0).map(|rule| (rule.name.as_str(), rule.origin.place()))
    }

    /// Where what a rule says or decides is written.
    pub fn place_of(&self, name: &str) -> Option<crate::diagnostic::Place> {
        self.rules().iter().find(|rule| rule.name == name).map(Rule::place)
    }

    /// A rule's own words: the whole statement that says what it says.
    pub fn written(&self, name: &str) -> Option<&str> {
        self.rules().iter().find(|rule| rule.name == name).map(Rule::written)
    }

    /// The topics a rule is about: when it speaks it fills them all.
    pub fn topics_of(&self, name: &str) -> Vec<String> {
        self.rules().iter().find(|rule| rule.name == name).map_or_else(Vec::new, |rule| rule.about.clone())
    }

    /// The rule that speaks always and comes before this one, for every topic it is about; none where it may yet speak.
    pub fn hidden_by(&self, name: &str) -> Option<&str> {
        let rule = self.rules().iter().find(|rule| rule.name == name)?;
        let mut hiding = None;
        for topic in &rule.about {
            hiding = Some(self.about(topic).take_while(|other| other.name != name).find(|other| other.when.is_none())?);
        }
        hiding.map(|other| other.name.as_str())
    }

    /// Every rule of a topic and what became of it.
    pub fn tried(&self, topic: &str, subject: &Subject) -> Vec<Tried> {
        why::tried(self, topic, subject)
    }

    /// Every rule about several indicators at once and what became of it.
    pub fn tried_together(&self, all: &Together) -> Vec<Tried> {
        why::tried_together(self, all)
    }

    /// Every rule of a topic on the whole report and what became of it.
    pub fn tried_whole(&self, topic: &str, report: &Whole) -> Vec<Tried> {
        why::tried_whole(self, topic, report)
    }

    /// Every rule about each decision on an indicator and what became of it.
    pub fn tried_decisions(&self, finding: &Arc<Finding>, scene: &Scene) -> Vec<(&'static str, Vec<Tried>)> {
        why::tried_decisions(self, finding, scene)
    }
}

fn spoken(rule: &Rule, text: String, figures: Vec<FigureRead>) -> Spoken {
    Spoken { text, rule: rule.name.clone(), at: rule.at(), about: rule.about.clone(), alone: rule.alone, figures }
}

/// The totals behind an overview, as its trace shows them.
fn totals(report: &Whole) -> Vec<FigureRead> {
    let read =
        |word: &str, count: usize| FigureRead { word: word.into(), held: count.to_string(), from: String::new() };
    let quartiles = ["top", "second", "third", "fourth"].into_iter().zip(report.tally.quartiles);
    let verdicts = report.tally.verdicts.iter().map(|(verdict, count)| read(verdict, *count));
    match report.which.as_str() {
        "quartiles" => quartiles.map(|(quartile, count)| read(quartile, count)).collect(),
        "change" => verdicts.collect(),
        _ => Vec::new(),
    }
}

/// Whether a word of a trace is a figure or rests on one: no name, and not the figure of another indicator.
pub fn is_figure(name: &str) -> bool {
    name != "follows" && !vocabulary().any(|word| word.name == name && word.group == "names")
}

impl Subject {
    /// A word as a rule would print it; none where it is missing.
    pub fn printed(&self, name: &str) -> Option<String> {
        let word = vocabulary().find(|word| word.name == name)?;
        let value = (word.read)(self).value;
        why_missing(&value).is_none().then(|| shown(&value))
    }

    /// What a trace would note of a word now, once for each reading; nothing where no rule can read it.
    pub fn noted(&self, name: &str) -> Vec<String> {
        self.taken();
        let ago = name.strip_prefix("ago(").and_then(|rest| rest.strip_suffix(')')?.parse::<usize>().ok());
        match name {
            "compared" => words::RELATIONS.iter().for_each(|relation| drop(words::compared(self, relation))),
            "target" => words::STATES_OF_TARGETS.iter().for_each(|state| drop(words::targets(self, state))),
            _ => match (ago, vocabulary().find(|word| word.name == name)) {
                (Some(back), _) => return vec![words::ago_of(self, back).traced()],
                (None, Some(word)) => return vec![traced(&(word.read)(self).value)],
                (None, None) => return Vec::new(),
            },
        }
        self.taken().into_iter().map(|read| read.held).collect()
    }

    /// How the area stands to each comparator that can be judged.
    pub fn relations(&self) -> Vec<&'static str> {
        self.finding.comparisons.iter().filter_map(|comparison| words::relation(self, comparison)).collect()
    }

    /// How the area stands to one comparator.
    pub fn relation(&self, comparison: &crate::finding::Comparison) -> Option<&'static str> {
        words::relation(self, comparison)
    }

    /// How the figure stands to each target.
    pub fn target_states(&self) -> Vec<&'static str> {
        self.finding.targets.iter().map(|target| words::target_state(self, target)).collect()
    }
}
