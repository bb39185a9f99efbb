//! An indicator: what the catalogue says of it, and the figures held.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Doubted, Place};

use super::unit_words::says_per;
use super::{
    Amber, Benchmark, Comparing, Counts, LastReport, Noun, Observation, Period, Polarity, SaidBeside, Style, Target,
    Unit, UnitWords, Why,
};

/// The figures of other areas, by period; the areas by name.
pub type Peers = BTreeMap<Period, Vec<(Arc<str>, Decimal)>>;

/// How often a figure comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// A figure a month.
    Monthly,
    /// A figure a quarter of the financial year.
    Quarterly,
    /// A figure a year.
    Annual,
}

impl Frequency {
    /// Every frequency, with the catalogue's word.
    pub const ALL: [(&'static str, Frequency); 3] =
        [("monthly", Frequency::Monthly), ("quarterly", Frequency::Quarterly), ("annual", Frequency::Annual)];

    /// Months from one figure to the next, of figures of such periods: yearly figures are a year apart, whatever the measure says.
    pub fn months_between(self, style: Style) -> i32 {
        let least = match style {
            Style::Month | Style::YearToDate | Style::RollingYear => 1,
            Style::Quarter => 3,
            _ => 12,
        };
        least.max(self.months())
    }

    /// Months from one figure to the next.
    pub fn months(self) -> i32 {
        match self {
            Frequency::Monthly => 1,
            Frequency::Quarterly => 3,
            Frequency::Annual => 12,
        }
    }

    /// What a run of them is counted in: `quarters`.
    pub fn steps(self) -> &'static str {
        match self {
            Frequency::Monthly => "months",
            Frequency::Quarterly => "quarters",
            Frequency::Annual => "years",
        }
    }
}

/// What one figure covers, which decides what it may be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MeasureKind {
    /// What happened within the period.
    Flow,
    /// How things stood at its end.
    Stock,
    /// What happened since the year began: never compared with last quarter.
    Cumulative,
    /// Twelve months up to its end: neighbours overlap.
    Rolling,
    /// A group followed up for a fixed time: never divided.
    Cohort,
}

impl MeasureKind {
    /// Every kind, with the catalogue's word.
    pub const ALL: [(&'static str, MeasureKind); 5] = [
        ("flow", MeasureKind::Flow),
        ("stock", MeasureKind::Stock),
        ("cumulative", MeasureKind::Cumulative),
        ("rolling", MeasureKind::Rolling),
        ("cohort", MeasureKind::Cohort),
    ];

    /// Whether the figures of two periods share months: by the periods' own length, and a rolling figure by its twelve.
    pub fn shares_months(self, earlier: Period, later: Period) -> bool {
        let length = if self == MeasureKind::Rolling { later.months().max(12) } else { later.months() };
        // How things stood at the end of a period is no sum over it.
        self != MeasureKind::Stock && earlier.is_dated() && later.end() - length < earlier.end()
    }
}

/// Whether it is said what one figure covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureSaid {
    /// In the catalogue.
    Yes,
    /// Nowhere.
    No,
    /// Nowhere, and the figures may count since April.
    MayBeCumulative,
}

/// How the end of a period is said for a stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsAt {
    /// `at the end of quarter 3`.
    Period,
    /// `at the end of December 2019`.
    Month,
    /// `at 31 December 2019`.
    Day,
}

impl AsAt {
    /// Every one, with the catalogue's word.
    pub const ALL: [(&'static str, AsAt); 3] = [("period", AsAt::Period), ("month", AsAt::Month), ("day", AsAt::Day)];
}

/// What kind of year a bare `2018-19` or `2019` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearKind {
    /// April to March.
    Financial,
    /// September to August.
    Academic,
    /// January to December.
    Calendar,
}

impl YearKind {
    /// Every kind, with the catalogue's word.
    pub const ALL: [(&'static str, YearKind); 3] =
        [("financial", YearKind::Financial), ("academic", YearKind::Academic), ("calendar", YearKind::Calendar)];
}

/// A measure of the national table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linked {
    /// Its code, with where the catalogue names it. None for an indicator of the council's own.
    pub measure: Option<(String, Place)>,
    /// The area's own national figures: never mixed with those the council reports.
    pub own: BTreeMap<Period, Decimal>,
    /// How many other authorities of the table have no figure: suppressed, or missing for another reason.
    pub without: BTreeMap<Period, usize>,
    /// The counts of the other authorities: of a period in which nine in ten of those that have a figure have them. The smallest
    /// may be held back.
    pub counts: BTreeMap<Period, Vec<Counts>>,
    /// The nation whose authorities a quartile is among; empty: England.
    pub nation: String,
    /// What a quartile is a quartile of, in the council's own words; empty: `local authorities in England`.
    pub quartiles_of: String,
    /// Periods in which the area had another boundary: its figures of then are of another area.
    pub of_another_area: Vec<Period>,
}

/// One indicator: the catalogue's entry, its figures and what they are measured against.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The id, as the tables use it.
    pub id: String,
    /// Other names by which tables call it.
    pub called: Vec<String>,
    /// What a scorecard files it under: `NI 136`. May be empty.
    pub code: String,
    /// The name as it reads in "the percentage of ...".
    pub name: String,
    /// The whole subject where that does not read well: `The average score for Leicestershire children`. May be empty.
    pub subject: String,
    /// The name at the start of a dashboard row.
    pub label: String,
    /// Unit of `value`.
    pub unit: Unit,
    /// The words and the size that belong to it.
    pub unit_words: UnitWords,
    /// What the percentage, rate or count is a figure of, where it has a word of its own: `proportion`. Else the unit's.
    pub measure_word: String,
    /// What is counted by the numerator (or by the value of a count).
    pub noun: Option<Noun>,
    /// What is counted by the denominator, where it differs.
    pub out_of: Option<Noun>,
    /// What was done to them, after "were": `sentenced to custody`. May be empty.
    pub done: String,
    /// Decimals printed; none: as written.
    pub decimals: Option<u32>,
    /// How often a figure comes.
    pub frequency: Frequency,
    /// The catalogue says how often; else a figure a quarter is taken for it.
    pub frequency_given: bool,
    /// How many periods it is usually behind.
    pub lag: u32,
    /// Stock or flow, and the kinds that need more care.
    pub measure: MeasureKind,
    /// Whether the catalogue says so; else what one figure covers is taken for a flow.
    pub measure_said: MeasureSaid,
    /// How the end of the period is said for a stock.
    pub as_at: AsAt,
    /// The same for the earlier figures of a stock, which are named as the latest is unless the catalogue says otherwise.
    pub earlier_as_at: AsAt,
    /// What a bare year is.
    pub year: YearKind,
    /// Which way is good, as declared; the rules decide.
    pub good: Polarity,
    /// Targets, in the order declared.
    pub targets: Vec<Target>,
    /// The worst figure that is still close to a target that a table gives, where the table does not say it.
    pub amber: Option<Amber>,
    /// Indicators of one family read as variants of one another. May be empty.
    pub family: String,
    /// What is different about this one: `secondary school`. May be empty.
    pub variant: String,
    /// For rules to mention: `Ofsted school inspections`. May be empty.
    pub theme: String,
    /// Who answers for it: a job title. May be empty.
    pub owner: String,
    /// What it counts and why it matters, in whole sentences. May be empty.
    pub means: String,
    /// Where the figures come from. May be empty.
    pub source: String,
    /// What an absent figure says after the subject: `had not been published at the time of writing`. May be empty.
    pub why_missing: String,
    /// What the percentage is a share of, where the sentence before names the whole. May be empty.
    pub share_of: String,
    /// How an earlier figure without a period reads: `the previous reported figure`. May be empty.
    pub earlier_name: String,
    /// Its name on page 1, where there is little room. May be empty.
    pub short: String,
    /// Spoken and not counted in totals.
    pub supporting: bool,
    /// Counted in totals and not spoken.
    pub quiet: bool,
    /// Whether page 1 says nothing where nothing is said to be done about it.
    pub silent: bool,
    /// Periods at which the limits of the control chart start again, because the work itself changed.
    pub rebase: Vec<Period>,
    /// The stretch whose figures the usual range is from; none for the latest ones.
    pub usual_range_of: Option<(Period, Period)>,
    /// What judges, and what else is said of earlier figures.
    pub comparing: Comparing,
    /// A chart of the figures follows the paragraph.
    pub chart: bool,
    /// A quartile strip of the figures of all areas follows the paragraph.
    pub strip: bool,
    /// It counts institutions and not people: nothing of it points to a person.
    pub institutions: bool,
    /// The indicators whose counts add up to this one's, by their ids.
    pub parts: Vec<String>,
    /// A percentage that can be above a hundred: take-up of places that more came to than were asked for.
    pub above_100: bool,
    /// The national range is too small for quartiles to mean anything.
    pub no_quartile: bool,
    /// Other words of a council's own that its rules read.
    pub extra: BTreeMap<String, String>,
    /// The area's own figures, oldest first, one a period.
    pub observations: Vec<Observation>,
    /// What they are measured against, oldest first.
    pub benchmarks: Vec<Benchmark>,
    /// Latest figures of all areas by period, for quartiles that are computed: area, value.
    pub peers: Peers,
    /// The measure of the national table that it is, and what that holds of the area itself.
    pub national: Linked,
    /// What the report before this one said of it, where one is approved.
    pub last_report: Option<LastReport>,
    /// What the council's own table says of its figures, to be compared with what they give.
    pub said_beside: Vec<SaidBeside>,
    /// Where the catalogue declares it.
    pub from: Place,
}

impl Indicator {
    /// What it is called where there is little room.
    pub fn short_name(&self) -> &str {
        if self.short.is_empty() { &self.label } else { &self.short }
    }

    /// What a rate is per, where a figure must say it: empty where the name of the measure does. `10,000 children`
    pub fn per(&self) -> &str {
        let per = &self.unit_words.per;
        let named = if self.subject.is_empty() { &self.name } else { &self.subject };
        if says_per(named, per) { "" } else { per }
    }

    /// The unit in words, as a line of its own has it: `per cent`, `number`, `per 10,000 children`, `days`.
    pub fn unit_in_words(&self) -> String {
        match (&self.unit_words.word, self.unit) {
            (Some(word), _) => word.many.clone(),
            (None, Unit::Percent) => "per cent".into(),
            (None, Unit::Money) => "pounds".into(),
            (None, Unit::Rate) if !self.per().is_empty() => format!("per {}", self.per()),
            (None, unit) => unit.noun().into(),
        }
    }

    /// A figure of it that is doubted, as an officer names it to accept it.
    pub fn doubted(&self, period: Option<Period>, figure: Option<Decimal>) -> Doubted {
        Doubted {
            indicator: self.id.clone(),
            period: period.map_or_else(String::new, Period::in_full),
            figure: figure.map_or_else(String::new, |figure| figure.normalize().to_string()),
        }
    }

    /// Whether a figure is so much of something in a period, and the more the longer that is: counts, money, rates of events, days that
    /// are lost, and what is measured in a unit of its own.
    pub fn is_of_so_much(&self) -> bool {
        is_of_so_much(self.unit, &self.unit_words, self.counts_time())
    }

    /// Whether the figures of several periods come to the figure of all of them together: of counts and amounts of money of which the
    /// catalogue says that each is of its own period alone. What it does not say may be how things stood on a day.
    pub fn adds_up(&self) -> bool {
        self.says_measure() && self.measure == MeasureKind::Flow && matches!(self.unit, Unit::Count | Unit::Money)
    }

    /// Whether the catalogue says what one figure covers.
    pub fn says_measure(&self) -> bool {
        self.measure_said == MeasureSaid::Yes
    }

    /// Whether a figure is like those of the same time of other years only: it counts since April, or it may.
    pub fn is_like_in_whole_years(&self) -> bool {
        self.measure == MeasureKind::Cumulative || self.measure_said == MeasureSaid::MayBeCumulative
    }

    /// Whether it has had any figure up to a period: printed, held back or given in words.
    pub fn has_figures(&self, until: Period) -> bool {
        self.observations.iter().any(|held| {
            let given = held.value.is_some() || held.missing == Some(Why::Suppressed) || !held.stated.is_empty();
            given && held.period.end() <= until.end()
        })
    }

    /// Whether a row is the year to date beside the figure of its last quarter or month, which is the one that is reported.
    pub fn is_to_date_beside(&self, row: &Observation) -> bool {
        let is_own = |other: &Observation| {
            matches!(other.period.style(), Style::Quarter | Style::Month) && other.period.end() == row.period.end()
        };
        row.period.style() == Style::YearToDate && self.observations.iter().any(is_own)
    }

    /// A period as a table of its figures means it: how things stood is of the end of a year to date, and of what counts since
    /// April the months from April to March are the year to date, not the whole year beside it.
    /// `by_months`: the label names its first month and its last.
    pub fn filed(&self, period: Period, by_months: bool) -> Period {
        let filed = match (self.measure, period.style()) {
            (MeasureKind::Stock, Style::YearToDate) => {
                period.quarter_that_ends_with().or_else(|| period.so_many_months(1))
            }
            (MeasureKind::Cumulative, Style::FinancialYear) if by_months => period.since_april(),
            _ => None,
        };
        filed.unwrap_or(period)
    }

    /// The period as it is reported: what counts since April and is filed under quarter 3 is of April to December, and
    /// twelve months filed there are of the year ending December.
    pub fn covers(&self, period: Period) -> Period {
        match (self.measure, period.style()) {
            (MeasureKind::Cumulative, Style::Quarter | Style::Month) => period.since_april().unwrap_or(period),
            (MeasureKind::Rolling, Style::Quarter | Style::Month) => period.year_that_ends_with(),
            _ => period,
        }
    }
}

/// The same of a measure that has no entry yet. `counts_time`: its time is one that is lost and added up, as days are.
pub fn is_of_so_much(unit: Unit, words: &UnitWords, counts_time: bool) -> bool {
    match unit {
        Unit::Count | Unit::Money | Unit::Rate => true,
        Unit::Time => counts_time,
        Unit::Score => words.word.is_some(),
        Unit::Percent => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_since_april_is_spoken_of_so() {
        let quarter = |number| Period::quarter(2024, number).expect("a quarter");
        let covers = |period: Period| period.since_april().expect("within a year").in_full();
        assert_eq!(covers(quarter(3)), "April to December 2024");
        assert_eq!(covers(quarter(4)), "April 2024 to March 2025");
    }
}
