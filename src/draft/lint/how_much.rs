//! How much a claim says the figure changed: "3.6 percentage points", "five fewer", "by a third", "doubled".

use rust_decimal::Decimal;

use super::amount::{Amount, Exactly, Measured};
use super::lexicon::{Form, WordRelation};
use super::reading::Reading;
use crate::figures::measure::Unit;

const HEDGES: [&str; 14] = [
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "nearly",
    "almost",
    "just",
    "over",
    "under",
    "more",
    "less",
    "fewer",
    "only",
];

/// The amount that goes with a word of direction.
pub fn amount(reading: &Reading, at: usize, says: WordRelation, counting: bool) -> Option<Amount> {
    let statement = reading.statement;
    let whole = |value: i64| Some(share((at, at), value.into(), Exactly::Near));
    match statement.tokens[at].low.as_str() {
        "doubled" => return whole(100),
        "trebled" | "tripled" => return whole(200),
        "halved" => return whole(50),
        _ => {}
    }
    match says.form {
        Form::Comparative | Form::Side => before(reading, at, counting),
        Form::Verb | Form::Noun => behind(reading, at, says.form, counting).or_else(|| before(reading, at, counting)),
    }
}

/// "3.6 percentage points lower", "29 more", "1.4 days above", "a third lower".
fn before(reading: &Reading, at: usize, counting: bool) -> Option<Amount> {
    let statement = reading.statement;
    let unit = [
        "percentage",
        "points",
        "point",
        "per",
        "cent",
        "percent",
        "days",
        "day",
        "hours",
        "hour",
        "weeks",
        "week",
        "-",
    ];
    let last = (0..at).rev().find(|nth| !statement.word(*nth, &unit))?;
    if let Some((first, value)) = share_up_to(reading, last) {
        return Some(share((first, at - 1), value, hedge(reading, first).1));
    }
    let token = &statement.tokens[last];
    let value = token.value.filter(|_| token.low != "no" && token.low != "none" && !token.text.contains('/'))?;
    // "no 3", "quarter 3 higher"
    let naming = statement.before(last).is_some_and(|word| crate::figures::prose::NAMING.contains(&word.low.as_str()));
    let range = statement.before(last).is_some_and(|word| word.is(&["to", "and", "-", "\u{2013}", "than", "of"]));
    if naming || range || token.text.starts_with(|letter: char| letter.is_ascii_digit()) && !token.figure {
        return None;
    }
    let measured =
        measured(reading, last, counting, statement.tokens.get(at + 1).map_or("", |next| next.low.as_str()))?;
    let (first, exactly) = hedge(reading, last);
    let exactly = if exactly == Exactly::Digits || first < last { exactly } else { Exactly::Digits };
    Some(Amount { at: (first, at - 1), value, step: token.step, measured, exactly })
}

/// A share in words.
fn share(at: (usize, usize), value: Decimal, exactly: Exactly) -> Amount {
    Amount { at, value, step: Decimal::ONE, measured: Measured::PerCent, exactly }
}

/// "by 3.6 percentage points", "of 29", "up 12.0 percentage points", "by nearly a third".
fn behind(reading: &Reading, at: usize, form: Form, counting: bool) -> Option<Amount> {
    let statement = reading.statement;
    let mut nth = at + 1;
    if statement.word(nth, &["slightly", "sharply", "again", "significantly", "further", "steadily"]) {
        nth += 1;
    }
    let led = statement.word(nth, &["by", "of"]);
    nth += usize::from(led);
    let from = nth;
    while statement.word(nth, &HEDGES) || statement.word(nth, &["than"]) && nth > from {
        nth += 1;
    }
    if let Some((last, value)) = led.then(|| share_from(reading, nth)).flatten() {
        let exactly = hedge_between(reading, from, nth, Exactly::Near);
        return Some(share((from, last), value, exactly));
    }
    let token = statement.tokens.get(nth)?;
    let value = token.value.filter(|_| !token.is(&["no", "none"]) && !token.text.contains('/'))?;
    let digits = token.text.starts_with(|letter: char| letter.is_ascii_digit());
    if digits && !token.figure {
        return None;
    }
    let unit_end = unit_end(reading, nth);
    // "fell 77.4%" and "a rise, 3": only with what leads it, or its unit.
    let plain = statement.word(at, &["up", "down"]);
    let bare = (plain || unit_end > nth) && form != Form::Noun;
    if !led && !bare {
        return None;
    }
    let next = statement.tokens.get(unit_end + 1).map_or("", |next| next.low.as_str());
    let measured = measured(reading, nth, counting, next)?;
    Some(Amount {
        at: (nth, unit_end),
        value,
        step: token.step,
        measured,
        exactly: hedge_between(reading, from, nth, Exactly::Digits),
    })
}

/// The last token of the unit behind a number.
fn unit_end(reading: &Reading, nth: usize) -> usize {
    let unit =
        ["percentage", "points", "point", "per", "cent", "percent", "days", "day", "hours", "hour", "weeks", "week"];
    (nth + 1..reading.statement.tokens.len()).take_while(|at| reading.statement.word(*at, &unit)).last().unwrap_or(nth)
}

/// In what the number is; `None` where that is not certain. `next`: the word behind it.
fn measured(reading: &Reading, nth: usize, counting: bool, next: &str) -> Option<Measured> {
    let statement = reading.statement;
    let token = &statement.tokens[nth];
    let indicator = &reading.about.finding.indicator;
    let behind = |words: &[&str]| statement.word(nth + 1, words);
    let nouns = [&indicator.noun, &indicator.out_of].into_iter().flatten().flat_map(|noun| [&noun.one, &noun.many]);
    let counted = nouns.into_iter().any(|noun| noun.to_lowercase().starts_with(next) && next.len() > 2);
    let goes_on = [
        "", "than", "since", "on", "from", "compared", "over", "in", ".", ",", ";", "and", "above", "below", "at",
        "during", "to", ")", "(", "between", "lower", "higher", "this", "last", "which", "or", "the", "but", "against",
    ];
    match (indicator.unit, token.percent, token.pounds) {
        (Unit::Money, false, true) => Some(Measured::Own),
        (_, _, true) => None,
        (Unit::Percent, false, _) if behind(&["percentage", "points", "point"]) => Some(Measured::Own),
        (Unit::Score, false, _) if behind(&["points", "point"]) => Some(Measured::Own),
        _ if behind(&["percentage", "points", "point"]) => None,
        // "5.7% lower" of a percentage is for the check of points.
        (Unit::Percent, true, _) => counting.then_some(Measured::PerCent),
        (_, true, _) => Some(Measured::PerCent),
        (Unit::Percent, ..) if counting || counted => (counting || counted).then_some(Measured::Count),
        (Unit::Percent, ..) => (token.is_measured() && goes_on.contains(&next)).then_some(Measured::Own),
        (Unit::Count, ..) => (counted || goes_on.contains(&next)).then_some(Measured::Own),
        (Unit::Money, ..) => None,
        (Unit::Rate, ..) if counting => Some(Measured::Count),
        (Unit::Rate | Unit::Score | Unit::Time, ..) => {
            let days = behind(&["days", "day", "hours", "hour", "weeks", "week", "minutes", "minute"]);
            (days || goes_on.contains(&next)).then_some(Measured::Own)
        }
    }
}

const SHARES: [(&[&str], i64); 16] = [
    (&["two", "thirds"], 667),
    (&["three", "quarters"], 750),
    (&["two", "fifths"], 400),
    (&["three", "fifths"], 600),
    (&["a", "third"], 333),
    (&["one", "third"], 333),
    (&["a", "quarter"], 250),
    (&["one", "quarter"], 250),
    (&["a", "half"], 500),
    (&["one", "half"], 500),
    (&["a", "fifth"], 200),
    (&["one", "fifth"], 200),
    (&["a", "sixth"], 167),
    (&["an", "eighth"], 125),
    (&["a", "tenth"], 100),
    (&["half"], 500),
];

/// A share in words that begins here, with its last token.
fn share_from(reading: &Reading, nth: usize) -> Option<(usize, Decimal)> {
    let (words, value) = SHARES.iter().find(|(words, _)| reading.statement.stands(nth, words))?;
    let last = nth + words.len() - 1;
    // "half a percentage point", "half of ...", "a quarter of an hour"
    let other = reading.statement.word(last + 1, &["a", "an", "percentage", "of", "point"]);
    (!other).then(|| (last, Decimal::new(*value, 1)))
}

/// A share in words that ends here, with its first token.
fn share_up_to(reading: &Reading, last: usize) -> Option<(usize, Decimal)> {
    SHARES.iter().find_map(|(words, value)| {
        let first = (last + 1).checked_sub(words.len())?;
        reading.statement.stands(first, words).then(|| (first, Decimal::new(*value, 1)))
    })
}

/// The hedge before a number: its first token, and what it leaves of exactness.
fn hedge(reading: &Reading, nth: usize) -> (usize, Exactly) {
    let statement = reading.statement;
    let mut first = nth;
    while first > 0 && (statement.word(first - 1, &HEDGES) || statement.word(first - 1, &["than"])) {
        first -= 1;
    }
    let share = SHARES.iter().any(|(words, _)| statement.stands(nth, words));
    let plain = if share { Exactly::Near } else { Exactly::Digits };
    (first, hedge_between(reading, first, nth, plain))
}

fn hedge_between(reading: &Reading, from: usize, to: usize, plain: Exactly) -> Exactly {
    let has = |words: &[&str]| (from..to).any(|nth| reading.statement.word(nth, words));
    match () {
        () if has(&["just"]) && has(&["over", "under"]) => Exactly::Near,
        () if has(&["more", "over"]) => Exactly::AtLeast,
        () if has(&["less", "fewer", "under"]) => Exactly::AtMost,
        () if has(&["about", "around", "some", "roughly", "approximately", "nearly", "almost", "just"]) => {
            Exactly::Near
        }
        () => plain,
    }
}
