//! Reading a period as officers, spreadsheets and the department write it.

use crate::diagnostic::{Code, Diagnostic, Error};

use super::period_advice::{UNTIL, advice, is_of_weeks, of_another_time, of_season};
use super::period_parts::{Part, Said, parts};
use super::period_shapes::{Shape, agreed};
use super::period_tokens::{Token, tokens};
use super::{Period, ReleaseStatus, Style, YearKind};

/// What a label says beside the period: `(prov)`, `(Rev)`, `(Final)`, `(OT)`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Suffix {
    /// How settled the figure is, where the label says so.
    pub standing: Option<ReleaseStatus>,
    /// The year is named by its first month and its last: of what counts since April it is the year to date.
    pub by_months: bool,
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

/// Reads a cell of a column of periods, where a number of five digits can only be a day as spreadsheets count them.
///
/// # Errors
/// What the officer should write instead, as a sentence.
pub fn read_period_cell(label: &str, year: YearKind) -> Result<(Period, Suffix), String> {
    // Most labels have other digits, and need not be taken apart twice.
    let may_be_day = label.bytes().filter(u8::is_ascii_digit).count() == 5;
    let day = || match tokens(label.trim())[..] {
        [Token::Number(serial, 5)] => Period::of_serial(serial),
        _ => None,
    };
    match may_be_day.then(day).flatten() {
        Some(month) => Ok((month, Suffix::default())),
        None => read_period(label, year),
    }
}

/// What to write for a label that is meant for a period and is none, or can be two: `FY2024`, `Week 38`, `Autumn 2024`. `None` for
/// one that is a period, and for other words.
pub fn almost_period(label: &str) -> Option<String> {
    let lower = label.trim().to_lowercase();
    let tokens = tokens(&lower);
    let has = |is: fn(&Token) -> bool| tokens.iter().any(is);
    let is_of_time = is_of_weeks(&tokens) || of_season(&tokens).is_some() || parts(&tokens).is_some();
    if !is_of_time || !has(|token| matches!(token, Token::Number(..))) || !has(|token| matches!(token, Token::Word(_)))
    {
        return None;
    }
    read_period(label, YearKind::Financial).err().filter(|help| help != UNTIL)
}

/// Whether a label is a year to date that does not say its end: `2024/25 YTD`.
pub fn is_open_to_date(label: &str) -> bool {
    year_of_open(label).is_some()
}

/// A year to date that does not say its end, up to the end of a period of the same financial year.
pub fn read_open_to_date(label: &str, until: Period) -> Option<(Period, Suffix)> {
    let (year, suffix) = year_of_open(label)?;
    let to_date = until.since_april()?;
    (to_date.begin() == year.begin()).then_some((to_date, suffix))
}

/// The year of a year to date that does not say its end.
pub fn year_of_open_to_date(label: &str) -> Option<Period> {
    year_of_open(label).map(|(year, _)| year)
}

/// What a label without its end would be at the end of the year.
fn year_of_open(label: &str) -> Option<(Period, Suffix)> {
    let help = read_period(label, YearKind::Financial).err()?;
    let whole = || read_period(&format!("Q4 {label}"), YearKind::Financial).ok();
    (help == UNTIL).then(whole)?
}

/// The period that a label of a financial calendar is, whatever stands behind it; `None` where it is none.
pub fn period_named(label: &str) -> Option<Period> {
    read_period(label, YearKind::Financial).ok().map(|(period, _)| period)
}

/// Reads a label. `year` says what a bare `2018-19` is.
///
/// # Errors
/// What the officer should write instead, as a sentence.
pub fn read_period(label: &str, year: YearKind) -> Result<(Period, Suffix), String> {
    let label = Label::of(&label.trim().to_lowercase(), year);
    let tokens = tokens(&label.body);
    let Some(parts) = parts(&tokens) else { return Err(advice(&tokens)) };
    let mut shape = Shape::of(&parts);
    let mut standing = label.standing;
    for part in &parts {
        if let Part::Said(Said::Standing(status)) = part {
            standing.get_or_insert(*status);
        }
    }
    for inner in &label.inner {
        shape.said.extend(inner.said.iter().filter(|said| is_about_all(**said)));
    }
    let period = with_brackets(&shape, &label)?.ok_or_else(|| advice(&tokens))?;
    let period = shape.put(period)?.ok_or_else(|| advice(&tokens))?;
    let by_months = period.style() == Style::FinancialYear && shape.core.contains(&Part::To);
    Ok((period, Suffix { standing, by_months }))
}

/// The stretch that a label names, where what its brackets say again is the same.
fn with_brackets(shape: &Shape, label: &Label) -> Result<Option<Period>, String> {
    let mut alone = shape.stretch(label.year);
    for inner in label.inner.iter().filter(|inner| !inner.core.is_empty()) {
        let together = |core: Vec<Part>| Shape { core, said: shape.said.clone() }.stretch(label.year).ok().flatten();
        let joined = || {
            together([&shape.core[..], &inner.core[..]].concat())
                .or_else(|| together([&inner.core[..], &shape.core[..]].concat()))
        };
        alone = match alone {
            Ok(Some(period)) => {
                let same = agreed(period, &inner.core, label.year).ok().flatten().or_else(joined);
                let to_date = |same: Period| if inner.says(Said::ToEnd) { same.since_april() } else { Some(same) };
                Ok(Some(same.and_then(to_date).ok_or_else(|| of_another_time(period))?))
            }
            other => match by_calendar(&shape.core, &inner.core).or_else(joined) {
                Some(period) => Ok(Some(period)),
                None => other,
            },
        };
    }
    alone
}

/// `Q3 2024 (Jul-Sep)`: by its months a quarter of the calendar year.
fn by_calendar(core: &[Part], months: &[Part]) -> Option<Period> {
    let ([Part::Quarter(number), Part::Calendar(year)] | [Part::Calendar(year), Part::Quarter(number)]) = *core else {
        return None;
    };
    let [Part::Month(first), Part::To, Part::Month(last)] = *months else { return None };
    let is_it = first == number * 3 - 2 && last == number * 3;
    is_it.then(|| Period::stretch((year, first), (year, last)))?
}

/// Whether a word in brackets is about the whole label.
fn is_about_all(said: Said) -> bool {
    matches!(said, Said::ToDate | Said::Rolling | Said::Financial | Said::Academic | Said::Calendar)
}

/// A label without what is in brackets, and that apart.
struct Label {
    body: String,
    /// What is in brackets and means a time or says what kind it is. Other words there, such as `census day`, do not matter.
    inner: Vec<Shape>,
    standing: Option<ReleaseStatus>,
    year: YearKind,
}

impl Label {
    fn of(text: &str, year: YearKind) -> Label {
        let mut label = Label { body: String::new(), inner: Vec::new(), standing: None, year };
        let mut rest = text;
        while let Some(open) = rest.find(['(', '[']) {
            let close = if rest[open..].starts_with('(') { ')' } else { ']' };
            let Some(length) = rest[open..].find(close) else { break };
            label.body.push_str(&rest[..open]);
            label.body.push(' ');
            label.add(rest[open + 1..open + length].trim());
            rest = &rest[open + length + 1..];
        }
        label.body.push_str(rest);
        label
    }

    fn add(&mut self, inner: &str) {
        match inner {
            "prov" | "provisional" | "p" => self.standing = Some(ReleaseStatus::PROVISIONAL),
            "rev" | "revised" | "r" => self.standing = Some(ReleaseStatus::REVISED),
            "final" => self.standing = Some(ReleaseStatus::FINAL),
            // Outturn: what was spent by the end of a financial year.
            "ot" => (self.standing, self.year) = (Some(ReleaseStatus::FINAL), YearKind::Financial),
            _ => self.inner.extend(parts(&tokens(inner)).map(|parts| Shape::of(&parts))),
        }
    }
}
