//! Examples: figures written in a rule, and what the rule then says.

use rhai::{Dynamic, Map};

use crate::diagnostic::{Code, Diagnostic};

use super::book::RuleBook;
use super::figures::{Figures, Unfit};
use super::made_up::Setting;
use super::rule::{Action, Rule, Said};
use super::staged::{Staged, stage};

/// The examples that do not come out as they say, of rules from this layer up.
pub fn failing(book: &RuleBook, layer: u8) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for rule in book.rules().iter().filter(|rule| rule.layer >= layer) {
        for (figures, expected) in &rule.examples {
            let outcome = match try_example(book, rule, figures).map(|(said, _)| said) {
                Ok(Said::Spoke(text)) if text.contains(expected.as_str()) => continue,
                Ok(Said::Spoke(text)) => format!("it says: \u{201C}{text}\u{201D}"),
                Ok(Said::Silent(None)) => "its condition does not hold".into(),
                Ok(Said::Silent(Some(why))) => format!("its condition meets something missing: {why}"),
                Ok(Said::Lacks(why)) => format!("its sentence lacks something: {why}"),
                Ok(Said::Failed(fault)) => {
                    faults.push(fault);
                    continue;
                }
                Err(message) => message,
            };
            faults.push(
                Diagnostic::fault(
                    Code::ExampleFails,
                    format!("the example of rule \"{}\" does not come out: {outcome}", rule.name),
                )
                .at(rule.place())
                .help(format!("change the figures of the example, or what it must hold: \u{201C}{expected}\u{201D}")),
            );
        }
    }
    faults
}

/// Puts one rule to the figures of an example, and gives what it was put to.
pub fn try_example(book: &RuleBook, rule: &Rule, figures: &Dynamic) -> Result<(Said<String>, Staged), String> {
    let topic = rule.about.first().map_or("", String::as_str);
    let staged = staged(book, topic, figures)?;
    let said = match (&rule.action, &staged) {
        (Action::Then(..), Staged::One(subject)) => {
            let unit = subject.finding.indicator.unit;
            rule.decide(&book.engine, topic, &staged.value()).map(|decision| decision.in_words(unit))
        }
        _ => rule.say(&book.engine, &staged.value()),
    };
    Ok((said, staged))
}

/// What rules of a topic are put to by the figures of an example.
pub fn staged(book: &RuleBook, topic: &str, figures: &Dynamic) -> Result<Staged, String> {
    stage(book, topic, &several(figures)?, Setting::default()).map_err(told)
}

/// One map, or a list of at least two.
fn several(figures: &Dynamic) -> Result<Vec<Figures>, String> {
    let Some(list) = figures.read_lock::<rhai::Array>() else {
        let map = figures.clone().try_cast::<Map>().ok_or("an example is `#{ value: 93, ... }`")?;
        return Ok(vec![Figures::of_map(&map).map_err(told)?]);
    };
    let maps: Vec<Map> = list.iter().filter_map(|map| map.clone().try_cast::<Map>()).collect();
    if maps.len() != list.len() || maps.len() < 2 {
        return Err("an example of several figures is a list of `#{ ... }`".into());
    }
    maps.iter().map(|map| Figures::of_map(map).map_err(told)).collect()
}

fn told(unfit: Unfit) -> String {
    if unfit.unknown { format!("an example has no `{}`: {}", unfit.key, unfit.help) } else { unfit.in_words() }
}
