//! What an import would write, and what it tells.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::figures::measure::{Period, period_named};
use crate::figures::prose::words;
use crate::folder::words::date::Date;

use super::entry::NewEntry;
use super::to_report::{latest_of_most, latest_to_report};

/// What a file would give.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Proposal {
    /// The recipes as they would stand in `report.toml`.
    pub recipes: String,
    /// The measures that the catalogue does not have yet.
    pub new: Vec<NewEntry>,
    /// How many measures it has already.
    pub known: usize,
    /// The periods that the file has figures of, the first and the last.
    pub periods: Option<(String, String)>,
    /// The period that a report of it would be of: the last of the kind that most figures are of.
    pub(super) to_report: Option<Period>,
    /// The periods that each measure has a figure of.
    pub(super) in_time: Vec<Vec<Period>>,
    /// Every period that it has a figure of.
    pub(super) held: BTreeSet<Period>,
    /// The same without what it only gives beside them of an earlier one, as under "Previous quarter".
    pub(super) own: BTreeSet<Period>,
    /// It is of one period by its title or its sheet, or says "Previous quarter".
    pub(super) is_of_a_period: bool,
    /// The areas that the file has figures of, where it names any.
    pub areas: Vec<String>,
    /// Columns and rows that are not read, and why.
    pub left_out: Vec<(String, String)>,
    /// Sheets that are not read.
    pub unread_sheets: Vec<String>,
    /// Signs in the place of figures, and what they are taken to mean.
    pub marks: Vec<(String, String)>,
    /// Texts in the place of figures that mean nothing that is known.
    pub unread: Vec<String>,
    /// Where each of them stands.
    pub unread_at: Vec<Place>,
    /// What is hidden in the file, and what else is told of it.
    pub told: Vec<String>,
    /// The headings of targets that say no period, and so hold for every one.
    pub undated_targets: Vec<String>,
    /// The figures of the measures, by their names in small letters.
    pub(super) figures: BTreeMap<String, BTreeMap<Period, Decimal>>,
    /// Their targets as they are written, by the same names.
    pub(super) targets: BTreeMap<String, Vec<String>>,
    /// The periods that each new measure has figures of.
    pub(super) held_by_new: Vec<(String, Vec<Period>)>,
    /// It is a table with a column for each measure, of which the recipe names each.
    pub is_of_columns: bool,
}

impl Proposal {
    /// A line for a period that the file has no figure of.
    pub fn lacks(&self, period: &str) -> Option<String> {
        let wanted = period_named(period)?;
        let latest = self.to_report.filter(|_| !self.held.contains(&wanted))?;
        let (wanted, latest) = (wanted.in_full(), latest.in_full());
        Some(format!(
            "  it has no figure for {wanted}: the report will say so of each measure; its last are for {latest}\n"
        ))
    }

    /// The same of those that are over on a day: nobody knows the figure of a period to come.
    pub fn latest_by(&self, day: &str) -> Option<Period> {
        let day = Date::typed(day)?;
        let is_over = |period: &Period| Date::first_after(*period).is_some_and(|after| after <= day);
        let over = |periods: &Vec<Period>| periods.iter().copied().filter(is_over).collect();
        latest_to_report(&self.in_time.iter().map(over).collect::<Vec<_>>())
    }

    /// What is said of the period that was chosen for a meeting on a day.
    pub fn on_period(&self, day: &str) -> String {
        [self.to_come(day), self.chosen(day)].into_iter().flatten().collect()
    }

    /// A line for the period that was chosen where the file has later figures, or where it is of another kind than what comes before it:
    /// an older report is made by no one without a word.
    fn chosen(&self, day: &str) -> Option<String> {
        let (day, chosen) = (Date::typed(day)?, self.latest_by(day)?);
        let is_over = |period: &Period| Date::first_after(*period).is_some_and(|after| after <= day);
        let all = self.in_time.len();
        let of =
            |is_it: &dyn Fn(&Period) -> bool| self.in_time.iter().filter(|periods| periods.iter().any(is_it)).count();
        let count = |many: usize| {
            if all == 1 {
                "the one measure".to_owned()
            } else {
                format!("{} of the {} measures", words(many.into()), words(all.into()))
            }
        };
        let other = |period: Period| {
            let named = period.in_full();
            let named = named.trim_start_matches("the ").to_owned();
            format!("period = \"{named}\" in report.toml")
        };
        let later = self.in_time.iter().flatten().filter(|period| period.end() > chosen.end() && is_over(period));
        if let Some(later) = later.max_by_key(|period| period.end()) {
            let have = of(&|period| period.end() == later.end());
            return Some(format!(
                "  the report is on {}, the latest that most measures have a figure of; {} have a later one, of {}: to report on that, write {}\n",
                chosen.in_full(),
                count(have),
                later.in_full(),
                other(*later)
            ));
        }
        let usual = latest_of_most(&self.in_time)?;
        (usual.end() < chosen.end()).then(|| {
            format!(
                "  the report is on {}, the latest that most measures have a figure of ({}); what is of {} is only said as earlier, if it is \
                 alike: to report on that, write {}\n",
                chosen.in_full(), count(of(&|period| period.end() == chosen.end())), usual.in_full(), other(usual)
            )
        })
    }

    /// A line for the period that the file has figures of though it is not over on the day of the meeting.
    fn to_come(&self, day: &str) -> Option<String> {
        let (latest, over) = (self.to_report?, self.latest_by(day)?);
        (latest.end() > over.end()).then(|| {
            format!(
                "  it has figures for {}, which is not over on the day of the meeting: the report is on {}\n",
                latest.in_full(),
                over.in_full()
            )
        })
    }

    /// The last period that the file has figures of, of the kind that most are of.
    pub fn latest(&self) -> Option<Period> {
        if self.to_report.is_some() {
            return self.to_report;
        }
        let (_, last) = self.periods.as_ref()?;
        period_named(last).filter(|period| period.is_dated())
    }
}
