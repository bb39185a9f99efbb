//! A year to date whose label does not say its end, `2024/25 YTD`: it runs to the end of the report's period. Where the table has
//! later figures of that year nobody knows how far it runs.

use std::collections::BTreeSet;

use crate::figures::measure::{Period, Style, YearKind, is_open_to_date, read_period_cell};

use super::observations::Held;

/// The labels of a table.
#[derive(Debug, Default)]
pub struct Labels(BTreeSet<String>);

impl Labels {
    /// Takes one in.
    pub fn meet(&mut self, label: &str) {
        if !self.0.contains(label) {
            self.0.insert(label.to_owned());
        }
    }

    /// The period up to whose end a year to date of the table is.
    pub fn until(&self, report: Option<Period>) -> Option<Period> {
        let report = report.filter(|report| report.is_dated() && self.0.iter().any(|label| is_open_to_date(label)))?;
        let read = self.0.iter().filter_map(|label| read_period_cell(label, YearKind::Financial).ok());
        let is_later = |period: Period| period.months() < 12 && period.end() > report.end();
        let in_its_year = |period: &Period| period.financial_year_of() == report.financial_year_of();
        let is_open = !read.map(|(period, _)| period).filter(in_its_year).any(is_later);
        is_open.then_some(report)
    }
}

/// Years to date that do not say their end run no further than the last figure that their measure has in that year: where October
/// is "n/a", what stands beside it is of April to September. `open`: their places.
pub fn to_its_own_figures(held: &mut [Held], open: &[usize]) {
    for &at in open {
        let Some(own) = held.get(at) else { continue };
        let period = own.observation.period;
        let is_within = |(place, other): &(usize, &Held)| {
            let of = other.observation.period;
            !open.contains(place)
                && period.style() == Style::YearToDate
                && (other.indicator, &other.area) == (own.indicator, &own.area)
                && other.observation.value.is_some()
                && of.months() < 12
                && period.begin() < of.end()
                && of.end() <= period.end()
        };
        let last = held.iter().enumerate().filter(is_within).map(|(_, other)| other.observation.period.end()).max();
        let until = last.filter(|last| *last < period.end()).map(|last| last - period.begin());
        let shorter = until.and_then(|months| Period::year_to_date(period.financial_year_of(), months));
        if let Some(shorter) = shorter {
            held[at].observation.period = shorter;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_to_date_runs_to_the_end_of_the_report_unless_the_table_goes_on() {
        let until = |labels: &[&str], report: &str| {
            let mut met = Labels::default();
            labels.iter().for_each(|label| met.meet(label));
            let report = read_period_cell(report, YearKind::Financial).expect("a period").0;
            met.until(Some(report)).map(Period::in_full)
        };
        assert_eq!(until(&["Q1 2024/25", "2024/25 YTD"], "Q2 2024/25").as_deref(), Some("quarter 2 2024/25"));
        assert_eq!(until(&["Q3 2024/25", "2024/25 YTD"], "Q2 2024/25"), None, "it may run to quarter 3");
        assert_eq!(until(&["Q3 2024/25"], "Q3 2024/25"), None, "there is none");
    }
}
