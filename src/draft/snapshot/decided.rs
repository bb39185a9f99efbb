//! What the rules decided of an indicator, and the totals that follow: the same for sentence and dashboard.

use crate::draft::narrative::Indicated;
use crate::figures::disclosure::Policy;
use crate::figures::prose::Topic;
use crate::rules::{Decision, IndicatorContext, Scene, Tally, TargetTallied};

use super::content::{Entry, TOTALS, one_line};

/// The decisions about one indicator, each with its rule.
pub fn decisions(indicated: &Indicated, disclosure: Option<(Policy, &str)>) -> Entry {
    let (finding, decided) = (&indicated.finding, &indicated.decided);
    let indicator = &*finding.indicator;
    let mut lines: Vec<(String, String)> = Vec::new();
    if let Some((policy, rule)) = disclosure {
        lines.push((Topic::Disclosure.to_string(), by(Decision::Disclosure(policy).in_words(indicator.unit), rule)));
    }
    for (topic, rule, _) in &decided.by {
        let decision = match topic {
            Topic::Polarity => Some(Decision::Polarity(decided.polarity_of(indicator))),
            Topic::Baseline => decided.baseline.map(Decision::Baseline),
            Topic::Significance => decided.test.map(Decision::Test),
            Topic::Closeness => decided.closeness.map(Decision::Closeness),
            Topic::Attention => decided.attention.clone().map(|found| Decision::Attention(found.reason, found.why)),
            _ => decided.rating.clone().map(Decision::Rating),
        };
        let what = decision.map_or(String::new(), |decision| decision.in_words(indicator.unit));
        lines.push((topic.to_string(), by(what, rule)));
    }
    let by_rule = decided.by.iter().any(|(topic, ..)| *topic == Topic::Rating);
    if let Some(rating) = decided.rating.as_ref().filter(|_| !by_rule) {
        lines.push((Topic::Rating.to_string(), format!("{}: {}, by report.toml", rating.word, rating.reason)));
    }
    lines.push(("verdict".into(), decided.verdict_in_words()));
    let subject = IndicatorContext::new(finding.clone(), decided.clone(), Scene::default());
    lines.push(("headline".into(), subject.headline().as_str().to_owned()));
    if !indicator.supporting {
        lines.push(("counted as".into(), decided.tallied().as_str().to_owned()));
    }
    if let Some(quartile) = finding.quartile(decided.polarity_of(indicator)) {
        let before = quartile.before.map(|before| format!(", before {before}")).unwrap_or_default();
        let among = quartile.standing.map(|found| format!(", {} of {}", found.rank, found.areas)).unwrap_or_default();
        lines.push(("quartile".into(), format!("{}{before}{among}", quartile.now)));
    }
    let lines = lines.into_iter().map(|(what, held)| (what, one_line(&held))).collect();
    Entry { id: indicator.id.clone(), label: one_line(&indicator.label), lines }
}

/// `the period before, by rule "x"`
fn by(what: String, rule: &str) -> String {
    format!("{what}, by rule \"{rule}\"")
}

/// The totals of the report.
pub fn totals(tally: &Tally) -> Entry {
    let verdicts = tally.verdicts.iter().map(|(verdict, count)| (verdict.as_str().to_owned(), count.to_string()));
    let quartiles = ["top quartile", "second quartile", "third quartile", "fourth quartile"].into_iter();
    let quartiles = quartiles.zip(tally.quartiles).map(|(quartile, count)| (quartile.to_owned(), count.to_string()));
    let targets = TargetTallied::ALL
        .iter()
        .filter(|_| !tally.targets.is_empty())
        .map(|one| (format!("targets {}", one.as_str()), tally.targets.how_many(*one).to_string()));
    let ratings = tally.ratings.iter().map(|(word, count)| (format!("rated {word}"), count.to_string()));
    let lines = verdicts.chain(quartiles).chain(targets).chain(ratings).collect();
    Entry { id: TOTALS.into(), label: "The whole report".into(), lines }
}
