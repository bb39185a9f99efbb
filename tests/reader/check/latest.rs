//! The latest figure: its value, its count, its period, and the words that go with them.

use rust_decimal::Decimal;

use super::Reader;
use super::ledger::Ledger;
use crate::claim::{Claim, Count};
use crate::facts::Facts;
use crate::folder::measure::{Figure, Kind};
use crate::folder::number::Printed;
use crate::folder::period::{Period, Style};

impl Reader<'_> {
    pub(super) fn latest(&self, claim: &Claim, facts: &Facts, ledger: &mut Ledger) {
        match claim {
            Claim::Latest { value, count, at, period, late, word } => {
                self.the_figure(*value, count.as_ref(), facts, ledger);
                if let Some(period) = period {
                    self.of_the_latest(period, at, facts, ledger);
                }
                self.lateness(*late, period.is_some(), facts, ledger);
                if !word.is_empty() {
                    let is_so = *word == facts.measure.word;
                    ledger.hold("measure word", is_so, || format!("it is a {}", facts.measure.word));
                }
            }
            Claim::Per { noun, .. } => {
                let is_so = facts.measure.noun.as_ref().is_some_and(|own| own[1] == *noun);
                ledger.hold("noun", is_so, || format!("`{noun}` is not what is counted"));
            }
            Claim::Share(value) => {
                let is_so = facts.value().is_some_and(|held| facts.prints(*value, held));
                ledger.hold("latest value", is_so, || held(facts.value()));
            }
            Claim::Remained => {
                let then = facts.like_before().and_then(|figure| figure.value);
                ledger.hold("the same", then.is_some() && then == facts.value(), || held(then));
            }
            Claim::Together { counts, period } => self.together(counts, period, facts, ledger),
            _ => {}
        }
    }

    fn the_figure(&self, value: Option<Printed>, count: Option<&Count>, facts: &Facts, ledger: &mut Ledger) {
        let latest = facts.value();
        if let Some(value) = value {
            let is_so = latest.is_some_and(|held| facts.prints(value, held));
            ledger.hold("latest value", is_so, || held(latest));
        }
        let Some(count) = count else { return };
        let known = facts.latest.and_then(|figure| facts.count(figure));
        let kind = if value.is_some() { "count" } else { "latest value" };
        ledger.hold(kind, known == Some(count.size), || held(known));
        self.whole(count, facts.latest, facts, ledger);
    }

    /// Out of how many a count is, where that is said, and the noun that agrees with it.
    pub(super) fn whole(&self, count: &Count, figure: Option<&Figure>, facts: &Facts, ledger: &mut Ledger) {
        let known = figure.and_then(|figure| figure.out_of);
        ledger.hold("out of", count.of.is_none() || count.of == known, || held(known));
        // Behind "of 4,140" stands the noun of the whole, which the catalogue may call otherwise.
        if count.of.is_none() {
            self.noun(count.size, &count.noun, facts, ledger);
        }
    }

    pub(super) fn noun(&self, size: Decimal, noun: &str, facts: &Facts, ledger: &mut Ledger) {
        let own = facts.measure.noun.as_ref();
        let wanted = own.map_or("", |own| if size == Decimal::ONE { &own[0] } else { &own[1] });
        let is_so = noun == wanted || (own.is_none() && ["case", "cases"].contains(&noun));
        ledger.hold("noun", is_so, || format!("what is counted is `{wanted}`"));
    }

    /// One of the counts that were named together: the one with its noun.
    fn together(&self, counts: &[Count], period: &str, facts: &Facts, ledger: &mut Ledger) {
        let own = facts.measure.noun.as_ref();
        let named = counts.iter().find(|count| own.is_some_and(|own| own.contains(&count.noun)));
        match named {
            Some(count) => self.the_figure(None, Some(count), facts, ledger),
            None => ledger.trouble("noun", format!("no count of it is named: {counts:?}")),
        }
        self.of_the_latest(period, "in", facts, ledger);
    }

    /// Whether a period is the one of the latest figure, in the words that its kind asks for.
    pub(super) fn of_the_latest(&self, period: &str, at: &str, facts: &Facts, ledger: &mut Ledger) {
        let said = self.period(period);
        let own = facts.latest.map(|figure| figure.period);
        let is_so = said.zip(own).is_some_and(|(said, own)| {
            said == facts.covers(own) || said == own || (said.style == Style::Month && said.end == own.end)
        });
        ledger.hold("period", is_so, || format!("the latest figure is of {own:?}"));
        let stock = ["at the end of", "on"].contains(&at);
        let fits = at.is_empty() || stock == (facts.measure.kind == Kind::Stock);
        ledger.hold("state or flow", fits, || "the position at an end, or what came in a period".into());
    }

    /// A printed period, as the measure's year has it.
    pub(super) fn period(&self, text: &str) -> Option<Period> {
        if text.starts_with("⟦e") {
            return Some(Period::UNDATED);
        }
        let text = text.strip_prefix("the end of ").unwrap_or(text);
        Period::printed(text, self.folder.period, Style::Financial)
    }

    fn lateness(&self, late: bool, dated: bool, facts: &Facts, ledger: &mut Ledger) {
        let Some(latest) = facts.latest else { return };
        let behind = self.folder.period.end - latest.period.end >= facts.measure.step;
        if late || dated {
            let mut held = facts.measure.own.iter().filter(|figure| figure.value.is_some() && figure.period.is_dated());
            let has_later = held.any(|figure| figure.period.end > latest.period.end);
            let is_so = !late || behind && !has_later;
            ledger.hold("latest available", is_so, || {
                "the figure is of the report's own period, or a later one is held".into()
            });
        }
    }
}

pub(super) fn held(value: Option<Decimal>) -> String {
    value.map_or_else(|| "the folder has none".into(), |value| format!("the folder has {value}"))
}
