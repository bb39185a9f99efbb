//! The recipe and the entries of a table with a column for each measure, as they are written.

use std::fmt::Write as _;

use crate::figures::measure::{Indicator, YearKind, read_period};
use crate::folder::columns::plain;
use crate::folder::public::Shape;

use super::candidates::{Candidate, Found};
use super::entry::NewEntry;
use super::heading_words::{grouped, in_plain_words, in_words_of};
use super::proposal::Proposal;
use super::shares::Share;
use crate::folder::recognise::FoundMeasure;
use crate::folder::recognise::is_called;
use crate::folder::toml_text::{list, pairs, quoted};

/// What is proposed of a table, for the measures that are meant.
pub fn proposal(found: &Found, chosen: Vec<Candidate>, catalogue: &[Indicator]) -> Proposal {
    Text(found).proposal(&chosen, catalogue)
}

struct Text<'a>(&'a Found<'a>);

impl Text<'_> {
    fn proposal(&self, chosen: &[Candidate], catalogue: &[Indicator]) -> Proposal {
        let mut proposal = Proposal { is_of_columns: true, ..Proposal::default() };
        let mut lines = String::new();
        let mut columns = Vec::new();
        for candidate in chosen {
            let written = plain(&candidate.written);
            let known = catalogue.iter().find(|known| is_called(known, &written)).map(|known| known.id.clone());
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
            columns.extend(candidate.column);
            columns.extend(self.share(candidate).into_iter().flat_map(|share| [share.numerator, share.denominator]));
        }
        let mut text = format!("\n[[source]]\nfile = {}\n", quoted(self.0.name));
        if let Some([area, period]) = &self.0.seen.named {
            let _ = writeln!(text, "area = {}\nperiod = {}", quoted(area), quoted(period));
        }
        if self.0.seen.shape == Shape::Ascof && self.0.seen.times.iter().all(String::is_empty) {
            text.push_str("period = { is = \"\" }   # the year that the file is of, as in \"2023/24\"\n");
        }
        text.push_str(&self.year_ends());
        proposal.recipes = format!("{text}measures = [\n{lines}]\n");
        proposal.periods = self.first_and_last();
        proposal.told = self.told(chosen);
        let left = self.0.seen.figures.iter().enumerate().filter(|(at, _)| !columns.contains(at));
        let left: Vec<&str> = left.map(|(_, figure)| figure.as_str()).collect();
        if !left.is_empty() {
            proposal.left_out.push((left.join(", "), "not chosen; --measure \"NAME\" takes one in".to_owned()));
        }
        proposal
    }

    fn share(&self, candidate: &Candidate) -> Option<Share> {
        self.0.shares.get(candidate.column?).copied().flatten()
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
        if let Some(months) = &self.0.choices.period_is {
            parts.push(format!("period_is = {}", quoted(months)));
        }
        format!("{{ {} }}", parts.join(", "))
    }

    fn entry(&self, candidate: &Candidate, taken: &[String]) -> NewEntry {
        let heading = candidate.column.map_or("", |at| self.0.seen.figures[at].as_str());
        let share = self.share(candidate);
        let in_parts = plain(&in_plain_words(heading));
        let says = |words: &[&str]| {
            let mut all = in_parts.split(' ').chain(heading.split('_'));
            all.any(|one| words.iter().any(|word| one.eq_ignore_ascii_case(word)))
        };
        let in_words = candidate
            .words
            .iter()
            .any(|word| ["percentage", "percent", "%", "per cent"].contains(&plain(word).as_str()));
        let is_above_one =
            self.figures(candidate).0.iter().filter_map(|text| text.parse::<f64>().ok()).any(|one| one > 1.0);
        let unit = match (self.0.described.unit(heading), share) {
            (Some(unit), _) => unit,
            (None, Some(share)) if share.per == 100 => "%".to_owned(),
            (None, Some(share)) if share.per > 100 => format!("per {}", grouped(share.per)),
            // A difference of two shares is none.
            (None, _) if says(&["ppt", "ppts", "change"]) => String::new(),
            (None, _) if says(&["percent", "percentage", "pct"]) || in_words => "%".to_owned(),
            (None, _) if says(&["proportion", "prop"]) && is_above_one => "%".to_owned(),
            (None, _) => self.unit_word(candidate).unwrap_or_default().to_owned(),
        };
        let (figures, written_with) = self.figures(candidate);
        let found = FoundMeasure {
            written: candidate.written.clone(),
            words: in_plain_words(&candidate.named),
            unit,
            figures,
            periods: self.0.seen.times.iter().map(|time| in_words_of(time)).collect(),
            ..FoundMeasure::default()
        };
        let decimals = self.0.described.decimals(heading).or(match written_with {
            0 => None,
            some if some <= 2 => Some(some),
            // More than anybody prints.
            _ => Some(1),
        });
        let mut new = NewEntry::of(&found, taken).with_decimals(decimals);
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

    /// What the table does not say of its years.
    fn year_ends(&self) -> String {
        let kinds: Vec<&str> = self.0.seen.times.iter().filter_map(|time| Some(time.split_once('\n')?.1)).collect();
        match &self.0.choices.year_ends {
            Some(month) => format!("year_ends = {}\n", quoted(month)),
            None if kinds.contains(&"Reporting year") && self.0.choices.period_is.is_none() => {
                "# year_ends = \"March\"   # the month in which a year of the table ends: see the notes of the publication\n".to_owned()
            }
            None => String::new(),
        }
    }

    fn told(&self, chosen: &[Candidate]) -> Vec<String> {
        let has = |kind: &str| {
            self.0.seen.times.iter().any(|time| time.split_once('\n').is_some_and(|(_, said)| said == kind))
        };
        let is_said = self.0.choices.period_is.is_some();
        let mut told = Vec::new();
        if has("Reporting year") && self.0.choices.year_ends.is_none() && !is_said {
            told.push(
                "its years are called \"Reporting year\", and it does not say which months they have: look in its notes, then remove the # \
                 before `year_ends` in report.toml and write the month in which a year ends"
                    .to_owned(),
            );
        }
        if has("Calendar year") && !is_said {
            told.push(
                "its years are called \"Calendar year\", and a figure may be of a part of it: look in its notes; if a measure is an average of \
                 three months, write that in its line in report.toml: period_is = \"December to February\""
                    .to_owned(),
            );
        }
        if chosen.iter().any(|one| !one.named.contains(' ')) {
            told.push(
                "the names of measures are made of its headings: write in indicators.toml how each reads in a sentence"
                    .to_owned(),
            );
        }
        let left: usize = self.0.seen.together.len() - self.0.rows_meant().len();
        if left > 0 {
            told.push(format!(
                "of {left} other kinds of rows (the words under {}) nothing is read",
                self.0.seen.filters.join(", ")
            ));
        }
        told
    }

    fn first_and_last(&self) -> Option<(String, String)> {
        let read = self
            .0
            .seen
            .times
            .iter()
            .filter_map(|time| Some(read_period(&in_words_of(time), YearKind::Financial).ok()?.0));
        let mut read: Vec<_> = read.collect();
        read.sort_unstable();
        Some((read.first()?.in_full(), read.last()?.in_full()))
    }
}
