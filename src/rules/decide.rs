//! Deciding about one indicator: what small numbers may be printed, then polarity, baseline and what counts as a change.

use std::sync::Arc;

use rhai::Dynamic;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::disclosure::Policy;
use crate::figures::finding::{Finding, Judging};
use crate::figures::prose::Topic;

use super::attention::Attention;
use super::book::RuleBook;
use super::closed::Undecided;
use super::decision::Decision;
use super::indicator_context::{Decided, IndicatorContext, Scene};
use super::judge::judge;
use super::rule::{Context, Evaluation, Rule};
use super::topic::DECISIONS;
use super::trace::{RuleTrace, TopicTrace, TraceOutcome};
use super::verdict::{Baseline, Judgement};

/// What was decided about an indicator, and how.
pub struct Decisions {
    /// The indicator with its decisions.
    pub subject: IndicatorContext,
    /// The rules that were asked, topic by topic.
    pub trace: Vec<TopicTrace>,
    /// Rules that went wrong: each was passed over.
    pub faults: Vec<Diagnostic>,
}

/// A rule that decides which small numbers are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedPolicy {
    /// What it decides.
    pub policy: Policy,
    /// The rule.
    pub rule: Arc<str>,
    /// Where it is.
    pub at: Arc<str>,
}

impl RuleBook {
    /// Makes every decision about one indicator. Each rule sees what was decided before it.
    pub fn decide(&self, finding: Arc<Finding>, scene: Scene) -> Decisions {
        let mut decided = Decided::default();
        let (mut trace, mut faults) = (Vec::new(), Vec::new());
        for topic in &DECISIONS {
            let subject = IndicatorContext::new(finding.clone(), decided.clone(), scene.clone());
            let context = Context { value: Dynamic::from(subject.clone()), reads: &|| subject.taken() };
            let mut rules: Vec<RuleTrace> = Vec::new();
            let mut made = None;
            for (rank, rule) in self.about(topic).enumerate() {
                let outcome = if made.is_some() {
                    TraceOutcome::NotAsked
                } else {
                    let (decision, outcome) = self.one_decision(rule, topic, &finding, &context, &mut faults);
                    made = decision.map(|decision| (decision, (rank, rule)));
                    outcome
                };
                rules.push(rule.traced(outcome));
            }
            if let Some((decision, rule)) = made {
                take(topic, decision, rule, &mut decided);
            }
            if *topic == Topic::Significance {
                decided.judgement = Some(judged(&finding, &decided, &scene.judging));
            }
            trace.push(TopicTrace { topic: topic.clone(), rules });
        }
        Decisions { subject: IndicatorContext::new(finding, decided, scene), trace, faults }
    }

    fn one_decision(
        &self,
        rule: &Rule,
        topic: &Topic,
        finding: &Finding,
        context: &Context,
        faults: &mut Vec<Diagnostic>,
    ) -> (Option<Decision>, TraceOutcome) {
        let evaluation = rule.decide(&self.engine, topic, context);
        if let Evaluation::Spoke { said: Decision::Baseline(baseline), .. } = &evaluation
            && let Some(why) = unlike(finding, *baseline)
        {
            faults.push(compared_with_another_time(rule, finding, why));
            return (None, TraceOutcome::Broken { why: why.to_owned() });
        }
        let decision = match &evaluation {
            Evaluation::Spoke { said, .. } => Some(said.clone()),
            Evaluation::Failed(fault) => {
                faults.push(fault.clone());
                None
            }
            _ => None,
        };
        (decision, evaluation.map(|decision| decision.in_words(finding.indicator.unit)).outcome())
    }

    /// How small numbers of an indicator are kept; `None` where no rule decides it.
    ///
    /// # Errors
    /// A rule that went wrong, or whose condition met something missing: whether it applies is not known, and no rule
    /// after it may decide that the figures are printed.
    pub fn policy(&self, finding: Arc<Finding>, scene: Scene) -> Result<Option<DecidedPolicy>, Undecided> {
        let subject = IndicatorContext::new(finding.clone(), Decided::default(), scene);
        let context = Context { value: Dynamic::from(subject.clone()), reads: &|| subject.taken() };
        for rule in self.about(&Topic::Disclosure) {
            match rule.decide(&self.engine, &Topic::Disclosure, &context) {
                Evaluation::Spoke { said: Decision::Disclosure(policy), .. } => {
                    return Ok(Some(DecidedPolicy { policy, rule: rule.name.clone(), at: rule.at.clone() }));
                }
                Evaluation::Failed(fault) => return Err(Undecided::Failed(fault)),
                Evaluation::Missing { why, .. } | Evaluation::Lacks(why) => {
                    return Err(Undecided::missing(rule, &finding.indicator.id, &why));
                }
                Evaluation::Spoke { .. } | Evaluation::Fails(_) => {}
            }
        }
        Ok(None)
    }
}

/// Keeps what a rule decided, and that it did.
fn take(topic: &Topic, decision: Decision, (rank, rule): (usize, &Rule), decided: &mut Decided) {
    match decision {
        Decision::Polarity(polarity) => decided.polarity = Some(polarity),
        Decision::Baseline(baseline) => decided.baseline = Some(baseline),
        Decision::Test(test) if *topic == Topic::Significance => decided.test = Some(test),
        Decision::Test(_) | Decision::Closeness(_) => decided.closeness = decision.closeness(),
        Decision::Rating(rating) => decided.rating = Some(rating),
        Decision::Attention(reason, why) => decided.attention = Some(Attention { reason, why, rank }),
        // Decided before, over the figures as they are held.
        Decision::Disclosure(_) => {}
    }
    decided.by.push((topic.clone(), rule.name.clone(), rule.at.clone()));
}

fn judged(finding: &Finding, decided: &Decided, judging: &Judging) -> Judgement {
    let polarity = decided.polarity_of(&finding.indicator);
    let baseline = decided.baseline_of(finding);
    let test = decided.test.filter(|test| test.suits(finding.indicator.unit));
    judge(finding, polarity, baseline, test, judging)
}

/// Why a baseline may not be what the latest figure is compared with.
fn unlike(finding: &Finding, baseline: Baseline) -> Option<&'static str> {
    finding.unlike(baseline.of(finding)?)
}

fn compared_with_another_time(rule: &Rule, finding: &Finding, why: &str) -> Diagnostic {
    let message = format!("rule \"{}\" cannot compare `{}` with that period: {why}", rule.name, finding.indicator.id);
    Diagnostic::error(Code::UnlikeFigures, message).at(rule.place()).help(
        "write `previous_period()` or `same_period_last_year()`, or skip such figures with `.when(|i| not i.grows)`",
    )
}
