//! Which column of a published table is which: by its shape, and by what the recipe says of each measure.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Period;
use crate::folder::national::Stream;
use crate::folder::sources::{MeasureRecipe, Recipe, Taken, is_period};
use crate::folder::table::columns::plain;
use crate::folder::text::nearest::nearest;

use super::area_types::HEADING;
use super::shape::Shape;
use super::when::{NoPeriod, Said, of_ees, of_fingertips, of_text};
use super::who::{Named, WhoAt};

/// The columns of a table.
#[derive(Debug)]
pub struct Layout {
    /// Its shape.
    pub shape: Shape,
    /// Its headings.
    pub headings: Vec<String>,
    /// Whose a row is.
    pub who: WhoAt,
    /// When it is of.
    pub when: WhenAt,
    /// A column whose rows count only where it is blank: they are parts of the area.
    pub blank: Option<usize>,
    /// The column that says which part of a figure a row holds, where its parts stand in rows.
    pub part: Option<usize>,
    /// The column that says of which kind an area is, where some measure does not say which kind is meant.
    pub area_type: Option<usize>,
    /// The column that says why there is no figure.
    pub note: Option<usize>,
    /// The measures that are read, each with its place among the recipe's.
    pub measures: Vec<(usize, MeasureAt)>,
}

/// Where a row says when it is of.
#[derive(Debug, Clone)]
pub enum WhenAt {
    /// A year and what kind of year.
    Ees([usize; 2]),
    /// A text, its beginning and its length.
    Fingertips([usize; 3]),
    /// The cells of these columns, one after the other.
    Columns(Vec<usize>),
    /// Every row is of the same.
    Is(String),
    /// The heading of the figure.
    Headings,
}

impl WhenAt {
    /// Whether a column says when a row is of.
    pub fn is_of(&self, at: usize) -> bool {
        match self {
            WhenAt::Ees(columns) => columns.contains(&at),
            WhenAt::Fingertips(columns) => columns.contains(&at),
            WhenAt::Columns(columns) => columns.contains(&at),
            WhenAt::Is(_) | WhenAt::Headings => false,
        }
    }

    /// What a row says of it, the text of each column on a line of its own.
    pub fn texts(&self, row: &Stream) -> String {
        let text = |at: &usize| String::from_utf8_lossy(row.column(*at)).into_owned();
        let of = |columns: &[usize]| columns.iter().map(text).collect::<Vec<_>>().join("\n");
        match self {
            WhenAt::Ees(columns) => of(columns),
            WhenAt::Fingertips(columns) => of(columns),
            WhenAt::Columns(columns) => of(columns),
            WhenAt::Is(said) => said.clone(),
            WhenAt::Headings => String::new(),
        }
    }

    /// The period of what a row says, each text on a line of its own.
    ///
    /// # Errors
    /// It is none, or one that the recipe has to say more of.
    pub fn period(&self, texts: &str, said: Said) -> Result<Period, NoPeriod> {
        let mut lines = texts.split('\n');
        let mut next = || lines.next().unwrap_or("");
        match self {
            WhenAt::Ees(_) => of_ees(next(), next(), said),
            WhenAt::Fingertips(_) => of_fingertips([next(), next(), next()], said),
            WhenAt::Columns(_) | WhenAt::Is(_) | WhenAt::Headings => of_text(&texts.replace('\n', " "), said),
        }
    }
}

/// Where the figures of a measure are.
#[derive(Debug, Clone, Default)]
pub struct MeasureAt {
    /// The columns of its figures, with the heading that is their period.
    pub values: Vec<(usize, String)>,
    /// The column above the line.
    pub numerator: Option<usize>,
    /// The column below it.
    pub denominator: Option<usize>,
    /// The columns of the lower and of the upper confidence limit.
    pub limits: Option<[usize; 2]>,
    /// What its rows say, and whether only those of authorities have to.
    pub only: Vec<(usize, Vec<u8>, bool)>,
}

/// Headings of an area's code and of its region, in tables without a shape.
const CODES: [&str; 8] =
    ["area code", "la code", "gss code", "ons code", "council code", "authority code", "new la code", "geography code"];
const REGIONS: [&str; 2] = ["region", "region name"];

/// Whether a row is the headings of a table that the recipe reads.
pub fn is_headings(row: &[String], recipe: &Recipe) -> bool {
    let has = |heading: &String| row.iter().any(|cell| plain(cell) == plain(heading));
    let named = |ours: &str| match recipe.taken(ours) {
        Some(Taken::Columns(columns)) => columns.as_slice(),
        _ => &[],
    };
    let of_recipe = [named("period"), named("area")].concat();
    Shape::of(row).is_some() || (!of_recipe.is_empty() && of_recipe.iter().all(has))
}

impl Layout {
    /// The columns of a table with these headings.
    ///
    /// # Errors
    /// What the table lacks.
    pub fn of(headings: Vec<String>, recipe: &Recipe) -> Result<Layout, Vec<Diagnostic>> {
        let shape = Shape::of(&headings).unwrap_or(Shape::Plain);
        let find = Find { headings: &headings, recipe };
        let mut faults = Vec::new();
        let who = find.who(shape);
        let when = find.when(shape);
        let mut measures = Vec::new();
        for (nth, measure) in recipe.measures.iter().enumerate() {
            match find.measure(measure, shape) {
                Ok(at) => measures.push((nth, at)),
                Err(more) => faults.extend(more),
            }
        }
        let blank = (shape == Shape::Fingertips).then(|| find.known("category type")).flatten();
        let says_type =
            |measure: &MeasureRecipe| measure.only.iter().any(|(heading, _)| plain(heading) == plain(HEADING));
        let is_open = shape == Shape::Fingertips && !recipe.measures.iter().all(says_type);
        let area_type = is_open.then(|| find.known(&plain(HEADING))).flatten();
        let note = (shape == Shape::Fingertips).then(|| find.known("value note")).flatten();
        let part = (shape == Shape::Ascof).then(|| find.known("measure type")).flatten();
        let Some(when) = when else {
            faults.push(find.no_period());
            return Err(faults);
        };
        if faults.is_empty() {
            Ok(Layout { shape, who, when, blank, part, area_type, note, measures, headings })
        } else {
            Err(faults)
        }
    }
}

impl Layout {
    /// The columns that are read.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns: Vec<usize> = [self.blank, self.part, self.area_type].into_iter().flatten().collect();
        match &self.when {
            WhenAt::Ees(at) => columns.extend(at),
            WhenAt::Fingertips(at) => columns.extend(at),
            WhenAt::Columns(at) => columns.extend(at),
            WhenAt::Is(_) | WhenAt::Headings => {}
        }
        columns.extend(self.who.columns());
        for (_, at) in &self.measures {
            columns.extend(at.values.iter().map(|(column, _)| column));
            columns.extend([at.numerator, at.denominator].into_iter().flatten());
            columns.extend(at.limits.into_iter().flatten());
            columns.extend(at.only.iter().map(|(column, ..)| column));
        }
        columns
    }
}

struct Find<'a> {
    headings: &'a [String],
    recipe: &'a Recipe,
}

impl Find<'_> {
    fn known(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|one| plain(one) == plain(heading))
    }

    fn named(&self, [name, key, code, region]: [&str; 4]) -> Named {
        Named { name: self.known(name), key: self.known(key), code: self.known(code), region: self.known(region) }
    }

    fn taken(&self, ours: &str) -> Option<Vec<usize>> {
        match self.recipe.taken(ours)? {
            Taken::Columns(columns) => columns.iter().map(|heading| self.known(heading)).collect(),
            Taken::Is(_) | Taken::Sheet => None,
        }
    }

    fn who(&self, shape: Shape) -> WhoAt {
        match shape {
            Shape::Ees => WhoAt::Level {
                level: self.known("geographic level").unwrap_or_default(),
                of: [
                    self.named(["country name", "", "country code", ""]),
                    self.named(["region name", "", "region code", ""]),
                    self.named(["la name", "old la code", "new la code", "region name"]),
                ],
            },
            Shape::Fingertips => WhoAt::Columns(self.named(["area name", "", "area code", "parent name"])),
            Shape::LgInform => WhoAt::Columns(self.named(["area label", "", "area", ""])),
            Shape::Lait => WhoAt::Columns(self.named(["la and regions", "la number", "", "region"])),
            Shape::Ascof => WhoAt::Columns(self.named(["geographical description", "", "geographical code", ""])),
            Shape::Plain => match self.taken("area").and_then(|columns| columns.first().copied()) {
                Some(name) => WhoAt::Columns(Named {
                    name: Some(name),
                    key: None,
                    code: CODES.iter().find_map(|heading| self.known(heading)).filter(|at| *at != name),
                    region: REGIONS.iter().find_map(|heading| self.known(heading)).filter(|at| *at != name),
                }),
                None => WhoAt::Own,
            },
        }
    }

    fn when(&self, shape: Shape) -> Option<WhenAt> {
        let of_recipe = || match self.recipe.taken("period") {
            Some(Taken::Is(text)) => Some(WhenAt::Is(text.clone())),
            Some(Taken::Columns(_)) => self.taken("period").map(WhenAt::Columns),
            _ => None,
        };
        match shape {
            Shape::Ees => Some(WhenAt::Ees([self.known("time period")?, self.known("time identifier")?])),
            Shape::Fingertips => {
                let beside = |heading| self.known(heading).unwrap_or(usize::MAX);
                Some(WhenAt::Fingertips([
                    self.known("time period")?,
                    beside("time period sortable"),
                    beside("time period range"),
                ]))
            }
            Shape::Lait => Some(WhenAt::Columns(vec![self.known("years")?])),
            Shape::LgInform => Some(WhenAt::Headings),
            Shape::Ascof => of_recipe().or_else(|| {
                let year =
                    ["year", "period", "reporting period", "financial year"].iter().find_map(|one| self.known(one));
                Some(WhenAt::Columns(vec![year?]))
            }),
            Shape::Plain => of_recipe(),
        }
    }

    fn measure(&self, measure: &MeasureRecipe, shape: Shape) -> Result<MeasureAt, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let mut column = |heading: &str| {
            let found = self.known(heading);
            match found {
                None => faults.push(self.gone(heading, measure)),
                Some(first) if self.headings[first + 1..].iter().any(|one| plain(one) == plain(heading)) => {
                    faults.push(self.twice(heading, measure));
                }
                Some(_) => {}
            }
            found
        };
        let value = measure.value.as_deref().or(shape.value());
        let value = value.map(&mut column);
        let (numerator, denominator) =
            (measure.numerator.as_deref().and_then(&mut column), measure.denominator.as_deref().and_then(&mut column));
        let limits = match &measure.limits {
            Some(both) => both.each_ref().map(|heading| column(heading)).into(),
            None => shape
                .limits()
                .iter()
                .map(|both| both.map(|heading| self.known(heading)))
                .find(|both| both.iter().all(Option::is_some)),
        };
        let limits = limits.and_then(|[lower, upper]| Some([lower?, upper?]));
        let mut only = Vec::new();
        for (heading, text) in &measure.only {
            // Of the kinds of area that Fingertips has, one is ranked; regions and the country are of others.
            let of_one = shape == Shape::Fingertips && plain(heading) == plain(HEADING);
            only.extend(column(heading).map(|at| (at, text.clone().into_bytes(), of_one)));
        }
        let values: Vec<(usize, String)> = match (value, shape) {
            (Some(at), _) => at.into_iter().map(|at| (at, String::new())).collect(),
            (None, Shape::LgInform) => {
                let periods = self.headings.iter().enumerate().filter(|(_, heading)| is_period(heading));
                periods.map(|(at, heading)| (at, heading.clone())).collect()
            }
            (None, _) => {
                let message = format!("`{}` does not say which column has its figures", measure.indicator);
                let help = format!("add it: value = \"...\"; {}", self.listed());
                faults.push(Diagnostic::error(Code::MissingKey, message).at(measure.from.clone()).help(help));
                Vec::new()
            }
        };
        if faults.is_empty() { Ok(MeasureAt { values, numerator, denominator, limits, only }) } else { Err(faults) }
    }

    fn gone(&self, heading: &str, measure: &MeasureRecipe) -> Diagnostic {
        let (file, id) = (&self.recipe.file.path, &measure.indicator);
        let message = format!("`{file}` has no column `{heading}`, which the recipe of `{id}` names");
        let near = nearest(heading, self.headings.iter().map(String::as_str));
        let near = near.map_or_else(|| self.listed(), |near| format!("did you mean `{near}`?"));
        let help = format!("{near} Correct the recipe, or get the file again");
        Diagnostic::error(Code::MissingColumn, message).at(measure.from.clone()).help(help)
    }

    fn twice(&self, heading: &str, measure: &MeasureRecipe) -> Diagnostic {
        let message = format!("`{}` has two columns `{heading}`", self.recipe.file.path);
        let help = "get the file again, or rename the one that is not meant";
        let at = Place::file(self.recipe.file.path.as_str());
        Diagnostic::error(Code::DuplicateColumn, message).at(at).also(measure.from.clone(), "named here").help(help)
    }

    fn no_period(&self) -> Diagnostic {
        let message = format!("the recipe of `{}` does not say which column has the period", self.recipe.file.path);
        let help = format!(
            "add it: period = \"Year\", or if the file is all of one year: period = {{ is = \"2023/24\" }}; {}",
            self.listed()
        );
        Diagnostic::error(Code::MissingKey, message).at(self.recipe.from.clone()).help(help)
    }

    /// The headings that there are.
    fn listed(&self) -> String {
        listed(self.headings)
    }
}

/// What is said of a file none of whose first rows has the headings.
pub fn no_shape(recipe: &Recipe, first: &[String]) -> Diagnostic {
    let message = format!("`{}` does not fit its recipe: none of its first rows has the headings", recipe.file.path);
    let help = format!(
        "{} If it is a table with columns of its own, name those of the area and the period: area = \"Council\", period = \"Year\"",
        listed(first)
    );
    Diagnostic::error(Code::MissingColumn, message).at(recipe.from.clone()).help(help)
}

/// Headings as a message lists them.
fn listed(headings: &[String]) -> String {
    const SHOWN: usize = 14;
    let named: Vec<String> = headings
        .iter()
        .filter(|heading| !heading.is_empty())
        .take(SHOWN)
        .map(|heading| format!("`{heading}`"))
        .collect();
    let more = if headings.len() > SHOWN { " and more" } else { "" };
    format!("it has {}{more}.", named.join(", "))
}
