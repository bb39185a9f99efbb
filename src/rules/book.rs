//! The rule book: files read, parted, checked and layered into one list of rules for each topic.

use std::collections::BTreeMap;
use std::sync::Arc;

use rhai::{Engine, Scope};
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};

use super::draft_rule::{DraftRule, Edit, edit};
use super::rule::{Origin, Rule};
use super::slip::slips;
use super::statement::{Source, Statement, part};
use super::topic::{DECISIONS, OWN, Topics};
use super::vocabulary::nearest;
use super::{engine::engine, example, fault};

/// A file of rules as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// `rules/house.rhai`
    pub name: String,
    /// All of it.
    pub text: String,
    /// 0 shipped, 1 the council's, 2 the report's: later ones may replace earlier ones.
    pub layer: u8,
}

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => { [$((concat!("rules/", $name), include_str!(concat!("../../rules/", $name)))),+] };
}

/// Every rule, in the order in which they are asked.
pub struct RuleBook {
    /// The engine they run in.
    pub engine: Engine,
    rules: Vec<Rule>,
    topics: Topics,
}

impl RuleBook {
    /// The files of the shipped book.
    pub fn shipped() -> Vec<RuleFile> {
        let files = shipped![
            "0-baseline.rhai",
            "1-polarity.rhai",
            "2-significance.rhai",
            "3-latest.rhai",
            "4-change.rhai",
            "5-others.rhai",
            "6-report.rhai",
        ];
        files.map(|(name, text)| RuleFile { name: name.into(), text: text.into(), layer: 0 }).to_vec()
    }

    /// Reads the shipped book and these files over it. Faults are gathered; a rule with a fault is set aside.
    pub fn open(files: &[RuleFile]) -> (RuleBook, Vec<Diagnostic>) {
        let mut files: Vec<RuleFile> = RuleBook::shipped().into_iter().chain(files.iter().cloned()).collect();
        files.sort_by(|a, b| (a.layer, &a.name).cmp(&(b.layer, &b.name)));
        RuleBook::of(&files)
    }

    /// Reads these files and no others.
    pub fn of(files: &[RuleFile]) -> (RuleBook, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let texts: Vec<(Arc<str>, Arc<str>)> =
            files.iter().map(|file| (file.name.as_str().into(), file.text.as_str().into())).collect();
        let mut statements = Vec::new();
        for (file, (name, text)) in files.iter().zip(&texts) {
            let source = Source { file: name, text };
            for statement in part(source, &mut faults) {
                let origin =
                    Origin { file: name.clone(), text: text.clone(), start: statement.start, end: statement.end };
                let found = slips(source, &statement);
                let sound = found.is_empty() && statement.is_closed();
                faults.extend(found);
                if sound {
                    statements.push((file.layer, source, statement, origin));
                }
            }
        }
        // Numbers first: a later layer's number holds in every rule.
        let plain = engine(BTreeMap::new());
        let mut numbers = BTreeMap::new();
        for (_, source, statement, origin) in
            statements.iter().filter(|(_, _, statement, _)| statement.opening() == "set_number")
        {
            match run(&plain, *source, statement, origin) {
                Ok((Edit::Number(name, number), _)) => drop(numbers.insert(name, number)),
                Ok(_) => {}
                Err(fault) => faults.push(fault),
            }
        }
        let mut building = Building { rules: Vec::new(), topics: Topics::default(), faults, befores: Vec::new() };
        let engine = engine(numbers.into_iter().collect::<BTreeMap<String, Decimal>>());
        for (layer, source, statement, origin) in
            statements.iter().filter(|(_, _, statement, _)| statement.opening() != "set_number")
        {
            match run(&engine, *source, statement, origin) {
                Ok((edit, ast)) => building.apply(edit, *layer, origin, &ast),
                Err(fault) => building.faults.push(fault),
            }
        }
        building.place();
        let Building { rules, topics, mut faults, .. } = building;
        let mut book = RuleBook { engine, rules, topics };
        faults.extend(book.topics_unknown());
        // The shipped examples hold for the shipped numbers: a council that sets its own answers for its own rules.
        let own = u8::from(files.iter().any(|file| file.layer > 0));
        faults.extend(example::failing(&book, own));
        (book, faults)
    }

    /// The rules about a topic, in the order in which they are asked.
    pub fn about<'a>(&'a self, topic: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().filter(move |rule| rule.is_about(topic))
    }

    /// Every rule.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The topics of sentences.
    pub fn topics(&self) -> &Topics {
        &self.topics
    }

    fn topics_unknown(&mut self) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let topics = self.topics.clone();
        self.rules.retain(|rule| {
            let unknown = rule.about.iter().find(|topic| !topics.all().any(|known| known == *topic));
            if let Some(topic) = unknown {
                let help = match nearest(topic, topics.all()) {
                    _ if OWN.contains(&topic.as_str()) => {
                        "that is the place of the officer's own words, in commentary.toml".to_owned()
                    }
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("declare it first: `topic(\"{topic}\").after(\"target\");`"),
                };
                faults.push(
                    Diagnostic::fault(
                        Code::UnknownTopic,
                        format!("rule \"{}\" is about \"{topic}\", and there is no such topic", rule.name),
                    )
                    .at(rule.origin.place())
                    .help(help),
                );
            }
            unknown.is_none()
        });
        faults
    }
}

/// Runs one statement: it only builds what it says.
fn run(
    engine: &Engine,
    source: Source,
    statement: &Statement,
    origin: &Origin,
) -> Result<(Edit, Arc<rhai::AST>), Diagnostic> {
    let called = statement.called();
    let ast = engine.compile(statement.padded(source)).map_err(|error| fault::reading(&error, &called, origin))?;
    let result = engine.eval_ast_with_scope::<rhai::Dynamic>(&mut Scope::new(), &ast).map_err(|error| {
        match fault::running(*error, statement.name().unwrap_or(""), origin) {
            fault::Trouble::Fault(fault) => *fault,
            fault::Trouble::Missing(why) => {
                Diagnostic::fault(Code::RuleFailed, format!("{called}: {why}")).at(origin.place())
            }
        }
    })?;
    match edit(result) {
        Some(edit) => Ok((edit, Arc::new(ast))),
        None => Err(Diagnostic::fault(Code::RuleIncomplete, "this statement does nothing to the rule book")
            .at(origin.place())
            .help(
                "a rule file holds `rule`, `replace`, `remove`, `topic`, `order` and `set_number`, each ended by `;`",
            )),
    }
}

struct Building {
    rules: Vec<Rule>,
    topics: Topics,
    faults: Vec<Diagnostic>,
    /// Rule and the one it is to stand before.
    befores: Vec<(String, String, Origin)>,
}

impl Building {
    fn apply(&mut self, edit: Edit, layer: u8, origin: &Origin, ast: &Arc<rhai::AST>) {
        let fault =
            |code, message: String, help: String| Diagnostic::fault(code, message).at(origin.place()).help(help);
        match edit {
            Edit::Rule(draft) => self.add(draft, layer, origin, ast),
            Edit::Replace(draft) => self.replace(draft, layer, origin, ast),
            Edit::Remove(name) => match self.rules.iter().position(|rule| rule.name == name) {
                Some(at) => drop(self.rules.remove(at)),
                None => self.faults.push(self.unknown(&name, "remove", origin)),
            },
            Edit::Topic(name, Some((beside, after))) => {
                if !self.topics.add(name.clone(), &beside, after) {
                    let known: Vec<&str> = self.topics.iter().collect();
                    let fault = fault(
                        Code::UnknownTopic,
                        format!("topic \"{name}\" cannot stand beside \"{beside}\""),
                        format!("name a topic that is there, and a new one once: {}", known.join(", ")),
                    );
                    self.faults.push(fault);
                }
            }
            Edit::Topic(name, None) => self.faults.push(fault(
                Code::RuleIncomplete,
                format!("topic \"{name}\" has no place"),
                format!("say where it stands: `topic(\"{name}\").after(\"target\");`"),
            )),
            Edit::Order(order) => {
                if !self.topics.order(order) {
                    let known: Vec<&str> = self.topics.iter().collect();
                    let fault = fault(
                        Code::UnknownTopic,
                        "the order does not name every topic once".into(),
                        format!("the topics are: {}", known.join(", ")),
                    );
                    self.faults.push(fault);
                }
            }
            Edit::Number(..) => {}
        }
    }

    fn unknown(&self, name: &str, verb: &str, origin: &Origin) -> Diagnostic {
        let help = match nearest(name, self.rules.iter().map(|rule| rule.name.as_str())) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "`scrutineer explain` names the rule behind every sentence".into(),
        };
        Diagnostic::fault(Code::UnknownRule, format!("there is no rule \"{name}\" to {verb}"))
            .at(origin.place())
            .help(help)
    }

    fn add(&mut self, draft: DraftRule, layer: u8, origin: &Origin, ast: &Arc<rhai::AST>) {
        if let Some(other) = self.rules.iter().find(|rule| rule.name == draft.name) {
            self.faults.push(
                Diagnostic::fault(Code::DuplicateRule, format!("there are two rules \"{}\"", draft.name))
                    .at(origin.place())
                    .also(other.origin.place(), "the other one")
                    .help(format!(
                        "give one another name, or write `replace(\"{}\")` to change the wording",
                        draft.name
                    )),
            );
            return;
        }
        if let Some(fault) = fault::incomplete(&draft, origin) {
            self.faults.push(fault);
            return;
        }
        let decides = draft.about.iter().any(|topic| DECISIONS.contains(&topic.as_str()));
        let Some(action) = Rule::action(draft.say, draft.then, ast, origin) else { return };
        if decides != matches!(action, super::rule::Action::Then(..)) {
            let (message, help) = match decides {
                true => (
                    "decides and has no `.then`",
                    "a rule about a decision ends with `.then(...)`, a rule about a sentence with `.say(...)`",
                ),
                false => (
                    "speaks and has no `.say`",
                    "a rule about a sentence ends with `.say(...)`, a rule about a decision with `.then(...)`",
                ),
            };
            self.faults.push(
                Diagnostic::fault(Code::RuleIncomplete, format!("rule \"{}\" {message}", draft.name))
                    .at(origin.place())
                    .help(help),
            );
            return;
        }
        if let super::rule::Action::Then(_, super::rule::ThenIt::Decision(decision)) = &action
            && let Some(topic) = draft.about.iter().find(|topic| !decision.suits(topic))
        {
            self.faults.push(fault::wrong_decision(&draft.name, topic, origin));
            return;
        }
        if let Some(before) = draft.before {
            self.befores.push((draft.name.clone(), before, origin.clone()));
        }
        let when = draft.when.map(|call| super::rule::Closure { call, ast: ast.clone(), origin: origin.clone() });
        self.rules.push(Rule {
            name: draft.name,
            layer,
            origin: origin.clone(),
            about: draft.about,
            when,
            action,
            because: draft.because,
            alone: draft.alone,
            examples: draft.examples,
        });
    }

    fn replace(&mut self, draft: DraftRule, layer: u8, origin: &Origin, ast: &Arc<rhai::AST>) {
        let fault = match fault::twice(&draft, origin) {
            Some(fault) => Some(fault),
            None if !self.rules.iter().any(|rule| rule.name == draft.name) => {
                Some(self.unknown(&draft.name, "replace", origin))
            }
            None => None,
        };
        if let Some(fault) = fault {
            self.faults.push(fault);
            return;
        }
        let Some(rule) = self.rules.iter_mut().find(|rule| rule.name == draft.name) else { return };
        if let Some(action) = Rule::action(draft.say, draft.then, ast, origin) {
            if matches!(action, super::rule::Action::Say(..)) != matches!(rule.action, super::rule::Action::Say(..)) {
                self.faults.push(
                    Diagnostic::fault(
                        Code::RuleIncomplete,
                        format!("`.say` and `.then` cannot replace each other in \"{}\"", rule.name),
                    )
                    .at(origin.place())
                    .also(rule.origin.place(), "the rule of the book"),
                );
                return;
            }
            rule.action = action;
            // Another wording answers to its own examples.
            rule.examples.clear();
        }
        if let Some(call) = draft.when {
            rule.when = Some(super::rule::Closure { call, ast: ast.clone(), origin: origin.clone() });
            rule.examples.clear();
        }
        if !draft.about.is_empty() {
            rule.about = draft.about;
        }
        if !draft.because.is_empty() {
            rule.because = draft.because;
        }
        rule.alone |= draft.alone;
        rule.layer = layer;
        rule.examples.extend(draft.examples);
        if let Some(before) = draft.before {
            self.befores.push((draft.name, before, origin.clone()));
        }
    }

    /// Puts rules with `.before` into their places, in the order in which they were read.
    fn place(&mut self) {
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
                    Diagnostic::fault(Code::BeforeRing, format!("\"{name}\" is to stand before itself"))
                        .at(origin.place())
                        .help("take one `.before` of the ring out"),
                );
                continue;
            }
            let Some(from) = self.rules.iter().position(|rule| rule.name == *name) else { continue };
            let rule = self.rules.remove(from);
            match self.rules.iter().position(|rule| rule.name == *before) {
                Some(to) => self.rules.insert(to, rule),
                None => {
                    self.rules.insert(from, rule);
                    self.faults.push(self.unknown(before, "stand before", origin));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_book_is_sound_and_every_example_comes_out() {
        let (book, faults) = RuleBook::open(&[]);
        let told: Vec<String> = faults
            .iter()
            .map(|fault| {
                format!(
                    "{}: {} ({:?})",
                    fault.at.as_ref().map_or(String::new(), |at| at.to_string()),
                    fault.message,
                    fault.help
                )
            })
            .collect();
        assert!(faults.is_empty(), "{}", told.join("\n"));
        assert!(book.rules().len() > 50);
    }
}
