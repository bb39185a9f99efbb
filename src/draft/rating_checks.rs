//! A rating that speaks of targets that are met, and never of those that are missed.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::narrative::Narrative;
use crate::figures::prose::Topic;
use crate::rules::{Decided, Figures, IndicatorContext, RuleBook, Scene, Setting, TargetState, made_up};

/// Warns where rules rate a target that is met, and none rates one that is missed: the reader would take silence for good news.
pub fn one_sided(book: &RuleBook, narrative: &Narrative, ratings: Option<&[String; 3]>) -> Option<Diagnostic> {
    let by_rule = book.rules().iter().any(|rule| rule.is_about(&Topic::Rating));
    if ratings.is_some() || !by_rule {
        return None;
    }
    let of_report = narrative.indicated.iter().filter_map(|one| {
        let scene = Scene::default();
        let subject = IndicatorContext::new(one.finding.clone(), one.decided.clone(), scene);
        Some((subject.deciding_target()?.1, one.decided.clone()))
    });
    let tried = [(98, TargetState::Met), (90, TargetState::Missed)];
    let tried = tried.into_iter().filter_map(|(value, state)| {
        let mut figures = Figures::default();
        figures.put("value", rust_decimal::Decimal::from(value));
        figures.put("target", rust_decimal::Decimal::from(95));
        let finding = made_up(&figures, Setting::default()).ok()?;
        Some((state, book.decide(Arc::new(finding), Scene::default()).subject.decided.clone()))
    });
    let all: Vec<(TargetState, Decided)> = of_report.chain(tried).collect();
    let rated = |wanted: TargetState| all.iter().find(|(state, decided)| *state == wanted && decided.rating.is_some());
    let (_, met) = rated(TargetState::Met)?;
    if rated(TargetState::Missed).is_some() {
        return None;
    }
    let (_, rule, _) = met.by.iter().find(|(topic, ..)| *topic == Topic::Rating)?;
    let message = format!("rule \"{rule}\" rates a target that is met, and no rule rates one that is missed");
    let help = "write a rule about \"rating\" for `i.target.state is \"missed\"`, or put \
                `ratings = [\"Green\", \"Amber\", \"Red\"]` in report.toml in its place";
    let warning = Diagnostic::warning(Code::RatingOneSided, message).help(help);
    Some(match book.place_of(rule) {
        Some(place) => warning.at(place),
        None => warning,
    })
}
