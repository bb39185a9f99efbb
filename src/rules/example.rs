//! Examples: figures written in a rule, and what the rule then says.

use rhai::{Dynamic, Map};
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::Topic;

use super::book::RuleBook;
use super::figures::{Figures, UnfitFigures};
use super::made_up::Setting;
use super::rule::{Action, Context, Evaluation, Rule};
use super::staged::{Staged, stage};

/// The examples that do not come out as they say, of rules from this layer up.
pub fn failing(book: &RuleBook, layer: u8) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for rule in book.rules().iter().filter(|rule| rule.layer >= layer) {
        for (figures, expected) in &rule.examples {
            let outcome = match try_example(book, rule, figures).map(|(said, _)| said) {
                Ok(Evaluation::Spoke { said, .. }) if said.contains(expected.as_str()) => continue,
                Ok(Evaluation::Spoke { said: text, .. }) => format!("it says: \u{201C}{text}\u{201D}"),
                Ok(Evaluation::Fails(_)) => "its condition is not met".into(),
                Ok(Evaluation::Missing { why, .. }) => format!("its condition needs something that is missing: {why}"),
                Ok(Evaluation::Lacks(why)) => format!("its sentence needs something that is missing: {why}"),
                Ok(Evaluation::Failed(fault)) => {
                    faults.push(fault);
                    continue;
                }
                Err(message) => message,
            };
            faults.push(
                Diagnostic::error(
                    Code::ExampleFails,
                    format!("the example of rule \"{}\" fails: {outcome}", rule.name),
                )
                .at(rule.place())
                .help(format!("change the figures of the example, or the text it expects: \u{201C}{expected}\u{201D}")),
            );
        }
    }
    faults
}

/// An example of a rule that was edited, and what the rule says of its figures before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExampleTried {
    /// What it expects.
    pub expects: String,
    /// What the rule said; none where it said nothing.
    pub was: Option<String>,
    /// What it says; none where it says nothing.
    pub is: Option<String>,
    /// Whether that has what it expects.
    pub comes_out: bool,
    /// Whether it belongs to the rule as it is now: else it was the rule's before, and only shows how that reads.
    pub own: bool,
}

/// The examples of a rule, put to it as it was and as it is. Other words answer to their own examples: where they have none, those
/// of before show how they read.
pub fn examples_tried(before: &RuleBook, now: &RuleBook, name: &str) -> Vec<ExampleTried> {
    let named = |book: &'_ RuleBook| book.rules().iter().position(|rule| *rule.name == *name);
    let (was, is) = (named(before).map(|at| &before.rules()[at]), named(now).map(|at| &now.rules()[at]));
    let says = |book: &RuleBook, rule: Option<&Rule>, figures: &Dynamic| match try_example(book, rule?, figures) {
        Ok((Evaluation::Spoke { said, .. }, _)) => Some(said),
        _ => None,
    };
    let own = is.map_or(&[][..], |rule| &rule.examples);
    let all = if own.is_empty() { was.map_or(&[][..], |rule| &rule.examples) } else { own };
    let tried = |(figures, expects): &(Dynamic, String)| {
        let said = says(now, is, figures);
        ExampleTried {
            expects: expects.clone(),
            was: says(before, was, figures),
            comes_out: said.as_ref().is_some_and(|said| said.contains(expects.as_str())),
            is: said,
            own: !own.is_empty(),
        }
    };
    all.iter().map(tried).collect()
}

/// Puts one rule to the figures of an example, and gives what it was put to.
pub fn try_example(book: &RuleBook, rule: &Rule, figures: &Dynamic) -> Result<(Evaluation<String>, Staged), String> {
    let none = Topic::of("");
    let topic = rule.about.first().unwrap_or(&none);
    let staged = staged(book, topic, figures)?;
    let context = Context { value: staged.value(), reads: &Vec::new };
    let said = match (&rule.action, &staged) {
        (Action::Then(..), Staged::One(subject)) => {
            let unit = subject.finding.indicator.unit;
            rule.decide(&book.engine, topic, &context).map(|decision| decision.in_words(unit))
        }
        _ => rule.say(&book.engine, &context),
    };
    Ok((said, staged))
}

/// What rules of a topic are put to by the figures of an example.
pub fn staged(book: &RuleBook, topic: &Topic, figures: &Dynamic) -> Result<Staged, String> {
    stage(book, topic, &several(figures)?, Setting::default()).map_err(told)
}

/// One map, or a list of at least two.
fn several(figures: &Dynamic) -> Result<Vec<Figures>, String> {
    let Some(list) = figures.read_lock::<rhai::Array>() else {
        let map = figures.clone().try_cast::<Map>().ok_or("write an example as `#{ value: 93, ... }`")?;
        return Ok(vec![Figures::of_map(&map).map_err(told)?]);
    };
    let maps: Vec<Map> = list.iter().filter_map(|map| map.clone().try_cast::<Map>()).collect();
    if maps.len() != list.len() || maps.len() < 2 {
        return Err("write an example of several figures as a list of `#{ ... }`".into());
    }
    maps.iter().map(|map| Figures::of_map(map).map_err(told)).collect()
}

fn told(unfit: UnfitFigures) -> String {
    if unfit.unknown { format!("`{}` is not a key of an example: {}", unfit.key, unfit.help) } else { unfit.in_words() }
}
