//! Asking the book: what it says of a measure, of several at once and of the whole report.

use std::sync::Arc;

use rhai::Dynamic;

use crate::diagnostic::Diagnostic;
use crate::figures::prose::{FigureRead, SentenceSubject, Topic};

use super::book::RuleBook;
use super::compared::ComparedAs;
use super::group_context::{GroupContext, ReportContext};
use super::indicator_context::IndicatorContext;
use super::origin::Origin;
use super::room::Room;
use super::rule::{Context, Evaluation, Rule};
use super::target_state::TargetState;
use super::target_totals::TargetTallied;
use super::trace::{ConditionTrace, TopicTrace, TraceOutcome};
use super::value::{shown, traced, why_missing};
use super::vocabulary::word_named;
use super::word::About;
use super::words;

/// What a rule said.
#[derive(Debug, Clone)]
pub struct RuleOutput {
    /// The sentence.
    pub text: String,
    /// The rule's name.
    pub rule: Arc<str>,
    /// `rules/change.rhai:31`
    pub at: Arc<str>,
    /// Every topic it fills.
    pub about: Vec<Topic>,
    /// Never to be joined.
    pub alone: bool,
    /// What it is about: it is joined, and "This" after it is understood, by this.
    pub subject: SentenceSubject,
    /// Whether it stands where there is no room for all.
    pub room: Room,
    /// What it read.
    pub figures: Vec<FigureRead>,
}

/// What the rules of a topic said.
#[derive(Debug)]
pub struct TopicOutput {
    /// The sentences: one at most, but for the whole report.
    pub said: Vec<RuleOutput>,
    /// What became of each rule.
    pub trace: TopicTrace,
    /// Rules that went wrong: each was passed over.
    pub faults: Vec<Diagnostic>,
}

/// Rules about two topics that were asked about a measure on the first of them and did not speak: they are not asked
/// again on the second.
#[derive(Debug, Default)]
pub struct AskedBefore(Vec<(Arc<str>, TraceOutcome)>);

impl RuleBook {
    /// What the first rule of a topic says that fits and lacks nothing.
    pub fn say_first(&self, topic: &Topic, subject: &IndicatorContext, before: &mut AskedBefore) -> TopicOutput {
        let context = Context { value: Dynamic::from(subject.clone()), reads: &|| subject.taken() };
        self.first(topic, &context, before)
    }

    /// What is said of several indicators at once, if a rule fits.
    pub fn say_together(&self, all: &GroupContext) -> TopicOutput {
        let reads = || all.subjects.iter().flat_map(IndicatorContext::taken).collect();
        let context = Context { value: Dynamic::from(all.clone()), reads: &reads };
        self.first(&Topic::Together, &context, &mut AskedBefore::default())
    }

    /// Everything the rules of a topic say of the whole report: there each speaks that can.
    pub fn say_all(&self, topic: &Topic, report: &ReportContext) -> TopicOutput {
        let context = Context { value: Dynamic::from(report.clone()), reads: &Vec::new };
        let mut output = TopicOutput::nothing(topic);
        for rule in self.about(topic) {
            let evaluation = rule.say(&self.engine, &context);
            if let Evaluation::Spoke { said, .. } = &evaluation {
                output.said.push(rule.output(said.clone(), totals(report)));
            }
            output.note(rule, evaluation);
        }
        output
    }

    /// The rules of a topic of which nobody was asked, because it was filled before.
    pub fn not_asked(&self, topic: &Topic) -> TopicTrace {
        let rules = self.about(topic).map(|rule| rule.traced(TraceOutcome::NotAsked)).collect();
        TopicTrace { topic: topic.clone(), rules }
    }

    /// The errors of a rule that no figure has reached yet: it is put to each of these, and what it says is left unsaid.
    pub fn errors_of(&self, name: &str, subjects: &[&IndicatorContext]) -> Option<Diagnostic> {
        let rule = self.rules().iter().find(|rule| *rule.name == *name)?;
        if !rule.about.iter().any(|topic| self.topics().of_one().any(|known| known == topic)) {
            return None;
        }
        subjects.iter().find_map(|subject| {
            let context = Context { value: Dynamic::from((*subject).clone()), reads: &|| subject.taken() };
            match rule.say(&self.engine, &context) {
                Evaluation::Failed(fault) => Some(fault),
                _ => None,
            }
        })
    }

    fn first(&self, topic: &Topic, context: &Context, before: &mut AskedBefore) -> TopicOutput {
        let mut output = TopicOutput::nothing(topic);
        for rule in self.about(topic) {
            let known = before.0.iter().find(|(name, _)| *name == rule.name).map(|(_, outcome)| outcome.clone());
            if let Some(outcome) = known.or(output.said.first().map(|_| TraceOutcome::NotAsked)) {
                output.trace.rules.push(rule.traced(outcome));
                continue;
            }
            let evaluation = rule.say(&self.engine, context);
            if let Evaluation::Spoke { said, passed } = &evaluation
                && !said.trim().is_empty()
            {
                output.said.push(rule.output(said.clone(), all_read(passed, (context.reads)())));
            }
            output.note(rule, evaluation);
            if rule.about.len() > 1 && output.said.is_empty() {
                let last = output.trace.rules.last();
                before.0.extend(last.map(|last| (rule.name.clone(), last.outcome.clone())));
            }
        }
        output.trace.rules.shrink_to_fit();
        output
    }
}

impl TopicOutput {
    fn nothing(topic: &Topic) -> TopicOutput {
        let trace = TopicTrace { topic: topic.clone(), rules: Vec::new() };
        TopicOutput { said: Vec::new(), trace, faults: Vec::new() }
    }

    /// Records what became of a rule.
    fn note(&mut self, rule: &Rule, evaluation: Evaluation<String>) {
        if let Evaluation::Failed(fault) = &evaluation {
            self.faults.push(fault.clone());
        }
        self.trace.rules.push(rule.traced(evaluation.outcome()));
    }
}

impl Rule {
    fn output(&self, text: String, figures: Vec<FigureRead>) -> RuleOutput {
        let (rule, at, about) = (self.name.clone(), self.at.clone(), self.about.clone());
        let subject = self.of.unwrap_or_else(|| SentenceSubject::unless_named(&about[0], &text));
        RuleOutput { text, rule, at, about, alone: self.alone, subject, room: self.room, figures }
    }
}

/// What conditions read and what the sentence read after them, each once.
fn all_read(passed: &[ConditionTrace], last: Vec<FigureRead>) -> Vec<FigureRead> {
    let mut all: Vec<FigureRead> = Vec::new();
    for read in passed.iter().flat_map(|condition| condition.read.iter().cloned()).chain(last) {
        if !all.contains(&read) {
            all.push(read);
        }
    }
    all
}

impl RuleBook {
    /// The rules of the council's or the report's own files, with where they are.
    pub fn own_rules(&self) -> impl Iterator<Item = (&str, crate::diagnostic::Place)> {
        self.rules().iter().filter(|rule| rule.layer > 0).map(|rule| (&*rule.name, rule.origin.place()))
    }

    /// Whether a place is within the statement of a rule.
    pub fn stands_at(&self, name: &str, at: &crate::diagnostic::Place) -> bool {
        let Some(rule) = self.rules().iter().find(|rule| *rule.name == *name) else { return false };
        let within = |origin: &Origin| *origin.file == *at.file && origin.lines().contains(&at.line);
        within(&rule.origin)
            || within(rule.place_of_action())
            || rule.when.as_ref().is_some_and(|when| within(&when.origin))
    }

    /// Where what a rule says or decides is written.
    pub fn place_of(&self, name: &str) -> Option<crate::diagnostic::Place> {
        self.rules().iter().find(|rule| *rule.name == *name).map(Rule::place)
    }

    /// A rule's own words: the whole statement that says what it says.
    pub fn written(&self, name: &str) -> Option<&str> {
        self.rules().iter().find(|rule| *rule.name == *name).map(Rule::written)
    }

    /// The rule that speaks always and comes before this one, for every topic it is about; `None` where it may yet speak.
    pub fn hidden_by(&self, name: &str) -> Option<&str> {
        let rule = self.rules().iter().find(|rule| *rule.name == *name)?;
        let mut hiding = None;
        for topic in &rule.about {
            hiding =
                Some(self.about(topic).take_while(|other| *other.name != *name).find(|other| other.when.is_none())?);
        }
        hiding.map(|other| &*other.name)
    }
}

/// The totals behind an overview, as its trace shows them.
fn totals(report: &ReportContext) -> Vec<FigureRead> {
    let read =
        |word: &str, count: usize| FigureRead { word: word.into(), held: count.to_string(), from: String::new() };
    let quartiles = ["top", "second", "third", "fourth"].into_iter().zip(report.tally.quartiles);
    let verdicts = report.tally.verdicts.iter().map(|(verdict, count)| read(verdict.as_str(), *count));
    let targets = TargetTallied::ALL.iter().map(|one| read(one.as_str(), report.tally.targets.how_many(*one)));
    match report.which.as_str() {
        "quartiles" => quartiles.map(|(quartile, count)| read(quartile, count)).collect(),
        "change" => verdicts.collect(),
        "targets" => targets.collect(),
        "glance" => verdicts.chain(targets).collect(),
        "ratings" => report.tally.ratings.iter().map(|(word, count)| read(word, *count)).collect(),
        _ => Vec::new(),
    }
}

/// Whether a word of a trace is a figure or rests on one, as all do that no list has: `ago(4)`, `compared`.
pub fn is_figure(name: &str) -> bool {
    word_named(name).is_none_or(|word| word.about == About::Figure)
}

impl IndicatorContext {
    /// A word as a rule would print it; `None` where it is missing.
    pub fn printed(&self, name: &str) -> Option<String> {
        let value = (word_named(name)?.read)(self).value;
        why_missing(&value).is_none().then(|| shown(&value))
    }

    /// What a trace would note of a word now, once for each reading; nothing where no rule can read it.
    pub fn noted(&self, name: &str) -> Vec<String> {
        self.taken();
        let ago = name.strip_prefix("ago(").and_then(|rest| rest.strip_suffix(')')?.parse::<usize>().ok());
        match name {
            "compared" => ComparedAs::ALL.iter().for_each(|relation| drop(words::compared(self, *relation))),
            "in_families" => words::MOVED.iter().for_each(|moved| drop(words::in_families(self, moved))),
            "target" => TargetState::ALL.iter().for_each(|state| drop(words::targets(self, *state))),
            _ => match (ago, word_named(name)) {
                (Some(back), _) => return vec![words::ago_of(self, back).traced()],
                (None, Some(word)) => return vec![traced(&(word.read)(self).value)],
                (None, None) => return Vec::new(),
            },
        }
        self.taken().into_iter().map(|read| read.held).collect()
    }

    /// Its figure by name, as the subject of a sentence: `The percentage of calls answered in time`.
    pub fn named(&self) -> String {
        words::subject(&self.finding.indicator)
    }

    /// How the area stands to each comparator that can be judged.
    pub fn relations(&self) -> Vec<ComparedAs> {
        self.finding.comparisons.iter().filter_map(|comparison| self.relation(comparison)).collect()
    }
}
