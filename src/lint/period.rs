//! `prose-period`: the figure of one period given for another, or set beside itself.

use crate::diagnostic::Code;
use crate::measure::Period;

use super::claim::claims;
use super::lexicon::Meaning;
use super::refer::{Mention, Other, mentions};
use super::said::{About, Said, Slip};
use super::text::{Statement, statements};
use super::typed::{in_unit, is};

/// Checks the periods of the whole text: one sentence gives the figure, and the next compares it.
pub fn period(said: &Said) -> Vec<Slip> {
    let Some(about) = said.one() else { return Vec::new() };
    let Some(latest) = about.latest().map(|latest| latest.period).filter(|period| period.is_dated()) else {
        return Vec::new();
    };
    let parted = statements(said.text);
    let mut found = Vec::new();
    // The period for which the text gives a figure.
    let mut given: Option<Period> = None;
    for statement in &parted {
        let named = mentions(statement, about);
        for mention in &named {
            let Other::Period(period) = mention.other else { continue };
            if !gives(statement, mention) {
                continue;
            }
            given = given.or(Some(period));
            let wrong = !same(about, period, latest)
                && (states_latest(statement, mention, &named, about, period)
                    || said.topic == "latest" && opens(statement, mention));
            if wrong {
                let figure = latest.beside(about.finding.report);
                let message = format!("the figure is of {figure}, and the sentence says {}", words(statement, mention));
                found.push(slip(statement, mention, message, format!("write {figure}")));
            }
        }
        found.extend(beside_itself(said, statement, about, latest, given));
    }
    found
}

/// Whether the period says when the figure was: "in quarter 2", "at the end of quarter 2", not "than quarter 2".
fn gives(statement: &Statement, mention: &Mention) -> bool {
    let before = statement.before(mention.from);
    let end_of =
        before.is_some_and(|word| word.is(&["of"])) && statement.word(mention.from.saturating_sub(2), &["end"]);
    end_of || before.is_some_and(|word| word.is(&["in", "during"])) || the_figure(statement, mention)
}

/// "The quarter 2 figure"
fn the_figure(statement: &Statement, mention: &Mention) -> bool {
    mention.from == 1 && statement.word(0, &["the"]) && statement.word(mention.to, &["figure"])
}

/// A sentence of the topic `latest` gives its figure for the first period outside brackets.
fn opens(statement: &Statement, mention: &Mention) -> bool {
    let brackets = |mark: &str| statement.tokens[..mention.from].iter().filter(|token| token.text == mark).count();
    let back = ["when", "which", "where", "than", "from", "since", "compared"];
    brackets("(") == brackets(")") && !statement.tokens[..mention.from].iter().any(|token| token.is(&back))
}

/// Whether the two are of the same months, or the one lies within the other.
fn same(about: About, period: Period, latest: Period) -> bool {
    let covered = about.finding.indicator.covers(latest);
    let begins = |period: Period| period.end() - period.months();
    period.end() == covered.end() || period.end() >= covered.end() && begins(period) <= begins(covered)
}

/// Whether the figure that goes with the period is the latest, and not the period's own.
fn states_latest(statement: &Statement, mention: &Mention, named: &[Mention], about: About, period: Period) -> bool {
    let Some(value) = about.latest().and_then(|latest| latest.value) else { return false };
    let figures: Vec<usize> = (0..statement.tokens.len()).filter(|at| in_unit(&statement.tokens[*at], about)).collect();
    let other_between = |from: usize, to: usize| named.iter().any(|one| one.from > from && one.to <= to);
    let behind = figures.iter().rev().find(|at| **at < mention.from);
    let ahead = figures.iter().find(|at| **at >= mention.to);
    let with = match (behind, ahead) {
        (Some(at), _) if !other_between(*at, mention.from) => *at,
        (None, Some(at)) if !other_between(mention.to, *at) => *at,
        _ => return false,
    };
    let own = about.up_to_now().find(|held| held.period == period).and_then(|held| held.value);
    let token = &statement.tokens[with];
    is(token, value) && !own.is_some_and(|own| is(token, own))
}

/// "This is the same as quarter 3", of a figure of quarter 3.
fn beside_itself(said: &Said, statement: &Statement, about: About, latest: Period, given: Option<Period>) -> Vec<Slip> {
    let named = mentions(statement, about);
    let compared = claims(said, statement).into_iter().filter(|claim| claim.says.meaning != Meaning::Near);
    let periods = compared.filter_map(|claim| match claim.others[..] {
        [Other::Period(period)] => Some((claim.at, period)),
        _ => None,
    });
    let itself = periods.filter(|(_, period)| *period == latest || Some(*period) == given);
    itself
        .filter_map(|(at, period)| {
            let mention = named.iter().find(|one| one.from > at && one.other == Other::Period(period))?;
            // "has risen in quarter 3" says when.
            let object =
                statement.before(mention.from).is_some_and(|word| word.is(&["than", "as", "from", "with", "to", "on"]));
            let figure = latest.beside(about.finding.report);
            let (message, help) = if period == latest {
                let help = "name the period before, or the same of last year";
                (format!("the figure of {figure} is set beside {figure} itself"), help.to_owned())
            } else {
                let shown = period.beside(about.finding.report);
                (
                    format!("the figure is given for {shown} and set beside {shown} again"),
                    format!("the figure is of {figure}: write that"),
                )
            };
            object.then(|| slip(statement, mention, message, help))
        })
        .collect()
}

fn words(statement: &Statement, mention: &Mention) -> String {
    statement.between(mention.from, mention.to - 1).to_owned()
}

fn slip(statement: &Statement, mention: &Mention, message: String, help: String) -> Slip {
    let start = statement.start + statement.tokens[mention.from].start;
    let length = statement.between(mention.from, mention.to - 1).len();
    Slip { code: Code::ProsePeriod, at: start..start + length, message, help }
}
