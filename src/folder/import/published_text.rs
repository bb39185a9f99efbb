//! The recipe and the entries of a table with a column for each measure, as they are written.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::figures::measure::{Indicator, Period};
use crate::folder::public::{Shape, label, of_text};
use crate::folder::recognise::FoundMeasure;
use crate::folder::table::columns::plain;
use crate::folder::table::kind_words::is_percentage;
use crate::folder::table::known_names::KnownNames;
use crate::folder::text::toml_text::{list, pairs, quoted};

use super::candidates::{Candidate, Found};
use super::entry::NewEntry;
use super::heading_words::{grouped, in_plain_words};
use super::meta::Measure;
use super::proposal::Proposal;
use super::shares::{Share, shares};

/// What is proposed of a table, for the measures that are meant.
pub fn proposal(found: &Found, chosen: Vec<Candidate>, catalogue: &[Indicator]) -> Proposal {
    Text(found).proposal(&chosen, catalogue)
}

/// The name of a listed measure. A number that is given as a share says of what.
fn named_in_list(listed: &Measure) -> String {
    let name = listed.name.trim_end_matches("(%)").trim_end();
    listed.share_of().map_or_else(|| listed.name.clone(), |whole| format!("{name} as a percentage of {whole}"))
}

/// No percentage of a published table is above this.
const MOST_PERCENT: f64 = 1_000.0;

struct Text<'a>(&'a Found<'a>);

impl Text<'_> {
    fn proposal(&self, chosen: &[Candidate], catalogue: &[Indicator]) -> Proposal {
        let mut proposal = Proposal { is_of_columns: true, ..Proposal::default() };
        let names = KnownNames::of(catalogue);
        let mut lines = String::new();
        let mut columns = Vec::new();
        for candidate in chosen {
            columns.extend(candidate.column);
            columns.extend(self.share(candidate).into_iter().flat_map(|share| [share.numerator, share.denominator]));
            // A recipe reads it as it is.
            if self.0.held(candidate).is_some() {
                proposal.known += 1;
                continue;
            }
            let known = names.first(&candidate.written).map(|at| catalogue[at].id.clone());
            let id = match known {
                Some(id) => {
                    proposal.known += 1;
                    id
                }
                None => {
                    let taken = catalogue.iter().map(|known| &known.id).chain(proposal.new.iter().map(|new| &new.id));
                    let new = self.entry(candidate, &taken.cloned().collect::<Vec<_>>());
                    let id = new.id.clone();
                    proposal.new.push(new);
                    id
                }
            };
            let _ = writeln!(lines, "  {},", self.measure(&id, candidate));
        }
        let mut text = format!("\n[[source]]\nfile = {}\n", quoted(self.0.name));
        if let Some([area, period]) = &self.0.seen.named {
            let _ = writeln!(text, "area = {}\nperiod = {}", quoted(area), quoted(period));
        }
        if let Some(year) = self.only_year() {
            let _ = writeln!(text, "period = {{ is = {} }}", quoted(year));
        }
        text.push_str(&self.year_ends());
        proposal.recipes = format!("{text}measures = [\n{lines}]\n");
        proposal.periods = self.first_and_last(chosen);
        proposal.told = self.told(chosen);
        let among = columns.iter().collect::<BTreeSet<_>>().into_iter().flat_map(|at| &self.0.seen.odd[*at]);
        proposal.unread = among.cloned().collect();
        let left = self.0.seen.figures.iter().enumerate().filter(|(at, _)| !columns.contains(at));
        let left: Vec<&str> = left.map(|(_, figure)| figure.as_str()).collect();
        if !left.is_empty() {
            proposal.left_out.push((left.join(", "), "not chosen; --measure \"NAME\" takes one in".to_owned()));
        }
        let beside = self.0.seen.beside.iter();
        proposal.left_out.extend(beside.map(|(heading, why)| (heading.clone(), (*why).to_owned())));
        proposal
    }

    fn share(&self, candidate: &Candidate) -> Option<Share> {
        self.0.shares.get(candidate.column?).copied().flatten()
    }

    /// What a figure is a share of whose counts stand in rows of their own.
    fn per_of_parts(&self, candidate: &Candidate) -> Option<u32> {
        let words = self.0.seen.together.iter().position(|words| *words == candidate.words)?;
        let rows: Vec<_> = self.0.seen.in_parts.iter().filter(|(of, _)| *of == words).cloned().collect();
        let share = shares(&rows, 3).first().copied().flatten()?;
        (share.numerator == 1).then_some(share.per)
    }

    /// A measure of the recipe.
    fn measure(&self, id: &str, candidate: &Candidate) -> String {
        let heading = |at: usize| quoted(&self.0.seen.figures[at]);
        let mut parts = vec![format!("indicator = {}", quoted(id))];
        if let Some(at) = candidate.column {
            parts.push(format!("value = {}", heading(at)));
        }
        if let Some(share) = self.share(candidate) {
            parts.push(format!("numerator = {}", heading(share.numerator)));
            parts.push(format!("denominator = {}", heading(share.denominator)));
        }
        if !self.0.seen.filters.is_empty() {
            let words = self.0.seen.filters.iter().map(String::as_str).zip(candidate.words.iter().map(String::as_str));
            parts.push(format!("where = {}", pairs(words)));
        }
        if let Some(months) = self.0.choices.period_is.as_ref().filter(|_| self.only_year().is_none()) {
            parts.push(format!("period_is = {}", quoted(months)));
        }
        // The list of measures says what a bare 2024 is.
        let months = self.0.listed(candidate).and_then(|listed| listed.months.as_ref());
        if let Some(months) = months.filter(|_| self.0.choices.period_is.is_none()) {
            parts.push(format!("period_is = {}", quoted(months)));
        }
        format!("{{ {} }}", parts.join(", "))
    }

    fn entry(&self, candidate: &Candidate, taken: &[String]) -> NewEntry {
        let heading = candidate.column.map_or("", |at| self.0.seen.figures[at].as_str());
        let listed = self.0.listed(candidate);
        let per = self.share(candidate).map(|share| share.per).or_else(|| self.per_of_parts(candidate));
        let in_parts = plain(&in_plain_words(heading));
        let says = |words: &[&str]| {
            let mut all = in_parts.split(' ').chain(heading.split('_'));
            all.any(|one| words.iter().any(|word| one.eq_ignore_ascii_case(word)))
        };
        let in_words = candidate.words.iter().any(|word| is_percentage(word));
        let is_above_one =
            self.figures(candidate).0.iter().filter_map(|text| text.parse::<f64>().ok()).any(|one| one > 1.0);
        let described = self.0.described.unit(heading).filter(|_| self.not_percent(candidate).is_none());
        let unit = match (described, per) {
            (Some(unit), _) => unit,
            _ if listed.is_some_and(|listed| !listed.unit.is_empty()) => {
                listed.and_then(|listed| listed.unit_word()).unwrap_or_default()
            }
            (None, Some(100)) => "%".to_owned(),
            (None, Some(per)) => format!("per {}", grouped(per)),
            // A difference of two shares is none.
            (None, _) if says(&["ppt", "ppts", "change"]) => String::new(),
            (None, _) if says(&["percent", "percentage", "pct"]) || in_words => "%".to_owned(),
            (None, _) if says(&["proportion", "prop"]) && is_above_one => "%".to_owned(),
            (None, _) => self.unit_word(candidate).unwrap_or_default().to_owned(),
        };
        let (figures, written_with) = self.figures(candidate);
        let found = FoundMeasure {
            written: candidate.written.clone(),
            words: listed.map(named_in_list).unwrap_or_else(|| in_plain_words(&candidate.named)),
            good: listed.and_then(|listed| listed.good),
            unit,
            figures,
            periods: self.periods(candidate).into_iter().map(label).collect(),
            ..FoundMeasure::default()
        };
        let decimals =
            self.0.described.decimals(heading).or(listed.and_then(|listed| listed.decimals)).or(match written_with {
                0 => None,
                some if some <= 2 => Some(some),
                // More than anybody prints.
                _ => Some(1),
            });
        let mut new = NewEntry::of(&found, taken).with_decimals(decimals);
        if let Some(listed) = listed {
            new = new.with_list(listed.year, listed.no_quartile, listed.is_at_end);
        }
        let is_plain = ["unit = \"score\"\n", "unit = \"count\"\n"].contains(&new.unit.as_str());
        if let Some(many) = self.unit_word(candidate).map(str::to_lowercase).filter(|_| is_plain)
            && let Some(one) = many.strip_suffix('s')
        {
            new.unit = format!("unit = \"score\"\nword = {}\n", list([one, &many]));
        }
        new
    }

    /// Some figures of a measure as they are written, and the most decimals that they have.
    fn figures(&self, candidate: &Candidate) -> (Vec<String>, u32) {
        const SAMPLES: usize = 300;
        let Some(column) = candidate.column else { return (Vec::new(), 0) };
        let words = self.0.seen.together.iter().position(|words| *words == candidate.words);
        let rows = self.0.seen.rows.iter().filter(|(of, _)| Some(*of) == words);
        let figures: Vec<String> = rows.filter_map(|(_, figures)| Some(figures[column]?.to_string())).collect();
        let decimals = figures.iter().filter_map(|text| Some(text.split_once('.')?.1.len())).max().unwrap_or(0);
        (figures.into_iter().take(SAMPLES).collect(), u32::try_from(decimals).unwrap_or(0))
    }

    /// The word of a unit of its own: `Tonnes`.
    fn unit_word<'b>(&self, candidate: &'b Candidate) -> Option<&'b str> {
        let at = self.0.seen.filters.iter().position(|filter| ["unit", "units"].contains(&plain(filter).as_str()))?;
        let word = candidate.words.get(at).map(String::as_str)?;
        word.chars().all(char::is_alphabetic).then_some(word)
    }

    /// The periods that a measure has figures of, as the build will read them: where its years end in March, 2025 is 2024/25.
    fn periods(&self, candidate: &Candidate) -> BTreeSet<Period> {
        let said = self.0.said(candidate);
        match self.only_year() {
            Some(year) => of_text(year, said).into_iter().collect(),
            None => self.0.seen.periods(&candidate.words, candidate.column, said),
        }
    }

    /// The year of a table that has none, as the officer says it.
    fn only_year(&self) -> Option<&str> {
        let has_none = self.0.seen.shape == Shape::Ascof && self.0.seen.times.iter().all(String::is_empty);
        self.0.choices.period_is.as_deref().filter(|_| has_none)
    }

    /// What the table does not say of its years.
    fn year_ends(&self) -> String {
        self.0.choices.year_ends.as_ref().map_or_else(String::new, |month| format!("year_ends = {}\n", quoted(month)))
    }

    fn told(&self, chosen: &[Candidate]) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        told.extend(self.0.seen.lacking.iter().map(|(message, help)| format!("{message}: {help}")));
        if chosen.iter().any(|one| !one.named.contains(' ') && self.0.held(one).is_none()) {
            told.push(
                "the names of measures are made of its headings: write in indicators.toml how each reads in a sentence"
                    .to_owned(),
            );
        }
        let is_there = |heading: &str| self.0.seen.headings.iter().any(|one| plain(one) == plain(heading));
        let gone: Vec<&str> = self.0.described.headings().filter(|heading| !is_there(heading)).take(3).collect();
        if !gone.is_empty() {
            told.push(format!("its description has columns that the table does not have: {}", gone.join(", ")));
        }
        told.extend(chosen.iter().filter_map(|one| self.not_percent(one)));
        let left: usize = self.0.seen.together.len() - self.0.rows_meant().len();
        if left > 0 {
            told.push(format!(
                "of {left} other kinds of rows (the words under {}) nothing is read",
                self.0.seen.filters.join(", ")
            ));
        }
        told
    }

    /// What is said of a column that is described as a percentage and holds something else.
    fn not_percent(&self, candidate: &Candidate) -> Option<String> {
        let heading = &self.0.seen.figures[candidate.column?];
        let figures = self.figures(candidate).0;
        let most = figures.iter().filter_map(|text| text.parse::<f64>().ok()).fold(0.0, f64::max);
        (self.0.described.unit(heading).as_deref() == Some("%") && most > MOST_PERCENT).then(|| {
            format!("\u{201c}{heading}\u{201d} is described as a percentage, and is as high as {most}: it is not taken for one")
        })
    }

    /// The first and the last period of the measures that are meant.
    fn first_and_last(&self, chosen: &[Candidate]) -> Option<(String, String)> {
        let read: BTreeSet<Period> = chosen.iter().flat_map(|one| self.periods(one)).collect();
        Some((read.first()?.in_full(), read.last()?.in_full()))
    }
}
