//! `prose-polarity`: the words that the report prints for a verdict, said of a figure that has another; and a verdict on figures
//! that cannot be compared.

use crate::diagnostic::Code;
use crate::rules::{PrintedWords, Verdict};

use super::claim::Subject;
use super::claims::claims;
use super::lexicon::{Meaning, relation};
use super::mention::Other;
use super::reading::Reading;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;
use super::text::tokens;
use super::wording::hopes;

/// Checks the report's own words for its verdicts.
pub fn verdict(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one().filter(|_| said.by_hand()) else { return Vec::new() };
    let shipped = PrintedWords::default();
    let words = said.words.unwrap_or(&shipped);
    let all = [
        (&words.better, Verdict::Improved),
        (&words.no_change, Verdict::NoClearChange),
        (&shipped.no_change, Verdict::NoClearChange),
        (&words.worse, Verdict::Declined),
    ];
    let own = all.into_iter().find_map(|(phrase, means)| wrong(said, statement, about, (phrase, means)));
    own.or_else(|| broken(said, statement, about)).into_iter().collect()
}

/// "The figure shows no clear change" where it got worse.
fn wrong(
    said: &Said,
    statement: &ProseStatement,
    about: About,
    (phrase, means): (&str, Verdict),
) -> Option<ProseIssue> {
    let verdict = about.decided.verdict();
    let contrary = matches!(verdict, Verdict::Improved | Verdict::Declined) && verdict != means;
    if !contrary {
        return None;
    }
    let words: Vec<String> = tokens(phrase).into_iter().map(|token| token.low).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // One word that says a direction is read as a claim.
    if words.is_empty() || matches!(words[..], [word] if relation(word).is_some()) {
        return None;
    }
    let at = (0..statement.tokens.len()).find(|at| statement.stands(*at, &words))?;
    let reading = Reading::of(said, statement, about);
    let here = reading.clause(at);
    let denied = statement.before(at).is_some_and(|before| before.is(&["not", "never", "no"]));
    let baseline = about.baseline().map(|baseline| baseline.named);
    let elsewhere = reading.named.iter().any(|one| {
        let other = about.beside(one.other).map(|beside| beside.named);
        !reading.is_latest(one.other) && other != baseline
    });
    let spoken = matches!(reading.subject(at), Subject::Figure | Subject::There);
    if denied || elsewhere || !spoken || hopes(statement, &reading.own, here.from, at) {
        return None;
    }
    let printed = said.words.map_or_else(|| verdict.as_str(), |words| words.of(verdict));
    let help = format!("write \u{201C}{printed}\u{201D}, or say what is meant");
    Some(issue(statement, (at, at + words.len() - 1), &format!("the verdict is \u{201C}{printed}\u{201D}"), help))
}

/// "a marked deterioration on quarter 2" of a figure that is counted on a new basis.
fn broken(said: &Said, statement: &ProseStatement, about: About) -> Option<ProseIssue> {
    if !about.finding.break_in_series {
        return None;
    }
    let claim = claims(said, statement).iter().find(|claim| {
        let judged = matches!(claim.says.meaning, Meaning::Good(_) | Meaning::Decline);
        let earlier =
            |other: &Other| matches!(other, Other::Period(_) | Other::Previous | Other::LastYear | Other::Ago(_));
        judged && matches!(claim.subject, Subject::Figure) && claim.others.iter().any(earlier)
    })?;
    let help = "say that it is counted on a new basis, or remove it".to_owned();
    Some(issue(statement, (claim.at, claim.at), "the figure cannot be compared with those before", help))
}

fn issue(statement: &ProseStatement, (first, last): (usize, usize), what: &str, help: String) -> ProseIssue {
    let words = statement.between(first, last);
    let start = statement.start + statement.tokens[first].start;
    ProseIssue {
        code: Code::ProsePolarity,
        at: start..start + words.len(),
        message: format!("\u{201C}{words}\u{201D}: {what}"),
        help,
    }
}
