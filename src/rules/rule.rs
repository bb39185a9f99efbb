//! A rule of the book, and what happens when it is put to a subject.

use std::sync::Arc;

use rhai::{AST, Dynamic, Engine, EvalAltResult, FnPtr};

use crate::diagnostic::{Code, Diagnostic, Place};

use super::decision::Decision;
use super::draft_rule::{Say, Then};
use super::fault::{self, Trouble};
use super::held::{MISSING, why_missing};

/// A closure with the statement it stands in.
#[derive(Debug, Clone)]
pub struct Closure {
    /// The closure.
    pub call: FnPtr,
    /// The statement's own syntax tree, for its functions.
    pub ast: Arc<AST>,
    /// The statement's text at its own line and column, to draw a fault.
    pub origin: Origin,
}

/// Where something of a rule stands.
#[derive(Debug, Clone)]
pub struct Origin {
    /// `rules/house.rhai`
    pub file: Arc<str>,
    /// The whole file.
    pub text: Arc<str>,
    /// The statement's bytes.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// 0 shipped, 1 the council's, 2 the report's.
    pub layer: u8,
}

impl Origin {
    /// The statement's first line.
    pub fn place(&self) -> Place {
        let end = self.text[self.start..self.end].find('\n').map_or(self.end, |at| self.start + at);
        Place::of_bytes(self.file.to_string(), &self.text, self.start..end)
    }

    /// `rules/house.rhai:4`
    pub fn at(&self) -> String {
        self.place().to_string()
    }
}

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
    pub name: String,
    /// 0 shipped, 1 the council's, 2 the report's.
    pub layer: u8,
    /// Where it was added; `action` may stand elsewhere.
    pub origin: Origin,
    /// One topic or two.
    pub about: Vec<String>,
    /// Its condition.
    pub when: Option<Closure>,
    /// What it does.
    pub action: Action,
    /// Why. May be empty.
    pub because: String,
    /// Never joined with its neighbour.
    pub alone: bool,
    /// Figures and what must then be said.
    pub examples: Vec<(Dynamic, String)>,
}

/// What came of putting a rule to a subject.
#[derive(Debug)]
pub enum Said<T> {
    /// It spoke.
    Spoke(T),
    /// Its condition does not hold; the reason where something was missing.
    Silent(Option<String>),
    /// Its condition holds, and what it would say is missing.
    Lacks(String),
    /// It went wrong.
    Failed(Diagnostic),
}

impl<T> Said<T> {
    /// The same, with something else made of what it spoke.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Said<U> {
        match self {
            Said::Spoke(spoken) => Said::Spoke(make(spoken)),
            Said::Silent(why) => Said::Silent(why),
            Said::Lacks(why) => Said::Lacks(why),
            Said::Failed(fault) => Said::Failed(fault),
        }
    }
}

impl Rule {
    /// Where its words or decision stand: `rules/change.rhai:31`.
    pub fn at(&self) -> String {
        self.place_of_action().at()
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

    /// That statement as it is written.
    pub fn written(&self) -> &str {
        match &self.action {
            Action::Say(origin, _) | Action::Then(origin, _) => &origin.text[origin.start..origin.end],
        }
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
    pub fn is_about(&self, topic: &str) -> bool {
        self.about.iter().any(|about| about == topic)
    }

    /// Asks whether the condition holds.
    fn fits<T>(&self, engine: &Engine, subject: &Dynamic) -> Result<bool, Said<T>> {
        let Some(when) = &self.when else { return Ok(true) };
        let result = call(engine, when, subject).map_err(|error| self.trouble(*error, when).into_silence())?;
        if let Some(why) = why_missing(&result) {
            return Err(Said::Silent(Some(why)));
        }
        result.as_bool().map_err(|_| {
            Said::Failed(
                Diagnostic::fault(
                    Code::RuleFailed,
                    format!("the condition of rule \"{}\" is neither yes nor no", self.name),
                )
                .at(when.origin.place())
                .help("end `.when` with a comparison: `.when(|i| i.value > 0)`"),
            )
        })
    }

    /// Puts a rule that says something to a subject.
    pub fn say(&self, engine: &Engine, subject: &Dynamic) -> Said<String> {
        match self.fits(engine, subject) {
            Ok(true) => {}
            Ok(false) => return Said::Silent(None),
            Err(said) => return said,
        }
        let Action::Say(_, say) = &self.action else { return Said::Silent(None) };
        let (text, origin) = match say {
            SayIt::Text(text) => (text.clone(), &self.origin),
            SayIt::Closure(closure) => match call(engine, closure, subject) {
                Ok(value) if value.is_string() => (value.to_string(), &closure.origin),
                Ok(value) => return Said::Failed(self.no_text(&value, closure)),
                Err(error) => {
                    return match self.trouble(*error, closure) {
                        Trouble::Missing(why) => Said::Lacks(why),
                        Trouble::Fault(fault) => Said::Failed(*fault),
                    };
                }
            },
        };
        if let Some((_, rest)) = text.split_once(MISSING) {
            return Said::Lacks(rest.split(MISSING).next().unwrap_or("").to_owned());
        }
        match fault::not_a_sentence(&text, &self.name, origin) {
            Some(fault) => Said::Failed(fault),
            None => Said::Spoke(text),
        }
    }

    /// Puts a rule that decides to a subject.
    pub fn decide(&self, engine: &Engine, topic: &str, subject: &Dynamic) -> Said<Decision> {
        match self.fits(engine, subject) {
            Ok(true) => {}
            Ok(false) => return Said::Silent(None),
            Err(said) => return said,
        }
        let Action::Then(origin, then) = &self.action else { return Said::Silent(None) };
        let decision = match then {
            ThenIt::Decision(decision) => decision.clone(),
            ThenIt::Closure(closure) => match call(engine, closure, subject) {
                Ok(value) => match value.try_cast_result::<Decision>() {
                    Ok(decision) => decision,
                    Err(value) => return Said::Failed(self.no_decision(&value, closure)),
                },
                Err(error) => {
                    return match self.trouble(*error, closure) {
                        // A decision that returns something missing is a fault: nothing after it could be judged.
                        Trouble::Missing(why) => Said::Failed(self.undecided(&why, closure)),
                        Trouble::Fault(fault) => Said::Failed(*fault),
                    };
                }
            },
        };
        if decision.suits(topic) {
            Said::Spoke(decision)
        } else {
            Said::Failed(fault::wrong_decision(&self.name, topic, origin))
        }
    }

    fn trouble(&self, error: EvalAltResult, closure: &Closure) -> Trouble {
        fault::running(error, &self.name, &closure.origin)
    }

    fn undecided(&self, why: &str, closure: &Closure) -> Diagnostic {
        Diagnostic::fault(
            Code::RuleFailed,
            format!("rule \"{}\" decides by something that is missing: {why}", self.name),
        )
        .at(closure.origin.place())
        .help("ask for it in `.when` first, so that another rule decides where it is missing")
    }

    fn no_decision(&self, value: &Dynamic, closure: &Closure) -> Diagnostic {
        match why_missing(value) {
            Some(why) => self.undecided(&why, closure),
            None => Diagnostic::fault(Code::RuleFailed, format!("rule \"{}\" does not decide anything", self.name))
                .at(closure.origin.place())
                .help("end `.then` with a decision: `points(2)`, `previous_period()`, `higher_is_better()`"),
        }
    }

    fn no_text(&self, value: &Dynamic, closure: &Closure) -> Diagnostic {
        let help = if value.is_unit() {
            "an `if` without `else` says nothing: add `else { \"\" }`, or make two rules of it"
        } else {
            "end `.say` with a sentence in backticks: `.say(|i| `This is ${i.change}.`)`"
        };
        Diagnostic::fault(Code::NotASentence, format!("rule \"{}\" gives no sentence", self.name))
            .at(closure.origin.place())
            .help(help)
    }
}

impl Trouble {
    fn into_silence<T>(self) -> Said<T> {
        match self {
            Trouble::Missing(why) => Said::Silent(Some(why)),
            Trouble::Fault(fault) => Said::Failed(*fault),
        }
    }
}

fn call(engine: &Engine, closure: &Closure, subject: &Dynamic) -> Result<Dynamic, Box<EvalAltResult>> {
    closure.call.call::<Dynamic>(engine, &closure.ast, (subject.clone(),))
}
