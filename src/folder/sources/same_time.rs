//! Columns of figures of one time: what was given first and what was given anew, months and the quarter that they add up to, and the month
//! of a quarter that is still to come.

use crate::figures::measure::{Frequency, Period, Style, period_named};
use crate::folder::table::bare_signs::likely;
use crate::folder::table::cell::Cell;

/// Which column is not read of a row that has another of the same time.
#[derive(Debug, Default)]
pub struct SameTime {
    /// A column, and the one that is read in its place where that is filled.
    instead: Vec<(usize, usize)>,
    /// The columns of quarters whose three months have columns too.
    of_months: Vec<usize>,
    /// The columns of the other quarters.
    quarters: Vec<usize>,
    /// The columns of months that end no quarter.
    within_quarters: Vec<usize>,
}

/// How settled a figure is by the words of its heading.
fn settled(heading: &str) -> u8 {
    const ANEW: [&str; 6] = ["restated", "revised", "audited", "final", "corrected", "amended"];
    const AT_FIRST: [&str; 7] = ["draft", "provisional", "prov", "unaudited", "original", "originally", "previously"];
    let text = heading.to_lowercase();
    let has = |known: &[&str]| text.split(|letter: char| !letter.is_alphabetic()).any(|word| known.contains(&word));
    match (has(&ANEW), has(&AT_FIRST)) {
        (true, false) => 2,
        (false, true) => 0,
        _ => 1,
    }
}

impl SameTime {
    /// Of the columns of figures, each with its heading and with what that is as a period.
    pub fn of<'a>(columns: impl Iterator<Item = (usize, &'a str, &'a str)>) -> SameTime {
        let all: Vec<(usize, u8, Period)> =
            columns.filter_map(|(at, heading, period)| Some((at, settled(heading), period_named(period)?))).collect();
        let mut found = SameTime::default();
        for (at, rank, period) in &all {
            let better = all.iter().filter(|(_, other, same)| same == period && other > rank);
            found.instead.extend(better.max_by_key(|(_, other, _)| *other).map(|(other, _, _)| (*at, *other)));
            let has_month = |month: i32| {
                let is_it = |other: &Period| other.style() == Style::Month && other.end() == month;
                all.iter().any(|(_, _, other)| is_it(other))
            };
            let is_quarter = period.quarter_number().is_some() && period.months() == 3;
            if is_quarter {
                let has_all = (period.end() - 2..=period.end()).all(has_month);
                if has_all { &mut found.of_months } else { &mut found.quarters }.push(*at);
            }
            if period.style() == Style::Month && period.quarter_that_ends_with().is_none() {
                found.within_quarters.push(*at);
            }
        }
        found
    }

    /// Whether another column of a row is read in the place of one, of a measure that comes so often. `has_figure`: and no sign.
    pub fn is_another(&self, at: usize, frequency: Option<Frequency>, has_figure: impl Fn(usize) -> bool) -> bool {
        let is_given_anew = self.instead.iter().any(|(first, anew)| *first == at && has_figure(*anew));
        let is_not_anew = |(first, anew): &(usize, usize)| *anew == at && !has_figure(at) && has_figure(*first);
        is_given_anew
            || self.instead.iter().any(is_not_anew)
            || frequency == Some(Frequency::Monthly) && self.of_months.contains(&at)
            || frequency != Some(Frequency::Monthly) && self.is_before_its_quarter(at, has_figure)
    }

    /// Whether a column of a row is of a month of a quarter that is still to come: October beside quarters 1 and 2.
    pub fn is_before_its_quarter(&self, at: usize, has_figure: impl Fn(usize) -> bool) -> bool {
        let filled = |columns: &[usize]| columns.iter().filter(|column| has_figure(**column)).count();
        self.within_quarters().contains(&at) && filled(&self.within_quarters) <= filled(&self.quarters)
    }

    /// The columns of a table that are read in the place of others, each behind that.
    pub fn anew(&self) -> &[(usize, usize)] {
        &self.instead
    }

    /// The columns of months that are not read of a row that has as many quarters.
    pub fn within_quarters(&self) -> &[usize] {
        if self.within_quarters.len() <= self.quarters.len() { &self.within_quarters } else { &[] }
    }

    /// The columns of quarters among their months.
    pub fn quarters_of_months(&self) -> &[usize] {
        &self.of_months
    }
}

/// Whether a row has more in a column than a sign for no figure.
pub fn has_figure(row: &[Cell], at: usize) -> bool {
    row.get(at).is_some_and(|cell| !cell.is_blank() && likely(&cell.text).is_none() && !cell.text.starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_anew_and_what_months_add_up_to() {
        let headings = [
            "Q1 2025/26",
            "Q1 2025/26 (restated)",
            "2024/25 Outturn (audited)",
            "2024/25 Outturn (unaudited)",
            "2024/25 (provisional)",
            "Q2 2025/26",
            "July 2025",
            "August 2025",
            "September 2025",
        ];
        let found = SameTime::of(headings.into_iter().enumerate().map(|(at, heading)| (at, heading, heading)));
        assert_eq!(found.anew(), [(0, 1), (3, 2), (4, 2)]);
        assert_eq!(found.quarters_of_months(), [5]);
        assert!(!found.is_another(0, None, |_| false) && found.is_another(0, None, |at| at == 1));
        assert!(found.is_another(1, None, |at| at == 0) && !found.is_another(1, None, |_| false));
        assert!(found.is_another(5, Some(Frequency::Monthly), |_| true));
        assert!(!found.is_another(5, Some(Frequency::Quarterly), |_| true));
        let headings = ["Q1 2025/26", "Q2 2025/26", "October 2025"];
        let found = SameTime::of(headings.into_iter().enumerate().map(|(at, heading)| (at, heading, heading)));
        assert!(found.is_another(2, Some(Frequency::Quarterly), |_| true));
        assert!(!found.is_another(2, Some(Frequency::Monthly), |_| true) && !found.is_another(2, None, |at| at == 2));
    }
}
