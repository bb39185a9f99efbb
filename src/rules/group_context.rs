//! Several indicators of one paragraph at once, and the report as a whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use rhai::Dynamic;

use crate::figures::measure::{News, Period};

use super::indicator_context::IndicatorContext;
use super::printed_words::PrintedWords;
use super::target_totals::{TargetTotals, TotalsBefore};
use super::value::Value;
use super::verdict::{Basis, Tallied, UnjudgedReason};
use super::vocabulary::word_named;

/// The `all` of a rule about `together`.
#[derive(Debug, Clone)]
pub struct GroupContext {
    /// The indicators of the paragraph, in order; at least two.
    pub subjects: Vec<IndicatorContext>,
}

impl GroupContext {
    /// A word that is the same for all; missing where it is not.
    pub fn shared(&self, word: &str) -> Option<Dynamic> {
        match word {
            "how_many" => return Some(super::value::number_of(self.subjects.len())),
            "published" => {
                let published =
                    |subject: &IndicatorContext| subject.latest().is_some_and(|latest| latest.value.is_some());
                return Some(self.subjects.iter().all(published).into());
            }
            _ => {}
        }
        let word = word_named(word)?;
        let mut answers = self.subjects.iter().map(|subject| (word.read)(subject).value);
        let first = answers.next()?;
        let shown = super::value::traced(&first);
        Some(if answers.all(|other| super::value::traced(&other) == shown) {
            first
        } else {
            Value::missing("it is not the same for all").into()
        })
    }
}

/// How many measures have each verdict and quartile: from the same decisions as the sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// By verdict as it is tallied; each of them has an entry.
    pub verdicts: BTreeMap<Tallied, usize>,
    /// Why the measures that are not judged are not.
    pub reasons: BTreeMap<UnjudgedReason, usize>,
    /// Why the indicators without polarity have no verdict: those that have a figure are there for information.
    pub information: BTreeMap<UnjudgedReason, usize>,
    /// What gave the verdicts of the measures that have one.
    pub bases: BTreeMap<Basis, usize>,
    /// Measures in the top, second, third and fourth quartile.
    pub quartiles: [usize; 4],
    /// Measures counted in all.
    pub counted: usize,
    /// Targets, counted one by one.
    pub targets: TargetTotals,
    /// The same of each section that has any, by its heading.
    pub sections: Vec<(String, TargetTotals)>,
    /// How many measures have each rating, the best first.
    pub ratings: Vec<(String, usize)>,
    /// The measures that are judged or could have been, beside the report before; none where none is approved.
    pub news: Option<NewsTotals>,
}

/// The measures beside the report before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsTotals {
    /// The period of that report.
    pub since: Period,
    /// Those that have a new figure, by verdict.
    pub new: BTreeMap<Tallied, usize>,
    /// Those whose latest figure that report had too.
    pub same: usize,
    /// Those whose latest figure was another there.
    pub revised: usize,
}

impl NewsTotals {
    /// Nothing is counted yet.
    pub fn since(since: Period) -> NewsTotals {
        NewsTotals { since, new: BTreeMap::new(), same: 0, revised: 0 }
    }

    /// How many that have a new figure have this verdict.
    pub fn how_many_new(&self, verdict: Tallied) -> usize {
        self.new.get(&verdict).copied().unwrap_or(0)
    }

    /// Counts a measure.
    pub fn add(&mut self, news: News, verdict: Tallied) {
        match news {
            News::New => *self.new.entry(verdict).or_default() += 1,
            News::Same => self.same += 1,
            News::Revised(_) => self.revised += 1,
        }
    }
}

impl Tally {
    /// How many have a verdict.
    pub fn how_many(&self, verdict: Tallied) -> usize {
        self.verdicts.get(&verdict).copied().unwrap_or(0)
    }

    /// How many are not judged for this reason.
    pub fn not_judged(&self, reason: UnjudgedReason) -> usize {
        self.reasons.get(&reason).copied().unwrap_or(0)
    }

    /// How many of those without polarity have no verdict for this reason.
    pub fn for_information(&self, reason: UnjudgedReason) -> usize {
        self.information.get(&reason).copied().unwrap_or(0)
    }

    /// How many have a verdict by this.
    pub fn judged_by(&self, basis: Basis) -> usize {
        self.bases.get(&basis).copied().unwrap_or(0)
    }

    /// How many are the same as before, so that nothing had to judge them.
    pub fn unmoved(&self) -> usize {
        let judged =
            [Tallied::Improved, Tallied::NoClearChange, Tallied::Declined].map(|verdict| self.how_many(verdict));
        judged.iter().sum::<usize>().saturating_sub(self.bases.values().sum())
    }

    /// All but those without polarity.
    pub fn measures(&self) -> usize {
        self.counted.saturating_sub(self.how_many(Tallied::NoPolarity))
    }

    /// How many have a quartile.
    pub fn benchmarked(&self) -> usize {
        self.quartiles.iter().sum()
    }
}

/// The `r` of a rule about the whole report.
#[derive(Debug, Clone)]
pub struct ReportContext {
    /// The word of the paragraph: `change`.
    pub which: String,
    /// The report's period.
    pub period: Period,
    /// Its area.
    pub area: String,
    /// The totals.
    pub tally: Tally,
    /// What is printed for a verdict.
    pub words: Arc<PrintedWords>,
    /// The totals of the report before, where one is approved.
    pub before: Option<TotalsBefore>,
}
