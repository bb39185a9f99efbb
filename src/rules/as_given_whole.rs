//! The totals of a report as a case gives them: the way back of [`super::staged::whole`].

use rust_decimal::Decimal;

use crate::figures::measure::Period;

use super::figures::{Figures, Given};
use super::group_context::Tally;
use super::staged::{BASES, QUARTILES, of_information};
use super::staged_news::{NEW, NEWS};
use super::staged_targets::BEFORE;
use super::target_totals::{TargetTallied, TargetTotals, TotalsBefore};

/// What a paragraph about a whole report may count.
pub const WHICH: [&str; 5] = ["", "change", "quartiles", "targets", "ratings"];

/// The totals of a report, for a paragraph about one of [`WHICH`].
pub fn whole_as_given(tally: &Tally, which: &str, period: Period, before: Option<&TotalsBefore>) -> Figures {
    let mut figures = Figures::default();
    if !which.is_empty() {
        figures.put("which", which);
    }
    figures.put("period", period.in_full().as_str());
    let mut count = |key: &str, count: usize| {
        if count > 0 {
            figures.put(key, Decimal::from(count));
        }
    };
    tally.verdicts.iter().for_each(|(verdict, many)| count(verdict.as_str(), *many));
    tally.reasons.iter().for_each(|(reason, many)| count(reason.as_str(), *many));
    tally.information.iter().for_each(|(reason, many)| count(&of_information(reason.as_str()), *many));
    tally.bases.iter().for_each(|(basis, many)| count(BASES[*basis as usize], *many));
    QUARTILES.iter().zip(tally.quartiles).for_each(|(quartile, many)| count(quartile, many));
    TargetTallied::ALL.iter().for_each(|state| count(state.as_str(), tally.targets.how_many(*state)));
    if let Some(news) = &tally.news {
        for (verdict, key) in NEW.iter().zip(NEWS) {
            count(key, news.new.get(verdict).copied().unwrap_or(0));
        }
        count("same", news.same);
        count("revised", news.revised);
    }
    if let Some(before) = before {
        for (key, state) in BEFORE.iter().zip(TargetTotals::JUDGED) {
            count(key, before.targets.how_many(state));
        }
    }
    let met = |totals: &TargetTotals| Given::from(Decimal::from(totals.how_many(TargetTallied::Met)));
    let sections: Vec<(String, Given)> =
        tally.sections.iter().map(|(name, totals)| (name.clone(), met(totals))).collect();
    if !sections.is_empty() {
        figures.put("sections", Given::Table(sections));
    }
    figures
}
