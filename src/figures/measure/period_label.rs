//! Reading a period as officers, spreadsheets and the department write it.

use crate::diagnostic::{Code, Diagnostic, Error};

use super::{Period, ReleaseStatus, YearKind};

/// What a label says beside the period: `(prov)`, `(Rev)`, `(Final)`, `(OT)`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Suffix {
    /// How settled the figure is, where the label says so.
    pub standing: Option<ReleaseStatus>,
}

impl Period {
    /// Reads a period as an officer writes it. `year` says what a bare `2018-19` is.
    ///
    /// ```
    /// use scrutineer::measure::{Period, YearKind};
    ///
    /// let quarter = Period::read("Q3 2024-25", YearKind::Financial)?;
    /// assert_eq!(quarter.in_full(), "quarter 3 2024/25");
    /// assert_eq!(quarter.in_months(), "October to December 2024");
    ///
    /// let error = Period::read("Q5 2024-25", YearKind::Financial).unwrap_err();
    /// assert_eq!(error.diagnostics()[0].code.as_str(), "unreadable-period");
    /// # Ok::<(), scrutineer::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unreadable-period`, with what the officer should write instead.
    pub fn read(label: &str, year: YearKind) -> Result<Period, Error> {
        let told =
            |help: String| Diagnostic::error(Code::UnreadablePeriod, format!("`{label}` is not a period")).help(help);
        let (period, _) = read_period(label, year).map_err(told)?;
        Ok(period)
    }
}

/// Reads a label. `year` says what a bare `2018-19` is.
///
/// # Errors
/// What the officer should write instead, as a sentence.
pub fn read_period(label: &str, year: YearKind) -> Result<(Period, Suffix), String> {
    let (body, suffix, year) = split_suffix(label, year);
    let tokens = tokens(&body);
    let period = period(&tokens, year).ok_or_else(|| advice(&tokens))?;
    Ok((period, suffix))
}

/// Takes `(prov)` and its like off the end.
fn split_suffix(label: &str, year: YearKind) -> (String, Suffix, YearKind) {
    let label = label.trim().to_lowercase();
    let Some((body, tail)) = label.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return (label, Suffix::default(), year);
    };
    let (standing, year) = match tail.trim() {
        "prov" | "provisional" | "p" => (Some(ReleaseStatus::Provisional), year),
        "rev" | "revised" | "r" => (Some(ReleaseStatus::Revised), year),
        "final" => (Some(ReleaseStatus::Final), year),
        // Outturn: what was spent by the end of a financial year.
        "ot" => (Some(ReleaseStatus::Final), YearKind::Financial),
        // Months in brackets say the same again: "Quarter 3 2019/20 (October to December 2019)".
        _ => (None, year),
    };
    (body.trim().to_owned(), Suffix { standing }, year)
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Token<'a> {
    /// A number with how many digits it was written in.
    Number(i32, usize),
    Word(&'a str),
    Slash,
    Dash,
}

/// Numbers, words, slashes and dashes; every other character parts them. `q3` and `dec19` part at the digit.
fn tokens(label: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = label;
    while let Some(first) = rest.chars().next() {
        let same = |kind: fn(&char) -> bool| rest.chars().take_while(kind).map(char::len_utf8).sum::<usize>();
        let length = if first.is_ascii_digit() {
            let length = same(char::is_ascii_digit);
            tokens.push(Token::Number(rest[..length].parse().unwrap_or(i32::MAX), length));
            length
        } else if first.is_alphabetic() {
            let length = same(|c| c.is_alphabetic());
            if !matches!(&rest[..length], "the" | "of" | "as" | "at" | "end" | "fy" | "in") {
                tokens.push(Token::Word(&rest[..length]));
            }
            length
        } else {
            match first {
                '/' => tokens.push(Token::Slash),
                '-' | '\u{2013}' | '\u{2014}' | '\u{2212}' => tokens.push(Token::Dash),
                _ => {}
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

fn period(tokens: &[Token], kind: YearKind) -> Option<Period> {
    use Token::{Dash, Number, Slash, Word};
    match *tokens {
        [Word("previous" | "earlier" | "undated")] => Some(Period::UNDATED),
        // Rolling years and years to date come before the quarters and months inside them.
        [Word("year" | "rolling" | "annual"), Word("ending" | "ended" | "to" | "year"), ref rest @ ..]
        | [Number(12, _), Word("months"), Word("to" | "ending"), ref rest @ ..] => {
            let rest = match rest {
                [Word("to" | "ending" | "ended"), rest @ ..] => rest,
                rest => rest,
            };
            match rest {
                [Word("date"), rest @ ..] => year_to_date(rest),
                rest => {
                    let (year, month) = month(rest).or_else(|| date(rest))?;
                    Period::year_ending(year, month)
                }
            }
        }
        [Word("ytd"), ref rest @ ..] | [ref rest @ .., Word("ytd")] => year_to_date(rest),
        [Word("academic" | "ay"), Word("year"), ref rest @ ..]
        | [Word("academic" | "ay"), ref rest @ ..]
        | [ref rest @ .., Word("academic"), Word("year")] => years(rest, YearKind::Academic),
        [Word("financial"), Word("year"), ref rest @ ..] | [ref rest @ .., Word("financial"), Word("year")] => {
            years(rest, YearKind::Financial)
        }
        [Word(from), Word("to") | Dash, Word(to), Number(year, 4)] => {
            let (from, to) = (month_number(from)?, month_number(to)?);
            match to - from {
                2 if from % 3 == 1 => {
                    Period::quarter(if from == 1 { year - 1 } else { year }, if from == 1 { 4 } else { from / 3 })
                }
                months if from == 4 && months >= 0 => Period::year_to_date(year, months + 1),
                _ => None,
            }
        }
        _ => {
            let calendar = || {
                let (year, month) = month(tokens).or_else(|| date(tokens))?;
                Period::month(year, month)
            };
            quarter(tokens).or_else(|| years(tokens, kind)).or_else(calendar).or_else(|| match *tokens {
                // A spreadsheet's "12/2019".
                [Number(month, 1 | 2), Slash, Number(year, 4)] => Period::month(year, month),
                _ => None,
            })
        }
    }
}

/// `2018/19`, `2018-19`, `2018/2019`: the year in which it begins, where the second follows the first.
fn split_year(tokens: &[Token]) -> Option<i32> {
    use Token::{Dash, Number, Slash};
    match *tokens {
        [Number(from, 4), Slash | Dash, Number(to, 2)] if (from + 1) % 100 == to => Some(from),
        [Number(from, 4), Slash | Dash, Number(to, 4)] if from + 1 == to => Some(from),
        [Number(from, 2), Slash, Number(to, 2)] if (from + 1) % 100 == to => Some(2000 + from),
        _ => None,
    }
}

fn quarter(tokens: &[Token]) -> Option<Period> {
    use Token::{Dash, Number, Word};
    match *tokens {
        // "Q1-Q3 2019/20" is a year to date.
        [Word("q" | "quarter" | "quarters"), Number(1, 1), Dash | Word("to"), ref rest @ ..] => {
            let rest = if let [Word("q" | "quarter"), rest @ ..] = rest { rest } else { rest };
            let [Number(to @ 1..=4, 1), rest @ ..] = rest else {
                return None;
            };
            Period::year_to_date(split_year(rest)?, to * 3)
        }
        [ref year @ .., Word("q"), Number(1, 1), Dash | Word("to"), Word("q"), Number(to @ 1..=4, 1)] => {
            Period::year_to_date(split_year(year)?, to * 3)
        }
        [Word("q" | "quarter"), Number(number, 1), ref year @ ..]
        | [ref year @ .., Word("q" | "quarter"), Number(number, 1)] => {
            let year = if let [year @ .., Dash] = year { year } else { year };
            Period::quarter(split_year(year)?, number)
        }
        _ => None,
    }
}

fn year_to_date(tokens: &[Token]) -> Option<Period> {
    if let Some(quarter) = quarter(tokens) {
        return Period::year_to_date(quarter.financial_year_of(), quarter.quarter_number()? * 3);
    }
    let (year, month) = month(tokens)?;
    let april = if month >= 4 { year } else { year - 1 };
    Period::year_to_date(april, (year - april) * 12 + month - 3)
}

fn years(tokens: &[Token], kind: YearKind) -> Option<Period> {
    use Token::{Dash, Number, Slash, Word};
    if let Some(from) = split_year(tokens) {
        return match kind {
            YearKind::Academic => Period::academic_year(from),
            _ => Period::financial_year(from),
        };
    }
    match *tokens {
        [Number(year, 4)] => Period::calendar_year(year),
        [Number(from, 4), Dash | Word("to"), Number(to, 4)] => Period::calendar_years(from, to),
        // "2014-16"; "2019-12" is a month, and read as one below.
        [Number(from, 4), Dash, Number(to, 2)] if to > from % 100 => {
            Period::calendar_years(from, from - from % 100 + to)
        }
        // "2013/14-15/16" and "2013/14 to 2015/16".
        [Number(from, 4), Slash, Number(a, 2), Dash | Word("to"), Number(to, digits), Slash, Number(b, 2)]
            if (from + 1) % 100 == a && (to + 1) % 100 == b =>
        {
            Period::financial_years(from, if digits == 2 { from - from % 100 + to } else { to })
        }
        _ => None,
    }
}

fn month_number(word: &str) -> Option<i32> {
    const SHORT: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const LONG: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = SHORT
        .iter()
        .zip(LONG)
        .position(|(short, long)| *short == word || long == word || (word == "sept" && long == "september"));
    at.map(|at| at as i32 + 1)
}

/// `December 2019`, `Dec-19`, `2019-12`.
fn month(tokens: &[Token]) -> Option<(i32, i32)> {
    use Token::{Dash, Number, Word};
    match *tokens {
        [Word(name), Number(year, 4)] | [Word(name), Dash, Number(year, 4)] | [Number(year, 4), Word(name)] => {
            Some((year, month_number(name)?))
        }
        [Word(name), Number(year, 2)] | [Word(name), Dash, Number(year, 2)] => Some((2000 + year, month_number(name)?)),
        [Number(year, 4), Dash, Number(month @ 1..=12, 2)] => Some((year, month)),
        _ => None,
    }
}

/// A day stands for its month where it is the month's first (as spreadsheets keep "Dec-19") or last.
fn date(tokens: &[Token]) -> Option<(i32, i32)> {
    use Token::{Dash, Number, Slash, Word};
    let (year, month, day) = match *tokens {
        [Number(year, 4), Dash, Number(month, 2), Dash, Number(day, 2), ..] => (year, month, day),
        [Number(day, 1 | 2), Slash | Dash, Number(month, 1 | 2), Slash | Dash, Number(year, 4)] => (year, month, day),
        [Number(day, 1 | 2), Word(name), Number(year, 4)] => (year, month_number(name)?, day),
        _ => return None,
    };
    let last = Period::month(year, month)?.ends_on();
    (day == 1 || last.split(' ').next()?.parse() == Ok(day)).then_some((year, month))
}

/// What to write instead.
fn advice(tokens: &[Token]) -> String {
    use Token::{Number, Word};
    match *tokens {
        [Word("q" | "quarter"), Number(number, _), Number(year, 4)]
        | [Number(year, 4), Word("q" | "quarter"), Number(number, _)] => format!(
            "give the financial year of the quarter: `quarter {number} {year}/{:02}` or `quarter {number} {}/{:02}`",
            (year + 1) % 100,
            year - 1,
            year % 100
        ),
        [Word("q" | "quarter"), Number(number, _)] => format!("add the financial year: `quarter {number} 2019/20`"),
        _ if tokens.contains(&Word("quarter")) || tokens.contains(&Word("q")) => {
            "a financial year has quarters 1 to 4: `quarter 3 2019/20`".into()
        }
        _ if date_like(tokens) => {
            "a day can be used for its month only if it is the first or last day: write the month, `December 2019`"
                .into()
        }
        _ => "write it like `quarter 3 2019/20`, `2018/19`, `December 2019`, `2019`, `2014-16`, \
              `year ending December 2019`, `April to December 2019`, or `previous` for an earlier figure without a date"
            .into(),
    }
}

fn date_like(tokens: &[Token]) -> bool {
    let numbers = tokens.iter().filter(|token| matches!(token, Token::Number(..))).count();
    numbers == 3
        || matches!(*tokens, [Token::Number(..), Token::Word(word), Token::Number(..)] if month_number(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(label: &str) -> String {
        match read_period(label, YearKind::Financial) {
            Ok((period, _)) => period.in_full(),
            Err(advice) => advice,
        }
    }

    #[test]
    fn every_way_of_writing_a_period() {
        for (label, expected) in [
            ("quarter 3 2019/20", "quarter 3 2019/20"),
            ("Q3 2019/20", "quarter 3 2019/20"),
            ("2019-20 Q3", "quarter 3 2019/20"),
            ("2019/20-Q3", "quarter 3 2019/20"),
            ("Quarter 3 2019/20 (October to December 2019)", "quarter 3 2019/20"),
            ("end of quarter 3 2019/20", "quarter 3 2019/20"),
            ("October to December 2019", "quarter 3 2019/20"),
            ("January to March 2020", "quarter 4 2019/20"),
            ("Q1-Q3 2019/20", "April to December 2019"),
            ("2019/20 Q1-Q3", "April to December 2019"),
            ("April to December 2019", "April to December 2019"),
            ("YTD Q2 2019/20", "April to September 2019"),
            ("year to date quarter 3 2019/20", "April to December 2019"),
            ("2018/19", "2018/19"),
            ("2018-19", "2018/19"),
            ("2018/2019", "2018/19"),
            ("2018/19 academic year", "the 2018/19 academic year"),
            ("academic year 2018-19", "the 2018/19 academic year"),
            ("2019", "2019"),
            ("Dec-19", "December 2019"),
            ("December 2019", "December 2019"),
            ("2019-12", "December 2019"),
            ("12/2019", "December 2019"),
            ("31/12/2019", "December 2019"),
            ("2019-12-01", "December 2019"),
            ("as at 31 December 2019", "December 2019"),
            ("29 February 2020", "February 2020"),
            ("year ending December 2019", "the year ending December 2019"),
            ("12 months to September 2019", "the year ending September 2019"),
            ("2014-16", "2014 to 2016"),
            ("2013/14-15/16", "2013/14 to 2015/16"),
            ("2009-10", "2009/10"),
            ("previous", "the previous reported figure"),
        ] {
            assert_eq!(said(label), expected, "{label}");
        }
    }

    #[test]
    fn suffixes_say_how_settled_it_is() {
        let standing = |label| read_period(label, YearKind::Academic).expect(label);
        assert_eq!(standing("2018 (Rev)").1.standing, Some(ReleaseStatus::Revised));
        assert_eq!(standing("2020 (Final)").1.standing, Some(ReleaseStatus::Final));
        assert_eq!(standing("2025 (prov)").1.standing, Some(ReleaseStatus::Provisional));
        assert_eq!(standing("2016-17 (OT)").0.in_full(), "2016/17");
        assert_eq!(standing("2016-17").0.in_full(), "the 2016/17 academic year");
    }

    #[test]
    fn what_cannot_be_read_says_what_to_write() {
        assert!(said("0").starts_with("write it like"));
        assert_eq!(
            said("Q3 2019"),
            "give the financial year of the quarter: `quarter 3 2019/20` or `quarter 3 2018/19`"
        );
        assert!(said("2019/21").starts_with("write it like"));
        assert!(said("14 December 2019").starts_with("a day can be used for its month"));
        assert_eq!(said("quarter 5 2019/20"), "a financial year has quarters 1 to 4: `quarter 3 2019/20`");
        assert!(said("99999999999999999999").starts_with("write it like"));
    }
}
