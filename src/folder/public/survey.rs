//! What a published table holds, for those who propose a recipe for it: its measures, its filters, its years, and which of its
//! columns are the counts of which share.

use std::collections::{BTreeSet, HashMap};

use crate::figures::measure::{AreaKind, Period};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::national::{Stream, read_cell};
use crate::folder::sources::{Recipe, Taken, is_period};
use crate::folder::table::columns::plain;
use crate::folder::text::named::NamedFile;

use super::layout::{Layout, WhenAt, is_headings};
use super::seen_column::{Column, OneOfEach};
use super::shape::Shape;
use super::when::Said;
use super::who::{Areas, WhoAt};

/// So many rows of authorities are held of each words, and in all, to see which column is a share of which.
const HELD: usize = 2_000;
const ROWS: usize = if cfg!(test) { 2_000 } else { 200_000 };

/// So many are held of each words in any case: of a table of four hundred measures the last has figures too, which say whether they are
/// whole.
const AT_LEAST: usize = 300;

/// So many words of filters are told apart, and so many periods.
const WORDS: usize = 2_000;
const TIMES: usize = 200;

/// What a table holds.
#[derive(Debug)]
pub struct Survey {
    /// Its shape.
    pub shape: Shape,
    /// The headings of area and period, of a table without a shape.
    pub named: Option<[String; 2]>,
    /// All of its headings.
    pub headings: Vec<String>,
    /// The headings of its columns of figures.
    pub figures: Vec<String>,
    /// For each of these what stands among its figures and means nothing known.
    pub odd: Vec<Vec<String>>,
    /// Its columns of words that tell rows apart, by their headings.
    pub filters: Vec<String>,
    /// Its columns of words that tell no rows apart, and why they do not.
    pub beside: Vec<(String, &'static str)>,
    /// The words of the filters that stand together, in the order of the table.
    pub together: Vec<Vec<String>>,
    /// There are more of these than are held.
    pub has_more: bool,
    /// Periods as they are written, each column of them on a line of its own.
    pub times: Vec<String>,
    /// What reads them.
    pub when: WhenAt,
    /// Of the rows of each words, for each column of figures: the numbers of the periods that have one.
    dated: Vec<Vec<BTreeSet<usize>>>,
    /// What stands alone in its first row, above the headings.
    pub title: Option<String>,
    /// What is said where the council is none of its areas, and what to do.
    pub lacking: Option<(String, String)>,
    /// How many authorities it has.
    pub authorities: usize,
    /// Rows of authorities: the number of their words, and the figure under each column of figures.
    pub rows: Vec<(usize, Vec<Option<f64>>)>,
    /// The same of figures whose counts stand in rows of their own: figure, numerator and denominator.
    pub in_parts: Vec<(usize, Vec<Option<f64>>)>,
}

/// Headings of Fingertips that are no measure and no filter: they say whose a row is, or what somebody else made of it.
const LEFT_OUT: [&str; 11] = [
    "indicator id",
    "category",
    "lower ci",
    "upper ci",
    "recent trend",
    "compared to",
    "new data",
    "value note",
    "time period",
    "parent",
    "area type",
];

/// How the headings of columns begin that say whose a row of the department's is, at any of its levels.
const PLACES: [&str; 23] = [
    "geographic level",
    "country",
    "region",
    "old la",
    "new la",
    "la name",
    "la code",
    "la num",
    "lad ",
    "pcon",
    "ward",
    "mat ",
    "trust",
    "school",
    "provider",
    "institution",
    "lsip",
    "opportunity",
    "english devolved",
    "planning area",
    "sponsor",
    "local skills",
    "rsc",
];

/// Looks at a table; `None` where it is none with a column for each measure. `named` are the headings of area and period, of a
/// table without a shape; `own` the council, where it is known; `is_filter` says of a heading whether it tells rows apart, where that is known.
pub fn survey(
    from: FolderReading,
    (file, own): (&NamedFile, Option<&str>),
    named: Option<[String; 2]>,
    is_filter: &dyn Fn(&str) -> Option<bool>,
) -> Option<Survey> {
    let recipe = looking(file, named.as_ref());
    let open = || Stream::find(from, (file, &[]), |row| is_headings(row, &recipe), "");
    let (mut stream, found) = open()?;
    let layout = Layout::of(found.ok()?, &recipe).ok()?;
    let columns = layout.headings.iter().enumerate().filter(|(at, _)| is_of_figures_or_words(&layout, *at));
    let columns = columns.map(|(at, heading)| Column::new(at, heading, is_filter(heading)));
    let mut columns: Vec<Column> = columns.collect();
    let mut rows = Rows { layout: &layout, areas: Areas::of(own.unwrap_or_default()), authorities: BTreeSet::new() };
    let among = rows.look(&mut stream, from, &mut columns);
    let title = stream.title().map(str::to_owned);
    if !stream.again() {
        stream.end(from);
        (stream, _) = open()?;
    }
    // Which columns are words is known when all of them were seen: their rows are gone through again.
    let heading = |column: &&Column| layout.headings[column.at].clone();
    let figures: Vec<&Column> = columns.iter().filter(|column| column.is_figures(among.0)).collect();
    let words = columns.iter().filter(|column| column.is_words(among.0));
    let why = |column: &Column| column.why_beside(&layout.headings[column.at], among);
    let (beside, filters): (Vec<&Column>, Vec<&Column>) = words.partition(|column| why(column).is_some());
    let mut survey = Survey {
        shape: layout.shape,
        named,
        headings: layout.headings.clone(),
        figures: figures.iter().map(heading).collect(),
        odd: figures.iter().map(|column| column.odd.clone()).collect(),
        filters: filters.iter().map(heading).collect(),
        beside: beside.iter().filter_map(|column| Some((heading(column), why(column)?))).collect(),
        together: Vec::new(),
        has_more: false,
        times: times_of_headings(&layout),
        when: layout.when.clone(),
        dated: Vec::new(),
        title,
        lacking: own.filter(|_| !rows.areas.has_own()).map(|_| rows.areas.lacking(&file.path)),
        authorities: rows.authorities.len(),
        rows: Vec::new(),
        in_parts: Vec::new(),
    };
    let (mut held, mut parts) = (HeldWords::default(), Parts::default());
    while stream.next(from.faults) {
        let Some(area) = rows.authority(&stream) else { continue };
        if let (Some(part), Some(figure)) = (layout.part, figures.first()) {
            parts.meet(&stream, area, [part, figure.at], (&layout, &filters));
        }
        if rows.is_figure(&stream) {
            survey.take(&stream, &layout, [&figures, &filters], &mut held);
        }
    }
    stream.end(from);
    survey.in_parts = parts.into_rows(&survey.together);
    Some(survey)
}

/// The headings that are periods, of a table that has a column for each.
fn times_of_headings(layout: &Layout) -> Vec<String> {
    let periods = layout.headings.iter().filter(|heading| layout.shape == Shape::LgInform && is_period(heading));
    periods.cloned().collect()
}

/// The headings of a table: the first of its first rows that is known.
pub fn headings(from: FolderReading, file: &NamedFile, known: impl Fn(&[String]) -> bool) -> Option<Vec<String>> {
    let (stream, found) = Stream::find(from, (file, &[]), known, "")?;
    stream.end(from);
    found.ok()
}

/// A recipe that finds the columns of area and period, and no measure.
fn looking(file: &NamedFile, named: Option<&[String; 2]>) -> Recipe {
    // A table that has no column of years is looked at all the same: the officer says of which it is.
    let columns = named.map_or_else(
        || vec![("period", Taken::Is(String::new()))],
        |[area, period]| {
            vec![("area", Taken::Columns(vec![area.clone()])), ("period", Taken::Columns(vec![period.clone()]))]
        },
    );
    Recipe::of_columns(file.clone(), columns)
}

fn is_of_figures_or_words(layout: &Layout, at: usize) -> bool {
    let heading = plain(&layout.headings[at]);
    let is_named = match &layout.who {
        WhoAt::Columns(named) => [named.name, named.key, named.code, named.region].contains(&Some(at)),
        WhoAt::Own | WhoAt::Level { .. } => false,
    };
    let begins = |words: &[&str]| words.iter().any(|word| heading.starts_with(word));
    let is_place = layout.shape == Shape::Ees && begins(&PLACES);
    let is_out = layout.shape == Shape::Fingertips && begins(&LEFT_OUT);
    let is_part = layout.part == Some(at) || (layout.shape == Shape::Ascof && heading.starts_with("geographical"));
    // Its headings are the periods of the figures.
    let is_inform = layout.shape == Shape::LgInform;
    !(heading.is_empty() || is_named || layout.when.is_of(at) || is_place || is_out || is_part || is_inform)
}

struct Rows<'a> {
    layout: &'a Layout,
    areas: Areas,
    authorities: BTreeSet<usize>,
}

impl Rows<'_> {
    /// Looks at the columns in all rows; how many authorities they are of, and whether each has one row of a time.
    fn look(&mut self, stream: &mut Stream, from: FolderReading, columns: &mut [Column]) -> (usize, bool) {
        let mut each = OneOfEach::default();
        while stream.next(from.faults) {
            if let Some(area) = self.authority(stream).filter(|_| self.is_figure(stream)) {
                let row = each.row(area, &self.layout.when.texts(stream));
                columns.iter_mut().for_each(|column| column.look(stream.column(column.at), self.layout.shape, row));
            }
        }
        (self.authorities.len(), each.is_so())
    }

    /// The authority that a row is of.
    fn authority(&mut self, row: &Stream) -> Option<usize> {
        let layout = self.layout;
        if layout.blank.is_some_and(|at| !row.column(at).is_empty()) {
            return None;
        }
        let area = self.areas.number(&layout.who, row, layout.shape);
        let one = area.filter(|area| self.areas.is(*area).kind == Some(AreaKind::Authority));
        self.authorities.extend(one);
        one
    }

    /// Whether a row holds a figure: the counts of a share may stand in rows of their own.
    fn is_figure(&self, row: &Stream) -> bool {
        self.layout.part.is_none_or(|at| row.column(at).eq_ignore_ascii_case(b"outcome"))
    }
}

/// The parts of a figure that stand in rows of their own, as they are called.
const PARTS: [&[u8]; 3] = [b"outcome", b"numerator", b"denominator"];

/// Figures with their counts, by their words, their time and their area.
#[derive(Default)]
struct Parts(HashMap<(Vec<String>, String, usize), Vec<Option<f64>>>);

impl Parts {
    /// Takes in a row: `part` and `figure` are its columns.
    fn meet(&mut self, row: &Stream, area: usize, [part, figure]: [usize; 2], of: (&Layout, &[&Column])) {
        let part = PARTS.iter().position(|known| row.column(part).eq_ignore_ascii_case(known));
        let Some(part) = part.filter(|_| self.0.len() < ROWS) else { return };
        let text = |at: usize| String::from_utf8_lossy(row.column(at)).into_owned();
        let words = of.1.iter().map(|column| text(column.at)).collect();
        let held = self.0.entry((words, of.0.when.texts(row), area)).or_insert_with(|| vec![None; PARTS.len()]);
        held[part] = text(figure).replace(',', "").parse().ok();
    }

    /// Each with the number of its words.
    fn into_rows(self, together: &[Vec<String>]) -> Vec<(usize, Vec<Option<f64>>)> {
        let number = |words: &Vec<String>| together.iter().position(|held| held == words);
        self.0.into_iter().filter_map(|((words, ..), parts)| Some((number(&words)?, parts))).collect()
    }
}

/// The words of filters by their number, with how many rows of each are held.
#[derive(Default)]
struct HeldWords {
    numbers: HashMap<Vec<String>, usize>,
    rows: Vec<usize>,
}

impl Survey {
    /// Takes in a row of an authority.
    fn take(&mut self, row: &Stream, layout: &Layout, [figures, filters]: [&[&Column]; 2], held: &mut HeldWords) {
        let time = self.time(row, layout);
        let text = |column: &&Column| String::from_utf8_lossy(row.column(column.at)).into_owned();
        let words: Vec<String> = filters.iter().map(text).collect();
        let number = match held.numbers.get(&words) {
            Some(at) => *at,
            None if self.together.len() < WORDS => {
                held.numbers.insert(words.clone(), self.together.len());
                self.together.push(words);
                self.dated.push(vec![BTreeSet::new(); figures.len()]);
                held.rows.push(0);
                self.together.len() - 1
            }
            None => {
                self.has_more = true;
                return;
            }
        };
        for (dated, column) in self.dated[number].iter_mut().zip(figures) {
            dated.extend(time.filter(|_| matches!(read_cell(row.column(column.at)), Ok(Some(_)))));
        }
        if held.rows[number] < AT_LEAST || held.rows[number] < HELD && self.rows.len() < ROWS {
            held.rows[number] += 1;
            self.rows.push((number, figures.iter().map(|column| text(column).replace(',', "").parse().ok()).collect()));
        }
    }

    /// The number of a row's period among those that are held.
    fn time(&mut self, row: &Stream, layout: &Layout) -> Option<usize> {
        if layout.shape == Shape::LgInform {
            return None;
        }
        let time = layout.when.texts(row);
        let at = self.times.iter().position(|held| *held == time);
        at.or_else(|| {
            (self.times.len() < TIMES).then(|| {
                self.times.push(time);
                self.times.len() - 1
            })
        })
    }

    /// What is written of the time of rows of these words that have a figure in a column; of a table that has none, and where the
    /// headings are the periods, of all.
    fn times_of(&self, words: &[String], column: Option<usize>) -> impl Iterator<Item = &String> {
        let at = self.together.iter().position(|held| held == words);
        let dated =
            at.zip(column).and_then(|(at, column)| self.dated[at].get(column)).filter(|dated| !dated.is_empty());
        let times = self.times.iter().enumerate();
        times.filter(move |(at, _)| dated.is_none_or(|dated| dated.contains(at))).map(|(_, time)| time)
    }

    /// The periods of these, as the build reads them.
    pub fn periods(&self, words: &[String], column: Option<usize>, said: Said) -> BTreeSet<Period> {
        self.times_of(words, column).filter_map(|time| self.when.period(time, said).ok()).collect()
    }

    /// The last of these that is a year of four digits and no more, where nothing else in the table says what kind of year it is.
    pub fn bare_year(&self, words: &[String], column: Option<usize>) -> Option<&str> {
        let is_bare = |time: &&str| time.len() == 4 && time.bytes().all(|byte| byte.is_ascii_digit());
        let says_more = matches!(self.when, WhenAt::Ees(_) | WhenAt::Fingertips(_));
        self.times_of(words, column).map(|time| time.trim()).filter(is_bare).max().filter(|_| !says_more)
    }
}
