//! What the rows of a sheet hold: its measures, and all that is said of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::figures::measure::{Period, period_named};
use crate::folder::table::cell::Clock;
use crate::folder::table::known_names::KnownNames;
use crate::folder::words::number::read_number;

use super::apart::Apart;

/// A measure as a file has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundMeasure {
    /// As the file writes it.
    pub written: String,
    /// The same in words, where the file writes it as computers do. May be empty.
    pub words: String,
    /// Its name alone, where the file tells several of that name apart. May be empty.
    pub alone: String,
    /// What tells it from the others: the heading it stands under, or what another column says. May be empty.
    pub part: String,
    /// The heading that it stands under. May be empty.
    pub section: String,
    /// The sheets that it stands on.
    pub sheets: BTreeSet<String>,
    /// Its code. May be empty.
    pub code: String,
    /// What a column says of its unit. May be empty.
    pub unit: String,
    /// `high`, `low` or `none`, where the file says it.
    pub good: Option<&'static str>,
    /// `annual`, `quarterly` or `monthly`, where the file says it.
    pub frequency: Option<&'static str>,
    /// What the formats of its cells put behind their numbers. May be empty.
    pub shown_unit: String,
    /// How far from its target a figure is still close, as it is written. May be empty.
    pub tolerance: String,
    /// Its targets as they are written.
    pub targets: Vec<String>,
    /// Its figures as they are written.
    pub figures: Vec<String>,
    /// The periods as they are written, of cells that hold anything.
    pub periods: Vec<String>,
    /// Each figure behind its period.
    pub in_time: Vec<(String, String)>,
    /// Those of its figures that are times.
    pub times: Vec<Clock>,
    /// What stands in the place of a figure, behind its period: `-`, `n/a`, `TBC`.
    pub signs: Vec<(String, String)>,
    /// The latest figure of a row, its target, and the colour or word with which the row says how they stand.
    pub judged: Vec<[String; 3]>,
}

impl FoundMeasure {
    /// The figures of periods that are read.
    pub fn dated(&self) -> Vec<(Period, Decimal)> {
        let dated = self
            .in_time
            .iter()
            .filter_map(|(period, figure)| Some((period_named(period)?, read_number(figure).ok()?.value)));
        dated.collect()
    }
}

/// What the rows of a sheet hold.
#[derive(Debug, Default)]
pub struct Found {
    /// The measures in the order of the file.
    pub measures: Vec<FoundMeasure>,
    /// Rows that are no measure, as they are named, and why.
    pub left_out: Vec<(String, &'static str)>,
    /// Signs in the place of figures, and what they are taken to mean.
    pub marks: BTreeMap<String, &'static str>,
    /// The areas that rows name.
    pub areas: BTreeSet<String>,
    /// Texts in the place of figures that mean nothing that is known.
    pub unread: Vec<String>,
    /// Where each of them stands.
    pub unread_at: Vec<Place>,
    /// What stands above the headings.
    pub titles: Vec<String>,
    /// Names stand only in the first row of their block.
    pub is_filled_down: bool,
    /// Sections stand only in the first row of their block.
    pub is_section_down: bool,
    /// What stands below the last measure.
    pub notes: Vec<String>,
    /// Sheets that are not read because another says the same, and why.
    pub again: Vec<(String, &'static str)>,
    /// The headings of columns that contradict what is read.
    pub disputed: BTreeSet<String>,
    /// Rows of one name that have other figures of the same period.
    pub apart: Apart,
    /// Where each measure is, by its name without case.
    pub(super) places: HashMap<String, usize>,
}

impl Found {
    /// How many of its measures the catalogue has.
    pub fn known(&self, known: &KnownNames) -> usize {
        self.measures.iter().filter(|measure| known.first(&measure.written).is_some()).count()
    }
}
