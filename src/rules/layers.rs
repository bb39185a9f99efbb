//! Layering: what each statement does to the book, and in which order its rules are.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rhai::{AST, FnPtr};

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::Topic;

use super::closure::Closure;
use super::condition::Condition;
use super::draft_rule::{DraftRule, Edit};
use super::fault;
use super::origin::Origin;
use super::rule::{Action, Rule, ThenIt};
use super::topic::Topics;
use super::vocabulary::nearest;

/// A book being built, statement by statement, layer by layer.
pub struct Building {
    /// Every rule so far, in order.
    pub rules: Vec<Rule>,
    /// The topics of sentences.
    pub topics: Topics,
    /// Everything wrong so far.
    pub faults: Vec<Diagnostic>,
    /// Rule and the one it is to come before.
    pub befores: Vec<(String, String, Origin)>,
}

/// A statement as it was compiled and as it is written.
pub struct CompiledStatement {
    /// Compiled.
    pub ast: Arc<AST>,
    /// The parts of its condition, as bytes of the file.
    pub condition: Vec<Range<usize>>,
}

impl CompiledStatement {
    fn condition(&self, call: FnPtr, origin: &Origin) -> Condition {
        Condition::new(Closure { call, ast: self.ast.clone(), origin: origin.clone() }, &self.condition)
    }
}

impl Building {
    /// Does what a statement says.
    pub fn apply(&mut self, edit: Edit, origin: &Origin, written: &CompiledStatement) {
        let fault =
            |code, message: String, help: String| Diagnostic::error(code, message).at(origin.place()).help(help);
        match edit {
            Edit::Rule(draft) => self.add(draft, origin, written),
            Edit::Replace(draft) => self.replace(draft, origin, written),
            Edit::Remove(name) => match self.rules.iter().position(|rule| *rule.name == *name) {
                Some(at) => drop(self.rules.remove(at)),
                None => self.faults.push(self.unknown(&name, "remove", origin)),
            },
            Edit::Topic(name, Some((beside, after))) => {
                if !self.topics.add(Topic::of(&name), &Topic::of(&beside), after) {
                    let known: Vec<&str> = self.topics.iter().map(Topic::as_str).collect();
                    let fault = fault(
                        Code::UnknownTopic,
                        format!("topic \"{name}\" cannot be placed next to \"{beside}\""),
                        format!("name an existing topic, and add a new one only once: {}", known.join(", ")),
                    );
                    self.faults.push(fault);
                }
            }
            Edit::Topic(name, None) => self.faults.push(fault(
                Code::RuleIncomplete,
                format!("topic \"{name}\" has no place"),
                format!("say where it goes: `topic(\"{name}\").after(\"target\");`"),
            )),
            Edit::Order(order) => {
                if !self.topics.order(order.iter().map(|name| Topic::of(name)).collect()) {
                    let known: Vec<&str> = self.topics.iter().map(Topic::as_str).collect();
                    let fault = fault(
                        Code::UnknownTopic,
                        "the order must name every topic once".into(),
                        format!("the topics are: {}", known.join(", ")),
                    );
                    self.faults.push(fault);
                }
            }
            Edit::Number(..) => {}
        }
    }

    fn unknown(&self, name: &str, verb: &str, origin: &Origin) -> Diagnostic {
        let help = match nearest(name, self.rules.iter().map(|rule| &*rule.name)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "`scrutineer explain` names the rule behind every sentence".into(),
        };
        Diagnostic::error(Code::UnknownRule, format!("there is no rule \"{name}\" to {verb}"))
            .at(origin.place())
            .help(help)
    }

    fn add(&mut self, draft: DraftRule, origin: &Origin, written: &CompiledStatement) {
        if let Some(other) = self.rules.iter().find(|rule| *rule.name == *draft.name) {
            self.faults.push(
                Diagnostic::error(Code::DuplicateRule, format!("there are two rules \"{}\"", draft.name))
                    .at(origin.place())
                    .also(other.origin.place(), "the other one")
                    .help(format!("rename one of them, or write `replace(\"{}\")` to change the wording", draft.name)),
            );
            return;
        }
        if let Some(fault) = fault::incomplete(&draft, origin) {
            self.faults.push(fault);
            return;
        }
        let decides = draft.about.iter().any(Topic::is_decision);
        let Some(action) = Rule::action(draft.say, draft.then, &written.ast, origin) else { return };
        if decides != matches!(action, Action::Then(..)) {
            let (message, help) = if decides {
                (
                    "makes a decision but has no `.then`",
                    "a rule about a decision ends with `.then(...)`, a rule about a sentence with `.say(...)`",
                )
            } else {
                (
                    "writes a sentence but has no `.say`",
                    "a rule about a sentence ends with `.say(...)`, a rule about a decision with `.then(...)`",
                )
            };
            self.faults.push(
                Diagnostic::error(Code::RuleIncomplete, format!("rule \"{}\" {message}", draft.name))
                    .at(origin.place())
                    .help(help),
            );
            return;
        }
        if let Action::Then(_, ThenIt::Decision(decision)) = &action
            && let Some(topic) = draft.about.iter().find(|topic| !decision.suits(topic))
        {
            self.faults.push(fault::wrong_decision(&draft.name, topic, origin));
            return;
        }
        if let Some(before) = draft.before {
            self.befores.push((draft.name.clone(), before, origin.clone()));
        }
        self.rules.push(Rule {
            name: draft.name.into(),
            at: "".into(),
            layer: origin.layer,
            origin: origin.clone(),
            about: draft.about,
            when: draft.when.map(|call| written.condition(call, origin)),
            action,
            because: draft.because,
            alone: draft.alone,
            of: draft.of,
            room: draft.room.unwrap_or_default(),
            examples: draft.examples,
            overran: OnceLock::new(),
        });
    }

    fn replace(&mut self, draft: DraftRule, origin: &Origin, written: &CompiledStatement) {
        let fault = match fault::twice(&draft, origin) {
            Some(fault) => Some(fault),
            None if !self.rules.iter().any(|rule| *rule.name == *draft.name) => {
                Some(self.unknown(&draft.name, "replace", origin))
            }
            None => None,
        };
        if let Some(fault) = fault {
            self.faults.push(fault);
            return;
        }
        let Some(rule) = self.rules.iter_mut().find(|rule| *rule.name == *draft.name) else { return };
        if let Some(action) = Rule::action(draft.say, draft.then, &written.ast, origin) {
            if matches!(action, Action::Say(..)) != matches!(rule.action, Action::Say(..)) {
                self.faults.push(
                    Diagnostic::error(
                        Code::RuleIncomplete,
                        format!("`.say` and `.then` cannot replace each other in \"{}\"", rule.name),
                    )
                    .at(origin.place())
                    .also(rule.origin.place(), "the rule of the book"),
                );
                return;
            }
            rule.action = action;
            // Another wording answers to its own examples, and may be about something else.
            rule.examples.clear();
            rule.of = None;
        }
        if let Some(call) = draft.when {
            rule.when = Some(written.condition(call, origin));
            rule.examples.clear();
        }
        if !draft.about.is_empty() {
            rule.about = draft.about;
        }
        if !draft.because.is_empty() {
            rule.because = draft.because;
        }
        rule.alone |= draft.alone;
        rule.of = draft.of.or(rule.of);
        rule.room = draft.room.unwrap_or(rule.room);
        rule.layer = origin.layer;
        rule.examples.extend(draft.examples);
        if let Some(before) = draft.before {
            self.befores.push((draft.name, before, origin.clone()));
        }
    }

    /// Puts rules with `.before` into their places, in the order in which they were read.
    pub fn place(&mut self) {
        let befores = std::mem::take(&mut self.befores);
        for (name, before, origin) in &befores {
            let mut next = before;
            let mut steps = 0;
            while let Some((_, further, _)) = befores.iter().find(|(rule, ..)| rule == next) {
                steps += 1;
                if next == name || steps > befores.len() {
                    break;
                }
                next = further;
            }
            if next == name {
                self.faults.push(
                    Diagnostic::error(Code::BeforeCycle, format!("\"{name}\" would have to come before itself"))
                        .at(origin.place())
                        .help("remove one `.before` from the cycle"),
                );
                continue;
            }
            let Some(from) = self.rules.iter().position(|rule| *rule.name == *name) else { continue };
            let rule = self.rules.remove(from);
            match self.rules.iter().position(|rule| *rule.name == **before) {
                Some(to) => self.rules.insert(to, rule),
                None => {
                    self.rules.insert(from, rule);
                    self.faults.push(self.unknown(before, "come before", origin));
                }
            }
        }
    }
}
