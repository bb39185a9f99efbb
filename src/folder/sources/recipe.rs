//! `[[source]]` of `report.toml`: how a council's own file is read as it is, next quarter's too.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::Place;
use crate::figures::measure::Period;
use crate::folder::table::columns::{OBSERVATIONS, plain};
use crate::folder::text::entry::Entry;
use crate::folder::text::named::{NamedFile, file};
use crate::folder::text::nearest::advice;
use crate::folder::words::mark::Mark;

use super::check_against::CheckAgainst;
use super::measure::{MeasureRecipe, both_or_neither, read_measures, read_year_ends};

/// How one file is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// The file.
    pub file: NamedFile,
    /// Where the recipe begins.
    pub from: Place,
    /// The sheets to read; empty: every visible one that fits.
    pub sheets: Vec<String>,
    /// The row of the headings, from 1; `None`: the one that has them.
    pub header_row: Option<usize>,
    /// Our columns and what each is taken from. Without a period the headings are the periods.
    pub columns: Vec<(&'static str, Taken)>,
    /// Headings, and periods of rows, that the program cannot read, with the period.
    pub periods: Vec<(String, String)>,
    /// The columns of targets, where the headings are the periods.
    pub targets: Vec<String>,
    /// The columns of the lower and of the upper confidence limits, where the headings are the periods.
    pub limits: [Vec<String>; 2],
    /// The column that says of what type an area is. May be empty.
    pub area_type: String,
    /// Columns of what figures are compared with, and its name in a sentence.
    pub comparators: Vec<(String, String)>,
    /// The columns of the limits of a comparator, by its own heading.
    pub comparator_limits: Vec<(String, [String; 2])>,
    /// The period of comparators whose heading says none. Empty: that of the row's latest figure.
    pub comparators_for: String,
    /// What a sign in the place of a figure means.
    pub marks: Vec<(String, Mark)>,
    /// Columns in which the file itself says how a figure stands.
    pub check_against: CheckAgainst,
    /// Columns that are not read.
    pub leave_out: Vec<String>,
    /// What a table with a column for each measure gives. Empty: the rows or the headings name the measure.
    pub measures: Vec<MeasureRecipe>,
    /// The month, 1 to 12, in which the years of the table end, where it does not say so itself.
    pub year_ends: Option<i32>,
    /// It stands in no `report.toml`: the program has put it together from the headings of the file.
    pub is_as_found: bool,
}

/// What a cell of ours is taken from.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// The cells under these headings, one after the other: `["Year", "Quarter"]`.
    Columns(Vec<String>),
    /// The same text in every row.
    Is(String),
    /// The name of the sheet.
    Sheet,
}

impl Taken {
    /// Whether it is taken from the column under this heading.
    pub fn is_of(&self, heading: &str) -> bool {
        matches!(self, Taken::Columns(columns) if columns.iter().any(|one| plain(one) == plain(heading)))
    }
}

/// Headings further down are none.
const LAST_HEADER_ROW: u32 = 1_000;

/// What a key for a column of ours may hold.
const TAKEN: &str = "a heading, a list of headings, or a table";

impl Recipe {
    /// Takes a column of ours out of those that a row has once, and gives its headings.
    fn take_out(&mut self, ours: &str) -> Vec<String> {
        let at = self.columns.iter().position(|(name, _)| *name == ours);
        match at.map(|at| self.columns.remove(at)) {
            Some((_, Taken::Columns(headings))) => headings,
            Some((_, Taken::Is(_) | Taken::Sheet)) | None => Vec::new(),
        }
    }

    /// The columns of the limits of a comparator.
    pub fn limits_of(&self, comparator: &str) -> Option<&[String; 2]> {
        let found = self.comparator_limits.iter().find(|(heading, _)| plain(heading) == plain(comparator));
        found.map(|(_, limits)| limits)
    }

    /// Whether limits of a figure, or of a comparator, stand under a heading.
    pub fn is_of_limits(&self, heading: &str) -> bool {
        let of_comparators = self.comparator_limits.iter().flat_map(|(_, limits)| limits);
        self.limits.iter().flatten().chain(of_comparators).any(|one| plain(one) == plain(heading))
    }

    /// What a column of ours is taken from.
    pub fn taken(&self, ours: &str) -> Option<&Taken> {
        self.columns.iter().find(|(name, _)| *name == ours).map(|(_, taken)| taken)
    }

    /// The headings that a column of ours is taken from.
    pub fn headings_of(&self, ours: &str) -> impl Iterator<Item = &str> {
        let headings = match self.taken(ours) {
            Some(Taken::Columns(headings)) => headings.as_slice(),
            Some(Taken::Is(_) | Taken::Sheet) | None => &[],
        };
        headings.iter().map(String::as_str)
    }

    /// The recipe of a table with a column for each measure.
    pub fn of_columns(file: NamedFile, columns: Vec<(&'static str, Taken)>) -> Recipe {
        Recipe {
            from: file.from.clone(),
            file,
            sheets: Vec::new(),
            header_row: None,
            columns,
            periods: Vec::new(),
            targets: Vec::new(),
            limits: [Vec::new(), Vec::new()],
            area_type: String::new(),
            comparators: Vec::new(),
            comparator_limits: Vec::new(),
            comparators_for: String::new(),
            marks: Vec::new(),
            check_against: CheckAgainst::default(),
            leave_out: Vec::new(),
            measures: Vec::new(),
            year_ends: None,
            is_as_found: false,
        }
    }

    /// Whether it names a sheet, or names none.
    pub fn may_read(&self, sheet: &str) -> bool {
        self.sheets.is_empty() || self.sheets.iter().any(|named| named.trim() == sheet.trim())
    }

    /// The same of a file that no recipe names: what its signs mean nobody has said.
    pub fn found_in(self, file: &NamedFile) -> Recipe {
        Recipe { from: file.from.clone(), file: file.clone(), marks: Vec::new(), is_as_found: true, ..self }
    }

    /// Whether the file is a table with a column for each measure, of the council or published for all areas.
    pub fn is_of_columns(&self) -> bool {
        !self.measures.is_empty()
    }

    /// The file that describes such a table of the department, which is published beside it.
    pub fn described_in(&self) -> Option<String> {
        described_in(&self.file.path).filter(|_| self.is_of_columns())
    }

    /// The period that the recipe gives for a text that the program cannot read.
    pub fn period_of(&self, text: &str) -> Option<&str> {
        let given = self.periods.iter().find(|(theirs, _)| plain(theirs) == plain(text));
        given.map(|(_, period)| period.as_str())
    }

    /// Whether a row holds one figure of one period, and not a figure for each period in the headings.
    pub fn is_long(&self) -> bool {
        self.taken("period").is_some()
    }
}

/// The name of the file that describes a table of the department: `NAME.meta.csv`.
pub fn described_in(path: &str) -> Option<String> {
    let stem = [".csv.gz", ".csv"].iter().find_map(|ending| path.strip_suffix(ending))?;
    Some(format!("{stem}.meta.csv"))
}

/// Every recipe.
pub fn read_recipes(root: &Entry) -> Vec<Recipe> {
    root.tables("source").into_iter().filter_map(read_recipe).collect()
}

fn read_recipe(entry: Entry) -> Option<Recipe> {
    let named = entry.needed("file", "data/dashboard.xlsx").map(file);
    let header_row = entry.whole_from("header_row", 1..=LAST_HEADER_ROW).map(|row| row as usize);
    let columns: Vec<(&'static str, Taken)> =
        OBSERVATIONS.columns.iter().filter_map(|ours| Some((*ours, read_taken(&entry, ours)?))).collect();
    let texts = |key| entry.texts(key).into_iter().map(|(text, _)| text).collect::<Vec<String>>();
    let mut recipe = Recipe {
        file: named?,
        from: entry.at().clone(),
        sheets: texts("sheets"),
        header_row,
        columns,
        periods: pairs(&entry, "periods", "{ \"Q1 23\" = \"quarter 1 2023/24\" }"),
        targets: Vec::new(),
        limits: [Vec::new(), Vec::new()],
        area_type: entry.text("area_type").trim().to_owned(),
        comparators: pairs(&entry, "comparators", "{ \"Eng\" = \"England\" }"),
        comparator_limits: read_comparator_limits(&entry),
        comparators_for: entry.text("comparators_for"),
        marks: read_marks(&entry),
        check_against: CheckAgainst::read(&entry),
        leave_out: texts("leave_out"),
        measures: read_measures(&entry),
        year_ends: read_year_ends(&entry),
        is_as_found: false,
    };
    both_or_neither(&entry, ["lower", "upper"].map(|ours| recipe.taken(ours).is_some()));
    if entry.get("measures").is_some() {
        for ours in ["indicator", "value"] {
            if let Some(value) = entry.get(ours) {
                let help = "say it of each measure: measures = [{ indicator = \"...\", value = \"...\" }]";
                entry.wrong(value, format!("`{ours}` cannot stand beside `measures`"), help);
            }
        }
        entry.finish("a source");
        return Some(recipe);
    }
    entry.must("indicator", TAKEN, "say which column names the measure: indicator = \"Indicator\"");
    match (recipe.is_long(), recipe.taken("value").is_some()) {
        (true, false) => entry.lacks("value", "say which column has the figures: value = \"Result\""),
        (false, true) => {
            entry.lacks(
                "period",
                "say which column has the periods: period = \"Quarter\"; without `value` they are the headings",
            );
        }
        (true, true) => one_of_each(&entry, &recipe),
        (false, false) => {
            recipe.targets = recipe.take_out("target");
            recipe.limits = ["lower", "upper"].map(|ours| recipe.take_out(ours));
        }
    }
    entry.finish("a source");
    Some(recipe)
}

/// Where a row is one figure, two cells of numbers put together would be another number: 200 and 800 would be 200,800.
fn one_of_each(entry: &Entry, recipe: &Recipe) {
    for ours in ["value", "numerator", "denominator", "target", "amber", "lower", "upper"] {
        let is_list = matches!(recipe.taken(ours), Some(Taken::Columns(headings)) if headings.len() > 1);
        if let Some(value) = entry.get(ours).filter(|_| is_list) {
            let help = "name the one column that is of the row's own period; the others go under `leave_out`";
            entry.wrong(value, format!("`{ours}` names several columns, and a row is one figure"), help);
        }
    }
}

/// `"Heading"`, `["Year", "Quarter"]`, `{ is = "paid" }` or `{ sheet = true }`.
fn read_taken(entry: &Entry, ours: &'static str) -> Option<Taken> {
    let value = entry.value(ours, TAKEN)?;
    let taken = match value.get_ref() {
        DeValue::String(heading) => Some(Taken::Columns(vec![heading.trim().to_owned()])),
        DeValue::Array(list) => {
            let heading = |one: &Spanned<DeValue>| match one.get_ref() {
                DeValue::String(heading) => Some(heading.trim().to_owned()),
                _ => None,
            };
            let headings: Option<Vec<String>> = list.iter().map(heading).collect();
            headings.filter(|headings| !headings.is_empty()).map(Taken::Columns)
        }
        DeValue::Table(_) => {
            let table = entry.as_table(value)?;
            let constant = table.placed("is").map(|(text, _)| Taken::Is(text.trim().to_owned()));
            let sheet = table.flag("sheet").filter(|is_sheet| *is_sheet).map(|_| Taken::Sheet);
            table.finish("a column of a source");
            constant.or(sheet)
        }
        _ => None,
    };
    if taken.is_none() {
        let help = format!(
            "write its heading, {ours} = \"...\"; the same for every row, {ours} = {{ is = \"...\" }}; or the name of the \
             sheet, {ours} = {{ sheet = true }}"
        );
        entry.wrong(value, format!("`{ours}` does not say what it is taken from"), help);
    }
    taken
}

/// A table of texts.
fn pairs(entry: &Entry, key: &'static str, example: &str) -> Vec<(String, String)> {
    let Some(table) = entry.table(key) else { return Vec::new() };
    let mut pairs = Vec::new();
    for (name, _, value) in table.entries() {
        match value.get_ref() {
            DeValue::String(text) => pairs.push((name.to_owned(), text.trim().to_owned())),
            _ => {
                table.wrong(value, format!("`{name}` should be text"), format!("write it like this: {key} = {example}"))
            }
        }
    }
    pairs
}

/// `comparator_limits = { "England" = ["England lower CI", "England upper CI"] }`
fn read_comparator_limits(entry: &Entry) -> Vec<(String, [String; 2])> {
    let Some(table) = entry.table("comparator_limits") else { return Vec::new() };
    let mut limits = Vec::new();
    for (name, _, value) in table.entries() {
        let headings: Option<Vec<String>> = match value.get_ref() {
            DeValue::Array(list) => {
                list.iter().map(|one| one.get_ref().as_str().map(|text| text.trim().to_owned())).collect()
            }
            _ => None,
        };
        match headings.map(<[String; 2]>::try_from) {
            Some(Ok(both)) => limits.push((name.to_owned(), both)),
            _ => {
                let help = "write the headings of its lower and of its upper limit: comparator_limits = \
                            { \"England\" = [\"England lower CI\", \"England upper CI\"] }";
                table.wrong(value, format!("`{name}` should be a list of two headings"), help);
            }
        }
    }
    limits
}

/// `marks = { "-" = "not available", "*" = "suppressed" }`
fn read_marks(entry: &Entry) -> Vec<(String, Mark)> {
    let Some(table) = entry.table("marks") else { return Vec::new() };
    let mut marks = Vec::new();
    for (sign, _, value) in table.entries() {
        let mark = match value.get_ref() {
            DeValue::String(word) => Mark::read(word),
            _ => None,
        };
        match (mark, value.get_ref()) {
            (Some(mark), _) => marks.push((sign.trim().to_owned(), mark)),
            (None, DeValue::String(word)) => {
                table.wrong(value, format!("`{word}` is not what a mark can mean"), advice(word, Mark::STATUS));
            }
            (None, _) => table.wrong(value, "what a mark means should be text", advice("", Mark::STATUS)),
        }
    }
    marks
}

/// By what a file is read: its recipe, and what of the report it needs.
#[derive(Clone, Copy)]
pub struct ReadBy<'a> {
    /// Its recipe.
    pub recipe: &'a Recipe,
    /// The report's own area.
    pub area: &'a str,
    /// The period of the report, where that is known.
    pub report: Option<Period>,
    /// The headings that are told already.
    pub told: &'a BTreeSet<String>,
}
