//! What the pieces of a label name: a year, a quarter, a month, a day, and words that say what kind of time is meant.

use super::period_tokens::{Token, month_number, number_word, ordinal_word};
use super::{ReleaseStatus, Term};

/// What a few pieces of a label name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `31/12/2024`: year, month, day.
    Day(i32, i32, i32),
    /// `1 April`: month, day.
    DayOfMonth(i32, i32),
    /// `December 2024`: year, month.
    MonthYear(i32, i32),
    /// `December`
    Month(i32),
    /// `2024/25`: the year in which it begins.
    Split(i32),
    /// `201112`, which is 2011/12 as the department writes it, and December 2011 as others do.
    SplitOrMonth(i32),
    /// `2024`
    Calendar(i32),
    /// `24`, which alone is no year.
    Short(i32),
    /// `2014-16`
    Years(i32, i32),
    /// `Q3`
    Quarter(i32),
    /// `Q1-3`
    Quarters(i32, i32),
    /// `H1`
    Half(i32),
    /// `P9`, `month 9`: a month of the financial year.
    Nth(i32),
    /// `autumn term`
    Term(Term),
    /// `to`, or a dash.
    To,
    /// A dash that may part as well as lead on.
    Dash,
    /// A word about the rest.
    Said(Said),
}

/// A word about the rest of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// `YTD`, `year to date`, `cumulative`.
    ToDate,
    /// `2024/25 to date`, which says no end.
    SoFar,
    /// `to end` of something: since the year began.
    ToEnd,
    /// `rolling 12 months`.
    Rolling,
    /// `quarter ending`, `6 months to`: so many months.
    Last(i32),
    /// `year ending`.
    YearEnding,
    /// `year`, `full year`.
    WholeYear,
    /// `financial year`, `FY`.
    Financial,
    /// `academic year`.
    Academic,
    /// `calendar year`.
    Calendar,
    /// `reporting year`.
    Reporting,
    /// `end`, `from`: nothing that matters.
    Nothing,
    /// `week`, which no period is made of.
    Week,
    /// `previous`
    Undated,
    /// `provisional`
    Standing(ReleaseStatus),
}

/// What a label names, in its order. `None` where a piece of it means nothing.
pub fn parts(tokens: &[Token]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = tokens;
    while !rest.is_empty() {
        let (part, length) = day(rest)
            .or_else(|| month_and_year(rest))
            .or_else(|| years(rest))
            .or_else(|| counted(rest))
            .or_else(|| said(rest))
            .or_else(|| single(rest))?;
        parts.push(part);
        rest = &rest[length..];
    }
    Some(parts)
}

/// A year of two digits is of this century, or of the end of the last.
fn full_year(year: i32, digits: usize) -> i32 {
    match digits {
        2 if year >= 80 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    }
}

fn day(rest: &[Token]) -> Option<(Part, usize)> {
    use Token::{Dash, Dot, Number, Slash, Word};
    match *rest {
        // Midnight is how a date without a time is exported.
        [Number(y, 4), first, Number(m @ 1..=12, 1 | 2), second, Number(d @ 1..=31, 1 | 2), ref after @ ..]
            if first == second && matches!(first, Dash | Slash | Dot) =>
        {
            Some((Part::Day(y, m, d), 5 + midnight(after)))
        }
        [Number(d, 1 | 2), Slash, Number(m, 1 | 2), Slash, Number(y, 2 | 4), ref after @ ..]
        | [Number(d, 1 | 2), Dash, Number(m, 1 | 2), Dash, Number(y, 2 | 4), ref after @ ..]
        | [Number(d, 1 | 2), Dot, Number(m, 1 | 2), Dot, Number(y, 2 | 4), ref after @ ..] => {
            let Number(_, digits) = rest[4] else { return None };
            Some((Part::Day(full_year(y, digits), m, d), 5 + midnight(after)))
        }
        [Number(d, 1 | 2), ref after @ ..] => {
            let (after, suffix): (&[Token], usize) = match after {
                [Word("st" | "nd" | "rd" | "th"), after @ ..] => (after, 1),
                after => (after, 0),
            };
            let (after, dash) = past_dash(after);
            let [Word(name), after @ ..] = after else { return None };
            let month = month_number(name)?;
            match year_after(after) {
                Some((year, length)) => Some((Part::Day(year, month, d), 2 + suffix + dash + length)),
                // "1 April to ..." is the beginning of a stretch.
                None => (dash == 0).then_some((Part::DayOfMonth(month, d), 2 + suffix)),
            }
        }
        // As Americans write it.
        [Word(name), Number(d, 1 | 2), Word("st" | "nd" | "rd" | "th"), Number(y, 4), ..] => {
            Some((Part::Day(y, month_number(name)?, d), 4))
        }
        [Word(name), Number(d, 1 | 2), Number(y, 4), ..] => Some((Part::Day(y, month_number(name)?, d), 3)),
        _ => None,
    }
}

/// How many pieces a time of midnight has.
fn midnight(after: &[Token]) -> usize {
    use Token::{Number, Word};
    let (skipped, after): (usize, &[Token]) = match after {
        [Word("t"), after @ ..] => (1, after),
        after => (0, after),
    };
    let zeros = after.iter().take_while(|token| matches!(token, Number(0, 2))).count();
    if zeros >= 2 { skipped + zeros } else { 0 }
}

fn past_dash<'a, 'b>(rest: &'a [Token<'b>]) -> (&'a [Token<'b>], usize) {
    match rest {
        [Token::Dash | Token::Slash, after @ ..] => (after, 1),
        rest => (rest, 0),
    }
}

/// The year behind the name of a month, with how many pieces it has: no first half of `2024/25`, and no day before another month.
fn year_after(after: &[Token]) -> Option<(i32, usize)> {
    let (year, dash) = past_dash(after);
    let [Token::Number(year, digits @ (2 | 4)), ref behind @ ..] = *year else { return None };
    let day = digits == 2 && matches!(behind, [Token::Word(word), ..] if month_number(word).is_some());
    (!day && !is_first_half(year, digits, behind)).then_some((full_year(year, digits), 1 + dash))
}

/// Whether a number is the first half of `2024/25`.
fn is_first_half(from: i32, digits: usize, after: &[Token]) -> bool {
    use Token::{Dash, Number, Slash};
    match *after {
        [Slash | Dash, Number(to, 2), ..] => (from + 1) % 100 == to,
        [Slash | Dash, Number(to, 4), ..] => digits == 4 && from + 1 == to,
        _ => false,
    }
}

fn month_and_year(rest: &[Token]) -> Option<(Part, usize)> {
    use Token::{Dash, Dot, Number, Slash, Word};
    match *rest {
        [Word(name), ref after @ ..] if month_number(name).is_some() => {
            let month = month_number(name)?;
            Some(match year_after(after) {
                Some((year, length)) => (Part::MonthYear(year, month), 1 + length),
                None => (Part::Month(month), 1),
            })
        }
        [Number(y, 4), Dash | Slash, Word(name), ..] => Some((Part::MonthYear(y, month_number(name)?), 3)),
        [Number(y, 4), Word(name), ..] => Some((Part::MonthYear(y, month_number(name)?), 2)),
        // A spreadsheet's "12/2019".
        [Number(m @ 1..=12, 1 | 2), Slash | Dash | Dot, Number(y, 4), ..] => Some((Part::MonthYear(y, m), 3)),
        _ => None,
    }
}

fn years(rest: &[Token]) -> Option<(Part, usize)> {
    use Token::{Dash, Number};
    match *rest {
        [Number(from, digits @ (2 | 4)), ref after @ ..] if is_first_half(from, digits, after) => {
            Some((Part::Split(full_year(from, digits)), 3))
        }
        // "2014-16"; "2019-12" is a month.
        [Number(from, 4), Dash, Number(to, 2), ..] if to > from % 100 => {
            Some((Part::Years(from, from - from % 100 + to), 3))
        }
        [Number(y, 4), Dash, Number(m @ 1..=12, 2), ..] => Some((Part::MonthYear(y, m), 3)),
        // The department's "202425", and "202412" of others.
        [Number(both, 6), ..] => {
            let (from, to) = (both / 100, both % 100);
            match ((from + 1) % 100 == to, (1..=12).contains(&to)) {
                (true, true) => Some((Part::SplitOrMonth(from), 1)),
                (true, false) => Some((Part::Split(from), 1)),
                (false, true) => Some((Part::MonthYear(from, to), 1)),
                (false, false) => None,
            }
        }
        [Number(year, 4), ..] => Some((Part::Calendar(year), 1)),
        [Number(year, 2), ..] if year > 12 => Some((Part::Short(year), 1)),
        _ => None,
    }
}

/// Quarters, halves, months by their number and terms.
fn counted(rest: &[Token]) -> Option<(Part, usize)> {
    use Token::{Dash, Number, Word};
    let made = |word: &str, number: i32| match word {
        "q" | "qtr" | "quarter" | "quarters" | "qtrs" | "qu" => Some(Part::Quarter(number)),
        "h" | "half" | "hy" => Some(Part::Half(number)),
        "p" | "period" | "pd" | "m" | "month" | "mth" => Some(Part::Nth(number)),
        _ => None,
    };
    match *rest {
        [Word("q" | "quarter" | "quarters" | "qtrs"), Number(from, 1), Dash | Word("to"), Number(to, 1), ..] => {
            Some((Part::Quarters(from, to), 4))
        }
        [Word(season), Word("term"), ..] => Some((Part::Term(Term::read(season)?), 2)),
        [Word("half"), Word("year" | "yearly"), Number(number, 1), ..] => Some((Part::Half(number), 3)),
        [Word(word), Number(number, 1 | 2), ref after @ ..] if !is_first_half(number, 2, after) => {
            Some((made(word, number)?, 2))
        }
        [Word(word), Dash, Number(number, 1), ..] => Some((made(word, number)?, 3)),
        [Word(word), Word(number), ..] if number_word(number).is_some() => Some((made(word, number_word(number)?)?, 2)),
        [Word(ordinal), Word(word), ref after @ ..] if ordinal_word(ordinal).is_some() => {
            // "First half year" is "first half".
            let year = usize::from(word == "half" && matches!(after, [Word("year"), ..]));
            Some((made(word, ordinal_word(ordinal)?)?, 2 + year))
        }
        [Number(number, 1), Word("st" | "nd" | "rd" | "th"), Word(word), ref after @ ..] => {
            let year = usize::from(word == "half" && matches!(after, [Word("year"), ..]));
            Some((made(word, number)?, 3 + year))
        }
        _ => None,
    }
}

fn said(rest: &[Token]) -> Option<(Part, usize)> {
    use Token::{Number, Slash, Word};
    let (word, length) = match *rest {
        [Word("year"), Word("to"), Word("date"), ..] => (Said::ToDate, 3),
        [Word("to"), Word("date"), ..] => (Said::SoFar, 2),
        [Word("ytd" | "cumulative" | "cum"), ..] => (Said::ToDate, 1),
        [Word("w"), Slash, Word("e" | "c"), ..] => (Said::Week, 3),
        [Word("week" | "weeks" | "weekly" | "wk" | "wks" | "we" | "wc"), ..] => (Said::Week, 1),
        [Word("y"), Slash, Word("e"), ..] => (Said::YearEnding, 3),
        [Word("ye"), ..] => (Said::YearEnding, 1),
        [Word("year" | "yr" | "annual"), Word("ending" | "ended" | "to"), ..] => (Said::YearEnding, 2),
        [Word("year" | "yr"), Word("end"), ..] => (Said::YearEnding, 2),
        [Word("end"), Word("year" | "yr"), ..] => (Said::WholeYear, 2),
        [Word("rolling"), Word("year" | "annual"), Word("ending" | "ended" | "to" | "end"), ..] => (Said::Rolling, 3),
        [Word("rolling"), Word("year" | "annual"), ..] => (Said::Rolling, 2),
        [Word("rolling"), ref after @ ..] => (Said::Rolling, 1 + twelve(after).unwrap_or(0)),
        [Number(12, 2) | Word("twelve"), ..] => (Said::Rolling, twelve(rest)?),
        [Word("month"), Word("ending" | "ended" | "to"), ..] => (Said::Last(1), 2),
        [Word("quarter" | "qtr"), Word("ending" | "ended" | "to" | "end"), ..] => (Said::Last(3), 2),
        [Number(months @ 2..=11, 1 | 2), Word("months" | "mths" | "mth"), Word("ending" | "ended" | "to"), ..] => {
            (Said::Last(months), 3)
        }
        [Word("three"), Word("months"), Word("ending" | "ended" | "to"), ..] => (Said::Last(3), 3),
        [Word("six"), Word("months"), Word("ending" | "ended" | "to"), ..] => (Said::Last(6), 3),
        [Word("financial" | "fiscal"), Word("year" | "yr"), ..] => (Said::Financial, 2),
        [Word("financial" | "fiscal" | "fy"), ..] => (Said::Financial, 1),
        [Word("academic" | "school"), Word("year" | "yr"), ..] => (Said::Academic, 2),
        [Word("academic" | "ay"), ..] => (Said::Academic, 1),
        [Word("calendar"), Word("year" | "yr"), ..] => (Said::Calendar, 2),
        [Word("calendar" | "cy"), ..] => (Said::Calendar, 1),
        [Word("reporting"), Word("year" | "yr"), ..] => (Said::Reporting, 2),
        [Word("full" | "whole"), Word("year" | "yr"), ..] => (Said::WholeYear, 2),
        [Word("year" | "yr" | "annual"), ..] => (Said::WholeYear, 1),
        [Word("to"), Word("end"), ..] => (Said::ToEnd, 2),
        [Word("previous" | "earlier" | "undated")] => (Said::Undated, 1),
        [Word("provisional" | "prov"), ..] => (Said::Standing(ReleaseStatus::PROVISIONAL), 1),
        [Word("revised" | "rev"), ..] => (Said::Standing(ReleaseStatus::REVISED), 1),
        [Word("final"), ..] => (Said::Standing(ReleaseStatus::FINAL), 1),
        _ => return None,
    };
    Some((Part::Said(word), length))
}

/// How many pieces of `12 months to`, `12 mth rolling`, `twelve months ending` there are.
fn twelve(rest: &[Token]) -> Option<usize> {
    use Token::{Number, Word};
    let [
        Number(12, 2) | Word("twelve"),
        Word("month" | "months" | "mth" | "mths" | "mnth" | "mnths" | "m"),
        after @ ..,
    ] = rest
    else {
        return None;
    };
    let rolling = usize::from(matches!(after, [Word("rolling"), ..]));
    let to = usize::from(matches!(after.get(rolling), Some(Word("to" | "ending" | "ended" | "end"))));
    Some(2 + rolling + to)
}

fn single(rest: &[Token]) -> Option<(Part, usize)> {
    use Token::{Dash, Slash, Word};
    match *rest {
        [Word("to" | "until" | "till" | "through" | "thru"), ..] => Some((Part::To, 1)),
        [Dash | Slash, ..] => Some((Part::Dash, 1)),
        // "To the end of quarter 3" was read above; "end of quarter 3" is quarter 3.
        [Word("end" | "up"), ..] => Some((Part::Said(Said::Nothing), 1)),
        [Word("from"), ref after @ ..] if after.iter().any(|token| matches!(token, Dash | Word("to" | "until"))) => {
            Some((Part::Said(Said::Nothing), 1))
        }
        _ => None,
    }
}
