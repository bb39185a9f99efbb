//! What a column of a published table holds, seen in all of its rows: figures, words that tell rows apart, or words that say something
//! of the area or the figure beside them.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::folder::national::read_cell;
use crate::folder::table::columns::plain;
use crate::folder::table::kind_words::{is_name, is_unit};

use super::shape::Shape;
use super::sign::{is_marked_figure, is_short_sign, sign};

/// So many different signs without a meaning may stand among figures, one of them among so many of these.
const SIGNS: usize = 3;
const AMONG: usize = 10;

/// So many different texts are told apart.
const TEXTS: usize = 20_000;

/// What notes are called.
const NOTES: [&str; 5] = ["note", "footnote", "comment", "remark", "caveat"];

/// Whose and when a row is: the numbers of its area and of its time.
#[derive(Debug, Clone, Copy)]
pub struct RowOf {
    area: usize,
    time: u64,
}

/// Whether a table has one row of each area and time: then nothing has to tell its rows apart.
#[derive(Debug, Default)]
pub struct OneOfEach {
    seen: HashSet<(usize, u64)>,
    has_two: bool,
}

impl OneOfEach {
    /// Takes in a row.
    pub fn row(&mut self, area: usize, time: &str) -> RowOf {
        let row = RowOf { area, time: hash(time) };
        if !self.has_two && !self.seen.insert((row.area, row.time)) {
            (self.has_two, self.seen) = (true, HashSet::new());
        }
        row
    }

    /// Whether it has.
    pub fn is_so(&self) -> bool {
        !self.has_two
    }
}

/// A column.
#[derive(Debug, Default)]
pub struct Column {
    /// Its place.
    pub at: usize,
    /// Whether it tells rows apart, where that is described.
    is_filter: Option<bool>,
    /// Its heading says that it holds notes, by their numbers or in words.
    is_notes: bool,
    /// What stands among its figures and means nothing known.
    pub odd: Vec<String>,
    /// Rows whose cell is a figure, and anything but a figure or a sign.
    figures: usize,
    words: usize,
    /// Rows with a sign that means nothing known.
    signs: usize,
    texts: Texts,
}

impl Column {
    /// One at a place, of which no row was seen yet.
    pub fn new(at: usize, heading: &str, is_filter: Option<bool>) -> Column {
        let heading = plain(heading);
        let is_notes = NOTES.iter().any(|note| heading.strip_suffix('s').unwrap_or(&heading) == *note);
        Column { at, is_filter, is_notes, ..Column::default() }
    }

    /// Takes in the cell of a row.
    pub fn look(&mut self, cell: &[u8], shape: Shape, row: RowOf) {
        let figure = read_cell(cell);
        if !matches!(figure, Ok(Some(_))) {
            self.texts.take(cell, row);
        }
        if sign(cell, shape, &[]).is_some() {
            return;
        }
        match figure {
            Ok(Some(_)) => self.figures += 1,
            Ok(None) => {}
            Err(_) => {
                let is_sign = is_short_sign(cell) || is_marked_figure(cell);
                *(if is_sign { &mut self.signs } else { &mut self.words }) += 1;
                let text = String::from_utf8_lossy(cell).into_owned();
                if self.odd.len() <= SIGNS && !self.odd.contains(&text) {
                    self.odd.push(text);
                }
            }
        }
    }

    /// A sign or two that mean nothing known among many figures do not make words of these; nor does a slip, "<5" or "TBC": a word that
    /// tells rows apart, such as "Total" among years of age, stands in a row of each area.
    pub fn is_words(&self, authorities: usize) -> bool {
        let has_signs = self.odd.len() <= SIGNS && self.signs * AMONG <= self.figures;
        let has_slips = self.words < authorities && self.words * AMONG <= self.figures;
        let is_slips = self.words > 0 && has_slips && self.signs * AMONG <= self.figures;
        self.is_filter.unwrap_or(self.is_notes || !(is_slips || (self.words == 0 && has_signs)))
    }

    /// Whether it is one of figures.
    pub fn is_figures(&self, authorities: usize) -> bool {
        !self.is_words(authorities) && self.figures > 0
    }

    /// Why a column of words tells no rows apart; `None` where it may. `authorities`: how many the table has; `is_one`: it has one row of
    /// each area and time.
    pub fn why_beside(&self, heading: &str, (authorities, is_one): (usize, bool)) -> Option<&'static str> {
        let is_known = self.is_filter == Some(true) || is_name(heading) || is_unit(heading);
        if is_known || authorities < 2 {
            return None;
        }
        let texts = &self.texts;
        let (different, note) = (texts.different.len(), "notes beside the figures: it tells no rows apart");
        if is_note(heading) || is_one && is_status(heading) {
            return Some(note);
        }
        match different > 1 {
            true if !texts.differs_in_area => {
                Some("it says the same of an area in all of its rows, and nothing of a measure")
            }
            // What tells rows apart is said of more than one area.
            true if authorities > 2 && different * 2 > texts.filled => Some(note),
            _ => (is_one && texts.differs_at_a_time).then_some(note),
        }
    }
}

/// Whether a heading says that words stand below it which are read beside the figures. "Provisional" in all rows of the latest year is no
/// other measure than nothing in those before.
fn is_note(heading: &str) -> bool {
    let heading = plain(heading);
    let mut words = heading.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| NOTES.contains(&word.strip_suffix('s').unwrap_or(word)))
}

/// Whether it says how settled figures are, or that a sign stands beside them.
fn is_status(heading: &str) -> bool {
    const STATUSES: [&str; 6] = ["status", "flag", "flags", "marker", "quality", "revision"];
    let heading = plain(heading);
    heading.split(|letter: char| !letter.is_alphabetic()).any(|word| STATUSES.contains(&word))
}

/// What is known of the texts of a column without holding them.
#[derive(Debug, Default)]
struct Texts {
    /// Rows with one.
    filled: usize,
    different: HashSet<u64>,
    of_area: HashMap<usize, u64>,
    /// An area has two.
    differs_in_area: bool,
    of_time: HashMap<u64, u64>,
    /// The rows of one time do not all have the same, or none.
    differs_at_a_time: bool,
}

impl Texts {
    fn take(&mut self, cell: &[u8], row: RowOf) {
        let text = hash(cell.trim_ascii());
        self.differs_at_a_time |= *self.of_time.entry(row.time).or_insert(text) != text;
        if cell.trim_ascii().is_empty() {
            return;
        }
        self.filled += 1;
        if self.different.len() < TEXTS {
            self.different.insert(text);
        }
        self.differs_in_area |= *self.of_area.entry(row.area).or_insert(text) != text;
    }
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
