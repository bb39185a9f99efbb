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
use super::together::{Together, Whole};
use super::topic::{DECISIONS, DISCLOSURE};
use super::verdict::{Baseline, Judgement, judge};

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
                    take(topic, decision, rule, &mut decided);
                    break;
                }
                Said::Failed(fault) => faults.push(fault),
                Said::Silent(_) | Said::Lacks(_) => {}
            }
        }
        if topic == "significance" {
            decided.judgement = Some(judged(&finding, &decided));
        }
    }
    (Subject::new(finding, decided, scene), faults)
}

/// Keeps what a rule decided, and that it did.
fn take(topic: &'static str, decision: Decision, rule: &Rule, decided: &mut Decided) {
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
}

fn judged(finding: &Finding, decided: &Decided) -> Judgement {
    let polarity = decided.polarity_of(&finding.indicator);
    let baseline = decided.baseline_of(finding);
    let test = decided.test.filter(|test| test.suits(finding.indicator.unit));
    judge(finding, polarity, baseline, test)
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

/// What rules are put to, and what they have read of it since it was last asked.
struct Put<'a> {
    value: Dynamic,
    taken: &'a dyn Fn() -> Vec<FigureRead>,
}

/// Tries every rule of a topic of sentences, in order.
pub fn tried(book: &RuleBook, topic: &str, subject: &Subject) -> Vec<Tried> {
    first(book, topic, &Put { value: Dynamic::from(subject.clone()), taken: &|| subject.taken() })
}

/// Tries every rule about several indicators at once, in order.
pub fn tried_together(book: &RuleBook, all: &Together) -> Vec<Tried> {
    let taken = || all.subjects.iter().flat_map(Subject::taken).collect();
    first(book, "together", &Put { value: Dynamic::from(all.clone()), taken: &taken })
}

/// Tries every rule about the whole report: there each speaks that can.
pub fn tried_whole(book: &RuleBook, topic: &str, report: &Whole) -> Vec<Tried> {
    let put = Put { value: Dynamic::from(report.clone()), taken: &Vec::new };
    book.about(topic).map(|rule| told(rule, one(book, rule, &put))).collect()
}

/// Tries every rule about a decision, in the order in which they are made; each sees what was decided before it.
pub fn tried_decisions(book: &RuleBook, finding: &Arc<Finding>, scene: &Scene) -> Vec<(&'static str, Vec<Tried>)> {
    let mut decided = Decided::default();
    let mut all = Vec::new();
    for topic in DECISIONS {
        let subject = Subject::new(finding.clone(), decided.clone(), scene.clone());
        let put = Put { value: Dynamic::from(subject.clone()), taken: &|| subject.taken() };
        let mut found = Vec::new();
        let mut made = false;
        for rule in book.about(topic) {
            let outcome = if made {
                Why::Later
            } else {
                match rule.decide(&book.engine, topic, &put.value) {
                    Said::Spoke(Decision::Baseline(baseline)) if unlike(finding, baseline).is_some() => {
                        Why::Broken(unlike(finding, baseline).unwrap_or_default().to_owned())
                    }
                    Said::Spoke(decision) => {
                        let words = decision.in_words(finding.indicator.unit);
                        take(topic, decision, rule, &mut decided);
                        made = true;
                        why(book, rule, &put, Said::Spoke(words))
                    }
                    Said::Silent(reason) => why(book, rule, &put, Said::Silent(reason)),
                    Said::Lacks(reason) => Why::Missing(reason),
                    Said::Failed(fault) => Why::Broken(fault.message),
                }
            };
            found.push(told(rule, outcome));
        }
        if topic == "significance" {
            decided.judgement = Some(judged(finding, &decided));
        }
        all.push((topic, found));
    }
    all
}

fn first(book: &RuleBook, topic: &str, put: &Put) -> Vec<Tried> {
    let mut spoken = false;
    let mut found = Vec::new();
    for rule in book.about(topic) {
        let outcome = if spoken { Why::Later } else { one(book, rule, put) };
        spoken |= matches!(outcome, Why::Spoke(..));
        found.push(told(rule, outcome));
    }
    found
}

fn told(rule: &Rule, outcome: Why) -> Tried {
    Tried { rule: rule.name.clone(), at: rule.at(), outcome }
}

fn one(book: &RuleBook, rule: &Rule, put: &Put) -> Why {
    let said = rule.say(&book.engine, &put.value);
    why(book, rule, put, said)
}

/// Why a rule did what it did, from what it read: its condition is put once more, part by part.
fn why(book: &RuleBook, rule: &Rule, put: &Put, said: Said<String>) -> Why {
    (put.taken)();
    match said {
        Said::Spoke(text) => {
            Why::Spoke(text, conditions(book, rule, put).into_iter().map(|(text, _, read)| (text, read)).collect())
        }
        Said::Lacks(why) => Why::Missing(why),
        Said::Failed(fault) => Why::Broken(fault.message),
        Said::Silent(why) => match conditions(book, rule, put).into_iter().find(|(_, holds, _)| *holds != Some(true)) {
            Some((text, Some(_), read)) => Why::Failed(text, read),
            Some((text, None, _)) => {
                Why::Missing(format!("{} in `{text}`", why.unwrap_or_else(|| "a figure is missing".into())))
            }
            None => Why::Missing(why.unwrap_or_else(|| "its condition".into())),
        },
    }
}

/// Each condition of a rule, whether it holds (none: it met something missing) and what it read.
fn conditions(book: &RuleBook, rule: &Rule, put: &Put) -> Vec<(String, Option<bool>, Vec<FigureRead>)> {
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
            scope.push_dynamic(name, put.value.clone());
            (put.taken)();
            let holds = book.engine.eval_expression_with_scope::<bool>(&mut scope, text).ok();
            (text.split_whitespace().collect::<Vec<_>>().join(" "), holds, (put.taken)())
        })
        .collect()
}
