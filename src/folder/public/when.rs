//! When a row of a published table is of.

use crate::figures::measure::{Period, Style, Term, YearKind, month_number, read_period};
use crate::folder::sources::MonthsOfYear;

/// Why a row's period cannot be read, and what to do about it.
pub type NoPeriod = (String, String);

/// What the recipe says of periods.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// The month in which a year of the table ends.
    pub year_ends: Option<i32>,
    /// The months that a figure is of, where the table says only the year.
    pub months: Option<MonthsOfYear>,
    /// What a bare year of a table without a shape is.
    pub year: YearKind,
}

/// The period as a reader of periods takes it, whatever kind of year a measure has.
pub fn label(period: Period) -> String {
    match period.style() {
        Style::FinancialYear => format!("{} financial year", period.in_full()),
        Style::CalendarYear => format!("{} calendar year", period.in_full()),
        _ => period.without_article(),
    }
}

/// The months of every year that end within these twelve.
fn within(months: MonthsOfYear, twelve: Period) -> Option<Period> {
    let last = twelve.end() - 1;
    let end = last - (last + 1 - months.last).rem_euclid(12) + 1;
    Period::month((end - 1).div_euclid(12), (end - 1).rem_euclid(12) + 1)?.so_many_months(months.many)
}

/// `2025` under `Calendar year`, `202425` under `Financial year Q3`: the department writes a year of two with six digits.
///
/// # Errors
/// The two are no period, or one that the recipe has to say more of.
pub fn of_ees(time_period: &str, identifier: &str, said: Said) -> Result<Period, NoPeriod> {
    let none = || {
        let help = "a year has four digits, as in 2025, and a year of two has six, as in 202425: get the table again";
        (format!("`{time_period}`, `{identifier}` is not a period"), help.to_owned())
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| text.parse::<i32>().ok().filter(|_| digits(text));
    let first = time_period.get(..4).and_then(number).ok_or_else(none)?;
    let is_two = match time_period.get(4..) {
        Some("") => false,
        Some(next) if number(next) == Some((first + 1).rem_euclid(100)) && next.len() == 2 => true,
        _ => return Err(none()),
    };
    let ends = if is_two { first + 1 } else { first };
    let plain = identifier.trim().to_lowercase();
    if let Some(months) = said.months {
        let twelve = match (is_two, plain.starts_with("academic"), said.year_ends) {
            (_, _, Some(month)) => Period::year_ending(ends, month),
            (true, true, None) => Period::academic_year(first),
            (true, false, None) => Period::financial_year(first),
            (false, _, None) => Period::calendar_year(first),
        };
        return twelve.and_then(|twelve| within(months, twelve)).ok_or_else(none);
    }
    let found = match (plain.as_str(), is_two) {
        ("reporting year", _) | ("calendar year", false) => match said.year_ends {
            Some(month) => ending(ends, month),
            None => return Err(not_said(time_period, &plain)),
        },
        ("academic year", true) => Period::academic_year(first),
        ("financial year", true) => Period::financial_year(first),
        _ => part_of_year(&plain, first, is_two),
    };
    found.ok_or_else(|| {
        (format!("`{time_period}`, `{identifier}` is not a period that the program reads"), advice(&plain))
    })
}

/// A reporting year may end in any month, and under a calendar year there may be figures of some of its months.
fn not_said(time_period: &str, plain: &str) -> NoPeriod {
    let message = format!("the table does not say which months the {plain} {time_period} has");
    let example = if plain.starts_with("calendar") { "December" } else { "March" };
    let help = format!(
        "look in its notes, and say in which month its years end: year_ends = \"{example}\"; if a measure is of other months, say it \
         there: period_is = \"December to February\""
    );
    (message, help)
}

/// Twelve months as they are called.
fn ending(year: i32, month: i32) -> Option<Period> {
    Period::year_ending(year, month)?.so_many_months(12)
}

fn part_of_year(plain: &str, first: i32, is_two: bool) -> Option<Period> {
    let quarter =
        plain.rsplit_once(" q").and_then(|(_, number)| number.parse::<i32>().ok()).filter(|nth| (1..=4).contains(nth));
    if let Some(nth) = quarter {
        let begins = match (plain.split(' ').next(), is_two) {
            (Some("financial"), true) => 4,
            (Some("academic"), true) => 9,
            (Some("calendar"), false) => 1,
            _ => return None,
        };
        let from = first * 12 + begins - 1 + (nth - 1) * 3;
        return Period::stretch(
            (from.div_euclid(12), from.rem_euclid(12) + 1),
            ((from + 2).div_euclid(12), (from + 2).rem_euclid(12) + 1),
        );
    }
    if let Some(term) = plain.strip_suffix(" term").and_then(Term::read).filter(|_| is_two) {
        return Period::term(first, term);
    }
    match month_number(plain) {
        Some(month) if !is_two => Period::month(first, month),
        _ if plain.starts_with("part 1 (april to september)") && is_two => Period::stretch((first, 4), (first, 9)),
        _ if plain.starts_with("part 2 (october to march)") && is_two => Period::stretch((first, 10), (first + 1, 3)),
        _ => None,
    }
}

fn advice(plain: &str) -> String {
    let more = "say which months each measure is of: period_is = \"September to March\"";
    if plain.starts_with("week") {
        "the program does not know weeks: use a table of months or years".to_owned()
    } else if plain.contains("term") {
        format!("several terms have no name of their own: {more}")
    } else {
        format!(
            "it can be an academic, financial, calendar or reporting year, a quarter, a term or a month; else {more}"
        )
    }
}

/// The text of a column of periods. A bare year is what the recipe says of it.
///
/// # Errors
/// It is no period.
pub fn of_text(text: &str, said: Said) -> Result<Period, NoPeriod> {
    let (period, _) = read_period(text, said.year).map_err(|help| (format!("`{text}` is not a period"), help))?;
    let none = || (format!("`{text}` is not a date"), "write the year, as in 2023/24".to_owned());
    let is_bare = period.style() == Style::CalendarYear;
    let period = match (said.year_ends, said.months) {
        // Of several years together the months of one say nothing.
        (_, Some(months)) if period.months() <= 12 => within(months, period),
        (Some(month), None) if is_bare => ending((period.end() - 1).div_euclid(12), month),
        // As the department's lists mean it: 2024 is the year that ends in it.
        (None, None) if is_bare && said.year == YearKind::Academic => {
            Period::academic_year(period.begin().div_euclid(12) - 1)
        }
        _ => Some(period),
    };
    period.filter(|period| period.is_dated()).ok_or_else(none)
}

/// A row of Fingertips: `2021 - 23`, which is of the `3y` from `20210000`.
///
/// # Errors
/// The three do not agree, or are no period.
pub fn of_fingertips([text, sortable, range]: [&str; 3], said: Said) -> Result<Period, NoPeriod> {
    let number = |text: &str| text.parse::<i32>().ok();
    let of_years = range.strip_suffix('y').and_then(number).and_then(|years| years.checked_mul(12));
    let months = of_years.or_else(|| range.strip_suffix('m').and_then(number));
    let begins: Option<i32> = sortable.get(..4).and_then(|year| year.parse().ok());
    let agrees = |period: &Period| {
        months.is_none_or(|months| period.months() == months)
            && begins.is_none_or(|year| period.begin().div_euclid(12) == year || period.financial_year_of() == year)
    };
    let read = of_text(text, said);
    if let Ok(period) = &read
        && (said.months.is_some() || agrees(period))
    {
        return read;
    }
    let years = months.filter(|months| months % 12 == 0 && *months > 0).map(|months| months / 12);
    let made = begins.zip(years).filter(|_| sortable.ends_with("0000")).and_then(|(from, years)| {
        match (text.contains('/'), years) {
            (true, 1) => Period::financial_year(from),
            (false, 1) => Period::calendar_year(from),
            (true, years) => Period::financial_years(from, from + years - 1),
            (false, years) => Period::calendar_years(from, from + years - 1),
        }
    });
    made.ok_or_else(|| {
        let message = format!("`{text}` ({range} from {sortable}) is not a period that the program reads");
        (message, "say which months each measure is of: period_is = \"year ending March\"".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Said = Said { year_ends: None, months: None, year: YearKind::Financial };

    fn ees(time_period: &str, identifier: &str, said: Said) -> String {
        of_ees(time_period, identifier, said).map_or_else(|(message, _)| message, Period::in_full)
    }

    #[test]
    fn what_the_department_calls_a_time() {
        let march = Said { year_ends: Some(3), ..PLAIN };
        let winter = Said { months: Some(MonthsOfYear { last: 2, many: 3 }), ..PLAIN };
        for (time_period, identifier, said, expected) in [
            ("202425", "Academic year", PLAIN, "the 2024/25 academic year"),
            ("202425", "Financial year", PLAIN, "2024/25"),
            ("2025", "Calendar year", PLAIN, "the table does not say which months the calendar year 2025 has"),
            ("2025", "Calendar year", Said { year_ends: Some(12), ..PLAIN }, "2025"),
            ("2025", "Reporting year", march, "2024/25"),
            ("2025", "Reporting year", Said { year_ends: Some(8), ..PLAIN }, "the 2024/25 academic year"),
            ("2025", "Calendar year", winter, "December 2024 to February 2025"),
            ("202425", "Financial year", winter, "December 2024 to February 2025"),
            ("202425", "Academic year", Said { months: Some(MonthsOfYear { last: 3, many: 12 }), ..PLAIN }, "2024/25"),
            ("202425", "Financial year Q3", PLAIN, "quarter 3 2024/25"),
            ("2025", "Calendar year Q1", PLAIN, "quarter 4 2024/25"),
            ("202425", "Spring term", PLAIN, "the spring term of the 2024/25 academic year"),
            ("2025", "March", PLAIN, "March 2025"),
            ("202425", "Part 2 (October to March)", PLAIN, "October 2024 to March 2025"),
            ("2025", "Reporting year", PLAIN, "the table does not say which months the reporting year 2025 has"),
            ("2025", "Week 12", PLAIN, "`2025`, `Week 12` is not a period that the program reads"),
            ("202427", "Academic year", PLAIN, "`202427`, `Academic year` is not a period"),
            ("\u{e9}\u{e9}\u{e9}", "Academic year", PLAIN, "`\u{e9}\u{e9}\u{e9}`, `Academic year` is not a period"),
        ] {
            assert_eq!(ees(time_period, identifier, said), expected, "{time_period} {identifier}");
        }
    }

    #[test]
    fn a_label_is_read_back_whatever_the_year_of_the_measure() {
        let periods = [
            Period::financial_year(2024),
            Period::calendar_year(2024),
            Period::academic_year(2024),
            Period::year_ending(2024, 7),
            Period::quarter(2024, 3),
            Period::stretch((2024, 12), (2025, 2)),
            Period::term(2024, Term::Spring),
            Period::calendar_years(2021, 2023),
            Period::month(2024, 3),
        ];
        for period in periods.into_iter().flatten() {
            for (_, year) in YearKind::ALL {
                assert_eq!(read_period(&label(period), year).map(|(read, _)| read), Ok(period), "{}", label(period));
            }
        }
    }

    #[test]
    fn three_columns_of_fingertips() {
        let of = |row| of_fingertips(row, PLAIN).map_or_else(|(message, _)| message, Period::in_full);
        assert_eq!(of(["2023/24", "20230000", "1y"]), "2023/24");
        assert_eq!(of(["2023", "20230000", "1y"]), "2023");
        assert_eq!(of(["2021 - 23", "20210000", "3y"]), "2021 to 2023");
        assert_eq!(of(["2021/22 - 23/24", "20210000", "3y"]), "2021/22 to 2023/24");
        assert_eq!(
            of(["Winter", "20210300", "6m"]),
            "`Winter` (6m from 20210300) is not a period that the program reads"
        );
    }
}
