//! A time that a sentence names: by its date, "quarter 2 2019/20", or by how long ago, "the previous quarter", "last year".

use super::mention::Other;
use super::said::About;
use super::statement::ProseStatement;
use super::token::Token;
use crate::figures::measure::{Frequency, MONTHS, Period, YearKind, read_period};

/// `the previous quarter`, `last year`, `the quarterly average`, `the last three quarters`.
pub fn relative(statement: &ProseStatement, at: usize, about: About) -> Option<(Other, usize)> {
    let steps = ["quarters", "months", "years"];
    let indicator = &about.finding.indicator;
    if statement.word(at, &["past", "last", "previous", "preceding"])
        && let Some(many) = statement.tokens.get(at + 1).and_then(|token| token.value)
        && statement.word(at + 2, &steps)
    {
        let months = match statement.tokens[at + 2].low.as_str() {
            "quarters" => 3,
            "months" => 1,
            _ => 12,
        };
        let back = i32::try_from(many).ok()?.checked_mul(months)?;
        return Some((Other::Ago(about.latest()?.period.moved(-back)), at + 3));
    }
    if statement.stands(at, &["quarterly", "average"]) {
        return Some((Other::Average, at + 2));
    }
    let yearly = indicator.frequency == Frequency::Annual;
    let year = |to| Some((if yearly { Other::Previous } else { Other::LastYear }, to));
    for words in [
        &["over", "the", "year"][..],
        &["over", "the", "past", "year"],
        &["over", "the", "last", "year"],
        &["year", "on", "year"],
    ] {
        if statement.stands(at, words) {
            return year(at + words.len());
        }
    }
    for words in
        [&["last", "year"][..], &["previous", "year"], &["year", "before"], &["year", "ago"], &["year", "earlier"]]
    {
        if statement.stands(at, words) {
            return year(at + 2);
        }
    }
    let earlier = statement.word(at, &["previous", "preceding", "last"]);
    let what = ["quarter", "month", "period", "figure", "report", "reported"];
    if earlier && statement.word(at + 1, &what) {
        return Some((Other::Previous, at + 2));
    }
    // "lower than previous"
    let alone = statement.word(at, &["previous", "before", "previously"]);
    // "than before the pandemic" is another time.
    let ends = statement.tokens.get(at + 1).is_none_or(|next| !next.is_word() || next.is(&["and", "but", "which"]));
    (alone && ends && statement.before(at).is_some_and(|before| before.is(&["than", "as"])))
        .then_some((Other::Previous, at + 1))
}

/// A period by its date: `quarter 2`, `Q2 2019/20`, `December 2019`, `2018/19`, `2018`.
pub fn dated(statement: &ProseStatement, at: usize, kind: YearKind, report: Option<Period>) -> Option<(Period, usize)> {
    let token = statement.tokens.get(at)?;
    let next = |nth: usize| statement.tokens.get(at + nth);
    let read = |label: &str| read_period(label, kind).ok().map(|(period, _)| period);
    let short = token.low.strip_prefix('q').filter(|number| matches!(*number, "1" | "2" | "3" | "4"));
    let quarter = if token.is(&["quarter"]) { next(1).map(|number| number.low.as_str()) } else { short };
    if let Some(number) = quarter.filter(|number| matches!(*number, "1" | "2" | "3" | "4")) {
        let to = at + if short.is_some() { 1 } else { 2 };
        return match statement.tokens.get(to).filter(|year| is_years(year)) {
            Some(year) => Some((read(&format!("quarter {number} {}", year.text))?, to + 1)),
            None => of_the_report(statement, number.parse().ok()?, to, report?),
        };
    }
    if token.is(&["autumn", "spring", "summer"]) && statement.stands(at + 1, &["term", "of", "the"]) {
        let academic = next(4).is_some_and(is_years) && statement.stands(at + 5, &["academic", "year"]);
        return academic
            .then(|| read(&format!("{} term {}", token.text, next(4)?.text)))
            .flatten()
            .map(|term| (term, at + 7));
    }
    if is_month(token) {
        // "December 2019 to February 2020" has a year in the middle.
        let two_years =
            next(1).is_some_and(is_year) && statement.word(at + 2, &["to"]) && next(3).is_some_and(is_month);
        let end = if two_years {
            5
        } else if statement.word(at + 1, &["to"]) {
            4
        } else {
            2
        };
        let label: Vec<&str> = statement.tokens[at..].iter().take(end).map(|token| token.text).collect();
        let whole = label.len() == end && next(end - 1).is_some_and(is_year);
        return if whole {
            read(&label.join(" ")).map(|period| (period, at + end))
        } else {
            bare_month(statement, at, report?).map(|period| (period, at + 1))
        };
    }
    // "in 2018 to 2020" is of three years; "from 2018 to 2020" says when it began and ended.
    let is_one = |one: &Token| is_years(one) || is_year(one);
    let is_apart = statement.before(at).is_some_and(|before| before.is(&["from", "between"]));
    if is_one(token) && !is_apart && statement.word(at + 1, &["to"]) && next(2).is_some_and(is_one) {
        let stretch = read(&format!("{} to {}", token.text, next(2)?.text));
        if let Some(stretch) = stretch {
            return Some((stretch, at + 3));
        }
    }
    if is_years(token) {
        let academic = statement.stands(at + 1, &["academic", "year"]);
        let label = if academic { format!("{} academic year", token.text) } else { token.text.to_owned() };
        return Some((read(&label)?, at + if academic { 3 } else { 1 }));
    }
    if token.is(&["year"]) && statement.word(at + 1, &["ending"]) && next(3).is_some_and(is_year) {
        return Some((read(&format!("year ending {} {}", next(2)?.text, next(3)?.text))?, at + 4));
    }
    let day = statement.before(at).is_some_and(is_month);
    (is_year(token) && !day).then(|| read(token.text)).flatten().map(|period| (period, at + 1))
}

/// A quarter by its number: the report's year's, or the one before where that has not come yet.
pub fn last_quarter(number: i32, report: Period) -> Option<Period> {
    let own = Period::quarter(report.financial_year_of(), number)?;
    Some(if own.end() > report.end() { own.year_before() } else { own })
}

/// A quarter without its year: the report's, the one before where that has not come yet, or "quarter 3 of last year".
fn of_the_report(statement: &ProseStatement, number: i32, to: usize, report: Period) -> Option<(Period, usize)> {
    let own = Period::quarter(report.financial_year_of(), number)?;
    let of = usize::from(statement.word(to, &["of"]));
    let of = of + usize::from(of == 1 && statement.word(to + 1, &["the"]));
    if statement.word(to + of, &["last", "previous"]) && statement.word(to + of + 1, &["year"]) {
        return Some((own.year_before(), to + of + 2));
    }
    Some((last_quarter(number, report)?, to))
}

/// "in March": the last one up to the report's end.
fn bare_month(statement: &ProseStatement, at: usize, report: Period) -> Option<Period> {
    let before = ["in", "since", "of", "during", "from", "and", "than", "between", "with", "on"];
    let timed = statement.before(at).is_some_and(|word| word.is(&before));
    let day = statement.tokens.get(at + 1).is_some_and(|next| next.figure) || statement.word(at + 1, &["to"]);
    if !timed || day || !statement.tokens[at].text.starts_with(char::is_uppercase) {
        return None;
    }
    let nth = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(statement.tokens[at].text))?;
    let nth = i32::try_from(nth).ok()? + 1;
    (0..2).filter_map(|back| Period::month(report.end() / 12 - back, nth)).find(|period| period.end() <= report.end())
}

pub fn is_month(token: &Token) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(token.text))
}

/// `2019`
fn is_year(token: &Token) -> bool {
    token.text.len() == 4 && !token.figure && token.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2019/20`, `2019-20`
fn is_years(token: &Token) -> bool {
    let parts: Vec<&str> = token.text.split(['/', '-', '\u{2013}']).collect();
    parts.len() == 2 && parts[0].len() == 4 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}
