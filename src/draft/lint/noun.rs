//! A noun of direction, "the decline", "a rise of 3.6 percentage points": whether it is of the figure, and as what it
//! stands in its clause.

use super::claim::Subject;
use super::reading::Reading;
use super::subject::named_by;
use super::wording::hopes;

/// Verbs behind which "a rise" is what became of the figure.
const BECOMES: [&str; 26] = [
    "is",
    "was",
    "are",
    "were",
    "been",
    "represents",
    "represented",
    "representing",
    "shows",
    "showed",
    "show",
    "saw",
    "seen",
    "records",
    "recorded",
    "marks",
    "marked",
    "be",
    "as",
    "remains",
    "had",
    "has",
    "experienced",
    "reports",
    "reported",
    "registered",
];

/// Words between the article and the noun that leave its meaning.
const KEEPS: [&str; 49] = [
    "slight",
    "small",
    "large",
    "big",
    "further",
    "significant",
    "steady",
    "sharp",
    "marked",
    "clear",
    "third",
    "second",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "first",
    "annual",
    "quarterly",
    "percentage",
    "point",
    "per",
    "cent",
    "modest",
    "welcome",
    "recent",
    "latest",
    "overall",
    "considerable",
    "substantial",
    "continued",
    "continuing",
    "noticeable",
    "gradual",
    "real",
    "net",
    "-",
    "marginal",
    "slow",
    "rapid",
    "encouraging",
    "worrying",
    "disappointing",
    "successive",
    "consecutive",
    "statistically",
];

/// Words behind the noun that make it another's, or one that did not come.
const QUALIFIES: [&str; 15] = [
    "that", "which", "who", "expected", "seen", "planned", "needed", "required", "for", "among", "at", "between",
    "where", "forecast", "there",
];

/// What a noun of direction is of; `None` where it is no claim.
pub fn noun_subject(reading: &Reading, at: usize) -> Option<Subject> {
    let statement = reading.statement;
    let of = modified(reading, at)?;
    let first = (0..at)
        .rev()
        .take_while(|nth| {
            let token = &statement.tokens[*nth];
            token.is(&KEEPS) || token.figure
        })
        .last()
        .unwrap_or(at);
    let article =
        first.checked_sub(1).filter(|nth| statement.word(*nth, &["a", "an", "the", "this", "that", "another", "no"]));
    let head = article.unwrap_or(first);
    let before = head.checked_sub(1);
    let here = reading.clause(at);
    if hopes(statement, &reading.own, here.from, at) {
        return None;
    }
    let becomes = before.filter(|nth| *nth >= here.from && statement.word(*nth, &BECOMES));
    if let Some(verb) = becomes {
        let subject = match reading.subject(at) {
            Subject::There => Subject::Figure,
            Subject::Council
                if statement.word(verb, &["saw", "seen", "had", "has", "reported", "recorded", "reports"]) =>
            {
                Subject::Unknown
            }
            other => other,
        };
        return Some(if of == Subject::Figure { subject } else { of }).filter(|found| *found != Subject::Else);
    }
    // "The fall of 4.0 percentage points is explained by ..."
    let opens = head == here.from && here.opener.is_none();
    // "An improvement on quarter 2 is welcome"
    let dated = reading.named.iter().any(|one| one.from == at + 2) && statement.word(at + 1, &["on", "since", "from"]);
    let definite = dated || article.is_some_and(|nth| statement.word(nth, &["the", "this", "that"]));
    let waits = (at + 1..(at + 12).min(statement.tokens.len())).any(|nth| {
        let predicate = statement.word(nth, &["is", "was", "has", "were", "are"]);
        let next =
            ["not", "expected", "planned", "likely", "unlikely", "hoped", "budgeted", "forecast", "needed", "due"];
        predicate && statement.word(nth + 1, &next) && !statement.word(nth + 2, &["statistically", "significant", "to"])
    });
    (opens && definite && !waits).then_some(of)
}

/// What the words behind it say that it is of: "in the number of assessments", "in demand", "of staff".
fn modified(reading: &Reading, at: usize) -> Option<Subject> {
    let statement = reading.statement;
    let next = |words: &[&str]| statement.word(at + 1, words);
    if next(&QUALIFIES) {
        return None;
    }
    if next(&["of"]) {
        let amount = statement.tokens.get(at + 2).is_some_and(|token| token.value.is_some() || token.text == "-");
        let share = (at + 2..at + 6).any(|nth| {
            statement.word(
                nth,
                &["third", "quarter", "half", "fifth", "tenth", "just", "about", "around", "almost", "nearly", "some"],
            )
        });
        if amount || share {
            return in_what(reading, at + 2);
        }
        // "The growth of the list"
        let ends = |nth: &usize| statement.word(*nth, &["is", "was", "has", "since", "by", "and", ",", ".", "in"]);
        let end = (at + 2..statement.tokens.len()).find(ends).unwrap_or(statement.tokens.len());
        let of = named_by(statement, at + 2..end, reading.about, &reading.name);
        return matches!(of, Subject::Figure | Subject::Counting).then_some(of);
    }
    in_what(reading, at + 1)
}

/// The first "in ..." within a few words: the figure's own, or a time.
fn in_what(reading: &Reading, from: usize) -> Option<Subject> {
    let statement = reading.statement;
    let stops = [
        "since", "on", "from", "compared", "is", "was", "has", "reflects", "follows", "moves", ",", ".", "than",
        "means",
    ];
    let end = (from..statement.tokens.len()).find(|nth| statement.word(*nth, &stops)).unwrap_or(statement.tokens.len());
    let Some(at) = (from..end.min(from + 5)).find(|nth| statement.word(*nth, &["in"])) else {
        return Some(Subject::Figure);
    };
    let times = ["quarter", "quarters", "year", "period", "month", "months", "row"];
    let time = (at + 1..(at + 4).min(statement.tokens.len())).find(|nth| statement.word(*nth, &times));
    let dated = reading.named.iter().find(|one| one.from == at + 1);
    if let Some(one) = dated {
        return reading.is_latest(one.other).then_some(Subject::Figure);
    }
    let earlier = ["last", "previous", "next", "earlier", "autumn", "summer", "spring", "winter"];
    if (at + 1..at + 4).any(|nth| statement.word(nth, &earlier)) {
        return None;
    }
    if time.is_some() {
        return Some(Subject::Figure);
    }
    match named_by(statement, at + 1..end, reading.about, &reading.name) {
        found @ (Subject::Figure | Subject::Counting) => Some(found),
        _ => None,
    }
}
