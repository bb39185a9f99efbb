//! A rule of the book, and what happens when it is put to a subject.

use std::sync::{Arc, OnceLock};

use rhai::{AST, Dynamic, Engine, EvalAltResult, FnPtr};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::{FigureRead, SentenceSubject, Topic};

use super::closure::{Closure, call};
use super::condition::Condition;
use super::decision::Decision;
use super::draft_rule::{Say, Then};
use super::fault::{self, Trouble};
use super::origin::Origin;
use super::room::Room;
use super::trace::{ConditionTrace, RuleTrace, TraceOutcome};
use super::value::{MISSING, why_missing};

/// What a rule does.
#[derive(Debug, Clone)]
pub enum Action {
    /// Says a sentence.
    Say(Origin, SayIt),
    /// Decides.
    Then(Origin, ThenIt),
}

/// A sentence of a rule.
#[derive(Debug, Clone)]
pub enum SayIt {
    /// From the figures.
    Closure(Closure),
    /// Always the same.
    Text(String),
}

/// A decision of a rule.
#[derive(Debug, Clone)]
pub enum ThenIt {
    /// From the figures.
    Closure(Closure),
    /// Always the same.
    Decision(Decision),
}

/// A rule of the book.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name, used once in the book.
    pub name: Arc<str>,
    /// Where its words or decision stand, `rules/change.rhai:31`: known once the book is whole.
    pub at: Arc<str>,
    /// 0 shipped, 1 the council's, 2 the report's.
    pub layer: u8,
    /// Where it was added; `action` may be elsewhere.
    pub origin: Origin,
    /// One topic or two.
    pub about: Vec<Topic>,
    /// Its condition.
    pub when: Option<Condition>,
    /// What it does.
    pub action: Action,
    /// Why. May be empty.
    pub because: String,
    /// Never joined with its neighbour.
    pub alone: bool,
    /// What its sentence is about, where it says so.
    pub of: Option<SentenceSubject>,
    /// Whether its sentence stands where there is no room for all.
    pub room: Room,
    /// Figures and what must then be said.
    pub examples: Vec<(Dynamic, String)>,
    /// That it used more work or memory than it may: from then on it is not asked again.
    pub overran: OnceLock<Diagnostic>,
}

/// What a rule is asked about, and what has been read of it since that was last asked.
pub struct Context<'a> {
    /// As a rule sees it.
    pub value: Dynamic,
    /// What was read; it begins again with each call.
    pub reads: &'a dyn Fn() -> Vec<FigureRead>,
}

/// The result of asking a rule.
#[derive(Debug)]
pub enum Evaluation<T> {
    /// It spoke.
    Spoke {
        /// What it said or decided.
        said: T,
        /// The conditions it passed.
        passed: Vec<ConditionTrace>,
    },
    /// A condition does not hold.
    Fails(ConditionTrace),
    /// A condition met something missing.
    Missing {
        /// What.
        why: String,
        /// The condition.
        condition: Arc<str>,
    },
    /// Its condition holds, and what it would say is missing.
    Lacks(String),
    /// It went wrong.
    Failed(Diagnostic),
}

impl<T> Evaluation<T> {
    /// The same, with something else made of what it spoke.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Evaluation<U> {
        match self {
            Evaluation::Spoke { said, passed } => Evaluation::Spoke { said: make(said), passed },
            Evaluation::Fails(condition) => Evaluation::Fails(condition),
            Evaluation::Missing { why, condition } => Evaluation::Missing { why, condition },
            Evaluation::Lacks(why) => Evaluation::Lacks(why),
            Evaluation::Failed(fault) => Evaluation::Failed(fault),
        }
    }
}

impl Evaluation<String> {
    /// As it is recorded.
    pub fn outcome(self) -> TraceOutcome {
        match self {
            Evaluation::Spoke { said, passed } => TraceOutcome::Spoke { said, passed },
            Evaluation::Fails(condition) => TraceOutcome::Failed(condition),
            Evaluation::Missing { why, condition } => TraceOutcome::Missing { why: format!("{why} in `{condition}`") },
            Evaluation::Lacks(why) => TraceOutcome::Missing { why },
            Evaluation::Failed(fault) => TraceOutcome::Broken { why: fault.message },
        }
    }
}

impl Rule {
    /// With what became of it.
    pub fn traced(&self, outcome: TraceOutcome) -> RuleTrace {
        RuleTrace { rule: self.name.clone(), at: self.at.clone(), outcome }
    }

    /// The statement that says what it does: of a rule that was replaced, the replacement.
    pub fn place(&self) -> Place {
        self.place_of_action().place()
    }

    /// The statement of what it does.
    pub fn place_of_action(&self) -> &Origin {
        match &self.action {
            Action::Say(origin, _) | Action::Then(origin, _) => origin,
        }
    }

    /// The statement that gave a rule its last word, or its last condition.
    pub fn touched(&self) -> &Origin {
        let origins = [Some(self.place_of_action()), self.when.as_ref().map(|when| &when.origin), Some(&self.origin)];
        let own = origins.into_iter().flatten().find(|origin| origin.layer == self.layer);
        own.unwrap_or(&self.origin)
    }

    /// That statement as it is written.
    pub fn written(&self) -> &str {
        let origin = self.place_of_action();
        &origin.text[origin.start..origin.end]
    }

    /// Makes an action of what a chain gave.
    pub fn action(say: Option<Say>, then: Option<Then>, ast: &Arc<AST>, origin: &Origin) -> Option<Action> {
        let closure = |call: FnPtr| Closure { call, ast: ast.clone(), origin: origin.clone() };
        match (say, then) {
            (Some(Say::Closure(call)), None) => Some(Action::Say(origin.clone(), SayIt::Closure(closure(call)))),
            (Some(Say::Text(text)), None) => Some(Action::Say(origin.clone(), SayIt::Text(text))),
            (None, Some(Then::Closure(call))) => Some(Action::Then(origin.clone(), ThenIt::Closure(closure(call)))),
            (None, Some(Then::Decision(decision))) => Some(Action::Then(origin.clone(), ThenIt::Decision(decision))),
            _ => None,
        }
    }

    /// Whether it is about this topic.
    pub fn is_about(&self, topic: &Topic) -> bool {
        self.about.contains(topic)
    }

    /// The conditions it passes, each with what it read; else the result of the first that it does not.
    fn fits<T>(&self, engine: &Engine, context: &Context) -> Result<Vec<ConditionTrace>, Evaluation<T>> {
        (context.reads)();
        if let Some(fault) = self.overran.get() {
            return Err(Evaluation::Failed(fault.clone()));
        }
        let Some(when) = &self.when else { return Ok(Vec::new()) };
        #[cfg(test)]
        super::asked::note(&self.name, &context.value);
        let mut passed = Vec::new();
        for part in &when.parts {
            let given =
                when.ask(part, engine, &context.value).map_err(|error| match self.trouble(*error, &when.origin) {
                    Trouble::Missing(why) => Evaluation::Missing { why, condition: part.text.clone() },
                    Trouble::Fault(fault) => Evaluation::Failed(*fault),
                })?;
            if let Some(why) = why_missing(&given) {
                return Err(Evaluation::Missing { why, condition: part.text.clone() });
            }
            let holds = given.as_bool().map_err(|_| Evaluation::Failed(self.neither_yes_nor_no(when)))?;
            let trace = ConditionTrace { condition: part.text.clone(), read: (context.reads)() };
            if !holds {
                return Err(Evaluation::Fails(trace));
            }
            passed.push(trace);
        }
        Ok(passed)
    }

    fn neither_yes_nor_no(&self, when: &Condition) -> Diagnostic {
        let message = format!("the condition of rule \"{}\" is not a yes or no", self.name);
        Diagnostic::error(Code::RuleFailed, message)
            .at(when.origin.place())
            .help("end `.when` with a comparison: `.when(|i| i.value > 0)`")
    }

    /// Puts a rule that says something to a subject.
    pub fn say(&self, engine: &Engine, context: &Context) -> Evaluation<String> {
        let passed = match self.fits(engine, context) {
            Ok(passed) => passed,
            Err(evaluation) => return evaluation,
        };
        let Action::Say(_, say) = &self.action else { return Evaluation::Lacks("it says nothing".into()) };
        let (text, origin) = match say {
            SayIt::Text(text) => (text.clone(), &self.origin),
            SayIt::Closure(closure) => match call(engine, closure, &context.value) {
                Ok(value) if value.is_string() => (value.to_string(), &closure.origin),
                Ok(value) => return Evaluation::Failed(self.no_text(&value, closure)),
                Err(error) => {
                    return match self.trouble(*error, &closure.origin) {
                        Trouble::Missing(why) => Evaluation::Lacks(why),
                        Trouble::Fault(fault) => Evaluation::Failed(*fault),
                    };
                }
            },
        };
        if let Some((_, rest)) = text.split_once(MISSING) {
            return Evaluation::Lacks(rest.split(MISSING).next().unwrap_or("").to_owned());
        }
        match fault::not_a_sentence(&text, &self.name, origin) {
            Some(fault) => Evaluation::Failed(fault),
            None => Evaluation::Spoke { said: text, passed },
        }
    }

    /// Puts a rule that decides to a subject.
    pub fn decide(&self, engine: &Engine, topic: &Topic, context: &Context) -> Evaluation<Decision> {
        let passed = match self.fits(engine, context) {
            Ok(passed) => passed,
            Err(evaluation) => return evaluation,
        };
        let Action::Then(origin, then) = &self.action else { return Evaluation::Lacks("it decides nothing".into()) };
        let decision = match then {
            ThenIt::Decision(decision) => decision.clone(),
            ThenIt::Closure(closure) => match call(engine, closure, &context.value) {
                Ok(value) => match value.try_cast_result::<Decision>() {
                    Ok(decision) => decision,
                    Err(value) => return Evaluation::Failed(self.no_decision(&value, closure)),
                },
                Err(error) => {
                    return match self.trouble(*error, &closure.origin) {
                        // A decision that returns something missing is an error: nothing after it could be judged.
                        Trouble::Missing(why) => Evaluation::Failed(self.undecided(&why, closure)),
                        Trouble::Fault(fault) => Evaluation::Failed(*fault),
                    };
                }
            },
        };
        if decision.suits(topic) {
            Evaluation::Spoke { said: decision, passed }
        } else {
            Evaluation::Failed(fault::wrong_decision(&self.name, topic, origin))
        }
    }

    /// What went wrong. A rule that met its limits once would meet them with every figure: that is kept.
    fn trouble(&self, error: EvalAltResult, origin: &Origin) -> Trouble {
        let trouble = fault::running(error, &self.name, origin);
        if let Trouble::Fault(fault) = &trouble
            && fault.code == Code::RuleTooLong
        {
            let _ = self.overran.set((**fault).clone());
        }
        trouble
    }

    fn undecided(&self, why: &str, closure: &Closure) -> Diagnostic {
        Diagnostic::error(
            Code::RuleFailed,
            format!("rule \"{}\" needs something that is missing to decide: {why}", self.name),
        )
        .at(closure.origin.place())
        .help("check for it in `.when` first, so that another rule decides if it is missing")
    }

    fn no_decision(&self, value: &Dynamic, closure: &Closure) -> Diagnostic {
        match why_missing(value) {
            Some(why) => self.undecided(&why, closure),
            None => Diagnostic::error(Code::RuleFailed, format!("rule \"{}\" makes no decision", self.name))
                .at(closure.origin.place())
                .help("end `.then` with a decision: `points(2)`, `previous_period()`, `higher_is_better()`"),
        }
    }

    fn no_text(&self, value: &Dynamic, closure: &Closure) -> Diagnostic {
        let help = if value.is_unit() {
            "an `if` without `else` gives nothing: add `else { \"\" }` or write two rules instead"
        } else {
            "end `.say` with a sentence in backticks: `.say(|i| `This is ${i.change}.`)`"
        };
        Diagnostic::error(Code::NotASentence, format!("rule \"{}\" does not give a sentence", self.name))
            .at(closure.origin.place())
            .help(help)
    }
}
