//! Measures of a file that the next quarter's file in its place no longer has, or has no newer figure of: dropped, or renamed.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::figures::measure::{Indicator, Period};
use crate::figures::prose::list;
use crate::folder::table::columns::plain;
use crate::folder::table::known_names::KnownNames;
use crate::folder::text::toml_text::quoted;

use super::entry::NewEntry;
use super::proposal::Proposal;

/// A measure of the file before that has not the latest figure of the new one.
struct Gone<'a> {
    indicator: &'a Indicator,
    /// Its figures in the file before.
    figures: BTreeMap<Period, Decimal>,
    /// The new file has its row still, with older figures alone.
    is_late: bool,
}

impl Proposal {
    /// Takes out what is new only by its name, a measure with the code or with the figures of one that is gone, and tells of all that
    /// are gone. `old`: what the file before gave.
    pub(super) fn gone_since(&mut self, old: &Proposal, catalogue: &[Indicator]) {
        let mut gone = self.gone(old, catalogue);
        let mut told = Vec::new();
        let figures = &self.figures;
        self.new.retain(|new| {
            let Some(at) = gone.iter().position(|one| !one.is_late && is_it(one, new, figures)) else { return true };
            let before = gone.remove(at).indicator;
            let (id, code, written) = (&before.id, &before.code, quoted(&new.written));
            let has =
                if !code.is_empty() && *code == new.code() { format!("the code {code}") } else { "the figures".to_owned() };
            let else_ = if has == "the figures" { "else give it an entry of its own" } else { "else give one of them another code" };
            told.push(format!(
                "{written} has {has} of `{id}`, which is no longer in the file, and is not added: if it is the same measure under \
                 another name, write that in its entry in indicators.toml: called = [{written}]; {else_}"
            ));
            false
        });
        let latest = self.latest().map_or_else(String::new, |latest| format!(" for {}", latest.in_full()));
        gone.retain(|one| {
            let alike = |new: &&NewEntry| reads_alike(&new.written, one.indicator);
            let Some(new) = self.new.iter().find(alike) else { return true };
            let (id, new_id, written) = (&one.indicator.id, &new.id, quoted(&new.written));
            told.push(format!(
                "{written} is taken in as a new measure, `{new_id}`, and `{id}` has no figure{latest} in the file: if it is the same measure \
                 under another name, write called = [{written}] in its entry in indicators.toml, and take `{new_id}` out there and in \
                 report.toml"
            ));
            false
        });
        let names = |is_late: bool| {
            let of = gone.iter().filter(|one| one.is_late == is_late);
            of.map(|one| quoted(&one.indicator.label)).collect::<Vec<String>>()
        };
        const HOW: &str = "If a measure has another name now, write that in its entry in indicators.toml (called = [...]); if it is no longer \
                           reported, take it out of report.toml";
        let (out, late) = (names(false), names(true));
        if !out.is_empty() {
            told.push(format!("no longer in the file: {}. {HOW}", list(&out)));
        }
        if !late.is_empty() {
            told.push(format!("without a figure{latest}, unlike in the file before: {}. {HOW}", list(&late)));
        }
        self.told.extend(told);
    }

    /// The measures of the file before without a figure of the latest period of this one, which had the latest of that.
    fn gone<'a>(&self, old: &Proposal, catalogue: &'a [Indicator]) -> Vec<Gone<'a>> {
        let known = KnownNames::of(catalogue);
        let of = |file: &Proposal| {
            let mut held: BTreeMap<usize, BTreeMap<Period, Decimal>> = BTreeMap::new();
            for (name, figures) in &file.figures {
                known.first(name).into_iter().for_each(|at| held.entry(at).or_default().extend(figures));
            }
            held
        };
        let last = |figures: &BTreeMap<Period, Decimal>| figures.keys().map(|period| period.end()).max();
        let (now, latest) = (of(self), self.latest().map(Period::end));
        let was_new = old.latest().map(Period::end);
        let is_gone = |(at, figures): (usize, BTreeMap<Period, Decimal>)| {
            let indicator = catalogue.get(at)?;
            let Some(held) = now.get(&at) else { return Some(Gone { indicator, figures, is_late: false }) };
            let is_late = last(&figures) >= was_new && last(held) < latest && was_new < latest;
            is_late.then_some(Gone { indicator, figures, is_late })
        };
        of(old).into_iter().filter_map(is_gone).collect()
    }
}

/// Whether a new measure is one that is gone: it has its code; or its figures, all that both files have, which one alone shows only
/// where the names read alike too.
fn is_it(gone: &Gone, new: &NewEntry, figures: &BTreeMap<String, BTreeMap<Period, Decimal>>) -> bool {
    if !gone.indicator.code.is_empty() && gone.indicator.code == new.code() {
        return true;
    }
    let Some(own) = figures.get(&plain(&new.written)) else { return false };
    let both: Vec<(&Decimal, &Decimal)> =
        own.iter().filter_map(|(period, figure)| Some((figure, gone.figures.get(period)?))).collect();
    let are_same = !both.is_empty() && both.iter().all(|(one, other)| one == other);
    let differ = both.iter().map(|(one, _)| *one).collect::<BTreeSet<_>>().len();
    are_same && (differ > 1 || reads_alike(&new.written, gone.indicator))
}

/// Whether half of the words that two names have, small words left out, are in both.
fn reads_alike(written: &str, indicator: &Indicator) -> bool {
    const SMALL: [&str; 12] = ["the", "of", "to", "in", "for", "and", "a", "an", "at", "on", "by", "with"];
    let words = |text: &str| -> BTreeSet<String> {
        let small = text.to_lowercase();
        let words = small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter(|word| !SMALL.contains(word)).map(|word| word.trim_end_matches('s').to_owned()).collect()
    };
    let new = words(written);
    indicator.called.iter().chain([&indicator.label, &indicator.name]).any(|name| {
        let name = words(name);
        let both = new.intersection(&name).count();
        both > 0 && both * 2 >= new.union(&name).count()
    })
}
