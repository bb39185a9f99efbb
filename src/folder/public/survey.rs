//! What a published table holds, for those who propose a recipe for it: its measures, its filters, its years, and which of its
//! columns are the counts of which share.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::measure::AreaKind;
use crate::folder::columns::plain;
use crate::folder::inputs::FolderReading;
use crate::folder::named::NamedFile;
use crate::folder::national::{Stream, read_cell};
use crate::folder::sources::{Recipe, Taken};

use super::layout::{Layout, is_headings};
use super::shape::Shape;
use super::sign::sign;
use super::who::{Areas, WhoAt};

/// So many rows of authorities are held to see which column is a share of which.
const HELD: usize = 4_000;

/// So many texts of a filter are told apart.
const TEXTS: usize = 60;

/// What a table holds.
#[derive(Debug)]
pub struct Survey {
    /// Its shape.
    pub shape: Shape,
    /// The headings of area and period, of a table without a shape.
    pub named: Option<[String; 2]>,
    /// Its columns of figures.
    pub figures: Vec<FigureColumn>,
    /// Its columns of words that tell rows apart, by their headings.
    pub filters: Vec<String>,
    /// The words of the filters that stand together, in the order of the table, with how many rows have them.
    pub together: Vec<(Vec<String>, usize)>,
    /// There are more of these than are held.
    pub has_more: bool,
    /// Periods as they are written, with the kind of year.
    pub times: Vec<String>,
    /// How many authorities it has.
    pub authorities: usize,
    /// Rows of authorities: the figures under each column of figures, with the number of their words.
    pub rows: Vec<(usize, Vec<Option<f64>>)>,
}

/// A column of figures.
#[derive(Debug, Clone)]
pub struct FigureColumn {
    /// Its heading.
    pub heading: String,
    /// Figures as they are written, up to some hundred.
    pub samples: Vec<String>,
    /// The most decimals that are written.
    pub decimals: u32,
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
/// table without a shape; `is_filter` says of a heading whether it tells rows apart, where that is known.
pub fn survey(
    from: FolderReading,
    file: &NamedFile,
    named: Option<[String; 2]>,
    is_filter: &dyn Fn(&str) -> Option<bool>,
) -> Option<Survey> {
    let recipe = looking(file, named.as_ref());
    let (mut stream, found) = Stream::find(from, file, |row| is_headings(row, &recipe))?;
    let layout = Layout::of(found.ok()?, &recipe).ok()?;
    let columns: Vec<usize> = (0..layout.headings.len()).filter(|at| is_of_figures_or_words(&layout, *at)).collect();
    let mut looking = Looking {
        layout: &layout,
        columns: columns
            .iter()
            .map(|at| Column { at: *at, is_filter: is_filter(&layout.headings[*at]), ..Column::default() })
            .collect(),
        areas: Areas::of(""),
        authorities: BTreeSet::new(),
        times: Vec::new(),
        held: Vec::new(),
    };
    while stream.next(from.faults) {
        looking.row(&stream);
    }
    stream.end(from);
    Some(looking.seen(named))
}

/// The headings of a table: the first of its first rows that is known.
pub fn headings(from: FolderReading, file: &NamedFile, known: impl Fn(&[String]) -> bool) -> Option<Vec<String>> {
    let (stream, found) = Stream::find(from, file, known)?;
    stream.end(from);
    found.ok()
}

/// A recipe that finds the columns of area and period, and no measure.
fn looking(file: &NamedFile, named: Option<&[String; 2]>) -> Recipe {
    let columns = named.map_or_else(Vec::new, |[area, period]| {
        vec![("area", Taken::Columns(vec![area.clone()])), ("period", Taken::Columns(vec![period.clone()]))]
    });
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
    !(heading.is_empty() || is_named || layout.when.is_of(at) || is_place || is_out)
}

#[derive(Debug, Default)]
struct Column {
    at: usize,
    is_filter: Option<bool>,
    /// Rows whose cell is a figure, a sign, or anything else.
    figures: usize,
    words: usize,
    samples: Vec<String>,
    decimals: u32,
    texts: BTreeMap<String, usize>,
}

struct Looking<'a> {
    layout: &'a Layout,
    columns: Vec<Column>,
    areas: Areas,
    authorities: BTreeSet<usize>,
    times: Vec<String>,
    /// Rows of authorities: every cell that is looked at.
    held: Vec<Vec<String>>,
}

impl Looking<'_> {
    fn row(&mut self, row: &Stream) {
        let layout = self.layout;
        if layout.blank.is_some_and(|at| !row.column(at).is_empty()) {
            return;
        }
        let Some(area) = self.areas.number(&layout.who, row, layout.shape) else { return };
        if self.areas.is(area).kind != Some(AreaKind::Authority) {
            return;
        }
        self.authorities.insert(area);
        let time = layout.when.texts(row);
        if !self.times.contains(&time) {
            self.times.push(time);
        }
        for column in &mut self.columns {
            column.look(row.column(column.at), layout.shape);
        }
        if self.held.len() < HELD {
            self.held.push(
                self.columns.iter().map(|column| String::from_utf8_lossy(row.column(column.at)).into_owned()).collect(),
            );
        }
    }

    fn seen(self, named: Option<[String; 2]>) -> Survey {
        let heading = |column: &Column| self.layout.headings[column.at].clone();
        let is_words = |column: &Column| column.is_filter.unwrap_or(column.words > 0);
        let is_figures = |column: &&(usize, &Column)| !is_words(column.1) && column.1.figures > 0;
        let all: Vec<(usize, &Column)> = self.columns.iter().enumerate().collect();
        let figures: Vec<(usize, &Column)> = all.iter().filter(is_figures).copied().collect();
        let filters: Vec<(usize, &Column)> = all.iter().filter(|(_, column)| is_words(column)).copied().collect();
        let mut together: Vec<(Vec<String>, usize)> = Vec::new();
        let mut has_more = filters.iter().any(|(_, column)| column.texts.len() > TEXTS);
        let mut rows = Vec::new();
        for row in &self.held {
            let words: Vec<String> = filters.iter().map(|(at, _)| row[*at].clone()).collect();
            let number = match together.iter().position(|(held, _)| *held == words) {
                Some(at) => at,
                None if together.len() < TEXTS => {
                    together.push((words, 0));
                    together.len() - 1
                }
                None => {
                    has_more = true;
                    continue;
                }
            };
            together[number].1 += 1;
            rows.push((number, figures.iter().map(|(at, _)| row[*at].replace(',', "").parse().ok()).collect()));
        }
        Survey {
            shape: self.layout.shape,
            named,
            figures: figures
                .iter()
                .map(|(_, column)| FigureColumn {
                    heading: heading(column),
                    samples: column.samples.clone(),
                    decimals: column.decimals,
                })
                .collect(),
            filters: filters.iter().map(|(_, column)| heading(column)).collect(),
            together,
            has_more,
            times: self.times,
            authorities: self.authorities.len(),
            rows,
        }
    }
}

impl Column {
    fn look(&mut self, cell: &[u8], shape: Shape) {
        const SAMPLES: usize = 300;
        if sign(cell, shape, &[]).is_some() {
            return;
        }
        match read_cell(cell) {
            Ok(Some(value)) => {
                self.figures += 1;
                self.decimals = self.decimals.max(value.normalize().scale());
                if self.samples.len() < SAMPLES {
                    self.samples.push(String::from_utf8_lossy(cell).into_owned());
                }
            }
            Ok(None) => {}
            Err(_) => self.words += 1,
        }
        if (self.words > 0 || self.is_filter == Some(true)) && self.texts.len() <= TEXTS {
            *self.texts.entry(String::from_utf8_lossy(cell).into_owned()).or_default() += 1;
        }
    }
}
