//! `prose-figure`, `prose-count`: a figure that a sentence says the measure was, and which it was not: "The rate was 61.2 in
//! quarter 3", "Three plans were open".

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::Unit;
use crate::figures::prose::grouped;

use super::amount::{Amount, Exactly, Measured};
use super::claim::Subject;
use super::mention::{Mention, Other};
use super::reading::Reading;
use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;
use super::subject::named_by;
use super::typed::is_printed;
use super::wording::hopes;

/// Verbs behind which the figure stands.
const STATES: [&str; 10] = ["was", "is", "were", "are", "stood", "stands", "totalled", "now", "averaged", "at"];

/// Words between the verb and the figure, and what they leave of exactness.
const HEDGES: [(&str, Exactly); 12] = [
    ("about", Exactly::Near),
    ("around", Exactly::Near),
    ("some", Exactly::Near),
    ("roughly", Exactly::Near),
    ("approximately", Exactly::Near),
    ("nearly", Exactly::Near),
    ("almost", Exactly::Near),
    ("just", Exactly::Near),
    ("over", Exactly::AtLeast),
    ("than", Exactly::Near),
    ("more", Exactly::AtLeast),
    ("under", Exactly::AtMost),
];

/// Words behind a figure that is the measure's own, beside its unit and what is counted.
const GOES_ON: [&str; 23] = [
    ".", ",", ";", "(", ")", "in", "at", "for", "on", "by", "during", "and", "but", "which", "when", "while", "as",
    "after", "compared", "against", "per", "cent", "because",
];

/// Checks the figures that an officer's sentence gives as the measure's own.
pub fn stated(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one().filter(|about| said.by_hand() && about.latest().is_some()) else { return Vec::new() };
    let declared = |nth: &usize| said.declared(&statement.place(&statement.tokens[*nth]));
    let all: Vec<usize> =
        (0..statement.tokens.len()).filter(|nth| statement.tokens[*nth].value.is_some() && !declared(nth)).collect();
    let Some(first) = all.first() else { return Vec::new() };
    let reading = Reading::of(said, statement, about);
    let value = all.iter().find_map(|nth| wrong_value(&reading, *nth));
    value.or_else(|| wrong_count(&reading, *first)).into_iter().collect()
}

/// "The rate was 61.2 in quarter 3."
fn wrong_value(reading: &Reading, nth: usize) -> Option<ProseIssue> {
    let (statement, about) = (reading.statement, reading.about);
    let unit = about.finding.indicator.unit;
    let words = unit == Unit::Count && statement.tokens[nth].text.starts_with(char::is_alphabetic);
    if !(reading.of_unit(nth) || words) || !ends_here(reading, nth) {
        return None;
    }
    let (first, exactly) = hedge(statement, nth);
    let verb = first.checked_sub(1).filter(|verb| statement.word(*verb, &STATES))?;
    let here = reading.clause(verb);
    if here.opener.is_some() || reading.local(nth, reading.end(nth)) || hopes(statement, &reading.own, here.from, nth) {
        return None;
    }
    let time = time(reading)?;
    let from = time.filter(|one| one.from <= here.from + 1).map_or(here.from, |one| one.to);
    let words = (from..verb).filter(|nth| !statement.word(*nth, &STATES) && !reading.is_named(*nth));
    let right = match named_by(statement, words, about, &reading.name) {
        Subject::Figure => match time {
            Some(one) => about.beside(one.other)?.value?,
            None => about.latest()?.value?,
        },
        _ => return None,
    };
    told(reading, nth, (right, exactly), (time, false)).filter(|_| !is_printed(&statement.tokens[nth], right, about))
}

/// "Two young people were sentenced to custody in quarter 2": the sentence is the measure's own words and their number.
fn wrong_count(reading: &Reading, nth: usize) -> Option<ProseIssue> {
    let (statement, about) = (reading.statement, reading.about);
    let token = &statement.tokens[nth];
    let (first, exactly) = hedge(statement, nth);
    // "One child was seen" may be a story.
    let plain = !token.percent && !token.pounds && !token.is_measured() && token.value? > Decimal::ONE;
    let share = statement
        .word(nth + 1, &["in", "out", "of", "more", "fewer", "per", "times", "percentage", "thirds", "quarters"]);
    let opens = first == 0 || statement.stands(0, &["there", "were"]) && first == 2;
    if !plain || share || !opens {
        return None;
    }
    let time = time(reading)?;
    let end = (nth + 1..statement.tokens.len())
        .find(|at| !statement.tokens[*at].is_word() || reading.is_named(*at))
        .unwrap_or(statement.tokens.len());
    if !reading.name.covered(statement, nth + 1..end) || statement.tokens.get(end).is_some_and(|mark| mark.text == ",")
    {
        return None;
    }
    let right = match time {
        Some(one) => about.beside(one.other)?.count?,
        None => about.count_of(about.latest()?)?,
    };
    let whole = about.latest()?.denominator.filter(|_| time.is_none());
    told(reading, nth, (right, exactly), (time, true)).filter(|_| token.value != whole)
}

/// The time that the sentence gives its figure for: the one earlier time in it, "in quarter 1"; the outer `None` where it
/// names anything else, with which the figure may go.
fn time<'a>(reading: &'a Reading) -> Option<Option<&'a Mention>> {
    let statement = reading.statement;
    let compares = ["than", "from", "since", "compared", "as", "to", "against", "on", "with"];
    let compared = |one: &&Mention| (one.from.saturating_sub(6)..one.from).any(|nth| statement.word(nth, &compares));
    let mut others = reading.named.iter().filter(|one| !reading.is_latest(one.other));
    let Some(one) = others.next() else { return Some(None) };
    if reading.named.iter().any(|one| reading.is_latest(one.other)) {
        return Some(None);
    }
    let dated = matches!(one.other, Other::Period(_) | Other::LastYear | Other::Previous);
    let when = statement.before(one.from).is_none_or(|before| before.is(&["in", "during", "for", "of", "a"]));
    (dated && when && !compared(&one) && others.next().is_none()).then_some(Some(one))
}

fn told(
    reading: &Reading,
    nth: usize,
    (right, exactly): (Decimal, Exactly),
    (time, count): (Option<&Mention>, bool),
) -> Option<ProseIssue> {
    let (statement, about) = (reading.statement, reading.about);
    let token = &statement.tokens[nth];
    let said = Amount { at: (nth, nth), value: token.value?, step: token.step, measured: Measured::Own, exactly };
    // What is another time's figure is told of as such.
    let latest = || about.latest().and_then(|latest| latest.value);
    let of_another = match time {
        Some(_) => latest().is_some_and(|value| is_printed(token, value, about)),
        None => about.up_to_now().any(|held| held.value.is_some_and(|value| is_printed(token, value, about))),
    };
    if said.fits(right, right) || of_another && token.figure {
        return None;
    }
    let counted = count || about.finding.indicator.unit == Unit::Count;
    let shown = if counted { grouped(right.normalize()) } else { about.print(right) };
    let what = if count { "count" } else { "figure" };
    let whose = match time {
        Some(one) => about.beside(one.other)?.named.split(" (").next()?.to_owned(),
        None => about.latest()?.period.beside(about.finding.report),
    };
    Some(ProseIssue {
        code: if count { Code::ProseCount } else { Code::ProseFigure },
        at: statement.place(token),
        message: format!("{} is not the {what} for {whose}: that is {shown}", token.text),
        help: format!("write {shown}, or say what {} is", token.text),
    })
}

/// Whether nothing follows that makes the number another's: "12 vacancies", "3 percentage points".
fn ends_here(reading: &Reading, nth: usize) -> bool {
    let statement = reading.statement;
    let unit = reading.about.finding.indicator.unit_words.word.as_ref();
    let Some(next) = statement.tokens.get(nth + 1) else { return true };
    let own = || reading.name.tells(&next.low) || unit.is_some_and(|unit| next.is(&[&unit.one, &unit.many]));
    let change = statement.word(nth + 1, &["per"]) && !statement.word(nth + 2, &["cent"]);
    !change && (GOES_ON.contains(&next.low.as_str()) || own())
}

/// The first token of what stands between the verb and the figure, and what it leaves of exactness.
fn hedge(statement: &ProseStatement, nth: usize) -> (usize, Exactly) {
    let (mut first, mut exactly) = (nth, Exactly::Digits);
    while let Some((_, found)) =
        first.checked_sub(1).and_then(|before| HEDGES.iter().find(|(word, _)| statement.word(before, &[word])))
    {
        first -= 1;
        exactly = *found;
    }
    (first, exactly)
}
