//! Which stretch of months the parts of a label come to, where they come to one.

use super::period_advice::{
    ACADEMIC_QUARTER, REPORTING, UNTIL, WEEKS, both, no_month, not_a_whole_month, since, which_calendar, which_year,
};
use super::period_parts::{Part, Said};
use super::{Period, Style, YearKind};

/// The parts of a label that name a time, and the words about them.
#[derive(Debug, Default)]
pub struct Shape {
    /// What names a time, in its order.
    pub core: Vec<Part>,
    /// What is said about it.
    pub said: Vec<Said>,
}

impl Shape {
    /// Sorts the parts of a label.
    pub fn of(parts: &[Part]) -> Shape {
        let mut shape = Shape::default();
        for part in parts {
            match *part {
                Part::Said(said) => shape.said.push(said),
                // "To quarter 3": since the year began.
                Part::To if shape.core.is_empty() => shape.said.push(Said::ToEnd),
                part => shape.core.push(part),
            }
        }
        shape.core = without_dashes(&shape.core);
        shape
    }

    /// Whether a word is said.
    pub fn says(&self, word: Said) -> bool {
        self.said.contains(&word)
    }

    /// The stretch that is named, before it is known what is said about it. `None` where it is none.
    ///
    /// # Errors
    /// What to write instead, where that is known.
    pub fn stretch(&self, year: YearKind) -> Result<Option<Period>, String> {
        if self.says(Said::Week) {
            return Err(WEEKS.to_owned());
        }
        if self.says(Said::Undated) {
            return Ok((self.core.is_empty() && self.said.len() == 1).then_some(Period::UNDATED));
        }
        let explicit = self.kind();
        if self.says(Said::Reporting) {
            return Err(REPORTING.to_owned());
        }
        if let Some(help) = lacks_year(&self.core, explicit) {
            return Err(help);
        }
        let of_years = |part: &Part| matches!(part, Part::Split(_) | Part::SplitOrMonth(_) | Part::Term(_) | Part::To);
        if explicit == Some(YearKind::Academic) && !self.core.iter().all(of_years) {
            return Err(ACADEMIC_QUARTER.to_owned());
        }
        if let [Part::SplitOrMonth(from)] = self.core[..]
            && explicit.is_none()
        {
            return Err(both(from));
        }
        if explicit == Some(YearKind::Calendar) {
            return Ok(calendar(&self.core));
        }
        named(&self.core, explicit.unwrap_or(year))
    }

    fn kind(&self) -> Option<YearKind> {
        self.said.iter().find_map(|said| match said {
            Said::Financial => Some(YearKind::Financial),
            Said::Academic => Some(YearKind::Academic),
            Said::Calendar => Some(YearKind::Calendar),
            _ => None,
        })
    }

    /// A stretch as what is said about it makes it.
    ///
    /// # Errors
    /// What to write instead, where that is known.
    pub fn put(&self, period: Period) -> Result<Option<Period>, String> {
        let mut period = Some(period);
        for said in &self.said {
            let Some(now) = period else { return Ok(None) };
            period = put(now, *said, &self.core)?;
        }
        Ok(period)
    }
}

/// A dash between two months, two quarters or two years leads from the one to the other; any other parts them.
fn without_dashes(core: &[Part]) -> Vec<Part> {
    let rank = |part: Option<&Part>| match part {
        Some(Part::Month(_) | Part::MonthYear(..) | Part::Day(..) | Part::DayOfMonth(..)) => 1,
        Some(Part::Quarter(_)) => 2,
        Some(Part::Calendar(_)) => 3,
        Some(Part::Split(_)) => 4,
        _ => 0,
    };
    let mut plain = Vec::new();
    for (at, part) in core.iter().enumerate() {
        if *part != Part::Dash {
            plain.push(*part);
            continue;
        }
        let (before, after) = (rank(at.checked_sub(1).and_then(|before| core.get(before))), rank(core.get(at + 1)));
        // "Q1 2024/25 - Q3 2024/25"
        let quarters = (before, after, rank(core.first())) == (4, 2, 2);
        if quarters || (before > 0 && before == after) {
            plain.push(Part::To);
        }
    }
    plain
}

/// What to write where a part of a year has no year, or one that can be two.
fn lacks_year(core: &[Part], explicit: Option<YearKind>) -> Option<String> {
    use Part::{Calendar, Half, Month, Nth, Quarter, Quarters, Short, Term, To};
    match *core {
        [part @ (Quarter(_) | Half(_) | Nth(_) | Term(_) | Month(_))] => Some(which_year(part)),
        [part @ Month(_), To, Month(_)] | [part @ Quarter(_), To, Quarter(_)] => Some(which_year(part)),
        [part @ Quarters(..)] => Some(which_year(part)),
        [part @ (Quarter(_) | Half(_) | Nth(_)), Calendar(year)]
        | [Calendar(year), part @ (Quarter(_) | Half(_) | Nth(_))]
            if explicit != Some(YearKind::Calendar) =>
        {
            Some(which_calendar(part, year))
        }
        [part @ (Quarter(_) | Half(_) | Nth(_)), Short(year)]
        | [Short(year), part @ (Quarter(_) | Half(_) | Nth(_))] => Some(which_calendar(part, 2000 + year)),
        [part @ Calendar(year)] if explicit.is_some_and(|kind| kind != YearKind::Calendar) => {
            Some(which_calendar(part, year))
        }
        [part @ Short(year)] => Some(which_calendar(part, 2000 + year)),
        _ => None,
    }
}

/// In a year from January to December.
fn calendar(core: &[Part]) -> Option<Period> {
    use Part::{Calendar, Half, Nth, Quarter};
    match *core {
        [Calendar(year)] => Period::calendar_year(year),
        [Quarter(number @ 1..=4), Calendar(year)] | [Calendar(year), Quarter(number @ 1..=4)] => {
            Period::stretch((year, number * 3 - 2), (year, number * 3))
        }
        [Half(number @ 1..=2), Calendar(year)] | [Calendar(year), Half(number @ 1..=2)] => {
            Period::stretch((year, number * 6 - 5), (year, number * 6))
        }
        [Nth(number), Calendar(year)] | [Calendar(year), Nth(number)] => Period::month(year, number),
        _ => None,
    }
}

/// The year of a month within the financial year that begins in April of `from`.
fn within(from: i32, month: i32) -> (i32, i32) {
    (if month >= 4 { from } else { from + 1 }, month)
}

fn named(core: &[Part], kind: YearKind) -> Result<Option<Period>, String> {
    use Part::{Calendar, Half, Month, Nth, Quarter, Quarters, Split, SplitOrMonth, To, Years};
    Ok(match *core {
        [Split(from) | SplitOrMonth(from)] if kind == YearKind::Academic => Period::academic_year(from),
        [Split(from) | SplitOrMonth(from)] => Period::financial_year(from),
        [Calendar(year)] => Period::calendar_year(year),
        [Years(from, to)] | [Calendar(from), To, Calendar(to)] => Period::calendar_years(from, to),
        [Split(from), To, Split(to)] => Period::financial_years(from, to),
        [Quarter(number), Split(from)] | [Split(from), Quarter(number)] => Period::quarter(from, number),
        [Quarters(first, last), Split(from)]
        | [Split(from), Quarters(first, last)]
        | [Quarter(first), To, Quarter(last), Split(from)]
        | [Split(from), Quarter(first), To, Quarter(last)] => quarters((from, first), (from, last)),
        [Quarter(first), Split(from), To, Quarter(last), Split(to)]
        | [Split(from), Quarter(first), To, Split(to), Quarter(last)] => quarters((from, first), (to, last)),
        // "2024/25 to Q3": since the year began.
        [Split(from), To, Quarter(last)] => quarters((from, 1), (from, last)),
        [Split(from), To, Month(last)] => Period::stretch((from, 4), within(from, last)),
        [Half(number @ 1..=2), Split(from)] | [Split(from), Half(number @ 1..=2)] => {
            quarters((from, number * 2 - 1), (from, number * 2))
        }
        [Nth(number @ 1..=12), Split(from)] | [Split(from), Nth(number @ 1..=12)] => {
            let (year, month) = within(from, (number + 2) % 12 + 1);
            Period::month(year, month)
        }
        [Part::Term(term), Split(from) | SplitOrMonth(from)] | [Split(from) | SplitOrMonth(from), Part::Term(term)] => {
            Period::term(from, term)
        }
        [Part::Term(term), Calendar(year)] | [Calendar(year), Part::Term(term)] => {
            Period::term(if term.months().0 == 9 { year } else { year - 1 }, term)
        }
        [Month(month), Split(from)] | [Split(from), Month(month)] => {
            let (year, month) = within(from, month);
            Period::month(year, month)
        }
        [Month(first), To, Month(last), Split(from)] | [Split(from), Month(first), To, Month(last)] => {
            Period::stretch(within(from, first), within(from, last))
        }
        // The same again in other words: "Q3 31/12/2024", "Q3 2024/25 Oct-Dec".
        [Quarter(number), Split(from), ref again @ ..] => {
            let Some(quarter) = Period::quarter(from, number) else { return Ok(None) };
            agreed(quarter, again, kind)?
        }
        [Quarter(number), ref again @ ..] | [ref again @ .., Quarter(number)] => restated(number, named(again, kind)?),
        _ => return of_months(core),
    })
}

/// Months and days that have years of their own.
fn of_months(core: &[Part]) -> Result<Option<Period>, String> {
    use Part::{Day, DayOfMonth, Month, MonthYear, To};
    Ok(match *core {
        [MonthYear(year, month)] => Period::month(year, month),
        [Day(year, month, day)] => return whole_month(year, month, day).map(Some),
        [Month(first), To, MonthYear(year, last)] => {
            Period::stretch((if first > last { year - 1 } else { year }, first), (year, last))
        }
        [MonthYear(year, first), To, Month(last)] => {
            Period::stretch((year, first), (if first > last { year + 1 } else { year }, last))
        }
        [MonthYear(year, first), To, MonthYear(to, last)] => Period::stretch((year, first), (to, last)),
        [Day(year, first, 1), To, Day(to, last, day)] if is_last_day(to, last, day) => {
            Period::stretch((year, first), (to, last))
        }
        [DayOfMonth(first, 1), To, Day(to, last, day)] if is_last_day(to, last, day) => {
            Period::stretch((if first > last { to - 1 } else { to }, first), (to, last))
        }
        [Day(..) | DayOfMonth(..), To, Day(..)] => return Err(no_month()),
        _ => None,
    })
}

/// From the first of these quarters to the last, both included.
fn quarters(first: (i32, i32), last: (i32, i32)) -> Option<Period> {
    let (first, last) = (Period::quarter(first.0, first.1)?, Period::quarter(last.0, last.1)?);
    let month = |counted: i32| (counted.div_euclid(12), counted.rem_euclid(12) + 1);
    Period::stretch(month(first.begin()), month(last.end() - 1))
}

/// A quarter by its number and by its months or its last day, where the two agree.
fn restated(number: i32, again: Option<Period>) -> Option<Period> {
    let again = again?;
    let month = (again.style() == Style::Month).then(|| again.quarter_that_ends_with()).flatten();
    let quarter = month.unwrap_or(again);
    (quarter.quarter_number() == Some(number)).then_some(quarter)
}

/// A period that is named again in other words: itself, the year to date where the words say that; `None` where they differ.
///
/// # Errors
/// What to write instead, where that is known.
pub fn agreed(period: Period, again: &[Part], kind: YearKind) -> Result<Option<Period>, String> {
    use Part::{Month, Quarter, To};
    let from = period.financial_year_of();
    let last = (period.end() - 1).rem_euclid(12) + 1;
    let of_year = period.style() == Style::FinancialYear;
    Ok(match *again {
        [] => Some(period),
        [Month(month)] => (month == last).then_some(period),
        [Month(first), To, Month(to)] if to == last || of_year => {
            let stretch = Period::stretch(within(from, first), within(from, to));
            stretch.filter(|named| same_months(*named, period) || named.style() == Style::YearToDate || of_year)
        }
        [Quarter(number)] if !of_year => (period.quarter_number() == Some(number)).then_some(period),
        _ => match named(again, kind)? {
            Some(named) if same_months(named, period) => Some(period),
            Some(named) if named.end() == period.end() && named.style() == Style::Month => Some(period),
            Some(named) if named.end() == period.end() && named.style() == Style::YearToDate => Some(named),
            Some(named) if named.end() == period.end() && named.style() == Style::RollingYear => Some(named),
            Some(named) if named.style().is_year() => {
                (named.begin() <= period.begin() && period.end() <= named.end()).then_some(period)
            }
            _ => None,
        },
    })
}

fn same_months(one: Period, other: Period) -> bool {
    (one.begin(), one.end()) == (other.begin(), other.end())
}

fn is_last_day(year: i32, month: i32, day: i32) -> bool {
    Period::month(year, month).is_some_and(|month| month.last_day() == day)
}

/// A day stands for its month where it is the month's first (as spreadsheets keep "Dec-19") or last.
fn whole_month(year: i32, month: i32, day: i32) -> Result<Period, String> {
    match Period::month(year, month) {
        Some(whole) if day == 1 || whole.last_day() == day => Ok(whole),
        _ => Err(not_a_whole_month()),
    }
}

fn put(period: Period, said: Said, core: &[Part]) -> Result<Option<Period>, String> {
    let style = period.style();
    let is_year = matches!(core, [Part::Split(_) | Part::SplitOrMonth(_) | Part::Calendar(_)]);
    Ok(match (said, style) {
        (Said::ToDate | Said::ToEnd, Style::Quarter) | (Said::ToDate, Style::Month) => period.since_april(),
        (Said::ToDate, Style::YearToDate) => Some(period),
        (Said::ToEnd, Style::FinancialYear | Style::YearToDate) => Some(period),
        (Said::ToEnd, Style::Month) => return Err(since(period)),
        (Said::SoFar, _) | (Said::ToDate, Style::FinancialYear | Style::AcademicYear) => return Err(UNTIL.to_owned()),
        (Said::YearEnding, Style::FinancialYear | Style::AcademicYear) if is_year => Some(period),
        (Said::Rolling | Said::YearEnding, _) if is_year => return Err(REPORTING.to_owned()),
        (Said::Rolling | Said::YearEnding, Style::Month | Style::Quarter) => Some(period.year_that_ends_with()),
        (Said::Rolling | Said::YearEnding, _) if period.months() == 12 => Some(period.year_that_ends_with()),
        (Said::Last(months), Style::Month) => period.so_many_months(months),
        (Said::Last(3), Style::Quarter) => Some(period),
        (Said::WholeYear, style) if style.is_year() => Some(period),
        (Said::ToDate | Said::ToEnd | Said::Rolling | Said::YearEnding | Said::Last(_) | Said::WholeYear, _) => None,
        (Said::Undated | Said::Week | Said::Reporting | Said::Nothing | Said::Standing(_), _) => Some(period),
        (Said::Financial | Said::Academic | Said::Calendar, _) => Some(period),
    })
}
