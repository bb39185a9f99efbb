//! Rules that name a test which cannot be applied to the figures it is for.

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::finding::Asks;
use crate::figures::measure::Unit;
use crate::figures::prose::{Topic, list};
use crate::rules::RuleBook;

use super::{Indicated, Narrative};

/// One warning for each rule whose test does not fit the unit of figures that it decides about.
pub fn unsuited(book: &RuleBook, narrative: &Narrative) -> Vec<Diagnostic> {
    let mut found: Vec<(&str, &Topic, String, Vec<&Indicated>)> = Vec::new();
    for indicated in &narrative.indicated {
        for (topic, rule, _) in &indicated.decided.by {
            let Some(test) = misfit(topic, indicated) else { continue };
            match found.iter_mut().find(|(known, about, ..)| *known == &**rule && *about == topic) {
                Some((.., of)) => of.push(indicated),
                None => found.push((rule, topic, test, vec![indicated])),
            }
        }
    }
    found.into_iter().map(|(rule, topic, test, of)| told(book, rule, topic, &test, &of)).collect()
}

/// The test in words, where it cannot be applied to the indicator's unit.
fn misfit(topic: &Topic, indicated: &Indicated) -> Option<String> {
    let unit = indicated.finding.indicator.unit;
    match topic {
        Topic::Significance => {
            let test = indicated.decided.test?;
            let fits = match test.asks {
                Asks::Tolerance(_) | Asks::LimitsDiffer(_) => test.suits(unit),
                Asks::ProportionsDiffer(_) => test.suits(unit) && unit == Unit::Percent,
                _ => test.suits(unit) && matches!(unit, Unit::Percent | Unit::Count | Unit::Rate),
            };
            (!fits).then(|| test.in_words(unit))
        }
        Topic::Closeness => {
            let closeness = indicated.decided.closeness?;
            let compared = indicated.finding.comparisons.iter().any(|comparison| comparison.gap.is_some());
            (compared && !closeness.suits(unit)).then(|| closeness.in_words(unit))
        }
        _ => None,
    }
}

fn told(book: &RuleBook, rule: &str, topic: &Topic, test: &str, of: &[&Indicated]) -> Diagnostic {
    let ids: Vec<String> = of.iter().map(|indicated| format!("`{}`", indicated.finding.indicator.id)).collect();
    let unit = of[0].finding.indicator.unit;
    let message = format!("rule \"{rule}\": {test} cannot be used for {}: the unit is {}", list(&ids), unit.as_str());
    let help = match (topic, unit) {
        (Topic::Significance, Unit::Count | Unit::Rate) => {
            "write `rates_differ(95)`, `relative(5)` or `absolute(10)` for them in a separate rule"
        }
        (Topic::Significance, _) => {
            "write a tolerance for them in a separate rule: `relative(5)`, or `points(0.5)` for a score"
        }
        _ => "write a tolerance for them in a separate rule: `relative(6)`",
    };
    let warning = Diagnostic::warning(Code::TestUnsuited, message).help(help);
    match book.place_of(rule) {
        Some(place) => warning.at(place),
        None => warning,
    }
}
