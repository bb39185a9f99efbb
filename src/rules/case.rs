//! A case: given these figures, this topic says this, or stays silent. Like an example, but of the book as a whole: the
//! first rule that fits speaks.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::finding::Judging;
use crate::figures::measure::{Indicator, Period};
use crate::figures::prose::Topic;

use super::book::RuleBook;
use super::closed::Undecided;
use super::decision::Decision;
use super::figures::{Figures, UnfitFigures};
use super::indicator_context::IndicatorContext;
use super::made_up::Setting;
use super::printed_words::PrintedWords;
use super::speak::{AskedBefore, RuleOutput, TopicOutput};
use super::staged::{Staged, stage, whole};
use super::verdict::Verdict;
use super::vocabulary::{nearest, one_of};

/// The topic of a case about what the decisions come to.
pub const VERDICT: &str = "verdict";

/// What is claimed of a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// The sentence holds each of these.
    pub says: Vec<String>,
    /// No rule speaks.
    pub silent: bool,
    /// This rule speaks.
    pub rule: Option<(String, Place)>,
}

/// A case as it is written in `cases/*.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// The figures of one indicator, of several of a paragraph, or of a whole report.
    pub figures: Vec<Figures>,
    /// The indicator that gives what the figures do not say, by its id.
    pub indicator: Option<String>,
    /// What is asked.
    pub topic: String,
    /// Where it is named.
    pub topic_from: Place,
    /// What must come of it.
    pub claim: Claim,
    /// Where the case is.
    pub from: Place,
}

/// Where cases are set: the report they lie beside.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The area.
    pub area: &'a str,
    /// The report's period.
    pub period: Period,
    /// The catalogue.
    pub indicators: &'a [Indicator],
    /// What is printed for a verdict.
    pub words: &'a Arc<PrintedWords>,
    /// How changes are judged where no rule says otherwise.
    pub judging: Judging,
}

impl<'a> Beside<'a> {
    fn setting(&self, case: &Case) -> Setting<'a> {
        let like = case.indicator.as_ref().and_then(|id| self.indicators.iter().find(|indicator| indicator.id == *id));
        Setting {
            area: self.area,
            report: like.map(|_| self.period),
            like,
            words: Some(self.words),
            judging: self.judging,
        }
    }
}

/// What a rule said or decided when a case was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The sentence, or the decision in words.
    pub text: String,
    /// The rule's name.
    pub rule: String,
    /// `rules/change.rhai:31`
    pub at: String,
}

impl Case {
    /// The topic whose rules are asked: a verdict is a matter of significance.
    fn about(&self) -> Topic {
        if self.topic == VERDICT { Topic::Significance } else { Topic::of(&self.topic) }
    }

    /// Whether something can be made of its figures, without asking a rule.
    ///
    /// # Errors
    /// The first key that is none, or whose value will not do.
    pub fn sound(&self, beside: Beside) -> Result<(), UnfitFigures> {
        let setting = beside.setting(self);
        if self.about().is_of_report() {
            self.figures.iter().try_for_each(|one| whole(one, setting).map(drop))
        } else {
            self.figures.iter().try_for_each(|one| super::made_up::finding(one, setting).map(drop))
        }
    }

    /// Whether what came is what is claimed.
    pub fn holds(&self, came: &[Came]) -> bool {
        let claim = &self.claim;
        if claim.silent {
            return came.is_empty();
        }
        let said = |text: &str| match self.topic.as_str() {
            VERDICT => came.iter().any(|came| came.text == text),
            _ => came.iter().any(|came| came.text.contains(text)),
        };
        let spoke = |rule: &str| came.iter().any(|came| came.rule == rule);
        claim.says.iter().all(|text| said(text)) && claim.rule.as_ref().is_none_or(|(rule, _)| spoke(rule))
    }

    /// Whether both are about the same figures and topic and cannot both hold.
    pub fn contradicts(&self, other: &Case) -> bool {
        let same = self.topic == other.topic && self.indicator == other.indicator && self.figures == other.figures;
        let (one, two) = (&self.claim, &other.claim);
        let says = !one.says.is_empty() && !two.says.is_empty() && one.says != two.says;
        // Of a whole report every rule that fits speaks.
        let several = self.about().is_of_report();
        let rules = matches!((&one.rule, &two.rule), (Some((one, _)), Some((two, _))) if one != two);
        same && (one.silent != two.silent || !several && (says || rules))
    }
}

impl RuleBook {
    /// What is wrong with cases beside this book: topics and rules that it does not have.
    pub fn doubts(&self, cases: &[Case]) -> Vec<Diagnostic> {
        cases
            .iter()
            .flat_map(|case| [self.unknown_topic(case), self.unknown_rule(case), unknown_verdict(case)])
            .flatten()
            .collect()
    }

    /// Puts a case: what came, in order, and what it was put to.
    ///
    /// # Errors
    /// Figures of which nothing can be made, or a rule that goes wrong.
    pub fn put(&self, case: &Case, beside: Beside) -> Result<(Vec<Came>, Staged), UnfitFigures> {
        let topic = case.about();
        let staged = stage(self, &topic, &case.figures, beside.setting(case))?;
        let broken = |fault: Diagnostic| UnfitFigures::wrong("", fault.message, fault.help.unwrap_or_default());
        let came = match &staged {
            Staged::Report(report) => came(self.say_all(&topic, report)).map_err(broken)?,
            Staged::Several(all) => came(self.say_together(all)).map_err(broken)?,
            Staged::One(subject) if topic == Topic::Disclosure => {
                self.disclosed(subject).map_err(broken)?.into_iter().collect()
            }
            Staged::One(subject) if topic.is_decision() => {
                decided(&topic, case.topic == VERDICT, subject).into_iter().collect()
            }
            Staged::One(subject) => {
                came(self.say_first(&topic, subject, &mut AskedBefore::default())).map_err(broken)?
            }
        };
        Ok((came, staged))
    }

    /// What was decided about small numbers, by which rule.
    fn disclosed(&self, subject: &IndicatorContext) -> Result<Option<Came>, Diagnostic> {
        let found = self.policy(subject.finding.clone(), subject.scene.clone()).map_err(Undecided::into_error)?;
        let unit = subject.finding.indicator.unit;
        Ok(found.map(|found| Came {
            text: Decision::Disclosure(found.policy).in_words(unit),
            rule: found.rule.to_string(),
            at: found.at.to_string(),
        }))
    }

    fn unknown_topic(&self, case: &Case) -> Option<Diagnostic> {
        let known: Vec<&str> = self.topics().names().chain([VERDICT]).collect();
        (!known.contains(&case.topic.as_str())).then(|| {
            Diagnostic::error(Code::UnknownTopic, format!("no rule is about \"{}\"", case.topic))
                .at(case.topic_from.clone())
                .help(one_of(&case.topic, &known))
        })
    }

    fn unknown_rule(&self, case: &Case) -> Option<Diagnostic> {
        let (name, place) = case.claim.rule.as_ref()?;
        let Some(rule) = self.rules().iter().find(|rule| *rule.name == **name) else {
            let fault = Diagnostic::error(Code::UnknownRule, format!("there is no rule \"{name}\"")).at(place.clone());
            return Some(match nearest(name, self.rules().iter().map(|rule| &*rule.name)) {
                Some(near) => fault.help(format!("did you mean \"{near}\"?")),
                None => fault.help("`scrutineer explain` names the rule behind every sentence"),
            });
        };
        let topic = case.about();
        (!rule.is_about(&topic)).then(|| {
            let about = rule.about.iter().map(Topic::as_str).collect::<Vec<_>>().join("\" and \"");
            Diagnostic::error(
                Code::UnknownRule,
                format!("rule \"{name}\" is not about \"{topic}\" but about \"{about}\""),
            )
            .at(place.clone())
            .help("correct the topic of the case or the name of the rule")
        })
    }
}

/// What was decided over the figures that are left, by which rule; of its test the verdict alone, where that is asked.
fn decided(topic: &Topic, verdict_alone: bool, subject: &IndicatorContext) -> Option<Came> {
    let (finding, decided) = (&subject.finding, &subject.decided);
    let by = decided.by.iter().find(|(about, ..)| about == topic);
    let verdict = decided.verdict().as_str();
    if verdict_alone {
        return Some(Came::by(verdict.to_owned(), by));
    }
    let decision = match topic {
        Topic::Polarity => Decision::Polarity(decided.polarity?),
        Topic::Baseline => Decision::Baseline(decided.baseline?),
        Topic::Significance => Decision::Test(decided.test?),
        Topic::Closeness => Decision::Closeness(decided.closeness?),
        Topic::Attention => {
            let attention = decided.attention.clone()?;
            Decision::Attention(attention.reason, attention.why)
        }
        _ => Decision::Rating(decided.rating.clone()?),
    };
    let words = decision.in_words(finding.indicator.unit);
    let text = if *topic == Topic::Significance { format!("{verdict}, by {words}") } else { words };
    Some(Came::by(text, by))
}

fn unknown_verdict(case: &Case) -> Option<Diagnostic> {
    let wrong = case.claim.says.iter().find(|says| case.topic == VERDICT && Verdict::of(says).is_none())?;
    Some(
        Diagnostic::error(Code::WrongValue, format!("\"{wrong}\" is not a verdict"))
            .at(case.from.clone())
            .help(one_of(wrong, Verdict::WORDS)),
    )
}

impl Came {
    fn by(text: String, by: Option<&(Topic, Arc<str>, Arc<str>)>) -> Came {
        let (rule, at) = by.map(|(_, rule, at)| (rule.to_string(), at.to_string())).unwrap_or_default();
        Came { text, rule, at }
    }
}

/// What the rules said; the error of the first that went wrong.
fn came(output: TopicOutput) -> Result<Vec<Came>, Diagnostic> {
    let TopicOutput { said, faults, .. } = output;
    match faults.into_iter().next() {
        Some(fault) => Err(fault),
        None => Ok(said.into_iter().map(Came::from).collect()),
    }
}

impl From<RuleOutput> for Came {
    fn from(said: RuleOutput) -> Came {
        Came { text: said.text, rule: said.rule.to_string(), at: said.at.to_string() }
    }
}
