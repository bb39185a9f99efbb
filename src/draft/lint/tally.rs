//! `prose-tally`: totals named in a sentence that are not the report's.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::prose::said as spoken;
use crate::rules::{Tallied, Tally};

use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

/// What a number of a sentence counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Reported,
    Verdict(Tallied),
    Benchmarked,
    Quartile(usize),
}

const PHRASES: [(&str, Counts); 18] = [
    (Tallied::NoClearChange.as_str(), Counts::Verdict(Tallied::NoClearChange)),
    ("no significant change", Counts::Verdict(Tallied::NoClearChange)),
    (Tallied::NoPolarity.as_str(), Counts::Verdict(Tallied::NoPolarity)),
    ("not be judged", Counts::Verdict(Tallied::NotJudged)),
    (Tallied::NotJudged.as_str(), Counts::Verdict(Tallied::NotJudged)),
    ("top quartile", Counts::Quartile(0)),
    ("first quartile", Counts::Quartile(0)),
    ("second quartile", Counts::Quartile(1)),
    ("third quartile", Counts::Quartile(2)),
    ("fourth quartile", Counts::Quartile(3)),
    ("bottom quartile", Counts::Quartile(3)),
    ("national benchmark", Counts::Benchmarked),
    ("been reported", Counts::Reported),
    ("were reported", Counts::Reported),
    (Tallied::Improved.as_str(), Counts::Verdict(Tallied::Improved)),
    (Tallied::Declined.as_str(), Counts::Verdict(Tallied::Declined)),
    ("got worse", Counts::Verdict(Tallied::Declined)),
    ("worsened", Counts::Verdict(Tallied::Declined)),
];

/// Checks the totals that a sentence on the measures names.
pub fn tally(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let speaks = ["measure", "measures", "indicator", "indicators"];
    if !statement.tokens.iter().any(|token| token.is(&speaks)) || !said.about.is_empty() {
        return Vec::new();
    }
    let named: Vec<(usize, Decimal, Counts)> =
        (0..statement.tokens.len()).filter_map(|at| total(statement, at)).collect();
    match said.tally {
        Some(tally) => named.iter().filter_map(|one| wrong(statement, tally, *one)).collect(),
        None => sum(statement, &named).into_iter().collect(),
    }
}

/// A number and what it counts.
fn total(statement: &ProseStatement, at: usize) -> Option<(usize, Decimal, Counts)> {
    let value = number(statement, at)?;
    let stops = [",", ";", ".", "and", ":", "but", "while"];
    let end = (at + 1..statement.tokens.len())
        .find(|next| statement.word(*next, &stops) || number(statement, *next).is_some())
        .unwrap_or(statement.tokens.len());
    let phrase = statement.between(at + 1, end.saturating_sub(1)).to_lowercase();
    let counts = PHRASES.iter().find(|(words, _)| phrase.contains(words)).map(|(_, counts)| *counts)?;
    Some((at, value, counts))
}

/// `18`, `three`, `none`; the `no` of "no clear change" is not a number.
fn number(statement: &ProseStatement, at: usize) -> Option<Decimal> {
    let token = &statement.tokens[at];
    let digits = token.text.starts_with(|letter: char| letter.is_ascii_digit());
    let no = token.is(&["no"]) && !statement.word(at + 1, &["measure", "measures", "indicator", "indicators"]);
    let naming =
        statement.before(at).is_some_and(|before| crate::figures::prose::NAMING.contains(&before.low.as_str()));
    token.value.filter(|_| (!digits || token.figure) && !token.percent && !no && !naming)
}

fn wrong(
    statement: &ProseStatement,
    tally: &Tally,
    (at, value, counts): (usize, Decimal, Counts),
) -> Option<ProseIssue> {
    // "Since the report on quarter 2, three measures have a new figure: two have improved": these are of the three.
    let news = if is_of_news(statement) { Some(tally.news.as_ref()?) } else { None };
    let true_of = |counts| match counts {
        Counts::Reported => tally.measures(),
        Counts::Verdict(verdict) => news.map_or_else(|| tally.how_many(verdict), |news| news.how_many_new(verdict)),
        Counts::Benchmarked => tally.benchmarked(),
        Counts::Quartile(nth) => tally.quartiles[nth],
    };
    let right = Decimal::from(true_of(counts));
    let all = counts == Counts::Reported && value == Decimal::from(tally.counted);
    (value != right && !all).then(|| {
        let token = &statement.tokens[at];
        let (one, many, rest) = match counts {
            Counts::Reported => ("measure is", "measures are", "reported".to_owned()),
            Counts::Verdict(verdict @ (Tallied::Improved | Tallied::Declined)) => {
                ("has", "have", verdict.as_str().to_owned())
            }
            Counts::Verdict(verdict @ (Tallied::NoClearChange | Tallied::NoPolarity | Tallied::NotJudged)) => {
                ("is", "are", format!("counted as \u{201C}{}\u{201D}", verdict.as_str()))
            }
            Counts::Benchmarked => ("has", "have", "a national benchmark".to_owned()),
            Counts::Quartile(nth) => {
                ("is", "are", format!("in the {} quartile", ["top", "second", "third", "fourth"][nth]))
            }
        };
        let what = spoken(right, one, many);
        let of = if news.is_some() { ", of those with a new figure" } else { "" };
        ProseIssue {
            code: Code::ProseTally,
            at: statement.place(token),
            message: format!("\u{201C}{}\u{201D}: in the report {what} {rest}{of}", token.text),
            help: "use a paragraph that counts it: { overview = \"change\" } or { overview = \"quartiles\" }".into(),
        }
    })
}

/// Whether a sentence counts only the measures that have a new figure since the report before.
fn is_of_news(statement: &ProseStatement) -> bool {
    let lower = statement.text.to_lowercase();
    ["since the report", "since the last report", "since the previous report", "new figure"]
        .iter()
        .any(|words| lower.contains(words))
}

/// Without the records: what the sentence itself adds up.
fn sum(statement: &ProseStatement, named: &[(usize, Decimal, Counts)]) -> Option<ProseIssue> {
    let judged = |counts: Counts| matches!(counts, Counts::Verdict(verdict) if verdict != Tallied::NoPolarity);
    let placed = |counts: Counts| matches!(counts, Counts::Quartile(_));
    let of = |kind: &dyn Fn(Counts) -> bool| {
        let listed: Vec<&(usize, Decimal, Counts)> = named.iter().filter(|(.., counts)| kind(*counts)).collect();
        let sum = listed.iter().try_fold(Decimal::ZERO, |sum, (_, value, _)| sum.checked_add(*value))?;
        (listed.len() > 2).then_some(sum)
    };
    let whole = |wanted: Counts| named.iter().find(|(.., counts)| *counts == wanted);
    let pairs = [(whole(Counts::Reported), of(&judged)), (whole(Counts::Benchmarked), of(&placed))];
    pairs.into_iter().find_map(|(whole, sum)| {
        let ((at, whole, _), sum) = (whole?, sum?);
        let token = &statement.tokens[*at];
        (sum != *whole).then(|| ProseIssue {
            code: Code::ProseTally,
            at: statement.place(token),
            message: format!("the sentence mentions {whole} measures but lists {sum}"),
            help: "use a paragraph that counts them: { overview = \"change\" } or { overview = \"quartiles\" }".into(),
        })
    })
}
