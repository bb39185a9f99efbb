//! `prose-direction`, `prose-polarity`: "the highest since", "at its lowest level for two years", "the best on record".

use std::cmp::Ordering;

use crate::diagnostic::Code;
use crate::figures::measure::{Observation, Polarity};

use super::claim::Subject;
use super::mention::Other;
use super::reading::Reading;
use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;
use super::wording::hopes;

const MOST: [&str; 2] = ["highest", "largest"];
const LEAST: [&str; 3] = ["lowest", "smallest", "fewest"];
const BEST: [&str; 2] = ["best", "strongest"];
const WORST: [&str; 3] = ["worst", "poorest", "weakest"];

/// Checks every superlative of an officer against the figures of the time it names.
pub fn record(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let words = [&MOST[..], &LEAST, &BEST, &WORST].concat();
    let Some(at) = (0..statement.tokens.len()).find(|at| statement.word(*at, &words)) else { return Vec::new() };
    let Some(about) = said.one().filter(|_| said.by_hand()) else { return Vec::new() };
    let reading = Reading::of(said, statement, about);
    told(&reading, at).into_iter().collect()
}

fn told(reading: &Reading, at: usize) -> Option<ProseIssue> {
    let (statement, about) = (reading.statement, reading.about);
    if let Some(issue) = among(reading, at) {
        return Some(issue);
    }
    let ordinals = ["second", "third", "fourth", "fifth", "joint", "among", "not", "equal"];
    let back = |nth: usize| at.checked_sub(nth).is_some_and(|before| statement.word(before, &ordinals));
    let here = reading.clause(at);
    if back(1) || back(2) || hopes(statement, &reading.own, here.from, at) || !of_the_figure(reading, at) {
        return None;
    }
    let since = since(reading, at)?;
    let token = &statement.tokens[at];
    let latest = about.latest()?;
    let value = latest.value?;
    let wanted = match about.polarity() {
        _ if token.is(&MOST) => Ordering::Greater,
        _ if token.is(&LEAST) => Ordering::Less,
        Polarity::Higher if token.is(&BEST) => Ordering::Greater,
        Polarity::Higher => Ordering::Less,
        Polarity::Lower if token.is(&BEST) => Ordering::Less,
        Polarity::Lower => Ordering::Greater,
        _ => return None,
    };
    let beyond = |held: &&Observation| held.value.is_some_and(|then| then.cmp(&value) == wanted);
    let comparable =
        |held: &&Observation| held.period.months() == latest.period.months() && held.period != latest.period;
    let other = about.up_to_now().filter(comparable).filter(|held| held.period.end() > since).filter(beyond).last()?;
    let shown = other.period.beside(about.finding.report);
    let then = other.value.map(|then| about.print(then))?;
    let way = if wanted == Ordering::Greater { "higher" } else { "lower" };
    let good = token.is(&BEST) || token.is(&WORST);
    Some(ProseIssue {
        code: if good { Code::ProsePolarity } else { Code::ProseDirection },
        at: statement.place(token),
        message: format!("\u{201C}{}\u{201D}: {} was {way}, for {shown}", token.text, then),
        help: format!("the figure is {}: name the time since which it holds, or remove it", about.print(value)),
    })
}

/// "the highest in the region": it cannot be where the region's own figure is higher.
fn among(reading: &Reading, at: usize) -> Option<ProseIssue> {
    let (statement, about) = (reading.statement, reading.about);
    let place = (at + 1..at + 4).find(|nth| statement.word(*nth, &["in", "of", "among"]))?;
    let one = reading.named.iter().find(|one| (place + 1..place + 4).contains(&one.from))?;
    let Other::Comparator(_) = one.other else { return None };
    let ahead = reading.clause(at).verb.is_some_and(|verb| verb < at);
    let whose = matches!(reading.subject(at), Subject::Figure | Subject::Council);
    let beside = about.beside(one.other).filter(|_| ahead && whose)?;
    let token = &statement.tokens[at];
    let wrong = match () {
        () if token.is(&MOST) => beside.way == Some(Ordering::Less),
        () if token.is(&LEAST) => beside.way == Some(Ordering::Greater),
        () if token.is(&BEST) => beside.good == Some(Ordering::Greater),
        () => beside.good == Some(Ordering::Less),
    };
    let figure = about.latest()?.value.map(|value| about.print(value))?;
    wrong.then(|| ProseIssue {
        code: Code::ProsePolarity,
        at: statement.place(token),
        message: format!("\u{201C}{}\u{201D}: {figure} is not, beside {}", token.text, beside.named),
        help: "say how it stands to it".to_owned(),
    })
}

/// "This is the highest figure", "Numbers are at their highest"; not "the highest figure was in quarter 1".
fn of_the_figure(reading: &Reading, at: usize) -> bool {
    let here = reading.clause(at);
    let ahead = here.verb.is_some_and(|verb| verb < at);
    let parts = ["among", "amongst", "in", "on", "of", "where", "at"];
    let part = (at + 1..at + 3)
        .any(|nth| reading.statement.word(nth, &parts) && !reading.statement.word(nth + 1, &["record", "all"]));
    let dated = reading.named.iter().any(|one| one.from >= here.from && one.to <= at && !reading.is_latest(one.other));
    ahead && !part && !dated && matches!(reading.subject(at), Subject::Figure | Subject::Counting)
}

/// The end of the period since which it is said to hold; `None` where no time is named.
fn since(reading: &Reading, at: usize) -> Option<i32> {
    let (statement, about) = (reading.statement, reading.about);
    let latest = about.latest()?.period;
    let end = statement.tokens.len();
    let ever = ["record", "ever", "recorded"];
    if (at + 1..end).any(|nth| statement.word(nth, &ever) || statement.stands(nth, &["since", "records", "began"]))
        || (at + 1..end).any(|nth| statement.stands(nth, &["so", "far"]))
    {
        return Some(i32::MIN);
    }
    let word = (at + 1..end).find(|nth| statement.word(*nth, &["since", "for", "in"]))?;
    if statement.word(word, &["since"]) {
        let named = reading.named.iter().find(|one| one.from == word + 1)?;
        return match named.other {
            Other::Period(period) => Some(period.end()),
            Other::LastYear => Some(latest.year_before().end()),
            _ => None,
        };
    }
    let over = usize::from(statement.word(word + 1, &["over", "nearly", "almost", "about"]))
        + 2 * usize::from(statement.stands(word + 1, &["more", "than"]));
    let number = statement.tokens.get(word + 1 + over)?;
    let many = if number.is(&["a", "the"]) { 1 } else { i32::try_from(number.value?).ok()? };
    let months = match statement.tokens.get(word + 2 + over)?.low.as_str() {
        "year" | "years" => 12,
        "quarter" | "quarters" => 3,
        "month" | "months" => 1,
        _ => return None,
    };
    Some(latest.end() - many.checked_mul(months)?)
}
