//! A period: which months, and in which words it was written. Read from tables and from printed sentences alike.

use std::sync::LazyLock;

use regex::Regex;

/// The words in which a period is written: a figure is only ever like one in the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    Undated,
    Month,
    Quarter,
    ToDate,
    Rolling,
    Financial,
    Academic,
    Calendar,
    Stretch,
    Term,
}

/// Months counted from the year nought; `end` is the first month after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    pub style: Style,
    pub end: i32,
    pub months: i32,
}

const MONTHS: [&str; 12] = [
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

type Made = fn(&[&str], Style) -> Option<Period>;

/// Every way of writing a period that is understood, with what it comes to.
const WAYS: &[(&str, Made)] = &[
    (r"^(?:end of )?q(?:uarter)? ?([1-4]) (\d{4})[/-]\d\d$", |part, _| quarter(part[1], part[0])),
    (r"^(?:year to date|ytd) q(?:uarter)? ?([1-4]) (\d{4})[/-]\d\d$", |part, _| {
        to_date(quarter(part[1], part[0])?.end)
    }),
    (r"^(\d{4})[/-]\d\d[ -]q([1-4])$", |part, _| quarter(part[0], part[1])),
    (r"^(?:the )?(?:year ending|12 months to) ([a-z]+) (\d{4})$", |part, _| {
        Some(Period { style: Style::Rolling, end: month_end(part[1], part[0])?, months: 12 })
    }),
    (r"^(?:the )?(\d{4})[/-]\d\d academic year$", |part, _| year(part[0], Style::Academic)),
    (r"^(?:the )?academic year (\d{4})[/-]\d\d$", |part, _| year(part[0], Style::Academic)),
    (r"^april (?:\d{4} )?to ([a-z]+) (\d{4})$", |part, _| to_date(month_end(part[1], part[0])?)),
    (r"^([a-z]+) (\d{4}) to ([a-z]+) (\d{4})$", |part, _| {
        let (first, end) = (month_end(part[1], part[0])?, month_end(part[3], part[2])?);
        Some(Period { style: Style::Stretch, end, months: end - first + 1 })
    }),
    (r"^(?:the )?(autumn|spring|summer) term of the (\d{4})[/-]\d\d academic year$", |part, _| {
        let september: i32 = part[1].parse::<i32>().ok()? * 12 + 8;
        let (after, months) = match part[0] {
            "autumn" => (0, 4),
            "spring" => (4, 3),
            _ => (7, 4),
        };
        Some(Period { style: Style::Term, end: september + after + months, months })
    }),
    (r"^(january|july|october) to (march|september|december) (\d{4})$", |part, _| {
        Some(Period { style: Style::Quarter, end: month_end(part[2], part[1])?, months: 3 })
    }),
    (r"^(?:\d\d? )?([a-z]+) (\d{4})$", |part, _| {
        Some(Period { style: Style::Month, end: month_end(part[1], part[0])?, months: 1 })
    }),
    (r"^(\d{4})[/-]\d\d(?:\d\d)?$", |part, kind| year(part[0], kind_of(kind))),
    (r"^(\d{4})$", |part, _| year(part[0], Style::Calendar)),
    (r"^previous$|^earlier$|^undated$|^the previous reported figure$", |_, _| Some(Period::UNDATED)),
];

static READ: LazyLock<Vec<(Regex, Made)>> = LazyLock::new(|| {
    WAYS.iter().map(|(way, made)| (Regex::new(way).expect("a way of writing a period"), *made)).collect()
});

impl Period {
    pub const UNDATED: Period = Period { style: Style::Undated, end: 0, months: 0 };

    /// How many days its months have.
    pub fn days(&self) -> i32 {
        let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let of = |month: i32| match month.rem_euclid(12) {
            1 if leap(month.div_euclid(12)) => 29,
            1 => 28,
            3 | 5 | 8 | 10 => 30,
            _ => 31,
        };
        (self.end - self.months..self.end).map(of).sum()
    }

    /// Reads one. `bare` is what `2018/19` alone means.
    pub fn read(text: &str, bare: Style) -> Option<Period> {
        let text = text.trim().to_lowercase();
        let text = text.split(" (").next().unwrap_or_default();
        READ.iter().find_map(|(way, made)| {
            let parts = way.captures(text)?;
            let parts: Vec<&str> = parts.iter().skip(1).map(|part| part.map_or("", |part| part.as_str())).collect();
            made(&parts, bare)
        })
    }

    /// Reads one as it is printed in a report: a quarter without its year is of the report's financial year.
    pub fn printed(text: &str, report: Period, bare: Style) -> Option<Period> {
        let year = report.financial_year();
        match text.to_lowercase().strip_prefix("quarter ") {
            Some(number) if number.len() == 1 => quarter(&year.to_string(), number),
            _ => Period::read(text, bare),
        }
    }

    /// The year in which its financial year began.
    pub fn financial_year(self) -> i32 {
        (self.end - 4).div_euclid(12)
    }

    /// The same, so many months before.
    pub fn before(self, months: i32) -> Period {
        if self.style == Style::ToDate {
            return to_date(self.end - months).unwrap_or(self);
        }
        Period { end: self.end - months, ..self }
    }

    pub fn is_dated(self) -> bool {
        self.style != Style::Undated
    }

    /// A whole year in one of the three calendars.
    pub fn is_year(self) -> bool {
        matches!(self.style, Style::Financial | Style::Academic | Style::Calendar)
    }
}

fn kind_of(bare: Style) -> Style {
    if bare == Style::Academic { Style::Academic } else { Style::Financial }
}

fn quarter(year: &str, number: &str) -> Option<Period> {
    let (year, number): (i32, i32) = (year.parse().ok()?, number.parse().ok()?);
    Some(Period { style: Style::Quarter, end: year * 12 + 3 + number * 3, months: 3 })
}

fn year(first: &str, style: Style) -> Option<Period> {
    let first: i32 = first.parse().ok()?;
    let begins = match style {
        Style::Academic => 8,
        Style::Calendar => 0,
        _ => 3,
    };
    Some(Period { style, end: first * 12 + begins + 12, months: 12 })
}

fn to_date(end: i32) -> Option<Period> {
    let months = (end - 4).rem_euclid(12) + 1;
    Some(Period { style: Style::ToDate, end, months })
}

/// The month after the named one.
fn month_end(year: &str, name: &str) -> Option<i32> {
    let at = MONTHS.iter().position(|month| *month == name || (name.len() == 3 && month.starts_with(name)))?;
    Some(year.parse::<i32>().ok()? * 12 + at as i32 + 1)
}
