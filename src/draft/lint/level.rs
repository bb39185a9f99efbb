//! `prose-amount`: a share in words, "nine in ten", that the percentage is not.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::Unit;

use super::own_name::{HELPS, is_filler};
use super::reading::Reading;
use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

/// How far "about nine in ten" may be from it, in percentage points.
const ABOUT: i64 = 5;

/// Checks a share in words at the head of an officer's sentence that goes on in the words of the measure's own name.
pub fn level(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one().filter(|about| said.by_hand() && about.finding.indicator.unit == Unit::Percent) else {
        return Vec::new();
    };
    let Some((first, last, share, parts)) = share(statement) else { return Vec::new() };
    let Some(value) = about.latest().and_then(|latest| latest.value) else { return Vec::new() };
    let reading = Reading::of(said, statement, about);
    let foreign = reading.named.iter().any(|one| !reading.is_latest(one.other));
    if foreign || !of_the_measure(&reading, last + 1) {
        return Vec::new();
    }
    let has = |words: &[&str]| (0..first).any(|nth| statement.word(nth, words));
    let away = (value - share).abs();
    // "about nine in ten" is nearer to it than to eight; "nineteen in twenty" is said more exactly.
    let near = Decimal::from(ABOUT).min(Decimal::from(50) / parts + Decimal::ONE);
    let (fits, what) = match () {
        () if has(&["more", "over", "least"]) && !has(&["no"]) => (value >= share, "at least"),
        () if has(&["fewer", "less", "under"]) && !has(&["no"]) => (value < share, "less than"),
        () if has(&["nearly", "almost"]) => (value < share + Decimal::ONE && away <= near + Decimal::TWO, "nearly"),
        () => (away <= near, "about"),
    };
    if fits {
        return Vec::new();
    }
    let words = statement.between(first, last);
    let start = statement.start + statement.tokens[first].start;
    vec![ProseIssue {
        code: Code::ProseAmount,
        at: start..start + words.len(),
        message: format!(
            "\u{201C}{words}\u{201D} would be {what} {}%, but the figure is {}",
            share.normalize(),
            about.print(value)
        ),
        help: "write the share that it is, or the figure".to_owned(),
    }]
}

/// Whether what follows is the measure: all but a few of its words are of the name, and half of the name is there.
fn of_the_measure(reading: &Reading, from: usize) -> bool {
    let statement = reading.statement;
    let (mut own, mut others) = (Vec::new(), 0);
    for nth in from..statement.tokens.len() {
        let token = &statement.tokens[nth];
        let word = token.low.as_str();
        let named = reading.is_named(nth);
        let beside = is_filler(word) || HELPS.contains(&word);
        if !token.is_word() || named || beside && !reading.name.tells(word) {
        } else if reading.name.tells(word) {
            own.push(word);
        } else {
            others += 1;
        }
    }
    own.sort_unstable();
    own.dedup();
    let counted = own.len() > 1 && others == 0 && own.iter().any(|word| reading.name.is_noun(word));
    counted || others <= 1 && own.len() * 2 >= reading.name.length()
}

/// "nine in ten", "three quarters of", "half of", near the beginning: its tokens, how much it is in per cent, and of how many
/// parts it speaks.
fn share(statement: &ProseStatement) -> Option<(usize, usize, Decimal, Decimal)> {
    let number = |nth: usize| {
        statement.tokens.get(nth).and_then(|token| token.value.filter(|_| !token.percent && !token.pounds))
    };
    for at in 0..statement.tokens.len().min(5) {
        let of = if statement.word(at + 1, &["in"]) {
            Some((at, at + 2))
        } else if statement.stands(at + 1, &["out", "of"]) {
            Some((at, at + 3))
        } else {
            None
        };
        if let Some((first, last)) = of
            && let Some((part, whole)) = number(first).zip(number(last))
            && part < whole
            && whole <= Decimal::from(20)
        {
            return Some((first, last, part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1), whole));
        }
        let words: [(&[&str], i64); 12] = [
            (&["three", "quarters", "of"], 75),
            (&["two", "thirds", "of"], 67),
            (&["a", "third", "of"], 33),
            (&["one", "third", "of"], 33),
            (&["a", "quarter", "of"], 25),
            (&["one", "quarter", "of"], 25),
            (&["a", "fifth", "of"], 20),
            (&["four", "fifths", "of"], 80),
            (&["a", "tenth", "of"], 10),
            (&["nine", "tenths", "of"], 90),
            (&["half", "of"], 50),
            (&["half", "the"], 50),
        ];
        if let Some((words, share)) = words.iter().find(|(words, _)| statement.stands(at, words)) {
            return Some((at, at + words.len() - 2, Decimal::from(*share), Decimal::TEN));
        }
    }
    None
}
