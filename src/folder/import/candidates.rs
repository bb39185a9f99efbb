//! The measures that a table holds, as an officer would list them: a column of figures, and which of the rows are meant.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{YearKind, month_number};
use crate::folder::public::{Said, Survey};
use crate::folder::sources::{MeasureRecipe, Recipe, months_in_words};
use crate::folder::table::columns::plain;
use crate::folder::table::kind_words::{is_name, is_of_kind, is_unit};
use crate::folder::text::nearest::nearest;

use super::choices::ImportChoices;
use super::heading_words::{in_small_letters, is_total, stem};
use super::meta::{Described, Measure};
use super::shares::Share;

/// More measures than this are no report: the officer says which are meant.
const MOST: usize = 30;

/// A measure that the table has: a column, and the words of its rows.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The column's place among those of figures; none where the headings are periods.
    pub column: Option<usize>,
    /// The words under the filters.
    pub words: Vec<String>,
    /// As it is listed, and known when the file is imported again.
    pub written: String,
    /// The same without the words of its unit.
    pub named: String,
    /// It is the count of a share.
    pub is_count: bool,
}

/// A table that was looked at.
pub struct Found<'a> {
    /// The name of the file in `data/`.
    pub name: &'a str,
    /// What it holds.
    pub seen: Survey,
    /// For each of its columns of figures the counts that it is the share of.
    pub shares: Vec<Option<Share>>,
    /// What is published beside it.
    pub described: Described,
    /// What the officer says.
    pub choices: &'a ImportChoices,
    /// The recipes that the folder has for it already.
    pub recipes: &'a [&'a Recipe],
}

impl Found<'_> {
    /// What a list of measures says of one.
    pub fn listed(&self, candidate: &Candidate) -> Option<&Measure> {
        candidate.words.iter().find_map(|word| self.described.measure(word))
    }

    /// The measure of a recipe that a candidate is.
    pub fn held(&self, candidate: &Candidate) -> Option<&MeasureRecipe> {
        let heading = candidate.column.map(|at| plain(&self.seen.figures[at]));
        let says = |wanted: &String, text: &String| {
            let mut filters = self.seen.filters.iter().zip(&candidate.words);
            filters.find(|(filter, _)| plain(filter) == plain(wanted)).is_none_or(|(_, word)| word == text)
        };
        let is = |measure: &&MeasureRecipe| {
            measure.value.as_ref().is_none_or(|value| heading == Some(plain(value)))
                && measure.only.iter().all(|(wanted, text)| says(wanted, text))
        };
        self.recipes.iter().flat_map(|recipe| &recipe.measures).find(is)
    }

    /// Whether only what its recipes read is looked at: there are some, and nothing else is asked for.
    fn is_again(&self) -> bool {
        self.choices.measures.is_empty() && self.recipes.iter().any(|recipe| !recipe.measures.is_empty())
    }

    /// What the recipe of a measure says of its periods, or will say.
    pub fn said(&self, candidate: &Candidate) -> Said {
        let (choices, listed) = (self.choices, self.listed(candidate));
        let in_list = || listed.and_then(|listed| months_in_words(listed.months.as_ref()?));
        let of_recipe = || self.held(candidate).and_then(|measure| measure.months);
        let months = choices.period_is.as_deref().and_then(months_in_words);
        let kind = YearKind::ALL.into_iter().find(|(word, _)| listed.is_some_and(|listed| listed.year == Some(word)));
        Said {
            year_ends: choices.year_ends.as_ref().and_then(|month| month_number(month.trim().to_lowercase().as_str())),
            months: months.or_else(of_recipe).or_else(in_list),
            year: kind.map_or(YearKind::Financial, |(_, kind)| kind),
        }
    }

    /// The words of rows that are meant: where a filter has a word for all together, that.
    pub fn rows_meant(&self) -> Vec<&Vec<String>> {
        let mut meant: Vec<&Vec<String>> = self.seen.together.iter().collect();
        // A name is never one for all measures together: "Absence total" is one of them.
        for at in (0..self.seen.filters.len()).filter(|at| !is_name(&self.seen.filters[*at])) {
            // A measure that is counted in "Total" is no total of the others.
            let with_total: BTreeSet<Vec<&str>> =
                meant.iter().filter(|words| is_total(&words[at])).map(|words| self.names(words)).collect();
            meant.retain(|words| is_total(&words[at]) || !with_total.contains(&self.names(words)));
        }
        meant
    }

    /// The words by which rows name their measure.
    fn names<'b>(&self, words: &'b [String]) -> Vec<&'b str> {
        let named = self.seen.filters.iter().zip(words).filter(|(filter, _)| is_name(filter));
        named.map(|(_, word)| word.as_str()).collect()
    }

    /// Every measure of it: each column, for each of the rows that are meant.
    pub fn candidates(&self) -> Vec<Candidate> {
        let counts: Vec<usize> =
            self.shares.iter().flatten().flat_map(|share| [share.numerator, share.denominator]).collect();
        // A recipe may read rows of any words.
        let meant = if self.is_again() { self.seen.together.iter().collect() } else { self.rows_meant() };
        // A filter that says the same of every row that is meant says nothing of the measure.
        let differs = |at: usize| meant.iter().any(|words| words[at] != meant[0][at]);
        // In whatever order the columns of a table stand, its measures are called the same.
        let mut in_order: Vec<usize> = (0..self.seen.filters.len()).collect();
        in_order.sort_by_key(|at| (is_unit(&self.seen.filters[*at]), plain(&self.seen.filters[*at])));
        let mut columns: Vec<Option<usize>> = (0..self.seen.figures.len()).map(Some).collect();
        if columns.is_empty() {
            columns.push(None);
        }
        let mut candidates = Vec::new();
        for words in &meant {
            for column in &columns {
                let label = self.label(*column, words);
                let more = |with_units: bool| -> String {
                    let others = in_order.iter().map(|at| (*at, words[*at].as_str())).filter(|(at, word)| {
                        let is_unit = is_unit(&self.seen.filters[*at]);
                        differs(*at) && !word.is_empty() && label != *word && (with_units || !is_unit)
                    });
                    let parts: Vec<&str> =
                        std::iter::once(label.as_str()).chain(others.map(|(_, word)| word)).collect();
                    parts.join(", ")
                };
                candidates.push(Candidate {
                    column: *column,
                    words: (*words).clone(),
                    written: more(true),
                    named: more(false),
                    is_count: column.is_some_and(|at| counts.contains(&at)),
                });
            }
        }
        candidates
    }

    /// The column that names the measure: one whose cells are only words of kind does not.
    fn name_at(&self) -> Option<usize> {
        let says_kind = |at: usize| self.seen.together.iter().all(|words| is_of_kind(&words[at]));
        let mut named = (0..self.seen.filters.len()).filter(|at| is_name(&self.seen.filters[*at]));
        named.find(|at| !says_kind(*at))
    }

    /// What a column is called: by its description, by its heading, or where the rows name the measure by that.
    fn label(&self, column: Option<usize>, words: &[String]) -> String {
        let named = self.name_at().map(|at| words[at].clone());
        let heading = column.map(|at| self.seen.figures[at].as_str());
        let is_value =
            |heading: &str| ["value", "values", "figure", "measure value"].contains(&plain(heading).as_str());
        match (heading, named) {
            (Some(heading), Some(named)) if is_value(heading) => named,
            (None, Some(named)) => named,
            // "Percentage" says of what kind a figure is, and "value" nothing: the file has the name.
            (Some(heading), None) if is_value(heading) && self.seen.filters.iter().any(|filter| is_name(filter)) => {
                self.seen.title.clone().unwrap_or_else(|| stem(self.name))
            }
            (Some(heading), _) => self.described.label(heading).unwrap_or_else(|| self.only_words(heading, words)),
            (None, None) => self.seen.title.clone().unwrap_or_else(|| stem(self.name)),
        }
    }

    /// A table of one share whose rows all say the same long words: these are its name, and its heading is a code.
    fn only_words(&self, heading: &str, words: &[String]) -> String {
        let shares = self.shares.iter().flatten().count();
        let others = self.seen.figures.len().saturating_sub(3);
        let long = words.iter().find(|word| word.split_whitespace().count() >= 4);
        match long {
            Some(word) if shares == 1 && others == 0 && self.seen.together.len() == 1 && heading.contains('_') => {
                word.split_whitespace().map(in_small_letters).collect::<Vec<_>>().join(" ")
            }
            _ => heading.to_owned(),
        }
    }

    /// Those that the officer names; without a name all that are no count of another.
    ///
    /// # Errors
    /// One that is named is not there, or there are too many.
    pub fn chosen(&self, candidates: Vec<Candidate>) -> Result<Vec<Candidate>, Error> {
        let is_one = |candidate: &Candidate, wanted: &str| {
            let heading = candidate.column.map(|at| plain(&self.seen.figures[at]));
            [&candidate.written, &candidate.named].iter().any(|one| plain(one) == plain(wanted))
                || heading == Some(plain(wanted))
        };
        let mut chosen = Vec::new();
        for wanted in &self.choices.measures {
            let found: Vec<Candidate> = candidates.iter().filter(|one| is_one(one, wanted)).cloned().collect();
            if found.is_empty() {
                return Err(self.no_such(wanted, &candidates).into());
            }
            chosen.extend(found);
        }
        if self.is_again() {
            let mut ids = BTreeSet::new();
            let is_first = |one: &&Candidate| self.held(one).is_some_and(|held| ids.insert(held.indicator.clone()));
            return Ok(candidates.iter().filter(is_first).cloned().collect());
        }
        if self.choices.measures.is_empty() {
            chosen = candidates.iter().filter(|one| !one.is_count).cloned().collect();
        }
        if chosen.len() > MOST || (self.seen.has_more && self.choices.measures.is_empty()) {
            return Err(self.too_many(&candidates).into());
        }
        Ok(chosen)
    }

    fn no_such(&self, wanted: &str, candidates: &[Candidate]) -> Diagnostic {
        let near = nearest(wanted, candidates.iter().map(|one| one.written.as_str()));
        let help = near.map_or_else(|| self.all_named(candidates), |near| format!("did you mean \"{near}\"?"));
        Diagnostic::error(Code::UnknownMeasure, format!("`{}` has no measure `{wanted}`", self.name))
            .at(Place::file(self.name))
            .help(help)
    }

    fn too_many(&self, candidates: &[Candidate]) -> Diagnostic {
        let many = if self.seen.has_more { "more".to_owned() } else { candidates.len().to_string() };
        let message = format!("`{}` has {many} measures, and a report is of a few of them", self.name);
        let help = format!("say which, each with --measure \"NAME\". {}", self.all_named(candidates));
        Diagnostic::error(Code::TooLarge, message).at(Place::file(self.name)).help(help)
    }

    fn all_named(&self, candidates: &[Candidate]) -> String {
        const SHOWN: usize = 40;
        let shown: Vec<&str> = candidates.iter().take(SHOWN).map(|one| one.written.as_str()).collect();
        let more = if candidates.len() > SHOWN { " and more" } else { "" };
        format!("It has: {}{more}", shown.join("; "))
    }
}
