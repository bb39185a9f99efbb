//! `prose-agreement`: number and noun, noun and verb.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::Noun;

use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;

/// Nouns of every report, one and many.
const NOUNS: [(&str, &str); 22] = [
    ("young person", "young people"),
    ("percentage point", "percentage points"),
    ("person", "people"),
    ("child", "children"),
    ("adult", "adults"),
    ("pupil", "pupils"),
    ("school", "schools"),
    ("family", "families"),
    ("case", "cases"),
    ("plan", "plans"),
    ("assessment", "assessments"),
    ("measure", "measures"),
    ("indicator", "indicators"),
    ("complaint", "complaints"),
    ("visit", "visits"),
    ("authority", "authorities"),
    ("council", "councils"),
    ("month", "months"),
    ("quarter", "quarters"),
    ("year", "years"),
    ("week", "weeks"),
    ("day", "days"),
];

/// Verbs, one and many.
const VERBS: [(&str, &str); 7] = [
    ("was", "were"),
    ("is", "are"),
    ("has", "have"),
    ("shows", "show"),
    ("provides", "provide"),
    ("remains", "remain"),
    ("does", "do"),
];

/// Checks every number with what it counts, and its verb.
pub fn agreement(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let numbers: Vec<(usize, Decimal)> =
        (0..statement.tokens.len()).filter_map(|at| Some((at, counts(statement, at)?))).collect();
    let nouns = if numbers.is_empty() { Vec::new() } else { nouns(said) };
    let mut found = Vec::new();
    for (at, value) in numbers {
        let one = value == Decimal::ONE;
        match noun_at(statement, at + 1, &nouns) {
            Some((noun, is_one, to)) if is_one != one => {
                let right = if one { &noun.one } else { &noun.many };
                if fits(statement, at, to, is_one) {
                    found.push(issue(statement, at, to, "noun", format!("{} {right}", statement.tokens[at].text)));
                }
            }
            noun => {
                let to = noun.map_or(at + 1, |(.., to)| to);
                found.extend(verb(statement, at, to, one));
            }
        }
    }
    found
}

/// Ours, the longest first: `child protection plan` before `child`.
fn nouns(said: &Said) -> Vec<Noun> {
    let own = said.about.iter().flat_map(|about| {
        let indicator = &about.finding.indicator;
        [indicator.noun.clone(), indicator.out_of.clone()].into_iter().flatten()
    });
    let known = NOUNS.iter().map(|(one, many)| Noun { one: (*one).into(), many: (*many).into() });
    let mut nouns: Vec<Noun> = own.chain(known).collect();
    nouns.sort_by_key(|noun| std::cmp::Reverse(noun.many.len()));
    nouns
}

/// What a number counts: whole figures that are not a percentage, money, date or name.
fn counts(statement: &ProseStatement, at: usize) -> Option<Decimal> {
    let token = &statement.tokens[at];
    let value = token.value.filter(|_| !token.percent && !token.pounds)?;
    let digits = token.text.starts_with(|letter: char| letter.is_ascii_digit());
    let naming =
        statement.before(at).is_some_and(|before| crate::figures::prose::NAMING.contains(&before.low.as_str()));
    // "one of", "no more than", "one in three", "aged 10 to 17"
    let other = statement.word(at + 1, &["of", "in", "to", "or", "more", "fewer", "less"]);
    ((!digits || token.figure) && !naming && !other && !token.is(&["none"]) && !token.text.contains('-'))
        .then_some(value)
}

/// The noun that is here: itself, whether it is one, and the token behind it.
fn noun_at<'a>(statement: &ProseStatement, at: usize, nouns: &'a [Noun]) -> Option<(&'a Noun, bool, usize)> {
    nouns.iter().find_map(|noun| {
        [(&noun.many, false), (&noun.one, true)].into_iter().find_map(|(words, is_one)| {
            let low = words.to_lowercase();
            let words: Vec<&str> = low.split_whitespace().collect();
            let same = noun.one == noun.many;
            (!same && !words.is_empty() && statement.stands(at, &words)).then_some((noun, is_one, at + words.len()))
        })
    })
}

/// Whether the noun ends there: "28 child protection plans" and "a 2 percentage point fall" count something else.
fn fits(statement: &ProseStatement, at: usize, to: usize, is_one: bool) -> bool {
    let Some(next) = statement.tokens.get(to) else { return true };
    let no = statement.word(at, &["no"]);
    let article = statement.before(at).is_some_and(|before| before.is(&["a", "an", "the", "this", "each", "per"]));
    let ends = [
        "was", "were", "is", "are", "has", "have", "had", "in", "of", "at", "who", "which", "that", "and", "or", "on",
        "but", "with", "from", "lower", "higher", "more", "fewer", "less", "better", "worse", "above", "below", "than",
        "for", "to", "by", "since", "during", "aged", "show", "shows", "provide", "provides", "remain", "remains",
    ];
    !no && (!next.is_word() && next.text != "-" || next.is(&ends)) && !(is_one && article)
}

/// "28 children was", "18 has improved": where the number opens its clause, the verb behind it is its own.
fn verb(statement: &ProseStatement, at: usize, to: usize, one: bool) -> Option<ProseIssue> {
    if let Some(issue) = there_was(statement, at, to, one) {
        return Some(issue);
    }
    let opens = statement.before(at).is_none_or(|before| before.is(&[",", ";", ":", "and", "but"]));
    let no = statement.word(at, &["no"]);
    let bare = to == at + 1;
    // "the figures of 2018 and 28 was": a bare number is a subject only beside others of its kind, or at the beginning.
    if !opens || no && bare || bare && statement.tokens[at].text.contains('.') {
        return None;
    }
    let verb = statement.tokens.get(to)?;
    let (is_one, right) = VERBS.iter().find_map(|(single, plural)| match verb.low.as_str() {
        word if word == *single => Some((true, *plural)),
        word if word == *plural => Some((false, *single)),
        _ => None,
    })?;
    if is_one == one || no {
        return None;
    }
    Some(issue(statement, at, to + 1, "verb", format!("{} {right}", statement.between(at, to - 1))))
}

/// "There was 61 casualties"
fn there_was(statement: &ProseStatement, at: usize, to: usize, one: bool) -> Option<ProseIssue> {
    let verb = at.checked_sub(1)?;
    let there = at >= 2 && statement.word(at - 2, &["there"]);
    let (is_one, right) = VERBS.iter().find_map(|(single, plural)| match statement.tokens[verb].low.as_str() {
        word if word == *single => Some((true, *plural)),
        word if word == *plural => Some((false, *single)),
        _ => None,
    })?;
    // "There was 20 mph zoning": only before a noun that shows its number.
    let many =
        to > at + 1 || statement.tokens.get(at + 1).is_some_and(|noun| noun.low.len() > 3 && noun.low.ends_with('s'));
    (there && is_one != one && !statement.word(at, &["no"]) && (many || one))
        .then(|| issue(statement, verb, at + 1, "verb", format!("{right} {}", statement.tokens[at].text)))
}

fn issue(statement: &ProseStatement, at: usize, to: usize, what: &str, right: String) -> ProseIssue {
    let words = statement.between(at, to - 1);
    let start = statement.tokens[at].start + statement.start;
    ProseIssue {
        code: Code::ProseAgreement,
        at: start..start + words.len(),
        message: format!("\u{201C}{words}\u{201D}: number and {what} do not agree"),
        help: format!("write \u{201C}{right}\u{201D}"),
    }
}
