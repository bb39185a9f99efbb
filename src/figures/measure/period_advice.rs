//! What an officer should write where a label is not a period, or could be two.

use super::period_parts::Part;
use super::period_tokens::{Token, month_number};
use super::{Period, Term};

/// No period is made of weeks.
pub const WEEKS: &str =
    "the program does not know weeks: give the figure of a month, a quarter or a year, `December 2019`";

/// A department's year without its month.
pub const REPORTING: &str = "write the month that the year ends in: `year ending March 2020`";

/// A year to date without its end.
pub const UNTIL: &str = "write up to which month or quarter: `April to December 2019` or `Q3 2019/20 YTD`";

/// Only financial years have quarters that everybody counts alike.
pub const ACADEMIC_QUARTER: &str = "the parts of an academic year are its terms: write `autumn term 2019/20`, or the months, `September to November 2019`";

/// A part of a year that has no year.
pub fn which_year(part: Part) -> String {
    match part {
        Part::Quarter(number) => format!("add the financial year: `quarter {number} 2019/20`"),
        Part::Quarters(first, last) => format!("add the financial year: `Q{first} to Q{last} 2019/20`"),
        Part::Half(number) => format!("add the financial year: `H{number} 2019/20`"),
        Part::Nth(number) => {
            format!("add the financial year: `month {number} 2019/20`, or name the month, `December 2019`")
        }
        Part::Term(term) => format!("add the academic year: `{} term 2019/20`", term.as_str()),
        _ => "add the year: `December 2019`, `October to December 2019`".to_owned(),
    }
}

/// A part of a year, or a year, whose year can be two.
pub fn which_calendar(part: Part, year: i32) -> String {
    let after = format!("{year}/{:02}", (year + 1).rem_euclid(100));
    let before = format!("{}/{:02}", year - 1, year.rem_euclid(100));
    match part {
        Part::Quarter(number) => {
            let (quarter, of) = if number > 1 { (number - 1, after.as_str()) } else { (4, before.as_str()) };
            format!(
                "give the financial year of the quarter: `quarter {number} {after}` or `quarter {number} {before}`; of the calendar \
                 year it is `quarter {quarter} {of}`"
            )
        }
        Part::Half(number) => {
            format!("give the financial year of the half: `H{number} {after}` or `H{number} {before}`")
        }
        Part::Nth(number) => {
            format!("give the financial year of the month: `month {number} {after}` or `month {number} {before}`")
        }
        _ => format!("write both halves of the year: `{after}` or `{before}`"),
    }
}

/// `201112`
pub fn both(from: i32) -> String {
    let to = (from + 1).rem_euclid(100);
    let month = Period::month(from, to).map_or_else(String::new, Period::in_full);
    format!("this can be the year or the month: write `{from}/{to:02}` or `{month}`")
}

/// `to December 2019`: since April, or the twelve months before?
pub fn since(month: Period) -> String {
    let to_date = month.since_april().map_or_else(String::new, Period::in_full);
    format!("write since when: `{to_date}` or `year ending {}`", month.ends_in())
}

/// A day in the middle of its month.
pub fn not_a_whole_month() -> String {
    "a day can be used for its month only if it is the first or last day: write the month, `December 2019`".to_owned()
}

/// Days that begin or end within a month.
pub fn no_month() -> String {
    "a period is made of whole months: from the first day of a month to the last of another".to_owned()
}

/// Words in brackets that are of another time.
pub fn of_another_time(period: Period) -> String {
    let months = period.in_months();
    let named = period.in_full();
    let named = if named == months { months } else { format!("{named} ({months})") };
    format!("the words in brackets are of another time than {named}: correct one of them")
}

/// Whether a label begins with a week: `Week 38`, `w/e 29/09/2024`.
pub fn is_of_weeks(tokens: &[Token]) -> bool {
    use Token::{Slash, Word};
    matches!(
        tokens,
        [Word("week" | "weeks" | "wk" | "wks" | "we" | "wc"), ..] | [Word("w"), Slash, Word("e" | "c"), ..]
    )
}

/// `Autumn 2024`: the term of a school year, or the months of one?
pub fn of_season(tokens: &[Token]) -> Option<String> {
    use Token::{Number, Word};
    let ([Word(season), Number(year, 4)] | [Number(year, 4), Word(season)]) = *tokens else { return None };
    let (from, months) = match Term::read(season)? {
        Term::Autumn => (year, "September to December"),
        Term::Spring => (year - 1, "January to March"),
        Term::Summer => (year - 1, "April to July"),
    };
    let to = (from + 1).rem_euclid(100);
    Some(format!(
        "write `{season} term {from}/{to:02}` if it is the term of a school year, or its months, `{months} {year}`"
    ))
}

/// What to write where nothing better is known.
pub fn advice(tokens: &[Token]) -> String {
    use Token::{Number, Word};
    if let Some(help) = of_season(tokens) {
        return help;
    }
    if tokens.iter().any(|token| matches!(token, Word("week" | "weeks" | "wk" | "wc" | "fortnight"))) {
        return WEEKS.to_owned();
    }
    let is_quarter = |token: &Token| matches!(token, Word("quarter" | "quarters" | "q" | "qtr"));
    let known = |pair: &[Token]| is_quarter(&pair[0]) && matches!(pair[1], Number(1..=4, 1));
    if tokens.iter().any(is_quarter) && !tokens.windows(2).any(known) {
        return "a financial year has quarters 1 to 4: `quarter 3 2019/20`".into();
    }
    if tokens.iter().any(|token| matches!(token, Word("term" | "autumn" | "spring" | "summer"))) {
        return "write it like `autumn term 2019/20`; the terms are autumn, spring and summer".into();
    }
    if let [Number(serial, 5)] = *tokens
        && let Some(day) = Period::of_serial(serial)
    {
        return format!("this is how a spreadsheet keeps a day: write `{}`", day.ends_on());
    }
    match tokens.iter().find(|token| matches!(token, Word("p" | "period" | "m" | "h" | "half"))) {
        Some(Word("h" | "half")) => return "a financial year has two halves: `H1 2019/20`, `H2 2019/20`".into(),
        Some(_) => return "a financial year has months 1 to 12, from April: `month 9 2019/20`".into(),
        None => {}
    }
    let numbers = tokens.iter().filter(|token| matches!(token, Number(..))).count();
    let day = matches!(*tokens, [Number(..), Word(word), Number(..)] if month_number(word).is_some());
    if (numbers == 3 && !tokens.iter().any(is_quarter)) || day {
        return not_a_whole_month();
    }
    "write it like `quarter 3 2019/20`, `2018/19`, `December 2019`, `2019`, `2014-16`, \
     `year ending December 2019`, `April to December 2019`, or `previous` for an earlier figure without a date"
        .into()
}
