//! `prose-polarity`: a word of goodness that contradicts which way is good.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::Polarity;
use crate::rules::Verdict;

use super::claim::{Claim, Subject};
use super::claims::claims;
use super::lexicon::{Form, Meaning, opposite};
use super::mention::Other;
use super::reading::{Reading, glosses};
use super::refer::{BesideWord, good_of};
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;

/// Checks every word of goodness.
pub fn polarity(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one() else { return Vec::new() };
    let mut found: Vec<ProseIssue> =
        glosses(statement).iter().filter_map(|(at, way, word)| gloss(*at, *way, *word, statement, about)).collect();
    found.extend(reported(statement, about));
    for claim in claims(said, statement) {
        found.extend(match claim.says.meaning {
            Meaning::Good(good) => judged(claim, good, statement, about),
            Meaning::Decline => declined(claim, statement, about),
            Meaning::Same => same(claim, statement, about),
            Meaning::Meets(met) => meets(claim, met, statement, about),
            _ => None,
        });
    }
    found.extend(record(statement, about));
    found.extend(ranged(said, statement, about));
    found
}

/// What the word is compared with.
fn besides(claim: &Claim, about: About) -> Vec<BesideWord> {
    let named: Vec<BesideWord> = claim.others.iter().filter_map(|other| about.beside(*other)).collect();
    if named.is_empty() && claim.plain { about.baseline().into_iter().collect() } else { named }
}

/// "better than quarter 2", "an improvement on", "This improvement".
fn judged(claim: &Claim, stated: Ordering, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let spoken = !claim.others.is_empty() || claim.plain;
    if let Some((then, now)) = claim.from.zip(claim.to) {
        let truth = about.polarity().compare(now, then).filter(|truth| *truth != stated)?;
        let beside =
            BesideWord { value: Some(then), count: None, way: None, good: Some(truth), named: about.print(then) };
        return Some(told(claim.at, statement, about, &beside));
    }
    if about.polarity() == Polarity::None && spoken {
        let help = format!("say \u{201C}higher\u{201D} or \u{201C}lower\u{201D}, or give `{}` a polarity", about.id());
        return Some(issue(claim.at, statement, "for this indicator neither more nor less is better", help));
    }
    let wrong = besides(claim, about).into_iter().find(|beside| beside.good.is_some_and(|good| good != stated))?;
    Some(told(claim.at, statement, about, &wrong))
}

/// "declined" may say that it is less, or that it is worse: it is wrong only where it is neither.
fn declined(claim: &Claim, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    // "This decline" is about the verdict.
    let verdict = claim.plain && claim.says.form == Form::Noun && about.decided.verdict() == Verdict::Improved;
    let neither = |beside: &BesideWord| {
        beside.good.is_some_and(|good| good != Ordering::Greater)
            && (verdict || beside.way.is_some_and(|way| way != Ordering::Less))
    };
    let wrong = besides(claim, about).into_iter().find(neither)?;
    Some(told(claim.at, statement, about, &wrong))
}

/// "the same as England", of which the table says only that it is better.
fn same(claim: &Claim, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let stated = |beside: &BesideWord| beside.way.is_none() && beside.good.is_some_and(|good| good != Ordering::Equal);
    let wrong = besides(claim, about).into_iter().find(stated).filter(|beside| beside.value.is_none())?;
    Some(told(claim.at, statement, about, &wrong))
}

fn told(at: usize, statement: &ProseStatement, about: About, wrong: &BesideWord) -> ProseIssue {
    let latest = about.latest().and_then(|latest| latest.value);
    let figure = latest.map_or_else(|| "the figure".to_owned(), |value| about.print(value));
    let (what, help) = match wrong.good {
        Some(Ordering::Equal) => ("is neither better nor worse than".to_owned(), "say that it is the same".to_owned()),
        good => {
            let truly = if good == Some(Ordering::Less) { "better" } else { "worse" };
            // What the tests do not tell from chance is neither.
            let help = match about.decided.verdict() {
                Verdict::NoClearChange => {
                    format!(
                        "the verdict is {}, so do not call it better or worse; {}",
                        Verdict::NoClearChange.as_str(),
                        way_in_words(about)
                    )
                }
                _ => format!("write \u{201C}{}\u{201D}: {}", opposite(&statement.tokens[at].low), way_in_words(about)),
            };
            (format!("is {truly} than"), help)
        }
    };
    issue(at, statement, &format!("{figure} {what} {}", wrong.named), help)
}

/// "lower (better)": the direction and its gloss must go together.
fn gloss(at: usize, way: Ordering, word: usize, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let said_better = statement.word(at, &["better"]);
    if about.polarity() == Polarity::None {
        let help = "remove the word".to_owned();
        return Some(issue(at, statement, "for this indicator neither more nor less is better", help));
    }
    let truth = good_of(way, about.polarity())?;
    if (truth == Ordering::Less) == said_better {
        return None;
    }
    let word = &statement.tokens[word].low;
    let right = opposite(&statement.tokens[at].low);
    let help = format!("write \u{201C}{right}\u{201D}: {}", way_in_words(about));
    Some(issue(at, statement, &format!("for this indicator {word} is {right}"), help))
}

/// "reported as a decline": what a source states, or the decisions say, is the verdict.
fn reported(statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let at = (3..statement.tokens.len()).find(|at| {
        statement.word(*at, &["improvement", "decline", "deterioration"])
            && statement.word(at - 1, &["a", "an"])
            && statement.word(at - 2, &["as"])
    })?;
    let better = statement.word(at, &["improvement"]);
    let verdict = about.decided.verdict();
    let contrary = if better { Verdict::Declined } else { Verdict::Improved };
    (verdict == contrary).then(|| {
        let word = &statement.tokens[at].low;
        let help = format!("write \u{201C}{}\u{201D}", opposite(word));
        issue(at, statement, &format!("the verdict is \u{201C}{}\u{201D}", verdict.as_str()), help)
    })
}

/// "meets the target of 90%", "The target was achieved", "is short of both standards".
fn meets(claim: &Claim, stated: bool, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let alone = claim.others.is_empty() && statement.word(claim.at, &["target"]) && about.finding.targets.len() == 1;
    let named = claim.others.iter().copied().chain(alone.then_some(Other::Target(0)));
    let targets = named.filter_map(|other| match other {
        Other::Target(nth) => about.finding.targets.get(nth),
        _ => None,
    });
    for found in targets {
        // A target that is not due, or of a year that is not over, is neither met nor missed by the latest figure.
        // But that it has been met already is wrong where it has not.
        let Some(judged) = found.judged.filter(|_| found.is_due() || stated) else { continue };
        let (value, Some(aim)) = (judged.value, found.target.value) else { continue };
        let met = found.target.is_met_by(value, about.polarity())?;
        // "exceeds the target" of a cost says only that it is more.
        let more = statement.word(claim.at, &["exceeds", "exceeded"]) && value > aim;
        if met != stated && !more {
            let verb = if met { "meets" } else { "misses" };
            let what = format!("{} {verb} the {} of {}", about.print(value), found.target.name, about.print(aim));
            let help = if opposite(&statement.tokens[claim.at].low) == "the contrary" {
                format!("say that it {verb} it: {}", way_in_words(about))
            } else {
                format!("write \u{201C}{}\u{201D}: {}", opposite(&statement.tokens[claim.at].low), way_in_words(about))
            };
            return Some(issue(claim.at, statement, &what, help));
        }
    }
    None
}

/// "the best figure since": it must be the highest of them where high is good.
fn record(statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let at = (0..statement.tokens.len()).find(|at| {
        statement.word(*at, &["best", "worst"])
            && (statement.stands(at + 1, &["figure", "since"]) || statement.stands(at + 1, &["of", "the"]))
            && statement.text.starts_with("This is the ")
    })?;
    let runs = &about.finding.runs;
    let best = statement.word(at, &["best"]);
    let (best_is, worst_is) = match about.polarity() {
        Polarity::Higher => (&runs.highest, &runs.lowest),
        Polarity::Lower => (&runs.lowest, &runs.highest),
        _ => return None,
    };
    let (claimed, contrary) = if best { (best_is, worst_is) } else { (worst_is, best_is) };
    if claimed.is_some() || contrary.is_none() {
        return None;
    }
    let word = if best { "worst" } else { "best" };
    let help = format!("write \u{201C}{word}\u{201D}: {}", way_in_words(about));
    Some(issue(at, statement, &format!("by the figures it is the {word}"), help))
}

/// "remains outside the range of 10% to 15%", where the figure is best within one.
fn ranged(said: &Said, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    let Polarity::Between(low, high) = about.polarity() else { return None };
    let at = (0..statement.tokens.len()).find(|at| {
        statement.word(*at, &["within", "inside", "outside"]) && statement.stands(at + 1, &["the", "range"])
    })?;
    let behind = statement.tokens[at..].iter().filter(|token| token.figure).filter_map(|token| token.value);
    let ends: Vec<Decimal> = behind.take(2).collect();
    let now = statement
        .before(at)
        .is_some_and(|before| before.is(&["is", "now", "remains", "lies", "back", "still", "stays"]));
    let (value, named) = (about.latest()?.value?, ends.is_empty() || ends == [low, high]);
    let inside = (low..=high).contains(&value);
    let of_it = !said.by_hand() || Reading::of(said, statement, about).subject(at) == Subject::Figure;
    let spoken = of_it && now && named;
    (spoken && inside == statement.word(at, &["outside"])).then(|| {
        let right = if inside { "within" } else { "outside" };
        let what =
            format!("{} is {right} the range of {} to {}", about.print(value), about.print(low), about.print(high));
        issue(at, statement, &what, format!("write \u{201C}{right}\u{201D}"))
    })
}

fn way_in_words(about: About) -> &'static str {
    match about.polarity() {
        Polarity::Higher => "higher is better here",
        Polarity::Lower => "lower is better here",
        Polarity::Between(..) => "it is best within a range",
        Polarity::None => "neither is better here",
    }
}

fn issue(at: usize, statement: &ProseStatement, what: &str, help: String) -> ProseIssue {
    let token = &statement.tokens[at];
    ProseIssue {
        code: Code::ProsePolarity,
        at: statement.place(token),
        message: format!("\u{201C}{}\u{201D}: {what}", token.text),
        help,
    }
}
