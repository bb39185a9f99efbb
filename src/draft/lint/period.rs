//! `prose-period`: the figure of one period given for another, or set beside itself.

use crate::diagnostic::Code;
use crate::figures::measure::{Period, Style, YearKind};
use crate::figures::prose::Topic;

use super::claims::claims;
use super::lexicon::Meaning;
use super::mention::{Mention, Other};
use super::refer::mentions;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;
use super::typed::{in_unit, is};
use super::when::dated;

/// Checks the periods of the whole text: one sentence gives the figure, and the next compares it.
pub fn period(said: &Said, parted: &[ProseStatement]) -> Vec<ProseIssue> {
    let mut found: Vec<ProseIssue> = parted.iter().flat_map(|statement| two_names(said, statement)).collect();
    found.extend(of_figure(said, parted));
    found
}

/// "quarter 2 2019/20 (October to December 2019)", "at the end of quarter 2 2019/20, covering the period October to ...".
fn two_names(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let report = said.about.first().or(said.all.first()).map(|about| about.finding.report);
    let read = |at: usize| dated(statement, at, YearKind::Financial, report);
    let mut found = Vec::new();
    for at in 0..statement.tokens.len() {
        let Some((quarter, to)) = read(at).filter(|(period, _)| period.style() == Style::Quarter) else { continue };
        let months = |at: usize| statement.word(at + 1, &["to"]).then(|| read(at)).flatten();
        let behind = if statement.word(to, &["("]) {
            months(to + 1)
        } else if statement.word(at + 1, &["to"]) {
            None
        } else {
            (to..(to + 5).min(statement.tokens.len()))
                .find(|nth| statement.word(*nth, &["period"]))
                .and_then(|nth| months(nth + 1))
        };
        let Some((named, _)) = behind.filter(|(named, _)| named.end() != quarter.end()) else { continue };
        let (start, words) = (statement.start + statement.tokens[at].start, statement.between(at, to - 1));
        found.push(ProseIssue {
            code: Code::ProsePeriod,
            at: start..start + words.len(),
            message: format!("{words} is {}, but the sentence says {}", quarter.in_months(), named.in_months()),
            help: format!("write {}, or {}", named.in_full(), quarter.in_months()),
        });
    }
    found
}

/// A figure of the one indicator that is reported, or the latest of several.
fn of_figure(said: &Said, parted: &[ProseStatement]) -> Vec<ProseIssue> {
    let latest = |about: &About| about.latest().map(|latest| latest.period);
    let together =
        said.topic == Some(&Topic::Together) && said.about.windows(2).all(|pair| latest(&pair[0]) == latest(&pair[1]));
    let Some(about) = said.one().or(said.about.first().copied().filter(|_| together)) else { return Vec::new() };
    let Some(latest) = about.latest().map(|latest| latest.period).filter(|period| period.is_dated()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    // The period for which the text gives a figure.
    let mut given: Option<Period> = None;
    for statement in parted {
        let named = mentions(statement, about);
        for mention in named {
            let Other::Period(period) = mention.other else { continue };
            if !gives(statement, mention) {
                continue;
            }
            // "better than England (84.5% in quarter 2)" gives the period of another's figure.
            given = given.or(Some(period).filter(|_| is_outside_brackets(statement, mention)));
            let wrong = !same(about, period, latest)
                && (states_latest(statement, mention, named, about, period)
                    || (said.topic == Some(&Topic::Latest) || together) && opens(statement, mention));
            if wrong {
                let figure = latest.beside(about.finding.report);
                let message =
                    format!("the figure is for {figure}, but the sentence says {}", words(statement, mention));
                found.push(issue(statement, mention, message, format!("write {figure}")));
            }
        }
        found.extend(beside_itself(said, statement, about, latest, given));
    }
    found
}

/// Whether the period says when the figure was: "in quarter 2", "at the end of quarter 2", not "than quarter 2".
fn gives(statement: &ProseStatement, mention: &Mention) -> bool {
    let before = statement.before(mention.from);
    // "at the end of quarter 2", not "than the end of quarter 2".
    let at_the_end =
        mention.from.checked_sub(4).is_some_and(|from| statement.stands(from, &["at", "the", "end", "of"]));
    at_the_end || before.is_some_and(|word| word.is(&["in", "during"])) || the_figure(statement, mention)
}

/// "The quarter 2 figure"
fn the_figure(statement: &ProseStatement, mention: &Mention) -> bool {
    mention.from == 1 && statement.word(0, &["the"]) && statement.word(mention.to, &["figure"])
}

/// A sentence of the topic `latest` gives its figure for the first period outside brackets.
fn opens(statement: &ProseStatement, mention: &Mention) -> bool {
    let back = ["when", "which", "where", "than", "from", "since", "compared"];
    is_outside_brackets(statement, mention) && !statement.tokens[..mention.from].iter().any(|token| token.is(&back))
}

fn is_outside_brackets(statement: &ProseStatement, mention: &Mention) -> bool {
    let brackets = |mark: &str| statement.tokens[..mention.from].iter().filter(|token| token.text == mark).count();
    brackets("(") == brackets(")")
}

/// Whether the two are of the same months, or the one lies within the other.
fn same(about: About, period: Period, latest: Period) -> bool {
    let covered = about.finding.indicator.covers(latest);
    period.end() == covered.end() || period.end() >= covered.end() && period.begin() <= covered.begin()
}

/// Whether the figure that goes with the period is the latest, and not the period's own.
fn states_latest(
    statement: &ProseStatement,
    mention: &Mention,
    named: &[Mention],
    about: About,
    period: Period,
) -> bool {
    let Some(value) = about.latest().and_then(|latest| latest.value) else { return false };
    let figures: Vec<usize> = (0..statement.tokens.len()).filter(|at| in_unit(&statement.tokens[*at], about)).collect();
    let other_between = |from: usize, to: usize| named.iter().any(|one| one.from > from && one.to <= to);
    // "was 61.0 (851) in quarter 3": the figure itself where it is there, else the nearest.
    let latest =
        |at: &&usize| **at < mention.from && is(&statement.tokens[**at], value) && !other_between(**at, mention.from);
    let nearest = || figures.iter().rev().find(|at| **at < mention.from);
    let behind = figures.iter().rev().find(latest).or_else(nearest);
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
fn beside_itself(
    said: &Said,
    statement: &ProseStatement,
    about: About,
    latest: Period,
    given: Option<Period>,
) -> Vec<ProseIssue> {
    let named = mentions(statement, about);
    let compared = claims(said, statement).iter().filter(|claim| claim.says.meaning != Meaning::Near);
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
                let help = "name the period before, or the same period last year";
                (format!("the figure for {figure} is compared with {figure} itself"), help.to_owned())
            } else {
                let shown = period.beside(about.finding.report);
                (
                    format!("the figure is given for {shown} and compared with {shown}"),
                    format!("the figure is for {figure}: write that"),
                )
            };
            object.then(|| issue(statement, mention, message, help))
        })
        .collect()
}

fn words(statement: &ProseStatement, mention: &Mention) -> String {
    statement.between(mention.from, mention.to - 1).to_owned()
}

fn issue(statement: &ProseStatement, mention: &Mention, message: String, help: String) -> ProseIssue {
    let start = statement.start + statement.tokens[mention.from].start;
    let length = statement.between(mention.from, mention.to - 1).len();
    ProseIssue { code: Code::ProsePeriod, at: start..start + length, message, help }
}
