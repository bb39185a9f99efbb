//! One rule put to made-up figures: what an officer tries out, and what the tests of rules are written in.

use rhai::{Map, Scope};

use crate::diagnostic::{Code, Diagnostic};

use super::book::{RuleBook, RuleFile};
use super::example::try_example;
use super::rule::Said;

/// Puts the first rule of `rule` (Rhai, as in a rule file, over the shipped book) to `figures` (`#{ value: 93 }`, with
/// the keys of an example) and gives its sentence, or why it says none.
///
/// # Errors
/// Every fault of the rule and of the figures.
pub fn try_rule(figures: &str, rule: &str) -> Result<String, Vec<Diagnostic>> {
    let (book, faults) = RuleBook::open(&[RuleFile { name: "rules/trial.rhai".into(), text: rule.into(), layer: 2 }]);
    if !faults.is_empty() {
        return Err(faults);
    }
    let wrong = |message: String| {
        vec![
            Diagnostic::fault(Code::ExampleFails, message).help("figures are written `#{ value: 93, previous: 95.1 }`"),
        ]
    };
    let figures = book
        .engine
        .eval_with_scope::<rhai::Dynamic>(&mut Scope::new(), figures)
        .map_err(|error| wrong(error.to_string()))?;
    if !figures.is::<Map>() && !figures.is_array() {
        return Err(wrong("these are no figures".into()));
    }
    // The first as written: rules after it are of the book it is tried in.
    let Some(own) = book.rules().iter().filter(|rule| rule.layer == 2).min_by_key(|rule| rule.origin.start) else {
        return Err(wrong("there is no rule to try".into()));
    };
    match try_example(&book, own, &figures).map_err(wrong)?.0 {
        Said::Spoke(text) => Ok(text),
        Said::Silent(None) => Ok("(silent: its condition does not hold)".into()),
        Said::Silent(Some(why)) => Ok(format!("(silent: its condition meets something missing: {why})")),
        Said::Lacks(why) => Ok(format!("(passed over: its sentence lacks something: {why})")),
        Said::Failed(fault) => Err(vec![fault]),
    }
}
