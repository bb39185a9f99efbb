//! Reading a rule book: files are parted, checked, compiled and layered, and what is wrong with them gathered.

use std::collections::BTreeMap;
use std::sync::Arc;

use rhai::{Engine, Scope};

use crate::diagnostic::{Code, Diagnostic, Place};

use super::book::RuleBook;
use super::closed::{Doubt, UNTIL, asks_for_figures, doubt};
use super::coverage::{RuleWatch, marked};
use super::draft_rule::{Edit, edit};
use super::functions::set_numbers;
use super::layers::{Building, CompiledStatement};
use super::mistake::{mistakes, parts_of_condition};
use super::origin::Origin;
use super::rule_file::RuleFile;
use super::scan::Kind;
use super::statement::{RuleSource, Statement, part};
use super::statements::Statements;
use super::topic::Topics;
use super::vocabulary::nearest;
use super::{engine::engine, example, fault};

impl RuleBook {
    /// Reads the shipped book and these files over it. Errors are gathered; a rule with an error is not used.
    pub fn open(files: &[RuleFile]) -> (RuleBook, Vec<Diagnostic>) {
        RuleBook::of(&RuleBook::whole(files))
    }

    /// Reads these files and no others.
    pub fn of(files: &[RuleFile]) -> (RuleBook, Vec<Diagnostic>) {
        RuleBook::read(files, None, OWN, &mut Statements::default())
    }

    /// The same, taking over the statements that are as they did when `kept` was filled.
    pub fn again(files: &[RuleFile], kept: &mut Statements) -> (RuleBook, Vec<Diagnostic>) {
        RuleBook::read(files, None, OWN, kept)
    }

    /// The same with the examples of every rule, the shipped ones too.
    pub fn with_examples(files: &[RuleFile], kept: &mut Statements) -> RuleBook {
        RuleBook::read(files, None, 0, kept).0
    }

    /// Opens a book that notes what it is asked, and proves every rule: the shipped ones too.
    pub fn watched(files: &[RuleFile], watch: &RuleWatch) -> (RuleBook, Vec<Diagnostic>) {
        RuleBook::read(&RuleBook::whole(files), Some(watch), 0, &mut Statements::default())
    }

    /// Rules from the layer `proven` on are looked through for mistakes and put to their examples. The tests of this program prove
    /// the shipped book, as they read it: not every report does so again.
    fn read(
        files: &[RuleFile],
        watch: Option<&RuleWatch>,
        proven: u8,
        kept: &mut Statements,
    ) -> (RuleBook, Vec<Diagnostic>) {
        let texts: Vec<(Arc<str>, Arc<str>)> =
            files.iter().map(|file| (file.name.as_str().into(), file.text.as_str().into())).collect();
        let (statements, mut faults, unread) = statements(files, &texts, proven);
        let replaced = replaced(&statements);
        // Numbers first: a later layer's number holds in every rule.
        let mut engine = watch.map_or_else(engine, RuleWatch::engine);
        let mut numbers = BTreeMap::new();
        for (source, statement, origin) in
            statements.iter().filter(|(_, statement, _)| statement.opening() == "set_number")
        {
            match run(&engine, &statement.padded(*source), statement, origin) {
                Ok((Edit::Number(name, number), _)) => drop(numbers.insert(name, number)),
                Ok(_) => {}
                Err(fault) => faults.push(fault),
            }
        }
        let mut building = Building { rules: Vec::new(), topics: Topics::default(), faults, befores: Vec::new() };
        kept.begin(&numbers);
        set_numbers(&mut engine, numbers);
        for (source, statement, origin) in
            statements.iter().filter(|(_, statement, _)| statement.opening() != "set_number")
        {
            // What is replaced in part keeps its examples, and is put to them.
            let is_proven = origin.layer >= proven || statement.name().is_some_and(|name| replaced.contains(&name));
            let text = if is_proven { statement.padded(*source) } else { statement.unproven(*source) };
            let came = kept.or(source.file, text, |text| match watch {
                Some(watch) => run(&engine, &marked(watch, *source, statement, origin), statement, origin),
                None => run(&engine, text, statement, origin),
            });
            match came {
                Ok((edit, ast)) => {
                    building.apply(edit, origin, &CompiledStatement { ast, condition: parts_of_condition(statement) });
                }
                Err(fault) => building.faults.push(fault),
            }
        }
        kept.end();
        building.place();
        let Building { mut rules, topics, mut faults, .. } = building;
        let lines = Lines::of(&texts);
        rules.iter_mut().for_each(|rule| rule.at = lines.place(rule.place_of_action()));
        let mut book = RuleBook { engine, rules, topics, doubt: Doubt::default() };
        faults.extend(book.topics_unknown());
        faults.extend(asks_for_figures(&book.rules));
        // The shipped examples hold for the shipped numbers: a council that sets its own answers for its own rules.
        let answers = if files.iter().any(|file| file.layer >= OWN) { OWN } else { proven };
        faults.extend(example::failing(&book, answers));
        book.doubt = doubt(files, &book.rules, &faults);
        book.doubt.told.extend(unread.map(unread_rules));
        (book, faults)
    }

    fn topics_unknown(&mut self) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let topics = self.topics.clone();
        self.rules.retain(|rule| {
            let unknown = rule.about.iter().find(|topic| !topics.all().any(|known| known == *topic));
            if let Some(topic) = unknown {
                let help = match nearest(topic.as_str(), topics.names()) {
                    _ if topic.is_own_words() => "use commentary.toml for your own sentences".to_owned(),
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("declare it first: `topic(\"{topic}\").after(\"target\");`"),
                };
                faults.push(
                    Diagnostic::error(
                        Code::UnknownTopic,
                        format!("rule \"{}\" is about \"{topic}\", which is not a topic", rule.name),
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

/// A statement without a mistake, with where it is.
type SoundStatement<'a> = (RuleSource<'a>, Statement<'a>, Origin);

/// The names of the rules that a council replaces, even in part.
fn replaced<'a>(statements: &'a [SoundStatement]) -> Vec<&'a str> {
    let own =
        statements.iter().filter(|(_, statement, origin)| origin.layer >= OWN && statement.opening() == "replace");
    own.filter_map(|(_, statement, _)| statement.name()).collect()
}

/// The layer from which on rules are a council's own.
const OWN: u8 = 1;

/// The sound statements of all files in order, each with its own place, and what is wrong with the others: mistakes are looked for
/// from the layer `proven` on.
fn statements<'a>(
    files: &'a [RuleFile],
    texts: &'a [(Arc<str>, Arc<str>)],
    proven: u8,
) -> (Vec<SoundStatement<'a>>, Vec<Diagnostic>, Option<Place>) {
    let (mut sound, mut faults, mut own) = (Vec::new(), Vec::new(), 0);
    for (file, (name, text)) in files.iter().zip(texts) {
        let source = RuleSource { file: name, text };
        for statement in part(source, &mut faults) {
            let (start, end) = (statement.start, statement.end);
            own += usize::from(file.layer > 0);
            if own > MOST_STATEMENTS {
                let unread = source.place(start, end);
                faults.push(too_many(unread.clone()));
                return (sound, faults, Some(unread));
            }
            let origin = Origin { file: name.clone(), text: text.clone(), start, end, layer: file.layer };
            let found = if file.layer >= proven { mistakes(source, &statement) } else { Vec::new() };
            if found.is_empty() && statement.is_closed() {
                sound.push((source, statement, origin));
            }
            faults.extend(found);
        }
    }
    faults.extend(sound.iter().filter(|(.., origin)| origin.layer > 0).filter_map(|(source, statement, _)| {
        unread_number(*source, statement, sound.iter().map(|(_, statement, _)| statement))
    }));
    (sound, faults, None)
}

/// A council's rules and a report's own have together no more statements. The shipped book has some 300.
pub const MOST_STATEMENTS: usize = 2_000;

fn too_many(at: Place) -> Diagnostic {
    let message = format!("the rules of this report and its council have more than {MOST_STATEMENTS} statements");
    Diagnostic::error(Code::RuleTooLong, message)
        .at(at)
        .help("none is read from here on: one rule with a condition can say what many rules for one figure each would")
}

/// Statements that are not read may decide about disclosure.
fn unread_rules(from: Place) -> Diagnostic {
    let message = "the rules that are not read may decide what is not printed";
    Diagnostic::error(Code::UndecidedDisclosure, message).at(from).help(UNTIL)
}

/// Where the lines of each file begin, so that none is counted from the top for each rule.
struct Lines<'a>(Vec<(&'a str, Vec<usize>)>);

impl<'a> Lines<'a> {
    fn of(texts: &'a [(Arc<str>, Arc<str>)]) -> Lines<'a> {
        let starts = |text: &str| text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Lines(texts.iter().map(|(name, text)| (&**name, starts(text))).collect())
    }

    /// `rules/house.rhai:4`
    fn place(&self, origin: &Origin) -> Arc<str> {
        let starts = self.0.iter().find(|(name, _)| **name == *origin.file).map_or(&[][..], |(_, starts)| starts);
        let line = starts.partition_point(|start| *start <= origin.start) + 1;
        format!("{}:{line}", origin.file).into()
    }
}

/// A number that is set and that no rule reads: a mistake of the pen would leave the shipped one in force.
fn unread_number<'a>(
    source: RuleSource,
    statement: &Statement,
    all: impl Iterator<Item = &'a Statement<'a>>,
) -> Option<Diagnostic> {
    let name = statement.name().filter(|_| statement.opening() == "set_number")?;
    let read: Vec<&str> = all
        .flat_map(|statement| statement.tokens.windows(3))
        .filter(|tokens| tokens[0].is("number") && tokens[1].is("(") && tokens[2].kind == Kind::Quoted)
        .map(|tokens| tokens[2].inner())
        .collect();
    if read.contains(&name) {
        return None;
    }
    let at = statement.tokens.get(2).map(|token| source.place(token.start, token.end()));
    Some(
        Diagnostic::error(Code::UnknownName, format!("no rule uses a number called \"{name}\""))
            .at(at?)
            .help(super::vocabulary::one_of(name, &read)),
    )
}

/// Runs one statement, of this text: it only builds what it says.
fn run(
    engine: &Engine,
    text: &str,
    statement: &Statement,
    origin: &Origin,
) -> Result<(Edit, Arc<rhai::AST>), Diagnostic> {
    let called = statement.called();
    let mut ast = engine.compile(text).map_err(|error| fault::reading(&error, &called, origin))?;
    let result = engine.eval_ast_with_scope::<rhai::Dynamic>(&mut Scope::new(), &ast).map_err(|error| {
        match fault::running(*error, statement.name().unwrap_or(""), origin) {
            fault::Trouble::Fault(fault) => *fault,
            fault::Trouble::Missing(why) => {
                Diagnostic::error(Code::RuleFailed, format!("{called}: {why}")).at(origin.place())
            }
        }
    })?;
    match edit(result) {
        Some(edit) => {
            // It has been run: what is needed of it from now on are its closures.
            ast.clear_statements();
            Ok((edit, Arc::new(ast)))
        }
        None => Err(Diagnostic::error(Code::RuleIncomplete, "this statement has no effect").at(origin.place()).help(
            "a rule file can contain `rule`, `replace`, `remove`, `topic`, `order` and `set_number`, each ending \
                 with `;`",
        )),
    }
}
