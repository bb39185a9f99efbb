//! One rule put to made-up figures: what an officer tries out, and what the tests of rules are written in.

use rhai::{Map, Scope};

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::figures::prose::Topic;

use super::book::RuleBook;
use super::example::{staged, try_example};
use super::rule::Evaluation;
use super::rule_file::RuleFile;
use super::staged::Staged;

/// Makes of `figures` what rules are put to, with every decision of the shipped book made: `#{ value: 93 }`, or with
/// `which` the totals of a report.
///
/// # Errors
/// What is wrong with them.
pub fn try_figures(figures: &str) -> Result<Staged, Error> {
    let (book, faults) = RuleBook::open(&[]);
    if !faults.is_empty() {
        return Err(Error::stopped_by(faults));
    }
    let figures = evaluated(&book, figures)?;
    let whole = figures.read_lock::<Map>().is_some_and(|map| map.contains_key("which"));
    staged(&book, if whole { &Topic::Overview } else { &Topic::Latest }, &figures).map_err(wrong)
}

fn wrong(message: String) -> Error {
    let told = Diagnostic::error(Code::ExampleFails, message);
    told.help("write figures as `#{ value: 93, previous: 95.1 }`").into()
}

/// The value of figures as they are written.
fn evaluated(book: &RuleBook, figures: &str) -> Result<rhai::Dynamic, Error> {
    book.engine.eval_with_scope::<rhai::Dynamic>(&mut Scope::new(), figures).map_err(|error| wrong(error.to_string()))
}

/// Puts the first rule of `rule` (Rhai, as in a rule file, over the shipped book) to `figures` (`#{ value: 93 }`, with
/// the keys of an example) and gives its sentence, or why it says none.
///
/// ```
/// let figures = r#"#{ value: 93, previous: 95.1, unit: "percent", good: "high" }"#;
/// let rule = r#"
///     rule("a fall")
///       .about("change")
///       .when(|i| i.change < 0)
///       .say(|i| `This is ${i.change} than ${i.previous}.`);
/// "#;
/// let said = scrutineer::try_rule(figures, rule)?;
/// assert!(said.starts_with("This is 2.1 percentage points lower than"), "{said}");
/// # Ok::<(), scrutineer::Error>(())
/// ```
///
/// # Errors
/// Every error of the rule and of the figures.
pub fn try_rule(figures: &str, rule: &str) -> Result<String, Error> {
    let (book, faults) = RuleBook::open(&[RuleFile { name: "rules/trial.rhai".into(), text: rule.into(), layer: 2 }]);
    if !faults.is_empty() {
        return Err(Error::stopped_by(faults));
    }
    let figures = evaluated(&book, figures)?;
    if !figures.is::<Map>() && !figures.is_array() {
        return Err(wrong("these are not figures".into()));
    }
    // The first as written: rules after it are of the book it is tried in.
    let Some(own) = book.rules().iter().filter(|rule| rule.layer == 2).min_by_key(|rule| rule.origin.start) else {
        return Err(wrong("there is no rule to try".into()));
    };
    match try_example(&book, own, &figures).map_err(wrong)?.0 {
        Evaluation::Spoke { said, .. } => Ok(said),
        Evaluation::Fails(_) => Ok("(not used: its condition is not met)".into()),
        Evaluation::Missing { why, .. } => {
            Ok(format!("(not used: its condition needs something that is missing: {why})"))
        }
        Evaluation::Lacks(why) => Ok(format!("(not used: its sentence needs something that is missing: {why})")),
        Evaluation::Failed(fault) => Err(fault.into()),
    }
}
