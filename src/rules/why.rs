//! Deciding, and explaining: for every topic which rule spoke, and for each that did not the condition that failed.

use std::sync::Arc;

use rhai::{Dynamic, Scope as RhaiScope};

use crate::diagnostic::{Code, Diagnostic};
use crate::disclosure::Policy;
use crate::finding::Finding;
use crate::prose::FigureRead;

use super::book::RuleBook;
use super::decision::Decision;
use super::rule::{Rule, Said};
use super::slip::parts_of_condition;
use super::statement::{Source, part};
use super::subject::{Decided, Scene, Subject};
use super::topic::{DECISIONS, DISCLOSURE};
use super::verdict::{Baseline, judge};

/// Makes every decision about one indicator. Faults are gathered; a rule with one is passed over.
pub fn decide(book: &RuleBook, finding: Arc<Finding>, scene: Scene) -> (Subject, Vec<Diagnostic>) {
    let mut decided = Decided::default();
    let mut faults = Vec::new();
    for topic in DECISIONS {
        for rule in book.about(topic) {
            let subject = Subject::new(finding.clone(), decided.clone(), scene.clone());
            match rule.decide(&book.engine, topic, &Dynamic::from(subject)) {
                Said::Spoke(Decision::Baseline(baseline)) if unlike(&finding, baseline).is_some() => {
                    let why = unlike(&finding, baseline).unwrap_or_default();
                    faults.push(
                        Diagnostic::fault(
                            Code::UnlikeFigures,
                            format!("rule \"{}\" compares `{}` with another time: {why}", rule.name, finding.indicator.id),
                        )
                        .at(rule.place())
                        .help("write `same_period_last_year()`, or leave such figures to the rules after it with `.when(|i| not i.cumulative)`"),
                    );
                }
                Said::Spoke(decision) => {
                    match decision {
                        Decision::Polarity(polarity) => decided.polarity = Some(polarity),
                        Decision::Baseline(baseline) => decided.baseline = Some(baseline),
                        Decision::Test(test) if topic == "significance" => decided.test = Some(test),
                        Decision::Test(_) | Decision::Closeness(_) => decided.closeness = decision.closeness(),
                        Decision::Rating(rating) => decided.rating = Some(rating),
                        // Decided before, over the figures as they are held.
                        Decision::Disclosure(_) => {}
                    }
                    decided.by.push((topic, rule.name.clone(), rule.at()));
                    break;
                }
                Said::Failed(fault) => faults.push(fault),
                Said::Silent(_) | Said::Lacks(_) => {}
            }
        }
        if topic == "significance" {
            let polarity = decided.polarity_of(&finding.indicator);
            let baseline = decided.baseline_of(&finding);
            let test = decided.test.filter(|test| test.suits(finding.indicator.unit));
            decided.judgement = Some(judge(&finding, polarity, baseline, test));
        }
    }
    (Subject::new(finding, decided, scene), faults)
}

/// How small numbers of an indicator are to be kept, by which rule; none where no rule decides it.
pub fn policy(
    book: &RuleBook,
    finding: Arc<Finding>,
    scene: Scene,
) -> (Option<(Policy, String, String)>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    for rule in book.about(DISCLOSURE) {
        let subject = Subject::new(finding.clone(), Decided::default(), scene.clone());
        match rule.decide(&book.engine, DISCLOSURE, &Dynamic::from(subject)) {
            Said::Spoke(Decision::Disclosure(policy)) => {
                return (Some((policy, rule.name.clone(), rule.at())), faults);
            }
            Said::Failed(fault) => faults.push(fault),
            Said::Spoke(_) | Said::Silent(_) | Said::Lacks(_) => {}
        }
    }
    (None, faults)
}

/// Why a baseline may not be what the latest figure is compared with.
fn unlike(finding: &Finding, baseline: Baseline) -> Option<&'static str> {
    finding.unlike(baseline.of(finding)?)
}

/// What a rule did when it was put to a subject.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The rule's name.
    pub rule: String,
    /// `rules/change.rhai:31`
    pub at: String,
    /// What it said, or why it did not.
    pub outcome: Why,
}

/// Why a rule spoke or did not.
#[derive(Debug, Clone)]
pub enum Why {
    /// It spoke; the conditions it passed with the figures they saw.
    Spoke(String, Vec<(String, Vec<FigureRead>)>),
    /// A condition failed; what it saw.
    Failed(String, Vec<FigureRead>),
    /// A figure is missing.
    Missing(String),
    /// An earlier rule of the topic had spoken.
    Later,
    /// It is broken.
    Broken(String),
}

/// Tries every rule of a topic of sentences, in order.
pub fn tried(book: &RuleBook, topic: &str, subject: &Subject) -> Vec<Tried> {
    let mut spoken = false;
    let mut found = Vec::new();
    for rule in book.about(topic) {
        let outcome = if spoken { Why::Later } else { one(book, rule, subject) };
        spoken |= matches!(outcome, Why::Spoke(..));
        found.push(Tried { rule: rule.name.clone(), at: rule.at(), outcome });
    }
    found
}

fn one(book: &RuleBook, rule: &Rule, subject: &Subject) -> Why {
    subject.taken();
    let said = rule.say(&book.engine, &Dynamic::from(subject.clone()));
    subject.taken();
    match said {
        Said::Spoke(text) => {
            Why::Spoke(text, conditions(book, rule, subject).into_iter().map(|(text, _, read)| (text, read)).collect())
        }
        Said::Lacks(why) => Why::Missing(why),
        Said::Failed(fault) => Why::Broken(fault.message),
        Said::Silent(why) => {
            match conditions(book, rule, subject).into_iter().find(|(_, holds, _)| *holds != Some(true)) {
                Some((text, Some(_), read)) => Why::Failed(text, read),
                Some((text, None, _)) => {
                    Why::Missing(format!("{} in `{text}`", why.unwrap_or_else(|| "a figure is missing".into())))
                }
                None => Why::Missing(why.unwrap_or_else(|| "its condition".into())),
            }
        }
    }
}

/// Each condition of a rule, whether it holds (none: it met something missing) and what it read.
fn conditions(book: &RuleBook, rule: &Rule, subject: &Subject) -> Vec<(String, Option<bool>, Vec<FigureRead>)> {
    let Some(when) = &rule.when else { return Vec::new() };
    let origin = &when.origin;
    let source = Source { file: &origin.file, text: &origin.text[origin.start..origin.end] };
    let statements = part(source, &mut Vec::new());
    let Some((name, parts)) = statements.first().and_then(|statement| parts_of_condition(source.text, statement))
    else {
        return Vec::new();
    };
    parts
        .into_iter()
        .map(|text| {
            let mut scope = RhaiScope::new();
            scope.push_dynamic(name, Dynamic::from(subject.clone()));
            subject.taken();
            let holds = book.engine.eval_expression_with_scope::<bool>(&mut scope, text).ok();
            (text.split_whitespace().collect::<Vec<_>>().join(" "), holds, subject.taken())
        })
        .collect()
}
