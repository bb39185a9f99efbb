//! Rules about disclosure fail closed: what they may ask, which errors put them in doubt, and the policy that holds until
//! the error is corrected.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::Topic;

use super::origin::Origin;
use super::rule::{Action, Rule, ThenIt};
use super::rule_file::RuleFile;
use super::scan::{Kind, Token};
use super::statement::{RuleSource, Statement, part};
use super::vocabulary::{slips, word_named};
use super::word::About;
use super::words::FUNCTIONS;

/// The functions of `i` that are about the measure, as the words are that say so of themselves.
const OF_THE_MEASURE: [&str; 3] = ["extra", "noun", "out_of_noun"];

/// What a statement about disclosure is recognised by, however it is misspelt.
const SIGNS: [&str; 5] = ["disclosure", "fewer_than", "round_to", "and_round_to", "publish_all"];

/// So many letters may be wrong in one of them.
const SLIPS: usize = 2;

/// Rules about disclosure that ask for a figure: whether a number is printed would then hang on another one.
pub fn asks_for_figures(rules: &[Rule]) -> Vec<Diagnostic> {
    let about = rules.iter().filter(|rule| rule.is_about(&Topic::Disclosure));
    // A file has many rules, and is taken apart once.
    let mut files: BTreeMap<&str, Vec<Statement>> = BTreeMap::new();
    let mut found = Vec::new();
    for (rule, origin) in about.flat_map(|rule| origins(rule).into_iter().map(move |origin| (rule, origin))) {
        let source = RuleSource { file: &origin.file, text: &origin.text };
        let statements = files.entry(&origin.file).or_insert_with(|| part(source, &mut Vec::new()));
        found.extend(asked(rule, origin, statements));
    }
    found
}

/// The statements in which a rule's condition and decision stand, each once.
fn origins(rule: &Rule) -> Vec<&Origin> {
    let mut origins: Vec<&Origin> = rule.when.iter().map(|when| &when.origin).collect();
    if let Action::Then(_, ThenIt::Closure(closure)) = &rule.action
        && !origins.iter().any(|known| known.file == closure.origin.file && known.start == closure.origin.start)
    {
        origins.push(&closure.origin);
    }
    origins
}

fn asked(rule: &Rule, origin: &Origin, statements: &[Statement]) -> Option<Diagnostic> {
    let source = RuleSource { file: &origin.file, text: &origin.text };
    let statement = statements.iter().find(|statement| statement.start == origin.start)?;
    let arguments = ["when", "then"].into_iter().filter_map(|link| statement.argument(link));
    let word = arguments.flat_map(|tokens| tokens.windows(2)).find(|pair| {
        let name = pair[1].text;
        let about_a_figure = match word_named(name) {
            Some(word) => word.about != About::Measure,
            None => !OF_THE_MEASURE.contains(&name) && is_function(name),
        };
        pair[0].is(".") && about_a_figure
    })?;
    let word = &word[1];
    let message = format!(
        "rule \"{}\" asks for `{}`, which is about one figure; a rule about disclosure decides for the whole measure",
        rule.name, word.text
    );
    Some(Diagnostic::error(Code::RuleFailed, message).at(source.place(word.start, word.end())).help(
        "ask for what the catalogue says, such as `i.noun(2)`, `i.unit`, `i.theme` or `i.institutions`; \
             `fewer_than` looks at every count itself",
    ))
}

/// Whether `i.` can be followed by a function of this name.
fn is_function(name: &str) -> bool {
    FUNCTIONS.iter().any(|function| function.on == "i" && function.name() == name)
}

/// Why a rule about disclosure could not be asked about a measure.
#[derive(Debug, Clone)]
pub enum Undecided {
    /// It went wrong.
    Failed(Diagnostic),
    /// Its condition met something missing.
    Missing(MissingWord),
}

/// What a condition about disclosure asked for and did not find.
#[derive(Debug, Clone)]
pub struct MissingWord {
    rule: String,
    at: Place,
    why: String,
    /// The measures of which it is missing.
    measures: Vec<String>,
}

impl Undecided {
    /// A rule whose condition met something missing.
    pub fn missing(rule: &Rule, indicator: &str, why: &str) -> Undecided {
        let at = rule.when.as_ref().map_or_else(|| rule.place(), |when| when.origin.place());
        let (rule, why) = (rule.name.to_string(), why.to_owned());
        Undecided::Missing(MissingWord { rule, at, why, measures: vec![indicator.to_owned()] })
    }

    /// One error for each cause, with the measures that it keeps from being decided.
    pub fn told(all: Vec<Undecided>) -> Vec<Diagnostic> {
        let mut causes: Vec<Undecided> = Vec::new();
        for one in all {
            let known = match &one {
                Undecided::Failed(_) => None,
                Undecided::Missing(missing) => causes.iter_mut().find_map(|cause| cause.like(missing)),
            };
            match (known, one) {
                (Some(known), Undecided::Missing(missing)) => known.measures.extend(missing.measures),
                (_, one) => causes.push(one),
            }
        }
        causes.into_iter().map(Undecided::into_error).collect()
    }

    /// Whether a statement that is told of already is the reason: it asks for what no measure has.
    pub fn is_of(&self, told: &Diagnostic) -> bool {
        let Undecided::Missing(missing) = self else { return false };
        told.at.as_ref().is_some_and(|at| at.file == missing.at.file && at.line == missing.at.line)
    }

    /// This cause, where it is the same one.
    fn like(&mut self, other: &MissingWord) -> Option<&mut MissingWord> {
        match self {
            Undecided::Missing(known) if known.rule == other.rule && known.why == other.why => Some(known),
            _ => None,
        }
    }

    /// The error of this cause.
    pub fn into_error(self) -> Diagnostic {
        let MissingWord { rule, at, why, measures } = match self {
            Undecided::Failed(fault) => return fault,
            Undecided::Missing(missing) => missing,
        };
        let ask = if why.contains("noun for the whole") {
            "add `out_of` to the measure in indicators.toml, or let a rule above this one decide about it"
        } else if why.contains("noun") {
            "add `noun` to the measure in indicators.toml, or ask first: `i.has_noun and i.noun(2) is \"...\"`"
        } else {
            "add what is missing to the measure in indicators.toml, or take it out of the condition"
        };
        let of = named(&measures);
        let message = format!("rule \"{rule}\" cannot decide whether small numbers of {of} are printed: {why}");
        Diagnostic::error(Code::UndecidedDisclosure, message).at(at).help(format!("{ask}; {UNTIL}"))
    }
}

/// So many measures are named; of more only how many.
const NAMED: usize = 3;

fn named(measures: &[String]) -> String {
    let mut names: Vec<String> = measures.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    if measures.len() > NAMED {
        names.push(format!("{} more measures", measures.len() - NAMED));
    }
    crate::figures::prose::list(&names)
}

/// What errors leave in doubt about disclosure.
#[derive(Debug, Clone, Default)]
pub struct Doubt {
    /// Where a statement with an error may decide what is not printed.
    pub told: Vec<Diagnostic>,
    /// Thresholds that are written in such statements.
    pub thresholds: Vec<u32>,
}

/// Looks through the statements that these errors are in.
pub fn doubt(files: &[RuleFile], rules: &[Rule], faults: &[Diagnostic]) -> Doubt {
    let mut doubt = Doubt::default();
    if !faults.iter().any(Diagnostic::is_error) {
        return doubt;
    }
    let names: Vec<&str> =
        rules.iter().filter(|rule| rule.is_about(&Topic::Disclosure)).map(|rule| &*rule.name).collect();
    for file in files {
        let source = RuleSource { file: &file.name, text: &file.text };
        let lines: Vec<usize> = faults
            .iter()
            .filter(|fault| fault.is_error())
            .filter_map(|fault| fault.at.as_ref().filter(|at| at.file == *file.name))
            .map(|at| at.line)
            .collect();
        if lines.is_empty() {
            continue;
        }
        // Each line is counted once, however many statements there are.
        let (mut at, mut line) = (0, 1);
        let breaks = |from: usize, to: usize| file.text[from..to].matches('\n').count();
        for statement in part(source, &mut Vec::new()) {
            let (start, end) = (statement.start, statement.end);
            line += breaks(at, start);
            at = start;
            let own = line..=line + breaks(start, end);
            if lines.iter().any(|line| own.contains(line)) && concerns(&statement, &names) {
                let place = source.place(start, end);
                doubt.thresholds.extend(thresholds(&statement));
                let message = format!("{} may decide what is not printed, and has an error", statement.called());
                doubt.told.push(Diagnostic::error(Code::UndecidedDisclosure, message).at(place).help(UNTIL));
            }
        }
    }
    doubt
}

/// What holds until the error is corrected.
pub const UNTIL: &str =
    "until this is corrected, small numbers are hidden by the strictest rule there is, and no report is shown";

/// Whether a statement may decide about disclosure, however it is misspelt.
fn concerns(statement: &Statement, names: &[&str]) -> bool {
    let near = |word: &str| {
        let word = word.to_lowercase();
        SIGNS.iter().any(|sign| slips(&word, sign).is_some_and(|many| many <= SLIPS))
    };
    let said = |token: &Token| match token.kind {
        // A text that is never closed swallows what stands after it.
        Kind::Unclosed => SIGNS.iter().any(|sign| token.text.contains(sign)),
        Kind::Quoted => near(token.inner()) || names.contains(&token.inner()),
        _ => near(token.text),
    };
    statement.tokens.iter().any(said) || statement.opening() == "set_number"
}

/// `fewer_than(10)` in a statement that is not read.
fn thresholds(statement: &Statement) -> Vec<u32> {
    let near = |token: &Token| slips(token.text, "fewer_than").is_some_and(|many| many <= SLIPS);
    let calls = statement.tokens.windows(3).filter(|tokens| near(&tokens[0]) && tokens[1].is("("));
    calls.filter_map(|tokens| tokens[2].text.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::figures::disclosure::Policy;
    use crate::figures::finding::{Finding, Method};
    use crate::rules::value::traced;
    use crate::rules::vocabulary::vocabulary;
    use crate::rules::{Decided, Figures, Given, IndicatorContext, RuleBook, Scene, Setting, made_up};

    fn doubted(text: &str) -> (usize, Policy) {
        let file = RuleFile { name: "rules/house.rhai".into(), text: text.into(), layer: 2 };
        let (book, faults) = RuleBook::open(&[file]);
        assert!(faults.iter().any(Diagnostic::is_error), "{text} has an error");
        (book.doubt().told.len(), book.strictest())
    }

    #[test]
    fn what_is_said_to_be_about_the_measure_reads_no_figure() {
        assert!(OF_THE_MEASURE.into_iter().all(is_function));
        let figures = ["value", "previous", "count", "target"].map(|key| (key.to_owned(), Given::Number(93.into())));
        let figures = Figures(figures.to_vec());
        let with = made_up(&figures, Setting::default()).expect("a finding");
        let mut indicator = (*with.indicator).clone();
        indicator.observations.clear();
        let without = Finding::of(Arc::new(indicator), with.report, Method::default()).expect("a finding");
        let [with, without] = [with, without]
            .map(|finding| IndicatorContext::new(Arc::new(finding), Decided::default(), Scene::default()));
        for word in vocabulary().filter(|word| word.about == About::Measure) {
            let [with, without] = [&with, &without].map(|subject| traced(&(word.read)(subject).value));
            assert_eq!(with, without, "{}", word.name);
        }
    }

    #[test]
    fn an_error_in_a_statement_about_disclosure_puts_it_in_doubt_however_it_is_misspelt() {
        for text in [
            "rule(\"small\").about(\"disclosure\").then(fewer_than(5)",
            "rule(\"small\").about(\"disclosure\").then(fewer_then(5));",
            "rule(\"small\").about(\"disclosur\").then(fewer_than(5));",
            "rule(\"small\").about(\"Disclosure\").then(publish_al());",
            "rule(\"small\").about(\"disclosure\").when(|i| i.valeu > 3).then(fewer_than(5));",
            "rule(\"small\").about(\"disclosure\").when(|i| i.count < 5).then(fewer_than(5));",
            "rule(\"small\").about(\"disclosure\").then(fewer_than(5)).before(\"no such rule\");",
            "replace(\"institutions\").when(|i| i.institution);",
            "rule(\"a\").about(\"change\").say(|i| `never closed);  rule(\"b\").about(\"disclosure\").then(fewer_than(5));",
            "rule(\"small\").about(\"disclosure\").then(fewer_than(2));",
            "rule(\"small\").about(\"disclosure\").then(round_too(5));",
        ] {
            assert_eq!(doubted(text).0, 1, "{text}");
        }
        for text in ["rule(\"a\").about(\"change\");", "rule(\"a\").about(\"chnage\").say(|i| `X.`);"] {
            assert_eq!(doubted(text).0, 0, "{text}");
        }
    }

    #[test]
    fn the_strictest_threshold_of_the_book_holds_the_one_in_doubt_too() {
        let policy = |text: &str| doubted(text).1;
        let broken = "rule(\"x\").about(\"disclosure\").then(fewer_than(12)";
        assert_eq!(policy(broken), Policy { fewer_than: Some(12), round_to: None });
        let both = format!(
            "rule(\"y\").about(\"disclosure\").when(|i| i.supporting).then(fewer_than(7).and_round_to(5));\n{broken}"
        );
        assert_eq!(policy(&both), Policy { fewer_than: Some(12), round_to: Some(5) });
        assert_eq!(
            policy("rule(\"x\").about(\"disclosure\").then(publish_all()"),
            Policy { fewer_than: Some(5), round_to: None }
        );
    }
}
